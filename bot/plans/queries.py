"""Statements over plans; the caller owns the transaction."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import and_, bindparam, delete, exists, func, or_, select, update

from bot.kit.database import upsert, upsert_of
from bot.members.tables import MemberRow
from bot.plans.tables import NudgeRow, PlanEntryRow, PlanRow
from bot.reaching.tables import ReachRow
from bot.wins.tables import CheerRow, TryRow, WinRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import Executable, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow

# The nudge comes by direct message only to those who chose that for the nudge itself.
_PLANS = select(PlanRow.__table__, func.coalesce(ReachRow.method, "here").label("find")).outerjoin(
    ReachRow,
    and_(
        ReachRow.guild_id == PlanRow.guild_id,
        ReachRow.member_id == PlanRow.member_id,
        ReachRow.topic == "nudge",
    ),
)
_PLAN = _PLANS.where(
    PlanRow.guild_id == bindparam("of_guild"), PlanRow.member_id == bindparam("of_member")
)
_COLLEAGUES = 300  # wins at most; a lot falls among them


async def find(connection: AsyncConnection, guild_id: int, member_id: int) -> AnyRow | None:
    """Return the member's plan, with how the nudge finds them."""
    given = {"of_guild": guild_id, "of_member": member_id}
    return (await connection.execute(_PLAN, given)).one_or_none()


async def of_group(connection: AsyncConnection, guild_id: int) -> Sequence[AnyRow]:
    """Return every plan of a group, each with how the nudge finds its member."""
    return (await connection.execute(_PLANS.where(PlanRow.guild_id == guild_id))).all()


async def keep(
    connection: AsyncConnection, values: dict[str, object], changes: dict[str, object]
) -> None:
    """Write a plan, or set *changes* in the one that is there."""
    await connection.execute(
        upsert(connection, PlanRow)
        .values(**values)
        .on_conflict_do_update(index_elements=["guild_id", "member_id"], set_=changes)
    )


async def add_entry(connection: AsyncConnection, values: dict[str, object]) -> int | None:
    """Write what was done and return its id; None when this very thing is written already."""
    added = await connection.execute(_adding(connection.dialect.name), values)
    return added.scalar_one_or_none()


@cache  # to make it takes longer than to run it
def _adding(dialect: str) -> Executable:
    added = upsert_of(dialect, PlanEntryRow).on_conflict_do_nothing()
    return added.returning(PlanEntryRow.id)


async def same_entry(connection: AsyncConnection, values: dict[str, object]) -> AnyRow:
    """Return the entry that is written already."""
    names = ("guild_id", "member_id", "goal", "source", "ref")
    same = [getattr(PlanEntryRow, name) == values[name] for name in names]
    return (await connection.execute(select(PlanEntryRow.__table__).where(*same))).one()


async def entry(connection: AsyncConnection, entry_id: int, member_id: int) -> AnyRow | None:
    """Return an entry of the member's own."""
    statement = select(PlanEntryRow.__table__).where(
        PlanEntryRow.id == entry_id, PlanEntryRow.member_id == member_id
    )
    return (await connection.execute(statement)).one_or_none()


async def same_thing(connection: AsyncConnection, row: AnyRow) -> Sequence[AnyRow]:
    """Return the entries of the same thing done, one for each goal that it counts for."""
    if row.ref is None:
        return [row]
    return await of_ref(connection, row.guild_id, row.member_id, row.source, row.ref)


async def of_ref(
    connection: AsyncConnection, guild_id: int, member_id: int, source: str, ref: str
) -> Sequence[AnyRow]:
    """Return what a source noted under a ref, one for each goal."""
    same = (
        *(PlanEntryRow.guild_id == guild_id, PlanEntryRow.member_id == member_id),
        *(PlanEntryRow.source == source, PlanEntryRow.ref == ref),
    )
    return (
        await connection.execute(
            select(PlanEntryRow.__table__).where(*same).order_by(PlanEntryRow.id)
        )
    ).all()


async def remove_entries(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Delete entries."""
    await connection.execute(delete(PlanEntryRow).where(PlanEntryRow.id.in_(ids)))


async def change_entry(
    connection: AsyncConnection, entry_id: int, values: dict[str, object]
) -> None:
    """Set columns of an entry."""
    await connection.execute(
        update(PlanEntryRow).where(PlanEntryRow.id == entry_id).values(**values)
    )


async def entries(
    connection: AsyncConnection, guild_id: int, member_id: int, first: date, last: date
) -> Sequence[AnyRow]:
    """Return what a member did between two days, both included."""
    statement = (
        select(PlanEntryRow.__table__)
        .where(
            PlanEntryRow.guild_id == guild_id,
            PlanEntryRow.member_id == member_id,
            PlanEntryRow.day.between(first, last),
        )
        .order_by(PlanEntryRow.day, PlanEntryRow.id)
    )
    return (await connection.execute(statement)).all()


async def nudges(
    connection: AsyncConnection, guild_id: int, member_id: int, since: date
) -> Sequence[AnyRow]:
    """Return what a member's cards showed since the week that begins on *since*."""
    statement = (
        select(NudgeRow.__table__)
        .where(
            NudgeRow.guild_id == guild_id,
            NudgeRow.member_id == member_id,
            NudgeRow.week >= since,
        )
        .order_by(NudgeRow.week)
    )
    return (await connection.execute(statement)).all()


async def had_card_between(
    connection: AsyncConnection, guild_id: int, member_id: int, since: date, until: date
) -> bool:
    """Return whether a member saw a card in the weeks from *since* to before *until*."""
    found = await connection.execute(
        select(NudgeRow.week)
        .where(
            NudgeRow.guild_id == guild_id,
            NudgeRow.member_id == member_id,
            NudgeRow.week >= since,
            NudgeRow.week < until,
            or_(NudgeRow.idea.is_not(None), NudgeRow.person_id.is_not(None)),
        )
        .limit(1)
    )
    return found.first() is not None


class NudgeChange(TypedDict, total=False):
    """What a week's card shows, or what became of it; see `NudgeRow`."""

    idea: str | None
    person_id: int | None
    win_id: int | None
    turn: int
    state: str
    connected: bool


async def keep_nudge(
    connection: AsyncConnection, key: dict[str, object], **values: Unpack[NudgeChange]
) -> None:
    """Write what a week's card shows, or what became of it."""
    statement = upsert(connection, NudgeRow).values(
        **{"turn": 0, "state": "chosen", "connected": False, **key, **values}
    )
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=["guild_id", "member_id", "week"], set_=values
        )
    )


