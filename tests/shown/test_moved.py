"""Posts that nobody recorded, and a group that meanwhile picks another channel: never two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from bot.agenda.tables import AgendaRow
from bot.celebrations.gatherings import DAY
from bot.kit.calendar import local
from bot.plans import words as plan_words
from bot.plans.schedule import NUDGE
from bot.weekly.service import WEEK_POST
from bot.wins import words
from bot.wins.reports import NOTICE
from tests.celebrations.celebrating import ALOUD, BEFORE, MORNING, celebrate
from tests.discord import WEEKLY, ZONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.agenda.occurrences import Due, Outcome
    from tests.discord import World

CELEBRATED = "World Read Aloud Day"


async def a_day(world: World) -> None:
    """Let a book day come."""
    world.clock.at = BEFORE
    await celebrate(world, ALOUD)
    await world.until(MORNING)


async def a_moment(world: World, weekday: int, hour: int) -> None:
    """Go on to an hour of a weekday there, with twenty minutes in it gone."""
    while True:
        await world.advance(minutes=20)
        there = local(world.clock.now(), ZONE)
        if (there.weekday(), there.hour) == (weekday, hour) and there.minute >= 20:
            return


async def a_nudge(world: World) -> None:
    """Let the first school day of a week come."""
    await a_moment(world, 0, 7)


async def a_week(world: World) -> None:
    """Let a week with a win end."""
    await world.dana.slash(world.channel, "win share", story="Forty books on a cart by noon.")
    await a_moment(world, 4, 12)


async def a_report(world: World) -> None:
    """Let somebody tell the coordinators about a post."""
    await world.dana.slash(world.channel, "win share", story="A shy reader read to us.")
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, coordinator_channel_id=world.desk.id)
    about = world.guild.id, world.luis.id, world.channel.id, world.posts()[-1].id
    await world.services.reports.report(*about, student=False, words="Who is it?", now=now)
    await world.tick()


@pytest.mark.parametrize(
    ("kind", "comes", "says"),
    [
        (DAY, a_day, lambda said: said.startswith(f"Today is **{CELEBRATED}**")),
        (NUDGE, a_nudge, lambda said: said.split("\n")[0] in plan_words.NUDGES),
        (WEEK_POST, a_week, lambda said: WEEKLY in said),
        (NOTICE, a_report, lambda said: said.startswith(words.REPORT_NOTICE)),
    ],
)
async def test_another_channel(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    comes: Callable[..., Any],
    says: Callable[[str], bool],
) -> None:
    """The retry looks where it tried, finds the first one there, and posts no second."""
    agenda, tried = world.client.agenda, list[Any]()
    record = agenda._record

    async def killed(due: Due, outcome: Outcome) -> None:
        if due.kind == kind:
            tried.append(due)
            raise ConnectionError  # as when the program dies between Discord and the database
        await record(due, outcome)

    monkeypatch.setattr(agenda, "_record", killed)
    world.expects_faults = True
    await comes(world)
    where = world.desk if kind == NOTICE else world.channel
    before = [one.id for one in world.posts(where) if says(one.content)]
    monkeypatch.setattr(agenda, "_record", record)
    values: dict[str, Any] = {
        f"{'coordinator' if kind == NOTICE else 'wins'}_channel_id": world.general.id
    }
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, **values)
    await world.advance(minutes=20)

    assert tried
    assert len(before) == 1
    assert [one.id for one in world.posts(where) if says(one.content)] == before
    assert not any(says(one.content) for one in world.posts(world.general))
    async with agenda._database.read() as connection:
        row = (
            await connection.execute(select(AgendaRow.__table__).where(AgendaRow.id == tried[0].id))
        ).one()
    assert (row.state, row.channel_id, row.message_id) == ("done", where.id, before[0])
