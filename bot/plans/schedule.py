"""The waiting rows of the nudge: each recurring thing has one, in the transaction that moves it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.agenda import queries as agenda
from bot.agenda.rows import Planned
from bot.plans import occasions, queries

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, time

    from bot.kit.database import Connection
    from bot.plans.occasions import Occasion
    from bot.plans.rules import Plan
    from bot.school.clock import SchoolClock

    Following = Callable[[SchoolClock, time, datetime, str], Occasion | None]

NUDGE = "week.nudge"  # occurrence: the Monday of its week, as for all of them but the last two
DM = "plan.dm"  # subject: the member, as for all that follow
REMINDER = "plan.reminder"
TOMORROW = "plan.tomorrow"  # occurrence: its day
RESTART = "plan.restart"  # occurrence: the first day of the school year
OF_MEMBER = (DM, REMINDER, TOMORROW, RESTART)


@dataclass(frozen=True)
class _Series:
    """Rows of one kind about one subject, of which one waits."""

    kind: str
    guild_id: int
    subject: str = ""

    def at(self, one: Occasion) -> Planned:
        return Planned(self.kind, self.guild_id, self.subject, one.due_at, one.use_by, one.name)


async def follow_group(
    connection: Connection, guild_id: int, school: SchoolClock, at: time, now: datetime, *, on: bool
) -> None:
    """Let the line in the channel follow the group's time; none where it is switched off."""
    following = partial(occasions.next_nudge, school, at, now) if on else None
    await _follow(connection, _Series(NUDGE, guild_id), now, following)


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
    subject = str(plan.member_id)
    restart = partial(occasions.next_restart, changed_at=plan.changed_at)
    followings: tuple[tuple[str, Following, bool], ...] = (
        (DM, occasions.next_nudge, plan.by_dm),
        (REMINDER, occasions.next_reminder, plan.reminded),
        (RESTART, restart, plan.made and plan.find != "off"),
    )
    for kind, following, wanted in followings:
        await _follow(
            connection,
            _Series(kind, plan.guild_id, subject),
            now,
            partial(following, school, at, since) if on and wanted else None,
        )


async def remind(connection: Connection, guild_id: int, member_id: int, occasion: Occasion) -> None:
    """Plan the reminder that a member asked for; asking twice plans it once."""
    await agenda.plan(connection, [_Series(TOMORROW, guild_id, str(member_id)).at(occasion)])


async def _follow(
    connection: Connection,
    series: _Series,
    now: datetime,
    following: Callable[[str], Occasion | None] | None,
) -> None:
    of = (series.guild_id, series.kind, series.subject)
    await agenda.replan(connection, *of, (), now)
    still_open, last = await queries.occurrences(connection, *of)
    # One that is under way or being retried plans the next when it is done.
    if following is None or still_open:
        return
    occasion = following(last)
    if occasion is not None:
        await agenda.plan(connection, [series.at(occasion)])
