"""Times of day as people type and read them."""

from __future__ import annotations

import re
from datetime import time

_TYPED = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d\d))?\s*(?P<half>[ap]\.?\s?m?\.?)?", re.IGNORECASE
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time()}


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


def read_closing(typed: str, opens: time) -> time | None:
    """Return the time at which something closes that opens at *opens*: then 3:15 is 3:15 PM."""
    found = read_time(typed)
    said_which_half = bool(set("apn") & set(typed.casefold()))
    if found is None or found > opens or found.hour > 11 or said_which_half:
        return found
    return found.replace(hour=found.hour + 12)
