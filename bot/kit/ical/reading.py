"""The events of a calendar file (.ics) that somebody sent."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.kit import calendar, words
from bot.kit.errors import Refusal
from bot.kit.ical import recurring
from bot.kit.spreadsheet import BYTES, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from icalendar.cal import Component

EVENTS = 2_000  # in a file
RECURRING = 100  # of them; each makes one event a day at most
TITLE = 300  # characters
YEARS = 15  # that something may have repeated
LINES = 100_000
ZONES = 300  # in a file, and changes of the clocks in one of them

_START = re.compile(r"^DTSTART[^:\n]*:(\d{4})(\d\d)(\d\d)", re.MULTILINE)
_END = re.compile(r"^DTEND[^:\n]*:(\d{4})(\d\d)(\d\d)", re.MULTILINE)
_RULE = re.compile(r"^RRULE[^:\n]*:(.*)$", re.MULTILINE)
_RECURS = re.compile(r"^(?:RRULE|RDATE)\b", re.MULTILINE)
_EXCEPT_RULE = re.compile(r"^EXRULE\b", re.MULTILINE)
_LIST = re.compile(r"^(?:RDATE|EXDATE)[^:\n]*:(.*)$", re.MULTILINE)
_ENDS = re.compile(r"(?:UNTIL|COUNT)=")
_ZONE_NAME = re.compile(r"^TZID[^:\n]*:(.*)$", re.MULTILINE)
_OFFSET = re.compile(r"^TZOFFSETTO:\s*([+-])(\d\d)(\d\d)", re.MULTILINE)
_NAME = re.compile(r"^X-WR-CALNAME[^:\n]*:(.*)$", re.MULTILINE)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z)?)?")
_START_LINE = re.compile(r"^DTSTART([^:\n]*):\d{8}(\S*)", re.MULTILINE)
_START_TIME = re.compile(r"^DTSTART[^:\n]*:\d{8}T(\d\d)([0-5]\d)", re.MULTILINE)
_START_ZONE = re.compile(r"^DTSTART[^:\n]*;TZID=([^;:\n]+)", re.MULTILINE)
_SUMMARY = re.compile(r"^SUMMARY[^:\n]*:(.*)$", re.MULTILINE)


_DAY = timedelta(days=1)


@dataclass(frozen=True)
class CalendarEvent:
    """An event's days, both ends included.

    *starts* is when it does, in UTC, where it has hours and not whole days. *uid* is shared by the
    dates of a series.
    """

    first: date
    last: date
    title: str
    uid: str = ""
    place: str = ""
    starts: datetime | None = None


@dataclass(frozen=True)
class CalendarFile:
    """The events of a file in order, and the titles of those that repeat without an end."""

    events: tuple[CalendarEvent, ...]
    endless: tuple[str, ...] = ()
    name: str = ""  # what the calendar calls itself


def read_calendar(
    content: bytes, zone: str | None, first: date, last: date, *, follow: bool = False
) -> CalendarFile:
    """Return the events of a calendar file from *first* to *last*, in a zone's days.

    What repeats without an end is left out, or with *follow* has its dates of that time, as far as
    there's room for them. What has repeated for longer than `YEARS` is left out, and so is what was
    canceled. Raises Refusal for what is too large, for what is no calendar or lies about a zone,
    and where nothing else is in it.
    """
    if len(content) > BYTES:
        raise Refusal(words.FILE_TOO_LARGE.format(limit=BYTES // 1_000_000))
    text = text_of(content).replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    if "BEGIN:VCALENDAR" not in text or text.count("\n") > LINES:
        raise Refusal(words.FILE_NO_CALENDAR)
    if text.count("BEGIN:VEVENT") > EVENTS:
        raise Refusal(words.TOO_MANY_EVENTS.format(limit=EVENTS))
    found = _blocks(text, "VEVENT")
    if not found and "BEGIN:VEVENT" in text:
        raise Refusal(words.FILE_NO_CALENDAR)
    endless = [block for block in found if _is_endless(block, first)]
    left_out = set(endless)
    kept = [block for block in found if block not in left_out and _within(block, first, last)]
    recurs = sum(bool(_RECURS.search(block)) for block in kept)
    if recurs > RECURRING:
        raise Refusal(words.TOO_OFTEN.format(limit=RECURRING))
    header = text[: text.find("BEGIN:VEVENT")] if found else text[:TITLE]
    _check_zones(header, first, last)
    bounded, left = _bounded(kept, first, last, EVENTS)
    if follow:
        followed, endless = _followed(endless, first, last, RECURRING - recurs, left)
        bounded += followed
    if endless and not bounded:
        raise Refusal(words.ENDLESS)
    calendar_text = "\n".join([header.strip(), *bounded, "END:VCALENDAR"])
    read = _events(calendar_text, zone, first, last) if bounded else ()
    events = sorted(read, key=lambda one: (one.first, one.title))
    named = _NAME.search(header)
    name = " ".join(_plain(named[1]).split())[:TITLE] if named else ""
    return CalendarFile(tuple(events), tuple(map(_title, endless)), name)


def _blocks(text: str, name: str) -> list[str]:
    """Return the parts of a file of one name that have an end, as they are."""
    found = []
    for part in re.split(rf"^BEGIN:{name}[ \t]*$", text, flags=re.MULTILINE)[1:]:
        end = re.search(rf"^END:{name}[ \t]*$", part, re.MULTILINE)
        if end is not None:
            found.append(f"BEGIN:{name}{part[: end.end()]}")
    return found


def _check_zones(header: str, first: date, last: date) -> None:
    """Refuse a zone whose clocks would take for ever, and one that isn't what its name says."""
    zones = _blocks(header, "VTIMEZONE")
    if len(zones) > ZONES:
        raise Refusal(words.FILE_NO_CALENDAR)
    for block in zones:
        rules = _RULE.findall(block)
        if len(rules) > ZONES or any("FREQ=YEARLY" not in rule.upper() for rule in rules):
            raise Refusal(words.FILE_NO_CALENDAR)
        named = _ZONE_NAME.search(block)
        name = named[1].strip() if named else ""
        if name not in calendar.zone_names():
            continue
        offsets = {f"{sign}{hours}{minutes}" for sign, hours, minutes in _OFFSET.findall(block)}
        days = [date(year, month, 1) for year in (first.year, last.year) for month in (1, 7)]
        there = [calendar.wall(day, time(12), name).astimezone(ZoneInfo(name)) for day in days]
        # Some write only what their own events need, so it may be less than the truth.
        if offsets and not offsets & {f"{one:%z}"[:5] for one in there}:
            raise Refusal(words.ZONE_LIES.format(zone=name))


