"""The part of a text that shows why it was found; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.kit.text import fold, shorten
from bot.search.rules import stem

if TYPE_CHECKING:
    from collections.abc import Container

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_ENDS = re.compile(r"[.!?…][\"\u201d')]*(?=\s)")
_BEFORE = 40  # characters before a word, where its sentence begins too far away


def excerpt(text: str, stems: Container[str], limit: int) -> str:
    """Return the part of *text* with the most of the *stems*, on one line.

    It begins at a sentence or a word and ends at one, in about *limit* characters; "…" stands for
    what's left out.
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    hits = [
        (word.start(), word.end(), one)
        for word in _WORD.finditer(text)
        if (one := stem(fold(word[0]))) in stems
    ]
    begins = [0, *(_begin(text, start, limit) for start, _, _ in hits)]
    begin = max(begins, key=lambda at: (len(_within(hits, at, limit)), -at))
    last = max((end for _, end, _ in hits if begin < end <= begin + limit), default=begin)
    dots = "… " if begin else ""
    rest = text[begin:]
    if len(rest) <= limit:
        return dots + rest
    ends = [one.end() for one in _SENTENCE_ENDS.finditer(rest, limit // 2, limit)]
    whole = [end for end in ends if begin + end >= last]
    return dots + (f"{rest[: whole[-1]]} …" if whole else shorten(rest, limit))


def _begin(text: str, at: int, limit: int) -> int:
    before = [one.end() + 1 for one in _SENTENCE_ENDS.finditer(text, 0, at)]
    sentence = before[-1] if before else 0
    if at - sentence <= limit // 2:
        return sentence
    return text.find(" ", at - _BEFORE, at) + 1 or at


def _within(hits: list[tuple[int, int, str]], begin: int, limit: int) -> set[str]:
    return {one for start, end, one in hits if start >= begin and end <= begin + limit}
