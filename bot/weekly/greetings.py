"""What a greeter could ask about a win that nobody has answered."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

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


def choose(greetings: Sequence[Greeting], kind: str, win_id: int) -> Greeting:
    """Return a greeting for that kind of win; the same *win_id* gives the same one.

    They take turns, so two wins in a row differ. Raises ValueError when there is none of that kind.
    """
    fitting = [greeting for greeting in greetings if greeting.kind == kind]
    if not fitting:
        raise ValueError(kind)
    return fitting[win_id % len(fitting)]
