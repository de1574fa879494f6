"""Statements over reports and sweeps; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, insert, select, update

from bot.kit.database import upsert
from bot.wins.tables import ReportRow, SweepRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.kit.database import AnyRow, Connection


async def add(connection: Connection, values: Mapping[str, object]) -> int:
    """Write a report and return its id."""
    statement = insert(ReportRow).values(**values).returning(ReportRow.id)
    return int((await connection.execute(statement)).scalar_one())


async def still_open(connection: Connection, guild_id: int) -> Sequence[AnyRow]:
    """Return the reports of a group that nobody closed, oldest first."""
    statement = select(ReportRow.__table__).where(
        ReportRow.guild_id == guild_id, ReportRow.closed_at.is_(None)
    )
    rows: Sequence[AnyRow] = (await connection.execute(statement.order_by(ReportRow.id))).all()
    return rows


async def close(
    connection: Connection, guild_id: int, report_id: int, now: datetime
) -> AnyRow | None:
    """Close a report; return its `win_id` and `student`, or None when it was closed before."""
    statement = (
        update(ReportRow)
        .where(
            ReportRow.id == report_id,
            ReportRow.guild_id == guild_id,
            ReportRow.closed_at.is_(None),
        )
        .values(closed_at=now)
        .returning(ReportRow.win_id, ReportRow.student)
    )
    found: AnyRow | None = (await connection.execute(statement)).one_or_none()
    return found


async def about_student(connection: Connection, guild_id: int, win_id: int) -> bool:
    """Return whether an open report says that a student may be recognizable in a win."""
    waits = exists().where(
        ReportRow.guild_id == guild_id,
        ReportRow.win_id == win_id,
        ReportRow.student.is_(True),
        ReportRow.closed_at.is_(None),
    )
    return bool(await connection.scalar(select(waits)))


async def prune(connection: Connection, before: datetime) -> None:
    """Delete reports of every group that were closed before an instant."""
    await connection.execute(delete(ReportRow).where(ReportRow.closed_at < before))


async def keep_sweep(connection: Connection, guild_id: int, until: datetime) -> None:
    """Note until when it's known what was deleted in a group; never an earlier moment."""
    statement = upsert(connection, SweepRow).values(guild_id=guild_id, certain_until=until)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=["guild_id"],
            set_={"certain_until": until},
            where=SweepRow.certain_until < until,
        )
    )


async def swept_until(connection: Connection, guild_id: int) -> datetime | None:
    """Return until when it's known what was deleted in a group; None before the first look."""
    statement = select(SweepRow.certain_until).where(SweepRow.guild_id == guild_id)
    return await connection.scalar(statement)
