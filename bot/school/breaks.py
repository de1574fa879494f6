"""The days off that a page's lines make: said, or between leaving and coming back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.school import cues, words
from bot.school.facts import each
from bot.school.holidays import THANKSGIVING, WINTER_BREAK, Break, usual_breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.school.facts import CalendarFacts, Fact
    from bot.school.questions import DateQuestions

_DAY = timedelta(days=1)
_WITHIN = timedelta(days=30)  # between leaving for a break and coming back
_BETWEEN_TERMS = timedelta(days=60)  # the long holidays, where the year turns in them
_BETWEEN_PARTS = timedelta(days=19)  # between two parts of a year
# Off in so good as every American school; the page may not name them.
_ALWAYS = {THANKSGIVING, "Labor Day", "Memorial Day", "Martin Luther King Jr. Day", WINTER_BREAK}
_BEFORE_RETURN = 2  # days without students that a page may leave out
_NO_WORDS = " .,:;-|()[]*"


def breaks(facts: CalendarFacts, questions: DateQuestions) -> list[Break]:
    """Return the days off, in order, and ask about those that may be."""
    off = [*_said(facts, questions), *_rests(facts, questions)]
    off += list(_left(facts, questions, off))
    off += list(_before_returns(facts, questions, off))
    return _merged(_without_school(facts, off))


def usual(
    facts: CalendarFacts,
    questions: DateQuestions,
    off: Sequence[Break],
    edges: tuple[date | None, date | None],
) -> list[Break]:
    """Return usual days off that a page doesn't name, and ask: all where it names hardly any."""
    begin = edges[0] or facts.year.first + 45 * _DAY
    end = edges[1] or facts.year.last - 31 * _DAY
    found = list(usual_breaks(begin, end, off, american=facts.american))
    if sum(one.overlaps(Break(begin, end)) for one in off) > 2:
        found = [one for one in found if one.name in _ALWAYS]
    others = [one for one in facts.all if one.kind not in ("part_closes", "part_opens")]
    said = {one.days.first for one in others if one.days.first == one.days.last}
    said |= {day for one in facts.answers for day in each(one.days)}
    kept: list[Break] = []
    for one in found:
        if _nearly_said(one, off):
            continue
        if one.name == WINTER_BREAK and not facts.answered(one):
            questions.no_winter(one)
        pieces = [one]
        for day in said:
            pieces = [piece for rest in pieces for piece in rest.without(day)]
        kept += [piece for piece in pieces if facts.school(piece)]
    questions.usual([one for one in kept if one.name != WINTER_BREAK])
    return kept


def _nearly_said(one: Break, off: Sequence[Break]) -> bool:
    """Return whether a page says itself what is off in the week of a usual break."""
    if one.name not in (THANKSGIVING, WINTER_BREAK):
        return False
    return any(one.first - 3 * _DAY <= other.first <= one.last for other in off)


def _said(facts: CalendarFacts, questions: DateQuestions) -> Iterator[Break]:
    """Yield the days that a line says are off."""
    wordy = _says_so_of_others(facts)
    for one in facts.all:
        if one.kind == "off":
            yield from _whole_break(one, facts, questions)
        elif one.kind == "holiday":
            if not wordy and not (facts.american and cues.is_weak_holiday(one.text)):
                yield one.days
            else:
                questions.is_off("holiday", words.HOLIDAY_OFF, one.days)
        elif one.kind == "group":
            questions.is_off("some", words.SOME_OFF, one.days)
        elif one.kind == "maybe" and one.days.first < facts.closing:
            questions.is_off("holiday", words.MAYBE_OFF, one.days)
        elif one.kind == "none" and not one.text.strip(_NO_WORDS):
            questions.is_off("bare", words.BARE_OFF, one.days)


def _says_so_of_others(facts: CalendarFacts) -> bool:
    """Return whether a page says "no school" beside its other holidays."""
    said = [
        cues.says_no_school(one.text)
        for one in facts.of("off")
        if cues.is_certain_holiday(one.text)
    ]
    return len(said) >= 2 and sum(said) * 2 > len(said)


def _whole_break(one: Fact, facts: CalendarFacts, questions: DateQuestions) -> Iterator[Break]:
    """Yield the days; a break that is named on a single day lasts the week, and is asked about."""
    single = one.days.first == one.days.last and len(one.event.days) == 1
    named = cues.is_break(one.text) and not cues.says_no_school(one.text)
    if not single or not named or _continued(one, facts):
        yield one.days
        return
    friday = one.days.first + max(0, 4 - one.days.first.weekday()) * _DAY
    yield replace(one.days, last=friday)
    if friday > one.days.first:
        questions.returns(one.days)


def _continued(one: Fact, facts: CalendarFacts) -> bool:
    """Return whether a line beside it goes on about the same days."""
    return any(
        other.days != one.days and abs(other.days.first - one.days.first) <= 4 * _DAY
        for other in facts.of("off", "opens", "part_opens", "rest_ends", "closes")
    )


def _rests(facts: CalendarFacts, questions: DateQuestions) -> Iterator[Break]:
    """Yield the breaks of which a page tells the first day or the last one."""
    ends = [one.days.last for one in facts.of("rest_ends")]
    starts = [one.days.first for one in facts.of("rest_starts")]
    for one in facts.of("rest_ends"):
        end = one.days.last
        if not any(begin <= end <= begin + _WITHIN for begin in starts):
            left = [day for day in facts.closings if day < end <= day + _WITHIN]
            yield replace(one.days, first=max(left) + _DAY if left else one.days.first)
    for one in facts.of("rest_starts"):
        begin = one.days.first
        over = [day for day in ends if begin <= day <= begin + _WITHIN]
        back = facts.reopened(begin, _WITHIN)
        if over:
            yield replace(one.days, last=min(over))
        elif back:
            yield _trimmed(replace(one.days, last=back - _DAY), facts)
        else:
            yield _open_ended(begin, one.event.name, questions)


