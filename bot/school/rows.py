"""A page's rows: each line, sentence or cell with its days and the pieces of text around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.school import cues, flat
from bot.school.cue_words import cue
from bot.school.days import Days, find_days
from bot.school.tokens import CELL, month_of, school_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.school.flat import Lines

EDGES = " \t,;:.-|/()[]*_+&=~>\u2022"  # around a piece of text that says nothing

Month = tuple[int, int | None]  # and its year, where that is beside it

_ONLY_WEEKDAYS = re.compile(rf"\W*(?:{flat.WEEKDAY}\b\W*){{1,3}}", re.IGNORECASE)
_LINE_MONTH = re.compile(
    r"\s*([a-z]{3,9})\.?(?:\s+(20\d\d))?\s*[:|-]\s*(?=\D{0,40}\d)", re.IGNORECASE
)
_MONTH_AND_DAY = re.compile(r"\s*([a-z]{3,9})\.?\s+(?=\d)", re.IGNORECASE)
# "171 STUDENT DAYS 4 PD 4 HOLIDAYS": how many there are, not when.
_COUNTED = re.compile(
    r"\W*(?:total:?\s+)?\d{2,3}\s+(?:student|pupil|school|instructional|teacher|staff|contract)s?"
    r"\W?(?:contact |attendance )?days\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:(?<=[a-z0-9)])|(?<=[A-Z]{4}))[.;]\s+(?=[A-Za-z(])")
_ABBREVIATED = re.compile(
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|no|dr|st|jr|sr|rev|mt|gr"
    r"|elem|prof|dev|pres|conf|dept|supt|assoc)$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]{0,200})\)")
_LIST = re.compile(r"[\s,;&+/|()]*(?:and|or)?[\s,;&+/|()]*")
_PART_OF_YEAR = re.compile(r"\b(?:semester|trimester|term|school year)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d]{2,}")


@dataclass(frozen=True)
class Row:
    """Groups of days in the order of the text, and the pieces of text around them.

    There's one piece more than groups. A row that is *blank* only ends what came before.
    """

    number: int
    text: str
    groups: tuple[tuple[Days, ...], ...] = ()
    pieces: tuple[str, ...] = ("",)
    blank: bool = False
    part: bool = False  # of a line: no heading

    @property
    def wordless(self) -> bool:
        """Whether it's nothing but days."""
        return not any(piece.strip(EDGES) for piece in self.pieces)


@dataclass
class PageRows:
    """The rows of a text, and the school years it names."""

    rows: list[Row] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    crowded: int = 0  # the most days in one line


def read_page(lines: Lines, month_first: bool) -> PageRows:
    """Return the rows of a page."""
    page = PageRows()
    codes, legend = flat.codes_of(lines)
    slashed = sum(line.count(" / ") >= 2 for _, line in lines) >= 3
    columned = any(
        sum(map(bool, map(flat.month_heading, flat.cells_of(line)))) > 1 for _, line in lines
    )
    under: dict[int, Month] = {}
    for at, (number, line) in enumerate(lines):
        page.years += school_years(line)
        clean = flat.tidied(line, codes, slashed=slashed)
        if not line:
            page.rows.append(Row(number, "", blank=True))
        elif _is_noise(lines, at, clean) or number in legend:
            continue
        else:
            for text, month in _cells(clean, under, columned=columned, slashed=slashed):
                if text.strip(EDGES) and not _ONLY_WEEKDAYS.fullmatch(text):
                    _add(page, number, text, month_first, month)
    return page


def _is_noise(lines: Lines, at: int, clean: str) -> bool:
    if not clean.isdecimal():
        return flat.is_grid(clean) or bool(_COUNTED.match(clean))
    near = [
        line
        for n, (_, line) in enumerate(lines[max(0, at - 1) : at + 2], max(0, at - 1))
        if n != at
    ]
    return any(flat.is_grid(line) or line.isdecimal() for line in near)  # or a column of counts


def _cells(
    line: str, under: dict[int, Month], *, columned: bool, slashed: bool
) -> Iterator[tuple[str, Month | None]]:
    """Yield texts that are rows of their own, each with the month above it.

    *under* holds the months above the columns, the first of a page without columns.
    """
    cells = flat.cells_of(line)
    for column, cell in enumerate(cells):
        if month := flat.month_heading(cell):
            under[column if columned else 0] = month
    rest = [cell for cell in cells if not flat.month_heading(cell)]
    if columned:
        for column, cell in enumerate(cells):
            if not flat.month_heading(cell):
                yield cell, under.get(column) or under.get(0)
        return
    days_follow = slashed and len(cells) > 1 and all(map(_DIGIT.match, cells[1:]))
    begins = _MONTH_AND_DAY.match(line) if days_follow else None
    if begins and (month_number := month_of(begins[1])):
        # "AUG 6 teachers back / 17 school starts / 24 kindergarten starts"
        for cell in (line[begins.end() :].partition(CELL)[0], *cells[1:]):
            yield cell, (month_number, None)
        return
    inline = _LINE_MONTH.match(line)
    if inline and (month_number := month_of(inline[1])):
        under[0] = month_number, int(inline[2]) if inline[2] else None
        yield line[inline.end() :], under[0]
    else:
        yield CELL.join(rest), under.get(0)


