"""What a day off is called: the page's own name for it, or nothing, never a scrap of a sentence."""

from __future__ import annotations

import pytest

from bot.school.saying import name_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Labor Day, / Día del Trabajo, no hay clases", "Labor Day"),
        ("Winter break / Vacaciones de invierno", "Winter break"),
        ("No school (teachers work)", ""),
        ("NO SCHOOL FOR ANYBODY", ""),
        ("Yes, but not on the Friday: we're closed", ""),
        ("back on the 4th", ""),
        ("Fall", "Fall break"),
        ("School Closed (MLK)", "MLK"),
        ("Presidents' Day", "Presidents' Day"),
        ("There is no school on", ""),
        ("Thanksgiving break runs", "Thanksgiving break"),
        ("No School (Labor Day)", "Labor Day"),
    ],
)
def test_name(text: str, name: str) -> None:
    """A remark, a pronoun or a second language is left out."""
    assert name_of(text) == name
