"""Which words belong to which days: of the ways to read a page, the one that fits best."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from bot.school import cues
from bot.school.cue_words import columns
from bot.school.rows import EDGES
from bot.school.saying import name_of
from bot.school.tokens import CELL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.school.cues import Kind
    from bot.school.days import Days
    from bot.school.rows import Row

_HEADING_LIMIT = 80  # characters
_ASIDE = 40
_ROWS_OF_WORDS = 4  # that belong to one day
_JOINING = re.compile(
    r"\W*(?:and|or|also|from|on|the|is|are|of|to|with|thru|through|between|for|in|until"
    r"|(?:the )?week of|day|dates?|(?:and )?(?:again|then)(?: on| from)?)?\W*",
    re.IGNORECASE,
)
# "There is no school on any Monday" speaks of weeks, and of none of the days below it.
_OF_WEEKS = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri)days?\b|/ ?events\b|\bevents ?/", re.IGNORECASE
)
_VERB_ALONE = re.compile(r"\W*and\W+(?:ends?|closes?|concludes?|starts?|begins?|resumes?)\b")
_BOTH = re.compile(r"\bfirst\W+(?:day\W+)?(?:(?:and|&)\W+)?last\b.{0,12}\bdays?\b", re.IGNORECASE)
_ENDS_A_LINE = re.compile(
    r"\W*(?:(?:students?|staff|teachers?)\W+)?(?:holidays?|work ?days?)\W*", re.IGNORECASE
)
_SAYS_AN_EDGE = re.compile(r"(?:first|last|final) day (?:of|for) (?:school|classes|students)", re.I)
_LEGEND = re.compile(r"\W*(?:legend|key)\b\W*(?:$|:)", re.IGNORECASE)  # of signs: no heading
_WEEK_OF = re.compile(r"\bweek\s+of\W*(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class SchoolEvent:
    """Some days, the words that belong to them, and what they say."""

    number: int
    days: tuple[Days, ...]
    text: str
    kind: Kind
    week: bool = False  # the whole week of the day

    @property
    def name(self) -> str:
        """What to call the days."""
        return name_of(self.text)


def laid_out(rows: Sequence[Row]) -> tuple[list[SchoolEvent], list[Row]]:
    """Return the events of a page, and its rows of words that belong to none."""
    crowded = any(len(row.groups) > 1 for row in rows)
    lone = any(row.groups and row.wordless for row in rows)
    ways = [
        _Reading(after=after, below=below).read(rows)
        for after in ((False, True) if crowded else (True,))
        for below in ((True, False) if lone else (True,))
    ]
    best = max(ways, key=lambda way: sum(map(_fit, way.events)))
    return best.events, best.loose


def fit(events: Sequence[SchoolEvent]) -> float:
    """Return how well events fit their words and seasons, on average; 0.5 is fair."""
    return sum(map(_fit, events)) / max(1, len(events))


def _fit(event: SchoolEvent) -> float:
    if not event.text.strip(EDGES):
        return -1.0 if event.kind == "none" else 0.2
    low, days = event.text.lower(), event.days[0]
    score = 0.5 if event.kind != "none" else 0.0
    months = {str(days.first.month), str(days.last.month)}
    for fitting, pattern in columns("SEASONS"):
        if pattern.search(low):
            score += -2 if months.isdisjoint(fitting.split(",")) else 2
    if event.kind == "first":
        score += 2 if days.first.month in (7, 8, 9, 1, 2) else -1
    elif event.kind == "last":
        score += 2 if days.first.month in (4, 5, 6, 7, 12) else -1
    return score


class _Reading:
    """One way to read a page.

    *after*: in a row of several days, each has the words that follow it. *below*: a row of
    nothing but days has the words of the rows below it, and not of those above.
    """

    def __init__(self, *, after: bool, below: bool) -> None:
        self._after, self._below = after, below
        self.events: list[SchoolEvent] = []
        self.loose: list[Row] = []
        self._heading, self._used = "", False
        self._heads: set[Row] = set()  # rows of words above a list of days
        self._words: list[Row] = []  # since the last days

    def read(self, rows: Sequence[Row]) -> _Reading:
        at, listed, self._heads = 0, set(_listed(rows)), set(_heads(rows))
        over = set(_run_over(rows))
        while at < len(rows):
            row = rows[at]
            at += 1
            if row.blank:
                self._end()
            elif (row.wordless and self._goes_on(row)) or self._ends_a_line(row, over):
                continue
            elif not row.groups:
                self._words.append(row)
            elif not row.wordless:
                self._head()
                fresh = "" if self._used else self._heading
                self.events += _inline(row, self._heading, fresh, after=self._after)
                self._used = True
            elif row in listed:
                self._head()
                turns = not self._used and cues.kind_of(self._heading) in cues.TURNS
                text = self._heading if turns else ""
                self.events.append(_event(row, row.groups, text, self._heading))
                self._used = True
            elif self._below:
                self._head()
                at = self._take_below(row, rows, at)
            else:
                words = [one.text for one in self._words[-_ROWS_OF_WORDS:]]
                self.events.append(_event(row, row.groups, f" {CELL} ".join(words), self._heading))
                if words and words[-1].endswith(":"):
                    self._head()  # "Early dismissal:" above several days
                self._words, self._used = [], True
        self.loose += self._words
        self.events = [one for event in self.events for one in _edges(event)]
        return self

    def _goes_on(self, row: Row) -> bool:
        """Take a row of nothing but days as more of what came last, and return whether it is.

        "11/25 - 11/27" below the words of November 25, or the rest of a list that a semicolon
        parts.
        """
        if not self.events or self._words:
            return False
        last, days = self.events[-1], tuple(one for group in row.groups for one in group)
        if not days:
            return False
        if row.part and last.number == row.number and last.kind not in ("first", "last"):
            self.events.append(replace(last, days=days))
            return True
        same = (days[0].first.month, days[0].first.day) == (
            last.days[0].first.month,
            last.days[0].first.day,
        )
        single = len(days) == len(last.days) == 1 and not last.days[0].several
        if same and single and days[0].several:
            self.events[-1] = replace(last, days=days)
            return True
        return False

    def _ends_a_line(self, row: Row, over: set[Row]) -> bool:
        """Take words that belong to the days before them, and return whether they do.

        The rest of a line that runs over, or "Last day of school" behind a sentence about a day.
        """
        if row in over and self.events:
            self._run_over(row)
            return True
        last = self.events[-1] if row.part and self.events else None
        if last is None or last.number != row.number or not _SAYS_AN_EDGE.match(row.text):
            return False
        kind = cues.kind_of(row.text)
        if last.kind in ("none", "event", "partial") and not last.days[0].several:
            self.events[-1] = replace(last, text=f"{last.text}. {row.text}", kind=kind)
            return True
        return False

    def _run_over(self, row: Row) -> None:
        """Add the end of a line to the words of the days that came last."""
        last = self.events[-1]
        text = f"{last.text} {row.text}"
        several = len(last.days) == 1 and last.days[0].several
        self.events[-1] = replace(last, text=text, kind=cues.kind_of(text, several=several))

    def _take_below(self, row: Row, rows: Sequence[Row], at: int) -> int:
        words: list[str] = []
        while at < len(rows) and not rows[at].groups:
            if (rows[at].blank and (words or row.part)) or rows[at].text.endswith(":"):
                break
            if rows[at] in self._heads and rows[at - 1].blank:
                break  # the heading of the next list
            if not rows[at].blank:
                words.append(rows[at].text)
            at += 1
        text = f" {CELL} ".join(words[:_ROWS_OF_WORDS])
        self.events.append(_event(row, row.groups, text, self._heading))
        self._used = True
        return at

    def _end(self) -> None:
        """End a heading that says "no school" once it was used: the next lines may not be."""
        if self._used and cues.kind_of(self._heading) in ("off", "holiday"):
            self._heading, self._used = "", False
        if self._words and self._below:
            self._head()

    def _head(self) -> None:
        """Take the last short row of words as a heading."""
        words = takewhile(lambda one: not _LEGEND.match(one.text), self._words)
        whole = [one.text for one in words if not one.part]
        short = [
            text for text in whole if len(text) <= _HEADING_LIMIT and not _OF_WEEKS.search(text)
        ]
        if short:
            headings = (text for text in reversed(short[-2:]) if cues.kind_of(text) != "none")
            self._heading, self._used = next(headings, short[-1]), False
        self.loose += self._words
        self._words = []


def _listed(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows of nothing but days that stand in a list under its heading.

    What such a list holds is never the words of the lines below, whatever the rest of the page
    does.
    """
    for _, days in _lists(rows):
        yield from (row for row in days if row.wordless)


