"""Every service of the program, made once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.groups.service import Groups
from bot.members.service import Members
from bot.pictures.store import Pictures
from bot.privacy.service import Privacy
from bot.students.service import Students
from bot.wins.drafts import Drafts
from bot.wins.marks import Marks
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
    privacy: Privacy


def build(database: Database, pictures: Path) -> Services:
    """Make every service on one database."""
    return Services(
        groups=Groups(database),
        members=Members(database),
        students=Students(database),
        pictures=Pictures(pictures),
        wins=Wins(database),
        marks=Marks(database),
        drafts=Drafts(database),
        reports=Reports(database),
        privacy=Privacy(database),
    )
