"""Other calendars that a group reads: what shows of them, and what's refused with a reason."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.agenda.occurrences import Dropped, Due
from bot.calendars import source_words as words
from bot.calendars.fetching import FetchCalendar, address_of, fetch
from bot.calendars.sources import AHEAD, FETCH, MOST
from bot.celebrations import files
from bot.celebrations.service import NOTHING
from bot.kit.errors import NotFound, Refusal
from bot.kit.fetching import Fetcher
from bot.kit.ical import reading
from bot.kit.internet import is_public
from tests.meetups.meeting import CHAT, GUILD, ONCE, WEEKLY, ZONE, a_group, meet
from tests.shelf.test_probing import HERE, PRIVATE, resolving, serving

if TYPE_CHECKING:
    from datetime import datetime

    from bot.calendars.sources import Source
    from bot.services import Services
    from tests.conftest import StandingClock
    from tests.shelf.test_probing import Server

FIRST, LAST = date(2026, 9, 14), date(2026, 10, 31)


def event(title: str, day: str, uid: str = "", *lines: str) -> str:
    """Return an event of one hour, or of a whole day."""
    start = f"DTSTART;TZID=America/Chicago:{day}" if "T" in day else f"DTSTART;VALUE=DATE:{day}"
    given = (f"UID:{uid or title}", start, f"SUMMARY:{title}", *lines)
    return "\r\n".join(("BEGIN:VEVENT", *given, "END:VEVENT"))


def file(*events: str, name: str = "Prairie District") -> bytes:
    """Return a calendar file."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", f"X-WR-CALNAME:{name}")
    return "\r\n".join((*head, *events, "END:VCALENDAR", "")).encode()


BOARD = event("Board night", "20260924T180000", "board", "LOCATION:Central office")
FAIR = event("Library fair", "20261003", "fair")


async def shown(services: Services) -> list[str]:
    """Return the titles that the group shows."""
    return [one.title for one in await services.sources.between(GUILD, FIRST, LAST)]


async def picked(services: Services, source: Source, now: datetime) -> None:
    """Show everything in a calendar."""
    events = [one.event for one, _ in await services.sources.events(source, now)]
    await services.sources.pick(GUILD, source.id, events, events)


async def added(services: Services, content: bytes, now: datetime, link: str = "") -> Source:
    """Add a calendar and show everything in it."""
    found = (await services.sources.add(GUILD, "calendar", link, content, now)).source
    await picked(services, found, now)
    return found


async def test_what_is_picked_shows(services: Services, clock: StandingClock) -> None:
    """Nothing shows until it's picked; each has its place and time, and another group has none."""
    await a_group(services, clock)
    sources, now = services.sources, clock.now()
    found = (await sources.add(GUILD, "export", "", file(BOARD, FAIR), now)).source
    assert (found.name, found.events, found.picked) == ("Prairie District", 2, 0)
    assert await shown(services) == []

    listed = await sources.events(found, now)
    assert [(one.title, is_on) for one, is_on in listed] == [
        ("Board night", False), ("Library fair", False)
    ]  # fmt: skip
    board = listed[0][0].event
    await sources.pick(GUILD, found.id, [one.event for one, _ in listed], [board, "made-up"])
    (one,) = await sources.between(GUILD, FIRST, LAST)
    assert (one.title, one.place) == ("Board night", "Central office")
    assert f"{one.starts_at:%m-%d %H:%M}" == "09-24 23:00"
    assert await sources.between(GUILD + 1, FIRST, LAST) == []
    for forged in (sources.get(GUILD + 1, found.id), sources.remove(GUILD + 1, found.id)):
        with pytest.raises(NotFound):
            await forged


async def test_changes_follow(services: Services, clock: StandingClock) -> None:
    """What moved at the source moves, what was canceled or removed there goes; picks stay."""
    await a_group(services, clock)
    source = await added(services, file(BOARD, FAIR), clock.now())
    moved = event("Board night", "20260925T180000", "board")
    off = event("Library fair", "20261003", "fair", "STATUS:CANCELLED")
    new = event("Retirement tea", "20261004", "tea")

    again = await services.sources.renew(source, file(moved, off, new), clock.now())

    (one,) = await services.sources.between(GUILD, FIRST, LAST)
    assert (one.title, one.first) == ("Board night", date(2026, 9, 25))
    assert again.source.picked == 1
    # The fair comes back, as it was picked.
    await services.sources.add(GUILD, "export", "", file(FAIR), clock.now())
    assert await shown(services) == ["Library fair"]
    assert len(await services.sources.all(GUILD)) == 1
    await services.sources.remove(GUILD, source.id)
    assert await shown(services) == []


