"""The dates of a meet-up: the next one, one that moves or is canceled, and who hears of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.agenda.occurrences import Due
from bot.kit.errors import NotFound, NotYours
from bot.meetups import kinds
from bot.meetups.rules import COMING, MAYBE
from bot.meetups.spans import Span
from tests.meetups.meeting import (
    CHAT,
    DANA,
    GUILD,
    LUIS,
    MARTA,
    STARTS,
    WEDNESDAY,
    WEEKLY,
    a_group,
    meet,
)

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.agenda import Agenda
    from bot.agenda.occurrences import Planned
    from bot.meetups.meetup import Meetup
    from bot.services import Services
    from tests.conftest import StandingClock

THURSDAY, NEXT = date(2026, 9, 17), date(2026, 9, 23)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def _thursday_at(hour: int, minute: int = 0) -> Span:
    return Span(THURSDAY, time(hour, minute), 60)


async def _move(
    services: Services, meetup: Meetup, to: Span | None, now: datetime, by: int = DANA
) -> Meetup:
    return await services.meetups.move(GUILD, meetup.id, by, WEDNESDAY, to, now, runs=False)


async def _told(services: Services, meetup: Meetup, now: datetime) -> list[Planned]:
    """Return what's planned for those who are told of changes, once it's quiet."""
    async with services.meetups._database.write() as connection:
        return await services.rsvps.tell_changes(connection, GUILD, meetup.id, now)


async def test_the_next_date(services: Services, clock: StandingClock) -> None:
    """A repeat's next date takes the place of one that's over, and its answers are its own."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock, WEEKLY)
    assert (meetup.next_day, meetup.next_at) == (WEDNESDAY, STARTS)
    await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, LUIS, COMING, clock.now())
    clock.at = STARTS + timedelta(hours=1)

    async with services.meetups._database.write() as connection:
        planned = await services.meetups.roll(connection, GUILD, meetup.id, clock.now())

    after = await services.meetups.seen(GUILD, meetup.id, clock.now())
    assert (after.meetup.next_day, after.meetup.next_at) == (NEXT, STARTS + WEEK)
    assert dict(after.count.by_state) == {}
    assert [one.kind for one in planned] == [kinds.TIDY]
    assert planned[0].due_at == clock.now() + kinds.ANSWERS_KEPT
    async with services.meetups._database.write() as connection:
        await services.meetups.tidy(connection, meetup.id, WEDNESDAY)
    assert await services.rsvps.state(meetup, WEDNESDAY, LUIS) is None


async def test_one_date_moves(services: Services, clock: StandingClock) -> None:
    """One date moves, and the others stay; its answers go along."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock, WEEKLY)
    await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, LUIS, COMING, clock.now())

    moved = await _move(services, meetup, _thursday_at(16), clock.now())

    assert moved.next_day == WEDNESDAY
    assert moved.next_at == STARTS + DAY + timedelta(minutes=30)
    assert await services.rsvps.state(moved, WEDNESDAY, LUIS) == "coming"
    seen = await services.meetups.seen(GUILD, meetup.id, clock.now())
    assert seen.later == [STARTS + WEEK, STARTS + 2 * WEEK]


async def test_moved_ten_times_in_a_minute(
    services: Services, clock: StandingClock, agenda: Agenda
) -> None:
    """Those who come are told once, of the final time; the organizer's back and forth is theirs."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock)
    await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, LUIS, COMING, clock.now())
    for minute in range(10):
        await _move(services, meetup, _thursday_at(16, minute), clock.now())
        clock.advance(timedelta(seconds=6))

    waits = await agenda.coming(GUILD, [kinds.CHANGED], clock.now() + DAY)
    planned = await _told(services, meetup, clock.now())
    again = await _told(services, meetup, clock.now())

    assert [(one.count, one.due_at) for one in waits] == [
        (1, clock.now() - timedelta(seconds=6) + kinds.QUIET)
    ]
    assert [(one.kind, one.member_id) for one in planned] == [(kinds.TOLD, LUIS)]
    assert planned[0].payload == kinds.About(str(WEDNESDAY), at=STARTS.isoformat())
    assert again == []


async def test_moved_and_moved_back(services: Services, clock: StandingClock) -> None:
    """Who would hear that it's when it was hears nothing."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock)
    await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, LUIS, COMING, clock.now())

    await _move(services, meetup, _thursday_at(16), clock.now())
    await _move(services, meetup, Span(WEDNESDAY, time(15, 30), 60), clock.now())

    assert await _told(services, meetup, clock.now()) == []


async def test_another_place(services: Services, clock: StandingClock) -> None:
    """Everyone who answered is told once where it is now; a slip that's put right tells nobody."""
    await a_group(services, clock, "Dana", "Luis", "Marta")
    meetup = await meet(services, clock, WEEKLY)
    await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, LUIS, COMING, clock.now())
    await services.rsvps.answer(GUILD, meetup.id, NEXT, LUIS, COMING, clock.now())
    await services.rsvps.answer(GUILD, meetup.id, NEXT, MARTA, MAYBE, clock.now())

    async def put(place: str) -> None:
        plan = replace(CHAT, place=place)
        await services.meetups.edit(GUILD, meetup.id, DANA, plan, clock.now(), runs=False)

    for place in ("Room 12", "Room 14", CHAT.place):
        await put(place)
    assert await _told(services, meetup, clock.now()) == []
    for place in ("Room 12", "", "Room 14"):
        await put(place)

    planned = await _told(services, meetup, clock.now())

    assert [(one.kind, one.member_id, getattr(one.payload, "which", None)) for one in planned] == [
        (kinds.TOLD, LUIS, kinds.PLACE),
        (kinds.TOLD, MARTA, kinds.PLACE),
    ]
    assert await _told(services, meetup, clock.now()) == []


