"""When an event is, as people type it: one line in, `EventTimes` out, or a question; pure.

Days are read by the one date grammar (`bot.kit.dates`); times, zones and repeats around them here.
What's left over is never dropped: it's asked about.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from bot.kit import calendar
from bot.kit.calendar import DEFAULT_ZONE, country_of
from bot.kit.dates import NoDate, Unread, WrongWeekday, find_ranges, say_day, say_days, say_time
from bot.kit.errors import Refusal
from bot.kit.hours import read_minutes
from bot.kit.safe import safe_line
from bot.kit.text import one_line
from bot.kit.zone_table import zone_table
from bot.kit.zones import find_zones
from bot.meetups import repeat_rules, times
from bot.meetups import when_words as words
from bot.meetups.repeats import planned_days
from bot.meetups.spans import EventTimes, Repeat, Span
from bot.meetups.times import DAY as MINUTES_A_DAY
from bot.meetups.times import MONTH, WEEKDAY, resolve

if TYPE_CHECKING:
    from bot.kit.dates import FoundDays
    from bot.meetups.repeat_rules import Rule
    from bot.meetups.times import Half
    from bot.school.clock import SchoolClock

LIMIT = 200  # characters
USUAL = 60  # minutes
FARTHEST = 3  # years from now
LONGEST = 31  # days in a row
_ONE = timedelta(days=1)

_ROUGHLY = re.compile(
    r"\b\w+[ -]?ish\b|\b(?:around|about|roughly|approximately|approx|sometime|maybe|circa|tbd|tba|"
    r"eventually|soon|late|mid)\b[\w ]{0,20}|~\s*\d+"
)
_ISO = re.compile(r"(?<=\d{4}-\d\d-\d\d)t(?=\d)")
_AFTER_SCHOOL = re.compile(r"\b(?:after|before|during) school\b(?! (?:year|months))|\bat lunch\b")
_ALL_DAY = re.compile(r",?\s*\(?\b(?:all day(?: long)?|whole day|full day)\b\)?")
_NUMBER = r"(?:\d{1,4}(?:\.\d\d?)?|an?|one|two|three|four|five|six|seven|eight|half an?|half)"
_FOR = re.compile(
    rf"[,(]*\s*(?:\bfor\s+)?\b(?P<took>{_NUMBER}(?: and a half)?[ -]?"
    r"(?:hours?|hrs?|h|minutes?|mins?)\b(?:(?:,| and)? a half)?"
    r"(?:,?\s*(?:and )?\d\d?\s*(?:minutes?|mins?|m)\b)?)(?: long)?\)?"
)
_DAYS_LONG = re.compile(r",?\s*\bfor\s+(\d{1,4})\s+days\b")
_EITHER = re.compile(r"\bor\b")
_EXCEPT = re.compile(r"\b(?:except|excluding|not (?:on|in)|but not|skip(?:ping)?)\b")
_SHORT = {"et": "Eastern", "ct": "Central", "mt": "Mountain", "pt": "Pacific"}
_PLACE_TIME = re.compile(r"(?<=[\da-z.)]) \(?\b(?P<name>(?!time\b)[a-z][a-z. ]{2,30}) time\b\)?")
_WEEKDAYS = re.compile(rf"[\s,]*(?:on )?{WEEKDAY}(?:[\s,]+{WEEKDAY})+[\s,]*")
_AND = re.compile(r"\band\b|&")
_WITHIN = re.compile(r"[\s,]*(?:in|during)\b")  # "in October and November"
_BARE = re.compile(r"(?<![\d/:.-])\b(\d\d?)\s*$")
_NAME = re.compile(rf"\b(?:{WEEKDAY}s?|{MONTH})")
_BESIDE = frozenset(("on", "at", "the", "from", "of", "in", "starting", "beginning", "begins", "-"))
_BESIDE_RULE = _BESIDE | {"to", "between", "school"}


class _Typed(NamedTuple):
    """What a line says besides its days."""

    rest: str
    zone: str
    begins: int | None  # minute of the day; None: whole days
    minutes: int


def read(
    text: str,
    school: SchoolClock,
    now: datetime,
    *,
    half: Half | None = None,
    usual: int = USUAL,
    longest: int = LONGEST,
) -> EventTimes:
    """Return when an event is, by a line that somebody typed in a group with this clock.

    *half* answers `WhichHalf`; an event whose length isn't typed lasts the *usual* minutes, and
    none more than the *longest* days. A repeat without an end ends with the school year of its
    first date. Raises Refusal with a question for everything that's not sure.
    """
    line = _plain(text)
    home = school.zone or DEFAULT_ZONE
    line, zone = _zone(line, home, now)
    line = _without_vagueness(line)
    today = calendar.local_day(now, zone)
    line, rule = repeat_rules.peel(line, today)
    two = _from_and_to(line, zone, today, half, longest) if rule is None else None
    if two is not None:
        return _to_come(EventTimes(two, zone), school, now)
    typed = _times(line, zone, half, usual, today)
    if rule is not None:
        found = _repeating(typed, rule, school, now)
    else:
        found = _on_days(typed, today, longest)
    return _to_come(found, school, now)


def _plain(text: str) -> str:
    typed = one_line(text).rstrip(" .!")
    if not typed:
        raise Refusal(words.EMPTY)
    if len(typed) > LIMIT:
        raise Refusal(words.TOO_LONG.format(length=len(typed), limit=LIMIT))
    line = typed.casefold().translate({0x2013: "-", 0x2014: "-", 0x2212: "-", 0x2019: "'"})
    return times.in_digits(_ISO.sub(" ", line))


def _without_vagueness(line: str) -> str:
    if found := _ROUGHLY.search(line):
        raise Refusal(words.ROUGHLY.format(typed=_quoted(found[0])))
    if _EXCEPT.search(repeat_rules.without_school(line)):
        raise Refusal(words.EXCEPT)
    if _EITHER.search(repeat_rules.without_school(line)):
        raise Refusal(words.EITHER)
    return line


@cache
def _zone_named() -> re.Pattern[str]:
    """Return the pattern of a zone by its name or its abbreviation."""
    table = zone_table()
    called = {one.casefold() for names in table.called.values() for one in names}
    tables = table.abbreviations.values()
    short = {one for zones in tables for names in zones.values() for one in names}
    long, brief = (
        "|".join(sorted(names, key=len, reverse=True))
        for names in (called, short | {"utc", "gmt", *_SHORT})
    )
    return re.compile(
        rf"\(?\b(?P<name>(?:{long})(?:\s+(?:standard|daylight))?(?:\s+time)?"
        rf"|(?:{brief}))\b\)?"
    )


def _zone(line: str, home: str, now: datetime) -> tuple[str, str]:
    """Return the zone that's named in a line, the group's where it's the same or none is named."""
    found = _zone_named().search(line) or _PLACE_TIME.search(line)
    if found is None:
        return line, home
    name = re.sub(r"^(?:\d.*?)?(?:[ap]\.?m\.? )", "", found["name"]).strip()
    begins = found.end() - len(found[0]) + found[0].index(name)
    # What a zone follows is a time, even where it's a bare number: "4 ET Oct 8".
    before = _BARE.sub(r"at \1", line[:begins].rstrip(" ("))
    rest = f"{before}, {line[found.end() :]}".rstrip(" ,")
    winter, summer = (datetime(now.year, month, 15, tzinfo=now.tzinfo) for month in (1, 7))
    there = ZoneInfo(home)
    if any(name == (one.astimezone(there).tzname() or "").casefold() for one in (winter, summer)):
        return rest, home  # "MST" in Phoenix
    try:
        zone = find_zones(_SHORT.get(name, name), f"en-{country_of(home) or 'US'}")[0]
    except Unread as unread:
        raise Refusal(words.UNKNOWN_ZONE.format(typed=_quoted(name))) from unread
    other = ZoneInfo(zone)
    same = all(
        one.astimezone(there).utcoffset() == one.astimezone(other).utcoffset()
        for one in (now, winter, summer)
    )
    return rest, home if same else zone


