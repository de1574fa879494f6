"""Finding wins, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import Refusal
from tests.wins.test_service import GROUP, LUIS, OTHER, draft

if TYPE_CHECKING:
    from bot.services import Services
    from tests.conftest import StandingClock


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cart", ["cart", "carts"]),
        ("CART", ["cart", "carts"]),
        ("car", ["cart", "carts", "caring"]),
        ('"cart"', ["cart"]),
        ('"blind date"', ["date"]),
        ("date blind", ["date", "dateline"]),
        ("decouverte", ["accent"]),
        ("découverte", ["accent"]),
        ("helpers", ["thanked"]),
        ("nothing", []),
    ],
)
async def test_finding(
    services: Services, clock: StandingClock, query: str, found: list[str]
) -> None:
    """Words, beginnings of words, phrases, accents and case: alike on both databases."""
    stories = {
        "cart": "A cart of books.",
        "carts": "Two carts full.",
        "caring": "Caring for plants.",
        "date": "A blind date with a book.",
        "dateline": "A date for the blind society.",
        "accent": "Une découverte pour nous.",
        "thanked": "It went well.",
    }
    ids = {}
    for name, story in stories.items():
        thanks = "my helpers" if name == "thanked" else ""
        win = (await services.wins.share(draft(story, thanks=thanks), clock.now())).win
        ids[win.id] = name
    wins = await services.wins.find(GROUP, query, limit=50)

    assert [ids[win.id] for win in wins] == [name for name in reversed(stories) if name in found]


@pytest.mark.parametrize(
    "query",
    [
        '"', '""', "* * *", "(", "NEAR(a b)", "a OR b", "scope:g2002", "words : x", "a AND NOT b",
        "'; DROP TABLE wins; --", "a:*", "a & b | !c", "<->", "\\", "%", "😀", "a\x00b", "-", "^a",
        "{a b}", "+", ":*",
    ],
)  # fmt: skip
async def test_nothing_typed_breaks_the_search(
    services: Services, clock: StandingClock, query: str
) -> None:
    """Whatever is typed finds something, nothing, or is refused in words."""
    await services.wins.share(draft("secret", guild_id=OTHER), clock.now())
    try:
        wins = await services.wins.find(GROUP, query)
    except Refusal:
        wins = []

    assert wins == []


async def test_pages(services: Services, clock: StandingClock) -> None:
    """Older and newer pages meet without a gap or a repeat."""
    for number in range(13):
        await services.wins.share(draft(f"cart number {number}"), clock.now())
    first = await services.wins.find(GROUP, "cart")
    second = await services.wins.find(GROUP, "cart", before=first[4].id)
    third = await services.wins.find(GROUP, "cart", before=second[4].id)
    back = await services.wins.find(GROUP, "cart", after=third[0].id)

    assert len(first) == len(second) == 6
    assert len(third) == 3
    stories = [win.story for win in (*first[:5], *second[:5], *third)]
    assert stories == [f"cart number {number}" for number in range(12, -1, -1)]
    assert [win.id for win in back[-5:]] == [win.id for win in second[:5]]


async def test_narrowed(services: Services, clock: StandingClock) -> None:
    """Kind, person and day narrow what is found."""
    wins = services.wins
    await wins.share(draft("cart one"), clock.now())
    clock.advance(timedelta(days=3))
    two = (await wins.share(draft("cart two", kind="idea"), clock.now())).win
    three = (await wins.share(draft("cart three", author_id=LUIS), clock.now())).win

    assert [win.id for win in await wins.find(GROUP, "cart", kind="idea")] == [two.id]
    assert [win.id for win in await wins.find(GROUP, "cart", author_id=LUIS)] == [three.id]
    since = clock.now() - timedelta(days=1)
    assert [win.id for win in await wins.find(GROUP, "cart", since=since)] == [three.id, two.id]
