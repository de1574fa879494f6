"""No text that the product itself ships worries the check."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from bot.students.rules import KnownWords, check
from tests.meta.source import ROOT
from tests.meta.test_words import FIELD, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator


def strings(value: object) -> Iterator[str]:
    """Every string in what a file holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def test_content_and_words() -> None:
    """Questions, days, topics, ideas and sentences; the demo's people are its group's members."""
    files = set(ROOT.glob("bot/*/*.toml")) - {ROOT / "bot/kit/zone_table.toml"}  # cities, no texts
    content = {path.name: tomllib.loads(path.read_text()) for path in files}
    people = frozenset(one for one in strings(content["stories.toml"]) if len(one.split()) == 2)
    texts = [(name, text) for name, read in content.items() for text in strings(read)]
    texts += [(name, FIELD.sub("…", text)) for name, text in WORDS]
    alarmed = [
        (name, text, report.worries)
        for name, text in texts
        if not (report := check(text, KnownWords(people))).clear
    ]

    assert len(texts) > 5_000
    assert alarmed == []
