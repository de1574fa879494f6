"""Statements over members; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, func, insert, select, update

from bot.kit.database import upsert
from bot.members.tables import MemberBreakRow, MemberRow, WaitingNoticeRow
from bot.reaching.tables import DmChannelRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlalchemy import Exists, Row
    from sqlalchemy.ext.asyncio import AsyncConnection
    from sqlalchemy.sql.elements import SQLCoreOperations

    from bot.kit.database import AnyRow, RowValues, Transaction
    from bot.school.holidays import Break

MEMBERS = "members"  # the cache: by guild and member, with the notices that wait and days off


async def find(connection: AsyncConnection, guild_id: int, member_id: int) -> AnyRow | None:
    """Return the member's row."""
    statement = select(MemberRow.__table__).where(
        MemberRow.guild_id == guild_id, MemberRow.member_id == member_id
    )
    return (await connection.execute(statement)).one_or_none()


def hides(guild_id: SQLCoreOperations[int], member_id: SQLCoreOperations[int]) -> Exists:
    """Return whether a member hides their name, as a part of another statement."""
    them = MemberRow.guild_id == guild_id, MemberRow.member_id == member_id
    return exists().where(*them, MemberRow.hidden.is_(True))


async def identifying(
    connection: AsyncConnection, guild_id: int, member_id: int
) -> Sequence[str | None]:
    """Return what could identify a person; nothing once they're deleted."""
    row = await find(connection, guild_id, member_id)
    return () if row is None else (row.name, row.print_name, row.school, row.district, row.town)


async def of_group(
    connection: AsyncConnection, guild_id: int, *, left_too: bool = False
) -> Sequence[AnyRow]:
    """Return everyone who has not left, or that the group still knows."""
    statement = select(MemberRow.__table__).where(MemberRow.guild_id == guild_id)
    if not left_too:
        statement = statement.where(MemberRow.left_at.is_(None))
    return (await connection.execute(statement)).all()


async def breaks(
    connection: AsyncConnection, guild_id: int, member_id: int | None = None
) -> Sequence[Row[int, date, date]]:
    """Return member, first and last day of a person's own breaks, or of everyone's, in order."""
    statement = (
        select(MemberBreakRow.member_id, MemberBreakRow.first, MemberBreakRow.last)
        .where(MemberBreakRow.guild_id == guild_id)
        .order_by(MemberBreakRow.first, MemberBreakRow.last)
    )
    if member_id is not None:
        statement = statement.where(MemberBreakRow.member_id == member_id)
    return (await connection.execute(statement)).all()


async def keep_breaks(
    connection: Transaction, guild_id: int, member_id: int, breaks: Iterable[Break]
) -> None:
    """Write a person's own breaks in place of the ones before."""
    connection.changed(MEMBERS, guild_id, member_id)
    await connection.execute(
        delete(MemberBreakRow).where(
            MemberBreakRow.guild_id == guild_id, MemberBreakRow.member_id == member_id
        )
    )
    spans = sorted({(one.first, one.last) for one in breaks})
    if spans:
        person = {"guild_id": guild_id, "member_id": member_id}
        rows = [person | {"first": first, "last": last} for first, last in spans]
        await connection.execute(insert(MemberBreakRow), rows)


async def add(
    connection: Transaction, guild_id: int, member_id: int, name: str, now: datetime
) -> bool:
    """Write a member who was not there; return whether that was so."""
    connection.changed(MEMBERS, guild_id, member_id)
    result = await connection.execute(
        upsert(connection, MemberRow)
        .values(guild_id=guild_id, member_id=member_id, name=name, first_seen_at=now)
        .on_conflict_do_nothing()
    )
    return bool(result.rowcount)


async def change(
    connection: Transaction, guild_id: int, member_id: int, values: dict[str, object]
) -> None:
    """Set columns of a member's row."""
    connection.changed(MEMBERS, guild_id, member_id)
    await connection.execute(
        update(MemberRow)
        .where(MemberRow.guild_id == guild_id, MemberRow.member_id == member_id)
        .values(**values)
    )


async def told_of_mail(connection: Transaction, guild_id: int, member_id: int) -> None:
    """Let a member's wins be in the week's e-mail, unless they chose already."""
    connection.changed(MEMBERS, guild_id, member_id)
    await connection.execute(
        update(MemberRow)
        .where(
            MemberRow.guild_id == guild_id,
            MemberRow.member_id == member_id,
            MemberRow.in_mail.is_(None),
        )
        .values(in_mail=True)
    )


