"""The command line's calendar: check the file of book days, list it, or enter a date."""

from __future__ import annotations

import csv
import sys
import tomllib
from typing import TYPE_CHECKING

from bot.backup.archive import Unusable
from bot.backup.command import FAILED, FAILURES, check_there, failed, say
from bot.celebrations import checking, observances
from bot.celebrations.occurrences import ends, occurrences
from bot.celebrations.saying import days
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from bot.kit.dates import say_school_year
from bot.school.clock import SchoolYear
from bot.services import build

if TYPE_CHECKING:
    from datetime import date
    from typing import TextIO

    from bot.kit.clock import Clock
    from bot.settings import Settings

ENTER = "If you know one: python -m bot calendar date SLUG FIRST [LAST]\n"
NO_SUCH = "There's no book day {slug}. python -m bot calendar check lists those without a date."
BACKWARDS = "The last day comes before the first. Swap the two."
TOO_LONG = "That's more than {most} days. Check the year of both."
ENTERED = (
    "{name}: {days}. That counts for every group that hasn't entered a date of its own. Groups "
    "here with book days: {count}."
)
DROPPED = "{name}: your date in {year} is removed."
NOT_ENTERED = "{name}: you haven't entered a date in {year}."
LONGEST = 62  # days


def check(today: date | None = None, out: TextIO | None = None) -> int:
    """Write what is wrong with the file, or which dates it is missing; return the exit code.

    The dates are those of the usual school year that contains *today*, or else the next.
    """
    out = out or sys.stdout
    try:
        found = checking.problems(observances.rows())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = [f"the file can't be read: {error}"]
    if found:
        out.writelines(f"{one}\n" for one in found)
        return 1
    every = observances.load()
    out.write(f"{len(every)} book days, weeks and months are in order.\n")
    year = SchoolYear.default(today or SystemClock().now().date())
    dated = {one.slug for one in occurrences(every, year.first_day, year.last_day, {})}
    lacking = [one for one in every if one.rule is None and one.slug not in dated]
    if lacking:
        out.write(f"No date yet for {say_school_year(year.first_day, year.last_day)}:\n")
        follows = {one.slug: f" (comes with {one.within})" for one in lacking if one.within}
        out.writelines(f"  {one.slug}{follows.get(one.slug, '')}\n" for one in lacking)
        out.write(ENTER)
    return 0


def print_days(first: date, last: date) -> int:
    """Write slug, first and last day of whatever touches *first* to *last* as CSV."""
    if last < first:
        sys.stderr.write("--to is before --from; swap the two\n")
        return 2
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("slug", "first", "last"))
    for one in occurrences(observances.load(), first, last, {}):
        writer.writerow((one.slug, one.first, one.last))
    return 0


async def enter(
    settings: Settings, slug: str, first: date, last: date | None, clock: Clock, *, drop: bool
) -> int:
    """Keep a date for every group, or with *drop* delete the one of its year; return the code."""
    one = observances.by_slug().get(slug)
    if one is None:
        return failed(Unusable(NO_SUCH.format(slug=slug)))
    last = last or ends(first, one.days)
    if last < first or (last - first).days >= LONGEST:
        return failed(Unusable(BACKWARDS if last < first else TOO_LONG.format(most=LONGEST)))
    database = Database(settings.resolved_database_url)
    try:
        check_there(database)
        dates = build(database, settings.data_dir / "pictures").host_dates
        if drop:
            done = await dates.drop(slug, first.year, clock.now())
            say((DROPPED if done else NOT_ENTERED).format(name=one.name, year=first.year))
            return 0 if done else FAILED
        count = await dates.enter(slug, first, last, clock.now())
    except FAILURES as error:
        return failed(error, database)
    finally:
        await database.close()
    say(ENTERED.format(name=one.name, days=days(first, last, "US", year=True), count=count))
    return 0
