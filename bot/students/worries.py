"""What the student check hands back, and what a group told it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Why = Literal["name", "full_name", "phone", "email", "id", "login", "first_name", "hint", "danger"]
SOFT = ("first_name", "hint", "danger")


@dataclass(frozen=True, slots=True)
class Worry:
    """Words in a text that may point to a student.

    `words` is `text[start:end]`; `near` holds the words beside them that raised the worry
    ("4th grader"), empty where none did.
    """

    words: str
    start: int
    end: int
    why: Why
    near: str = ""

    @property
    def is_name(self) -> bool:
        """True for what may be somebody's name, for which "a student" can stand."""
        return self.why in ("name", "full_name", "first_name")


@dataclass(frozen=True, slots=True)
class Worries:
    """All worries about one text, in the order of the text and without overlap."""

    worries: tuple[Worry, ...] = ()

    @property
    def hard(self) -> tuple[Worry, ...]:
        """Names and numbers that something ties to a student."""
        return tuple(worry for worry in self.worries if worry.why not in SOFT)

    @property
    def soft(self) -> tuple[Worry, ...]:
        """Softer hints: a first name alone, one child without a name, or a child in danger."""
        return tuple(worry for worry in self.worries if worry.why in SOFT)

    @property
    def clear(self) -> bool:
        """True when there is nothing to ask about."""
        return not self.worries


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What a group knows: its members' full names, and words it said aren't a student.

    Neither silences a first name that something ties to a student; words count only as a whole.
    """

    members: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


NOBODY = KnownWords()
"""A group with no members that said nothing."""
