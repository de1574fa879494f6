"""Statements over reports about the shelf; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from bot.shelf.tables import ResourceReportRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from bot.kit.database import AnyRow, Connection


async def add(connection: Connection, values: Mapping[str, object]) -> int:
    """Write a report; return its id."""
    statement = insert(ResourceReportRow).values(**values).returning(ResourceReportRow.id)
    report_id: int = (await connection.execute(statement)).scalar_one()
    return report_id


async def open_of(connection: Connection, guild_id: int, names: Sequence[str]) -> Sequence[AnyRow]:
    """Return these columns of what a coordinator hasn't looked at, oldest first."""
    row = ResourceReportRow
    statement = select(*(getattr(row, name) for name in names)).where(
        row.guild_id == guild_id, row.closed_at.is_(None)
    )
    return (await connection.execute(statement.order_by(row.id))).all()


async def close(connection: Connection, guild_id: int, report_id: int, now: datetime) -> bool:
    """Close a report; return whether it was open."""
    return bool(await _close(connection, guild_id, ResourceReportRow.id == report_id, now))


async def close_all(connection: Connection, guild_id: int, resource_id: int, now: datetime) -> None:
    """Close every report about something."""
    await _close(connection, guild_id, ResourceReportRow.resource_id == resource_id, now)


async def _close(
    connection: Connection, guild_id: int, which: ColumnElement[bool], now: datetime
) -> int:
    row = ResourceReportRow
    still_open = row.guild_id == guild_id, which, row.closed_at.is_(None)
    closed = await connection.execute(update(row).where(*still_open).values(closed_at=now))
    return int(closed.rowcount)
