"""What coordinators are told about a day, once each: why, and about what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import day_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.celebrations.gathering import Gathering

UNPOSTED = "unposted"
UNTAKEN = "untaken"  # Discord doesn't take what the post says
PAST = "past"  # how `UNPOSTED` reads once its day is over
NO_THREAD = "no_thread"
TOO_MANY = "too_many"  # Discord's limit on threads that are open at once
LOCKED = "locked"
THREAD_GONE = "thread_gone"
UNFIT = "unfit"


def unposted(
    guild_id: int, day: date, names: Sequence[str], channel_id: int | None, now: datetime
) -> dict[str, object]:
    """Return the note, as the table's columns, that a day has no post."""
    return {
        "guild_id": guild_id,
        "why": UNPOSTED,
        "subject": str(day),
        "name": day_words.both(names),
        "channel_id": channel_id,
        "made_at": now,
    }


def about(gathering: Gathering, why: str, now: datetime) -> dict[str, object]:
    """Return a note, as the table's columns, about a gathering whose post is there."""
    where = gathering.thread_id or gathering.channel_id
    return unposted(gathering.guild_id, gathering.day, gathering.names, where, now) | {"why": why}
