"""The student check: which words of one text may point to a student.

It looks only at the words and can miss things; it never blocks, it shows what worries it.
"""

from __future__ import annotations

from functools import lru_cache

from bot.students import hints, names, numbers
from bot.students.instead import replace
from bot.students.lists import Phrases, by_first_words, phrase, words
from bot.students.reading import read
from bot.students.tokens import fold
from bot.students.worries import Report, Worry

__all__ = ["Report", "Worry", "check", "replace"]


def check(text: str, known: frozenset[str] = frozenset()) -> Report:
    """What may point to a student in `text`.

    `known` holds the names of the group's members and the words the group said "not a student"
    about; of a name in several words each word is known too. Case and accents do not count.
    """
    blanked, worries = numbers.find(text)
    reading = read(blanked, _known(known))
    worries += names.find(reading)
    worries += hints.find(reading)
    accepted = {fold(name) for name in known}
    return Report(_apart([worry for worry in worries if fold(worry.words) not in accepted]))


@lru_cache(maxsize=256)
def _known(known: frozenset[str]) -> Phrases:
    entries = {phrase(name) for name in known}
    entries |= {(part,) for entry in entries for part in entry if _may_stand_alone(part)}
    return by_first_words([(entry, "m") for entry in sorted(entries) if entry])


def _may_stand_alone(part: str) -> bool:
    """Of "Luis de la Cruz" the words that are names: "Luis" and "Cruz"."""
    return part in words("names") or (len(part) > 2 and part not in words("plain"))


def _apart(worries: list[Worry]) -> tuple[Worry, ...]:
    """In the order of the text; of two that overlap the first, a hard one before a hint."""
    kept: list[Worry] = []
    for worry in sorted(worries, key=lambda each: (each.why == "hint", each.start, -each.end)):
        if all(worry.end <= other.start or other.end <= worry.start for other in kept):
            kept.append(worry)
    return tuple(sorted(kept, key=lambda each: each.start))