def _run_over(rows: Sequence[Row]) -> list[Row]:
    """Return rows that are only the end of the line above: a "Holiday" that stands so repeatedly.

    As a heading it would stand once.
    """
    found = [
        row
        for above, row in pairwise(rows)
        if above.groups
        and not above.wordless
        and not row.groups
        and _ENDS_A_LINE.fullmatch(row.text)
    ]
    return found if len(found) > 1 else []


def _heads(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of words above such lists."""
    for words, _ in _lists(rows):
        yield from words


def _lists(rows: Sequence[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """Yield what stands between blank lines and is words, and then two days or more."""
    for blank, group in groupby(rows, key=lambda row: row.blank):
        block = list(group)
        if blank or block[0].groups or not block[-1].groups:
            continue
        begin = next(at for at, row in enumerate(block) if row.groups)
        if begin < len(block) - 1 and all(row.groups for row in block[begin:]):
            yield block[:begin], block[begin:]


def _edges(event: SchoolEvent) -> Iterator[SchoolEvent]:
    """Yield a first and a last day that stand under one heading: "First / last day"."""
    days = event.days
    if len(days) == 2 and not any(one.several for one in days) and _BOTH.search(event.text):
        yield replace(event, days=days[:1], kind="first")
        yield replace(event, days=days[1:], kind="last")
    else:
        yield event


def _inline(row: Row, heading: str, fresh: str, *, after: bool) -> Iterator[SchoolEvent]:
    pieces = [piece.strip() for piece in row.pieces]
    empty = [bool(_JOINING.fullmatch(piece)) for piece in pieces]
    if len(row.groups) == 1 or all(empty[1:-1]):
        shared = " ".join(pieces) if len(row.groups) == 1 else f"{pieces[0]} {pieces[-1]}"
        for group, before in _weeks_apart(row.groups, pieces):
            event = _event(row, (group,), shared, heading, before)
            aside = event.kind == "partial" and len(shared) <= _ASIDE  # "(early dismissal)"
            single = len(group) == 1 and not group[0].several
            bare = fresh and single and (event.kind == "none" or aside)
            edge = cues.kind_of(fresh) if bare else "none"
            yield replace(event, kind=edge) if edge in cues.TURNS else event
        return
    trailing = empty[0] or (after and not empty[-1])
    head = "" if trailing else _head_of(pieces[0])
    for at, group in enumerate(row.groups):
        own = _following(pieces, empty, at) if trailing else _before(pieces, empty, at)
        if trailing and at == 0 and not empty[0]:
            own = f"{pieces[0]} {own}"
        event = _event(row, (group,), own, head or heading, pieces[at])
        edge = cues.kind_of(fresh) if fresh and event.kind == "none" and not at else "none"
        if edge in cues.TURNS and len(group) == 1 and not group[0].several:
            event = replace(event, kind=edge)  # below "First day of school"
        if at and _VERB_ALONE.match(own.lower()) and cues.kind_of(pieces[0]) != "event":
            kind = cues.kind_of(own.replace("and", "school", 1))
            event = replace(event, text=f"{pieces[0]} {own}", kind=kind)
        yield event


def _weeks_apart(
    groups: Sequence[tuple[Days, ...]], pieces: Sequence[str]
) -> Iterator[tuple[tuple[Days, ...], str]]:
    """Yield groups and the words before each; "the week of" belongs to one day, not to its list."""
    for group, before in zip(groups, pieces, strict=False):
        if len(group) > 1 and _WEEK_OF.search(before):
            yield group[:1], before
            yield group[1:], ""
        else:
            yield group, before


def _head_of(piece: str) -> str:
    """Return what stands before all of a row's days and speaks of all of them."""
    if ":" in piece:
        return piece.partition(":")[0]
    return piece if cues.says_no_school(piece) else ""


def _following(pieces: Sequence[str], empty: Sequence[bool], at: int) -> str:
    """Return the words after a day, or where there are none those after the next."""
    near = (pieces[n] for n in range(at + 1, len(pieces)) if not empty[n])
    return next(near, "")


def _before(pieces: Sequence[str], empty: Sequence[bool], at: int) -> str:
    """Return the words before a day and in the brackets after it."""
    own, last = pieces[at], at == len(pieces) - 2
    if own.startswith("(") and ")" in own:
        own = own.partition(")")[2]
    if _JOINING.fullmatch(own):
        own = next((pieces[n] for n in range(at - 1, -1, -1) if not empty[n]), own)
    after = pieces[at + 1]
    if after.startswith("(") and ")" in after:
        return f"{own} {after.partition(')')[0]})"
    return f"{own} {after}" if last and not empty[-1] else own


def _event(
    row: Row,
    groups: Sequence[tuple[Days, ...]],
    text: str,
    heading: str,
    before: str = "",
) -> SchoolEvent:
    days = tuple(one for group in groups for one in group)
    words = " ".join(text.replace(CELL, " ").split())
    words = "" if _JOINING.fullmatch(words) else words
    several = len(days) == 1 and days[0].several
    kind = cues.kind_of(words, several=several)
    week = not several and bool(_WEEK_OF.search(before))
    if len(days) > 2 and kind in ("first", "last"):
        kind = "none"  # of a list that ends "and the last day"
    if kind in ("none", "holiday") and heading:
        lent = cues.kind_of(heading, several=True)
        if lent in cues.LENDING and (kind == "none" or lent == "off"):
            kind = lent
    if kind in ("off", "holiday") and heading and not cues.says_no_school(words):
        kind = "open" if cues.kind_of(heading, several=True) == "open" else kind
    if kind == "opens" and heading and cues.is_season(words):
        kind = "off" if cues.kind_of(heading, several=True) == "off" else kind
    if heading:
        if kind == "off" and cues.is_for_some(words):
            kind = "group"
        elif kind == "off" and cues.closes_at(words):
            kind = "closes"
    return SchoolEvent(row.number, days, words, kind, week)
