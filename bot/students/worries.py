"""What the student check hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Why = Literal["name", "full_name", "phone", "email", "id", "hint"]


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
        return self.why in ("name", "full_name")


@dataclass(frozen=True, slots=True)
class Report:
    """All worries about one text, in the order of the text and without overlap."""

    worries: tuple[Worry, ...] = ()

    @property
    def hard(self) -> tuple[Worry, ...]:
        """Names and numbers: what "a student" can stand for."""
        return tuple(worry for worry in self.worries if worry.why != "hint")

    @property
    def soft(self) -> tuple[Worry, ...]:
        """Hints of one child without a name: only the author can reword those."""
        return tuple(worry for worry in self.worries if worry.why == "hint")

    @property
    def clear(self) -> bool:
        """True when there is nothing to ask about."""
        return not self.worries
