"""What can be counted: what was done for plans, how far ideas went, when and what; pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.documents import printed
from bot.documents.paper import Chart
from bot.documents.rules import ENOUGH
from bot.kit.dates import say_month
from bot.kit.text import listed, one_line, plural
from bot.wins.rules import KINDS, MOMENT, PRESENTED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.plans.rules import PlanEntry

MONTHS = 14  # bars at most; a longer period is counted by years
WORKED = ("worked", "changed")
_GOALS = {"weekly": "outreach", "monthly": "meeting", "quarterly": "presentation"}
_SHARED = ("win", "presented")  # what was shared here stands in the document anyway
_EVENTS = ("open", "after", "challenge", "other")  # what is no meeting


@dataclass(frozen=True)
class Activity:
    """Something that was done for a plan; *detail* is what it was exactly, if that's known."""

    kind: str  # outreach | meeting | presentation | event
    day: date
    member_id: int
    about: str = ""
    note: str = ""
    minutes: int = 0
    detail: str = ""
    heading: str = ""

    @property
    def label(self) -> str:
        """What it was, in the words of a document."""
        return printed.DETAILS.get(self.detail) or printed.DONE_SINGLE[self.kind]


@dataclass(frozen=True)
class Turnout:
    """A meet-up that somebody held, and how many people came."""

    day: date
    title: str
    people: int


@dataclass(frozen=True)
class Thing:
    """Something on the shelf, and how many people and schools use it."""

    day: date
    title: str
    people: int = 0
    schools: int = 0


@dataclass(frozen=True)
class Given:
    """What somebody gave to colleagues: answers, summaries, things on the shelf."""

    answers: int = 0
    summaries: int = 0
    things: tuple[Thing, ...] = ()


@dataclass(frozen=True)
class TriedBy:
    """Who tries one win, and how that went; without a district, where they hide or left."""

    win_id: int
    member_id: int
    answer: str | None
    district: str | None


@dataclass(frozen=True)
class TryOutcomes:
    """Who tries the idea of one win, and who it worked for, changed or not."""

    tried: int = 0
    worked: int = 0
    districts: frozenset[str] = frozenset()


def label_of(entry: PlanEntry) -> str:
    """Return what something done was, in the words of a document."""
    (done,) = activities([entry], ())
    return done.label


def activities(
    entries: Iterable[PlanEntry],
    left_out: Collection[str] = _SHARED,
    titles: Mapping[str, str] = MappingProxyType({}),
) -> list[Activity]:
    """Return what entries of plans tell; the same thing done for several goals once, the rarest.

    What sources *left_out* noted is not in it. *titles*: what a ref stands for.
    """
    found: dict[tuple[object, ...], Activity] = {}
    order = list(_GOALS)
    for entry in sorted(entries, key=lambda one: (-order.index(one.goal), one.id)):
        if entry.source in left_out:
            continue
        key = (entry.member_id, entry.source, entry.ref if entry.ref is not None else entry.id)
        said = (entry.about or titles.get(entry.ref or ""), entry.note)
        about, note = (one_line(text or "") for text in said)
        kind, minutes = _GOALS[entry.goal], entry.minutes or 0
        if kind != "presentation" and entry.kind in _EVENTS:
            kind = "event"
        detail = entry.kind or (entry.source if entry.source in printed.DETAILS else "")
        done = found.get(key, Activity(kind, entry.day, entry.member_id, detail=detail))
        # What was noted for only one of the goals belongs to it all the same.
        found[key] = replace(
            done,
            about=done.about or about,
            note=done.note or note,
            minutes=max(done.minutes, minutes),
            heading=done.heading or entry.heading or "",
        )
    return sorted(found.values(), key=lambda one: (one.day, one.kind))


def hours(done: Iterable[Activity]) -> str:
    """Return "7.5 hours of professional learning", to the half; empty for less than a half.

    An evening at the school's book fair is none of it.
    """
    halves = round(sum(one.minutes for one in done if one.kind != "event") / 30)
    if not halves:
        return ""
    return printed.HOURS[halves != 2].format(hours=f"{halves / 2:,g}")


def held_in_words(held: Sequence[Turnout]) -> str:
    """Return "Four meet-ups, with 41 visits in all."; empty for none."""
    if not held:
        return ""
    visits = sum(one.people for one in held)
    meetups = spelled(len(held), *printed.MEETUP)
    said = printed.HELD_SUM.format(meetups=meetups, visits=spelled(visits, *printed.VISIT))
    return said[0].upper() + said[1:]