async def leave(connection: Transaction, guild_id: int, member_id: int, now: datetime) -> bool:
    """Note that a member left; return whether that was news."""
    connection.changed(MEMBERS, guild_id, member_id)
    result = await connection.execute(
        update(MemberRow)
        .where(
            MemberRow.guild_id == guild_id,
            MemberRow.member_id == member_id,
            MemberRow.left_at.is_(None),
        )
        .values(left_at=now)
    )
    return bool(result.rowcount)


async def ids(connection: AsyncConnection, guild_id: int) -> Sequence[int]:
    """Return who has not left, and who has not come yet but has something waiting."""
    known = select(MemberRow.member_id).where(MemberRow.guild_id == guild_id)
    statement = known.where(MemberRow.left_at.is_(None)).union(
        select(WaitingNoticeRow.member_id).where(
            WaitingNoticeRow.guild_id == guild_id,
            WaitingNoticeRow.member_id != 0,
            WaitingNoticeRow.member_id.not_in(known),
        )
    )
    return sorted((await connection.execute(statement)).scalars())


async def ever(connection: AsyncConnection, guild_id: int) -> Sequence[int]:
    """Return everyone that something is kept about here, also who has left."""
    statement = select(MemberRow.member_id).where(MemberRow.guild_id == guild_id)
    others = select(WaitingNoticeRow.member_id).where(WaitingNoticeRow.guild_id == guild_id)
    return sorted((await connection.execute(statement.union(others))).scalars())


async def remove(connection: Transaction, guild_id: int, member_id: int) -> None:
    """Delete a member, what waits for them, and what waits for others about them."""
    connection.changed(MEMBERS, guild_id)  # others too: how much waits for them
    for table, column in (
        (MemberRow, MemberRow.member_id),
        (MemberBreakRow, MemberBreakRow.member_id),
        (WaitingNoticeRow, WaitingNoticeRow.member_id),
        (WaitingNoticeRow, WaitingNoticeRow.about_id),
    ):
        await connection.execute(
            delete(table).where(table.guild_id == guild_id, column == member_id)
        )


async def forget_dm_channel(connection: AsyncConnection, member_id: int) -> None:
    """Delete the channel's row once the person is in no group anymore."""
    still = select(MemberRow.member_id).where(MemberRow.member_id == member_id).exists()
    await connection.execute(
        delete(DmChannelRow).where(DmChannelRow.member_id == member_id, ~still)
    )


async def add_notice(connection: Transaction, values: RowValues) -> None:
    """Let something wait for a person's next press; the same thing waits once."""
    connection.changed(MEMBERS, values["guild_id"], values["member_id"])
    await connection.execute(
        upsert(connection, WaitingNoticeRow).values(**values).on_conflict_do_nothing()
    )


async def notices(connection: AsyncConnection, guild_id: int, member_id: int) -> Sequence[AnyRow]:
    """Return what waits for a person, oldest first."""
    rows: Sequence[AnyRow] = (
        await connection.execute(
            select(WaitingNoticeRow.__table__)
            .where(WaitingNoticeRow.guild_id == guild_id, WaitingNoticeRow.member_id == member_id)
            .order_by(WaitingNoticeRow.id)
        )
    ).all()
    return rows


async def count_notices(connection: AsyncConnection, guild_id: int, member_id: int) -> int:
    """Return how many things wait for a person."""
    statement = (
        select(func.count())
        .select_from(WaitingNoticeRow)
        .where(WaitingNoticeRow.guild_id == guild_id, WaitingNoticeRow.member_id == member_id)
    )
    return int((await connection.execute(statement)).scalar_one())


async def drop_notice(
    connection: Transaction, guild_id: int, member_id: int, notice_id: int
) -> None:
    """Delete what no longer waits."""
    connection.changed(MEMBERS, guild_id, member_id)
    await connection.execute(
        delete(WaitingNoticeRow).where(
            WaitingNoticeRow.id == notice_id,
            WaitingNoticeRow.guild_id == guild_id,
            WaitingNoticeRow.member_id == member_id,
        )
    )
