"""A school year from a page's facts: edges, days off, and whether it can be true."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.school.breaks import breaks, usual
from bot.school.clock import SchoolYear
from bot.school.edges import first_day, last_day
from bot.school.holidays import Break
from bot.school.questions import DateQuestions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.school.facts import CalendarFacts
    from bot.school.questions import DateQuestion

FEWEST, FEWEST_OF_FOUR, MOST, MOST_ELSEWHERE = 130, 110, 195, 205  # school days in a year
LONGEST_BREAK = timedelta(days=24)  # from first to last, weekends in it: more than three weeks

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Assembled:
    """What the facts of a page make: *off* as it says, *usual* what it doesn't say."""

    first: date | None
    last: date | None
    off: tuple[Break, ...]
    usual: tuple[Break, ...]
    year: SchoolYear | None  # None while an edge is missing
    questions: tuple[DateQuestion, ...]


def assembled(facts: CalendarFacts, *, no_spring: bool) -> Assembled:
    """Return the school year that facts make; *no_spring*: somebody said there's no such break."""
    questions = DateQuestions(facts)
    off = breaks(facts, questions)
    opening, closing = first_day(facts, off), last_day(facts)
    first, last = opening.day, closing.day
    if first is None:
        questions.first_day(opening.maybe)
    if last is None:
        questions.last_day(closing.maybe)
    others = usual(facts, questions, off, (first, last))
    off, others = (_inside(one, facts, first, last) for one in (off, others))
    year = None
    if first and last and first <= last:
        year = SchoolYear(first, last, tuple(sorted({*off, *others})), facts.weekdays)
        _plausible(year, off, facts, questions, no_spring=no_spring)
    return Assembled(first, last, tuple(off), tuple(others), year, questions.in_order)


def _inside(
    found: Iterable[Break], facts: CalendarFacts, first: date | None, last: date | None
) -> list[Break]:
    """Return the breaks in which there could be school."""
    whole = Break(first or date.min, last or date.max)
    return [one for one in found if one.overlaps(whole) and facts.school(one)]


def _plausible(
    year: SchoolYear,
    off: Sequence[Break],
    facts: CalendarFacts,
    questions: DateQuestions,
    *,
    no_spring: bool,
) -> None:
    days = len(year.school_days())
    fewest = FEWEST if len(facts.weekdays) > 4 else FEWEST_OF_FOUR
    most = MOST if facts.american else MOST_ELSEWHERE
    if not fewest <= days <= most:
        questions.school_days(days, few=days < fewest)
    stretches = _joined(off, facts)
    for one in stretches:
        inside = year.first_day < one.first and one.last < year.last_day
        if inside and one.last - one.first >= LONGEST_BREAK:
            questions.long_break(one)
    if not facts.american:
        return
    christmas = Break(date(year.first_day.year, 12, 24), date(year.first_day.year + 1, 1, 1))
    open_days = [day for day in year.school_days() if day in christmas]
    if open_days and not questions.has("winter", "returns", "leaves"):
        questions.school_at_christmas(open_days)
    if len(off) > 3 and not no_spring and not _in_spring(stretches, year):
        questions.no_spring()


def _in_spring(stretches: Iterable[Break], year: SchoolYear) -> bool:
    spring = Break(date(year.last_day.year, 2, 20), date(year.last_day.year, 5, 5))
    return year.last_day < spring.last or any(
        one.first < one.last and one.first in spring for one in stretches
    )


def _joined(off: Iterable[Break], facts: CalendarFacts) -> list[Break]:
    """Return stretches without a school day between them as one."""
    found: list[Break] = []
    for one in sorted(off):
        if found and (
            one.first <= found[-1].last + _DAY
            or not facts.school(Break(found[-1].last + _DAY, one.first - _DAY))
        ):
            found[-1] = replace(found[-1], last=max(found[-1].last, one.last))
        else:
            found.append(one)
    return found