async def test_the_month_page(services: Services, clock: StandingClock) -> None:
    """It has each date of a meet-up and what's picked of other calendars among the book days."""
    await a_group(services, clock, "Dana")
    await meet(services, clock, WEEKLY, replace(CHAT, place="<#7>"))
    await added(services, file(BOARD, FAIR), clock.now())
    events = await services.calendars.in_month(GUILD, date(2026, 9, 1))
    found = files.page(NOTHING, "Prairie", date(2026, 9, 1), "US", events)

    assert found is not None
    said = re.findall(r"<h2>(.*?)</h2>\s*<p class=\"days\">(.*?)</p>", found.decode())
    weekly = "What are you reading?"
    assert [one for one in said if one[0] == weekly] == [
        (weekly, f"Wednesday, September {day}, 3:30 PM") for day in (16, 23, 30)
    ]
    assert said[2] == ("Board night", "Thursday, September 24, 6:00 PM")
    assert "Coffee chat. our Discord server" in found.decode()
    assert "Library fair" not in found.decode()
    await services.groups.change(GUILD, clock.now(), switched_on=frozenset())
    assert await services.calendars.in_month(GUILD, date(2026, 9, 1)) == []


async def test_duplicates(services: Services, clock: StandingClock) -> None:
    """The same event in two calendars shows once, and not at all if it's a meet-up here."""
    await a_group(services, clock, "Dana")
    await meet(services, clock, ONCE)
    ours = event("What are you READING?", "20260916T153000", "ours")
    await added(services, file(BOARD, FAIR, ours), clock.now())
    other = event("board night", "20260924T180000", "by-another-name")
    later = event("Board night", "20261008T180000", "another-one")
    await added(services, file(other, later, name="Region"), clock.now())

    assert await shown(services) == ["Board night", "Library fair", "Board night"]


async def test_without_an_end(services: Services, clock: StandingClock) -> None:
    """What repeats without an end shows as far as others do, and can be picked like them."""
    await a_group(services, clock)
    endless = event(
        "Story time", "20260917", "story", "RRULE:FREQ=WEEKLY", "EXDATE;VALUE=DATE:20260924"
    )
    found = await services.sources.add(GUILD, "x", "", file(BOARD, endless), clock.now())

    assert found.read.endless == ()
    days = [one.first for one in found.read.dates if one.title == "Story time"]
    assert days[:2] == [date(2026, 9, 17), date(2026, 10, 1)]
    today = clock.now().date()
    assert today + AHEAD - timedelta(days=7) <= days[-1] <= today + AHEAD
    assert {one.event for one in found.read.dates if one.title == "Story time"} == {
        next(one.event for one in found.read.dates if one.title == "Story time")
    }


async def test_no_room_for_all(services: Services, clock: StandingClock) -> None:
    """What repeats each day for ever is named, and the rest of the file is read."""
    await a_group(services, clock)
    daily = [event(f"Bell {n}", "20200901", f"b{n}", "RRULE:FREQ=DAILY") for n in range(150)]
    found = await services.sources.add(GUILD, "x", "", file(*daily, BOARD), clock.now())

    titles = {one.title for one in found.read.dates}
    assert "Board night" in titles
    assert 0 < len(titles) < 10
    assert len(found.read.endless) + len(titles) - 1 == len(daily)


def test_no_room_is_soon_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a thousand that repeat for ever a hundred are tried, with room or without."""
    tried, dates = [], reading._dates

    def counted(rule: str, *given: Any) -> list[date]:
        tried.append(rule)
        return dates(rule, *given)

    monkeypatch.setattr(reading, "_dates", counted)
    daily = [event(f"Bell {n}", "20200901", f"b{n}", "RRULE:FREQ=DAILY") for n in range(1_000)]
    found = reading.read_calendar(file(*daily), ZONE, FIRST, FIRST + AHEAD, follow=True)

    assert len(tried) == reading.RECURRING
    assert len(found.endless) == 1_000 - len({one.uid for one in found.events})


async def test_left_out(services: Services, clock: StandingClock) -> None:
    """What has repeated for many years is named; a title that may name a student isn't kept."""
    await a_group(services, clock)
    endless = event("Story time", "19990916", "story", "RRULE:FREQ=WEEKLY")
    child = event("Recital of student Emma Larson, grade 3", "20261001", "recital")
    content = file(BOARD, endless, child)
    found = await services.sources.add(GUILD, "x", "", content, clock.now())

    assert found.read.endless == ("Story time",)
    assert (found.read.students, found.source.events) == (1, 1)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<!doctype html><title>Log in</title>", id="a login"),
        pytest.param(b"\x00\x01", id="no text"),
        pytest.param(file(*["BEGIN:VEVENT\r\nEND:VEVENT"] * 30_000), id="too many events"),
        pytest.param(file(event("x", "19260917", "x", "RRULE:FREQ=DAILY")), id="endless"),
    ],
)
async def test_refused_files(services: Services, clock: StandingClock, content: bytes) -> None:
    """Nothing of it is kept."""
    await a_group(services, clock)
    with pytest.raises(Refusal):
        await services.sources.add(GUILD, "x", "", content, clock.now())
    assert await services.sources.all(GUILD) == []


