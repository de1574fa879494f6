"""Statements over who takes part, who helps, and what coordinators are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from bot.celebrations.day_tables import (
    CoordinatorNoteRow,
    GatheredRow,
    GatheringRow,
    HelperRow,
    TookPartRow,
)
from bot.kit.database import upsert
from bot.wins.queries import whole
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from bot.kit.database import AnyRow, Connection


async def take_part(
    connection: Connection,
    guild_id: int,
    gathering_id: int,
    member_id: int,
    at: Mapping[str, object],
) -> bool:
    """Note that a member joined or did something; return whether that is new."""
    key = {"gathering_id": gathering_id, "member_id": member_id, "guild_id": guild_id}
    added = await connection.execute(
        upsert(connection, TookPartRow).values(**key, **at).on_conflict_do_nothing()
    )
    if added.rowcount:
        return True
    (name,) = at
    changed = await connection.execute(
        update(TookPartRow)
        .where(
            TookPartRow.gathering_id == gathering_id,
            TookPartRow.member_id == member_id,
            getattr(TookPartRow, name).is_(None),
        )
        .values(**at)
    )
    return bool(changed.rowcount)


async def undo(connection: Connection, gathering_id: int, member_id: int) -> None:
    """Let a member have done nothing; who joined the thread stays in it."""
    await connection.execute(
        update(TookPartRow)
        .where(TookPartRow.gathering_id == gathering_id, TookPartRow.member_id == member_id)
        .values(did_at=None)
    )


async def libraries(connection: Connection, gathering_id: int) -> int:
    """Return how many members did something."""
    statement = select(func.count()).where(
        TookPartRow.gathering_id == gathering_id, TookPartRow.did_at.is_not(None)
    )
    return int((await connection.execute(statement)).scalar_one())


async def moments(
    connection: Connection, guild_id: int, thread_id: int, limit: int
) -> Sequence[AnyRow]:
    """Return what was shared in a thread and may be in its recap, oldest first."""
    statement = whole().where(
        WinRow.guild_id == guild_id,
        WinRow.shared_in == thread_id,
        WinRow.recap.is_(True),
        WinRow.hidden.is_(None),
        WinRow.message_id.is_not(None),
    )
    rows: Sequence[AnyRow] = (
        await connection.execute(statement.order_by(WinRow.id).limit(limit))
    ).all()
    return rows


async def before(
    connection: Connection, guild_id: int, slugs: Collection[str], day: date
) -> Sequence[AnyRow]:
    """Return, for each of these, its last gathering before a day that has a thread."""
    of = GatheredRow
    last = (
        select(of.slug, func.max(GatheringRow.day).label("day"))
        .join(GatheringRow, GatheringRow.id == of.gathering_id)
        .where(
            of.guild_id == guild_id,
            of.slug.in_(slugs),
            GatheringRow.day < day,
            GatheringRow.thread_id.is_not(None),
            GatheringRow.thread_deleted.is_(False),
        )
        .group_by(of.slug)
        .subquery()
    )
    statement = (
        select(GatheredRow.slug, GatheredRow.counter, *GatheringRow.__table__.c)
        .join(GatheringRow, GatheringRow.id == GatheredRow.gathering_id)
        .join(last, (last.c.slug == GatheredRow.slug) & (last.c.day == GatheringRow.day))
        .where(GatheringRow.guild_id == guild_id)
    )
    return (await connection.execute(statement)).all()


async def help_with(connection: Connection, values: dict[str, object]) -> bool:
    """Let a member help to plan a day, or no longer; return whether they do now."""
    row = HelperRow
    mine = [getattr(row, name) == value for name, value in values.items() if name != "at"]
    gone = await connection.execute(delete(row).where(*mine))
    if gone.rowcount:
        return False
    await connection.execute(insert(row).values(**values))
    return True


async def helpers(
    connection: Connection, guild_id: int, days: Iterable[tuple[str, date]]
) -> dict[tuple[str, date], list[int]]:
    """Return the ids of who helps with each of these days, in the order in which they offered."""
    found: dict[tuple[str, date], list[int]] = {}
    for slug, first in days:
        statement = select(HelperRow.member_id).where(
            HelperRow.guild_id == guild_id, HelperRow.slug == slug, HelperRow.first == first
        )
        rows = await connection.execute(statement.order_by(HelperRow.at, HelperRow.member_id))
        found[slug, first] = list(rows.scalars())
    return found


async def note(connection: Connection, values: dict[str, object], *, again: bool = False) -> None:
    """Keep a note for the coordinators; of the same thing there is one.

    *again*: one that was seen to is shown once more.
    """
    statement = upsert(connection, CoordinatorNoteRow).values(**values)
    if not again:
        await connection.execute(statement.on_conflict_do_nothing())
        return
    changed = {"seen_at": None, "made_at": values["made_at"]}
    there = ["guild_id", "why", "subject"]
    await connection.execute(statement.on_conflict_do_update(index_elements=there, set_=changed))


async def settle_note(connection: Connection, guild_id: int, why: str, subject: str) -> None:
    """Take a note back: what it said is not so anymore."""
    row = CoordinatorNoteRow
    await connection.execute(
        delete(row).where(row.guild_id == guild_id, row.why == why, row.subject == subject)
    )


async def notes(connection: Connection, guild_id: int, limit: int) -> Sequence[AnyRow]:
    """Return the notes that no coordinator has seen to."""
    row = CoordinatorNoteRow
    statement = select(row.__table__).where(row.guild_id == guild_id, row.seen_at.is_(None))
    return (await connection.execute(statement.order_by(row.id).limit(limit))).all()


async def see_note(connection: Connection, guild_id: int, note_id: int, now: datetime) -> bool:
    """Put a note away; return whether it was still there."""
    row = CoordinatorNoteRow
    result = await connection.execute(
        update(row)
        .where(row.guild_id == guild_id, row.id == note_id, row.seen_at.is_(None))
        .values(seen_at=now)
    )
    return bool(result.rowcount)
