"""How an event repeats, in words: from "every other Tuesday" to a rule (RFC 5545); pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.kit.dates import WEEKDAYS, weekday_named
from bot.kit.dates.names import NUMBERS, ORDINALS
from bot.kit.errors import Refusal
from bot.meetups import when_words as words
from bot.meetups.repeats import CODES, by_rule
from bot.meetups.times import MONTH, WEEKDAY

if TYPE_CHECKING:
    from bot.meetups.spans import DayOff
    from bot.school.clock import SchoolClock

LONGEST_INTERVAL = 12  # weeks
_MOST_TIMES = 200

_NTHS = {
    **{word: n for word, n in ORDINALS.items() if n < 7},
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "last": -1},
}
_NTH = rf"(?:{'|'.join(_NTHS)})"
_DAYS = rf"{WEEKDAY}s?(?:\s*(?:,|&|/|\band\b)\s*(?:and\s+)?(?:on\s+|every\s+)?{WEEKDAY}s?)*"
_COUNTS = {word: n for word, n in NUMBERS.items() if word not in ("a", "an")}
_COUNT = rf"(?:\d{{1,4}}|{'|'.join(_COUNTS)})"
_EACH = r"(?:every|each)"
_MONTHLY = rf"(?:(?:of|in)\s+(?:the|{_EACH}|a)\s+month|{_EACH}\s+month|monthly|a\s+month)"
_BEFORE = rf"\b(?:monthly|(?:{_EACH}|once a) month)\b"
_NTH_WEEKDAY = re.compile(
    rf"(?:{_BEFORE},?\s*)?(?P<each>\b{_EACH}\s+)?(?:\bon\s+)?(?:\bthe\s+)?"
    rf"\b(?P<nths>{_NTH}(?:\s*(?:,|&|/|\band\b)\s*(?:and\s+)?(?:the\s+)?{_NTH})*)\s+"
    rf"(?P<days>{WEEKDAY}s?)\b(?P<month>,?\s+{_MONTHLY}\b)?(?!,?\s+(?:of|in)\s+(?:the\s+)?{MONTH})"
)
_MONTH_DAY = re.compile(
    rf"(?:(?P<before>{_BEFORE}),?\s*)?(?:\bon\s+)?(?:\b(?:the|{_EACH})\s+)?"
    r"\b(?:(?P<day>\d\d?(?:st|nd|rd|th)|(?:twenty|thirty)[ -]\w+|" + "|".join(ORDINALS) + r")"
    rf"(?:\s+day)?|(?P<last>last\s+day|end))\b(?P<after>,?\s+{_MONTHLY}\b)?"
)
_WEEKDAYS = re.compile(
    rf"\b(?:{_EACH}(?:\s+(?P<count>other|alternate|{_COUNT}))?|(?P<alternate>alternate|alternating))"
    rf"\s+(?P<days>{_DAYS})\b"
)
_UNITS = re.compile(
    rf"\b{_EACH}(?:\s+(?P<count>other|{_COUNT}|{_NTH}))?\s+(?P<unit>school\s+day|weekday|week|"
    r"fortnight|month|day|year|quarter|semester|trimester)s?\b"
    r"|\b(?P<adverb>weekly|bi-?weekly|fortnightly|daily|monthly|bi-?monthly|quarterly|yearly|"
    r"annually)\b|\bonce a (?P<once>week|month|year|quarter)\b"
)
_PLURALS = re.compile(
    rf"(?:\bon\s+)?\b(?P<days>{WEEKDAY}s(?:\s*(?:,|&|/|\band\b)\s*(?:and\s+)?{WEEKDAY}s?)*)\b"
)
_ENDS = re.compile(
    r",?\s*\b(?:until|till|til|through|thru|ending|ends|up to)\b(?:\s+on)?\s+"
    r"(?P<end>(?!\d\d?(?:[:.]\d\d\b|\s*(?:[ap]\.?m?\b|$|,|on\b))|noon|midnight).+?)"
    r"(?=,?\s+\b(?:starting|beginning|from|at)\b|$)"
)
_TIMES = re.compile(
    rf",?\s*(?:\bfor\s+(?:the\s+next\s+)?)?\b(?P<count>{_COUNT})\s+(?P<unit>times|sessions|meetings|"
    r"dates|weeks|months|years|semesters)\b"
)
_SCHOOL = re.compile(
    r",?\s*\(?\b(?<!end of )(?<!end of the )"
    r"(?:(?:only\s+)?(?:(?:in|during|on)\s+(?:the\s+)?)?school[- ](?:months|year|days)"
    r"(?:\s+only)?|(?:only\s+)?(?:when|while)\s+school(?:'s|\s+is)?\s+in(?:\s+session)?"
    r"|(?:except|skip|skipping|not)\s+(?:during\s+|on\s+|in\s+)?(?:school\s+)?"
    r"(?:breaks|holidays|days\s+off)(?:\s+and\s+(?:breaks|holidays|days\s+off))?)\b\)?"
)
_MOVES = re.compile(
    r",?\s*\(?(?:\b(?:or|otherwise|else)\b\s*)?(?:\b(?:a\s+day\s+off\s+)?moves?\s+(?:it\s+)?(?:to\s+)?)?"
    r"\bthe week (?P<way>before|after)(?:\s+(?:if|when)\s+(?:there's|there\s+is|it's|it\s+is)\s+"
    r"(?:no\s+school|a\s+day\s+off|a\s+holiday))?\)?"
)
_YEAR = re.compile(r"(?:the year )?(\d{4})")
_END_OF_YEAR = re.compile(
    r"(?:the )?end of (?:the |this )?(?:school )?year|(?:the )?summer(?: break)?"
    r"|school(?:'s| is)? (?:out|over|ends)|the last day of school"
)


@dataclass(frozen=True)
class Rule:
    """A repeat as typed: its rule, and its end in words or as a count of dates or days."""

    rule: str
    typed: str
    day_off: DayOff = "keep"
    ends: str = ""
    count: int = 0
    unit: str = ""


def without_school(line: str) -> str:
    """Return a line without what it says about breaks and days off."""
    return _school(line)[0]


def peel(line: str, today: date) -> tuple[str, Rule | None]:
    """Return a line without what it says about repeating, and that; None where it says nothing.

    Raises Refusal for what comes too seldom, or not in every month, or may mean two things.
    """
    line = _canonical(line)
    whole = line
    line, day_off = _school(line)
    line, found = _rule(line, today)
    if found is None:
        if day_off != "keep":
            raise Refusal(words.WHICH_WEEKDAY)
        return whole, None
    found = replace(found, day_off=day_off)
    if ends := _ENDS.search(line):
        found = replace(found, ends=ends["end"].strip())
        line = _cut(line, ends)
    elif times := _TIMES.search(line):
        count = _number(times["count"])
        found = replace(found, count=count, unit=times["unit"])
        line = _cut(line, times)
    return line, found


def until(rule: Rule, first: date, school: SchoolClock) -> date:
    """Return the last day of a repeat that names none: its count's, or its school year's."""
    if not rule.count:
        return school.school_year_of(first).last_day
    days = {"weeks": 7, "months": 31, "years": 366, "semesters": 150}.get(rule.unit)
    if days is not None and rule.unit != "months":
        return _later(first, rule.count * days - 1)
    if rule.unit == "months":
        return _later(first, rule.count * 61 // 2 - 1)
    if rule.count > _MOST_TIMES:
        return date.max
    dates = by_rule(rule.rule, first, _later(first, 366 * 20))
    return dates[min(rule.count, len(dates)) - 1]


def end_of_year(text: str, start: date, school: SchoolClock) -> date | None:
    """Return the last day of a year, where a repeat's end names one: of school, or "2027"."""
    if number := _YEAR.fullmatch(text):
        return date(int(number[1]) or 1, 12, 31)
    return school.school_year_of(start).last_day if _END_OF_YEAR.fullmatch(text) else None


