"""Files for people's calendars, and a group's calendar by its address."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from bot.calendars.feeds import FRESH
from bot.kit.errors import NotFound
from bot.meetups.rules import COMING, MAYBE
from bot.meetups.spans import Span
from tests.meetups.meeting import DANA, GUILD, LUIS, STARTS, WEDNESDAY, WEEKLY, a_group, meet

if TYPE_CHECKING:
    from bot.services import Services
    from tests.conftest import StandingClock


def entries(content: bytes) -> list[Any]:
    """Return the entries of a file."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


async def test_one_meetup(services: Services, clock: StandingClock) -> None:
    """Its file says what, when and where; a newer one has the same UID and a higher number."""
    await a_group(services, clock, "Dana")
    meetup = await meet(services, clock, WEEKLY)
    _, before = await services.calendars.one(GUILD, meetup.id, clock.now())
    to = Span(WEDNESDAY + timedelta(days=1), time(17), 60)
    await services.meetups.move(GUILD, meetup.id, DANA, WEDNESDAY, to, clock.now(), runs=False)
    _, after = await services.calendars.one(GUILD, meetup.id, clock.now())
    (old,) = entries(before)
    series, moved = entries(after)

    assert old["SUMMARY"] == "What are you reading?"
    assert old["DTSTART"].dt == STARTS
    assert old["LOCATION"] == old["URL"] == "https://meet.example/abc"
    assert old["UID"] == series["UID"] == moved["UID"]
    assert moved["RECURRENCE-ID"].dt == STARTS
    assert old["SEQUENCE"] < series["SEQUENCE"]
    assert "Dana" not in before.decode()


async def test_when_it_changed(services: Services, clock: StandingClock) -> None:
    """A file says when it was made, and when the meet-up became what it is; a feed only that."""
    await a_group(services, clock, "Dana")
    made = clock.now()
    meetup = await meet(services, clock)
    clock.advance(timedelta(hours=2))
    moved, to = clock.now(), Span(WEDNESDAY, time(17), 60)
    await services.meetups.move(GUILD, meetup.id, DANA, WEDNESDAY, to, moved, runs=False)
    clock.advance(timedelta(hours=2))
    _, content = await services.calendars.one(GUILD, meetup.id, clock.now())
    (entry,) = entries(content)
    (fed,) = entries(await services.calendars.of_group(GUILD, clock.now()))

    assert entry["DTSTAMP"].dt == clock.now()
    assert entry["LAST-MODIFIED"].dt == fed["LAST-MODIFIED"].dt == fed["DTSTAMP"].dt == moved
    assert made < moved


async def test_called_off(services: Services, clock: StandingClock) -> None:
    """What was called off says so to the calendars that have it."""
    await a_group(services, clock, "Dana")
    meetup = await meet(services, clock)
    await services.meetups.end(GUILD, meetup.id, DANA, clock.now(), runs=False)
    _, content = await services.calendars.one(GUILD, meetup.id, clock.now())

    assert [one["STATUS"] for one in entries(content)] == ["CANCELLED"]


async def test_not_another_groups(services: Services, clock: StandingClock) -> None:
    """An id of another group leads to nothing."""
    await a_group(services, clock, "Dana")
    meetup = await meet(services, clock)

    with pytest.raises(NotFound):
        await services.calendars.one(GUILD + 1, meetup.id, clock.now())


async def test_alarms_only_where_asked(services: Services, clock: StandingClock) -> None:
    """A reminder of the calendar's own is there for who wants one."""
    await a_group(services, clock, "Dana")
    meetup = await meet(services, clock)
    _, plain = await services.calendars.one(GUILD, meetup.id, clock.now())
    soon = (timedelta(minutes=15),)
    _, reminding = await services.calendars.one(GUILD, meetup.id, clock.now(), alarms=soon)

    assert b"VALARM" not in plain
    assert b"TRIGGER:-PT15M\r\n" in reminding


