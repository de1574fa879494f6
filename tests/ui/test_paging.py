"""Pages of a list, and the buttons that turn them."""

from __future__ import annotations

import pytest

from bot.ui.card import Button
from bot.ui.paging import page_from, page_of


@pytest.mark.parametrize(
    ("length", "number", "here", "pages", "turns"),
    [
        (0, 0, [], 1, []),
        (3, 0, [0, 1, 2], 1, []),
        (4, 0, [0, 1, 2], 2, ["to 1: More"]),
        (4, 1, [3], 2, ["to 0: Back"]),
        (7, 1, [3, 4, 5], 3, ["to 0: Back", "to 2: More"]),
        (4, 9, [3], 2, ["to 0: Back"]),  # the list was longer when the button was made
        (0, 9, [], 1, []),
    ],
)
def test_a_whole_list(
    length: int, number: int, here: list[int], pages: int, turns: list[str]
) -> None:
    """Every entry is on one page, and each button leads to a page that's there."""
    page = page_of(range(length), number, 3)

    assert ([*page.here], page.pages) == (here, pages)
    assert [f"{one.custom_id}: {one.label}" for one in page.turns(_to)] == turns


def test_a_list_read_page_by_page() -> None:
    """There's a page after it where one more was read than it shows."""
    assert [one.custom_id for one in page_from("abcd", 2, 3).turns(_to)] == ["to 1", "to 3"]
    assert [one.custom_id for one in page_from("abc", 2, 3).turns(_to)] == ["to 1"]
    assert page_from("abcd", 2, 3).here == "abc"


def _to(number: int) -> Button:
    return Button(f"to {number}")
