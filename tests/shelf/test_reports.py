"""What members tell coordinators about the shelf."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.housekeeping import Housekeeping
from bot.shelf.tables import ResourceReportRow
from tests.shelf.test_service import GROUP, LUIS, put

if TYPE_CHECKING:
    from pathlib import Path

    from bot.agenda.agenda import Agenda
    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock


async def test_old_reports(
    database: Database, services: Services, agenda: Agenda, clock: StandingClock, tmp_path: Path
) -> None:
    """Two months after it was closed, a report is gone; an open one stays."""
    resource, now = await put(services, clock), clock.now()
    keeping, reports = Housekeeping(services, tmp_path, set), services.shelf_reports
    agenda.register(keeping)
    for days in (59, 61, None):
        await reports.report(GROUP, resource.id, LUIS, "other", "Hm", now)
        if days is not None:
            [report] = await reports.open(GROUP)
            await reports.leave(GROUP, report.id, now - timedelta(days=days))
    await agenda.plan([keeping.next_row(now - timedelta(days=1))])
    await agenda.tick()
    await agenda.settled()

    async with database.read() as connection:
        left = (await connection.execute(select(ResourceReportRow.closed_at))).scalars().all()
    assert {*left} == {now - timedelta(days=59), None}
