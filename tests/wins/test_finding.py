"""What a colleague finds with `/win find`, as they see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from bot.search.rules import fitting
from bot.search.tables import WaitingRow
from bot.search.words import PARTIAL
from bot.wins import words
from bot.wins.rules import QUERY_LIMIT
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World


async def test_finding_by_pages(world: World) -> None:
    """Five a page, the best first, without a total; the pages still turn after a restart."""
    for number in range(7):
        await world.dana.slash(world.channel, "win share", story=f"cart number {number}")
    first = await world.luis.slash(world.channel, "win find", words="cart")
    assert text(first).startswith(words.FOUND.format(query="\u201ccart\u201d"))
    assert text(first).count("cart number") == 5
    assert list(buttons(answer(first))) == ["More", "Search again"]
    await world.restart()

    second = await world.luis.click(answer(first), label="More")
    assert "cart number 0" in text(second)
    assert "cart number 6" not in text(second)
    assert list(buttons(answer(second))) == ["Back", "Search again"]

    back = await world.luis.click(answer(second), label="Back")
    assert "cart number 6" in text(back)


async def test_how_it_matches(world: World) -> None:
    """The answer says whether a win has all of the words, or only comes close."""
    await world.dana.slash(world.channel, "win share", story="A puzzle table by the windows.")
    await world.dana.slash(world.channel, "win share", story="A table for the fair.")

    async def first(typed: str) -> str:
        found = await world.luis.slash(world.channel, "win find", words=typed)
        return text(found).partition("\n")[0]

    assert await first("puzzle tables") == words.FOUND.format(query="\u201cpuzzle tables\u201d")
    assert await first("puzzle zebra") == words.FOUND_CLOSEST.format(
        query="\u201cpuzzle zebra\u201d"
    )
    assert await first("puzzel") == words.FOUND_ALIKE.format(
        unknown="\u201cpuzzel\u201d", query="\u201cpuzzel\u201d"
    )
    assert await first('"windows table"') == words.FOUND_UNQUOTED.format(
        query='\u201c"windows table"\u201d'
    )
    assert await first("zebra") == words.FOUND_NOTHING.format(query="\u201czebra\u201d")
    both = text(await world.luis.slash(world.channel, "win find", words="table windows fair"))
    has = words.FOUND_HAS.format(
        has="\u201ctable\u201d and \u201cfair\u201d", lacks="\u201cwindows\u201d"
    )
    assert both.index("A table for the fair.") < both.index(has)
    # A win with the common word alone would only hide the one that has both.
    alone = text(await world.luis.slash(world.channel, "win find", words="table puzzle"))
    assert "fair" not in alone
    assert words.FOUND_PARTLY not in alone


async def test_some_are_not_indexed(world: World) -> None:
    """While older wins aren't indexed yet, the answer says so, also when nothing was found."""
    await world.dana.slash(world.channel, "win share", story="A puzzle table.")
    async with world.services.wins._database.write() as connection:
        await connection.execute(
            insert(WaitingRow).values(guild_id=world.guild.id, collection="wins", below=1)
        )
    for typed in ("puzzle", "zebra"):
        found = await world.luis.slash(world.channel, "win find", words=typed)
        assert PARTIAL in text(found)


async def test_some_have_less(world: World) -> None:
    """Wins with most of the words come after the one with all, under a line that says so."""
    for story in ("A puzzle table by the windows.", "A puzzle table."):
        await world.dana.slash(world.channel, "win share", story=story)
    found = text(await world.luis.slash(world.channel, "win find", words="puzzle table windows"))
    parts = found.split("\n\n")

    assert words.FOUND_PARTLY in parts
    assert "windows" in parts[1]
    assert parts[3].endswith(
        "Has \u201cpuzzle\u201d and \u201ctable\u201d but not \u201cwindows\u201d."
    )


async def test_search_again(world: World) -> None:
    """Anyone who found nothing gets the form with all of it in it, also after a restart."""
    await world.dana.slash(
        world.channel, "win share", story="Waffles for the seniors.", kind="idea"
    )
    asked = {"kind": "idea", "by": world.dana, "since": "2026-09-01"}
    nothing = await world.luis.slash(world.channel, "win find", words="zebra", **asked)
    assert text(nothing).startswith(words.FOUND_NOTHING_NARROWED.format(query="\u201czebra\u201d"))
    await world.restart()
    form = await world.luis.click(answer(nothing), label="Search again")
    assert form.modal is not None
    boxes = {one["component"]["custom_id"]: one["component"] for one in form.modal["components"]}
    assert boxes["words"]["value"] == "zebra"
    assert [one["value"] for one in boxes["kind"]["options"] if one.get("default")] == ["idea"]
    assert boxes["by"]["default_values"] == [{"id": world.dana.id, "type": "user"}]
    assert boxes["since"]["value"] == "2026-09-01"

    found = await world.luis.submit_modal(form, {"words": "waffle", "kind": ["idea"]})
    assert text(found).startswith(words.FOUND.format(query="\u201cwaffle\u201d"))


async def test_a_day_that_is_not_read(world: World) -> None:
    """The refusal quotes it, and leads to the form with the rest of what was typed."""
    asked = {"kind": "idea", "since": "the day after never"}
    unread = await world.luis.slash(world.channel, "win find", words="waffles", **asked)
    form = await world.luis.click(answer(unread), label="Search again")
    assert form.modal is not None
    boxes = {one["component"]["custom_id"]: one["component"] for one in form.modal["components"]}

    assert "\u201cthe day after never\u201d" in text(unread)
    assert boxes["words"]["value"] == "waffles"
    assert [one["value"] for one in boxes["kind"]["options"] if one.get("default")] == ["idea"]


@pytest.mark.parametrize("typed", ["w" * 1_000, "books and waffles " * 20])
async def test_a_day_that_is_not_read_after_many_words(world: World, typed: str) -> None:
    """However much was typed, *Search again* has room for the longest of the words."""
    unread = await world.luis.slash(world.channel, "win find", words=typed, since="31/31")
    form = await world.luis.click(answer(unread), label="Search again")
    assert form.modal is not None
    boxes = {one["component"]["custom_id"]: one["component"] for one in form.modal["components"]}

    assert "\u201c31/31\u201d" in text(unread)
    assert boxes["words"]["value"] == fitting(typed, QUERY_LIMIT)


async def test_only_common_words(world: World) -> None:
    """A kind refusal leads to the form."""
    common = await world.luis.slash(world.channel, "win find", words="the of and")

    assert text(common).startswith(words.QUERY_COMMON)
    form = await world.luis.click(answer(common), label=words.FIND)
    assert form.modal is not None
