"""What in a file or a link may point to a student, and where; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.shelf.addresses import words_in
from bot.students.rules import check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.shelf.file_text import TextPage
    from bot.students.worries import KnownWords

SHOWN = 4  # places; more are too many for one message


def worry_in(link: str, known: KnownWords) -> str:
    """Return what in a link may point to a student, as "…/class-list-jayden-smith.pdf" does."""
    hard = check(words_in(link), known).hard
    return hard[0].words if hard else ""


def worries_in(pages: Iterable[TextPage], known: KnownWords) -> tuple[tuple[str, str], ...]:
    """Return where something may point to a student and what it is, one of each page.

    Hints about one child without a name aren't in it: a handout is full of them.
    """
    found: list[tuple[str, str]] = []
    for page in pages:
        hard = check(page.text, known).hard
        if hard:
            found.append((page.where, hard[0].words))
        if len(found) == SHOWN:
            break
    return tuple(found)
