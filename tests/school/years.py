"""School years of five kinds, the clocks they make, and lines about them, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.school.clock import SchoolClock, SchoolYear
from bot.school.holidays import Break


def off(first: str, last: str | None = None, name: str = "") -> Break:
    """A break from two ISO dates."""
    return Break(date.fromisoformat(first), date.fromisoformat(last or first), name)


PRAIRIE = SchoolYear(
    date(2026, 8, 17),
    date(2027, 5, 28),
    (
        off("2026-09-07"),
        off("2026-10-12"),
        off("2026-11-25", "2026-11-29", "Thanksgiving"),
        off("2026-12-21", "2027-01-03", "Winter break"),
        off("2027-03-15", "2027-03-19", "Spring break"),
    ),
    opens=time(7, 45),
    closes=time(15, 10),
)
FOUR_DAYS = SchoolYear(
    date(2026, 8, 18),
    date(2027, 5, 20),
    (off("2026-11-23", "2026-11-27"), off("2026-12-21", "2027-01-01")),
    frozenset({0, 1, 2, 3}),
)
SYDNEY = SchoolYear(
    date(2026, 2, 2),
    date(2026, 12, 17),
    (
        off("2026-04-03", "2026-04-21", "Autumn holidays"),  # with Easter the longest
        off("2026-07-04", "2026-07-20", "Winter holidays"),
        off("2026-09-26", "2026-10-12", "Spring holidays"),
    ),
)
ALL_YEAR = SchoolYear(
    date(2026, 7, 20),
    date(2027, 7, 9),
    (
        off("2026-09-21", "2026-10-09", "Fall intersession"),
        off("2026-12-14", "2027-01-04", "Winter intersession"),
        off("2027-03-15", "2027-04-09", "Spring intersession"),
        off("2027-07-05"),
    ),
)
LONDON = SchoolYear(
    date(2026, 9, 2),
    date(2027, 7, 21),
    (
        off("2026-10-26", "2026-10-30", "Half term"),
        off("2026-12-19", "2027-01-03", "Christmas"),
        off("2027-02-15", "2027-02-19", "Half term"),
        off("2027-03-25", "2027-04-09", "Easter"),
        off("2027-05-03"),
        off("2027-05-31", "2027-06-04", "Half term"),
    ),
)
YEARS = {
    "Prairie": PRAIRIE,
    "four days": FOUR_DAYS,
    "Sydney": SYDNEY,
    "all year": ALL_YEAR,
    "London": LONDON,
}
ZONES = (
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "Europe/London",
    "Australia/Sydney",
    "Asia/Kolkata",
)
CLOCKS = [
    SchoolClock(zone, years)
    for zone in ZONES
    for years in [(), *((year,) for year in YEARS.values())]
]
# A line as pasted, and indented below it what it says: entries apart by bars, or ! and a reason.
_ROWS = (Path(__file__).parent / "pasted.txt").read_text("utf-8").splitlines()
PASTED = list(zip(_ROWS[::2], _ROWS[1::2], strict=True))


def at(text: str) -> datetime:
    """An instant from its UTC text."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def day(text: str) -> date:
    """A day from its text."""
    return date.fromisoformat(text)