def _left(facts: CalendarFacts, questions: DateQuestions, off: Sequence[Break]) -> Iterator[Break]:
    """Yield what lies between leaving and coming back."""
    for one in facts.all:
        leaves = one.kind == "closes" or (one.kind == "last" and one.days.last < facts.closing)
        part = one.kind == "part_closes" or (one.kind in ("opens", "part_opens") and one.several)
        if not leaves and not part:
            continue
        day = one.days.last
        within = _BETWEEN_PARTS if one.kind == "part_closes" else _WITHIN
        if one.kind == "opens" and one.several and not facts.american:
            within = _BETWEEN_TERMS
        back = facts.reopened(day, within)
        name = cues.rest_in(one.text)
        if back and day < back - _DAY:
            gap = Break(day + _DAY, back - _DAY, name)
            if facts.school(gap) and (leaves or _explained(gap, facts, off)):
                yield _trimmed(replace(gap, name=_name_of(gap, off)), facts)
            continue
        said = any(day < rest.first <= day + 5 * _DAY for rest in off)
        if leaves and day < facts.closing and not back and not said:
            begin = next(d for n in range(1, 8) if (d := day + n * _DAY).weekday() < 5)
            yield _open_ended(begin, name, questions)


def _name_of(gap: Break, off: Sequence[Break]) -> str:
    """Return what a gap is called: a break in it, before a teachers' day that it holds, too."""
    names = [rest.name for rest in off if rest.overlaps(gap) and rest.name]
    breaks = (name for name in (*names, gap.name) if cues.is_break(name))
    winter = WINTER_BREAK if date(gap.first.year, 12, 25) in gap else ""
    return next(breaks, winter or gap.name or next(iter(names), ""))


def _trimmed(gap: Break, facts: CalendarFacts) -> Break:
    """Return a gap without the weekends at its ends, on which there's no school anyway."""
    days = facts.school(gap)
    return replace(gap, first=days[0], last=days[-1]) if days else gap


def _explained(gap: Break, facts: CalendarFacts, off: Sequence[Break]) -> bool:
    """Return whether no line says that there is school between two parts of a year."""
    unsaid = [day for day in facts.school(gap) if not any(day in one for one in off)]
    school = [
        one.days.first
        for one in facts.of("partial", "open", "event")
        if one.days.first == one.days.last
    ]
    closed = any(gap.first <= day <= gap.last for day in facts.closings)
    inside = sorted(one.first for one in off if one.overlaps(gap) and one.first < one.last)
    if inside and (len(unsaid) > _BEFORE_RETURN or inside[0] > facts.school(gap)[0]):
        return False  # the part ended, school went on, and a break that a line names came later
    return not closed and not set(unsaid) & set(school)


def _before_returns(
    facts: CalendarFacts, questions: DateQuestions, off: Sequence[Break]
) -> Iterator[Break]:
    """Yield the days between a break and the day on which school begins again."""
    for one in facts.of("opens"):
        day = one.days.first
        ended = [rest.last for rest in off if rest.last < day]
        if one.several or not ended:
            continue
        gap = Break(max(ended) + _DAY, day - _DAY)
        if any(other in gap for other in facts.openings):
            continue  # for some grades school began in it
        days = facts.school(gap) if gap.first <= gap.last else []
        if 0 < len(days) <= 2 and (day - gap.first).days <= 4:
            yield gap
        elif len(days) > 2 and (day.month, day.day) < (1, 12):
            winter = Break(date(day.year - 1, 12, 22), day - _DAY, WINTER_BREAK)
            yield winter
            questions.leaves(winter)


def _open_ended(begin: date, name: str, questions: DateQuestions) -> Break:
    """Return the week of a break whose end nobody told, in winter to New Year's Day, and ask."""
    winter = begin.month == 12 and begin.day > 12
    end = date(begin.year + 1, 1, 1) if winter else begin + max(0, 4 - begin.weekday()) * _DAY
    questions.returns(Break(begin, begin, name))
    return Break(begin, end, name)


def _without_school(facts: CalendarFacts, off: Iterable[Break]) -> list[Break]:
    """Return what is left of days off where other lines say that there is school."""
    kept = list(off)
    for one in facts.all:
        if one.days.first != one.days.last or one.event.number >= facts.answers_from:
            continue
        day = one.days.first
        if one.kind in ("opens", "first"):
            kept = [
                replace(rest, last=day - _DAY) if rest.first < day <= rest.last else rest
                for rest in kept
            ]
        if one.kind in ("open", "partial", "closes", "last", "opens", "first"):
            kept = [
                piece
                for rest in kept
                for piece in (rest.without(day) if rest.first != rest.last else (rest,))
            ]
    for one in facts.answers:
        if one.kind in ("open", "first", "last", "opens"):
            for day in each(one.days):
                kept = [piece for rest in kept for piece in rest.without(day)]
    return kept


def _merged(off: Iterable[Break]) -> list[Break]:
    """Return days off in order, without what another holds already."""
    found: list[Break] = []
    for one in sorted(set(off), key=lambda rest: (rest.first, -rest.last.toordinal())):
        if found and one.last <= found[-1].last:
            continue
        if found and one.name == found[-1].name and one.first == found[-1].last + _DAY:
            found[-1] = replace(found[-1], last=one.last)
        elif found and one.first <= found[-1].last:
            found.append(replace(one, first=found[-1].last + _DAY))
        else:
            found.append(one)
    return found
