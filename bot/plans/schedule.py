"""The waiting rows of the nudge: each recurring thing has one, in the transaction that moves it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.plans import occasions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, time

    from bot.agenda.occurrences import Planned
    from bot.kit.database import Connection
    from bot.plans.occasions import Occasion
    from bot.plans.rules import Plan
    from bot.school.clock import SchoolClock

    Following = Callable[[SchoolClock, time, datetime, str], Occasion | None]

NUDGE = "week.nudge"  # occurrence: the Monday of its week, as for all of them but the last two
DM = "plan.dm"  # about a member, as all that follow
REMINDER = "plan.reminder"
TOMORROW = "plan.tomorrow"  # occurrence: its day
RESTART = "plan.restart"  # occurrence: the first day of the school year


async def follow_group(
    connection: Connection, guild_id: int, school: SchoolClock, at: time, now: datetime, *, on: bool
) -> None:
    """Let the line in the channel follow the group's time; none where it is switched off."""
    following = partial(occasions.next_nudge, school, at, now) if on else None
    await _follow(connection, Series(NUDGE, guild_id), now, following)


async def follow_member(
    connection: Connection,
    plan: Plan,
    school: SchoolClock,
    at: time,
    now: datetime,
    *,
    on: bool,
    rests_until: datetime | None = None,
) -> None:
    """Let what reaches a member follow their plan, their own time and their rest."""
    since = max(now, rests_until or now)
    restart = partial(occasions.next_restart, changed_at=plan.changed_at)
    followings: tuple[tuple[str, Following, bool], ...] = (
        (DM, occasions.next_nudge, plan.by_dm),
        (REMINDER, occasions.next_reminder, plan.reminded),
        (RESTART, restart, plan.made and plan.find != "off"),
    )
    for kind, following, wanted in followings:
        await _follow(
            connection,
            Series(kind, plan.guild_id, member_id=plan.member_id),
            now,
            partial(following, school, at, since) if on and wanted else None,
        )


async def remind(connection: Connection, guild_id: int, member_id: int, occasion: Occasion) -> None:
    """Plan the reminder that a member asked for; asking twice plans it once."""
    series = Series(TOMORROW, guild_id, member_id=member_id)
    await agenda.plan(connection, [_at(series, occasion)])


async def _follow(
    connection: Connection,
    series: Series,
    now: datetime,
    following: Callable[[str], Occasion | None] | None,
) -> None:
    await agenda.replan(connection, series, (), now)
    # One that is under way or being retried plans the next when it is done.
    if following is None or await agenda.is_open(connection, series):
        return
    occasion = following(max(await agenda.begun(connection, series), default=""))
    if occasion is not None:
        await agenda.plan(connection, [_at(series, occasion)])


def _at(series: Series, occasion: Occasion) -> Planned:
    return series.at(occasion.due_at, occasion.use_by, occasion.name)
