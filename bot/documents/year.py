"""One member's year on paper: for the principal, for the evaluation, or for oneself; pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.documents import counting, printed, prose
from bot.documents.counting import Given
from bot.documents.page import paragraphs
from bot.documents.paper import Document, Quote, Section, Table
from bot.kit import calendar
from bot.kit.dates import say_day
from bot.kit.text import listed
from bot.plans.attending import took
from bot.wins.rules import KINDS, MOMENT, PRESENTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from bot.documents.counting import Activity, Thing, TriedBy, TryOutcomes, Turnout
    from bot.documents.leaving import Audience, Leaving, Sorted
    from bot.documents.rules import Period

QUOTE, LINE = 200, 100  # characters


@dataclass(frozen=True)
class DocumentFacts:
    """Everything that a document is made of, as it may leave; nothing else is in one."""

    period: Period
    today: date
    now: datetime
    zone: str | None
    audience: Audience
    group: str
    found: Sorted
    name: str = ""  # empty for one who hides
    school: str = ""
    done: Sequence[Activity] = ()
    held: Sequence[Turnout] = ()
    given: Given = field(default_factory=lambda: Given())
    tries: Sequence[TriedBy] = ()
    headings: Mapping[int, str] = field(default_factory=dict)
    order: Sequence[str] = ()  # of the headings; none: by kind
    certain_until: datetime | None = None
    questions: int = 0  # that colleagues answered
    together: Sequence[tuple[str, int]] = ()  # what a group added up, such as pages

    @property
    def country(self) -> str:
        """Return the country whose dates these are."""
        return calendar.country_of(self.zone)

    def day(self, win: Leaving) -> date:
        """Return on which day a win was shared."""
        return calendar.local_day(win.at, self.zone)


def written(facts: DocumentFacts) -> Document:
    """Return the document; what has no data behind it is not in it."""
    wins = facts.found.leaving
    tries = counting.tries(facts.tries)
    counted = [(win.kind, facts.day(win)) for win in wins]
    sections = [
        *_wins(facts, tries),
        _reach(facts, tries),
        *_done(facts),
        _held(facts),
        Section(printed.GIVEN, points=tuple(_given(facts.given))),
        Section(printed.AT_A_GLANCE, charts=tuple(counting.charts(counted))),
    ]
    return Document(
        title=printed.YEAR_TITLE.format(period=named(facts)),
        subtitle=", ".join(filter(None, (facts.name, facts.school, _days(facts)))),
        paragraphs=tuple(lead(facts)),
        sections=tuple(one for one in sections if _holds(one)),
        notes=tuple(notes(facts)),
        rows=tuple(rows(facts, tries)),
        american=calendar.month_first(facts.zone),
        made_at=facts.now,
    )


def named(facts: DocumentFacts) -> str:
    """Return what the period is called within a line."""
    name = facts.period.name
    if not name.startswith(printed.YEAR.partition("{")[0]):
        return name or facts.period.until(facts.today, facts.country)
    return name[0].lower() + name[1:]


def lead(facts: DocumentFacts) -> list[str]:
    """Return the period summed up in plain words; a sentence without data is not said."""
    wins = facts.found.leaving
    said = [_counted(wins)] if wins else []
    helped = sum(win.thanks is not None for win in wins)
    if helped:
        which = 0 if len(wins) == 1 else 1 if helped == 1 else 3 if helped == len(wins) else 2
        said.append(printed.LEAD_HELP[which].format(count=counting.number(helped)))
    reached = counting.reach(facts.tries, {win.win_id for win in wins})
    if reached.tried:
        tried = counting.tried(reached)
        tried = tried[0].upper() + tried[1:]
        said.append(printed.LEAD_TRIED[reached.tried > 1].format(tried=tried))
    if reached.worked:
        all_ = reached.worked == reached.tried > 1
        which = 3 if all_ else (reached.tried > 1) + (reached.worked > 1)
        said.append(printed.LEAD_WORKED[which].format(count=counting.number(reached.worked)))
    done = done_in_words(facts.done)
    if done:
        said.append((printed.LEAD_DONE_TOO if wins else printed.LEAD_DONE).format(done=done))
    return [*quote(facts), " ".join(said)] if said else []


def quote(facts: DocumentFacts) -> list[str]:
    """Return the first words of the win that tells most, as a paragraph; none without wins."""
    if not facts.found.leaving:
        return []
    win = _telling_most(facts)
    words = prose.first_sentences(prose.unlabelled(win.kind, win.story), QUOTE)
    return [printed.LEAD_QUOTE.format(quote=words.replace('"', "'"))]


def _counted(wins: Sequence[Leaving]) -> str:
    if len(wins) == 1:
        return printed.LEAD_ONE
    kinds = counting.kinds(win.kind for win in wins)
    many = printed.LEAD_MANY_KINDS if len(kinds) > 1 else printed.LEAD_MANY
    return many.format(count=counting.number(len(wins)), kinds=counting.kinds_in_words(kinds))


def done_in_words(done: Sequence[Activity]) -> str:
    """Return "22 check-ins with colleagues, 6 meetings and 7.5 hours of professional learning"."""
    counts = Counter(one.kind for one in done)
    parts = [
        counting.spelled(counts[kind], *counted)
        for kind, counted in printed.DONE_COUNTED.items()
        if counts[kind]
    ]
    hours = counting.hours(done)
    if hours:
        parts.append(hours)
    return listed(parts)


def notes(facts: DocumentFacts) -> list[str]:
    """Return the small print."""
    said = [
        printed.NOTE_MADE.format(
            day=say_day(facts.today, facts.country, year=True), group=facts.group
        )
    ]
    if facts.certain_until is not None:
        at = facts.certain_until
        day = say_day(calendar.local_day(at, facts.zone), facts.country, year=True)
        moment = f"{day}, {calendar.clock_time(at, facts.zone)}"
        said.append(printed.NOTE_CERTAIN.format(moment=moment))
    return said


def win_quote(
    facts: DocumentFacts, win: Leaving, tried: TryOutcomes, *, kind: bool = False
) -> Quote:
    """Return a win as it stands in a document; with *kind*, what it is as well."""
    day = say_day(facts.day(win), facts.country, year=True)
    above = printed.ABOVE_KIND.format(day=day, kind=printed.KIND_SINGLE[win.kind]) if kind else day
    below = [printed.THANKS.format(thanks=win.thanks)] if win.thanks else []
    if tried.tried:
        by = counting.tried(tried)
        below.append(printed.TRIED[tried.tried > 1].format(tried=by[0].upper() + by[1:]))
    if tried.worked:
        below.append(printed.WORKED[tried.worked > 1].format(count=counting.number(tried.worked)))
    return Quote(above, paragraphs(win.story), tuple(below), win.picture)


def rows(facts: DocumentFacts, tries: Mapping[int, TryOutcomes]) -> Iterable[dict[str, object]]:
    """Return the same for a spreadsheet: the wins, then what was done."""
    for win in facts.found.leaving:
        tried = tries.get(win.win_id, counting.TryOutcomes())
        yield {
            "Date": facts.day(win).isoformat(),
            "Kind": printed.KIND_SINGLE[win.kind],
            "What": win.story,
            "With help from": win.thanks or "",
            "Heading": facts.headings.get(win.win_id, ""),
            "Colleagues who try it": tried.tried or "",
            "Worked for": tried.worked or "",
            "Photo": win.picture.alt if win.picture is not None else "",
            "Minutes": "",
        }
    for done in facts.done:
        note = done.note if facts.audience != "principal" else ""
        yield {
            "Date": done.day.isoformat(),
            "Kind": done.label,
            "What": ": ".join(filter(None, (done.about, note))),
            "Heading": done.heading,
            "Minutes": done.minutes or "",
        }
    for held in facts.held:
        came = counting.spelled(held.people, *printed.CAME)
        yield {
            "Date": held.day.isoformat(),
            "Kind": printed.HELD_SINGLE,
            "What": f"{held.title}: {came}",
            "Minutes": "",
        }
    for thing in facts.given.things:
        yield {
            "Date": thing.day.isoformat(),
            "Kind": printed.THING_SINGLE,
            "What": used(thing),
            "Minutes": "",
        }


def _telling_most(facts: DocumentFacts) -> Leaving:
    """Return the win that most colleagues try, else the latest that is no joke and no flop."""
    tries = counting.tries(facts.tries)
    serious = ("success", "idea", PRESENTED)
    return max(
        facts.found.leaving,
        key=lambda win: (
            tries.get(win.win_id, counting.TryOutcomes()).tried,
            win.kind in serious,
            win.at,
            win.win_id,
        ),
    )


def _wins(facts: DocumentFacts, tries: Mapping[int, TryOutcomes]) -> list[Section]:
    wins = facts.found.leaving
    if facts.order:
        under = {
            heading: [win for win in wins if facts.headings.get(win.win_id) == heading]
            for heading in facts.order
        }
        rest = [win for win in wins if facts.headings.get(win.win_id) not in under]
        parts = [*under.items(), (printed.NO_HEADING, rest)]
    else:
        parts = [
            (printed.KIND_TITLES[kind], [win for win in wins if win.kind == kind])
            for kind in (PRESENTED, *KINDS, MOMENT)
        ]
    by_heading = bool(facts.order)
    nobody = counting.TryOutcomes()
    sections = []
    for title, part in parts:
        quotes = [
            win_quote(facts, win, tries.get(win.win_id, nobody), kind=by_heading) for win in part
        ]
        filed = [one for one in facts.done if by_heading and one.heading == title]
        sections.append(Section(title, quotes=(*quotes, *(_filed(facts, one) for one in filed))))
    return sections


def _filed(facts: DocumentFacts, done: Activity) -> Quote:
    """Return what a member went to as it stands under a heading."""
    day = say_day(done.day, facts.country, year=True)
    length = (took(done.minutes),) if done.minutes else ()
    note = (done.note,) if done.note and facts.audience != "principal" else ()
    above = printed.ABOVE_KIND.format(day=day, kind=done.label)
    return Quote(above, (done.about or done.label, *note), length)


def _reach(facts: DocumentFacts, tries: Mapping[int, TryOutcomes]) -> Section:
    went = [(win, tries[win.win_id]) for win in facts.found.leaving if win.win_id in tries]
    points = [
        printed.WENT.format(
            what=prose.first_sentences(prose.unlabelled(win.kind, win.story), LINE),
            tried=counting.tried(tried),
        )
        for win, tried in went
    ]
    return Section(printed.REACH, points=tuple(points))


def _done(facts: DocumentFacts) -> list[Section]:
    said = done_in_words(facts.done)
    # The sum counts the bare ones.
    told = [one for one in facts.done if one.kind != "outreach" or one.about or one.minutes]
    tables = done_table(facts, told, printed.DONE_HEAD)
    # Where there is nothing else, the first paragraph has just said it.
    sums = (printed.DONE_SUM.format(done=said),) if said and facts.found.leaving else ()
    # What one noted for oneself goes to the evaluation, not to the principal.
    noted = [one for one in facts.done if one.note and facts.audience != "principal"]
    reflections = tuple(
        Quote(say_day(one.day, facts.country, year=True), (one.note,)) for one in noted
    )
    return [
        Section(printed.BEYOND, sums, tables=tables),
        Section(printed.REFLECTIONS, quotes=reflections),
    ]


def done_table(
    facts: DocumentFacts, done: Iterable[Activity], head: tuple[str, ...]
) -> tuple[Table, ...]:
    """Return what was done, a line each, if there's any."""
    lines = [
        (
            say_day(one.day, facts.country, year=True),
            one.label,
            one.about,
            took(one.minutes) if one.minutes else "",
        )
        for one in done
    ]
    return (without_empty(head, lines),) if lines else ()