def _bounded(blocks: Iterable[str], first: date, last: date, left: int) -> tuple[list[str], int]:
    """Return events with their dates in place of their rules, and for how many there's room then.

    What reads the file would follow a rule that no day fits to the year 9999. Raises Refusal.
    """
    found = []
    for block in blocks:
        rules = list(_RULE.finditer(block))
        left -= sum(one.count(",") + 1 for one in _LIST.findall(block))
        if len(rules) > 1:
            raise Refusal(words.TOO_OFTEN.format(limit=RECURRING))
        if rules:
            dates = _dates(rules[0][1], block, first, last)
            left -= len(dates)
            block = block[: rules[0].start()] + _listed(dates, block) + block[rules[0].end() :]
        if left < 0:
            raise Refusal(words.TOO_MANY_EVENTS.format(limit=EVENTS))
        found.append(block)
    return found, left


def _followed(
    endless: Sequence[str], first: date, last: date, most: int, left: int
) -> tuple[list[str], list[str]]:
    """Return events that repeat without an end with their dates, and those with no room for them.

    What else is in the file comes first: it's read whether these can be, or not. *most*: how many
    are tried.
    """
    found, left_out = list[str](), list[str]()
    for block in endless:
        if most and not (_EXCEPT_RULE.search(block) or _is_old(block, first)):
            most -= 1  # also where there's no room: to find that out takes as long
            with suppress(Refusal):
                some, left = _bounded([block], first, last, left)
                found += some
                continue
        left_out.append(block)
    return found, left_out


