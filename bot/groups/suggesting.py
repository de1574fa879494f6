"""Which feature to suggest to coordinators next: one at a time, each in its season. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit import calendar

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.groups.service import Group
    from bot.kit.switch import Suggestion


def suggestion(group: Group, now: datetime, members: int) -> str | None:
    """Return the one feature to suggest now; None when there is nothing to say.

    Nothing is suggested before a group has its channel, nor what it has or declined, nor what needs
    more than its *members*. What has a season comes last.
    """
    if group.wins_channel_id is None or group.joined_at is None:
        return None
    month = calendar.local(now, group.zone).month
    due = {
        name: when
        for name, switch in group.switches.items()
        if (when := switch.suggestion) is not None
        and not group.has(name)
        and name not in group.declined
        and now - group.joined_at >= when.after
        and members >= when.members
        and (not when.months or month in when.months)
    }
    return min(due, key=lambda name: _turn(due[name]), default=None)


def _turn(when: Suggestion) -> tuple[bool, timedelta]:
    return bool(when.months), when.after
