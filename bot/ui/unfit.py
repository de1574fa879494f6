"""What Discord doesn't take because of what it says, as its rows carry it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Planned, Series

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due

DESK = "unfit.desk"  # subject: the row that Discord didn't take
TELL = "unfit.tell"  # the same, about a coordinator
OF_USE_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Untaken:
    """What wasn't taken, of which occurrence, and Discord's code; `at`: when, in ISO format."""

    code: int = 0
    kind: str = ""
    occurrence: str = ""
    at: str = ""


def to_desk(due: Due, code: int, now: datetime) -> Planned:
    """Return what tells a group's coordinators that Discord doesn't take what *due* says."""
    series = Series(DESK, due.guild_id, due.id)
    return series.at(now, now + OF_USE_FOR, "", Untaken(code, due.kind, due.occurrence))
