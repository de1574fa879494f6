"""Every service of the program, made once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.celebrations.asking import Asking
from bot.celebrations.choices import Choices
from bot.celebrations.day_drafts import DayDrafts
from bot.celebrations.gatherings import Gatherings
from bot.celebrations.imports import Imports
from bot.celebrations.memories import Memories
from bot.celebrations.planning import Planning
from bot.celebrations.proposals import Proposals
from bot.celebrations.service import Celebrations
from bot.celebrations.taking_part import TakingPart
from bot.groups.service import Groups
from bot.members.service import Members
from bot.pictures.store import Pictures
from bot.plans.service import Plans
from bot.privacy.service import Privacy
from bot.students.service import Students
from bot.weekly.greeters import Greeters
from bot.weekly.service import Weekly
from bot.wins.drafts import Drafts
from bot.wins.marks import Marks
from bot.wins.presenting import plan_thread
from bot.wins.reports import Reports
from bot.wins.service import Wins

if TYPE_CHECKING:
    from pathlib import Path

    from bot.kit.database import Database


@dataclass(frozen=True)
class Services:
    """What cogs call."""

    groups: Groups
    members: Members
    students: Students
    pictures: Pictures
    wins: Wins
    marks: Marks
    drafts: Drafts
    reports: Reports
    plans: Plans
    weekly: Weekly
    greeters: Greeters
    celebrations: Celebrations
    choices: Choices
    gatherings: Gatherings
    taking_part: TakingPart
    memories: Memories
    planning: Planning
    proposals: Proposals
    imports: Imports
    day_drafts: DayDrafts
    asking: Asking
    privacy: Privacy


def build(database: Database, pictures: Path) -> Services:
    """Make every service on one database."""
    groups, members, wins = Groups(database), Members(database), Wins(database)
    weekly, greeters = Weekly(database, groups, members), Greeters(database, groups)
    plans = Plans(database, groups, members)
    celebrations, asking = Celebrations(database, groups), Asking(database, groups)
    gatherings, memories = Gatherings(database, groups), Memories(database)
    taking_part = TakingPart(database, groups)
    celebrations.replanners += (asking.replan, gatherings.replan)
    groups.replanners += (plans.replan_group, weekly.replan, greeters.replan)
    groups.replanners += celebrations.replanners
    members.replanners.append(plans.replan_member)
    wins.shared_hooks += (greeters.watch, plans.shared, plan_thread, taking_part.shared)
    return Services(
        groups=groups,
        members=members,
        students=Students(database),
        pictures=Pictures(pictures),
        wins=wins,
        marks=Marks(database),
        drafts=Drafts(database),
        reports=Reports(database),
        plans=plans,
        weekly=weekly,
        greeters=greeters,
        celebrations=celebrations,
        choices=Choices(celebrations),
        gatherings=gatherings,
        taking_part=taking_part,
        memories=memories,
        planning=Planning(database, groups, memories),
        proposals=Proposals(database, celebrations),
        imports=Imports(celebrations, groups),
        day_drafts=DayDrafts(database),
        asking=asking,
        privacy=Privacy(database),
    )