def _times(line: str, zone: str, half: Half | None, usual: int, today: date) -> _Typed:
    """Return a line without the time of day in it, and what that is."""
    part, line = times.part_of_day(line)
    found_after = _AFTER_SCHOOL.search(line)
    whole = _ALL_DAY.search(line)
    if whole:
        line = f"{line[: whole.start()]} {line[whole.end() :]}"
    length = None
    if (took := _FOR.search(line)) and (length := read_minutes(took["took"].replace("-", " "))):
        line = f"{line[: took.start()]} {line[took.end() :]}"
    found = times.find_times(line)
    if len(found) > 1 or (whole and found):
        raise Refusal(words.SEVERAL_TIMES)
    if not found:
        if found_after:
            raise Refusal(words.AFTER_SCHOOL)
        return _Typed(line, zone, None if whole or _is_range(line, zone, today) else -1, 0)
    if found_after:
        line = _AFTER_SCHOOL.sub(" ", line)
        found = times.find_times(line)
    begins, minutes = resolve(found[0], part or half)
    rest = f"{line[: found[0].start]} , {line[found[0].stop :]}"
    return _Typed(rest, zone, begins, minutes or length or usual)


def _is_range(line: str, zone: str, today: date) -> bool:
    """Return whether a line without a time names days in a row, which are then whole ones."""
    if _DAYS_LONG.search(line):
        return True
    try:
        days = find_ranges(line, today, country_of(zone))
    except Unread:
        return False
    return any(one.days.first != one.days.last for one in days)


