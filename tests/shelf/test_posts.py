"""The shelf in a channel of its own: posted once, and following what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.groups import words as group_words
from bot.shelf import words
from bot.shown import words as shown_words
from bot.ui.card import Button, Card
from bot.weekly import words as weekly_words
from bot.wins import words as win_words
from bot.wins.rules import NAMELESS
from tests.discord import WEEKLY, answer, buttons, text
from tests.shelf.test_commands import TITLE, put

if TYPE_CHECKING:
    from tests.discord import World


@pytest.fixture
async def shelf(world: World) -> World:
    """Give a group that has its shelf posted."""
    await world.switch_on("shelf")
    now, groups = world.clock.now(), world.services.groups
    await groups.change(world.guild.id, now, shelf_channel_id=world.general.id)
    return world


async def test_a_post(shelf: World) -> None:
    """It comes a little later, without a sound, with what was said by then; its buttons work."""
    added = await put(shelf)
    await shelf.dana.select(answer(added), ["tool"], custom_id="shelf:kind:1")
    assert shelf.posts(shelf.general) == []
    await shelf.advance(minutes=6)
    [post] = shelf.posts(shelf.general)
    assert post.flags.suppress_notifications
    assert post.content.startswith(words.POSTED.format(name="Dana Whitehorse", title=TITLE))
    assert "Tool or video" in post.content
    used = await shelf.luis.click(post, label=words.USE)
    assert words.USE_NOTED.format(name="Dana Whitehorse") in text(used)
    await shelf.tick()
    [post] = shelf.posts(shelf.general)
    assert f"{words.USE} (1)" in buttons(post)
    assert "Luis" not in post.content
    shown = await shelf.luis.click(post, label=words.OPEN_REPORT)
    assert "**Weeding checklist**" in text(shown)


async def test_what_becomes_of_it(shelf: World) -> None:
    """It follows a change, a name that's hidden, a report, and its end."""
    await put(shelf)
    await shelf.advance(minutes=6)

    async def reads() -> str:
        await shelf.tick()
        [post] = shelf.posts(shelf.general)
        return str(post.content)

    mine = answer(await shelf.dana.slash(shelf.channel, "resource show", resource="1"))
    form = await shelf.dana.click(mine, label=words.CHANGE)
    await shelf.dana.submit_modal(form, {"title": "Weeding!", "link": "https://example.org/2"})
    assert "Weeding!" in await reads()
    await shelf.services.members.hide(shelf.guild.id, shelf.dana.id, True, shelf.clock.now())
    assert NAMELESS in await reads()
    [post] = shelf.posts(shelf.general)
    form = await shelf.luis.context_menu(shelf.general, win_words.TELL_COORDINATOR, post)
    told = await shelf.luis.submit_modal(form, {"about": ["rights"], "words": ""})
    assert words.TOLD_HIDDEN in text(told)
    assert await reads() == words.HIDDEN_POST
    await shelf.services.shelf_reports.show_again(shelf.guild.id, 1, shelf.clock.now(), read=99)
    assert "Weeding!" in await reads()
    await shelf.services.shelf.remove(shelf.guild.id, 1, shelf.dana.id, shelf.clock.now())
    assert await reads() == shown_words.TAKEN_BACK


async def test_the_channel_is_gone(shelf: World) -> None:
    """Nothing is lost: coordinators hear of it, and it's posted once there's another channel."""
    now, groups = shelf.clock.now(), shelf.services.groups
    await groups.change(shelf.guild.id, now, shelf_channel_id=123_456_789)
    added = await put(shelf)
    assert text(added).startswith("On the shelf")
    await shelf.advance(minutes=6)
    check = await shelf.marta.slash(shelf.channel, "coordinator check")
    assert group_words.SHELF_GONE in text(check)
    assert shelf.posts(shelf.general) == []

    await groups.change(shelf.guild.id, shelf.clock.now(), shelf_channel_id=shelf.general.id)
    for _ in range(4):
        await shelf.advance(hours=1)
    [post] = shelf.posts(shelf.general)
    assert TITLE in post.content


async def test_in_the_weekly_post(world: World) -> None:
    """Without a channel, one line of the weekly post names what's new; it follows, too."""
    await world.switch_on("shelf")
    for number in range(4):
        await put(world, title=f"Thing {number}", link=f"https://example.org/{number}")
    await world.advance(days=4, hours=4)
    [post] = [one for one in world.posts() if WEEKLY in one.content]
    line = weekly_words.SHELF.format(titles="“Thing 3”, “Thing 2”, “Thing 1” and 1 more")
    assert line in post.content
    await world.services.shelf.remove(world.guild.id, 4, world.dana.id, world.clock.now())
    await world.tick()
    [post] = [one for one in world.posts() if WEEKLY in one.content]
    assert "Thing 3" not in post.content
    assert "Thing 0" in post.content


async def test_choosing_the_channel(world: World) -> None:
    """A coordinator picks it, or none, where the shelf is switched on."""
    await world.switch_on("shelf")
    panel = await world.post(Card("Old.", [Button("shelf:settings")]))
    shown = await world.marta.click(panel, label=words.SETTINGS)
    assert words.SETTINGS_NOWHERE in text(shown)
    picked = await world.marta.select(answer(shown), [world.general], custom_id="shelf:channel")
    assert f"<#{world.general.id}>" in text(picked)
    assert (await world.services.groups.get(world.guild.id)).shelf_channel_id == world.general.id
