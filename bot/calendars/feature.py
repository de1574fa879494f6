"""Calendars outside Discord, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.calendars import tables
from bot.calendars.feeds import Feeds
from bot.calendars.service import Calendars
from bot.kit.feature import Feature

if TYPE_CHECKING:
    from bot.celebrations.service import Celebrations
    from bot.groups.service import Groups
    from bot.kit.database import Database

FEATURE = Feature("calendars", tables=(tables,))


@dataclass(frozen=True)
class CalendarServices:
    """Files for people's calendars, and groups' calendars by their addresses."""

    calendars: Calendars
    feeds: Feeds


def services(database: Database, groups: Groups, celebrations: Celebrations) -> CalendarServices:
    """Make them."""
    calendars = Calendars(database, groups, celebrations)
    return CalendarServices(calendars, Feeds(database, calendars))
