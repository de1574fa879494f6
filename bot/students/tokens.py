"""A text as words and the marks between them, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_LETTERS = r"[^\W\d_][\w\u0300-\u036f]*"
_TOKEN = re.compile(
    rf"""
    (?P<title>\b(?:mrs?|ms|dr|st|jr|sra?|gr|prof|rev|supt|sgt|lt|gov|sen|rep|capt|col|gen|fr)\.)
    | (?P<initial>\b[^\W\d_]\.(?=\s|[^\W\d_]|[,)]|$))
    | (?P<word>{_LETTERS}(?:['’ʼ-](?!s\b){_LETTERS})*)
    | (?P<number>\d+(?:[.,:/]\d+)*[^\W\d_]*(?:-[^\W\d_]+)*)
    | (?P<own>['’ʼ]s\b|(?<=s)['’](?=\s))
    | (?P<stop>[.!?;…\0•]+|\n+)
    | (?P<quote>["“”„«»*])
    | (?P<colon>:)
    | (?P<comma>,)
    | (?P<open>[(\[])
    | (?P<close>[)\]])
    | (?P<dash>[-–—/])
    | (?P<also>[&+])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ODD_LETTERS = str.maketrans({"đ": "d", "ŋ": "n", "ł": "l", "ø": "o", "ı": "i", "ħ": "h"})
_APOSTROPHES = str.maketrans("", "", "'’ʼ")


def listed(words: str) -> frozenset[str]:
    """A list of words as it's written in the code, divided by spaces and line breaks."""
    return frozenset(words.split())


class Token(NamedTuple):
    """One word or mark; `fold` is how the lists spell it, `start` and `end` count characters."""

    kind: str
    raw: str
    fold: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A word without case, accents and apostrophes: "Wiŋyaŋ" is "winyan"."""
    if word.isascii():
        return word.lower().translate(_APOSTROPHES)
    bare = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    return kept.translate(_ODD_LETTERS).translate(_APOSTROPHES)


def split(text: str) -> list[Token]:
    """The tokens of a text in order; what is neither word, number nor mark is left out."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, raw = match.lastgroup or "", match[0]
        found.append(
            Token(kind, raw, "and" if kind == "also" else fold(raw), match.start(), match.end())
        )
    return found
