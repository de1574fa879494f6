"""Reading a school's calendar as people paste it: text in, a school year and questions out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.dates import say_school_year
from bot.kit.errors import Refusal
from bot.kit.text import tidy
from bot.school import cues, missed, words
from bot.school.assembly import assembled
from bot.school.clock import LONGEST_YEAR, MONDAY_TO_FRIDAY, SchoolYear
from bot.school.facts import CalendarFacts, facts
from bot.school.flat import lines_of
from bot.school.grid import spelled_out
from bot.school.layout import fit, laid_out
from bot.school.questions import DateQuestion
from bot.school.rows import read_page
from bot.school.saying import long_day, typed
from bot.school.table import columns_apart, pasted, rows_together
from bot.school.undated import every_week, named_days, says_every_week
from bot.school.which_year import which_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.school.assembly import Assembled
    from bot.school.flat import Lines
    from bot.school.holidays import Break
    from bot.school.layout import SchoolEvent
    from bot.school.missed import Missed
    from bot.school.weekly import WeeklyPattern
    from bot.school.which_year import WhichYear

LINES = 400
CHARACTERS = 40_000  # ten times what one box in Discord takes
LONGEST_LINE = 2_000  # characters; a longer one is a page that lost its line breaks

_CROWD = 9  # days in a line; more is a page that lost its line breaks
_CONVINCING = 0.7  # how well such a page has to fit to be read after all
_MISFITS = 3  # weekdays that may be slips
_SPANISH = re.compile(
    r"\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    r"|diciembre|escuela|clases|estudiantes|d[ií]a|vacaciones|escolar)\b",
    re.IGNORECASE,
)
_NO_SPRING = re.compile(re.escape(words.NO_SPRING_LINE), re.IGNORECASE)


@dataclass(frozen=True)
class ReadCalendar:
    """What became of a text.

    *first* and *last* are None while they have to be asked, and then there is no *year*. *off*
    is what the text says, *usual* what it doesn't say and the year has anyway.
    """

    first: date | None
    last: date | None
    off: tuple[Break, ...]
    usual: tuple[Break, ...]
    year: SchoolYear | None
    questions: tuple[DateQuestion, ...]
    missed: tuple[Missed, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def open_questions(self) -> list[DateQuestion]:
        """The questions that take an answer: the first is asked, then the next."""
        return [one for one in self.questions if one.open]

    @property
    def school_days(self) -> int | None:
        """How many days of school it makes; None while an edge is missing."""
        return None if self.year is None else len(self.year.school_days())


@dataclass(frozen=True)
class _Understood:
    """A text's lines and events, and the school year that they are about."""

    lines: Lines
    events: list[SchoolEvent]
    year: WhichYear
    always: WeeklyPattern
    unclear: list[tuple[int, str]]
    made: Assembled


def read(text: str, zone: str | None, today: date) -> ReadCalendar:
    """Return what a text says about a school year. Unknown never means off.

    Days without a year fall in the school year that the page names, or whose weekdays fit, or
    that contains *today*, or else the next. In zones of the United States, Canada and the
    Philippines 3/4 is March 4, elsewhere 3 April. Raises Refusal for too much text, for one
    without dates, and for a year that cannot be.
    """
    month_first = calendar.month_first(zone)
    found = _understood(_checked(text), text, zone, today)
    made = found.made
    return ReadCalendar(
        made.first,
        made.last,
        made.off,
        made.usual,
        _possible(made, found.always, month_first),
        (*made.questions, *_about_the_year(found.year, made, today)),
        missed.missed(found.lines, found.events, found.year, found.unclear, month_first),
        (words.DAY_FIRST,) if not month_first and _either(found.events) else (),
    )


def condensed(text: str, zone: str | None, today: date) -> str:
    """Return the lines of a text that matter for school, each with its whole date.

    What reads the same in a tenth of the length. Raises Refusal as `read` does.
    """
    found = _understood(_checked(text), text, zone, today)
    answers = _answers_from(found.lines)
    kept: list[str] = []
    said = sorted(facts(found.events, found.year), key=lambda one: one.event.number >= answers)
    for one in said:
        if one.kind in ("event", "none", "partial"):
            continue
        if one.event.number >= answers and words.ANSWERS not in kept:
            kept.append(words.ANSWERS)
        name = one.text
        if cues.kind_of(name, several=one.several) != one.kind:
            name = f"{name} ({words.NO_SCHOOL})" if one.kind == "off" else name
        kept.append(words.NAMED.format(days=typed(one.days), name=name))
    weekly = [line for _, line in found.lines if says_every_week(line)]
    return "\n".join(dict.fromkeys([*weekly, *kept]))