def without_empty(head: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> Table:
    """Return a table without its empty columns."""
    full = [n for n, _ in enumerate(head) if any(line[n] for line in lines)]
    rows = tuple(tuple(line[n] for n in full) for line in lines)
    return Table(tuple(head[n] for n in full), rows)


def _held(facts: DocumentFacts) -> Section:
    """Return the meet-ups that were held, with how many people came to each."""
    lines = tuple(
        (say_day(one.day, facts.country, year=True), one.title, f"{one.people:,}")
        for one in facts.held
    )
    said = counting.held_in_words(facts.held)
    tables = (Table(printed.HELD_HEAD, lines),) if lines else ()
    return Section(printed.HELD, (said,) if said else (), tables=tables)


def _given(given: Given) -> Iterable[str]:
    """Yield what somebody gave to colleagues, with numbers of use where there are any."""
    counted = (given.answers, printed.GIVEN_ANSWERS), (given.summaries, printed.GIVEN_SUMMARIES)
    for count, named in counted:
        if count:
            said = counting.spelled(count, *named)
            yield said[0].upper() + said[1:]
    for thing in given.things:
        yield used(thing)


def used(thing: Thing) -> str:
    """Return a thing on the shelf with how many use it, as far as schools are known."""
    people = counting.spelled(thing.people, "colleague")
    schools = counting.spelled(thing.schools, "school")
    which = printed.GIVEN_SCHOOLS if thing.schools else printed.GIVEN_USED
    sentence = which if thing.people else printed.GIVEN_THING
    return sentence.format(title=thing.title, people=people, schools=schools)


def _holds(section: Section) -> bool:
    return bool(section.quotes or section.points or section.tables or section.charts)


def _days(facts: DocumentFacts) -> str:
    return facts.period.until(facts.today, facts.country)
