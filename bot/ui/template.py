"""The grammar of custom ids: `celebrate:contested:{add:bool}:{slug}`.

An id begins with two words, the feature and the verb, which no other template shares. What
follows are values, each with its kind; a placeholder without one is a `slug`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.kit.errors import Refusal
from bot.kit.text import CUSTOM_ID_LIMIT
from bot.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

LAST_ID = 2**63 - 1  # what a database can hold
SLUG_LIMIT = 40
YEARS = range(2000, 2200)  # beyond them nothing is planned
_PART = re.compile(r"\{[^}]*\}|[^:{}]+")


class Outdated(Refusal):
    """A custom id that no longer means anything, or that someone made up."""

    def __init__(self) -> None:
        super().__init__(words.OUTDATED)


@dataclass(frozen=True)
class Kind:
    """How one kind of value is written in a custom id, and read again."""

    pattern: str
    read: Callable[[str], object]  # raises ValueError
    largest: str  # the longest text
    write: Callable[[Any], str] = str


def _bounded(text: str) -> int:
    value = int(text)
    if not 0 <= value <= LAST_ID:
        raise ValueError(text)
    return value


def number_of(text: str) -> int:
    """Return the number that something chosen stands for. Raises Outdated for what is none."""
    try:
        return _bounded(text)
    except ValueError as error:
        raise Outdated from error


def day_of(text: str) -> date:
    """Return the day that something chosen stands for. Raises Outdated for what is none."""
    try:
        return _near(text)
    except ValueError as error:
        raise Outdated from error


def _near(text: str) -> date:
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError(text)
    return day


KINDS = {
    "int": Kind("[0-9]{1,19}", _bounded, str(LAST_ID)),
    "bool": Kind("[01]", lambda text: text == "1", "1", lambda value: str(int(value))),
    "date": Kind(r"\d{4}-\d{2}-\d{2}", _near, "2026-09-14", date.isoformat),
    "time": Kind(
        r"\d{4}",
        lambda text: time(int(text[:2]), int(text[2:])),
        "0715",
        lambda at: f"{at:%H%M}",
    ),
    "slug": Kind(f"[A-Za-z0-9_.-]{{1,{SLUG_LIMIT}}}", str, "x" * SLUG_LIMIT),
    # Anything, colons too, as much as there is room for; only as the last one.
    "rest": Kind(".*", str, ""),
}


class Template:
    """One kind of custom id: matches it, writes it and reads it."""

    def __init__(self, text: str, optional: Collection[str] = ()) -> None:
        """Read a template; its *optional* placeholders are its last ones.

        A kind such as `dm|thread` is one of these words.
        """
        self.text = text
        self.placeholders: dict[str, str] = {}  # each name with its kind
        self.kinds: dict[str, Kind] = {}
        feature, verb, *parts = _PART.findall(text)
        self.verb = f"{feature}:{verb}"
        pattern, closing = re.escape(self.verb), ""
        for part in parts:
            name, _, kind = part.strip("{}").partition(":")
            self.placeholders[name] = kind or "slug"
            self.kinds[name] = _kind(kind or "slug")
            piece = f":(?P<{name}>{self.kinds[name].pattern})"
            pattern += f"(?:{piece}" if name in optional else piece
            closing += ")?" if name in optional else ""
        self._pattern = pattern + closing

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What its custom ids look like; compiled when one comes, as most never do in a day."""
        return re.compile(self._pattern, re.ASCII | re.DOTALL)

    @property
    def opening(self) -> re.Pattern[str]:
        """What its custom ids begin with, and those that look otherwise and are refused."""
        return re.compile(f"{re.escape(self.verb)}(?::.*)?", re.DOTALL)

    def write(self, values: Mapping[str, object]) -> str:
        """Return a custom id. Raises ValueError for values that it can't hold."""
        written = [self.verb]
        written += [
            self.kinds[name].write(values[name])
            for name in self.kinds
            if values.get(name) is not None
        ]
        custom_id = ":".join(written)
        if len(custom_id) > CUSTOM_ID_LIMIT or not self.pattern.fullmatch(custom_id):
            raise ValueError(f"{custom_id!r} is no {self.text}")
        return custom_id

    def read(self, custom_id: str) -> dict[str, Any]:
        """Return the values in a custom id. Raises Outdated for an impossible one."""
        found = self.pattern.fullmatch(custom_id)
        if found is None:
            raise Outdated
        try:
            return {
                name: self.kinds[name].read(text)
                for name, text in found.groupdict().items()
                if text is not None
            }
        except ValueError as error:
            raise Outdated from error

    def longest(self) -> str:
        """Return the longest custom id, apart from what a `rest` adds."""
        return ":".join([self.verb, *(kind.largest for kind in self.kinds.values())])


def verb_of(custom_id: str) -> str:
    """Return the two words that a custom id begins with."""
    return ":".join(custom_id.split(":", 2)[:2])


def _kind(name: str) -> Kind:
    if "|" in name:
        words_of_it = name.split("|")
        pattern = "|".join(map(re.escape, words_of_it))
        return Kind(f"(?:{pattern})", str, max(words_of_it, key=len))
    return KINDS[name]
