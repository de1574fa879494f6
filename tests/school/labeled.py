"""Pages with labels: how many days the reader gets right, at first and once it was answered.

Set a was known while the reader was written. Set b was looked at once before it joined: then
both edges were right on 19 of 24 pages, a wrong one would have been saved on one, 97.3 % of the
weekdays were right once asked, and 2.5 % were wrong without a word. Set c was written beside
the reader to harden it: at first both edges were right on 7 of 12, no wrong one would have been
saved, and 1.8 % of the weekdays were wrong without a word. Set d, by somebody who hadn't seen the
code, was looked at once before it joined: both edges were right on 18 of 20 pages, a wrong one
would have been saved on one, 97.6 % of the weekdays were right once asked, and 2.6 % were wrong
without a word, nearly all of them on one page from Australia. Sets e to i, by five more who
hadn't seen it, each looked at once: both edges on 15, 17, 19, 19 and 22 of 24 pages, a wrong one
on 2, 3, 1, 3 and 1, 96.4, 98.0, 99.6, 99.2 and 99.6 % of the weekdays right once asked, 4.7, 2.3,
0.3, 0.6 and 0.4 % wrong without a word. The tests hold what's true since.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.kit.errors import Refusal
from bot.school.reader import answered, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.school.questions import DateQuestion
    from bot.school.reader import ReadCalendar

PAGES = Path(__file__).parent / "pages"
SETS = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n")
_DAY = timedelta(days=1)
_ANSWERS = 25  # questions about one page; nobody answers more


@dataclass(frozen=True)
class Label:
    """What a person read in a page: edges that it doesn't give are None."""

    zone: str
    today: date
    first: date | None
    last: date | None
    off: frozenset[date]
    weekly_off: frozenset[int]

    @cached_property
    def school(self) -> frozenset[date]:
        """The days of school, where both edges are given."""
        if self.first is None or self.last is None:
            return frozenset()
        days = set(each(self.first, self.last)) - self.off
        return frozenset(day for day in days if day.weekday() not in self.weekly_off | {5, 6})


@dataclass
class Rates:
    """How a set was read: pages, and weekdays from the first day to the last."""

    pages: int = 0
    edges: int = 0  # pages with both edges right at first
    wrong_edges: list[str] = field(default_factory=list)
    days: int = 0
    right: int = 0  # once every question was answered
    silent: list[str] = field(default_factory=list)  # wrong, and nothing was asked

    @property
    def share_right(self) -> float:
        """The share of weekdays that are right once asked."""
        return self.right / max(1, self.days)


def each(first: date, last: date) -> Iterator[date]:
    """Yield every day of some."""
    yield from (first + n * _DAY for n in range((last - first).days + 1))


def labels(which: str) -> dict[str, Label]:
    """Return the labels of a set's pages by name."""
    found = json.loads((PAGES / "labels.json").read_text("utf-8"))
    return {name: _label(one) for name, one in found.items() if name.startswith(which)}


def _label(one: dict[str, Any]) -> Label:
    day = date.fromisoformat
    off = (d for first, last in one["off"] for d in each(day(first), day(last)))
    first, last = (day(one[key]) if one[key] else None for key in ("first_day", "last_day"))
    weekly = frozenset(one["weekly_off"])
    return Label(one["zone"], day(one["today"]), first, last, frozenset(off), weekly)


def rates(which: str) -> Rates:
    """Read a set, answer every question truthfully, and compare each weekday."""
    found = Rates()
    for name, label in labels(which).items():
        text = (PAGES / f"{name}.txt").read_text("utf-8")
        found.pages += 1
        try:
            first = read(text, label.zone, label.today)
        except Refusal:
            continue
        found.edges += (first.first, first.last) == (label.first, label.last)
        if first.first not in (None, label.first) or first.last not in (None, label.last):
            found.wrong_edges.append(name)
        if label.first and label.last:
            _compare(found, name, label, first, _once_answered(first, text, label))
    return found


def _compare(
    found: Rates, name: str, label: Label, first: ReadCalendar, final: ReadCalendar
) -> None:
    assert label.first is not None
    assert label.last is not None
    asked = {
        day
        for one in first.questions
        for span in one.days
        for day in each(span.first, max(span.last, span.first + 4 * _DAY))
    }
    for day in each(label.first, label.last):
        if day.weekday() > 4:
            continue
        truth = day in label.school
        found.days += 1
        found.right += _is_school(final, day) == truth
        if _is_school(first, day) != truth and day not in asked:
            found.silent.append(f"{name} {day}")


def _is_school(reading: ReadCalendar, day: date) -> bool:
    if reading.year is not None:
        return reading.year.is_school_day(day)
    return not any(day in one for one in (*reading.off, *reading.usual))


def _once_answered(reading: ReadCalendar, text: str, label: Label) -> ReadCalendar:
    """Return how a page is read once every question is answered as somebody would who knows."""
    for _ in range(_ANSWERS):
        questions = reading.open_questions
        lines = (line for one in questions if (line := _answer(one, label)) and line not in text)
        line = next(lines, None)
        if line is None:
            break
        text = answered(text, line)
        reading = read(text, label.zone, label.today)
    return reading


def _answer(question: DateQuestion, label: Label) -> str | None:
    assert label.first is not None
    assert label.last is not None
    days = {
        "first": (label.first, label.first),
        "last": (label.last, label.last),
        "winter": _stretch(label, date(label.first.year, 12, 26)),
        "spring": _spring(label),
    }
    if question.about == "returns" and question.days:
        back = min(day for day in label.school if day > question.days[0].first)
        days["returns"] = (back, back)
    if question.about == "leaves" and question.days:
        left = max(day for day in label.school if day < question.days[0].last) + _DAY
        days["leaves"] = (left, left)
    typed = days.get(question.about)
    if typed and question.line:
        first, last = (f"{one:%B} {one.day}, {one.year}" for one in typed)
        return question.line.format(days=first if first == last else f"{first} - {last}")
    if question.about == "spring":
        return question.answers[0][1]
    if question.days and question.answers:
        weekdays = [
            one
            for span in question.days
            for one in each(span.first, span.last)
            if one.weekday() < 5
        ]
        off = sum(one not in label.school for one in weekdays) * 2 >= len(weekdays)
        return question.answers[0 if off else 1][1]
    return None


def _stretch(label: Label, day: date) -> tuple[date, date]:
    """Return the days without school around one."""
    assert label.first is not None
    assert label.last is not None
    first = last = day
    while first - _DAY > label.first and first - _DAY not in label.school:
        first -= _DAY
    while last + _DAY < label.last and last + _DAY not in label.school:
        last += _DAY
    return first, last


def _spring(label: Label) -> tuple[date, date] | None:
    """Return the longest stretch without school in spring, of three weekdays or more."""
    assert label.last is not None
    year = label.last.year
    found = {_stretch(label, day) for day in each(date(year, 2, 25), date(year, 5, 1))
             if day not in label.school}  # fmt: skip
    best = max(found, key=lambda one: one[1] - one[0])
    return best if best[1] - best[0] >= 4 * _DAY else None
