"""A search in the buttons of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from bot.ui.searching import DAY, NUMBER, Search, among
from bot.ui.template import Outdated


@dataclass(frozen=True)
class EverySearch(Search):
    """A search that can ask for one of each kind."""

    kind: str | None = None
    author_id: int | None = None
    since: date | None = None

    limit = 40
    written = among(("idea", "funny")), NUMBER, DAY


@pytest.mark.parametrize(
    "search",
    [
        EverySearch(),
        EverySearch("a cart | by the doors"),
        EverySearch("cart", "funny", 2**63 - 1, date(2026, 9, 1)),
        EverySearch(since=date(2026, 9, 1)),
    ],
)
def test_as_it_was(search: EverySearch) -> None:
    """What was asked is read again as it was, with whatever was typed."""
    assert EverySearch.from_tail(search.tail()) == search
    assert search.is_narrowed == (search != EverySearch(search.query))


@pytest.mark.parametrize(
    "tail", ["", "cart", "||cart", "2|||cart", "x|||cart", "|-!||cart", "||zzzzzzzz|cart"]
)
def test_forged(tail: str) -> None:
    """An id that was made up gets the one answer that all of them get."""
    with pytest.raises(Outdated):
        EverySearch.from_tail(tail)
