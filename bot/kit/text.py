"""Small work on words: tidying what people typed, plurals, lists, Discord's limits."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTENT_LIMIT = 2_000
BUTTON_LABEL_LIMIT = 80
CUSTOM_ID_LIMIT = 100
DESCRIPTION_LIMIT = 1_024  # of an attachment
THREAD_NAME_LIMIT = 100
CHOICE_LIMIT = 100

# Overrides and isolates that turn the reading direction of everything after them.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]"
)
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKS_A_LETTER = 3


def tidy(text: str) -> str:
    """Return *text* without what breaks a page: control and direction characters, piled-up marks.

    Joiners stay (emoji and several scripts need them), unless nothing else is there.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _INVISIBLE.sub("", _BIDI.sub("", text))
    kept: list[str] = []
    marks = 0
    for char in text:
        kind = unicodedata.category(char)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks > _MARKS_A_LETTER or (kind in ("Cc", "Cs", "Co", "Cn") and char not in "\n\t"):
            continue
        kept.append(char)
    text = _BLANK_LINES.sub("\n\n", "".join(kept)).strip()
    return text if text.strip("\u200c\u200d\ufe0f \n\t") else ""


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return "1 win", "2 wins"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def shorten(text: str, limit: int) -> str:
    """Return *text* on one line in at most *limit* characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut).rstrip(" ,.;:") + "…"


def fold(text: str) -> str:
    """Return *text* as search sees it: lower case, without accents, words apart by one space.

    Folding here, not in the database, makes SQLite and PostgreSQL find the same wins.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", plain))
