"""What members told coordinators, open until one of them has seen to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned
from bot.groups.promises import REMIND_AFTER, remind
from bot.groups.service import school_of
from bot.groups.words import REPORT_CLOSED
from bot.kit import rows
from bot.kit.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from bot.kit.columns import Base
    from bot.kit.database import AnyRow, Connection, Database

NOTICE_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Report(ABC):
    """Something a member told a coordinator; who told is not part of it."""

    id: int
    words: str | None
    created_at: datetime

    @property
    @abstractmethod
    def thing(self) -> int:
        """What it's about, by its id."""

    @property
    @abstractmethod
    def hides(self) -> bool:
        """Whether what it's about is hidden for it, until a coordinator decides."""


AnyReport = TypeVar("AnyReport", bound=Report)


@dataclass(frozen=True)
class Reported(Generic[AnyReport]):
    """One thing and what's open about it, oldest first."""

    reports: tuple[AnyReport, ...]

    @property
    def first(self) -> AnyReport:
        """Return what's to be decided first: what hides it, or else the oldest."""
        return min(self.reports, key=lambda one: (not one.hides, one.id))


def by_thing(reports: Sequence[AnyReport]) -> list[Reported[AnyReport]]:
    """Return what's reported, each thing once, oldest first."""
    found: dict[int, list[AnyReport]] = {}
    for one in reports:
        found.setdefault(one.thing, []).append(one)
    return [Reported(tuple(each)) for each in found.values()]


class OpenReports(Generic[AnyReport]):
    """One feature's reports, in a table of their own; each is open until its `closed_at`."""

    table: ClassVar[type[Base]]
    notice: ClassVar[str]  # the kind that lets coordinators hear of it; subject: the report
    report_type: type[AnyReport]

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, guild_id: int) -> list[AnyReport]:
        """Return what waits, oldest first."""
        by = self.table.__table__.c.id
        async with self._database.read() as connection:
            found = await rows.every(connection, self.table, *self._open(guild_id), by=[by])
        names = [one.name for one in fields(self.report_type)]
        return [self.report_type(**{name: getattr(one, name) for name in names}) for one in found]

    async def get(self, guild_id: int, report_id: int) -> AnyReport:
        """Return an open report. Raises NotFound."""
        for report in await self.open(guild_id):
            if report.id == report_id:
                return report
        raise NotFound(REPORT_CLOSED)

    async def about_the_same(self, guild_id: int, report_id: int) -> Reported[AnyReport]:
        """Return all that's open about the thing of an open report. Raises NotFound."""
        for one in by_thing(await self.open(guild_id)):
            if report_id in [report.id for report in one.reports]:
                return one
        raise NotFound(REPORT_CLOSED)

    async def prune(self, connection: Connection, before: datetime) -> None:
        """Delete reports of every group that were closed before an instant."""
        closed_before = self.table.__table__.c.closed_at < before
        await rows.remove(connection, self.table, closed_before)

    async def _tell(
        self,
        connection: Connection,
        guild_id: int,
        report_id: int,
        now: datetime,
        *,
        student: bool,
    ) -> None:
        """Let coordinators hear of a report, and remind them of it."""
        planned = Planned(self.notice, guild_id, report_id, now, now + NOTICE_FOR)
        await agenda.plan(connection, [planned])
        # Of one about a student each hears by the next morning anyway, and not again then.
        after = REMIND_AFTER[1:] if student else REMIND_AFTER
        await remind(connection, guild_id, await school_of(connection, guild_id), now, after)

    async def _close(
        self, connection: Connection, guild_id: int, report_id: int, now: datetime
    ) -> AnyRow:
        """Close a report; return its row. Raises NotFound when it was closed before."""
        which = self.table.__table__.c.id == report_id, *self._open(guild_id)
        row = await rows.one(connection, self.table, *which)
        if row is None or not await rows.change(connection, self.table, {"closed_at": now}, *which):
            raise NotFound(REPORT_CLOSED)
        return row

    def _open(self, guild_id: int) -> tuple[ColumnElement[bool], ...]:
        columns = self.table.__table__.c
        return columns.guild_id == guild_id, columns.closed_at.is_(None)
