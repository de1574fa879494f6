"""Where the sentences of what members wrote begin and end."""

from __future__ import annotations

import pytest

from bot.documents.prose import first_sentences, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Okafor came at 9 a.m. for tea", ["Mr. Okafor came at 9 a.m. for tea."]),
        ('She said "Yes." Then she left', ['She said "Yes."', "Then she left."]),
        ("Line one\nline two", ["Line one.", "line two."]),
        ("wait... what", ["wait... what."]),
        ("So good 🎉", ["So good 🎉"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    """A text comes apart where a reader stops."""
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two! Three is far too long for this line.", "One. Two!"),
        ('He said "no." And left us standing there.', 'He said "no."'),
        ("A line that is much longer than it should be.", "A line that is…"),
        ("First line\nSecond line.", "First line."),
        ("Mr. Okafor came at noon.", "Mr. Okafor came at…"),
        ("", ""),
    ],
)
def test_whole_sentences(text: str, first: str) -> None:
    """A quote ends where a sentence does."""
    assert first_sentences(text, 20) == first