def _add(page: PageRows, number: int, text: str, month_first: bool, month: Month | None) -> None:
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    whole = (part for clause in _clauses(text) for part in _back_apart(clause, month_first))
    texts = [one for clause in whole for one in _asides(clause, month_first)]
    rows = []
    for one in texts:
        rows.append(row := _clause(number, one, month_first, month))
        if month and row.groups:  # "March 17, closed. (Thursday 18th is a normal day.)"
            last = row.groups[-1][-1].last
            month = (last.month, month[1] if last.month == month[0] else last.year)
    page.rows += [replace(row, part=len(rows) > 1) for row in rows]
    page.crowded = max(page.crowded, sum(len(row.groups) for row in rows))


def _clause(number: int, text: str, month_first: bool, month: Month | None) -> Row:
    """Return the row of a clause, which may begin with its month: "April: 12-16"."""
    inline = _LINE_MONTH.match(text)
    named = month_of(inline[1]) if inline else None
    if not inline or not named:
        return _row(number, text, month_first, month)
    return _row(number, text[inline.end() :], month_first, (named, month[1] if month else None))


def _row(number: int, text: str, month_first: bool, month: Month | None) -> Row:
    groups: list[list[Days]] = []
    pieces, at = [], 0
    for days in find_days(text, month_first, month):
        between = text[at : days.start]
        if groups and _LIST.fullmatch(between):
            groups[-1].append(days)
        else:
            groups.append([days])
            pieces.append(between)
        at = days.end
    if len(groups) == 1 and CELL in text:
        groups = [_from_to(text, groups[0])]
    return Row(number, text, tuple(map(tuple, groups)), (*pieces, text[at:]))


def _from_to(text: str, days: list[Days]) -> list[Days]:
    """Return days in two neighboring cells as the days from one to the other."""
    if len(days) != 2 or any(one.several for one in days):
        return days
    first, last = days
    ahead = (last.first.month - first.first.month) % 12
    apart = CELL in text[first.end : last.start]
    long = _PART_OF_YEAR.search(text)
    follows = 0 < ahead < (11 if long else 3) or (ahead == 0 and last.first.day >= first.first.day)
    return [replace(first, last=last.last, end=last.end)] if apart and follows else days


def _clauses(text: str) -> Iterator[str]:
    """Yield the sentences of a text; what is in brackets is never split."""
    ends = {one.start(): one.end() for one in _SENTENCE.finditer(text)}
    if not ends:
        yield text
        return
    depth, start = 0, 0
    for at, char in enumerate(text):
        depth = max(0, depth + (char in "([") - (char in ")]"))
        if at not in ends or depth or at < start:
            continue
        if char == ";" and not (_DIGIT.search(text, start, at) and _DIGIT.search(text, at)):
            continue
        if char == ";" or not _ABBREVIATED.search(text[max(start, at - 6) : at]):
            yield text[start:at]
            start = ends[at]
    yield text[start:]


def _back_apart(clause: str, month_first: bool) -> Iterator[str]:
    """Yield a clause and, of one that also says when school is back, that part alone."""
    for found in cue("COMES_BACK").finditer(clause):
        before, after = clause[: found.start()], clause[found.end() :]
        said = find_days(before, month_first, None) or cues.says_no_school(before)
        if said and find_days(after, month_first, None):
            yield f"{before})" if before.count("(") > before.count(")") else before
            yield after.rstrip(" )") if after.count(")") > after.count("(") else after
            return
    yield clause


def _asides(clause: str, month_first: bool) -> Iterator[str]:
    """Yield a clause without its brackets that hold a day and words, then those brackets."""
    asides: list[str] = []

    def outside(found: re.Match[str]) -> str:
        days = find_days(found[1], month_first, None)
        rest = found[1]
        for one in reversed(days):
            rest = rest[: one.start] + rest[one.end :]
        if not days or len(_WORD.findall(rest)) < 2:
            return found[0]
        asides.append(found[1])
        return " "

    yield _BRACKETS.sub(outside, clause)
    yield from asides
