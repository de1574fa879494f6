"""One fitting person and an opening line: shapes read from openers.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from bot.kit.lots import draw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

_FILE = Path(__file__).with_name("openers.toml")


@dataclass(frozen=True, slots=True)
class Opener:
    """A line to write to somebody and the reason why it is them, with {name}, {line}, {topic}."""

    id: str
    when: str
    text: str
    reason: str

    @property
    def fields(self) -> frozenset[str]:
        """The named fields that its two sentences need."""
        parts = Formatter().parse(self.text + self.reason)
        return frozenset(field for _, field, _, _ in parts if field is not None)


@cache
def load() -> tuple[Opener, ...]:
    """Return every opener in the file's order."""
    return tuple(Opener(**row) for row in tomllib.loads(_FILE.read_text("utf-8"))["opener"])


def choose(
    openers: Sequence[Opener],
    when: str,
    known: Mapping[str, str],
    day: date,
    seed: str,
) -> Opener | None:
    """Return an opener for what connects two people, None when too little is *known*.

    *known* holds the values of the fields; what is absent or empty is not known. Week after week
    they take turns in an order that *seed* (the member) draws, so that two in a row never read
    the same.
    """
    week = (day.toordinal() - 1) // 7  # day 1 of the calendar was a Monday
    given = {field for field, value in known.items() if value}
    fit = [opener for opener in openers if opener.when == when and opener.fields <= given]
    fit.sort(key=lambda opener: draw(seed, opener.id))
    return fit[week % len(fit)] if fit else None