async def colleagues(
    connection: AsyncConnection, guild_id: int, reader_id: int, since: datetime, now: datetime
) -> Sequence[AnyRow]:
    """Return the posted wins since an instant of everyone who may be named, newest first.

    Nobody who is hidden, rests or left, nothing that is hidden or was entered for another.
    """
    cheered = exists().where(CheerRow.win_id == WinRow.id)
    statement = (
        select(
            *(WinRow.id, WinRow.author_id, WinRow.kind, WinRow.story, WinRow.words),
            *(WinRow.channel_id, WinRow.message_id, WinRow.thread_id, cheered.label("cheered")),
            *(MemberRow.name, MemberRow.level, MemberRow.first_seen_at),
        )
        .join(
            MemberRow,
            (MemberRow.guild_id == WinRow.guild_id) & (MemberRow.member_id == WinRow.author_id),
        )
        .where(
            WinRow.guild_id == guild_id,
            WinRow.author_id != reader_id,
            WinRow.created_at >= since,
            WinRow.message_id.is_not(None),
            WinRow.hidden.is_(None),
            WinRow.behalf.is_(None),
            MemberRow.hidden.is_(False),
            MemberRow.left_at.is_(None),
            or_(MemberRow.paused_until.is_(None), MemberRow.paused_until <= now),
        )
        .order_by(WinRow.id.desc())
        .limit(_COLLEAGUES)
    )
    found = (await connection.execute(statement)).all()
    return list(found)


async def own_words(
    connection: AsyncConnection, guild_id: int, member_id: int, since: datetime
) -> Sequence[str]:
    """Return the folded words of a member's own wins since an instant."""
    statement = select(WinRow.words).where(
        WinRow.guild_id == guild_id, WinRow.author_id == member_id, WinRow.created_at >= since
    )
    return (await connection.execute(statement)).scalars().all()


async def tried_by(
    connection: AsyncConnection, guild_id: int, author_id: int, since: datetime, week: date
) -> Sequence[Row[int, int, str]]:
    """Return who began to try which of a member's wins since then, as news in a week.

    What they weren't told of yet comes before what that week's card tells.
    """
    statement = (
        select(TryRow.member_id, WinRow.id, WinRow.story)
        .join(WinRow, WinRow.id == TryRow.win_id)
        .where(
            WinRow.guild_id == guild_id,
            WinRow.author_id == author_id,
            TryRow.created_at >= since,
            or_(TryRow.told_in.is_(None), TryRow.told_in == week),
        )
        .order_by(TryRow.told_in.is_not(None), WinRow.id)
    )
    return (await connection.execute(statement)).all()


async def erase(connection: AsyncConnection, guild_id: int, member_id: int) -> None:
    """Delete a member's plan, and their name from everyone else's cards."""
    for table in (PlanRow, PlanEntryRow, NudgeRow):
        await connection.execute(
            delete(table).where(table.guild_id == guild_id, table.member_id == member_id)
        )
    await connection.execute(
        update(NudgeRow)
        .where(NudgeRow.guild_id == guild_id, NudgeRow.person_id == member_id)
        .values(person_id=None, win_id=None)
    )


async def level(connection: AsyncConnection, guild_id: int, member_id: int) -> str | None:
    """Return a member's school level."""
    statement = select(MemberRow.level).where(
        MemberRow.guild_id == guild_id, MemberRow.member_id == member_id
    )
    found: str | None = (await connection.execute(statement)).scalar_one_or_none()
    return found


async def note(
    connection: AsyncConnection,
    guild_id: int,
    member_id: int,
    source: str,
    ref: str,
    text: str | None,
) -> bool:
    """Write a line on what a source noted under a ref; return whether there was one."""
    result = await connection.execute(
        update(PlanEntryRow)
        .where(
            PlanEntryRow.guild_id == guild_id,
            PlanEntryRow.member_id == member_id,
            PlanEntryRow.source == source,
            PlanEntryRow.ref == ref,
        )
        .values(note=text)
    )
    return bool(result.rowcount)
