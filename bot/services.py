"""Every service of the program, made once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.documents.service import Documents
from bot.groups.service import Groups
from bot.members.service import Members
from bot.pictures.store import Pictures
from bot.plans.service import Plans
from bot.privacy.service import Privacy
from bot.students.service import Students
from bot.weekly.greeters import Greeters
from bot.weekly.service import Weekly
from bot.wins.details import WinDetails
from bot.wins.drafts import Drafts
from bot.wins.marks import Marks
from bot.wins.presenting import plan_thread
from bot.wins.reports import Reports
from bot.wins.service import Wins
from bot.wins.sweeps import Sweeps
from bot.wins.tries import Tries

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
    tries: Tries
    sweeps: Sweeps
    details: WinDetails
    drafts: Drafts
    reports: Reports
    plans: Plans
    weekly: Weekly
    greeters: Greeters
    documents: Documents
    privacy: Privacy


def build(database: Database, pictures: Path) -> Services:
    """Make every service on one database."""
    groups, members, wins = Groups(database), Members(database), Wins(database)
    weekly, greeters = Weekly(database, groups, members), Greeters(database, groups)
    plans, students = Plans(database, groups, members), Students(database)
    groups.replanners += (plans.replan_group, weekly.replan, greeters.replan)
    members.replanners.append(plans.replan_member)
    wins.shared_hooks += (greeters.watch, plans.shared, plan_thread)
    return Services(
        groups=groups,
        members=members,
        students=students,
        pictures=Pictures(pictures),
        wins=wins,
        marks=Marks(database),
        tries=Tries(database),
        sweeps=Sweeps(database),
        details=WinDetails(database),
        drafts=Drafts(database),
        reports=Reports(database),
        plans=plans,
        weekly=weekly,
        greeters=greeters,
        documents=Documents(database, groups, members, students, pictures),
        privacy=Privacy(database),
    )