def _on_days(typed: _Typed, today: date, longest: int) -> EventTimes:
    """Return an event on the days that are named. Raises Refusal."""
    rest, count = typed.rest, None
    if long := _DAYS_LONG.search(rest):
        count = int(long[1])
        rest = f"{rest[: long.start()]} {rest[long.end() :]}"
    if typed.begins is None or typed.begins < 0:
        _has_day(rest, words.EMPTY)
    ranges = [one.days for one in _days(rest, typed.zone, today)]
    if count is not None and len(ranges) == 1 and count:
        ranges = [type(ranges[0])(ranges[0].first, ranges[0].first + (count - 1) * _ONE)]
    for days in ranges:
        if len(days) > longest:
            raise Refusal(words.LASTS_TOO_LONG.format(days=len(days), limit=longest))
    first = ranges[0]
    if typed.begins is None:
        if len(ranges) > 1:
            raise Refusal(words.SEVERAL_TIMES)
        return EventTimes(Span(first.first, days=len(first)), typed.zone)
    if typed.begins < 0:
        raise Refusal(
            words.WHAT_TIME.format(day=say_day(first.first, country_of(typed.zone), short=True))
        )
    listed = sorted({one.first + n * _ONE for one in ranges for n in range(len(one))})
    span = _span(typed, listed[0])
    return EventTimes(span, typed.zone, Repeat(dates=tuple(listed)) if len(listed) > 1 else None)


def _span(typed: _Typed, day: date) -> Span:
    assert typed.begins is not None
    return Span(day, time(*divmod(typed.begins, 60)), typed.minutes)


def _days(line: str, zone: str, today: date) -> list[FoundDays]:
    """Return the days that a line names and nothing else. Raises Refusal."""
    line = line.replace("&", ",").replace(" and ", " , ")
    _has_day(line, words.WHAT_DAY)
    if _WEEKDAYS.fullmatch(line):  # a comma would join the weekday to the day after it
        return [_days(one, zone, today)[0] for one in re.findall(WEEKDAY, line)]
    try:
        found = find_ranges(line, today, country_of(zone))
    except WrongWeekday as wrong:
        what = wrong.reason.partition(". ")[0]
        raise Refusal(words.WRONG_WEEKDAY.format(what=what)) from wrong
    except NoDate as none:
        raise Refusal(words.NOT_READ.format(typed=_quoted(line))) from none
    except Unread as unread:
        raise Refusal(words.ONE_MORE_TIME.format(reason=unread.reason)) from unread
    _nothing_else(line, found)
    return found


def _has_day(line: str, otherwise: str) -> None:
    """Raise Refusal where nothing is left in a line that may be a day."""
    if not any(char.isalnum() for word in line.split() if word not in _BESIDE for char in word):
        raise Refusal(otherwise)


def _nothing_else(line: str, found: list[FoundDays]) -> None:
    """Raise Refusal for words that are no part of any day."""
    for one in reversed(found):
        line = f"{line[: one.start]} {line[one.end :]}"
    left = [word for word in line.replace(",", " ").split() if word not in _BESIDE]
    if any(any(char.isalnum() for char in word) for word in left):
        raise Refusal(words.LEFT_OVER.format(typed=_quoted(" ".join(left))))


def _from_and_to(line: str, zone: str, today: date, half: Half | None, longest: int) -> Span | None:
    """Return what begins on one day and ends on another, each with its time; else None."""
    found = times.find_times(line)
    if len(found) != 2 or any(one.ends for one in found):
        return None
    between = line[found[0].stop : found[1].start]
    joined = re.match(r"\s*(?:-|to|until|till|through|thru)\s+(?=.*\w)", between)
    if joined is None:
        return None
    country, ends_at = country_of(zone), resolve(found[1], half)[0]
    first = _days(line[: found[0].start], zone, today)[0].days.first
    later = f"{between[joined.end() :]} {line[found[1].stop :]}"
    last = _days(later, zone, first)[0].days.first
    begins = resolve(found[0], half)[0]
    minutes = (last - first).days * MINUTES_A_DAY + ends_at - begins
    if minutes <= 0:
        raise Refusal(words.ENDS_FIRST)
    if (last - first).days >= longest:
        raise Refusal(words.LASTS_TOO_LONG.format(days=(last - first).days + 1, limit=longest))
    assert country is not None
    return Span(first, time(*divmod(begins, 60)), minutes)


