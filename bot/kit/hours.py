"""Times of day, and how long something took, as people type them."""

from __future__ import annotations

import re
from datetime import time

from bot.kit.dates.names import NUMBERS

_TYPED = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d\d))?\s*(?P<half>[ap]\.?\s?m?\.?)?", re.IGNORECASE
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time()}
_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,2})?|\.[0-9]{1,2}|" + "|".join(NUMBERS)
_HALF = r"(?:and )?(?:a )?half"
_TOOK = re.compile(
    r"(?:(?:about|around|almost|nearly|maybe) )?"
    rf"(?:(?:(?P<hours>{_NUMBER}) ?(?P<half>{_HALF} )?(?:hours?|hrs?|h)(?: (?P<later>{_HALF}))?|"
    r"(?P<only>half an? hour|half hour))"
    rf"(?:,? ?(?:and )?(?P<rest>[0-9]{{1,3}}) ?(?:minutes?|mins?|m)?)?|"
    r"(?P<clock>[0-9]{1,2}):(?P<past>[0-5][0-9])|"
    rf"(?P<minutes>{_NUMBER}) ?(?:minutes?|mins?|m)?)"
)


def read_time(typed: str) -> time | None:
    """Return the time that "7:15", "7.15 am", "0715", "3 PM" or "noon" names; None for none."""
    clean = typed.strip().casefold()
    if clean in _NAMED:
        return _NAMED[clean]
    match = _TYPED.fullmatch(clean)
    if match is None or not clean.isascii():
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_minutes(typed: str) -> int | None:
    """Return the minutes that "45", "1 h 30", "an hour", "1:15" or "half an hour" are, rounded.

    None for what isn't a length of time.
    """
    match = _TOOK.fullmatch(" ".join(typed.casefold().rstrip(" .").split()))
    if match is None:
        return None
    if match["minutes"]:
        return round(_number(match["minutes"]))
    if match["clock"]:
        return int(match["clock"]) * 60 + int(match["past"])
    hours = 0.5 if match["only"] else _number(match["hours"])
    hours += 0.5 * bool(match["half"] or match["later"])
    return round(hours * 60) + int(match["rest"] or 0)


def _number(text: str) -> float:
    return NUMBERS[text] if text in NUMBERS else float(text)


def read_closing(typed: str, opens: time) -> time | None:
    """Return the time at which something closes that opens at *opens*: then 3:15 is 3:15 PM."""
    found = read_time(typed)
    said_which_half = bool(set("apn") & set(typed.casefold()))
    if found is None or found > opens or found.hour > 11 or said_which_half:
        return found
    return found.replace(hour=found.hour + 12)
