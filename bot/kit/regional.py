"""The program's own sentences in the words of a country: the few that differ, as data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

_FILE = Path(__file__).with_name("regional.toml")


def localized(text: str, country: str) -> str:
    """Return one of our own sentences as people in a country (ISO 3166) say it.

    Never call it with a member's words in the text: those stay as they were written.
    """
    pattern, said = _pattern(country), words_of(country)
    if pattern is None:
        return text

    def here(found: re.Match[str]) -> str:
        american, local = said[found[0].casefold()]
        begins = found[0][0].isupper() and american[0].islower()
        return local[0].upper() + local[1:] if begins else local

    return pattern.sub(here, text)


def localized_in(thing: T, country: str, *names: str) -> T:
    """Return it with these of its texts as people in a country say them; see `localized`."""
    texts = {name: getattr(thing, name) for name in names}
    said = {name: localized(text, country) for name, text in texts.items() if text}
    return replace(thing, **said)


@cache
def words_of(country: str) -> Mapping[str, tuple[str, str]]:
    """Return the American words as they're listed and the local ones, by the folded American."""
    found: dict[str, tuple[str, str]] = {}
    for overlay in tomllib.loads(_FILE.read_text("utf-8"))["overlay"]:
        if country in overlay["countries"]:
            found |= {both[0].casefold(): both for both in overlay["words"].items()}
    return found


@cache
def _pattern(country: str) -> re.Pattern[str] | None:
    longest_first = sorted(words_of(country), key=len, reverse=True)
    if not longest_first:
        return None
    either = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
