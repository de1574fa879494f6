"""A group's term or year on paper, for its association or district; pure.

Who hides is absent, also from the numbers; a number under three is not shown, since it could
point to somebody. A win that is only for the group is counted and never quoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.documents import counting, printed, year
from bot.documents.paper import Document, Quote, Section, Table
from bot.documents.rules import FEWEST
from bot.kit import calendar
from bot.kit.dates import say_day
from bot.kit.text import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.documents.counting import Activity, TryOutcomes
    from bot.documents.leaving import Leaving
    from bot.documents.year import DocumentFacts

QUOTES = 60  # at most, spread evenly over the period


@dataclass(frozen=True)
class Shared:
    """One win as it is counted: nothing of its words."""

    kind: str
    day: date
    author: str  # an id, or who it was entered for


def written(facts: DocumentFacts, shared: Sequence[Shared], districts: Iterable[str]) -> Document:
    """Return the report; *shared* are the group's wins, *districts* what their authors said."""
    tries = counting.tries(facts.tries)
    counted = [(one.kind, one.day) for one in shared]
    sections = [
        Section(
            printed.AT_A_GLANCE, charts=tuple(counting.charts(counted, FEWEST)), tables=_sums(facts)
        ),
        _travelled(facts, tries),
        _quotes(facts, tries),
    ]
    return Document(
        title=printed.REPORT_TITLE.format(group=facts.group, period=year.named(facts)),
        subtitle=facts.period.until(facts.today, calendar.country_of(facts.zone)),
        paragraphs=tuple(lead(facts, shared, districts)),
        sections=tuple(one for one in sections if one.quotes or one.charts or one.tables),
        notes=(*year.notes(facts), printed.NOTE_FEW),
        rows=tuple(_rows(facts, tries)),
        american=calendar.month_first(facts.zone),
        made_at=facts.now,
    )


def lead(facts: DocumentFacts, shared: Sequence[Shared], districts: Iterable[str]) -> list[str]:
    """Return the period summed up in plain words; what is under three is not said."""
    said = []
    authors = {one.author for one in shared}
    if len(shared) >= FEWEST and len(authors) >= FEWEST:
        people = counting.spelled(len(authors), printed.LIBRARIAN)
        where = set(filter(None, (" ".join(one.split()).casefold() for one in districts)))
        if len(where) >= FEWEST:
            people = printed.IN_DISTRICTS.format(
                colleagues=people, districts=counting.spelled(len(where), printed.DISTRICT)
            )
        people = people[0].upper() + people[1:]
        said.append(printed.REPORT_LEAD.format(people=people, count=f"{len(shared):,}"))
    elif shared:
        said.append(printed.REPORT_LEAD_FEW)
    counts = list(counting.kinds(one.kind for one in shared).items())
    kinds = dict(counting.showable(counts, FEWEST))
    if kinds:
        said.append(printed.REPORT_KINDS.format(kinds=counting.kinds_in_words(kinds)))
    reached = counting.reach(facts.tries, {row.win_id for row in facts.tries})
    if reached.tried >= FEWEST:
        said.append(printed.REPORT_TRIED.format(count=counting.number(reached.tried).capitalize()))
    if reached.worked >= FEWEST:
        said.append(printed.LEAD_WORKED[2].format(count=counting.number(reached.worked)))
    if facts.questions >= FEWEST:
        count = counting.number(facts.questions)
        said.append(printed.REPORT_QUESTIONS.format(count=count))
    done = listed(
        [printed.BAR_OF.format(count=_in_prose(count), name=name) for name, count in _counts(facts)]
    )
    if done:
        said.append(printed.LEAD_DONE_TOO.format(done=done))
    return [*year.quote(facts), " ".join(said)] if said else []


def _in_prose(count: str) -> str:
    return counting.number(int(count)) if count.isdigit() else count


