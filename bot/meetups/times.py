"""The time of day in a line that says when something is: "3:45-4:30 pm", "at noon"; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Literal

from bot.kit.dates import MONTHS, WEEKDAYS
from bot.kit.dates.names import NUMBERS
from bot.kit.errors import Refusal
from bot.meetups import when_words as words

Half = Literal["am", "pm"]

DAY = 24 * 60  # minutes
_NOON = 12 * 60
_FULL_MONTHS = "|".join(one.lower() for one in MONTHS)
_SHORT_MONTHS = "|".join(one.lower()[:3] for one in MONTHS)
MONTH = rf"(?:{_FULL_MONTHS}|sept|{_SHORT_MONTHS})\b\.?"
WEEKDAY = rf"(?:{'|'.join(one.lower() for one in WEEKDAYS)})"
_HOUR_WORDS = {word: n for word, n in NUMBERS.items() if n <= 12 and word not in ("a", "an")}
_HOUR_WORD = rf"(?:{'|'.join(_HOUR_WORDS)})"
_MINUTE_WORDS = {"thirty": 30, "fifteen": 15, "forty-five": 45, "forty five": 45}
_SPOKEN = re.compile(rf"\b(half|quarter) (past|after|to|till|til|before|of) ({_HOUR_WORD}|\d\d?)\b")
_IN_WORDS = re.compile(rf"\b({_HOUR_WORD}) ({'|'.join(_MINUTE_WORDS)})\b")
_ONE_WORD = re.compile(
    rf"\b(?:(?<=at )|(?<=from )|(?<=to )|(?<=- )|(?<=-))({_HOUR_WORD})\b"
    rf"|\b({_HOUR_WORD})(?=\s*(?:o'?\s?clock\b|[ap]\.?m\b))"
)
_O_CLOCK = re.compile(r"(?<![:\d])(\d\d?)\s*o'?\s?clock\b")
_PART = re.compile(
    r"\b(?:in the |this )?(?:early )?(morning|afternoon|evening)s?\b|\bat (night)\b|\b(tonight)\b"
)

_HALF = r"(?:\s*(?P<half{n}>[ap])(?:\.?\s?m\b\.?|\b(?![.'])))"
_ONE = (
    r"(?:(?P<named{n}>noon|midday|midnight)\b"
    r"|(?P<hour{n}>\d{{1,2}})(?:[:.h](?P<minute{n}>\d\d)(?::\d\d)?)?" + _HALF + r"?(?!\w)"
    r"|(?P<digits{n}>\d{{3,4}})(?:\s*(?P<half{n}b>[ap])\.?m\b\.?|(?!\w)))"
)
_NO_TIME = "st|nd|rd|th|of|times|sessions|meetings|dates|weeks|months|days|years"
_AFTER = rf"(?!\s*(?:(?:{_NO_TIME})\b|/|{MONTH})|[./:-]\d)"
_LEAD = r"(?:(?P<lead>\bat|@|\bfrom|\bbetween)\s*)?"
_RANGE = re.compile(
    _LEAD
    + r"(?<![\d/.:])(?<!\d-)"
    + _ONE.format(n=1)
    + r"\s*(?:-|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bthru\b|\band\b)\s*(?:at\s+)?"
    + _ONE.format(n=2)
    + _AFTER
)
_SINGLE = re.compile(_LEAD + r"(?<![\d/.:])(?<!\d-)" + _ONE.format(n=1) + _AFTER)
# Behind these a bare number is a time: "Tuesday 4", "Oct 8 3-4", "of the month 4".
_WHOLE_DAY = re.compile(
    rf"(?:\b{WEEKDAY}s?|\btoday|\btomorrow|\btonight|\bmonth|\bweek"
    rf"|{MONTH}\s*\d\d?(?:st|nd|rd|th)?(?:\s*-\s*\d\d?)?|\d\s*{MONTH}|\d\d?/\d\d?(?:/\d\d+)?"
    r"|\b20\d\d)\s*,?\s*$"
)


@dataclass(frozen=True)
class TypedTime:
    """A time of day as typed; *half* is None where nothing says which half of the day it is."""

    minute: int  # of the day; of its first half, where the half isn't known
    half: Half | None
    ends_day: bool = False  # midnight

    def options(self) -> tuple[int, ...]:
        """Return the minutes of the day that it may be."""
        return (self.minute,) if self.half else (self.minute, self.minute + _NOON)


@dataclass(frozen=True)
class FoundTime:
    """A time of day, or one and the time at which it's over; and where in the line it is."""

    begins: TypedTime
    ends: TypedTime | None
    start: int
    stop: int


class WhichHalf(Refusal):
    """Morning or evening isn't said, and either may be meant: reading it with a *half* answers."""

    def __init__(self, at: time) -> None:
        super().__init__(words.WHICH_HALF.format(hour=f"{at.hour}:{at:%M}"))
        self.at = at


def in_digits(line: str) -> str:
    """Return a line in lower case with the times in it that are spelled out as digits."""
    line = _SPOKEN.sub(_spoken, line)
    line = _IN_WORDS.sub(lambda m: f"{_HOUR_WORDS[m[1]]}:{_MINUTE_WORDS[m[2]]}", line)
    line = _ONE_WORD.sub(lambda m: f"{_HOUR_WORDS[m[1] or m[2]]}", line)
    return _O_CLOCK.sub(r"\1:00", line)


def _spoken(found: re.Match[str]) -> str:
    hour = _HOUR_WORDS.get(found[3]) or int(found[3])
    minutes = 30 if found[1] == "half" else 15
    if found[2] in ("past", "after"):
        return f"{hour}:{minutes}"
    return f"{(hour - 2) % 12 + 1}:{60 - minutes}"