def _later(first: date, days: int) -> date:
    return date.max if days > 366 * 100 else first + timedelta(days=days)


def _school(line: str) -> tuple[str, DayOff]:
    found = _SCHOOL.search(line)
    if found is None:
        return line, "keep"
    line = _cut(line, found)
    if moves := _MOVES.search(line):
        return _cut(line, moves), "before" if moves["way"] == "before" else "after"
    return line, "skip"


def _rule(line: str, today: date) -> tuple[str, Rule | None]:
    if found := _NTH_WEEKDAY.search(line):
        return _cut(line, found), _nth_weekday(found)
    for month_day in _MONTH_DAY.finditer(line):
        if month_day["before"] or month_day["after"]:
            return _cut(line, month_day), _month_day(month_day)
    if found := _WEEKDAYS.search(line):
        count = "other" if found["alternate"] else found["count"]
        return _cut(line, found), _weekly(found[0], _interval(count), found["days"])
    if found := _UNITS.search(line):
        return _unit(_cut(line, found), found, today)
    if found := _PLURALS.search(line):
        return _cut(line, found), _weekly(found[0], 1, found["days"])
    return line, None


def _nth_weekday(found: re.Match[str]) -> Rule:
    weekday = _weekdays(found["days"])[0]
    nths = [_NTHS[one] for one in re.findall(rf"\b{_NTH}\b", found["nths"])]
    if found["each"] and not found["month"] and len(nths) == 1 and nths[0] > 1:
        named, nth = WEEKDAYS[weekday], words.NTHS.get(nths[0], found["nths"])
        if nths[0] == 2:
            raise Refusal(words.EVERY_SECOND.format(weekday=named, nth=nth))
        raise Refusal(words.EVERY_NTH.format(count=nths[0], weekday=named, nth=nth))
    if max(nths) > 4:
        nth = f"{words.NTHS.get(max(nths), 'sixth')} {WEEKDAYS[weekday]}"
        raise Refusal(words.NOT_EVERY_MONTH.format(nth=nth))
    days = ",".join(f"{nth}{CODES[weekday]}" for nth in dict.fromkeys(nths))
    return Rule(f"FREQ=MONTHLY;BYDAY={days}", found[0].strip())


