"""Events in calendars: at the same times as in the bot, as other libraries read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
import recurring_ical_events
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.kit.ical import write_calendar
from bot.meetups.calendar_file import EventDetails, events
from bot.meetups.repeats import CODES, by_rule, every
from bot.meetups.spans import DayOff, EventTimes, Repeat, Span
from bot.school.clock import SchoolClock

if TYPE_CHECKING:
    from bot.meetups.repeats import Changes

ZONES = ("America/Chicago", "Australia/Sydney", "America/Phoenix", "America/St_Johns")
NOW = datetime(2026, 9, 14, 15, tzinfo=UTC)
CHAT = EventDetails("meetup-5@whats-working", "Coffee chat", NOW)
FIRST, LAST = date(2026, 8, 3), date(2029, 8, 2)


def event(rule: str, zone: str, at: time | None = time(16), day_off: DayOff = "keep") -> EventTimes:
    """Return an event by a rule, for three years."""
    span = Span(by_rule(rule, FIRST, LAST)[0], at, 45 if at else 0)
    return EventTimes(span, zone, Repeat(rule, LAST, day_off=day_off))


def in_the_bot(
    when: EventTimes, school: SchoolClock, changes: Changes | None = None
) -> set[object]:
    """Return when each date begins and ends, as the bot has it."""
    spans = [one.span for one in every(when, school, changes)]
    if when.span.at is None:
        return {(one.day, one.day + timedelta(days=one.days)) for one in spans}
    return {(one.starts(when.zone), one.ends(when.zone)) for one in spans}


def by_recurring_events(content: bytes) -> set[object]:
    """Return when each begins and ends, as recurring-ical-events reads it."""
    found = recurring_ical_events.of(Calendar.from_ical(content)).between(
        FIRST - timedelta(days=30), LAST + timedelta(days=30)
    )
    return {(_utc(one["DTSTART"].dt), _utc(one["DTEND"].dt)) for one in found}


def by_vobject(content: bytes) -> set[object]:
    """Return the same as vobject reads it, which has its zones from the file alone."""
    found = vobject.readOne(content.decode())
    elsewhere = {
        one.recurrence_id.value for one in found.vevent_list if "recurrence-id" in one.contents
    }
    whole: set[object] = set()
    for one in found.vevent_list:
        length = one.dtend.value - one.dtstart.value
        starts = one.getrruleset(addRDate=True) if "rrule" in one.contents else [one.dtstart.value]
        for start in starts:
            if "rrule" in one.contents and start in elsewhere:
                continue
            if not isinstance(one.dtstart.value, datetime) and isinstance(start, datetime):
                start = start.date()
            ends = start + length
            whole.add((_utc(start), _utc(ends)))
    return whole


def _utc(at: date) -> date:
    return at.astimezone(UTC) if isinstance(at, datetime) else at


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day_off", ["keep", "skip", "before", "after"])
@pytest.mark.parametrize(
    "rule",
    ["FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "FREQ=MONTHLY;BYDAY=-1FR",
     "FREQ=MONTHLY;BYDAY=1MO,4WE", "FREQ=MONTHLY;BYMONTHDAY=15"],
)  # fmt: skip
def test_three_years(zone: str, day_off: DayOff, rule: str) -> None:
    """Every date, school months and days off included, is when the bot says it is."""
    when, school = event(rule, zone, day_off=day_off), SchoolClock(zone)
    content = write_calendar(events(CHAT, when, school), "Meet-ups")
    expected = in_the_bot(when, school)

    assert by_recurring_events(content) == expected
    assert by_vobject(content) == expected
    assert len(expected) > 20


dates = st.integers(0, 40)
moves = st.none() | st.builds(
    lambda day, hour, minutes: Span(FIRST + timedelta(days=day), time(hour), minutes),
    st.integers(0, 900), st.integers(3, 22), st.integers(15, 300),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(ZONES), st.sampled_from(CODES), st.sampled_from([1, 2, -1]),
    st.dictionaries(dates, moves, max_size=6), st.sampled_from(["keep", "skip", "after"]),
)  # fmt: skip
def test_moved_and_canceled(
    zone: str, weekday: str, nth: int, changed: dict[int, Span | None], day_off: DayOff
) -> None:
    """Single dates that were moved or canceled are so in every calendar."""
    when, school = (
        event(f"FREQ=MONTHLY;BYDAY={nth}{weekday}", zone, day_off=day_off),
        SchoolClock(zone),
    )
    planned = by_rule(when.repeat.rule if when.repeat else "", when.span.day, LAST)
    changes = {planned[n]: span for n, span in changed.items() if n < len(planned)}
    content = write_calendar(events(CHAT, when, school, changes), "Meet-ups")

    assert by_recurring_events(content) == in_the_bot(when, school, changes)
    assert by_vobject(content) == in_the_bot(when, school, changes)


def test_one_date_is_moved() -> None:
    """The moved one says whose place it takes; the canceled one is left out; the UID stays."""
    zone = "America/Chicago"
    when = event("FREQ=MONTHLY;BYDAY=2WE", zone)
    changes = {
        date(2026, 10, 14): Span(date(2026, 10, 20), time(17), 45),
        date(2026, 11, 11): None,
    }
    text = write_calendar(events(CHAT, when, SchoolClock(zone), changes), "Meet-ups").decode()

    assert text.count("UID:meetup-5@whats-working\r\n") == 2
    assert "RRULE:FREQ=MONTHLY;BYDAY=2WE;UNTIL=20290711T210000Z\r\n" in text
    assert "EXDATE;TZID=America/Chicago:20261111T160000\r\n" in text
    assert (
        "RECURRENCE-ID;TZID=America/Chicago:20261014T160000\r\n"
        "DTSTART;TZID=America/Chicago:20261020T170000\r\n"
    ) in text


def test_whole_days_repeat_as_days() -> None:
    """A whole-day event has days, also where it repeats and where one of them moved."""
    when = event("FREQ=MONTHLY;BYDAY=1SA", "America/Chicago", at=None)
    changes = {when.span.day: Span(when.span.day + timedelta(days=1))}
    school = SchoolClock("America/Chicago")
    content = write_calendar(events(CHAT, when, school, changes), "Meet-ups")

    assert b"UNTIL=20290707\r\n" in content
    assert by_recurring_events(content) == in_the_bot(when, school, changes)


def test_listed_dates() -> None:
    """Each listed date is an event of its own, with a UID that stays when it moves."""
    zone, days = "America/Chicago", (date(2026, 10, 8), date(2026, 11, 5), date(2026, 12, 3))
    when = EventTimes(Span(days[0], time(16), 60), zone, Repeat(dates=days))
    changes = {days[1]: Span(date(2026, 11, 6), time(16), 60), days[2]: None}
    found = events(CHAT, when, SchoolClock(zone), changes)

    assert [(one.uid, one.starts.day) for one in found] == [
        ("meetup-5-20261008@whats-working", 8),
        ("meetup-5-20261105@whats-working", 6),
    ]


def test_nothing_left() -> None:
    """A series without a single date makes no entry."""
    zone = "America/Chicago"
    july = EventTimes(
        Span(date(2027, 7, 2), time(9), 60), zone,
        Repeat("FREQ=WEEKLY;BYDAY=FR", date(2027, 7, 31), day_off="skip"),
    )  # fmt: skip

    assert events(CHAT, july, SchoolClock(zone)) == []