async def test_at_most_so_many(services: Services, clock: StandingClock) -> None:
    """A group reads ten other calendars."""
    await a_group(services, clock)
    for number in range(MOST):
        await services.sources.add(GUILD, "", "", file(FAIR, name=f"{number}"), clock.now())
    with pytest.raises(Refusal):
        await services.sources.add(GUILD, "", "", file(FAIR, name="more"), clock.now())


def fetcher(server: Server) -> Fetcher:
    """Return one for which only this computer's 127.0.0.1 is public, by a name."""
    known = resolving(site_example=[HERE], private_example=[PRIVATE])
    ports = frozenset({server.port, 80, 443})
    return Fetcher(known, lambda one: one == HERE or is_public(one), ports, 5)


def page(content: bytes) -> bytes:
    """Return an answer with some content."""
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(content) + content


async def test_refused_addresses() -> None:
    """A password, a private address behind a redirect, and what has no end, each by its reason."""
    async with serving() as server:
        asks, port = fetcher(server), server.port
        for path, status in (("/locked", 401), ("/gone", 404), ("/broken", 503)):
            server.status(path, status)
        server.redirect("/inside", "http://private.example/a.ics")
        server.redirect("/metadata", "http://169.254.169.254/latest/")
        server.redirect("/round", f"http://site.example:{port}/round")
        server.answers["/large"] = page(b"x" * 1_000_001)
        for path, why in (
            ("/locked", words.LOCKED),
            ("/gone", words.NOT_THERE),
            ("/broken", words.SERVER_SAYS.format(status=503)),
            ("/inside", words.NOT_PUBLIC),
            ("/metadata", words.NOT_PUBLIC),
            ("/round", words.LEADS_ON),
            ("/large", words.TOO_LARGE.format(limit=1)),
        ):
            with pytest.raises(Refusal) as refused:
                await fetch(asks, f"http://site.example:{port}{path}")
            assert refused.value.message == why
        with pytest.raises(Refusal, match="isn't on the public internet"):
            await fetch(asks, "http://127.0.0.1/a.ics")
        with pytest.raises(Refusal, match="isn't answering"):
            await fetch(asks, "http://nowhere.example/a.ics")


def test_addresses() -> None:
    """Calendars' own scheme is read as the web's; anything else is refused."""
    assert address_of(" webcal://a.example/x.ics ") == "https://a.example/x.ics"
    for typed in (
        "",
        "a.example",
        "file:///etc/passwd",
        "https://a.example/x y",
        "https://a/" * 300,
    ):
        with pytest.raises(Refusal):
            address_of(typed)


async def test_read_each_day(services: Services, clock: StandingClock) -> None:
    """It's read by its address; a failure is noted, what's known stays, and it's tried again."""
    await a_group(services, clock)
    async with serving() as server:
        link = f"http://site.example:{server.port}/a.ics"
        server.answers["/a.ics"] = page(file(BOARD, FAIR))
        asks = fetcher(server)
        source = await added(services, await fetch(asks, link), clock.now(), link)
        handler = FetchCalendar(services.sources, asks, on=True)
        due = _due(source, clock.now())
        server.answers["/a.ics"] = page(file(FAIR))
        clock.advance(timedelta(days=1))
        await handler.deliver(due, clock.now())
        assert await shown(services) == ["Library fair"]

        server.status("/a.ics", 403)
        for _ in range(3):
            await handler.deliver(due, clock.now())
        found = await services.sources.get(GUILD, source.id)
        assert (found.failures, found.trouble) == (3, words.LOCKED)
        assert await shown(services) == ["Library fair"]
        off = FetchCalendar(services.sources, asks, on=False)
        assert await off.deliver(due, clock.now()) == Dropped("CALENDAR_FETCHING is off")
        async with services.sources._database.write() as connection:
            (next_,) = await handler.record(connection, due, Dropped("x"), clock.now())
            assert next_.due_at == clock.now() + timedelta(days=1)
        await services.sources.remove(GUILD, source.id)
        assert isinstance(await handler.deliver(due, clock.now()), Dropped)
        async with services.sources._database.write() as connection:
            assert await handler.record(connection, due, Dropped("x"), clock.now()) == []


def _due(source: Source, now: datetime) -> Due:
    return Due(1, FETCH, GUILD, source.id, 0, "1", None, now, now + timedelta(days=1), 1, now)
