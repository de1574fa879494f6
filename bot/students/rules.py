"""The student check: which words of one text may point to a student.

It looks only at the words and can miss things; it never blocks, it shows what worries it.
"""

from __future__ import annotations

from functools import lru_cache

from bot.students import hints, names, numbers
from bot.students.instead import replace, rewrite
from bot.students.lexicon import Phrases, by_first_words, commonness, phrase, word, words
from bot.students.tagging import tag_words
from bot.students.tokens import fold
from bot.students.worries import NOBODY, KnownWords, Worries, Worry

__all__ = ["NOBODY", "KnownWords", "Worries", "Worry", "check", "replace", "rewrite"]


def check(text: str, known: KnownWords = NOBODY) -> Worries:
    """What may point to a student in `text`; case and accents don't count."""
    if not text:
        return Worries()
    blanked, worries = numbers.find(text)
    people, first_names = _people(known)
    tagged = tag_words(blanked, people)
    worries += names.find(tagged, first_names)
    worries += hints.find(tagged)
    said = {fold(one) for one in known.words}
    return Worries(_apart([worry for worry in worries if not _accepted(worry, said)]))


def _accepted(worry: Worry, said: set[str]) -> bool:
    """Whether the group said so: never for a child in danger, nor for a name tied to a class."""
    if worry.why == "danger" or (worry.why == "name" and worry.near):
        return False
    return fold(worry.words) in said


@lru_cache(maxsize=256)
def _people(known: KnownWords) -> tuple[Phrases, frozenset[str]]:
    """Full names as phrases with the letter `m`, and the first names that go with members."""
    members = {phrase(name) for name in known.members}
    full = members | {entry for entry in map(phrase, known.words) if entry and _is_named(entry[0])}
    firsts = {entry[0] for entry in members if entry}
    firsts |= {entry[0] for entry in map(phrase, known.words) if len(entry) == 1}
    return (
        by_first_words([(entry, "m") for entry in sorted(full) if len(entry) > 1]),
        frozenset(firsts | {short for first in firsts for short in _short_forms(first)}),
    )


def _is_named(first: str) -> bool:
    """Whether words that a group said are fine begin as a name does, not as "marks on"."""
    return any(commonness(first)) or not word(first)


def _short_forms(first: str) -> frozenset[str]:
    """ "Nate" and "Nathan" belong to one person."""
    return frozenset(one for line in _nicknames() if first in line for one in line)


@lru_cache(maxsize=1)
def _nicknames() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split("/")) for group in words("nicknames"))


def _apart(worries: list[Worry]) -> tuple[Worry, ...]:
    """In the order of the text; of two that overlap the first, a hard one before a hint."""
    order = {"danger": 1, "hint": 2, "first_name": 2}
    kept: list[Worry] = []
    taken: set[int] = set()
    for worry in sorted(worries, key=lambda each: (order.get(each.why, 0), each.start, -each.end)):
        span = range(worry.start, worry.end)
        if taken.isdisjoint(span):
            kept.append(worry)
            taken.update(span)
    return tuple(sorted(kept, key=lambda each: each.start))
