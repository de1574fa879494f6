"""Whatever comes again and again plans its next one, whatever becomes of the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.agenda import week
from bot.agenda.occurrences import (
    OUT_OF_TIME,
    SKIPPED,
    Done,
    Dropped,
    Due,
    Failed,
    Outcome,
    Retry,
    Series,
)
from bot.agenda.tables import AgendaRow
from bot.groups.rules import switches
from bot.ui.channel_post import ChannelPost, Target
from tests.switches import SWITCHES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.kit.database import Connection
    from tests.discord import World

ENDED: dict[str, Outcome] = {
    "done": Done(1, 2),
    "skipped": Dropped(SKIPPED),
    "tried until its use-by": Dropped(OUT_OF_TIME),
    "given up": Failed("no"),
    "not taken as it is": Failed("no", unfit=50035),
}
TRIED_AGAIN: dict[str, Outcome] = {
    "refused": Retry("no", refused=True, untaken=True),
    "no answer": Retry("no answer", away=True),
}
EVENTS = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nEND:VCALENDAR\r\n"


class TakenBack(Exception):
    """Nothing that was tried is to stay."""


async def _open(connection: Connection, series: Series | None = None) -> Sequence[AgendaRow]:
    """Return what's still to happen, of one series or at all."""
    row = AgendaRow
    which = [] if series is None else [getattr(row, key) == it for key, it in vars(series).items()]
    statement = select(row.__table__).where(row.state.in_(("waiting", "claimed")), *which)
    return (await connection.execute(statement)).all()  # type: ignore[return-value]


async def _left(world: World, row: AgendaRow, outcome: Outcome) -> tuple[set[str], set[str]]:
    """Return which occurrences are still to happen after an outcome of one; it's taken back.

    And which are once the group's settings changed after it.
    """
    series = Series(row.kind, row.guild_id, row.subject_id, row.member_id)
    agenda, now = world.client.agenda, world.clock.now()
    left, later = set[str](), set[str]()
    try:
        async with agenda._database.write() as connection:
            due = await week.take(connection, row.guild_id, row.id, [row.kind], now)
            assert due is not None
            await agenda._write(connection, due, outcome)
            left = {one.occurrence for one in await _open(connection, series)}
            await world.services.groups._replan(connection, row.guild_id, now)
            later = {one.occurrence for one in await _open(connection, series)}
            raise TakenBack
    except TakenBack:
        return left, later


async def _waiting(world: World) -> Sequence[AgendaRow]:
    """Switch everything on; return what's still to happen."""
    await world.switch_on()
    guild_id, now = world.guild.id, world.clock.now()
    await world.services.reaching.choose(guild_id, world.dana.id, "nudge", "dm", now)
    await world.services.sources.add(guild_id, "School", "https://a.example/x.ics", EVENTS, now)
    async with world.client.agenda._database.read() as connection:
        return await _open(connection)


async def test_the_next_one_is_planned(world: World) -> None:
    """All that waits because of settings comes again: after each outcome as much waits as before.

    Nobody did anything yet, so each row is one that a feature plans of its own accord. A member's
    own nudge comes along, and another calendar's reading.
    """
    rows = await _waiting(world)
    kinds = {row.kind for row in rows}
    assert {"week.post", "week.nudge", "coffee.round", "members.sweep", "group.look"} < kinds

    forgotten, lost = {}, {}
    for row in rows:
        before = {
            one.occurrence
            for one in rows
            if (one.kind, one.subject_id, one.member_id)
            == (row.kind, row.subject_id, row.member_id)
        }
        for name, outcome in (ENDED | TRIED_AGAIN).items():
            left, later = await _left(world, row, outcome)
            waits = row.occurrence in left
            if len(left) < len(before) or waits != (name in TRIED_AGAIN):
                forgotten[row.kind, name] = left
            if not later:
                lost[row.kind, name] = left

    assert forgotten == {}, "record() plans the next one, unless the outcome is a Retry"
    assert lost == {}, "replan() passes over what agenda.begun() names, so that one waits"


async def test_what_nobody_asked_for_waits(world: World) -> None:
    """Each post that comes on its own is planned where its feature is on."""
    kinds = {row.kind for row in await _waiting(world)}
    handlers = world.client.agenda._handlers.items()
    posts = {kind for kind, one in handlers if isinstance(one, ChannelPost) and one.is_unprompted}

    # A group chooses its days first.
    assert posts - kinds == {"day.post"}, "on_change.add(...) calls replan(), which plans it"


async def test_what_is_off_waits_no_more(world: World) -> None:
    """What a feature planned goes while it's switched off, and is back, as it was, with it."""
    rows = await _waiting(world)
    wrong = {}
    for feature in world.client.features:
        if feature.name in SWITCHES:
            kinds = {make(world.client).kind for make in feature.handlers}
            mine = {_what(row) for row in rows if row.kind in kinds}
            off, back = [
                {_what(row) for row in await _with(world, wanted) if row.kind in kinds}
                for wanted in (SWITCHES.keys() - {feature.name}, SWITCHES.keys())
            ]
            if off or back != mine:
                wrong[feature.name] = off, back ^ mine

    assert wrong == {}, "replan() plans nothing of a feature that's switched off"


async def _with(world: World, wanted: Collection[str]) -> Sequence[AgendaRow]:
    """Switch these features on, and no others; return what's still to happen."""
    groups, chosen = world.services.groups, switches(wanted, SWITCHES)
    await groups.change(world.guild.id, world.clock.now(), **chosen)
    async with world.client.agenda._database.read() as connection:
        return await _open(connection)


def _what(row: AgendaRow) -> tuple[object, ...]:
    return row.kind, row.subject_id, row.member_id, row.occurrence, row.due_at


async def test_each_time_its_own_mark(world: World) -> None:
    """A retry finds its own post, and not the one before: their marks differ."""
    marks: dict[str, dict[str, str]] = {}
    for row in await _waiting(world):
        handler = world.client.agenda.handler(row.kind)
        if isinstance(handler, ChannelPost):
            left, _ = await _left(world, row, Done(1, 2))
            for number, occurrence in enumerate({row.occurrence, *left}):
                target = await handler.target(_due(row, number, occurrence), row.due_at)
                assert isinstance(target, Target), row.kind
                marks.setdefault(row.kind, {})[occurrence] = target.mark

    assert marks.keys() >= {"week.post", "week.nudge", "day.plan", "year.restart"}
    assert {kind: of_it for kind, of_it in marks.items() if len({*of_it.values()}) == 1} == {}


def _due(row: AgendaRow, number: int, occurrence: str) -> Due:
    """Return another occurrence of a row's series, claimed."""
    of = row.kind, row.guild_id, row.subject_id, row.member_id
    times = row.due_at, row.use_by, 1, row.due_at
    return Due(row.id + number, *of, occurrence, None, *times)
