"""The part of a text that is shown where it was found."""

from __future__ import annotations

import pytest

from bot.search.excerpts import excerpt
from bot.search.rules import stem

BEFORE = "We moved the returns desk to the front hall before the break. "
SAID = "A crying first grader made a sign for the door. "
AFTER = "By Friday there were eleven of them, and the hall was full of readers who wait in line."


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        (SAID, "zebra", SAID.strip()),
        (BEFORE + SAID + AFTER, "moved", BEFORE.strip() + " …"),
        (BEFORE + SAID + AFTER, "sign crying", f"… {SAID.strip()} …"),
        (BEFORE + SAID + AFTER, "lines", "readers who wait in line."),
        ("word " * 60, "zebra", "word " * 14 + "word…"),
        ("word, " * 40 + "waffles " + "more " * 40, "waffle", "waffles"),
        ("a\n\nb " * 10, "b", " ".join("ab" * 10)),
        ("x" * 400, "x", "x" * 79 + "…"),
        ("", "x", ""),
    ],
)
def test_shown(text: str, query: str, shown: str) -> None:
    """It holds what was looked for, and begins and ends with a sentence or a word."""
    found = excerpt(text, {stem(word) for word in query.split()}, 80)

    assert found == shown or (shown in found and len(found) <= 83), found