def _dates(rule: str, block: str, first: date, last: date) -> list[date]:
    """Return the days of a rule about which is asked, and one more on either side."""
    start = _START.search(block)
    try:
        if start is None:
            raise recurring.Unknown(rule)
        parts = recurring.parts_of(rule)
        begins = date(*map(int, start.groups()))
        found = recurring.days_of(parts, begins, last + _DAY)
        until = _until(parts.get("UNTIL", ""), block)
    except recurring.Unknown as error:
        raise Refusal(words.TOO_OFTEN.format(limit=RECURRING)) from error
    except ValueError as error:
        raise Refusal(words.FILE_NO_CALENDAR) from error
    at = _time(block)
    return [
        day
        for day in found
        if day >= first - _DAY and (until is None or datetime.combine(day, at) <= until)
    ]


def _until(text: str, block: str) -> datetime | None:
    """Return the end of a rule on the clocks of its event; a day lasts until its midnight."""
    found = _MOMENT.match(text)
    if found is None:
        return None
    day = date(*map(int, found.groups()[:3]))
    if found[4] is None:
        return datetime.combine(day, time.max)
    at = datetime.combine(day, time(int(found[4][:2]), int(found[4][2:4]), int(found[4][4:])))
    zone = _START_ZONE.search(block)
    if found[5] and zone is not None and zone[1] in calendar.zone_names():
        return calendar.local(at.replace(tzinfo=UTC), zone[1]).replace(tzinfo=None)
    return at


def _time(block: str) -> time:
    found = _START_TIME.search(block)
    return time(int(found[1]), int(found[2])) if found and int(found[1]) < 24 else time()


def _listed(dates: Iterable[date], block: str) -> str:
    """Return dates as lines that are like the event's own start."""
    line = _START_LINE.search(block)
    assert line is not None  # its day was read
    return "\n".join(f"RDATE{line[1]}:{day:%Y%m%d}{line[2]}" for day in dates)


def _is_endless(block: str, first: date) -> bool:
    rules = _RULE.findall(block)
    if _EXCEPT_RULE.search(block) or any(not _ENDS.search(rule) for rule in rules):
        return True
    return bool(rules) and _is_old(block, first)


def _is_old(block: str, first: date) -> bool:
    start = _START.search(block)
    return start is not None and int(start[1]) < first.year - YEARS


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
    return _plain(found[1]).strip()[:TITLE] if found else ""


def _plain(text: str) -> str:
    return re.sub(r"\\([,;\\])", r"\1", text)


def _events(text: str, zone: str | None, first: date, last: date) -> Iterator[CalendarEvent]:
    import recurring_ical_events  # loads slowly, and is seldom needed
    from icalendar import Calendar

    try:
        found: Sequence[Component] = recurring_ical_events.of(
            Calendar.from_ical(text), skip_bad_series=True
        ).between(first, last + timedelta(days=1))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise Refusal(words.FILE_NO_CALENDAR) from error
    for one in found:
        start, end = one.get("DTSTART"), one.get("DTEND")
        if start is None or str(one.get("STATUS", "")).upper() == "CANCELLED":
            continue
        texts = [
            " ".join(str(one.get(name, "")).split()) for name in ("SUMMARY", "UID", "LOCATION")
        ]
        event = _event(start.dt, end.dt if end else start.dt, zone)
        title, uid, place = texts
        yield replace(event, title=title[:TITLE], uid=uid, place=place[:TITLE])


def _event(start: date, end: date, zone: str | None) -> CalendarEvent:
    if not isinstance(start, datetime):
        # An event of whole days ends on the day after its last one (RFC 5545, 3.6.1).
        return CalendarEvent(start, max(start, end - _DAY), "")
    begins, ends = (_local(one, zone) for one in (start, end))
    midnights = begins.time() == time() and ends.time() == time() and ends > begins
    last = ends.date() - timedelta(days=1) if midnights else ends.date()
    days = begins.date(), max(begins.date(), last)
    if midnights:
        return CalendarEvent(*days, "")
    starts = calendar.wall(begins.date(), begins.time(), zone)
    return CalendarEvent(*days, "", starts=starts)


def _local(at: date, zone: str | None) -> datetime:
    if not isinstance(at, datetime):
        return datetime.combine(at, time())
    return at if at.tzinfo is None else calendar.local(at, zone).replace(tzinfo=None)
