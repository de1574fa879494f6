"""Comments and docstrings: plain American English, as in the sentences that people read."""

from __future__ import annotations

import re
import tokenize
from typing import TYPE_CHECKING

import pytest

from tests.meta.source import modules, named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEVER_WRITTEN = re.compile(r"\b(?:whom|who(?:m)?ever|anew|lacks|mend(?:s|ed)?|one's own)\b", re.I)
BEGINS = {tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}
SKIPPED = {tokenize.NL, tokenize.COMMENT}
OWN = "tests/meta/test_"  # the checks name the words


def written(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each comment and docstring of a file, with its line."""
    last = tokenize.ENCODING
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and last in BEGINS):
                yield token.start[0], token.string
            if token.type not in SKIPPED:
                last = token.type


def test_plain_words() -> None:
    """None of them has a word that reads like a translation."""
    found = [
        f"{named(path)}:{line}: {words[0]}"
        for path in modules("bot", "cogs", "tests")
        if not named(path).startswith(OWN)
        for line, text in written(path)
        if (words := NEVER_WRITTEN.search(text))
    ]

    assert found == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('"""For whom it is."""\n', 1),
        ("x = 1  # whoever asks\n", 1),
        ("def f():\n    '''Made anew.'''\n", 1),
        ("whom = 'lacks'\n", 0),
        ("x = {'whom': 1}  # a person\n", 0),
    ],
)
def test_what_it_finds(tmp_path: Path, source: str, count: int) -> None:
    """Comments and docstrings are looked at; names and other strings aren't."""
    path = tmp_path / "a.py"
    path.write_text(source)

    assert sum(bool(NEVER_WRITTEN.search(text)) for _, text in written(path)) == count
