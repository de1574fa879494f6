"""The word lists beside this file, read when first needed and kept folded."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.students.tokens import split

DATA = Path(__file__).parent / "data"

Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]
"""First word -> second word, empty where there is none -> phrases, longest first, with letters."""


@cache
def words(name: str) -> frozenset[str]:
    """The words of `data/<name>.txt`, which are divided by spaces."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def lone(name: str) -> frozenset[str]:
    """The entries of `data/<name>.txt` that are one word: "Matilda", "Austin"."""
    folded = (phrase(line) for line in _lines(name))
    return frozenset(entry[0] for entry in folded if len(entry) == 1)


@cache
def phrases() -> Phrases:
    """Authors, titles, characters and places of several words, as letters `b` and `p`."""
    entries = [
        (entry, tag)
        for name, tag in (("authors", "b"), ("books", "b"), ("places", "p"))
        for entry in map(phrase, _lines(name))
        if len(entry) > 1
    ]
    return by_first_words(entries)


@cache
def surnames() -> frozenset[str]:
    """What a reader calls an author: "Reynolds", unless it is also written first, as "Yang" is."""
    last = {phrase(line)[-1] for line in _lines("authors")}
    return frozenset(last - words("plain") - words("names") - words("family_first"))


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


def _lines(name: str) -> list[str]:
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
