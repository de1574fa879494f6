"""A member's record of participation: what they went to, by school year; pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.documents import printed, year
from bot.documents.paper import Document, Quote, Section
from bot.kit import calendar
from bot.kit.dates import say_day
from bot.plans.attending import took

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from bot.documents.counting import Activity
    from bot.documents.year import DocumentFacts


def written(facts: DocumentFacts, year_of: Callable[[date], str], *, reflections: bool) -> Document:
    """Return the record; *year_of* names the school year of a day, as "School year 2026-27"."""
    years: dict[str, list[Activity]] = {}
    for one in facts.done:
        years.setdefault(year_of(one.day), []).append(one)
    sections = []
    for name, done in years.items():
        sections.append(_year(facts, name, done, several=len(years) > 1))
        if reflections:
            sections += _reflections(facts, name, done)
    days = facts.period.until(facts.today, facts.country)
    subtitle = ", ".join(filter(None, (facts.name, facts.school, days)))
    return Document(
        title=printed.RECORD_TITLE,
        subtitle=subtitle,
        paragraphs=(printed.KEPT_BY, *([summed_up(facts.done)] if facts.done else [])),
        sections=tuple(sections),
        notes=tuple(year.notes(facts)),
        rows=tuple(_rows(facts, year_of, reflections=reflections)),
        american=calendar.month_first(facts.zone),
        made_at=facts.now,
    )


def summed_up(done: Sequence[Activity]) -> str:
    """Return "11 entries, 14 hours 30 minutes in all.", and for how many time was written down."""
    count, timed = len(done), sum(one.minutes > 0 for one in done)
    if not timed:
        return printed.RECORD_ALL_NO_TIME[count > 1].format(count=f"{count:,}")
    said = printed.RECORD_ALL[count > 1].format(count=f"{count:,}", took=_sum(done))
    if timed == count:
        return said
    some = printed.RECORD_SOME_TIME.format(timed=f"{timed:,}", count=f"{count:,}")
    return f"{said} {some}"


def _year(facts: DocumentFacts, name: str, done: Sequence[Activity], *, several: bool) -> Section:
    counts = Counter(one.label for one in done)
    totals = [
        (label, f"{count:,}", _sum([one for one in done if one.label == label]))
        for label, count in counts.most_common()
    ]
    told = [one for one in done if one.kind != "outreach" or one.about or one.minutes or one.note]
    entries = year.done_table(facts, told, printed.ENTRIES_HEAD)
    tables = year.without_empty(printed.TOTALS_HEAD, totals), *entries
    said = (summed_up(done),) if several else ()
    return Section(name, said, tables=tables)


def _reflections(facts: DocumentFacts, name: str, done: Sequence[Activity]) -> list[Section]:
    quotes = tuple(
        Quote(
            ": ".join(filter(None, (say_day(one.day, facts.country, year=True), one.about))),
            (one.note,),
        )
        for one in done
        if one.note
    )
    title = printed.REFLECTIONS_OF.format(year=name[:1].lower() + name[1:])
    return [Section(title, quotes=quotes)] if quotes else []


def _sum(done: Iterable[Activity]) -> str:
    minutes = sum(one.minutes for one in done)
    return took(minutes) if minutes else ""


def _rows(
    facts: DocumentFacts, year_of: Callable[[date], str], *, reflections: bool
) -> Iterable[dict[str, object]]:
    """Return the same for a spreadsheet; its last row says what it is."""
    for one in facts.done:
        yield {
            "Date": one.day.isoformat(),
            "School year": year_of(one.day),
            "Kind": one.label,
            "What": one.about,
            "Minutes": one.minutes or "",
            **({"Looking back": one.note} if reflections else {}),
        }
    yield {"Date": "", "Kind": "", "What": printed.KEPT_BY}