def part_of_day(line: str) -> tuple[Half | None, str]:
    """Return the half of the day that "in the evening" or "tonight" says, and the rest."""
    found = _PART.search(line)
    if found is None:
        return None, line
    rest = line if found[3] else f"{line[: found.start()]} {line[found.end() :]}"
    return "am" if found[1] == "morning" else "pm", rest


def find_times(line: str) -> list[FoundTime]:
    """Return the times in a line. Raises Refusal for one that no clock shows."""
    ranges = [_found(one) for one in _RANGE.finditer(line) if _is_range(one, line)]
    free = line
    for one in ranges:
        free = free[: one.start] + "\0" * (one.stop - one.start) + free[one.stop :]
    singles = [one for one in _SINGLE.finditer(free) if not one["digits1"] or _is_strong(one)]
    strong = [_found(one) for one in singles if _is_strong(one)]
    if not ranges and not strong:
        strong = [_found(one) for one in singles if _is_last(one, line)][-1:]
    return sorted((*ranges, *strong), key=lambda one: one.start)


def _is_strong(found: re.Match[str]) -> bool:
    """Return whether it can be nothing but a time."""
    lead = found["lead"] in ("at", "@")
    return bool(lead or found["named1"] or found["minute1"] or _half(found, 1))


def _is_range(found: re.Match[str], line: str) -> bool:
    lead = found["lead"]
    if " and " in found[0] and lead != "between":
        return False
    if found["digits1"] and found["digits2"] and not lead:
        return bool(_half(found, 1) or _half(found, 2))
    for n in (1, 2):
        if found[f"named{n}"] or found[f"minute{n}"] or _half(found, n):
            return True
    return bool(lead) or bool(_WHOLE_DAY.search(line[: found.start()]))


def _is_last(found: re.Match[str], line: str) -> bool:
    """Return whether a bare number at the end of a line is a time."""
    bare = found["hour1"] is not None and 1 <= int(found["hour1"]) <= 12
    return (
        bare
        and not line[found.end() :].strip(" ,.")
        and bool(_WHOLE_DAY.search(line[: found.start()]))
    )


def _half(found: re.Match[str], n: int) -> str:
    return (found[f"half{n}"] or found[f"half{n}b"] or "") and (
        "am" if "a" in (found[f"half{n}"], found[f"half{n}b"]) else "pm"
    )


def _found(found: re.Match[str]) -> FoundTime:
    is_range = "hour2" in found.re.groupindex
    ends = _clock(found, 2) if is_range else None
    return FoundTime(_clock(found, 1), ends, found.start(), found.end())


def _clock(found: re.Match[str], n: int) -> TypedTime:
    if named := found[f"named{n}"]:
        return TypedTime(0, "am", ends_day=True) if named == "midnight" else TypedTime(_NOON, "pm")
    digits = found[f"digits{n}"]
    typed = digits[:-2] if digits else found[f"hour{n}"]
    hour, minute = int(typed), int(digits[-2:] if digits else found[f"minute{n}"] or 0)
    half = _half(found, n)
    if hour > 23 or minute > 59 or (half and hour == 0) or (half == "am" and hour > 12):
        raise Refusal(words.NO_SUCH_TIME.format(typed=found[0].strip()))
    if hour > 12 or hour == 0 or (typed.startswith("0") and not half and hour > 6):
        return TypedTime(hour * 60 + minute, "pm" if hour > 11 else "am")
    minute += hour % 12 * 60
    if half:
        return TypedTime(minute + _NOON * (half == "pm"), "pm" if half == "pm" else "am")
    return TypedTime(minute, None)


def resolve(found: FoundTime, half: Half | None) -> tuple[int, int | None]:
    """Return the minute of the day at which it begins, and the minutes it lasts if that's said.

    *half* is what's known from elsewhere. Without any, an hour is one of the school day: 8 to 11
    in the morning, 12 to 6 in the afternoon. Raises WhichHalf for 7, Refusal for an end that comes
    first.
    """
    begins, ends = found.begins, found.ends
    if begins.ends_day:
        raise Refusal(words.MIDNIGHT)
    if ends is None:
        return _usual(begins, half), None
    if begins.half is None and ends.half is not None:
        start = min(begins.options(), key=lambda one: _length(one, ends.minute))
    elif begins.half is None and half is None and _is_seven(begins):
        start = _seven(begins, ends)
    else:
        start = _usual(begins, half)
    length = min(_length(start, one) for one in ends.options())
    if length > DAY // 2 and begins.half and ends.half:
        raise Refusal(words.ENDS_FIRST)
    return start, length


def _length(begins: int, ends: int) -> int:
    return (ends - begins) % DAY or DAY


def _is_seven(clock: TypedTime) -> bool:
    return clock.minute // 60 == 7


def _seven(begins: TypedTime, ends: TypedTime) -> int:
    """Return 7 AM where the evening would run past midnight: "7:30-3:30"."""
    evening = begins.minute + _NOON
    if evening + min(_length(evening, one) for one in ends.options()) > DAY:
        return begins.minute
    return _usual(begins, None)


def _usual(clock: TypedTime, half: Half | None) -> int:
    if clock.half:
        return clock.minute
    if half is None:
        hour = clock.minute // 60
        if hour == 7:
            raise WhichHalf(time(hour, clock.minute % 60))
        half = "am" if 8 <= hour <= 11 else "pm"
    return clock.minute + _NOON * (half == "pm")
