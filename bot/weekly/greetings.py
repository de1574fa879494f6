"""What a greeter could ask about a win that nobody has answered."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.weekly.questions import draw

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILE = Path(__file__).with_name("greetings.toml")


@dataclass(frozen=True, slots=True)
class Greeting:
    """One question for a greeter; `kind` is the kind of win: success, idea, funny, learned."""

    id: str
    kind: str
    text: str


@cache
def load() -> tuple[Greeting, ...]:
    """Return every greeting in the file's order."""
    kinds = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(
        Greeting(id, kind, text) for kind, rows in kinds.items() for id, text in rows.items()
    )


def choose(greetings: Sequence[Greeting], kind: str, seed: str) -> Greeting:
    """Return a greeting for that kind of win; the same *seed* (the win) gives the same one.

    Raises ValueError when there is none of that kind.
    """
    return min(
        (greeting for greeting in greetings if greeting.kind == kind),
        key=lambda greeting: draw(seed, greeting.id),
    )
