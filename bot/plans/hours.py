"""What a member went to, and how long things took: their own record, which nobody else sees."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.errors import NotFound
from bot.kit.text import fold
from bot.plans import hours_words as words
from bot.plans import queries, rules
from bot.plans.attending import PRESENTATION
from bot.plans.service import as_entry, entry_values, plan_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.kit.database import AnyRow, Connection, Database
    from bot.plans.attending import Went
    from bot.plans.rules import PlanEntry

EVENT = "event"
_TYPED = ("own", EVENT)  # what a member may type twice


class Hours:
    """What members went to and how long it took; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def went(
        self, guild_id: int, member_id: int, went: Went, now: datetime, ref: str | None = None
    ) -> tuple[PlanEntry, bool]:
        """Keep what a member went to; it counts for the month, and presenting for the quarter.

        Return it, and whether it was noted before.

        The same thing on the same day, however it was noted, is changed instead: its minutes
        count once. *ref* names an event, such as "event 7 2026-10-13".
        """
        async with self._database.write() as connection:
            rows: Sequence[AnyRow] = ()
            if ref is not None:
                rows = await queries.of_ref(connection, guild_id, member_id, EVENT, ref)
            rows = rows or await _noted(connection, guild_id, member_id, went)
            if rows:  # what is left out this time stays
                minutes, note = went.minutes or rows[0].minutes, went.note or rows[0].note
                went = replace(went, minutes=minutes, note=note)
            entry = await _write(connection, guild_id, member_id, rows, went, now, ref)
        return entry, bool(rows)

    async def entry(self, entry_id: int, member_id: int) -> PlanEntry:
        """Return something of a member's own record. Raises NotFound."""
        async with self._database.read() as connection:
            return as_entry(await _own(connection, entry_id, member_id))

    async def change(self, entry_id: int, member_id: int, went: Went, now: datetime) -> PlanEntry:
        """Change what a member typed about something they went to. Raises NotFound."""
        async with self._database.write() as connection:
            row = await _own(connection, entry_id, member_id)
            if row.source not in _TYPED:
                raise NotFound(words.ENTRY_GONE)
            rows = await queries.same_thing(connection, row)
            return await _write(connection, row.guild_id, member_id, rows, went, now, row.ref)

    async def remove(self, entry_id: int, member_id: int) -> PlanEntry:
        """Take something out of the record, for every goal that it counted for. Raises NotFound."""
        async with self._database.write() as connection:
            row = await _own(connection, entry_id, member_id)
            same = await queries.same_thing(connection, row)
            await queries.remove_entries(connection, [one.id for one in same])
        return as_entry(row)

    async def took(self, entry_id: int, member_id: int, minutes: int) -> PlanEntry:
        """Keep how long something took, in place of what was kept before. Raises NotFound."""
        async with self._database.write() as connection:
            row = await _own(connection, entry_id, member_id)
            for one in await queries.same_thing(connection, row):
                await queries.change_entry(connection, one.id, {"minutes": minutes})
            return as_entry(await _own(connection, entry_id, member_id))

    async def add_line(
        self, entry_id: int, member_id: int, about: str | None, note: str | None
    ) -> PlanEntry:
        """Keep who it was with and what happened. Raises NotFound."""
        async with self._database.write() as connection:
            row = await _own(connection, entry_id, member_id)
            for one in await queries.same_thing(connection, row):
                await queries.change_entry(connection, one.id, {"about": about, "note": note})
            return as_entry(await _own(connection, entry_id, member_id))

    async def entry_of(
        self, guild_id: int, member_id: int, source: str, ref: str
    ) -> PlanEntry | None:
        """Return what a source noted under a ref; None where nothing counts it."""
        async with self._database.read() as connection:
            rows = await queries.of_ref(connection, guild_id, member_id, source, ref)
        return as_entry(rows[0]) if rows else None


async def _own(connection: Connection, entry_id: int, member_id: int) -> AnyRow:
    row = await queries.entry(connection, entry_id, member_id)
    if row is None:
        raise NotFound(words.ENTRY_GONE)
    return row


async def _noted(
    connection: Connection, guild_id: int, member_id: int, went: Went
) -> Sequence[AnyRow]:
    """Return the entries of the same thing on the same day, if it was noted."""
    day = await queries.entries(connection, guild_id, member_id, went.day, went.day)
    for row in day:
        if row.source in _TYPED and row.about and fold(row.about) == fold(went.what):
            return await queries.same_thing(connection, row)
    return ()


async def _goals(connection: Connection, guild_id: int, member_id: int, went: Went) -> set[str]:
    """Return what it counts for: the month, what the plan says, and the quarter for presenting."""
    plan = await plan_of(connection, guild_id, member_id)
    goals = {"monthly", *rules.counts_for(plan, EVENT)}
    return goals | {"quarterly"} if went.kind == PRESENTATION else goals


async def _write(
    connection: Connection,
    guild_id: int,
    member_id: int,
    rows: Sequence[AnyRow],
    went: Went,
    now: datetime,
    ref: str | None,
) -> PlanEntry:
    """Write one entry for each goal, into those that are there first; return one of them."""
    goals = await _goals(connection, guild_id, member_id, went)
    # A week's goal that was noted by hand stays met.
    goals |= {row.goal for row in rows if row.source == "own"}
    ref = ref or f"went-{secrets.token_hex(8)}"
    values = {
        "source": EVENT,
        "ref": ref,
        "day": went.day,
        "kind": went.kind,
        "about": went.what,
        "note": went.note,
        "minutes": went.minutes,
    }
    for row in rows:
        if row.goal in goals:
            await queries.change_entry(connection, row.id, values)
        else:
            await queries.remove_entries(connection, [row.id])
    for goal in sorted(goals - {row.goal for row in rows}):
        entry = entry_values(guild_id, member_id, goal, went.day, now) | values
        await queries.add_entry(connection, entry)
    kept = await queries.of_ref(connection, guild_id, member_id, EVENT, ref)
    return as_entry(next(row for row in kept if row.goal == "monthly"))