async def test_one_date_is_canceled(services: Services, clock: StandingClock) -> None:
    """One date is canceled, and the next one is what it comes to; everyone who answered hears."""
    await a_group(services, clock, "Dana", "Luis", "Marta")
    meetup = await meet(services, clock, WEEKLY)
    await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, LUIS, COMING, clock.now())
    await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, MARTA, MAYBE, clock.now())

    canceled = await _move(services, meetup, None, clock.now())

    assert canceled.next_day == NEXT
    planned = await _told(services, canceled, clock.now())
    assert [(one.kind, one.member_id) for one in planned] == [
        (kinds.TOLD, LUIS),
        (kinds.TOLD, MARTA),
    ]
    assert await services.meetups.start_of(canceled, WEDNESDAY) is None


async def test_it_is_called_off(services: Services, clock: StandingClock, agenda: Agenda) -> None:
    """What's called off comes no more, reminds nobody, and those who answered hear of it."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock, WEEKLY)
    await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, LUIS, COMING, clock.now())

    ended = await services.meetups.end(GUILD, meetup.id, DANA, clock.now(), runs=False)

    assert ended.is_over
    planned = await _told(services, ended, clock.now())
    assert [(one.kind, one.member_id) for one in planned] == [(kinds.TOLD, LUIS)]
    reminding = (kinds.BEFORE, kinds.START, kinds.ROLL)
    assert await agenda.coming(GUILD, reminding, clock.now() + 400 * DAY) == []
    with pytest.raises(NotFound):
        await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, LUIS, COMING, clock.now())


async def test_called_off_while_reminders_are_planned(
    services: Services, clock: StandingClock, agenda: Agenda
) -> None:
    """In the same moment: whichever is first, who comes is told once that it's off."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock)
    await services.rsvps.answer(GUILD, meetup.id, WEDNESDAY, LUIS, COMING, clock.now())
    await services.reaching.choose(GUILD, LUIS, "meetup", "dm", clock.now())
    clock.at = STARTS - DAY
    about = {"day": str(WEDNESDAY), "which": kinds.A_DAY, "at": ""}
    use_by = clock.at + DAY
    due = Due(1, kinds.BEFORE, GUILD, meetup.id, 0, "x", about, clock.at, use_by, 1, clock.at)

    async def remind() -> list[Planned]:
        async with services.meetups._database.write() as connection:
            return await services.rsvps.reminders(connection, due, clock.now())

    end = services.meetups.end(GUILD, meetup.id, DANA, clock.now(), runs=False)
    planned, ended = await asyncio.gather(remind(), end)

    assert [one.member_id for one in planned] in ([], [LUIS])
    assert await remind() == []
    told = await _told(services, ended, clock.now())
    assert [(one.kind, one.member_id) for one in told] == [(kinds.TOLD, LUIS)]
    assert await _told(services, ended, clock.now()) == []


async def test_whose_it_is(services: Services, clock: StandingClock) -> None:
    """Only its organizer and coordinators change a meet-up, and only dates that it has."""
    await a_group(services, clock, "Dana", "Luis")
    meetup = await meet(services, clock, WEEKLY)
    key = GUILD, meetup.id, LUIS

    with pytest.raises(NotYours):
        await services.meetups.move(*key, WEDNESDAY, None, clock.now(), runs=False)
    with pytest.raises(NotFound):
        await services.meetups.move(*key, THURSDAY, None, clock.now(), runs=True)
    with pytest.raises(NotFound):
        await services.meetups.get(GUILD + 1, meetup.id)


async def test_reminders_follow(services: Services, clock: StandingClock, agenda: Agenda) -> None:
    """The day before, fifteen minutes before and the start move along with a date."""
    await a_group(services, clock, "Dana")
    meetup = await meet(services, clock)

    async def moments() -> list[datetime]:
        found = await agenda.coming(GUILD, (kinds.BEFORE, kinds.START), clock.now() + 9 * DAY)
        return [one.due_at for one in found]

    assert await moments() == [STARTS - DAY, STARTS - timedelta(minutes=15), STARTS]
    moved = await _move(services, meetup, _thursday_at(16), clock.now())
    at = moved.next_at
    assert at is not None
    assert await moments() == [at - DAY, at - timedelta(minutes=15), at]


async def test_no_school(services: Services, clock: StandingClock) -> None:
    """In school months only: a week off is skipped, whatever the group enters later."""
    await a_group(services, clock, "Dana")
    thanksgiving = replace(WEEKLY, span=Span(date(2026, 11, 18), time(15, 30), 60))
    meetup = await meet(services, clock, thanksgiving)

    seen = await services.meetups.seen(GUILD, meetup.id, clock.now())

    found = [one.date() for one in (meetup.next_at, *seen.later) if one is not None]
    assert found == [date(2026, 11, 18), date(2026, 12, 2), date(2026, 12, 9)]


async def test_what_comes(services: Services, clock: StandingClock) -> None:
    """The list begins with the soonest, and goes on after a page."""
    await a_group(services, clock, "Dana")
    first = await meet(services, clock, WEEKLY)
    second = await meet(services, clock)
    third = await meet(services, clock, replace(WEEKLY, span=Span(NEXT, time(9), 30)))

    page = await services.meetups.upcoming(GUILD, limit=2)
    last = page[-1]
    assert last.next_at is not None
    rest = await services.meetups.upcoming(GUILD, (last.next_at, last.id))

    assert [one.id for one in page] == [first.id, second.id]
    assert [one.id for one in rest] == [third.id]
    assert await services.meetups.upcoming(GUILD + 1) == []
