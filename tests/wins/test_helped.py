"""A person thanked in a win is told, once, when they're a member."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.wins.helped import thanked
from tests.discord import answer, text

if TYPE_CHECKING:
    from tests.discord import World

NAMES = [
    (1, "Luis Ortega", None),
    (2, "marta_o", "Marta Olson"),
    (3, "Ana", None),
    (4, "ana", "Ana Lee"),
]


@pytest.mark.parametrize(
    ("thanks", "ids"),
    [
        ("Luis Ortega", {1}),
        ("<@1> and the lunch crew", {1}),
        ("luis ortega, Marta Olson, and the custodians!", {1, 2}),
        ("my neighbor with Marta Olson", {2}),
        ("<@99>", set()),
        ("Luis", set()),
        ("Luis Ortega Elementary", set()),
        ("Ana", set()),
        ("Ana Lee", {4}),
        ("", set()),
    ],
)
def test_whom_a_line_thanks(thanks: str, ids: set[int]) -> None:
    """A mention counts, and a whole name that only one member has."""
    assert thanked(thanks, NAMES) == ids


async def test_told_once(world: World) -> None:
    """They read it at their next press, with the link; a change of the words tells nobody again."""
    await world.luis.slash(world.channel, "help")
    told = await world.dana.slash(
        world.channel, "win share", story="A cart by the doors.", thanks="Luis Ortega"
    )
    await world.advance(minutes=11)
    waiting = answer(await world.luis.slash(world.channel, "help"))
    read = text(await world.luis.click(waiting, custom_id="notice:show"))
    win = (await world.services.wins.mine(world.guild.id, world.dana.id))[0]
    edit = await world.dana.click(answer(told), label="Edit")
    await world.dana.submit_modal(edit, {"story": "A cart by both doors.", "thanks": "Luis Ortega"})
    await world.advance(minutes=11)
    again = text(await world.luis.slash(world.channel, "help"))

    assert read.startswith("**Dana Whitehorse** thanked you in a win: A cart by the doors.")
    assert f"/{win.message_id})" in read
    assert "waiting for you" not in again
    assert world.posts()[0].content.count("Luis Ortega") == 1


async def test_no_longer_thanked(world: World) -> None:
    """Who was taken out of it before they read it, or is thanked by someone hidden, isn't told."""
    await world.luis.slash(world.channel, "help")
    told = await world.dana.slash(
        world.channel, "win share", story="A cart by the doors.", thanks="Luis Ortega"
    )
    edit = await world.dana.click(answer(told), label="Edit")
    await world.dana.submit_modal(edit, {"story": "A cart by the doors.", "thanks": ""})
    await world.dana.slash(world.channel, "win share", story="Another cart.", thanks="Luis Ortega")
    await world.dana.slash(world.channel, "me hide")
    await world.advance(minutes=11)

    assert await world.services.members.notices(world.guild.id, world.luis.id) == []
