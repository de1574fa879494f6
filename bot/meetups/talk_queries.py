"""Statements over what's presented; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.kit.database import upsert
from bot.meetups.tables import TalkRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.kit.database import AnyRow, Connection


async def of_date(connection: Connection, meetup_id: int, day: date) -> Sequence[AnyRow]:
    """Return what's presented on a date, in the order of signing up."""
    statement = select(TalkRow.__table__).where(TalkRow.meetup_id == meetup_id, TalkRow.day == day)
    return (await connection.execute(statement.order_by(TalkRow.turn, TalkRow.member_id))).all()


async def keep(connection: Connection, values: dict[str, object]) -> None:
    """Write what a member presents on a date, in place of before, in the same slot."""
    changed = {name: values[name] for name in ("title", "size")}
    await connection.execute(
        upsert(connection, TalkRow)
        .values(**values)
        .on_conflict_do_update(index_elements=["meetup_id", "day", "member_id"], set_=changed)
    )


async def drop(connection: Connection, meetup_id: int, day: date, member_id: int) -> None:
    """Delete what a member presents on a date."""
    await connection.execute(
        delete(TalkRow).where(
            TalkRow.meetup_id == meetup_id, TalkRow.day == day, TalkRow.member_id == member_id
        )
    )


async def forget(connection: Connection, guild_id: int, member_id: int) -> Sequence[int]:
    """Delete everything that a member presents; return of which meet-ups."""
    found = await connection.execute(
        delete(TalkRow)
        .where(TalkRow.guild_id == guild_id, TalkRow.member_id == member_id)
        .returning(TalkRow.meetup_id)
    )
    return found.scalars().all()


async def drop_all(connection: Connection, meetup_id: int, day: date) -> None:
    """Delete what was presented on a date."""
    await connection.execute(
        delete(TalkRow).where(TalkRow.meetup_id == meetup_id, TalkRow.day == day)
    )
