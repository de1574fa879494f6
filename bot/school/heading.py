"""A month that stands over days without one, as districts' pages are pasted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.kit.dates import MONTHS, bare_day

_HEADING = re.compile(
    r"[\s*_#]*(?P<month>[a-z]{3,9})\.?,?\s*(?P<year>20\d\d)?\s*(?:\(.*\))?[\s*_:]*", re.IGNORECASE
)
_NTH = re.compile(r"(?:st|nd|rd|th)?", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """A month, with its year where that stands beside it."""

    month: str
    year: str | None = None

    def over(self, line: str) -> str:
        """Return a line that begins with a bare day ("25-29 Thanksgiving") with its month."""
        bare = bare_day(line)
        if bare is None:
            return line
        year = f", {self.year}" if self.year and not bare["year"] else ""
        nth = _NTH.match(line, bare.end("day"))
        assert nth is not None  # the pattern may match nothing
        before, day = line[: bare.start("day")], bare["day"]
        return f"{before}{self.month} {day}{year}{line[nth.end() :]}"


def heading(line: str) -> Heading | None:
    """Return the month of a line that is nothing but a month: "November", "NOV 2026:"."""
    found = _HEADING.fullmatch(line)
    if found is None:
        return None
    typed = found["month"].lower()
    month = next((one for one in MONTHS if one.lower().startswith(typed)), None)
    return None if month is None else Heading(month, found["year"])
