"""Calendar files (.ics, RFC 5545): written here, and nowhere else; pure.

By hand, because it's little more than lines, and one feed may serve a whole group every hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.kit.ical.zones import observances
from bot.kit.markup import spelled_out
from bot.kit.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = 75  # octets, without the line's end (RFC 5545, 3.1)
_ESCAPES = {ord("\\"): "\\\\", ord(";"): "\\;", ord(","): "\\,", ord("\n"): "\\n"}


@dataclass(frozen=True)
class Event:
    """One event, or one date of a series that isn't where the rule puts it.

    *starts* and *ends* are both days, the second one no longer part of it, or both moments in UTC
    or in a `ZoneInfo`. A newer file with the same *uid* and a higher *sequence* replaces it;
    *changed* is when it became what it is.
    """

    uid: str
    title: str
    starts: date
    ends: date
    changed: datetime
    sequence: int = 0
    description: str = ""
    place: str = ""
    url: str = ""
    rule: str = ""  # without its end
    until: date | None = None  # the start of the last one
    without: tuple[date, ...] = ()  # starts that the rule gives and that aren't kept
    instead_of: date | None = None  # the start that the rule gives for this date
    canceled: bool = False
    is_free: bool = False  # nobody is busy because of it
    alarms: tuple[timedelta, ...] = ()  # before it starts


def write_calendar(
    events: Iterable[Event],
    about: str,
    *,
    name: str = "",
    refresh: timedelta | None = None,
    made: datetime | None = None,
) -> bytes:
    """Return a calendar file with some events.

    *about* says in one or two words what's in it. A feed has a time after which it's fetched again;
    a file that's handed over has none, and says so to the program that opens it, with when it was
    *made* (RFC 5545, 3.8.7.2).
    """
    found = list(events)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", _text("PRODID", f"-//What's Working//{about}//EN")]
    lines += ["CALSCALE:GREGORIAN"]
    if refresh is None:
        lines.append("METHOD:PUBLISH")
    if name:
        lines.append(_text("X-WR-CALNAME", name))
    if refresh is not None:
        every = f"PT{int(refresh.total_seconds()) // 60}M"
        lines += [f"REFRESH-INTERVAL;VALUE=DURATION:{every}", f"X-PUBLISHED-TTL:{every}"]
    for zone, (first, last) in sorted(_zones(found).items()):
        lines += _timezone(zone, first, last)
    for event in found:
        lines += _event(event, made or event.changed)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _zones(events: Iterable[Event]) -> dict[str, tuple[date, date]]:
    """Return the zones of some events, each with the days that it's needed for."""
    found: dict[str, tuple[date, date]] = {}
    for event in events:
        for at in filter(None, (event.starts, event.ends, event.until, event.instead_of)):
            zone = _zone(at)
            if zone is not None:
                day = date(at.year, at.month, at.day)
                first, last = found.get(zone, (day, day))
                found[zone] = (min(first, day), max(last, day))
    return found


def _zone(at: date) -> str | None:
    """Return the zone of a moment that's told in one; None for a day, and for one in UTC."""
    zone = at.tzinfo if isinstance(at, datetime) else None
    return zone.key if isinstance(zone, ZoneInfo) else None


def _timezone(zone: str, first: date, last: date) -> Iterator[str]:
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone}"
    for one in observances(zone, first.year, last.year):
        kind = "DAYLIGHT" if one.is_daylight else "STANDARD"
        yield f"BEGIN:{kind}"
        yield f"DTSTART:{one.onsets[0]:%Y%m%dT%H%M%S}"
        yield f"TZOFFSETFROM:{_offset(one.before)}"
        yield f"TZOFFSETTO:{_offset(one.after)}"
        yield _text("TZNAME", one.name)
        if one.rule:
            yield f"RRULE:{one.rule}"
        elif len(one.onsets) > 1:
            yield "RDATE:" + ",".join(f"{at:%Y%m%dT%H%M%S}" for at in one.onsets[1:])
        yield f"END:{kind}"
    yield "END:VTIMEZONE"


def _offset(offset: timedelta) -> str:
    seconds = int(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3_600)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{rest // 60:02}"


def _event(event: Event, made: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield _text("UID", event.uid)
    yield f"DTSTAMP:{_utc(made)}"
    yield f"LAST-MODIFIED:{_utc(event.changed)}"
    yield f"SEQUENCE:{event.sequence}"
    if event.instead_of is not None:
        yield _at("RECURRENCE-ID", event.instead_of)
    yield _at("DTSTART", event.starts)
    yield _at("DTEND", event.ends)
    if event.rule:
        yield f"RRULE:{event.rule}" + (f";UNTIL={_until(event.until)}" if event.until else "")
    for at in event.without:
        yield _at("EXDATE", at)
    yield _text("SUMMARY", " ".join(event.title.split()))
    for label, text in (("DESCRIPTION", event.description), ("LOCATION", event.place)):
        if text:
            yield _text(label, text)
    if event.url:
        yield f"URL:{''.join(event.url.split())}"
    yield f"STATUS:{'CANCELLED' if event.canceled else 'CONFIRMED'}"
    if event.is_free:
        yield "TRANSP:TRANSPARENT"
    for before in event.alarms:
        yield from _alarm(before, event.title)
    yield "END:VEVENT"


def _alarm(before: timedelta, title: str) -> Iterator[str]:
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", _text("DESCRIPTION", " ".join(title.split())))
    yield f"TRIGGER:-PT{int(before.total_seconds()) // 60}M"
    yield "END:VALARM"


def _text(name: str, value: str) -> str:
    return f"{name}:{spelled_out(tidy(value)).translate(_ESCAPES)}"


def _at(name: str, at: date) -> str:
    """Return a line with a day, a moment in UTC, or one on the clocks of a zone."""
    if not isinstance(at, datetime):
        return f"{name};VALUE=DATE:{at:%Y%m%d}"
    zone = _zone(at)
    if zone is None:
        return f"{name}:{_utc(at)}"
    return f"{name};TZID={zone}:{at:%Y%m%dT%H%M%S}"


def _until(at: date) -> str:
    """Return the end of a rule; beside a moment it's in UTC, in any zone (RFC 5545, 3.3.10)."""
    return _utc(at) if isinstance(at, datetime) else f"{at:%Y%m%d}"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> bytes:
    """Return a line with its end, folded between characters where it's too long."""
    rest = line.encode()
    parts = []
    room = _LINE
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:  # within a character
            cut -= 1
        parts.append(rest[:cut])
        rest, room = rest[cut:], _LINE - 1  # a folded line begins with a space
    return b"\r\n ".join((*parts, rest)) + b"\r\n"