def _month_day(found: re.Match[str]) -> Rule:
    if found["last"]:
        return Rule("FREQ=MONTHLY;BYMONTHDAY=-1", found[0].strip())
    typed = found["day"]
    if typed[0].isdigit():
        day = int(typed.rstrip("stndrh"))
    else:
        tens, _, ones = typed.replace("-", " ").partition(" ")
        day = ORDINALS.get(typed, NUMBERS.get(tens, 0) + ORDINALS.get(ones, 0))
    if not 1 <= day <= 28:
        raise Refusal(words.NOT_EVERY_MONTH.format(nth=typed))
    return Rule(f"FREQ=MONTHLY;BYMONTHDAY={day}", found[0].strip())


def _weekly(typed: str, interval: int, days: str) -> Rule:
    if not 1 <= interval <= LONGEST_INTERVAL:
        raise Refusal(words.TOO_MANY_WEEKS)
    codes = ",".join(CODES[day] for day in _weekdays(days))
    every = f"INTERVAL={interval};" if interval > 1 else ""
    return Rule(f"FREQ=WEEKLY;{every}BYDAY={codes}", typed.strip())


def _unit(rest: str, found: re.Match[str], today: date) -> tuple[str, Rule]:
    """Return the rule of "every two weeks on Tuesday", whose weekday is elsewhere."""
    unit = found["unit"] or found["once"] or (found["adverb"] or "").replace("-", "")
    interval = _interval(found["count"])
    unit = {"daily": "day", "weekly": "week", "monthly": "month"}.get(unit, unit)
    if unit in ("biweekly", "fortnightly", "fortnight"):
        unit, interval = "week", interval * 2
    if unit == "day" and interval == 1:
        return rest, _weekly(found[0], 1, " ".join(WEEKDAYS).lower())
    if unit.endswith("day") and unit != "day" and interval == 1:
        return rest, _weekly(found[0], 1, " ".join(WEEKDAYS[:5]).lower())
    if unit == "week":
        days = re.search(rf"(?:,?\s*\bon\s+)?\b(?P<days>{_DAYS})\b", rest)
        if days is None:
            raise Refusal(words.WHICH_WEEKDAY)
        return _cut(rest, days), _weekly(f"{found[0]} {days[0]}", interval, days["days"])
    if unit == "month" and interval == 1:
        raise Refusal(
            words.WHICH_OF_MONTH.format(nth="second", weekday=WEEKDAYS[today.weekday()], day="8th")
        )
    raise Refusal(words.TOO_SELDOM)


def _interval(count: str | None) -> int:
    if count is None:
        return 1
    return 2 if count in ("other", "alternate") else _NTHS.get(count) or _number(count)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _COUNTS[text]


def _weekdays(text: str) -> list[int]:
    found = {n for n, name in enumerate(WEEKDAYS) if name.lower() in text}
    return sorted(found)


def _canonical(line: str) -> str:
    """Return a line with every weekday by its full name, a plural as such."""

    def full(word: re.Match[str]) -> str:
        text = word[0].rstrip(".")
        if text.endswith("s") and (day := weekday_named(text[:-1], typos=True)) is not None:
            short = text in ("tues", "weds", "thurs")
            return WEEKDAYS[day].lower() + ("" if short else "s")
        named = weekday_named(text, typos=True)
        return word[0] if named is None else WEEKDAYS[named].lower()

    return re.sub(r"[a-z]{3,12}\.?", full, line)


def _cut(line: str, found: re.Match[str]) -> str:
    return f"{line[: found.start()]} {line[found.end() :]}"
