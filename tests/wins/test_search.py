"""Finding wins, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import Refusal
from bot.search.finding import Match
from bot.ui import words as ui_words
from bot.wins import search, words
from tests.discord import text
from tests.wins.test_service import GROUP, LUIS, OTHER, draft

if TYPE_CHECKING:
    from bot.services import Services
    from tests.conftest import StandingClock
    from tests.discord import World

STORIES = {
    "cart": "A cart of books.",
    "carts": "Two carts full.",
    "caring": "Caring for plants.",
    "date": "A blind date with a book.",
    "dateline": "A date for the blind society.",
    "accent": "Une découverte pour nous.",
    "thanked": "It went well.",
    "bulletin": "The bulletinboard by the gym.",
    "sixth": "The sixth graders sorted buttons.",
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cart", ["carts", "cart"]),
        ("CARTS", ["carts", "cart"]),
        ('"cart"', ["cart"]),
        ('"blind date"', ["date"]),
        ('"date blind"', ["dateline", "date"]),  # nothing has that, so without the quotes
        ("date blind", ["dateline", "date"]),
        ("decouverte", ["accent"]),
        ("découverte", ["accent"]),
        ("helpers", ["thanked"]),
        ("decouv", ["accent"]),  # the beginning
        ("decuverte", ["accent"]),  # a slip
        ("bulletin board", ["bulletin"]),
        ("6th grade", ["sixth"]),
        ("sorting", ["sixth"]),
        ("a plant date", ["caring", "dateline", "date"]),
        ("zebra", []),
        ("dana plants", ["caring"]),
    ],
)
async def test_finding(
    services: Services, clock: StandingClock, query: str, found: list[str]
) -> None:
    """Words, endings, beginnings, slips, phrases, accents and case: alike on both databases."""
    names = {}
    for name, story in STORIES.items():
        thanks = "my helpers" if name == "thanked" else ""
        author = {"author_name": "Dana Poe"} if name == "caring" else {"author_name": "Luis"}
        win = (await services.wins.share(draft(story, thanks=thanks, **author), clock.now())).win
        names[win.id] = name
    wins = (await services.wins.find(GROUP, query, limit=50)).documents

    assert [names[win.id] for win in wins] == found


@pytest.mark.parametrize(
    "query",
    [
        '"', '""', "* * *", "(", "NEAR(a b)", "a OR b", "scope:g2002", "words : x", "a AND NOT b",
        "'; DROP TABLE wins; --", "a:*", "a & b | !c", "<->", "\\", "%", "_", "😀", "a\x00b", "-",
        "^a", "{a b}", "+", ":*", "the", "the of and", "to be or not to be", '"the"', "\ud800",
        "zebra " * 200, "x" * 4_000, "ﷺ" * 1_000, " ".join(f"zq{n}" for n in range(500)),
    ],
)  # fmt: skip
async def test_nothing_typed_breaks_the_search(
    services: Services, clock: StandingClock, query: str
) -> None:
    """Whatever is typed finds something, nothing, or is refused in words with a way out."""
    await services.wins.share(draft("secret", guild_id=OTHER), clock.now())
    await services.wins.share(draft("Mine."), clock.now())
    found: object = []
    try:
        found = (await services.wins.find(GROUP, query)).documents
    except Refusal as refusal:
        found = refusal.ways

    assert found in ([], (search.ASK_AGAIN,))


async def test_two_hundred_words(services: Services, clock: StandingClock) -> None:
    """Somebody who pastes a whole text gets what comes closest."""
    win = (await services.wins.share(draft("Waffles for the seniors."), clock.now())).win
    pasted = " ".join(["we had waffles", *(f"word{number}" for number in range(200))])

    assert (await services.wins.find(GROUP, pasted)).documents == [win]


async def test_pages(services: Services, clock: StandingClock) -> None:
    """Pages meet without a gap or a repeat."""
    for number in range(13):
        await services.wins.share(draft(f"cart number {number}"), clock.now())
    pages = [
        (await services.wins.find(GROUP, "cart", offset=offset)).documents for offset in (0, 5, 10)
    ]

    assert [len(page) for page in pages] == [6, 6, 3]
    stories = [win.story for page in pages for win in page[:5]]
    assert stories == [f"cart number {number}" for number in range(12, -1, -1)]


async def test_narrowed(services: Services, clock: StandingClock) -> None:
    """Kind, person and day narrow what is found."""
    wins = services.wins
    await wins.share(draft("cart one"), clock.now())
    clock.advance(timedelta(days=3))
    two = (await wins.share(draft("cart two", kind="idea"), clock.now())).win
    three = (await wins.share(draft("cart three", author_id=LUIS), clock.now())).win

    assert (await wins.find(GROUP, "cart", kind="idea")).documents == [two]
    assert (await wins.find(GROUP, "cart", author_id=LUIS)).documents == [three]
    since = clock.now() - timedelta(days=1)
    assert (await wins.find(GROUP, "cart", since=since)).documents == [three, two]
    assert (await wins.find(GROUP, '"cart two"', kind="idea", since=since)).documents == [two]
    assert (await wins.find(GROUP, "carte", author_id=LUIS)).documents == [three]


async def test_what_matches_how(services: Services, clock: StandingClock) -> None:
    """It's told which of the wins have every word, and which words no win has."""
    for story in ("A puzzle table.", "A table by the window.", "A puzzle."):
        await services.wins.share(draft(story), clock.now())

    both = await services.wins.find(GROUP, "puzzle table")
    assert both.documents[0].story == "A puzzle table."
    assert (both.whole, both.unknown) == (1, ())
    some = await services.wins.find(GROUP, "puzzle zebra")
    assert (some.whole, some.unknown) == (0, ("zebra",))
    like = await services.wins.find(GROUP, "puzzel tabel")
    assert (like.whole, like.unknown) == (1, ("puzzel", "tabel"))
    assert (await services.wins.find(GROUP, '"window table"')).unquoted