def tries(rows: Iterable[TriedBy]) -> dict[int, TryOutcomes]:
    """Return by win who tries it, from who tries which."""
    found: dict[int, TryOutcomes] = {}
    for row in rows:
        there = found.get(row.win_id, TryOutcomes())
        found[row.win_id] = TryOutcomes(
            there.tried + 1,
            there.worked + (row.answer in WORKED),
            there.districts | _district(row),
        )
    return found


def reach(rows: Iterable[TriedBy], wins: Collection[int]) -> TryOutcomes:
    """Return how many colleagues try any of these wins, each colleague counted once."""
    of_these = [row for row in rows if row.win_id in wins]
    return TryOutcomes(
        len({row.member_id for row in of_these}),
        len({row.member_id for row in of_these if row.answer in WORKED}),
        frozenset[str]().union(*(_district(row) for row in of_these)),
    )


def tried(found: TryOutcomes) -> str:
    """Return "7 colleagues in 3 districts"; without the districts where nobody said theirs."""
    colleagues = spelled(found.tried, printed.COLLEAGUE)
    if not found.districts:
        return colleagues
    districts = spelled(len(found.districts), printed.DISTRICT)
    return printed.IN_DISTRICTS.format(colleagues=colleagues, districts=districts)


def kinds(found: Iterable[str]) -> dict[str, int]:
    """Return how many there are of each kind, in the order of the menu; none are not there."""
    counts = Counter(found)
    return {kind: counts[kind] for kind in (*KINDS, PRESENTED, MOMENT) if counts[kind]}


def kinds_in_words(counts: Mapping[str, int]) -> str:
    """Return "9 successes, 3 ideas and 1 lesson learned"."""
    return listed([spelled(count, *printed.KIND_COUNTED[kind]) for kind, count in counts.items()])


def months(days: Iterable[date]) -> list[tuple[str, int]]:
    """Return how many fall into each month, from the first to the last; by year if too many."""
    counts = Counter((day.year, day.month) for day in days)
    if not counts:
        return []
    first, last = min(counts), max(counts)
    span = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if span > MONTHS:
        years = Counter[int]()
        for (year, _), count in counts.items():
            years[year] += count
        return [(str(year), years[year]) for year in range(first[0], last[0] + 1)]
    found = []
    for n in range(span):
        year, month = divmod(first[0] * 12 + first[1] - 1 + n, 12)
        found.append((say_month(date(year, month + 1, 1)), counts[year, month + 1]))
    return found


def charts(wins: Sequence[tuple[str, date]], fewest: int = 1) -> list[Chart]:
    """Return the wins, each a kind and a day, by month and by kind, where there are enough."""
    if len(wins) < ENOUGH:
        return []
    by_month = showable(months(day for _, day in wins), fewest)
    by_kind = showable(list(kinds(kind for kind, _ in wins).items()), fewest)
    total = plural(len(wins), printed.WIN)
    found = []
    if len(by_month) > 1:
        parts = [printed.IN_MONTH.format(count=f"{n:,}", name=name) for name, n in by_month if n]
        sentence = printed.BARS.format(total=total, parts=listed(parts))
        counts = tuple(by_month)
        found.append(Chart(printed.BY_MONTH, sentence, printed.WINS, printed.MONTH, counts))
    if len(by_kind) > 1:
        parts = [plural(count, *printed.KIND_COUNTED[kind]) for kind, count in by_kind]
        sentence = printed.BARS.format(total=total, parts=listed(parts))
        counts = tuple((printed.KIND_TITLES[kind], count) for kind, count in by_kind)
        found.append(Chart(printed.BY_KIND, sentence, printed.WINS, printed.KIND, counts))
    return found


def showable(counts: Sequence[tuple[str, int]], fewest: int) -> list[tuple[str, int]]:
    """Return the counts that may be shown where none is shown below *fewest*.

    None of them where the rest would tell, by subtraction, what is not shown.
    """
    if fewest <= 1:
        return list(counts)
    kept = [count for _, count in counts if 0 < count < fewest]
    if len(kept) == 1 or 0 < sum(kept) < fewest:
        return []
    return [one for one in counts if one[1] >= fewest]


def spelled(count: int, one: str, many: str | None = None) -> str:
    """Return "three ideas", as prose has it: numbers under ten in letters."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def number(count: int) -> str:
    """Return "three", or "1,200"."""
    return printed.NUMBERS[count] if count < len(printed.NUMBERS) else f"{count:,}"


def _district(row: TriedBy) -> frozenset[str]:
    said = one_line(row.district or "").casefold()
    return frozenset({said} if said else ())