def _understood(lines: Lines, text: str, zone: str | None, today: date) -> _Understood:
    month_first = calendar.month_first(zone)
    page = read_page(lines, month_first)
    events, loose = laid_out(page.rows)
    if page.crowded > _CROWD and len(lines) < 4 and fit(events) < _CONVINCING:
        raise Refusal(words.ONE_LINE)
    always, unclear = every_week(lines, month_first)
    year = which_year(page.years, loose, events, zone, today)
    if calendar.is_american(zone):
        events += named_days(loose, events, year)
    if all(one.kind == "none" for one in events) and len(_SPANISH.findall(text)) > 3:
        raise Refusal(words.SPANISH)
    if not events and not always.says_anything and not unclear:
        raise Refusal(words.NO_DATES)
    made = _made(lines, events, year, zone, always)
    if made.last and made.last < today and not year.named:
        year = replace(year, start=year.start + 1)
        made = _made(lines, events, year, zone, always)
    return _Understood(lines, events, year, always, unclear, made)


def answered(text: str, line: str) -> str:
    """Return a text with a line that answers a question, under those that did before."""
    heading = "" if words.ANSWERS in text.split("\n") else f"\n{words.ANSWERS}\n"
    return f"{text.rstrip()}\n{heading}{line}"


def _checked(text: str) -> Lines:
    if len(text) > CHARACTERS:
        raise Refusal(words.TOO_MUCH_TEXT.format(length=len(text), limit=CHARACTERS))
    page, mark, answers = (
        text.replace("\r\n", "\n").replace("\r", "\n").partition(f"\n{words.ANSWERS}\n")
    )
    lines = f"{pasted(rows_together(columns_apart(page)))}{mark}{answers}".split("\n")
    if len(lines) > LINES:
        raise Refusal(words.TOO_MANY_LINES.format(lines=len(lines), limit=LINES))
    if max(map(len, lines)) > LONGEST_LINE:
        raise Refusal(words.ONE_LINE)
    # A tab parts cells; the rest of what breaks a page goes.
    tidied = "\n".join("\t".join(map(tidy, line.split("\t"))) for line in lines)
    return spelled_out(lines_of(tidied))


def _made(
    lines: Lines,
    events: Sequence[SchoolEvent],
    year: WhichYear,
    zone: str | None,
    always: WeeklyPattern,
) -> Assembled:
    weekdays = (always.days or MONDAY_TO_FRIDAY) - always.days_off
    if not weekdays:
        raise Refusal(words.NO_SCHOOL_DAYS)
    found = CalendarFacts(
        facts(events, year),
        year.span,
        weekdays,
        calendar.is_american(zone),
        calendar.month_first(zone),
        _answers_from(lines),
    )
    no_spring = any(_NO_SPRING.fullmatch(line) for _, line in lines)
    return assembled(found, no_spring=no_spring)


def _answers_from(lines: Lines) -> int:
    answers = words.ANSWERS.rstrip(":").lower()
    numbers = (number for number, line in lines if line.rstrip(":").lower() == answers)
    return next(numbers, lines[-1][0] + 1)


def _possible(made: Assembled, always: WeeklyPattern, month_first: bool) -> SchoolYear | None:
    """Return the year with its hours, unless it cannot be. Raises Refusal."""
    if made.first is None or made.last is None:
        return None
    first, last = long_day(made.first, month_first), long_day(made.last, month_first)
    if made.last < made.first:
        raise Refusal(words.YEAR_BACKWARDS.format(first=first, last=last))
    if made.last - made.first > LONGEST_YEAR:
        raise Refusal(words.YEAR_TOO_LONG.format(first=first, last=last))
    if made.year is None or not made.year.school_days():
        raise Refusal(words.NO_SCHOOL_DAYS)
    if always.hours is None:
        return made.year
    return replace(made.year, opens=always.hours[0], closes=always.hours[1])


def _about_the_year(year: WhichYear, made: Assembled, today: date) -> Iterator[DateQuestion]:
    said = say_school_year(year.span.first, year.span.last)
    if year.others:
        yield DateQuestion("year", words.OTHER_YEARS.format(year=year.start))
    if (made.last or year.span.last) < today:
        yield DateQuestion("year", words.PAST_YEAR.format(year=said))
    if year.misfits > _MISFITS:
        yield DateQuestion("year", words.WRONG_WEEKDAYS.format(count=year.misfits, year=said))


def _either(events: Sequence[SchoolEvent]) -> bool:
    """Return whether a day could be another in the other order: 3/4."""
    days = (one for event in events for one in event.days)
    return any(one.first.either or one.last.either for one in days)