def _repeating(typed: _Typed, rule: Rule, school: SchoolClock, now: datetime) -> EventTimes:
    """Return an event that comes by a rule. Raises Refusal."""
    today = calendar.local_day(now, typed.zone)
    if typed.begins is None or typed.begins < 0:
        raise Refusal(words.WHAT_TIME.format(day=_quoted(rule.typed)))
    start, until = _within(typed, rule, school, today)
    span = _span(typed, start)
    if span.starts(typed.zone) <= now and start <= today:
        span = _span(typed, today + _ONE) if span.starts(typed.zone) <= now else span
    latest = until or today + timedelta(days=366 * FARTHEST)
    first = next(iter(planned_days(EventTimes(span, typed.zone, Repeat(rule.rule, latest)))), None)
    if first is None:
        raise Refusal(words.NEVER)
    until = until or repeat_rules.until(rule, first, school)
    if until > today + timedelta(days=366 * FARTHEST):
        raise Refusal(words.REPEATS_TOO_LONG.format(years=FARTHEST))
    if until < first:
        raise Refusal(words.NEVER)
    repeat = Repeat(rule.rule, until, day_off=rule.day_off)
    return EventTimes(_span(typed, first), typed.zone, repeat)


def _within(
    typed: _Typed, rule: Rule, school: SchoolClock, today: date
) -> tuple[date, date | None]:
    """Return the first day on which a repeat may come, and the last where one is named."""
    start, until = today, None
    rest = " ".join(word for word in re.split(r"[\s,]+", typed.rest) if word not in _BESIDE_RULE)
    if rest.strip(" -"):
        if _AND.search(typed.rest) and not _WITHIN.match(typed.rest):
            raise Refusal(words.LEFT_OVER.format(typed=_quoted(typed.rest)))
        found = _days(typed.rest.replace(" to ", " - "), typed.zone, today)
        start = max(today, found[0].days.first)
        if len(found) > 1 or len(found[0].days) > 1:
            until = found[-1].days.last
    if rule.ends:
        year_end = repeat_rules.end_of_year(rule.ends, start, school)
        until = year_end or _days(rule.ends, typed.zone, start)[-1].days.last
    return start, until


def _to_come(when: EventTimes, school: SchoolClock, now: datetime) -> EventTimes:
    """Return an event whose times exist, and that isn't over yet. Raises Refusal."""
    country = country_of(school.zone)
    span = when.span
    planned = planned_days(when)
    said = say_days(span.day, span.last, country, weekday=True, year=True)
    if when.repeat is None or when.repeat.dates:
        over = span.starts(when.zone) <= now if span.at else span.last < _today(when, now)
        if over:
            at = f", {say_time(span.at, country)}," if span.at else ""
            raise Refusal(words.OVER.format(said=f"{said}{at}"))
    if planned[-1] > _today(when, now) + timedelta(days=366 * FARTHEST):
        said = say_day(planned[-1], country, year=True)
        raise Refusal(words.TOO_FAR.format(day=said, years=FARTHEST))
    if span.at is not None:
        for day in planned:
            _exists_once(day, span.at, when.zone, country)
    return when


def _today(when: EventTimes, now: datetime) -> date:
    return calendar.local_day(now, when.zone)


def _exists_once(day: date, at: time, zone: str, country: str) -> None:
    """Raise Refusal for a time that clocks jump over on *day*, or show twice."""
    there = ZoneInfo(zone)
    early = datetime.combine(day, at, there)
    late = early.replace(fold=1)
    if early.utcoffset() == late.utcoffset():
        return
    jumped = calendar.wall(day, at, zone).astimezone(there).time() != at
    said = (words.GAP if jumped else words.TWICE).format(
        day=say_day(day, country, year=True), time=say_time(at, country)
    )
    raise Refusal(said)


def _quoted(text: str) -> str:
    named = _NAME.sub(lambda found: found[0].capitalize(), text.replace(" ,", ","))
    return safe_line(named.strip(" ,"), 80)
