"""Book days, declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.celebrations import day_tables, tables, words
from bot.celebrations.asking import Asking
from bot.celebrations.gatherings import Gatherings
from bot.celebrations.imports import Imports
from bot.celebrations.memories import Memories
from bot.celebrations.personal import CalendarData, GatheringsData
from bot.celebrations.planning import Planning
from bot.celebrations.proposals import Proposals
from bot.celebrations.selections import HostDates, Selections
from bot.celebrations.service import Celebrations
from bot.celebrations.taking_part import TakingPart
from bot.kit.feature import Feature
from bot.kit.switch import Suggestion, Switch

if TYPE_CHECKING:
    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.wins.service import Wins

FEATURE = Feature(
    "celebrations",
    tables=(tables, day_tables),
    personal_data=(GatheringsData(), CalendarData()),
    switch=Switch(
        words.SWITCH,
        words.SWITCH_HINT,
        words.PURPOSE,
        Suggestion(words.SUGGESTION, timedelta(weeks=2)),
    ),
)


@dataclass(frozen=True)
class CelebrationServices:
    """The calendar of book days, and who gathers around one."""

    celebrations: Celebrations
    selections: Selections
    host_dates: HostDates
    proposals: Proposals
    imports: Imports
    asking: Asking
    gatherings: Gatherings
    taking_part: TakingPart
    memories: Memories
    planning: Planning


def services(database: Database, groups: Groups, wins: Wins) -> CelebrationServices:
    """Make them."""
    celebrations, memories = Celebrations(database, groups), Memories(database)
    asking, gatherings = Asking(database, groups), Gatherings(database, groups)
    taking_part = TakingPart(database, groups)
    celebrations.on_change.add(asking.replan, gatherings.replan)
    groups.on_change.add(asking.replan, gatherings.replan)
    wins.on_share.add(taking_part.shared)
    return CelebrationServices(
        celebrations,
        Selections(celebrations),
        HostDates(database, celebrations),
        Proposals(database, celebrations),
        Imports(celebrations, groups),
        asking,
        gatherings,
        taking_part,
        memories,
        Planning(database, groups, memories),
    )
