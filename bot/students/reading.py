"""A text read as one letter per word, so that grammar can be looked for as a pattern of letters.

What the letters mean stands in `letters.py`; here several words become one letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.students.letters import LISTED, letter
from bot.students.lists import Phrases, phrases, words
from bot.students.tokens import Token, split

_TITLES, _SPOKEN_TO, _ORDINALS = (
    frozenset(listed.split())
    for listed in (
        """mr mrs ms miss mx dr mr. mrs. ms. dr. prof. sr. sra. st. st principal coach officer
        sister father pastor professor senor senora senorita profe superintendent nurse judge
        mayor senator governor president captain chef aunt auntie uncle grandma grandpa librarian
        teacher custodian""",
        "mr mrs ms dr mr. mrs. ms. dr.",
        """1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th first second third fourth fifth sixth
        seventh eighth ninth tenth eleventh twelfth""",
    )
)
_AFTER_ORDINAL = {"grader": "G", "graders": "H"} | dict.fromkeys(
    ("grade", "gr", "gr.", "hour", "period", "block"), "g"
)
_PAIRS = {
    **{(level, "schooler"): "G" for level in ("middle", "high", "elementary")},
    **{(level, "schoolers"): "H" for level in ("middle", "high", "elementary")},
    **{("student", helper): "S" for helper in ("aide", "helper", "assistant", "worker")},
    **{("student", grown): "t" for grown in ("teacher", "teachers", "council")},
    **{("junior", thing): "x" for thing in ("high", "library", "librarian", "librarians")},
    ("kid", "helper"): "S",
    ("senior", "citizen"): "x",
}
_GRADE = re.compile(r"\w+-(?:(?P<G>grader|year-old)|(?P<H>graders|year-olds)|(?P<g>grade))$")
_MARKS = {
    "stop": ".", "comma": ",", "open": "(", "close": ")", "dash": "-", "own": "'", "quote": '"',
    "also": "c",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One letter per item in `tags`; `items[i]` is where in the text it lies."""

    text: str
    tags: str
    items: tuple[Token, ...]


def read(text: str, members: Phrases) -> Reading:
    """A text as letters; `members` are phrases that worry nobody, with the letter `m`."""
    alphabetic, upper = sum(map(str.isalpha, text)), sum(map(str.isupper, text))
    shouted = alphabetic > 7 and upper > 0.8 * alphabetic
    tokens = split(text)
    tags: list[str] = []
    items: list[Token] = []
    at = 0
    while at < len(tokens):
        first = tokens[at]
        tag, length = _MARKS.get(first.kind), 1
        if tag is None:
            before = tags[-1] if tags else "."
            tag, length = _several(tokens, at, before, members) or (
                _single(tokens, at, before, shouted),
                1,
            )
        tags.append(tag)
        items.append(first if length == 1 else first._replace(end=tokens[at + length - 1].end))
        at += length
    return Reading(text, "".join(tags), tuple(items))


def _several(tokens: list[Token], at: int, before: str, members: Phrases) -> tuple[str, int] | None:
    """The letter of a phrase that begins here, and how many tokens it takes."""
    known = _longest(tokens, at, members) or _longest(tokens, at, phrases())
    if known and not (before in "NULAVY" and _is_surname(tokens[at : at + known[1]])):
        return known
    return _titled(tokens, at) or _student(tokens, at, before)


def _single(tokens: list[Token], at: int, before: str, shouted: bool) -> str:
    token = tokens[at]
    if token.kind == "number":
        return "#"
    if token.kind == "initial":
        return "I" if before in "NULAVY" else "x"
    if token.raw[0].isupper() and token.fold in words("surnames"):
        capital_first = before == "a" and tokens[at - 1].raw[0].isupper()
        if capital_first or before in "NULAVY":
            return "W" if token.fold in words("plain") else "Y"
    return letter(token.raw, before in '."', shouted)


def _is_surname(tokens: list[Token]) -> bool:
    """Red Cloud is a leader one reads about, and after a given name it is a family name."""
    return all(token.fold in words("surnames") for token in tokens)


def _longest(tokens: list[Token], at: int, known: Phrases) -> tuple[str, int] | None:
    seconds = known.get(tokens[at].fold)
    if seconds is None:
        return None
    second = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    for entry, tag in seconds.get(second, ()):
        if tuple(token.fold for token in tokens[at : at + len(entry)]) == entry:
            return tag, len(entry)
    alone = seconds.get("")
    return (alone[0][1], 1) if alone else None


def _titled(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """ "Mrs. Alvarez", "Coach Davis", "mrs. peterson"."""
    title = tokens[at]
    if title.fold not in _TITLES or not (title.fold in _SPOKEN_TO or title.raw[0].isupper()):
        return None
    length = 1
    for word in tokens[at + 1 : at + 4]:
        if word.kind not in ("word", "initial") or word.fold in LISTED:
            break
        if not word.raw[0].isupper() and (length > 1 or word.fold in words("plain")):
            break
        if length > 1 and word.raw.isupper():
            break
        length += 1
    return ("T", length) if length > 1 else None


def _student(tokens: list[Token], at: int, before: str) -> tuple[str, int] | None:
    """ "4th grader", "grade 4", "10-year-old", "my senior"."""
    word = tokens[at].fold
    after = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    if word in _ORDINALS:
        return (_AFTER_ORDINAL[after], 2) if after in _AFTER_ORDINAL else ("O", 1)
    if (word, after) in _PAIRS:
        return _PAIRS[word, after], 2
    if after == "year" and tokens[at + 2 : at + 3] and tokens[at + 2].fold in ("old", "olds"):
        return ("G" if tokens[at + 2].fold == "old" else "H"), 3
    if word in ("grade", "gr.", "grades") and after.isdecimal():
        return "g", 2
    if word in ("junior", "senior") and before in "dx(," and tokens[at].raw.islower():
        return "G", 1
    graded = _GRADE.match(word) if "-" in word else None
    return (str(graded.lastgroup), 1) if graded else None
