"""How many groups one bot can have: a school week of 20,000 of them at Discord's pace, simulated.

It's arithmetic with the program's own figures: its pace, who goes first (see `bot.kit.pace`), and
what a group asks of Discord at which minute. What an average group is assumed to be stands in
`Group`; with other numbers the rest grows in proportion.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import LATE_AFTER
from bot.settings import Settings
from bot.ui.reach import DmBudget
from tests.bench.figures import Figure
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import Sequence

HOUR, MINUTE = 3_600.0, 60.0
WEEK = timedelta(days=7)
# Which part of the groups lives in each time zone of the United States, from east to west.
ZONES = (0.47, 0.33, 0.06, 0.14)


@dataclass(frozen=True)
class Group:
    """What an average group asks of Discord.

    *nudged*: members whose week begins with a direct message. *post*: requests of a weekly post.
    *shares*: wins in the hour that begins at the last school day's noon, of *share* requests each.
    """

    nudged: int = 8
    post: int = 2
    shares: int = 1
    share: int = 2


def measure(groups: int) -> list[Figure]:
    """Let a week's two rushes come: Monday's nudges at 7:15, and Friday's posts at noon."""
    pace = Settings.requests_per_second
    late = LATE_AFTER.total_seconds() / MINUTE
    one = Group()
    nudges, _ = _waits(_due(groups * one.nudged), (), pace)
    shares = _due(groups * one.shares * one.share, within=HOUR)
    posts, shared = _waits(_due(groups * one.post), shares, pace)
    spread, _ = _waits(_due(groups * one.post, within=HOUR), shares, pace)
    fit = groups * late * MINUTE / nudges[-1]
    return [
        Figure(
            f"Friday noon, {groups:,} groups: the last post waits", posts[-1] / MINUTE, "min", late
        ),
        Figure("  the requests of a win shared then, 99th percentile", _p99(shared), "s", 1),
        Figure("  the last post, were they spread over the hour", spread[-1] / MINUTE, "min"),
        Figure(f"Monday 7:15, {groups:,} groups: the last nudge waits", nudges[-1] / MINUTE, "min"),
        Figure("  groups of which no nudge is late", fit, "", 10_000, at_most=False),
        Figure("people the bot can write to for the first time in a week", _new_people(), ""),
    ]


def _due(requests: int, within: float = 0.0) -> list[float]:
    """Return when requests come, in seconds: at one local time, or evenly *within* some time."""
    moments = []
    for zone, part in enumerate(ZONES):
        count = round(requests * part)
        moments += [zone * HOUR + within * number / count for number in range(count)]
    return sorted(moments)


def _waits(
    patient: Sequence[float], urgent: Sequence[float], pace: float
) -> tuple[list[float], list[float]]:
    """Return how long each request waits, shortest first: what's due, and what people wait for."""
    now, done = 0.0, (list[float](), list[float]())
    queues = [list(reversed(urgent)), list(reversed(patient))]
    while any(queues):
        ready = [queue for queue in queues if queue and queue[-1] <= now]
        if not ready:
            now = min(queue[-1] for queue in queues if queue)
            continue
        first = ready[0]  # people go before what's due
        done[0 if first is queues[1] else 1].append(now - first.pop())
        now += 1 / pace
    return sorted(done[0]), sorted(done[1])


def _p99(waits: Sequence[float]) -> float:
    return waits[int(len(waits) * 0.99)]


def _new_people() -> int:
    """Return how many people can be written to for the first time in a week, by the budget."""
    budget, now, count = DmBudget(), MONDAY, 0
    while now < MONDAY + WEEK:
        wait = budget.wait(now)
        if wait is None:
            budget.spend(now)
            count += 1
        else:
            now += wait
    return count
