"""Documents, declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.documents import tables, words
from bot.documents.personal import DocumentsData
from bot.documents.service import Documents
from bot.kit.feature import Feature
from bot.kit.switch import Suggestion, Switch

if TYPE_CHECKING:
    from pathlib import Path

    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.members.service import Members
    from bot.students.service import Students
    from bot.wins.sweeps import Sweeps

FEATURE = Feature(
    "documents",
    tables=(tables,),
    personal_data=(DocumentsData(),),
    switch=Switch(
        words.SWITCH,
        words.SWITCH_HINT,
        words.PURPOSE,
        Suggestion(words.SUGGESTION, timedelta(weeks=4)),
    ),
)


@dataclass(frozen=True)
class DocumentServices:
    """What leaves Discord."""

    documents: Documents


def services(
    database: Database,
    groups: Groups,
    members: Members,
    students: Students,
    sweeps: Sweeps,
    pictures: Path,
) -> DocumentServices:
    """Make them."""
    return DocumentServices(Documents(database, groups, members, students, sweeps, pictures))
