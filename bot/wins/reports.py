"""What members tell the coordinators about a message, and what is done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.groups.reports import OpenReports, Report
from bot.kit import rows
from bot.shown import queries as shown
from bot.wins import queries
from bot.wins.posts import to_render, to_restore
from bot.wins.queries import as_win
from bot.wins.tables import ReportRow

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection
    from bot.wins.rules import Win

NOTICE = "report.notice"  # subject: the report
TELL = "report.tell"  # subject: the report; about a coordinator, who is told
NOTED = "win.note"  # subject: the win; about its author, who is told that it's hidden, and why
NOTED_FOR = timedelta(days=30)

REPORTED = "reported"
SENT_BACK = "sent back"
BY_COORDINATOR = "by a coordinator"
LEAVE = "leave the post as it is"  # what `settle` may be told instead of a reason to hide


@dataclass(frozen=True)
class Why:
    """Why a post is hidden."""

    student: bool = False


@dataclass(frozen=True)
class MessageReport(Report):
    """Something a member told a coordinator about a message, and so about a win, if it is one."""

    win_id: int | None
    channel_id: int
    message_id: int
    student: bool

    @property
    def thing(self) -> int:
        """The message: each win that it quotes is another report."""
        return self.message_id

    @property
    def hides(self) -> bool:
        """Whether it's about a student."""
        return self.student


class Reports(OpenReports[MessageReport]):
    """What was told about messages, in every group."""

    table, notice, report_type = ReportRow, NOTICE, MessageReport

    async def report(
        self,
        guild_id: int,
        reporter_id: int,
        channel_id: int,
        message_id: int,
        *,
        student: bool,
        words: str | None,
        now: datetime,
        win_id: int | None = None,
    ) -> list[int]:
        """Keep a report; return the wins that are hidden at once, in the transaction that keeps it.

        A message that quotes wins is a report about each of them, where it's about a student.
        *win_id* is the one that the message's own button names: it may be that nobody knows yet
        that its post is there.
        """
        async with self._database.write() as connection:
            about = await _wins_in(connection, guild_id, message_id, win_id, student=student)
            where = {"guild_id": guild_id, "channel_id": channel_id, "message_id": message_id}
            said = {"reporter_id": reporter_id, "student": student, "words": words}
            values = where | said | {"created_at": now}
            win_ids: list[int | None] = [one.id for one in about]
            ids = [
                await rows.add(connection, ReportRow, values | {"win_id": one})
                for one in win_ids or [None]
            ]
            await self._tell(connection, guild_id, ids[0], now, student=student)
            hidden = [one.id for one in about if student and not one.hidden]
            for one in hidden:
                await queries.change(connection, guild_id, one, {"hidden": REPORTED}, now)
            await agenda.plan(connection, [to_render(one, guild_id, now) for one in hidden])
            return hidden

    async def settle(
        self,
        guild_id: int,
        report_id: int,
        now: datetime,
        *,
        hidden: str | None,
        note: str | None = None,
        photo: bool = False,
    ) -> bool:
        """Close a report; show, hide or LEAVE its post; return whether that could be done.

        False: the post isn't there anymore.

        Its author is told where it's hidden, or sent back with a *note*. *photo*: that's because of
        its photo, which isn't shown again. Raises NotFound when it was closed before.
        """
        async with self._database.write() as connection:
            closed = await self._close(connection, guild_id, report_id, now)
            if hidden == LEAVE or closed.win_id is None:
                return hidden == LEAVE
            row = await queries.find(connection, guild_id, closed.win_id, to_change=True)
            if row is None:
                return False
            refused = row.picture if photo else None
            values = {"hidden": hidden, "note": note, "refused_picture": refused}
            await queries.change(connection, guild_id, closed.win_id, values, now)
            follows = await to_restore(connection, guild_id, closed.win_id, now)
            await agenda.plan(connection, follows)
            if hidden is not None:
                of_author = Series(NOTED, guild_id, int(closed.win_id), row.author_id)
                until, why = now + NOTED_FOR, Why(student=bool(closed.student))
                await agenda.plan(connection, [of_author.at(now, until, str(report_id), why)])
            return True


async def _wins_in(
    connection: Connection, guild_id: int, message_id: int, win_id: int | None, *, student: bool
) -> list[Win]:
    """Return the win whose post a message is; where it's about a student, the wins it quotes."""
    own = await queries.by_message(connection, message_id)
    if own is None and win_id is not None:
        own = await queries.find(connection, guild_id, win_id)
        own = own if own is not None and own.message_id is None else None
    if own is not None:
        return [as_win(own)] if own.guild_id == guild_id else []
    if not student:
        return []
    quoted = await shown.wins_in(connection, guild_id, message_id)
    rows = [await queries.find(connection, guild_id, one) for one in quoted]
    return [as_win(row) for row in rows if row is not None]
