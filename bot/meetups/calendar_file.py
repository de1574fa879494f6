"""An event as calendars keep it: its rule, and the dates that are elsewhere; pure.

A date that's left out is one that calendars know as such (EXDATE), and one that moved is told apart
by the start that its rule gives (RECURRENCE-ID): answers and calendars hold on to the same day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.kit.ical import Event
from bot.meetups.repeats import every, planned_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.meetups.repeats import Changes, MeetupDate
    from bot.meetups.spans import EventTimes, Span
    from bot.school.clock import SchoolClock

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class EventDetails:
    """What a calendar shows of an event; *uid* and *number* say which one, and how new."""

    uid: str
    title: str
    changed: datetime
    number: int = 0  # of changes so far
    place: str = ""
    description: str = ""
    url: str = ""
    canceled: bool = False
    alarms: tuple[timedelta, ...] = ()


def events(
    details: EventDetails, when: EventTimes, school: SchoolClock, changes: Changes | None = None
) -> list[Event]:
    """Return the entries of an event: one, and one for each date that's elsewhere."""
    found = list(every(when, school, changes))
    if when.repeat is None or when.repeat.dates:
        return [_alone(details, one, when) for one in found]
    return list(_series(details, when, found)) if found else []


def _alone(details: EventDetails, one: MeetupDate, when: EventTimes) -> Event:
    """Return one date alone; listed dates are each an event of their own.

    RFC 5545 has a way to list dates (RDATE), but several calendars ignore it.
    """
    event = _event(details, one.span, when.zone)
    if when.repeat is None:
        return event
    uid, at, domain = details.uid.partition("@")
    return replace(event, uid=f"{uid}-{one.planned:%Y%m%d}{at}{domain}")


def _series(
    details: EventDetails, when: EventTimes, found: Sequence[MeetupDate]
) -> Iterator[Event]:
    """Yield the rule from the first date that's kept to the last, then what's elsewhere."""
    assert when.repeat is not None
    kept = {one.planned: one.span for one in found}
    planned = [day for day in planned_days(when) if min(kept) <= day <= max(kept)]
    usual = [replace(when.span, day=day) for day in planned]
    yield replace(
        _event(details, usual[0], when.zone),
        rule=when.repeat.rule,
        until=_starts(usual[-1], when.zone),
        without=tuple(_starts(one, when.zone) for one in usual if one.day not in kept),
    )
    for one in usual:
        span = kept.get(one.day, one)
        if span != one:
            moved = _event(details, span, when.zone)
            yield replace(moved, instead_of=_starts(one, when.zone))


def _event(details: EventDetails, span: Span, zone: str) -> Event:
    ends: date = span.day + span.days * _DAY
    if span.at is not None:
        ends = span.ends(zone).astimezone(ZoneInfo(zone))
    return Event(
        uid=details.uid,
        title=details.title,
        starts=_starts(span, zone),
        ends=ends,
        changed=details.changed,
        sequence=details.number,
        description=details.description,
        place=details.place,
        url=details.url,
        canceled=details.canceled,
        is_free=span.at is None,
        alarms=details.alarms,
    )


def _starts(span: Span, zone: str) -> date:
    return span.day if span.at is None else span.starts(zone).astimezone(ZoneInfo(zone))
