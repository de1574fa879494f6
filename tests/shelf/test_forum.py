"""The shelf in a forum: a post for each thing, with tags, that follows and comes once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.groups import words as group_words
from bot.shelf import words
from bot.shelf.queries import POST
from bot.ui import forum as forums
from bot.ui.card import Button, Card
from bot.ui.permissions import INVITE
from tests.discord import answer, text
from tests.shelf.test_commands import TITLE, put

if TYPE_CHECKING:
    from simcord import ChannelHandle
    from simcord.backend.models import Channel

    from tests.discord import World

MAKES_TAGS = discord.Permissions(INVITE.value | discord.Permissions(manage_channels=True).value)


@pytest.fixture
async def forum(world: World) -> ChannelHandle:
    """Give a group whose shelf has a forum."""
    await world.switch_on("shelf")
    made = world.guild.create_forum_channel("the-shelf")
    await world.services.groups.change(
        world.guild.id,
        world.clock.now(),
        shelf_channel_id=made.id,
        coordinator_channel_id=world.desk.id,
    )
    await world.env.settle()
    return made


def posts(world: World, forum: ChannelHandle) -> list[Channel]:
    """Return the posts in a forum, oldest first."""
    there = world.env.backend.channels.values()
    return [one for one in there if one.is_thread and one.parent_id == forum.id]


def first(world: World, post: Channel) -> Any:
    """Return a post's first message."""
    return world.env.backend.messages[post.id][post.id]


def tags(world: World, forum: ChannelHandle, post: Channel) -> set[str]:
    """Return the names of a post's tags."""
    there = {int(one["id"]): one["name"] for one in _there(world, forum)}
    return {there[one] for one in post.applied_tags}


def _there(world: World, forum: ChannelHandle) -> list[dict[str, Any]]:
    return world.env.backend.channels[forum.id].available_tags


def fill(world: World, forum: ChannelHandle, *names: str) -> None:
    """Let a forum have these tags and no others."""
    new = [
        {"id": str(world.env.backend.snowflake()), "name": name, "moderated": False}
        for name in names
    ]
    world.env.backend.edit_channel(forum.id, {"available_tags": new})


def require_tag(world: World, forum: ChannelHandle) -> None:
    """Let a forum want a tag with each post: simulated Discord has no such forums."""
    there: Any = world.client.get_channel(forum.id)
    there._flags = discord.ChannelFlags(require_tag=True).value


async def described(world: World, **said: Any) -> None:
    """Say something about the first thing on the shelf."""
    now = world.clock.now()
    await world.services.shelf.describe(world.guild.id, 1, world.dana.id, now, **said)


async def test_a_life(world: World, forum: ChannelHandle) -> None:
    """It's posted with tags that are made for it, follows each change, and goes with its row."""
    world.limit_bot(MAKES_TAGS)
    fill(world, forum, "Booktalks")
    await put(world)
    await described(world, kind="template", levels=("middle", "high"))
    await world.advance(minutes=6)
    [post] = posts(world, forum)
    assert post.name == TITLE
    assert tags(world, forum, post) == {"Template or form", "Middle", "High"}
    assert {one["name"] for one in _there(world, forum)} > {"Booktalks", "Middle"}
    assert first(world, post).content.startswith(
        words.POSTED.format(name="Dana Whitehorse", title=TITLE)
    )

    await described(world, kind="tool", levels=("middle",))
    await world.tick()
    assert tags(world, forum, post) == {"Tool or video", "Middle"}
    reports, now = world.services.shelf_reports, world.clock.now()
    await reports.report(world.guild.id, 1, world.luis.id, "rights", None, now)
    await world.tick()
    assert post.name == words.FORUM_HIDDEN
    assert first(world, post).content == words.HIDDEN_POST
    await reports.show_again(world.guild.id, 1, world.clock.now(), read=99)
    await world.tick()
    assert post.name == TITLE

    await world.services.shelf.remove(world.guild.id, 1, world.dana.id, world.clock.now())
    await world.tick()
    assert posts(world, forum) == []


async def test_with_replies_it_stays(world: World, forum: ChannelHandle) -> None:
    """What colleagues wrote under it isn't lost; the title goes."""
    await put(world)
    await world.advance(minutes=6)
    [post] = posts(world, forum)
    post.message_count = 1
    world.env.backend.edit_channel(post.id, {})
    await world.env.settle()
    await world.services.shelf.remove(world.guild.id, 1, world.dana.id, world.clock.now())
    await world.tick()
    assert [one.name for one in posts(world, forum)] == [words.FORUM_GONE]
    assert TITLE not in first(world, post).content


async def test_without_a_tag(world: World, forum: ChannelHandle) -> None:
    """Where it may make none, or there's no room for one, it comes with those that are there."""
    fill(world, forum, "middle")
    await put(world)
    await described(world, kind="tool", levels=("middle",))
    await world.advance(minutes=6)
    [post] = posts(world, forum)
    assert tags(world, forum, post) == {"middle"}

    world.limit_bot(MAKES_TAGS)
    fill(world, forum, *(f"Tag {number}" for number in range(forums.MOST_TAGS)))
    await put(world, title="A second", link="https://example.org/2")
    await world.advance(minutes=6)
    assert posts(world, forum)[-1].applied_tags == []
    assert len(_there(world, forum)) == forums.MOST_TAGS


