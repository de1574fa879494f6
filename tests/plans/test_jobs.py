"""What the clock triggers about the plan: each thing once, late said, nothing for who rests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.agenda import queries
from bot.plans import words
from bot.plans.schedule import DM, NUDGE, REMINDER, RESTART
from bot.reaching import words as reaching_words
from bot.ui import words as ui_words
from bot.wins import words as win_words
from tests.discord import answer, buttons, text
from tests.members.acting import share
from tests.plans.planned import come, go_to, nudge_line, plan, rows
from tests.ui.telling import dms

if TYPE_CHECKING:
    from bot.agenda.occurrences import Due, Outcome
    from bot.kit.database import Transaction
    from tests.discord import World

NEXT = datetime(2026, 9, 21, 12, 15, tzinfo=UTC)  # Monday, 07:15 in Chicago
WEDNESDAY = NEXT + timedelta(days=2)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def by_dm(world: World) -> World:
    """A group in which Dana chose direct messages with a reminder."""
    await come(world, world.dana)
    key, now = (world.guild.id, world.dana.id), world.clock.now()
    await world.services.plans.change(*key, now, volume="standard")
    await world.services.reaching.choose(*key, "nudge", "dm", now)
    return world


def lines(world: World) -> list[str]:
    """Return the lines of the nudge in the channel."""
    said = (*words.NUDGES, *words.NUDGES_LATE)
    return [post.content for post in world.posts() if post.content in said]


async def test_recorded_in_brief(by_dm: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many a group's Monday is many records: none of their statements asks SQLite's thread."""
    brief: dict[str, bool] = {}
    record = queries.record

    async def noted(connection: Transaction, due: Due, outcome: Outcome, now: datetime) -> None:
        brief[due.kind] = connection._brief
        await record(connection, due, outcome, now)

    monkeypatch.setattr(queries, "record", noted)
    await go_to(by_dm, NEXT)

    assert len(dms(by_dm.dana)) == 1
    assert [brief[kind] for kind in (NUDGE, DM)] == [True, True]


async def test_a_little_late(world: World) -> None:
    """After half an hour the line says that it is late; after the school day it is dropped."""
    await go_to(world, NEXT + 2 * HOUR)
    late = lines(world)
    await go_to(world, NEXT + 7 * DAY + 12 * HOUR)

    assert len(late) == 1
    assert late[0] in words.NUDGES_LATE
    assert lines(world) == late
    assert [row[1] for row in await rows(world, NUDGE)] == ["2026-10-05"]


async def test_three_weeks_away(world: World) -> None:
    """What was missed is not made up for: the next one comes, once."""
    await go_to(world, NEXT + 20 * DAY)
    missed = lines(world)
    # The Monday is a holiday.
    await go_to(world, NEXT + 22 * DAY)
    await world.tick()

    assert missed == []
    assert [one in words.NUDGES for one in lines(world)] == [True]


async def test_after_a_restart(world: World) -> None:
    """A restart before and after the line neither loses nor repeats it."""
    await world.restart()
    await go_to(world, NEXT)
    await world.restart()
    await world.advance(hours=3)

    assert [one in words.NUDGES for one in lines(world)] == [True]
    assert len(await rows(world, NUDGE)) == 1


async def test_discord_is_away(world: World) -> None:
    """Where Discord does not answer, the line is tried again and comes once."""
    world.env.inject_error("POST", "/channels/*/messages", status=500)
    await go_to(world, NEXT)
    await world.advance(minutes=2)
    await world.advance(minutes=10)

    assert [one in words.NUDGES for one in lines(world)] == [True]


async def test_a_direct_message(by_dm: World) -> None:
    """Who chose that gets the card there, once; its buttons work there."""
    await go_to(by_dm, NEXT)
    await by_dm.tick()
    (message,) = dms(by_dm.dana)
    did = await by_dm.dana.user.click(message, label=words.DID)

    assert message.content.startswith("One small thing this week: ")
    assert "Prairie School Librarians" in message.content
    pressable = [words.DID, words.ANOTHER, words.NOT_THIS_WEEK, words.MORE]
    assert list(buttons(message)) == [*pressable, reaching_words.STOP]
    assert answer(did).content.startswith(words.LOVELY["weekly"])
    assert [row[1] for row in await rows(by_dm, DM)] == ["2026-09-28"]


@pytest.mark.parametrize("what", ["left", "switched off"])
async def test_a_direct_message_too_late(by_dm: World, what: str) -> None:
    """Its buttons do nothing for who left the group, or where it is switched off, and say so."""
    await go_to(by_dm, NEXT)
    (message,) = dms(by_dm.dana)
    services, now = by_dm.services, by_dm.clock.now()
    if what == "left":
        await services.members.leave(by_dm.guild.id, by_dm.dana.id, now)
    else:
        await services.groups.change(by_dm.guild.id, now, switched_off=frozenset({"plans"}))
    did = await by_dm.dana.user.click(message, label=words.DID)

    said = ui_words.NOT_A_MEMBER if what == "left" else ui_words.SWITCHED_OFF
    assert answer(did).content == said
    assert not await services.plans.settled(by_dm.guild.id, by_dm.dana.id, now)


