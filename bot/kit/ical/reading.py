"""The events of a calendar file (.ics) that somebody sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from bot.kit import calendar, words
from bot.kit.errors import Refusal
from bot.kit.spreadsheet import BYTES, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EVENTS = 2_000  # in a file
RECURRING = 100  # of them; each makes one event a day at most
TITLE = 300  # characters

_EVENT = re.compile(r"^BEGIN:VEVENT\s*$.*?^END:VEVENT\s*$", re.MULTILINE | re.DOTALL)
_START = re.compile(r"^DTSTART[^:\n]*:(\d{4})(\d\d)(\d\d)", re.MULTILINE)
_END = re.compile(r"^DTEND[^:\n]*:(\d{4})(\d\d)(\d\d)", re.MULTILINE)
_RULE = re.compile(r"^RRULE[^:\n]*:(.*)$", re.MULTILINE)
_RECURS = re.compile(r"^(?:RRULE|RDATE)\b", re.MULTILINE)
_TOO_OFTEN = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)")
_ENDS = re.compile(r"(?:UNTIL|COUNT)=")
_SUMMARY = re.compile(r"^SUMMARY[^:\n]*:(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class CalendarEvent:
    """An event's days, both ends included; *timed* when it has hours and not whole days."""

    first: date
    last: date
    title: str
    timed: bool = False


@dataclass(frozen=True)
class CalendarFile:
    """The events of a file in order, and the titles of those that repeat without an end."""

    events: tuple[CalendarEvent, ...]
    endless: tuple[str, ...] = ()


def read_calendar(content: bytes, zone: str | None, first: date, last: date) -> CalendarFile:
    """Return the events of a calendar file from *first* to *last*, in a zone's days.

    What repeats without an end is left out. Raises Refusal for what is too large, for what is no
    calendar, and where nothing else is in it.
    """
    if len(content) > BYTES:
        raise Refusal(words.FILE_TOO_LARGE.format(limit=BYTES // 1_000_000))
    text = text_of(content).replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    if "BEGIN:VCALENDAR" not in text:
        raise Refusal(words.FILE_NO_CALENDAR)
    if text.count("BEGIN:VEVENT") > EVENTS:
        raise Refusal(words.TOO_MANY_EVENTS.format(limit=EVENTS))
    found = _EVENT.findall(text)
    endless = [block for block in found if _is_endless(block)]
    kept = [block for block in found if block not in endless and _within(block, first, last)]
    if endless and not kept:
        raise Refusal(words.ENDLESS)
    recurring = sum(bool(_RECURS.search(block)) for block in kept)
    if recurring > RECURRING or any(_TOO_OFTEN.search(block) for block in kept):
        raise Refusal(words.TOO_OFTEN.format(limit=RECURRING))
    header = text[: text.find("BEGIN:VEVENT")] if found else text
    calendar_text = "\n".join([header.strip(), *kept, "END:VCALENDAR"]) if found else header
    events = sorted(_events(calendar_text, zone, first, last), key=lambda one: one.first)
    return CalendarFile(tuple(events), tuple(map(_title, endless)))


def _is_endless(block: str) -> bool:
    rules = _RULE.findall(block)
    return any(not _ENDS.search(rule) for rule in rules)


def _within(block: str, first: date, last: date) -> bool:
    if _RECURS.search(block):
        return True
    start, end = _START.search(block), _END.search(block)
    if start is None:
        return False
    begins = "-".join(start.groups())
    ends = "-".join(end.groups()) if end else begins
    return begins <= f"{last}" and ends >= f"{first - timedelta(days=1)}"


def _title(block: str) -> str:
    found = _SUMMARY.search(block)
    return found[1].strip()[:TITLE] if found else ""


def _events(text: str, zone: str | None, first: date, last: date) -> Iterator[CalendarEvent]:
    import recurring_ical_events  # loads slowly, and is seldom needed
    from icalendar import Calendar

    try:
        found: Sequence[Any] = recurring_ical_events.of(
            Calendar.from_ical(text), skip_bad_series=True
        ).between(first, last + timedelta(days=1))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise Refusal(words.FILE_NO_CALENDAR) from error
    for one in found:
        start, end = one.get("DTSTART"), one.get("DTEND")
        if start is None:
            continue
        yield _event(start.dt, end.dt if end else start.dt, str(one.get("SUMMARY", "")), zone)


def _event(start: Any, end: Any, title: str, zone: str | None) -> CalendarEvent:
    title = " ".join(title.split())[:TITLE]
    timed = isinstance(start, datetime)
    if not timed:
        # An event of whole days ends on the day after its last one (RFC 5545, 3.6.1).
        return CalendarEvent(start, max(start, end - timedelta(days=1)), title)
    begins, ends = (_local(one, zone) for one in (start, end))
    midnights = begins.time() == time() and ends.time() == time() and ends > begins
    last = ends.date() - timedelta(days=1) if midnights else ends.date()
    return CalendarEvent(begins.date(), max(begins.date(), last), title, timed=not midnights)


def _local(at: Any, zone: str | None) -> datetime:
    if not isinstance(at, datetime):
        return datetime.combine(at, time())
    return at if at.tzinfo is None else calendar.local(at, zone).replace(tzinfo=None)
