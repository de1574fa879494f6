"""What members ask each other about and put on the shelf: the one list of topics."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@cache
def topics() -> Mapping[str, str]:
    """Return every topic by its id, as it stands in a sentence, in the order of the menu."""
    return tomllib.loads(Path(__file__).with_name("topics.toml").read_text("utf-8"))


def topic_names(ids: Iterable[str]) -> list[str]:
    """Return topics in the order of the menu; an id that is there no more is left out."""
    wanted = set(ids)
    return [name for one, name in topics().items() if one in wanted]
