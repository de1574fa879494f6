"""What members tell coordinators about the shelf, and what coordinators hide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.kit import rows
from bot.kit.errors import NotFound
from bot.shelf import queries, rules
from bot.shelf.service import find
from bot.shelf.tables import ResourceReportRow
from bot.wins.words import REPORT_CLOSED

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from bot.kit.database import Connection, Database
    from bot.shelf.rules import Resource

NOTICE = "shelf.notice"  # subject: the report
TELL = "shelf.tell"  # subject: the report; about a coordinator, who is told
HIDDEN = "shelf.hidden"  # subject: the resource; about its owner, who is told that it's hidden
NOTICE_FOR = timedelta(days=7)
HIDDEN_FOR = timedelta(days=30)


@dataclass(frozen=True)
class ResourceReport:
    """Something a member told a coordinator; who told is not part of it."""

    id: int
    resource_id: int
    why: str
    words: str | None
    created_at: datetime


class ShelfReports:
    """The open reports about each group's shelf, and what's hidden on it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def report(
        self,
        guild_id: int,
        resource_id: int,
        reporter_id: int,
        why: str,
        said: str | None,
        now: datetime,
    ) -> bool:
        """Keep a report; return whether the thing is hidden for it. Raises NotFound."""
        async with self._database.write() as connection:
            resource = await find(connection, guild_id, resource_id, to_change=True)
            values = {"guild_id": guild_id, "resource_id": resource_id, "why": why, "words": said}
            values |= {"reporter_id": reporter_id, "created_at": now}
            report_id = await rows.add(connection, ResourceReportRow, values)
            planned = Planned(NOTICE, guild_id, report_id, now, now + NOTICE_FOR)
            await agenda.plan(connection, [planned])
            if why not in rules.HIDES_AT_ONCE:
                return False
            if not resource.hidden:
                hidden = {"hidden": rules.REPORTED}
                await queries.change(connection, guild_id, resource_id, hidden, now)
            return True

    async def open(self, guild_id: int) -> list[ResourceReport]:
        """Return what a coordinator hasn't looked at, oldest first."""
        row = ResourceReportRow
        async with self._database.read() as connection:
            found = await rows.every(connection, row, *_open(guild_id), by=[row.id])
        names = ResourceReport.__dataclass_fields__
        return [ResourceReport(**{name: getattr(one, name) for name in names}) for one in found]

    async def get(self, guild_id: int, report_id: int) -> ResourceReport:
        """Return an open report. Raises NotFound."""
        for report in await self.open(guild_id):
            if report.id == report_id:
                return report
        raise NotFound(REPORT_CLOSED)

    async def leave(self, guild_id: int, report_id: int, now: datetime) -> None:
        """Close a report with nothing to do. Raises NotFound when it was closed before."""
        async with self._database.write() as connection:
            if not await _close(connection, guild_id, ResourceReportRow.id == report_id, now):
                raise NotFound(REPORT_CLOSED)

    async def show_again(self, guild_id: int, resource_id: int, now: datetime) -> Resource:
        """Let colleagues find something again, and close what was told. Raises NotFound."""
        async with self._database.write() as connection:
            await find(connection, guild_id, resource_id, to_change=True)
            about = ResourceReportRow.resource_id == resource_id
            await _close(connection, guild_id, about, now)
            values = {"hidden": None, "note": None}
            await queries.change(connection, guild_id, resource_id, values, now)
            return await find(connection, guild_id, resource_id)

    async def hide(self, guild_id: int, resource_id: int, note: str, now: datetime) -> Resource:
        """Hide something with a note that its owner is told, and close what was told of it.

        Raises NotFound.
        """
        async with self._database.write() as connection:
            resource = await find(connection, guild_id, resource_id, to_change=True)
            about = ResourceReportRow.resource_id == resource_id
            await _close(connection, guild_id, about, now)
            values = {"hidden": rules.SENT_BACK, "note": note}
            await queries.change(connection, guild_id, resource_id, values, now)
            if resource.owner_id:
                series = Series(HIDDEN, guild_id, resource_id, resource.owner_id)
                until = now + HIDDEN_FOR
                await agenda.plan(connection, [series.at(now, until, f"{now:%Y-%m-%dT%H:%M:%S}")])
            return await find(connection, guild_id, resource_id)


async def _close(
    connection: Connection, guild_id: int, which: ColumnElement[bool], now: datetime
) -> bool:
    """Close open reports; return whether there were any."""
    closed = {"closed_at": now}
    return await rows.change(connection, ResourceReportRow, closed, which, *_open(guild_id))


def _open(guild_id: int) -> tuple[ColumnElement[bool], ...]:
    return ResourceReportRow.guild_id == guild_id, ResourceReportRow.closed_at.is_(None)