async def test_what_a_member_comes_to(services: Services, clock: StandingClock) -> None:
    """Only dates that the member said yes to, as they are now, and the group's book days."""
    await a_group(services, clock, "Dana", "Luis")
    coming, maybe = await meet(services, clock, WEEKLY), await meet(services, clock)
    later = WEDNESDAY + timedelta(weeks=1)
    await services.rsvps.answer(GUILD, coming.id, WEDNESDAY, LUIS, COMING, clock.now())
    await services.rsvps.answer(GUILD, maybe.id, WEDNESDAY, LUIS, MAYBE, clock.now())
    mine = await services.calendars.mine(GUILD, LUIS, clock.now())
    (entry,) = entries(mine.content)

    assert (mine.dates, mine.book_days) == (1, 0)
    assert entry["DTSTART"].dt == STARTS
    assert "RRULE" not in entry
    to = Span(later, time(15, 30), 60)
    await services.meetups.move(GUILD, coming.id, DANA, WEDNESDAY, to, clock.now(), runs=False)
    (again,) = entries((await services.calendars.mine(GUILD, LUIS, clock.now())).content)
    assert again["UID"] == entry["UID"]
    assert again["DTSTART"].dt.date() == later
    assert (await services.calendars.mine(GUILD, DANA, clock.now())).dates == 0


async def test_feed(services: Services, clock: StandingClock) -> None:
    """It has meet-ups and book days, nobody's name, and the same ETag until something changes."""
    await a_group(services, clock, "Dana", "Luis")
    await services.groups.change(
        GUILD, clock.now(), switched_on=frozenset({"meetups", "celebrations"})
    )
    await services.selections.take_list(GUILD, "calm", clock.now())
    meetup = await meet(services, clock, WEEKLY)
    await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, LUIS, COMING, clock.now())
    token = await services.feeds.renew(GUILD, clock.now())
    first = await services.feeds.get(token, clock.now())
    clock.advance(FRESH)
    second = await services.feeds.get(token, clock.now())

    assert first is not None
    assert second is not None
    assert first.etag == second.etag
    assert len(entries(first.content)) > 10
    assert b"METHOD" not in first.content
    assert not any(name in first.content for name in (b"Dana", b"Luis"))
    await services.meetups.move(GUILD, meetup.id, DANA, WEDNESDAY, None, clock.now(), runs=False)
    clock.advance(FRESH)
    third = await services.feeds.get(token, clock.now())
    assert third is not None
    assert third.etag != second.etag


async def test_an_address_can_be_changed_and_stopped(
    services: Services, clock: StandingClock
) -> None:
    """An old address leads nowhere once its copy is five minutes old, and neither do guesses."""
    await a_group(services, clock, "Dana")
    old = await services.feeds.renew(GUILD, clock.now())
    assert await services.feeds.get(old, clock.now()) is not None
    new = await services.feeds.renew(GUILD, clock.now())
    clock.advance(FRESH)

    assert len(new) == 43
    assert await services.feeds.token(GUILD) == new
    assert await services.feeds.get(old, clock.now()) is None
    assert await services.feeds.get(new, clock.now()) is not None
    await services.feeds.stop(GUILD)
    clock.advance(FRESH)
    assert await services.feeds.token(GUILD) is None
    assert await services.feeds.get(new, clock.now()) is None
    assert await services.feeds.get("x", clock.now()) is None


async def test_groups_are_apart(services: Services, clock: StandingClock) -> None:
    """A feed holds one group's meet-ups."""
    await a_group(services, clock, "Dana")
    await meet(services, clock)
    await services.groups.change(
        GUILD + 1, clock.now(), zone="America/Chicago", switched_on=frozenset({"meetups"})
    )
    token = await services.feeds.renew(GUILD + 1, clock.now())
    feed = await services.feeds.get(token, clock.now())

    assert feed is not None
    assert entries(feed.content) == []
