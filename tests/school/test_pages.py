"""Calendars as districts publish them, with what a person read in them."""

from __future__ import annotations

import pytest

from tests.school.labeled import SETS, labels, rates


@pytest.mark.parametrize("which", SETS)
def test_rates(which: str) -> None:
    """Edges and days come out right, and what doesn't is asked about."""
    found = rates(which)

    assert found.edges >= 0.85 * found.pages
    assert found.wrong_edges == []
    assert found.share_right >= 0.99
    assert len(found.silent) <= 0.005 * found.days


def test_there_are_enough() -> None:
    """Enough pages of many kinds: six countries, four-day weeks, pages that end in December."""
    every = [label for which in SETS for label in labels(which).values()]

    assert len(every) >= 112
    assert len({label.zone.partition("/")[0] for label in every}) >= 4
    assert any(label.weekly_off for label in every)
    assert any(label.last is None for label in every)
