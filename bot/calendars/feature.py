"""Calendars outside Discord, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.calendars import tables
from bot.calendars.feeds import Feeds
from bot.calendars.service import Calendars
from bot.calendars.sources import Sources
from bot.kit.feature import Feature

if TYPE_CHECKING:
    from bot.celebrations.service import Celebrations
    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.students.service import Students

FEATURE = Feature("calendars", tables=(tables,))


@dataclass(frozen=True)
class CalendarServices:
    """Files for people's calendars, groups' calendars by their addresses, and other calendars."""

    calendars: Calendars
    feeds: Feeds
    sources: Sources


def services(
    database: Database, groups: Groups, celebrations: Celebrations, students: Students
) -> CalendarServices:
    """Make them."""
    sources = Sources(database, groups, students)
    calendars = Calendars(database, groups, celebrations, sources)
    return CalendarServices(calendars, Feeds(database, calendars), sources)
