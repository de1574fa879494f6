"""The check for students, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.students import tables
from bot.students.personal import StudentsData
from bot.students.service import Students

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.students.service import Names

FEATURE = Feature("students", tables=(tables,), personal_data=(StudentsData(),))


@dataclass(frozen=True)
class StudentServices:
    """The check that every public text goes through."""

    students: Students


def services(database: Database, names: Names) -> StudentServices:
    """Make them; *names* are those of a group's members."""
    return StudentServices(Students(database, names))
