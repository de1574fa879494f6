"""What the check knows of names and words, read from `data/` when first needed."""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from functools import cache
from pathlib import Path
from zlib import crc32

from bot.kit.sections import sections
from bot.students.tokens import split

DATA = Path(__file__).parent / "data"
COMMON, WORD, PROPER = 1, 2, 4  # what `word` tells, as bits

Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]
"""First word -> second word, empty where there is none -> phrases, longest first, with letters."""


class Hashed:
    """Words as sorted hashes with one byte each: 40,000 in 200 KB (data/README.md)."""

    def __init__(self, path: Path) -> None:
        stored = path.read_bytes()
        (size,) = struct.unpack_from("<I", stored)
        self._hashes = array("I", struct.unpack_from(f"<{size}I", stored, 4))
        self._kinds = stored[4 + 4 * size :]

    def kind(self, folded: str) -> int:
        """The byte of a folded word, 0 for one that isn't there."""
        code = crc32(folded.encode())
        at = bisect_left(self._hashes, code)
        return self._kinds[at] if at < len(self._hashes) and self._hashes[at] == code else 0


@cache
def _names() -> Hashed:
    return Hashed(DATA / "names.bin")


@cache
def _words() -> Hashed:
    return Hashed(DATA / "words.bin")


def commonness(folded: str) -> tuple[int, int]:
    """How common a given name is among today's students and among adults: two levels, 0 to 15.

    Each level stands for twice the births of the one below; 1 begins at 10 births.
    """
    if folded in words("names"):
        return 7, 5
    kind = _names().kind(folded)
    return kind >> 4, kind & 15


def word(folded: str) -> int:
    """Whether it's an English word: COMMON, WORD and PROPER (written with a capital) as bits."""
    return _words().kind(folded) | (WORD if folded in words("plain") else 0)


@cache
def words(name: str) -> frozenset[str]:
    """The words of `data/<name>.txt`, which are divided by spaces."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def lone(name: str) -> frozenset[str]:
    """The entries of `data/<name>.txt` that are one word: "Matilda", "Austin"."""
    folded = (phrase(line) for line in lines(name))
    return frozenset(entry[0] for entry in folded if len(entry) == 1)


@cache
def phrases() -> Phrases:
    """Authors, titles, characters, brands and places of several words, as letters `b` and `p`."""
    entries = [
        (entry, letter)
        for name, letter in (("authors", "b"), ("books", "b"), ("brands", "b"), ("places", "p"))
        for entry in map(phrase, lines(name))
        if len(entry) > 1
    ]
    return by_first_words(entries)


@cache
def surnames() -> frozenset[str]:
    """What a reader calls an author: "Reynolds", unless it's a given name as well."""
    last = {phrase(line)[-1] for line in lines("authors")}
    return frozenset(name for name in last if not word(name) & WORD and commonness(name)[0] < 10)


def by_first_words(entries: list[tuple[tuple[str, ...], str]]) -> Phrases:
    """Entries sorted for matching: the longest phrase wins."""
    found: Phrases = {}
    for entry in sorted(entries, key=lambda each: -len(each[0])):
        first, second = (*entry[0], "")[:2]
        found.setdefault(first, {}).setdefault(second, []).append(entry)
    return found


def phrase(line: str) -> tuple[str, ...]:
    """One entry as the tokens it has in a text, without what ends a sentence."""
    return tuple(token.fold for token in split(line.rstrip(".!?")) if token.kind != "quote")


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one section of `data/lists.txt`."""
    return frozenset(word for line in sections(DATA / "lists.txt")[name] for word in line.split())


def lines(name: str) -> list[str]:
    """The lines of `data/<name>.txt` without comments."""
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
