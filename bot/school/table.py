"""A table's rows as lines of text: days first, then what they are."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import timedelta
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from bot.school import cues, words
from bot.school.days import find_days
from bot.school.tokens import CELL, month_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Headings of columns, as calendar programs and districts write them.
_STARTS = {"start date", "start", "date", "dates", "date(s)", "begin", "begins", "from", "when"}
_ENDS = {"end date", "end", "ends", "to", "through", "until", "finish"}
_TITLES = {"subject", "event", "event name", "title", "name", "summary", "observance", "holiday"}
_TITLES |= {"what", "activity", "occasion", "day off", "reason"}
_NOTES = {"description", "notes", "note", "comments", "details", "type", "category", "status"}
# Columns that say whether students come, and columns that count days.
_COME = {"students", "students?", "student day", "student day?", "school", "school?", "in session"}
_COME |= {"in session?", "students attend", "students attend?", "student attendance"}
_COMES = re.compile(
    r"(?:is |are )?(?:schools?|students?)\b.{0,16}(?:in session|attend|present|here)\??"
)
_A_YEAR = re.compile(
    r"(20\d\d)\s?[-\N{EN DASH}/]\s?(?:20)?(\d\d)(?: (?:school year|calendar|dates))?"
)
_BOTH_LANGUAGES = " / "
_COUNTS = re.compile(r"(?:#|no\.?|number|total|count)?(?: of)?.{0,20}\bdays|total.{0,12}|#|count")
_NUMBER = re.compile(r"\d{1,3}(?:\.5)?")
_NO, _YES = (
    re.compile(r"no?\b|off\b|closed", re.IGNORECASE),
    re.compile(r"y(?:es)?\b", re.IGNORECASE),
)
_ALL_DAY = {"all day event", "all-day event", "all day"}
_END_TIME = {"end time"}
_DIGIT = re.compile(r"\d")
_MIDNIGHT = re.compile(r"0?12:00(?::00)?\s?am|0?0:00(?::00)?", re.IGNORECASE)
_HEADING_ROWS = 8  # above which a heading may be


_A_MONTH = re.compile(r"\b([A-Za-z]{3,9})\.?(?: (?:20\d\d|'\d\d))?(?=\s|$)")
_SECOND_MONTH = re.compile(r"(?<=\s\s)(?<!^)\b([A-Za-z]{3,9})\.?(?: 20\d\d)?(?=\s*$)")
_MONTHS_BELOW = 3  # months that stand in a second column
_GAP_AFTER = re.compile(r"\s{2,}")
_BEGINS_DAY = re.compile(r"\d{1,2}\b")
_GAP = 20  # spaces before text that stands in a second column
_WIDEST, _FEWEST_ROWS = 6, 3  # cells of a row below each other, and such rows with their heading
_ALONE = 4  # lines that hold nothing but the second column
_CROSSING = 0.25  # of the lines may go over the gap: headings, and notes under the table


def columns_apart(text: str) -> str:
    """Return a text that a PDF set in two columns as the first column and then the second."""
    lines = text.expandtabs(8).split("\n") if "\t" not in text else []
    indents = Counter(len(line) - len(line.lstrip()) for line in lines if line.strip())
    lines = _blocks_apart(lines)
    if (apart := _under_months(lines)) is not None:
        return apart
    at, count = max(indents.items(), key=lambda one: (one[0] >= _GAP) * one[1], default=(0, 0))
    alone = [line for line in lines if len(line) > at > 0 and not line[:at].strip()]
    worded = sum(not _DIGIT.search(line) for line in alone)
    if at < _GAP or count < _ALONE or worded * 3 < len(alone):
        return "\n".join(lines) or text  # only days there: one column of names, one of days
    crossing = {n for n, line in enumerate(lines) if line[at - 2 : at].strip()}
    long = sum(len(line) > at for line in lines)
    if len(crossing) > _CROSSING * long:
        return "\n".join(lines)
    first = [line if n in crossing else line[:at] for n, line in enumerate(lines)]
    second = ["" if n in crossing else line[at:] for n, line in enumerate(lines)]
    return "\n".join(line.rstrip() for line in (*first, "", *second))


def _blocks_apart(lines: Sequence[str]) -> list[str]:
    """Return lines, months that stand side by side one below the other.

    A block begins with a line of nothing but months, and its columns right under them.
    """
    heads = {n: at for n, line in enumerate(lines) if (at := _months_in(line))}
    begins = [*heads, len(lines)]
    found = [*lines[: begins[0]]]
    for begin, end in pairwise(begins):
        block, columns = lines[begin:end], heads[begin]
        if len(columns) > 1 and _stand_under(block[1:], columns):
            for left, right in zip_longest(columns, columns[1:]):
                found += [line[left if left > columns[0] else 0 : right].rstrip() for line in block]
        else:
            found += block
    return found


def _months_in(line: str) -> list[int]:
    """Return where each month begins in a line of nothing but months; nothing for another line."""
    found = [*_A_MONTH.finditer(line)]
    only = not _A_MONTH.sub("", line).strip() and all(month_of(one[1]) for one in found)
    return [one.start() for one in found] if only else []


def _stand_under(block: Sequence[str], columns: Sequence[int]) -> bool:
    """Return whether what a block has beside its first column begins right under the months."""
    right = [line for line in block if len(line) > columns[1]]
    under = [line for line in right if any(_begins_at(line, at) for at in columns[1:])]
    cut = [line for line in right if any(line[at - 1 : at + 1].strip()[1:] for at in columns[1:])]
    return len(under) * 2 > len(right) and not cut


def _begins_at(line: str, at: int) -> bool:
    return bool(line[at : at + 1].strip()) and not line[at - 2 : at].strip()


def _under_months(lines: Sequence[str]) -> str | None:
    """Return a page whose months stand in two columns as one; None for another page.

    Where a line of the first column runs over, the second begins after the next gap.
    """
    begins = Counter(
        one.start()
        for line in lines
        for one in _SECOND_MONTH.finditer(line)
        if one.start() >= _GAP and month_of(one[1])
    )
    at, count = max(begins.items(), key=lambda one: one[1], default=(0, 0))
    if count < _MONTHS_BELOW:
        return None
    first: list[str] = []
    second: list[str] = []
    for line in lines:
        split = at
        if line[at - 1 : at].strip():
            over = _GAP_AFTER.search(line, at)
            split = over.end() if over else len(line)
        elif line[at - 2 : at].strip() and not _BEGINS_DAY.match(line, at):
            split = len(line)  # a sentence across both
        first.append(line[:split].rstrip())
        second.append(line[split:].rstrip())
    return "\n".join((*first, "", *second))


def lines_of(rows: Sequence[list[str]]) -> Iterator[str]:
    """Yield the rows of a table as lines that the reader takes, one for each row."""
    for at, row in enumerate(rows[:_HEADING_ROWS]):
        columns = _columns(row)
        start, title = _column(columns, _STARTS), _column(columns, _TITLES)
        if start is not None and title is not None:
            yield from (" ".join(filter(None, above)) for above in rows[:at])
            yield ""
            for below in rows[at + 1 :]:
                yield _row(below, columns, start, title)
            return
    for row in rows:
        yield "\t".join(filter(None, row))


def pasted(text: str) -> str:
    """Return a text, a table in it as lines that the reader takes."""
    return _parted(text) if "\t" not in text else _tabbed(text)


def rows_together(text: str) -> str:
    """Return a text, a table whose cells a copy put below each other as rows of cells.

    "Term", "Starts", "Ends", an empty line, "One", "Wed 3 Feb", "Fri 16 Apr" and so on.
    """
    blocks = [block.split("\n") for block in text.split("\n\n")]
    heads = (
        at
        for at, block in enumerate(blocks)
        if 3 <= len(block) <= _WIDEST and _is_head([one.strip() for one in block])
    )
    at = next(heads, None)
    if at is None:
        return text
    wide = len(blocks[at])
    end = next((n for n in range(at, len(blocks)) if len(blocks[n]) != wide), len(blocks))
    if end - at < _FEWEST_ROWS:
        return text
    rows = ["\t".join(one.strip() for one in block) for block in blocks[at:end]]
    before, after = (["\n".join(one) for one in some] for some in (blocks[:at], blocks[end:]))
    return "\n\n".join([*before, "\n".join(rows), *after])


def _tabbed(text: str) -> str:
    """Return a text whose columns are parted by tabs, each cell with what its heading says of it.

    Under "Students?" a no is said in words, a number under "Student days" is no day, and under
    headings that are edges ("Term begins", "Half term ends") each day has its heading beside it.
    """
    found: list[str] = []
    heads: list[str] = []
    translated = False
    for line in text.split("\n"):
        cells = [one.strip() for one in line.split("\t")]
        if len(cells) > 2 and all(_BOTH_LANGUAGES in one for one in cells):
            translated = True  # "Tymor / Term": English comes last in Wales
        if translated and len(cells) > 2:
            cells = [one.rpartition(_BOTH_LANGUAGES)[2].strip() for one in cells]
        if _is_head(cells):
            heads = cells
            found.append("")
        elif len(cells) > 1 and any(cells) and heads:
            found += _below(cells, heads)
        else:
            heads = [] if line.strip() and len(cells) == 1 else heads
            found.append("\t".join(_for_some(cells)) if len(cells) > 2 else line)
    return "\n".join(found)


def _is_head(cells: Sequence[str]) -> bool:
    """Return whether a row names columns that say something about the cells under them."""
    if sum(bool(_A_YEAR.fullmatch(one)) for one in cells) > 1:
        return True
    if sum(map(bool, cells)) < 2 or any(map(_DIGIT.search, cells)):
        return False
    low = [one.lower().strip("*: ") for one in cells]
    edges = sum(map(_is_edge, low))
    start = any(one in _STARTS or one == "month" for one in low)
    counted = any(_says_who_comes(one) or _COUNTS.fullmatch(one) for one in low[1:])
    return edges > 1 or (start and counted)


def _says_who_comes(head: str) -> bool:
    return head in _COME or bool(_COMES.fullmatch(head))


def _is_edge(head: str) -> bool:
    return (" " in head or head.endswith("s")) and cues.is_edge(head)


def _names_a_rest(head: str) -> bool:
    return " " in head and cues.kind_of(head, several=True) == "off"


def _for_some(cells: Sequence[str]) -> Sequence[str]:
    """Return a row's cells; of one with school in one school and none in another, what's so."""
    off = [cell for cell in cells[1:] if cues.says_no_school(cell)]
    if off and any(cell.lower() == "school" for cell in cells[1:]):
        return [cells[0], off[0], words.SOME_SCHOOLS]
    return cells


def _below(cells: Sequence[str], heads: Sequence[str]) -> Iterator[str]:
    kept: list[str] = []
    for cell, head in zip_longest(cells, heads, fillvalue=""):
        low = head.lower().strip("*: ")
        if _A_YEAR.fullmatch(low) and find_days(cell, True, None):
            yield f"{cells[0]} {CELL} {cell}"
        elif (_is_edge(low) or _names_a_rest(low)) and find_days(cell, True, None):
            yield f"{head} {CELL} {cell}"
        elif cues.says_no_school(low) and find_days(cell, True, None):
            yield from ("", f"{head}:", *(one.strip() for one in cell.split(";")), "")
        elif _COUNTS.fullmatch(low) and _NUMBER.fullmatch(cell):
            continue
        elif _says_who_comes(low) and _NO.match(cell):
            kept.append(words.NO_SCHOOL)
        elif not (_says_who_comes(low) and _YES.match(cell)):
            kept.append(cell)
    if any(kept) and not (len(kept) == 1 and not any(map(_DIGIT.search, kept))):
        yield "\t".join(kept)


def _parted(text: str) -> str:
    """Return a text, a table of commas or semicolons in it as lines that the reader takes."""
    head = text.lstrip().partition("\n")[0]
    comma = max(",;", key=head.count)
    if head.count(comma) < 2:
        return text
    columns = _columns(head.split(comma))
    if _column(columns, _STARTS) is None or _column(columns, _TITLES) is None:
        return text
    rows = [row for line in text.split("\n") for row in csv.reader([line], delimiter=comma) or [[]]]
    return "\n".join(lines_of(rows))


def _columns(row: Sequence[str]) -> dict[str, int]:
    return {name.strip().lower().strip('": '): n for n, name in reversed([*enumerate(row)])}


def _column(columns: dict[str, int], names: set[str]) -> int | None:
    return next((at for name, at in columns.items() if name in names), None)


def _row(row: list[str], columns: dict[str, int], start: int, title: int) -> str:
    def cell(names: set[str]) -> str:
        at = _column(columns, names)
        return row[at].strip() if at is not None and at < len(row) else ""

    begin = row[start] if start < len(row) else ""
    end = cell(_ENDS)
    if cell(_ALL_DAY).lower() in ("true", "yes") and _MIDNIGHT.fullmatch(cell(_END_TIME)):
        end = _day_before(end)  # Outlook ends an event of whole days on the day after
    days = f"{begin} - {end}" if end and end != begin else begin
    name = row[title] if title < len(row) else ""
    return f"{days} {CELL} {' '.join(filter(None, (name, cell(_NOTES))))}"


def _day_before(typed: str) -> str:
    days = find_days(typed, True, None)
    day = days[0].first.within(0) if days and days[0].first.year else None
    return f"{day - timedelta(days=1)}" if day else typed
