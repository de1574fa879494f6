"""A group that meets: meet-ups and members of it, for tests of what members see and of services."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from bot.meetups.rules import MeetupDraft
from bot.meetups.spans import EventTimes, Repeat, Span

if TYPE_CHECKING:
    from bot.meetups.meetup import Meetup
    from bot.services import Services
    from tests.conftest import StandingClock

GUILD, ZONE = 1_200_000_000_000_000_001, "America/Chicago"
DANA, LUIS, MARTA, RUTH = 101, 102, 103, 104
WEDNESDAY = date(2026, 9, 16)
STARTS = datetime(2026, 9, 16, 20, 30, tzinfo=UTC)  # 3:30 in Chicago
ONCE = EventTimes(Span(WEDNESDAY, time(15, 30), 60), ZONE)
WEEKLY = EventTimes(
    Span(WEDNESDAY, time(15, 30), 60),
    ZONE,
    Repeat("FREQ=WEEKLY;BYDAY=WE", date(2027, 5, 28), day_off="skip"),
)
CHAT = MeetupDraft(title="What are you reading?", kind="coffee", place="https://meet.example/abc")


async def a_group(services: Services, clock: StandingClock, *names: str) -> None:
    """Set a group up in Chicago, with meet-ups switched on and these members."""
    now = clock.now()
    await services.groups.change(
        GUILD, now, zone=ZONE, wins_channel_id=7, switched_on=frozenset({"meetups"})
    )
    for number, name in enumerate(names):
        await services.members.arrive(GUILD, 101 + number, name, now)


async def meet(
    services: Services, clock: StandingClock, when: EventTimes = ONCE, plan: MeetupDraft = CHAT
) -> Meetup:
    """Let Dana set a meet-up up."""
    created = await services.meetups.create(GUILD, DANA, plan, when, clock.now())
    return created.meetup