async def test_the_reminder(by_dm: World) -> None:
    """There is one reminder mid-week, by direct message."""
    await go_to(by_dm, NEXT)
    await go_to(by_dm, WEDNESDAY)
    await go_to(by_dm, WEDNESDAY + DAY)

    assert len(dms(by_dm.dana)) == 2
    assert dms(by_dm.dana)[-1].content.startswith(words.REMINDED)


@pytest.mark.parametrize("how", ["share", "skip", "cheer"])
async def test_no_reminder_once_settled(by_dm: World, how: str) -> None:
    """Nobody is reminded of what is done, or not wanted."""
    await go_to(by_dm, NEXT)
    if how == "share":
        await share(by_dm, "Forty books on a cart.")
    elif how == "cheer":
        post = await by_dm.luis.slash(by_dm.general, "win share", story="Forty books on a cart.")
        assert text(post).startswith("Posted.")
        await by_dm.dana.click(by_dm.posts()[-1], label=win_words.CHEER)
    else:
        await by_dm.dana.user.click(dms(by_dm.dana)[0], label=words.NOT_THIS_WEEK)
    await go_to(by_dm, WEDNESDAY)

    assert len(dms(by_dm.dana)) == 1
    assert [row[1] for row in await rows(by_dm, REMINDER)] == ["2026-09-28"]


async def test_who_rests(by_dm: World) -> None:
    """A pause holds everything, and ends by itself."""
    end = NEXT + 10 * DAY
    await by_dm.services.members.reschedule(
        by_dm.guild.id, by_dm.dana.id, by_dm.clock.now(), paused_until=end
    )
    for day in (0, 2, 7, 9):
        await go_to(by_dm, NEXT + day * DAY)
    rested = dms(by_dm.dana)
    notes = await by_dm.services.members.notices(by_dm.guild.id, by_dm.dana.id)
    await go_to(by_dm, NEXT + 14 * DAY)

    assert (rested, notes) == ([], [])
    assert len(dms(by_dm.dana)) == 1


async def test_closed_direct_messages(by_dm: World) -> None:
    """A refused direct message waits for the next press, which says so; once, week after week."""
    by_dm.env.inject_error("POST", "/users/@me/channels", status=403, code=50007)
    await go_to(by_dm, NEXT)
    await go_to(by_dm, NEXT + 7 * DAY)
    news = await plan(by_dm, by_dm.dana, "show")
    said = text(news)
    shown = await by_dm.dana.click(answer(news), label="Show me")

    assert "1 thing is waiting for you." in said
    assert text(shown).startswith(words.DM_CLOSED)
    assert dms(by_dm.dana) == []


async def test_tomorrow(by_dm: World) -> None:
    """*Remind me tomorrow by DM* comes once, on the next school day."""
    await go_to(by_dm, NEXT)
    line = nudge_line(by_dm)
    card = await by_dm.luis.click(line, label=words.MY_NUDGE)
    more = await by_dm.luis.click(answer(card), label=words.MORE)
    said = await by_dm.luis.click(answer(more), label=words.TOMORROW)
    told = text(said)
    await go_to(by_dm, NEXT + DAY)
    await go_to(by_dm, NEXT + 2 * DAY)

    assert told == words.TOMORROW_SET.format(weekday="Tuesday", time="7:15 AM")
    assert len(dms(by_dm.luis)) == 1


async def test_a_new_school_year(world: World) -> None:
    """Who has a plan is asked once whether it stays; the answer rests it."""
    await come(world, world.dana, world.luis)
    await world.services.plans.change(
        world.guild.id, world.dana.id, world.clock.now(), weekly="teacher"
    )
    await go_to(world, datetime(2027, 8, 17, 12, 15, tzinfo=UTC))
    news = await plan(world, world.dana, "show")
    asked = await world.dana.click(answer(news), label="Show me")
    question = text(asked)
    rested = await world.dana.click(answer(asked), label=words.REST_PLAN)
    luis = await plan(world, world.luis, "show")

    assert question.startswith("It's a new school year in **Prairie School Librarians**.")
    assert text(rested).startswith(words.RESTED)
    assert "waiting" not in text(luis)
    assert await rows(world, RESTART) == []


async def test_who_left(by_dm: World) -> None:
    """Nothing reaches who left."""
    by_dm.guild.remove_member(by_dm.dana)
    await go_to(by_dm, NEXT)

    assert dms(by_dm.dana) == []