def _counts(facts: DocumentFacts) -> list[tuple[str, str]]:
    """Return what was done, where at least three people did at least three of it.

    How long it took is each member's own: no sum of it is anyone else's.
    """
    found = []
    for kind, (_, many) in printed.DONE_COUNTED.items():
        of_kind = [one for one in facts.done if one.kind == kind]
        if len(of_kind) >= FEWEST and _people(of_kind) >= FEWEST:
            found.append((many, f"{len(of_kind):,}"))
    if len(facts.held) >= FEWEST:
        visits = sum(one.people for one in facts.held)
        found += [(printed.MEETUP[1], f"{len(facts.held):,}"), (printed.VISIT[1], f"{visits:,}")]
    found += [(printed.TOGETHER.format(unit=unit), f"{total:,}") for unit, total in facts.together]
    return found


def _people(done: Iterable[Activity]) -> int:
    return len({one.member_id for one in done})


def _sums(facts: DocumentFacts) -> tuple[Table, ...]:
    counts = _counts(facts)
    rows = tuple((name.capitalize(), count) for name, count in counts)
    return (Table(printed.SUMS_HEAD, rows),) if rows else ()


def _travelled(facts: DocumentFacts, tries: Mapping[int, TryOutcomes]) -> Section:
    quotes = []
    for win in facts.found.leaving:
        tried = tries.get(win.win_id, counting.TryOutcomes())
        if not tried.worked:
            continue
        below = [printed.WORKED_SOMEWHERE]
        if tried.tried >= FEWEST:
            below = [printed.TRIED[1].format(tried=plural(tried.tried, printed.COLLEAGUE))]
            many = tried.worked >= FEWEST
            below.append(
                printed.WORKED[1].format(count=counting.number(tried.worked))
                if many
                else printed.WORKED_SOMEWHERE
            )
        quotes.append(_quoted(facts, win, below))
    return Section(printed.TRAVELLED, quotes=tuple(quotes))


def _quotes(facts: DocumentFacts, tries: Mapping[int, TryOutcomes]) -> Section:
    """Return the other wins, or some of them; those that travelled are quoted before."""
    nobody = counting.TryOutcomes()
    wins = [win for win in facts.found.leaving if not tries.get(win.win_id, nobody).worked]
    count = min(QUOTES, len(wins))
    chosen = [wins[len(wins) * n // count] for n in range(count)]
    some = len(chosen) < len(wins)
    said = printed.QUOTES_SOME.format(shown=count, count=f"{len(wins):,}") if some else ""
    quotes = tuple(_quoted(facts, win, _thanks(win)) for win in chosen)
    return Section(printed.QUOTES, tuple(filter(None, [said])), quotes=quotes)


def _quoted(facts: DocumentFacts, win: Leaving, below: Sequence[str]) -> Quote:
    whole = year.win_quote(facts, win, counting.TryOutcomes())
    day = say_day(facts.day(win), calendar.country_of(facts.zone), year=True)
    above = printed.ABOVE_NAME.format(name=win.name, day=day, kind=printed.KIND_SINGLE[win.kind])
    return Quote(above, whole.paragraphs, tuple(below), win.picture)


def _thanks(win: Leaving) -> list[str]:
    return [printed.THANKS.format(thanks=win.thanks)] if win.thanks else []


def _rows(facts: DocumentFacts, tries: Mapping[int, TryOutcomes]) -> Iterable[dict[str, object]]:
    for win in facts.found.leaving:
        tried = tries.get(win.win_id, counting.TryOutcomes())
        yield {
            "Date": facts.day(win).isoformat(),
            "Kind": printed.KIND_SINGLE[win.kind],
            "Who": win.name,
            "What": win.story,
            "With help from": win.thanks or "",
            "Colleagues who try it": tried.tried if tried.tried >= FEWEST else "",
            "Worked for": tried.worked if tried.worked >= FEWEST else "",
            "Photo": win.picture.alt if win.picture is not None else "",
        }
    for name, count in _counts(facts):
        yield {"Kind": name.capitalize(), "What": count}