async def test_a_tag_is_required(world: World, forum: ChannelHandle) -> None:
    """Where the guidelines want a tag and none fits, it's one for anything else."""
    world.limit_bot(MAKES_TAGS)
    fill(world, forum, "Booktalks")

    async def posted(title: str, link: str) -> Channel:
        require_tag(world, forum)
        await put(world, title=title, link=link)
        await world.advance(minutes=6)
        return posts(world, forum)[-1]

    post = await posted("What is it?", "https://example.org/1")
    assert tags(world, forum, post) == {words.FORUM_OTHER}
    world.limit_bot(INVITE)
    post = await posted("And this?", "https://example.org/2")
    assert (post.name, tags(world, forum, post)) == ("And this?", {words.FORUM_OTHER})


async def test_full_and_a_tag_is_required(world: World, forum: ChannelHandle) -> None:
    """Where there's no room for the tag that it wants, coordinators hear how to make some."""
    world.limit_bot(MAKES_TAGS)
    fill(world, forum, *(f"Tag {number}" for number in range(forums.MOST_TAGS)))
    require_tag(world, forum)
    path = f"/channels/{forum.id}/threads"
    world.env.inject_error("POST", path, status=400, code=forums.TAG_REQUIRED, times=None)
    await put(world)
    await world.advance(minutes=6)
    (told,) = [one.content for one in world.posts(world.desk)]
    assert told == words.FORUM_WANTS_TAG.format(channel=f"<#{forum.id}>")
    assert "Discord allows 20" in told

    names = [words.FORUM_OTHER, *(f"Tag {number}" for number in range(forums.MOST_TAGS - 1))]
    fill(world, forum, *names)
    await world.env.settle()
    require_tag(world, forum)
    world.env.backend.faults.clear()
    for _ in range(8):
        await world.advance(hours=1)
    [post] = posts(world, forum)
    assert (post.name, len(post.applied_tags)) == (TITLE, 1)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(forums.TAG_REQUIRED, words.FORUM_WANTS_TAG), (forums.THREADS_FULL, words.FORUM_FULL)],
)
async def test_it_takes_nothing(
    world: World, forum: ChannelHandle, code: int, sentence: str
) -> None:
    """Coordinators hear why, once; nothing is lost, and it comes once the forum takes it."""
    world.env.inject_error(
        "POST", f"/channels/{forum.id}/threads", status=400, code=code, times=None
    )
    await put(world)
    await put(world, title="A second", link="https://example.org/2")
    for _ in range(4):
        await world.advance(minutes=20)
    told = [one.content for one in world.posts(world.desk)]
    assert told == [sentence.format(channel=f"<#{forum.id}>")]
    shown = await world.marta.click(world.posts(world.desk)[0], label=words.SETTINGS)
    assert words.SETTINGS_FORUM in text(shown)

    world.env.backend.faults.clear()
    for _ in range(8):
        await world.advance(hours=1)
    assert sorted(str(one.name) for one in posts(world, forum)) == ["A second", TITLE]


async def test_it_is_gone(world: World, forum: ChannelHandle) -> None:
    """Coordinators hear of it as of any channel, and all of it comes elsewhere."""
    world.env.backend.delete_channel(forum.id)
    await world.env.settle()
    await put(world)
    await world.advance(minutes=6)
    check = await world.marta.slash(world.channel, "coordinator check")
    assert group_words.SHELF_GONE in text(check)
    await world.services.groups.change(
        world.guild.id, world.clock.now(), shelf_channel_id=world.general.id
    )
    for _ in range(4):
        await world.advance(hours=1)
    [post] = world.posts(world.general)
    assert TITLE in post.content


async def test_it_is_found_again(world: World, forum: ChannelHandle) -> None:
    """A try of which no answer came is looked for before another, also once it sleeps."""
    await put(world)
    world.env.inject_error("POST", f"/channels/{forum.id}/threads", status=500, times=None)
    await world.advance(minutes=6)
    world.env.backend.faults.clear()
    assert posts(world, forum) == []
    there = world.client.get_channel(forum.id)
    assert isinstance(there, discord.ForumChannel)
    resource = await world.services.shelf.get(world.guild.id, 1)
    card = Card("Posted already.", [Button(f"shelf:use:{resource.id}")])
    with world.env._bot_scope():
        made = await there.create_thread(name=TITLE, **world.client.components.sending(card))
        await made.thread.edit(archived=True)
    for _ in range(3):
        await world.advance(hours=1)
    assert len(posts(world, forum)) == 1
    [past] = [
        one
        for one in await world.client.agenda.past(
            world.guild.id, [POST], world.clock.now().replace(year=2020)
        )
        if one.kind == POST
    ]
    assert past.state == "done"
    await world.services.shelf.remove(world.guild.id, 1, world.dana.id, world.clock.now())
    await world.tick()
    assert posts(world, forum) == []


async def test_choosing_it(world: World, forum: ChannelHandle) -> None:
    """A coordinator picks a forum as they pick a channel, and /coordinator check is content."""
    panel = await world.post(Card("Old.", [Button("shelf:settings")]))
    shown = await world.marta.click(panel, label=words.SETTINGS)
    picked = await world.marta.select(answer(shown), [forum], custom_id="shelf:channel")
    assert words.SETTINGS_FORUM in text(picked)
    check = await world.marta.slash(world.channel, "coordinator check")
    assert f"<#{forum.id}>" not in text(check)
