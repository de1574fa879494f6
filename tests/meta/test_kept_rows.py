"""What the agenda keeps for good is asked about even after years, and nothing else is kept.

No test can tell from outside whether a new kind has to be kept. Each that says `prunable = False`
shows here when its rows are asked about again: without the row, something would come twice.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.agenda.tables import AgendaRow
from bot.groups.year import RESTART
from bot.school.clock import SchoolYear
from bot.shelf import checking, uses
from bot.shelf.probing import FAILS
from bot.shelf.rules import ResourceDraft
from bot.wins.helped import HELPED
from bot.wins.reactions import TRIED
from bot.wins.rules import WinDraft

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.discord import World

    Rows = set[tuple[object, ...]]

LONG = timedelta(days=62)  # a day and more after rows are deleted
WEEK, YEAR = timedelta(days=7), timedelta(days=270)


async def a_year(world: World) -> None:
    """A school year is entered that begins in a week."""
    first = world.clock.now().date() + WEEK
    year = SchoolYear(first, first + YEAR)
    await world.services.groups.set_school(world.guild.id, year, world.clock.now())


async def a_use(world: World) -> None:
    """Somebody wants to use a thing from the shelf, after they may have taken that back."""
    now, said = world.clock.now(), ""
    while said not in ("noted", "asked before"):
        said = await world.services.shelf_uses.use(
            world.guild.id, 1, world.luis.id, "Luis", now, now + WEEK
        )


async def a_broken_link(world: World) -> None:
    """A link doesn't open for the third time, after it may have opened again."""
    link = checking.Link(1, world.guild.id, world.dana.id, "https://example.org/page", 2)
    await world.services.link_checks.record({link: FAILS}, world.clock.now())


async def a_try(world: World) -> None:
    """Somebody wants to try a win, after they may have taken that back."""
    now, said = world.clock.now(), ""
    while said not in ("noted", "asked before"):
        said = await world.services.reactions.try_it(
            world.guild.id, 1, world.luis.id, "Luis", now, now + WEEK
        )


async def an_edit(world: World) -> None:
    """A win that thanks somebody is changed."""
    now = world.clock.now()
    await world.services.wins.edit(_win(world, f"A cart, {now}.", win_id=2), now)


SCENES: dict[str, Callable[[World], Awaitable[None]]] = {
    RESTART: a_year,
    uses.ASK: a_use,
    checking.BROKEN: a_broken_link,
    TRIED: a_try,
    HELPED: an_edit,
}


def _win(world: World, story: str, win_id: int | None = None) -> WinDraft:
    of = world.guild.id, world.dana.id, "Dana"
    return WinDraft(*of, story, thanks=f"<@{world.luis.id}>", win_id=win_id)


async def _waits(world: World, kind: str) -> Rows:
    """Return what of a kind waits."""
    row = AgendaRow
    statement = select(row.subject_id, row.member_id, row.occurrence, row.due_at)
    async with world.client.agenda._database.read() as connection:
        found = await connection.execute(statement.where(row.kind == kind, row.state == "waiting"))
        return {tuple(one) for one in found}


async def _again(world: World, kind: str) -> Rows:
    """Let the same happen once more; return what of its kind waits then."""
    await SCENES[kind](world)
    return await _waits(world, kind)


async def test_what_is_kept_for_good(world: World) -> None:
    """A row is kept where, without it, the same would come a second time, and nowhere else."""
    guild_id, now, database = world.guild.id, world.clock.now(), world.client.agenda._database
    await world.switch_on()
    for one in (world.dana, world.luis):
        await world.services.members.arrive(guild_id, one.id, str(one.user.global_name), now)
    for story in ("A cart by the doors.", "Another cart."):
        await world.services.wins.share(_win(world, story), now, world.channel.id)
    offer = ResourceDraft("A page", "https://example.org/page")
    await world.services.shelf.add(guild_id, world.dana.id, "Dana", offer, now)
    for kind, happens in SCENES.items():
        await happens(world)
        assert await _waits(world, kind), kind
    async with database.write() as connection:
        await connection.execute(update(AgendaRow).values(state="done", done_at=now))
    world.clock.advance(LONG)

    needed = set[str]()
    for kind in SCENES:
        before = await _again(world, kind)
        async with database.write() as connection:
            await connection.execute(delete(AgendaRow).where(AgendaRow.kind == kind))
        if await _again(world, kind) - before:
            needed.add(kind)
    kept = world.client.agenda._handlers.keys() - world.client.agenda.prunable()

    assert kept - SCENES.keys() == set(), "a scene here shows why its rows are kept"
    assert kept == needed, "prunable = False where, without its row, something would come again"
