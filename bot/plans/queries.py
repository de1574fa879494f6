"""Statements over plans; the caller owns the transaction."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import and_, bindparam, exists, func, or_, select

from bot.kit import rows
from bot.kit.database import upsert_of
from bot.members.tables import MemberRow
from bot.plans.tables import NudgeRow, PlanEntryRow, PlanRow
from bot.reaching.tables import ReachRow
from bot.wins.tables import CheerRow, TryRow, WinRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Executable, Row
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
    key = {name: values[name] for name in ("guild_id", "member_id")}
    await rows.keep(connection, PlanRow, key | changes, new=values)


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
    row = PlanEntryRow
    return await rows.one(connection, row, row.id == entry_id, row.member_id == member_id)


async def same_thing(connection: AsyncConnection, row: AnyRow) -> Sequence[AnyRow]:
    """Return the entries of the same thing done, one for each goal that it counts for."""
    if row.ref is None:
        return [row]
    return await of_ref(connection, row.guild_id, row.member_id, row.source, row.ref)


async def of_ref(
    connection: AsyncConnection, guild_id: int, member_id: int, source: str, ref: str
) -> Sequence[AnyRow]:
    """Return what a source noted under a ref, one for each goal."""
    return await rows.every(
        connection, PlanEntryRow, *_of_ref(guild_id, member_id, source, ref), by=(PlanEntryRow.id,)
    )


async def remove_entries(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Delete entries."""
    await rows.remove(connection, PlanEntryRow, PlanEntryRow.id.in_(ids))


async def change_entry(
    connection: AsyncConnection, entry_id: int, values: dict[str, object]
) -> None:
    """Set columns of an entry."""
    await rows.change(connection, PlanEntryRow, values, PlanEntryRow.id == entry_id)


async def entries(
    connection: AsyncConnection, guild_id: int, member_id: int, first: date, last: date
) -> Sequence[AnyRow]:
    """Return what a member did between two days, both included."""
    row = PlanEntryRow
    mine = *rows.of_member(row, guild_id, member_id), row.day.between(first, last)
    return await rows.every(connection, row, *mine, by=(row.day, row.id))


async def nudges(
    connection: AsyncConnection, guild_id: int, member_id: int, since: date
) -> Sequence[AnyRow]:
    """Return what a member's cards showed since the week that begins on *since*."""
    row = NudgeRow
    mine = *rows.of_member(row, guild_id, member_id), row.week >= since
    return await rows.every(connection, row, *mine, by=(row.week,))


async def had_card_between(
    connection: AsyncConnection, guild_id: int, member_id: int, since: date, until: date
) -> bool:
    """Return whether a member saw a card in the weeks from *since* to before *until*."""
    row = NudgeRow
    showed = or_(row.idea.is_not(None), row.person_id.is_not(None))
    statement = select(row.week).where(
        *rows.of_member(row, guild_id, member_id), row.week >= since, row.week < until, showed
    )
    return (await connection.execute(statement.limit(1))).first() is not None


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
    new = {"turn": 0, "state": "chosen", "connected": False}
    await rows.keep(connection, NudgeRow, key | {**values}, new)


_WIN_AND_AUTHOR = (
    WinRow.id,
    WinRow.author_id,
    WinRow.kind,
    WinRow.story,
    WinRow.words,
    WinRow.channel_id,
    WinRow.message_id,
    WinRow.thread_id,
    exists().where(CheerRow.win_id == WinRow.id).label("cheered"),
    MemberRow.name,
    MemberRow.level,
    MemberRow.first_seen_at,
)


async def colleagues(
    connection: AsyncConnection, guild_id: int, reader_id: int, since: datetime, now: datetime
) -> Sequence[AnyRow]:
    """Return the posted wins since an instant of everyone who may be named, newest first.

    Nobody who is hidden, rests or left, nothing that is hidden or was entered for another.
    """
    statement = (
        select(*_WIN_AND_AUTHOR)
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
    return (await connection.execute(statement)).all()


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
        await rows.remove(connection, table, *rows.of_member(table, guild_id, member_id))
    row = NudgeRow
    about = row.guild_id == guild_id, row.person_id == member_id
    await rows.change(connection, row, {"person_id": None, "win_id": None}, *about)


async def level(connection: AsyncConnection, guild_id: int, member_id: int) -> str | None:
    """Return a member's school level."""
    mine = rows.of_member(MemberRow, guild_id, member_id)
    found: str | None = await connection.scalar(select(MemberRow.level).where(*mine))
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
    same = _of_ref(guild_id, member_id, source, ref)
    return await rows.change(connection, PlanEntryRow, {"note": text}, *same)


def _of_ref(
    guild_id: int, member_id: int, source: str, ref: str
) -> tuple[ColumnElement[bool], ...]:
    """Return what holds for a member's entries about one thing."""
    row = PlanEntryRow
    return *rows.of_member(row, guild_id, member_id), row.source == source, row.ref == ref
