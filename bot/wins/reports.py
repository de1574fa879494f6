"""What members tell the coordinators about a message, and what is done with it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, insert, select, update

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned
from bot.kit.errors import NotFound
from bot.wins import queries, words
from bot.wins.posts import to_render
from bot.wins.tables import ReportRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Database

NOTICE = "report.notice"  # occurrence: the report
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


_COLUMNS = tuple(getattr(ReportRow, field.name) for field in fields(Report))


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
            report = await connection.execute(
                insert(ReportRow)
                .values(
                    guild_id=guild_id,
                    reporter_id=reporter_id,
                    win_id=None if win is None else win.id,
                    channel_id=channel_id,
                    message_id=message_id,
                    student=student,
                    words=words,
                    created_at=now,
                )
                .returning(ReportRow.id)
            )
            notice = Planned(NOTICE, guild_id, report.scalar_one(), now, now + NOTICE_FOR)
            await agenda.plan(connection, [notice])
            if win is None or not student or win.hidden:
                return None
            await queries.change(connection, guild_id, win.id, {"hidden": REPORTED})
            await agenda.plan(connection, [to_render(win.id, guild_id, now)])
            return int(win.id)

    async def open(self, guild_id: int) -> list[Report]:
        """Return what waits, oldest first."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(*_COLUMNS)
                .where(ReportRow.guild_id == guild_id, ReportRow.closed_at.is_(None))
                .order_by(ReportRow.id)
            )
            return [Report(*row) for row in rows]

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
            closed = (
                await connection.execute(
                    update(ReportRow)
                    .where(
                        ReportRow.id == report_id,
                        ReportRow.guild_id == guild_id,
                        ReportRow.closed_at.is_(None),
                    )
                    .values(closed_at=now)
                    .returning(ReportRow.win_id)
                )
            ).one_or_none()
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


async def about_student(connection: AsyncConnection, guild_id: int, win_id: int) -> bool:
    """Return whether an open report says that a student may be recognizable in a win."""
    waits = exists().where(
        ReportRow.guild_id == guild_id,
        ReportRow.win_id == win_id,
        ReportRow.student.is_(True),
        ReportRow.closed_at.is_(None),
    )
    return bool((await connection.execute(select(waits))).scalar_one())


async def prune(connection: AsyncConnection, before: datetime) -> None:
    """Delete reports of every group that were closed before an instant."""
    await connection.execute(delete(ReportRow).where(ReportRow.closed_at < before))