async def test_slips_stay_out_of_the_way(services: Services, clock: StandingClock) -> None:
    """What only looks like a word isn't it, and it's told which of the words a win has."""
    for story in ("We keep trying.", "They signed up at the door.", "A sign by the gym."):
        await services.wins.share(draft(story), clock.now())
    found = await services.wins.find(GROUP, "crying sign")

    assert [win.story for win in found.documents] == [
        "A sign by the gym.",
        "They signed up at the door.",
    ]
    assert [found.match(win.id) for win in found.documents] == [
        Match(("sign",), ("crying",)),
        Match(("signed",), ("crying",)),
    ]


async def test_weak_matches_end_the_pages(services: Services, clock: StandingClock) -> None:
    """What has far less of a query than the best win isn't shown, on a later page neither."""
    for number in range(9):
        await services.wins.share(draft(f"A table, number {number}."), clock.now())
    for number in range(8):
        await services.wins.share(draft(f"A puzzle table, number {number}."), clock.now())
    first = await services.wins.find(GROUP, "puzzle table")
    second = await services.wins.find(GROUP, "puzzle table", offset=5)

    assert len(first.documents) == 6
    assert [win.story for win in second.documents] == [
        f"A puzzle table, number {number}." for number in (2, 1, 0)
    ]


async def test_finding_by_someone_who_left(world: World) -> None:
    """Their wins are found as long as they're kept; somebody who can't be is no fault."""
    await world.dana.slash(world.channel, "win share", story="Waffles for the seniors.")
    world.env.backend.remove_member(world.guild.id, world.dana.id)
    asked = {"words": "waffle", "by": world.dana.user}
    found = await world.luis.slash(world.channel, "win find", **asked)
    assert text(found).startswith(words.FOUND.format(query="\u201cwaffle\u201d"))

    parts = [
        {"type": 18, "component": {"type": 4, "custom_id": "words", "value": "waffle"}},
        {"type": 18, "component": {"type": 5, "custom_id": "by", "values": ["everyone"]}},
    ]
    data = {"custom_id": "win:query", "components": parts}
    nobody = await world.luis._dispatch_interaction(5, world.channel, data)
    assert text(nobody).startswith(ui_words.OUTDATED)
    assert "waffle" in text(nobody)
