"""Small work on words: tidying what people typed, plurals, lists, Discord's limits."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.kit.markup import spelled_out, without_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from regex import Pattern

CONTENT_LIMIT = 2_000
BUTTON_LABEL_LIMIT = 80
CUSTOM_ID_LIMIT = 100
DESCRIPTION_LIMIT = 1_024  # of an attachment
THREAD_NAME_LIMIT = 100
CHOICE_LIMIT = 100

_UNSEEN = re.compile(
    "["
    "\0-\x08\x0b-\x1f\x7f-\x9f"  # control characters, tab and line break aside
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff"  # halves of characters, private ones
    "\u202a-\u202e\u2066-\u2069"  # overrides and isolates: they turn what comes after them
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f"
    "\u3164\ufeff\uffa0"  # fillers, marks of direction, breaks without a width
    "]"
)
_HALVES = re.compile("[\ud800-\udfff]")
_BRAILLE_BLANK = "\u2800"
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKS_A_LETTER = 3
_SENTENCE = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)[.!?…]+[\"'”’)]*(?=\s)")
_CLAUSE = re.compile(r"[,;:–—](?=\s)")


def whole(value: object) -> object:
    """Return what JSON holds with a mark in place of each half of a character.

    Such a half can't be written to a file, a database or Discord. Names of fields are nobody's
    words, and stay.
    """
    if isinstance(value, str):
        return value if value.isascii() else _HALVES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: whole(one) for key, one in value.items()}
    return [whole(one) for one in value] if isinstance(value, list) else value


_NOT_IN_NAMES = re.compile(r"<[^<>\s]{1,90}>|https?://\S+|[@*_~`|>#\\\[\]]")


def tidy(text: str) -> str:
    """Return *text* without what breaks a page: control and direction characters, piled-up marks.

    Joiners stay (emoji and several scripts need them), unless nothing else is there.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _UNSEEN.sub("", text)
    if not text.isascii():
        text = "".join(_few_marks(unicodedata.normalize("NFC", text)))
    text = _BLANK_LINES.sub("\n\n", text).strip()
    return text if any(_shows(char) for char in text) else ""


def one_line(text: str) -> str:
    """Return *text* the same way, and on one line."""
    return " ".join(tidy(text).split())


def checked(text: str, limit: int, too_long: str, empty: str = "", **said: str) -> str:
    """Return what somebody typed.

    Raises Refusal that says *too_long* over the limit, and *empty*, if given, for no text.
    """
    if empty and not text:
        raise Refusal(empty)
    if len(text) > limit:
        raise Refusal(too_long.format(limit=f"{limit:,}", length=f"{len(text):,}", **said))
    return text


def _few_marks(text: str) -> Iterator[str]:
    marks = 0
    for char in text:
        kind = unicodedata.category(char)
        if kind in ("Mn", "Me"):
            marks += 1
        elif kind != "Cf":  # a joiner does not begin a new letter
            marks = 0
        if marks <= _MARKS_A_LETTER:
            yield char


def _shows(char: str) -> bool:
    kind = unicodedata.category(char)
    # An emoji younger than Python's tables is "not assigned" in them.
    return (kind[0] in "LNPS" or kind == "Cn") and char != _BRAILLE_BLANK


def labeled(text: str, limit: int) -> str:
    """Return a text for a label, where Discord turns no mention into a name."""
    return cut(without_mentions(text), limit)


def unmarked(text: str) -> str:
    """Return a text for a thread's name, where nothing is escaped: no marks, links or mentions."""
    return _NOT_IN_NAMES.sub(" ", spelled_out(text))


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return "1 win", "2 wins"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capitalized(text: str) -> str:
    """Return *text* the way it begins a line."""
    return text[:1].upper() + text[1:]


def opening(text: str, limit: int) -> str:
    """Return a text whole where it's short, else up to the end of a sentence or a clause."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    for end in (_SENTENCE, _CLAUSE):
        ends = [one.end() for one in end.finditer(text, 0, limit)]
        if ends and ends[-1] > limit // 4:
            kept = text[: ends[-1]].rstrip()
            return kept if end is _SENTENCE else kept.rstrip(",;:–— ") + "…"
    return shorten(text, limit)


def shorten(text: str, limit: int) -> str:
    """Return *text* on one line in at most *limit* characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    kept = cut(text, limit - 1)
    head, space, _ = kept.rpartition(" ")
    return (head if space and len(head) > limit // 2 else kept).rstrip(" ,.;:") + "…"


def cut(text: str, limit: int) -> str:
    """Return the beginning of *text* in at most *limit* characters, every emoji and letter whole.

    Only a single "letter" that is longer than the limit is cut itself.
    """
    if len(text) <= limit or text[: limit + 1].isascii():
        return text[: max(limit, 0)]
    end = 0
    for letter in _graphemes().finditer(text):
        if letter.end() > limit:
            break
        end = letter.end()
    return text[: end or max(limit, 0)]


@cache
def _graphemes() -> Pattern[str]:
    # Most texts need no cut, so most processes of a small group never load it.
    import regex

    return regex.compile(r"\X")


def fold(text: str) -> str:
    """Return *text* as search sees it: lower case, without accents, words apart by one space.

    Folding here, not in the database, makes SQLite and PostgreSQL find the same wins.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", plain))
