"""Which feature to suggest to coordinators next: one at a time, each in its season. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.kit import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.groups.service import Group

# How long a group has been there when each is suggested, in this order.
AFTER = {
    "celebrations": timedelta(weeks=2),  # in its third week
    "documents": timedelta(weeks=4),
    "coffee": timedelta(weeks=5),
    "mentors": timedelta(weeks=2),
}
# Months in which a feature is suggested; the others at any time.
MONTHS = {"mentors": (1, 8)}  # a term begins


def suggestion(group: Group, features: Iterable[str], now: datetime) -> str | None:
    """Return the one feature to suggest now; None when there is nothing to say.

    Nothing is suggested before a group has its channel, nor what it has or declined.
    """
    if group.wins_channel_id is None or group.joined_at is None:
        return None
    month = calendar.local(now, group.zone).month
    return next(
        (
            one
            for one in features
            if not group.has(one)
            and one not in group.declined
            and now - group.joined_at >= AFTER[one]
            and month in MONTHS.get(one, (month,))
        ),
        None,
    )
