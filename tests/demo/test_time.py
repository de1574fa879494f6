"""Time that passes at a press in the lobby."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from discord import MessageType

from bot.demo import travel
from bot.demo.pages import front
from bot.demo.stage import ZONE
from bot.demo.travel import Journey
from bot.demo.world import TALK, WINS
from bot.kit.errors import Refusal
from bot.plans import words as plan_words
from bot.school.clock import SchoolClock
from tests.demo.test_lobby import a_tab, page, sent

if TYPE_CHECKING:
    import aiohttp
    from discord import Message

    from bot.demo.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

# The tests of one demo happen one after the other: time never goes back.
MONDAY = datetime(2026, 9, 21, 12, 15, tzinfo=UTC)
FRIDAY = datetime(2026, 9, 25, 17, 0, tzinfo=UTC)


def posted(stage: Stage, since: datetime) -> list[Message]:
    """Return what the group can read in the wins channel, written after an instant."""
    mai, wins = stage.people["mai"], stage.guild.channels[WINS]
    return [one for one in stage.messages(mai, wins) if one.created_at > since]


async def passed(lobby: aiohttp.ClientSession, **fields: str) -> str:
    """Press a button of the form; return the page that it leads to."""
    status, address = await sent(lobby, "/time", **fields)
    assert status == 303
    async with lobby.get(address) as response:
        return unescape(await response.text())


async def test_to_monday_morning(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """The nudge is there once and on time; the page says when it is and what came."""
    since = stage.env.now()

    text = await passed(lobby, to="monday")

    nudges = [
        one for one in posted(stage, since) if one.content.startswith(tuple(plan_words.NUDGES))
    ]
    assert [one.created_at for one in nudges] == [MONDAY]
    assert stage.env.now() == MONDAY
    assert "Jump again:" in text
    assert "<strong>Monday" not in text  # which is said once
    assert "It's Monday, September 21, 7:15 AM. Meanwhile the bot wrote 2 posts in #what" in text
    assert "Sep 21, 7:15 AM: " in text


async def test_who_was_written_to(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """Who chose direct messages has the nudge there, and a greeter the win without an answer."""
    text = await page(lobby, **{"as": "hannah"})
    hannah, amina = (stage.people[key] for key in ("hannah", "amina"))
    private = [
        next(room for room in stage.rooms(one) if room.guild is None) for one in (hannah, amina)
    ]
    told = [
        stage.messages(one, room)[-1].content
        for one, room in zip((hannah, amina), private, strict=True)
    ]

    assert "1 private message to Hannah Lindqvist" in text
    assert plan_words.ONLY_YOU in told[0]
    assert "After the flop I tried three titles" in told[1]


async def test_rooms_of_the_other_server(stage: Stage) -> None:
    """Both servers have a room of this name, and the page says which one it means."""
    dana, pat = stage.people["dana"], stage.people["pat"]
    ours, theirs = stage.guild.channels[WINS], pat.actor.guild.channels[WINS]
    now = stage.env.now()
    journey = Journey(now, now, ((dana, ours, 1), (pat, theirs, 2)))

    text = unescape(front(stage, dana, ours, "", 1, journey))

    assert "1 post in #whats-working and 2 posts in #whats-working of Lakeshore L" in text


async def test_to_friday_noon(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """The weekly post is there once, and an open room shows it without anyone asking."""
    since, wins = stage.env.now(), stage.guild.channels[WINS]
    _, address = await sent(lobby, "/open", room=wins.id)
    async with a_tab(address) as tab:
        text = await passed(lobby, to="friday")
        shown = await tab.later()

    [post] = posted(stage, since)
    assert post.created_at == FRIDAY
    assert "week's question:**" in post.content
    assert str(post.id) in shown["messages"]
    assert "the bot wrote 1 post in #whats-working" in text


async def test_rooms_are_named_for_who_is_in_them(stage: Stage) -> None:
    """The round on the way made threads; the invite's permissions are enough to name them."""
    names = [str(room.name) for one in stage.people.values() for room in stage.rooms(one)]

    assert [name for name in names if name.startswith("Coffee in")] == []
    assert len({name for name in names if name.startswith("Coffee: ")}) == 3


async def test_a_quiet_day(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """A day from the date field arrives after school; a Sunday brings nothing."""
    before = await passed(lobby, to="day", day="2026-09-26")
    text = await passed(lobby, to="day", day="2026-09-27")

    assert "It's Saturday, September 26, 5:00 PM. Meanwhile the bot wrote 1 private me" in before
    assert "It's Sunday, September 27, 5:00 PM. Meanwhile the bot wrote nothing." in text
    assert stage.env.now() == datetime(2026, 9, 27, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-09-27", travel.OVER),
        ("2020-01-01", travel.OVER),
        ("2028-01-01", travel.TOO_FAR),
        ("9999-12-31", travel.TOO_FAR),
        ("", travel.NO_DAY),
        ("soon", travel.NO_DAY),
    ],
)
async def test_a_day_that_cannot_be(
    lobby: aiohttp.ClientSession, stage: Stage, day: str, sentence: str
) -> None:
    """Backwards, too far or no day at all: a sentence, and time stays where it is."""
    before = stage.env.now()

    status, text = await sent(lobby, "/time", to="day", day=day)

    assert status == 409
    assert sentence in unescape(text)
    assert stage.env.now() == before


