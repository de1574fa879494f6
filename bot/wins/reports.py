"""What members tell the coordinators about a message, and what is done with it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned
from bot.kit.errors import NotFound
from bot.wins import queries, report_queries, words
from bot.wins.posts import to_render

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database

NOTICE = "report.notice"  # subject: the report
NOTICE_FOR = timedelta(days=7)

REPORTED = "reported"
SENT_BACK = "sent back"
BY_COORDINATOR = "by a coordinator"
LEAVE = "leave the post as it is"  # what `settle` may be told instead of a reason to hide


@dataclass(frozen=True)
class Report:
    """Something a member told a coordinator; who told is not part of it."""

    id: int
    win_id: int | None
    channel_id: int
    message_id: int
    student: bool
    words: str | None
    created_at: datetime


_FIELDS = tuple(field.name for field in fields(Report))


class Reports:
    """The open reports of every group."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tell(
        self,
        guild_id: int,
        reporter_id: int,
        channel_id: int,
        message_id: int,
        *,
        student: bool,
        words: str | None,
        now: datetime,
    ) -> int | None:
        """Keep a report; return the win whose post is to be hidden at once, if it is one."""
        async with self._database.write() as connection:
            win = await queries.by_message(connection, message_id)
            if win is not None and win.guild_id != guild_id:
                win = None
            values = {
                "guild_id": guild_id,
                "reporter_id": reporter_id,
                "win_id": None if win is None else win.id,
                "channel_id": channel_id,
                "message_id": message_id,
                "student": student,
                "words": words,
                "created_at": now,
            }
            report_id = await report_queries.add(connection, values)
            notice = Planned(NOTICE, guild_id, report_id, now, now + NOTICE_FOR)
            await agenda.plan(connection, [notice])
            if win is None or not student or win.hidden:
                return None
            await queries.change(connection, guild_id, win.id, {"hidden": REPORTED})
            await agenda.plan(connection, [to_render(win.id, guild_id, now)])
            return int(win.id)

    async def open(self, guild_id: int) -> list[Report]:
        """Return what waits, oldest first."""
        async with self._database.read() as connection:
            rows = await report_queries.still_open(connection, guild_id)
        return [Report(**{name: getattr(row, name) for name in _FIELDS}) for row in rows]

    async def get(self, guild_id: int, report_id: int) -> Report:
        """Return an open report. Raises NotFound."""
        for report in await self.open(guild_id):
            if report.id == report_id:
                return report
        raise NotFound(words.REPORT_CLOSED)

    async def settle(
        self,
        guild_id: int,
        report_id: int,
        now: datetime,
        *,
        hidden: str | None,
        note: str | None = None,
    ) -> int | None:
        """Close a report; show, hide or LEAVE its post; return the win, if it is about one.

        Raises NotFound when it was closed before.
        """
        async with self._database.write() as connection:
            closed = await report_queries.close(connection, guild_id, report_id, now)
            if closed is None:
                raise NotFound(words.REPORT_CLOSED)
            if closed.win_id is None:
                return None
            if hidden == LEAVE:
                return int(closed.win_id)
            await queries.change(
                connection, guild_id, closed.win_id, {"hidden": hidden, "note": note}
            )
            await agenda.plan(connection, [to_render(closed.win_id, guild_id, now)])
            return int(closed.win_id)
