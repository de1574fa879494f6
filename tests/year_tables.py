"""What a school year holds, written down: two posts a week, and none without school."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.school.clock import SchoolYear
from bot.school.holidays import Break

# The first and the last school day of every week with school: the nudge at 07:15, the post at
# 12:00, where the group is. On a line that begins with a star the nudge rides on the year's post.
USUAL = """
* Mon 17 Aug, Fri 21 Aug
Mon 24 Aug, Fri 28 Aug
Mon 31 Aug, Fri 04 Sep
Tue 08 Sep, Fri 11 Sep
Mon 14 Sep, Fri 18 Sep
Mon 21 Sep, Fri 25 Sep
Mon 28 Sep, Fri 02 Oct
Mon 05 Oct, Fri 09 Oct
Tue 13 Oct, Fri 16 Oct
Mon 19 Oct, Fri 23 Oct
Mon 26 Oct, Fri 30 Oct
Mon 02 Nov, Fri 06 Nov
Mon 09 Nov, Fri 13 Nov
Mon 16 Nov, Fri 20 Nov
Mon 23 Nov, Tue 24 Nov
Mon 30 Nov, Fri 04 Dec
Mon 07 Dec, Fri 11 Dec
Mon 14 Dec, Fri 18 Dec
Mon 21 Dec, Mon 21 Dec
Mon 04 Jan, Fri 08 Jan
Mon 11 Jan, Fri 15 Jan
Tue 19 Jan, Fri 22 Jan
Mon 25 Jan, Fri 29 Jan
Mon 01 Feb, Fri 05 Feb
Mon 08 Feb, Fri 12 Feb
Tue 16 Feb, Fri 19 Feb
Mon 22 Feb, Fri 26 Feb
Mon 01 Mar, Fri 05 Mar
Mon 08 Mar, Fri 12 Mar
Mon 15 Mar, Fri 19 Mar
Mon 22 Mar, Fri 26 Mar
Mon 29 Mar, Fri 02 Apr
Mon 05 Apr, Fri 09 Apr
Mon 12 Apr, Fri 16 Apr
Mon 19 Apr, Fri 23 Apr
Mon 26 Apr, Fri 30 Apr
Mon 03 May, Fri 07 May
Mon 10 May, Fri 14 May
Mon 17 May, Fri 21 May
Mon 24 May, Fri 28 May
"""
# Days without school in the usual year, the weekends aside.
DAYS_OFF = {
    "07 Sep",
    "12 Oct",
    "11 Nov",
    "25 Nov",
    "26 Nov",
    "27 Nov",
    "22 Dec",
    "23 Dec",
    "24 Dec",
    "25 Dec",
    "28 Dec",
    "29 Dec",
    "30 Dec",
    "31 Dec",
    "01 Jan",
    "18 Jan",
    "15 Feb",
}
SYDNEY = """
Mon 10 Aug, Fri 14 Aug
Mon 17 Aug, Fri 21 Aug
Mon 24 Aug, Fri 28 Aug
Mon 31 Aug, Fri 04 Sep
Mon 07 Sep, Fri 11 Sep
Mon 14 Sep, Fri 18 Sep
Mon 21 Sep, Fri 25 Sep
Tue 13 Oct, Fri 16 Oct
Mon 19 Oct, Fri 23 Oct
Mon 26 Oct, Fri 30 Oct
Mon 02 Nov, Fri 06 Nov
Mon 09 Nov, Fri 13 Nov
Mon 16 Nov, Fri 20 Nov
Mon 23 Nov, Fri 27 Nov
Mon 30 Nov, Fri 04 Dec
Mon 07 Dec, Fri 11 Dec
Mon 14 Dec, Thu 17 Dec
* Thu 28 Jan, Fri 29 Jan
Mon 01 Feb, Fri 05 Feb
Mon 08 Feb, Fri 12 Feb
Mon 15 Feb, Fri 19 Feb
Mon 22 Feb, Fri 26 Feb
Mon 01 Mar, Fri 05 Mar
Mon 08 Mar, Fri 12 Mar
Mon 15 Mar, Fri 19 Mar
Mon 22 Mar, Thu 25 Mar
Tue 30 Mar, Fri 02 Apr
Mon 05 Apr, Fri 09 Apr
Tue 27 Apr, Fri 30 Apr
Mon 03 May, Fri 07 May
Mon 10 May, Fri 14 May
Mon 17 May, Fri 21 May
Mon 24 May, Fri 28 May
Mon 31 May, Fri 04 Jun
Mon 07 Jun, Fri 11 Jun
"""
FOUR_DAYS = """
* Wed 12 Aug, Thu 13 Aug
Mon 17 Aug, Thu 20 Aug
Mon 24 Aug, Thu 27 Aug
Mon 31 Aug, Thu 03 Sep
Tue 08 Sep, Thu 10 Sep
Mon 14 Sep, Thu 17 Sep
Mon 21 Sep, Thu 24 Sep
Mon 28 Sep, Thu 01 Oct
Mon 05 Oct, Thu 08 Oct
Mon 12 Oct, Thu 15 Oct
Mon 19 Oct, Thu 22 Oct
Mon 26 Oct, Thu 29 Oct
Mon 02 Nov, Thu 05 Nov
Mon 09 Nov, Thu 12 Nov
Mon 16 Nov, Thu 19 Nov
Mon 23 Nov, Tue 24 Nov
Mon 30 Nov, Thu 03 Dec
Mon 07 Dec, Thu 10 Dec
Mon 14 Dec, Thu 17 Dec
Mon 04 Jan, Thu 07 Jan
"""
# Where, the years as entered, the table, and until when it is told.
YEARS = {
    "Sydney": (
        "Australia/Sydney",
        (
            SchoolYear(
                date(2026, 1, 28),
                date(2026, 12, 17),
                (Break(date(2026, 9, 26), date(2026, 10, 12)),),
            ),
            SchoolYear(
                date(2027, 1, 28),
                date(2027, 12, 16),
                (
                    Break(date(2027, 3, 26), date(2027, 3, 29), "Easter"),
                    Break(date(2027, 4, 10), date(2027, 4, 26)),
                ),
            ),
        ),
        SYDNEY,
        datetime(2027, 6, 12, tzinfo=UTC),
    ),
    "Monday to Thursday": (
        "America/Denver",
        (
            SchoolYear(
                date(2026, 8, 12),
                date(2027, 5, 20),
                (
                    Break(date(2026, 9, 7), date(2026, 9, 7), "Labor Day"),
                    Break(date(2026, 11, 25), date(2026, 11, 27), "Thanksgiving"),
                    Break(date(2026, 12, 18), date(2027, 1, 3), "Winter break"),
                ),
                frozenset(range(4)),
            ),
        ),
        FOUR_DAYS,
        datetime(2027, 1, 9, tzinfo=UTC),
    ),
}


def table(lines: str) -> list[str]:
    """Return what a table says in the words of `told`."""
    found = []
    for line in lines.strip().splitlines():
        first, last = line.removeprefix("* ").split(", ")
        kind = "year" if line.startswith("*") else "nudge"
        found += [f"{first} 07:15 {kind}", f"{last} 12:00 week"]
    return found