async def test_a_jump_from_elsewhere(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """A form without this run's token moves no time."""
    before = stage.env.now()
    async with lobby.post("/time", data={"token": "", "to": "monday"}) as response:
        assert response.status == 403

    assert stage.env.now() == before


async def test_through_winter_break(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """Nothing comes in the break; on the first morning after it, the nudge is there."""
    group = await stage.client.services.groups.school(stage.guild.id)

    await passed(lobby, to="winter")

    days = [one.created_at.astimezone(ZoneInfo(ZONE)).date() for one in posted(stage, FRIDAY)]
    last = posted(stage, FRIDAY)[-1]
    assert stage.env.now() == last.created_at == datetime(2027, 1, 4, 13, 15, tzinfo=UTC)
    assert last.content in plan_words.NUDGES
    assert all(map(group.is_school_day, days))
    assert not [day for day in days if "2026-12-22" <= day.isoformat() <= "2027-01-03"]


async def test_the_latest_message_of_each_room(lobby: aiohttp.ClientSession, stage: Stage) -> None:
    """Each room says what was written there last, as text, and who wrote it."""
    luis = stage.people["luis"]
    sign = await luis.actor.send(stage.guild.channels[TALK], "<b>Happy</b>\nnew **year**!")

    text = await page(lobby)
    await luis.actor.delete(sign)

    assert "<b>" not in text
    [latest] = [one for one in re.findall(r'class="latest">(.*)</p>', text) if "Happy" in one]
    assert unescape(latest) == "Luis Ortega, Jan 4, 7:15 AM: <b>Happy</b> new year!"


@pytest.mark.parametrize(
    ("now", "where", "to"),
    [
        ("2026-09-21T12:14", "monday", "2026-09-21T12:15"),
        ("2026-09-21T12:15", "monday", "2026-09-28T12:15"),
        ("2026-10-31T12:00", "monday", "2026-11-02T13:15"),  # the clocks went back
        ("2026-09-25T16:59", "friday", "2026-09-25T17:00"),
        ("2026-09-26T02:00", "friday", "2026-10-02T17:00"),
        ("2026-09-01T12:00", "winter", "2027-01-04T13:15"),
        ("2027-01-02T12:00", "winter", "2027-01-04T13:15"),
        ("2027-01-04T13:15", "winter", "2028-01-03T13:15"),
        ("2026-09-14T13:00", "aloud", "2027-02-03T13:15"),
        ("2027-02-03T13:15", "aloud", "2028-02-02T13:15"),
    ],
)
async def test_where_a_button_leads(now: str, where: str, to: str) -> None:
    """Always forward, by the group's own clock."""
    instants = [datetime.fromisoformat(one).replace(tzinfo=UTC) for one in (now, to)]

    found = travel.destination(where, "", instants[0], SchoolClock(ZONE))

    assert found == instants[1]


async def test_a_year_at_most() -> None:
    """A year ahead is fine, a day more is refused."""
    now = datetime(2026, 9, 14, 22, 0, tzinfo=UTC)
    ends = [f"{now + travel.FARTHEST + timedelta(days=more):%Y-%m-%d}" for more in (0, 1)]

    assert travel.destination("day", ends[0], now, SchoolClock(ZONE)) == now + travel.FARTHEST
    with pytest.raises(Refusal, match="more than a year"):
        travel.destination("day", ends[1], now, SchoolClock(ZONE))


async def test_a_jump_that_takes_too_long(
    lobby: aiohttp.ClientSession, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time stops on the way, and the page says how to go on."""
    before = stage.env.now()
    monkeypatch.setattr("bot.demo.stage.PATIENCE", 0.0)

    text = await passed(lobby, to="winter")

    assert before <= stage.env.now() < datetime(2028, 1, 3, 13, 15, tzinfo=UTC)
    assert "time stopped here; jump again to keep going." in text


async def test_a_school_year_in_one_jump(stage: Stage) -> None:
    """No week of it has more than three posts heard, however often a slow computer stops."""
    since = stage.env.now()

    journey = await travel.go(stage, "day", "2027-12-30")
    while not journey.arrived:
        so_far = journey.now
        journey = await travel.go(stage, "day", "2027-12-30")
        assert journey.now > so_far

    weeks: dict[object, int] = {}
    heard = [
        one
        for one in posted(stage, since)
        # Discord's own line about a thread aside.
        if one.type is MessageType.default and not one.flags.suppress_notifications
    ]
    for one in heard:
        week = one.created_at.isocalendar()[:2]
        weeks[week] = weeks.get(week, 0) + 1
    assert max(weeks.values()) <= 3
    assert len(weeks) > 30
