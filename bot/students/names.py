"""Names that point to a student, found as grammar over the letters of a `Reading`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.students.lists import words
from bot.students.worries import Worry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.students.reading import Reading

# A capital after "in" may be a place, after "read" a title, after "this" a month.
_FIRST = r"(?:(?<![rRidsp])L|(?<![rRBdsp])U|(?<![rR])N|(?<![rijdO#])A|(?<![rijdOxX#])M|V|Y)"
_RUN = rf"(?:{_FIRST}(?:q{{0,2}}[NULAYWIV]){{0,3}}|n[nyu]{{0,2}}(?:a(?=,d))?|(?<![ridp])l[nyu]?)"
_NAMED = r"(?P<name>[NULAMVYWXnlauey](?:q{0,2}[NULAYWI]|[nyu]){0,3})"
_ONE = r"(?P<near>G|S(?![xXt]))"

_NAME = re.compile(_RUN)
_NAME_FIRST = re.compile(r"(?:^|(?<=[.\"]))[au]")

# What follows a name of a student:
_AFTER = re.compile(
    "|".join(
        pattern.replace("near", f"near{number}")
        for number, pattern in enumerate(
            (
                # , a shy 4th grader · , one of my fifth graders · , who is in 4th grade
                rf"[,-]x?d[xXdjS]{{0,3}}?{_ONE}",
                r"[,-]x?dod[xj]{0,3}(?P<near>[HG])",
                r",?w[xz]{0,2}[xdi]{0,3}(?P<near>[GSg])",
                r"[,-]i?d?x?(?P<near>[gG])(?!x?[tH])",
                r"\([xdi]{0,2}(?P<near>[gGSO#])x?\)",
                # in 4th grade · from third hour · in Mrs. Alvarez's class
                r"id?x?(?P<near>g|O(?![xXOH]))(?!x?t)",
                r"i(?P<near>T'x?[gh])",
                # is my only 8th grader · is in fifth grade · and Kai, third graders
                rf"z[xdju]{{0,4}}{_ONE}",
                r"zx?id?x?(?P<near>g)(?!x?t)",
                r",(?P<near>#),",
            )
        )
    )
)
_AFTER_FIRST = re.compile(r",d[xj]{0,2}(?P<near>G)|,dod[xj]{0,3}(?P<plural>[HG])")
_AFTER_UNKNOWN = re.compile(r"id?(?P<near>g)(?!x?[tH])")

_LINKS = tuple(
    re.compile(pattern)
    for pattern in (
        # my 4th grader Jayden · a student named will · a student, Santiago, and
        rf"(?P<near>[GS])(?P<name>{_RUN})",
        rf"(?P<near>[GS]),(?P<name>{_RUN})(?=[,.)(-]|$)",
        rf"(?P<near>[GSH])x?,?k{_NAMED}",
        r"(?P<near>[GS])K(?P<name>[NULAMVYnlau][NUYnyu]?)",
        r"d[xj]{0,2}(?P<near>G)(?P<name>u|[XW](?=[xza,.']))",
        # students Ava and Noah · two readers, Chloe and Owen · Ava and Noah, third graders
        rf"(?P<near>H)[,s]?(?P<name>{_RUN})(?=(?:,[NULAVn]+)*,?c[NULAVn])",
        rf"c(?P<name>{_RUN})(?:,[xd]{{0,2}}|z[xd]{{0,2}})(?P<near>H)",
        # Brayden's grandma
        r"(?P<name>(?<![rRBTt])(?:[NnL]|l)|(?<![rRBTt])[UV]|(?<![rijdO#])A)'x?(?P<near>f)",
    )
)

_FULL = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<name>[NY](?:q{0,2}[NUYWLA]|I){1,3})",
        r"(?P<name>(?<![ridp])[LA]I?[YN][YW]?)",
        r"(?P<name>(?<![rijdO#])A(?:q{1,2})?U)",
        r"(?P<name>(?<![rijdO#])M[YI])",
        r"(?:^|(?<=[.\"]))(?P<name>aY)",
        r"(?P<name>(?<![dps])[UV][YN][YW]?)",
        r"(?P<name>n(?:q{1,2}[yn]|[yn]){1,2})",
    )
)
_GROWN_UP_BEFORE = re.compile(r"(?:[BTt],?|[rRB][do]?|t'|[xX]?B[xX]?,|b,?c)$")
_GROWN_UP_AFTER = re.compile(r",?[xXdig]{0,4}[tB]|,d[gx]?t|'[xX]{0,2}[RgHSh]|R|'d?[xX]{0,2}H|ce|IU")
_GIVEN = re.compile(r"[Nn](?:[NULAYWI]{0,2}|[ny]?)")
_STUDENT_AHEAD = re.compile(r"[^.]{0,8}?[GSg]|[^.]{0,5}?H|[^.]{0,8}\.E[^.]{0,5}?[GSg]")
_STUDENT_BEHIND = re.compile(r"[GSg][^.]{0,8}$|H[^.]{0,5}$")
_AND = re.compile(r"(?:,c|,|c)(?P<name>[NULAVn](?:[NUYWI]{0,2}|[ny]?))")
_AND_BEFORE = re.compile(r"(?P<name>[NULAVn][NUYWI]{0,2})(?:,c|,|c)$")

Found = dict[int, tuple[int, str]]
"""First item of a name -> the item after its last, and the words that raised the worry."""


def find(reading: Reading) -> list[Worry]:
    """Every name in the text that may be a student's, and every further mention of it."""
    found: Found = {}
    for start, end, near in (*_linked(reading), *_full(reading), *_close(reading)):
        if start not in found or found[start][0] < end:
            found[start] = end, (near or found.get(start, (0, ""))[1])
    _spread(reading, found)
    _repeated(reading, found)
    return [_worry(reading, *span, near) for span, near in _merged(found).items()]


