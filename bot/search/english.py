"""What the search knows of English, besides its endings; read from english.txt."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.kit.sections import sections

_FILE = Path(__file__).with_name("english.txt")


@cache
def words(section: str) -> frozenset[str]:
    """Return the words of a section."""
    return frozenset(" ".join(sections(_FILE)[section]).split())


@cache
def same() -> dict[str, str]:
    """Return the word that another is a form of, where its ending doesn't tell."""
    irregular = (forms.split() for forms in sections(_FILE)["irregular"])
    numbers = (forms.split() for forms in sections(_FILE)["numbers"])
    return {form: first for first, *forms in irregular for form in forms} | {
        form: str(number) for number, forms in enumerate(numbers, 1) for form in forms
    }
