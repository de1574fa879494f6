"""What keeps the shelf's posts out of a forum, told to coordinators once a month at most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Series

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Planned

DESK = "shelf.forum"  # subject: the forum; occurrence: Discord's code, and the month
TELL = "shelf.forum_tell"  # the same, about a coordinator
OF_USE_FOR = timedelta(days=14)


@dataclass(frozen=True)
class ForumTrouble:
    """The forum, and the code with which Discord refused a post."""

    code: int = 0
    channel_id: int = 0


def to_desk(guild_id: int, trouble: ForumTrouble, now: datetime) -> Planned:
    """Return what tells a group's coordinators."""
    series = Series(DESK, guild_id, trouble.channel_id)
    return series.at(now, now + OF_USE_FOR, f"{trouble.code} {now:%Y-%m}", trouble)
