"""The command line's calendar: check the file of book days, or list what it gives."""

from __future__ import annotations

import csv
import sys
import tomllib
from typing import TYPE_CHECKING

from bot.celebrations import checking, observances
from bot.celebrations.occurrences import occurrences
from bot.kit.clock import SystemClock
from bot.school.clock import SchoolYear

if TYPE_CHECKING:
    from datetime import date
    from typing import TextIO


def check(today: date | None = None, out: TextIO | None = None) -> int:
    """Write what is wrong with the file, or which dates it lacks; return the exit code.

    The dates are those of the usual school year that contains *today*, or else the next.
    """
    out = out or sys.stdout
    try:
        found = checking.problems(observances.rows())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = [f"the file cannot be read: {error}"]
    if found:
        out.writelines(f"{one}\n" for one in found)
        return 1
    every = observances.load()
    out.write(f"{len(every)} book days, weeks and months are in order.\n")
    year = SchoolYear.default(today or SystemClock().now().date())
    dated = {one.slug for one in occurrences(every, year.first_day, year.last_day, {})}
    lacking = [one for one in every if one.rule is None and one.slug not in dated]
    if lacking:
        out.write(f"No date yet for {year.first_day.year} to {year.last_day.year}:\n")
        follows = {one.slug: f" (comes with {one.within})" for one in lacking if one.within}
        out.writelines(f"  {one.slug}{follows.get(one.slug, '')}\n" for one in lacking)
    return 0


def print_days(first: date, last: date) -> int:
    """Write slug, first and last day of whatever touches *first* to *last* as CSV."""
    if last < first:
        sys.stderr.write("--to is before --from; the other way round it works\n")
        return 2
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("slug", "first", "last"))
    for one in occurrences(observances.load(), first, last, {}):
        writer.writerow((one.slug, one.first, one.last))
    return 0