def _linked(reading: Reading) -> Iterator[tuple[int, int, str]]:
    tags = reading.tags
    for name in _NAME.finditer(tags):
        if after := _AFTER.match(tags, name.end()):
            yield from _with_near(reading, name.span(), after.span(str(after.lastgroup)))
    for name in _NAME_FIRST.finditer(tags):
        after = _AFTER_FIRST.match(tags, name.end())
        if after is None and name[0] == "u":
            after = _AFTER_UNKNOWN.match(tags, name.end())
        if after:
            yield from _with_near(reading, name.span(), after.span(str(after.lastgroup)))
    for link in _LINKS:
        for match in link.finditer(tags):
            yield from _with_near(reading, match.span("name"), match.span("near"))


def _with_near(
    reading: Reading, name: tuple[int, int], near: tuple[int, int]
) -> Iterator[tuple[int, int, str]]:
    if reading.tags[near[0]] != "#" or _is_age(reading.items[near[0]].raw):
        yield *name, _words(reading, *near)


def _is_age(number: str) -> bool:
    """Whether a number can be the age of a school child."""
    return len(number) < 3 and number.isdecimal() and 4 <= int(number) <= 19


def _full(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for pattern in _FULL:
        for match in pattern.finditer(reading.tags):
            start, end = match.span()
            if match[0][0] == "Y" and reading.items[start].fold not in words("family_first"):
                continue
            if not _grown_up(reading.tags, start, end):
                yield start, end, ""


def _close(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """A given name in one sentence with a student: at most 8 words off, 5 from several.

    "I am proud of Bryce. He is a third grader" counts as one sentence.
    """
    for match in _GIVEN.finditer(reading.tags):
        start, end = match.span()
        if _grown_up(reading.tags, start, end):
            continue
        if ahead := _STUDENT_AHEAD.match(reading.tags, end):
            yield start, end, _words(reading, ahead.end() - 1, ahead.end())
        elif behind := _STUDENT_BEHIND.search(reading.tags[max(0, start - 9) : start]):
            near = max(0, start - 9) + behind.start()
            yield start, end, _words(reading, near, near + 1)


def _grown_up(tags: str, start: int, end: int) -> bool:
    """Whether the words around say an author, a hero or a grown-up: "our custodian Ray"."""
    before = tags[max(0, start - 4) : start]
    return bool(_GROWN_UP_BEFORE.search(before) or _GROWN_UP_AFTER.match(tags, end))


def _spread(reading: Reading, found: Found) -> None:
    """In "Jayden and Kai in 4th grade" the worry about one is a worry about both."""
    waiting = list(found.items())
    while waiting:
        start, (end, near) = waiting.pop()
        after = _AND.match(reading.tags, end)
        before = _AND_BEFORE.search(reading.tags[max(0, start - 5) : start])
        offset = max(0, start - 5)
        spans = [after.span("name")] if after else []
        spans += [(before.start("name") + offset, before.end("name") + offset)] if before else []
        for first, last in spans:
            if not any(first < done and begun < last for begun, (done, _) in found.items()):
                found[first] = last, near
                waiting.append((first, (last, near)))


def _repeated(reading: Reading, found: Found) -> None:
    """A name that worries once worries wherever it stands again."""
    taken = {at for start, (end, _) in found.items() for at in range(start, end)}
    worrying = {reading.items[start].fold: near for start, (_, near) in found.items()}
    for at, (tag, item) in enumerate(zip(reading.tags, reading.items, strict=True)):
        if at not in taken and item.fold in worrying and tag in "NnULlAVYuy":
            found[at] = at + 1, worrying[item.fold]


def _merged(found: Found) -> dict[tuple[int, int], str]:
    """Names that overlap as one, so that replacing them leaves nothing of either."""
    spans: list[tuple[int, int, str]] = []
    for start, (end, near) in sorted(found.items()):
        if spans and start < spans[-1][1]:
            begun, done, first = spans.pop()
            start, end, near = begun, max(end, done), first or near
        spans.append((start, end, near))
    return {(start, end): near for start, end, near in spans}


def _worry(reading: Reading, start: int, end: int, near: str) -> Worry:
    first, last = reading.items[start].start, reading.items[end - 1].end
    full = re.fullmatch(r"[A-Za-z](?:q*[NULAYWIny])+", reading.tags[start:end])
    return Worry(reading.text[first:last], first, last, "full_name" if full else "name", near)


def _words(reading: Reading, start: int, end: int) -> str:
    return reading.text[reading.items[start].start : reading.items[end - 1].end]
