"""Everything that a direct message about the shelf offers works there as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.shelf import words
from bot.wins import words as win_words
from tests.discord import answer, buttons, text
from tests.shelf.test_commands import LINK, TITLE, put
from tests.ui.telling import chooses, last

if TYPE_CHECKING:
    from tests.discord import World

ROSTER = "https://example.org/files/class-list-jayden-smith.pdf"


@pytest.fixture
async def shelf(world: World) -> World:
    """A group with a shelf, and two members who chose direct messages."""
    await world.switch_on("shelf")
    for actor in (world.dana, world.luis):
        await chooses(world, actor, "dm")
    return world


async def sent_back(shelf: World) -> None:
    """Let a coordinator hide Dana's checklist, so that she's told."""
    await put(shelf)
    now = shelf.clock.now()
    await shelf.services.shelf_reports.hide(shelf.guild.id, 1, "A better link, please.", now)
    await shelf.tick()


async def test_a_link_is_looked_at_there(shelf: World) -> None:
    """Anyone asked there about the words in a new link answers there."""
    await sent_back(shelf)
    dana = shelf.dana.user
    form = await dana.click(last(shelf, shelf.dana), label=words.CHANGE)
    await dana.submit_modal(form, {"title": TITLE, "link": ROSTER})
    asked = last(shelf, shelf.dana)
    assert asked.content.startswith(words.LINK_FIRST)
    await dana.click(asked, label=words.FILE_FINE)

    assert TITLE in last(shelf, shelf.dana).content
    assert (await shelf.services.shelf.get(shelf.guild.id, 1)).link == ROSTER


async def test_a_link_that_is_there_already(shelf: World) -> None:
    """The refusal leads to what's there, and all of its buttons work: using it, saying how."""
    await put(shelf, shelf.luis, "Mine", "https://example.org/mine")
    await shelf.dana.slash(shelf.channel, "resource add", title=TITLE, link=LINK)
    now = shelf.clock.now()
    await shelf.services.shelf_reports.hide(shelf.guild.id, 2, "Is it this one?", now)
    await shelf.tick()
    dana = shelf.dana.user
    form = await dana.click(last(shelf, shelf.dana), label=words.CHANGE)
    await dana.submit_modal(form, {"title": TITLE, "link": "https://example.org/mine"})
    refused = last(shelf, shelf.dana)
    assert refused.content == words.EDIT_TWICE
    there = answer(await dana.click(refused, label=words.OPEN_REPORT))
    assert there.content.startswith("**Mine**")
    works = shelf.client.components.works_in_dm
    assert [one for one in buttons(there).values() if not works(one)] == []
    used = await dana.click(there, label=words.USE)
    assert answer(used).content == words.USE_NOTED.format(name="Luis Ortega")
    form = await dana.click(there, label=win_words.TELL_COORDINATOR)
    told = await dana.submit_modal(form, {"about": ["rights"], "words": ""})
    assert answer(told).content == words.TOLD_HIDDEN
    hidden = answer(await dana.click(refused, label=words.OPEN_REPORT))
    assert hidden.content == words.HIDDEN_STATE
    assert buttons(hidden) == {}


async def test_by_the_name_in_the_group(shelf: World) -> None:
    """A line that's said there has the name that the group knows, not the account's."""
    user = shelf.env.create_user("kforde77", global_name="kforde77")
    kim = shelf.guild.add_member(user, nick="Kim Forde")
    await put(shelf)
    await kim.slash(shelf.channel, "help")
    now, key = shelf.clock.now(), (shelf.guild.id, kim.id)
    await shelf.services.reaching.choose(*key, "general", "dm", now)
    shown = await kim.slash(shelf.channel, "resource show", resource="1")
    await kim.click(answer(shown), label=words.USE)
    await shelf.advance(days=15)
    await kim.user.click(last(shelf, kim), label=win_words.TRY_ANSWERS["worked"])
    form = await kim.user.click(last(shelf, kim), label=words.HOW_YOU_USED)
    await kim.user.submit_modal(form, {"line": "By the door."})

    assert last(shelf, kim).content.startswith(words.LINE_SAVED.format(title=TITLE))
    mine = text(await shelf.dana.slash(shelf.channel, "resource show", resource="1"))
    assert words.HOW_USED.format(name="Kim Forde", line="By the door.") in mine
    assert "kforde77" not in mine


async def test_another_groups_member(shelf: World) -> None:
    """Nothing on a shelf can be opened by somebody who isn't in its group, or left."""
    await sent_back(shelf)
    told = last(shelf, shelf.dana)
    now, key = shelf.clock.now(), (shelf.guild.id, shelf.dana.id)
    await shelf.services.members.reschedule(*key, now, left_at=now)
    for label in (words.SAY_MORE, words.CHANGE, words.TAKE_DOWN):
        refused = await shelf.dana.user.click(told, label=label)
        assert TITLE not in answer(refused).content
