"""What members tell coordinators about the shelf, and what coordinators hide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.groups.reports import OpenReports, Report
from bot.kit import rows
from bot.kit.errors import Refusal
from bot.shelf import queries, rules, words
from bot.shelf.service import find
from bot.shelf.tables import ResourceReportRow

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection, RowValues
    from bot.shelf.rules import Resource

NOTICE = "shelf.notice"  # subject: the report
TELL = "shelf.tell"  # subject: the report; about a coordinator, who is told
HIDDEN = "shelf.hidden"  # subject: the resource; about its owner, who is told that it's hidden
HIDDEN_FOR = timedelta(days=30)


@dataclass(frozen=True)
class ResourceReport(Report):
    """Something a member told a coordinator about something on the shelf."""

    resource_id: int
    why: str

    @property
    def thing(self) -> int:
        """What's on the shelf."""
        return self.resource_id

    @property
    def hides(self) -> bool:
        """Whether it may harm somebody."""
        return self.why in rules.HIDES_AT_ONCE


class ShelfReports(OpenReports[ResourceReport]):
    """What was told about each group's shelf, and what's hidden on it."""

    table, notice, report_type = ResourceReportRow, NOTICE, ResourceReport

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
            await self._tell(connection, guild_id, report_id, now, student=why == "student")
            if why not in rules.HIDES_AT_ONCE:
                return False
            if not resource.hidden:
                hidden = {"hidden": rules.REPORTED}
                await queries.change(connection, guild_id, resource_id, hidden, now)
            return True

    async def leave(self, guild_id: int, report_id: int, now: datetime) -> None:
        """Close a report and those before it about the same thing: there's nothing to do.

        Raises NotFound when it was closed before.
        """
        async with self._database.write() as connection:
            resource_id = (await self._close(connection, guild_id, report_id, now)).resource_id
            same = ResourceReportRow.resource_id == resource_id, *self._open(guild_id)
            before = ResourceReportRow.id < report_id
            await rows.change(connection, ResourceReportRow, {"closed_at": now}, before, *same)

    async def show_again(
        self, guild_id: int, resource_id: int, now: datetime, read: int
    ) -> Resource:
        """Let colleagues find something again, and close what was told.

        Raises NotFound, and Refusal where what hides it was told after the report *read*.
        """
        async with self._database.write() as connection:
            row = ResourceReportRow
            hiding = row.why.in_(rules.HIDES_AT_ONCE), row.id > read, *self._open(guild_id)
            unread = await rows.every(
                connection, row, row.resource_id == resource_id, *hiding, by=[row.id]
            )
            if unread:
                raise Refusal(words.READ_FIRST, f"shelf:report:{unread[0].id}")
            decided = {"hidden": None, "note": None}
            return await self._decide(connection, guild_id, resource_id, decided, now)

    async def hide(self, guild_id: int, resource_id: int, note: str, now: datetime) -> Resource:
        """Hide something with a note that its owner is told, and close what was told of it.

        Raises NotFound.
        """
        async with self._database.write() as connection:
            decided = {"hidden": rules.SENT_BACK, "note": note}
            resource = await self._decide(connection, guild_id, resource_id, decided, now)
            if resource.owner_id:
                series = Series(HIDDEN, guild_id, resource_id, resource.owner_id)
                until = now + HIDDEN_FOR
                await agenda.plan(connection, [series.at(now, until, f"{now:%Y-%m-%dT%H:%M:%S}")])
            return resource

    async def _decide(
        self,
        connection: Connection,
        guild_id: int,
        resource_id: int,
        decided: RowValues,
        now: datetime,
    ) -> Resource:
        """Change something as a coordinator decided, and close all that was told of it."""
        await find(connection, guild_id, resource_id, to_change=True)
        about = ResourceReportRow.resource_id == resource_id, *self._open(guild_id)
        await rows.change(connection, ResourceReportRow, {"closed_at": now}, *about)
        await queries.change(connection, guild_id, resource_id, decided, now)
        return await find(connection, guild_id, resource_id)
