"""A lost permission, a deleted channel: coordinators hear once, where they're sure to see it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from bot.agenda import planning
from bot.groups import trouble_words as said
from bot.groups import words
from bot.groups.trouble import LOOK, LOOK_AFTER, KnownTroubles
from bot.members import words as member_words
from bot.ui.permissions import INVITE
from bot.weekly import words as weekly_words
from tests.conftest import MONDAY
from tests.discord import answer, buttons, text
from tests.ui.telling import chooses, dms

if TYPE_CHECKING:
    from datetime import datetime

    from simcord import ChannelHandle

    from tests.discord import World

TROUBLE = said.TOLD.partition("{")[0].split("\n")[0]


@pytest.fixture
async def desk(world: World) -> World:
    """The group with a channel for its coordinators, which only the role of the bot opens."""
    await world.services.groups.change(
        world.guild.id, world.clock.now(), coordinator_channel_id=world.desk.id
    )
    return world


async def days(world: World, count: int) -> None:
    """Go on by days, with the agenda at work each morning and noon."""
    for _ in range(count):
        await world.advance(hours=4)
        await world.advance(hours=20)


def lose_all(world: World) -> None:
    """Take every permission away but to see channels."""
    seeing = discord.Permissions(view_channel=True, use_application_commands=True)
    world.limit_everyone(seeing)
    world.limit_bot(seeing)


def lose(world: World, channel: ChannelHandle, name: str = "send_messages") -> None:
    """Take a permission from the bot in one channel."""
    denied = discord.Permissions(**{name: True}).value
    own = Overwrite(own_role(world), OverwriteType.ROLE, 0, denied)
    world.env.backend.set_overwrite(channel.id, own)


def give_back(world: World, channel: ChannelHandle) -> None:
    """Give it back."""
    world.env.backend.delete_overwrite(channel.id, own_role(world))


def own_role(world: World) -> int:
    """Return the id of the bot's own role."""
    return next(one.id for one in world.guild._guild.roles.values() if one.managed)


def told(world: World) -> list[str]:
    """Return what the coordinators' channel was told."""
    return [post.content for post in world.posts(world.desk)]


async def test_in_their_channel(desk: World) -> None:
    """The wins channel is deleted: they hear once within a school day, then after a week."""
    desk.env.backend.delete_channel(desk.channel.id)
    await days(desk, 2)
    first = told(desk)
    await days(desk, 4)
    again = told(desk)
    await days(desk, 2)

    assert len(first) == 1
    assert first[0].startswith(TROUBLE)
    assert words.CHANNEL_GONE_FIX in first[0]
    assert again == first
    assert len(told(desk)) == 2


async def test_as_it_happens(desk: World) -> None:
    """They hear within minutes of a loss, once, and of what's fixed; what's owed comes then."""
    await desk.advance(hours=1)
    lose(desk, desk.channel)
    await desk.advance(minutes=2)
    at_once = told(desk)
    await desk.dana.slash(desk.general, "win share", story="Two readers swapped books.")
    await desk.advance(minutes=4)
    await desk.advance(minutes=6)
    lost = told(desk)
    give_back(desk, desk.channel)
    await desk.advance(minutes=6)
    await desk.advance(seconds=5)
    posts = [post.content for post in desk.posts(desk.channel)]
    await days(desk, 3)

    assert at_once == []
    assert len(lost) == 1
    assert lost[0].startswith(TROUBLE)
    assert "Two readers swapped books." in "".join(posts)
    assert len(told(desk)) == 2
    assert told(desk)[1].startswith(said.FIXED.format(places=said.PLACES["wins"]))


async def test_put_right_at_once(desk: World) -> None:
    """Someone who's rearranging permissions isn't told of each step."""
    await desk.advance(hours=1)
    lose(desk, desk.channel)
    await desk.advance(minutes=2)
    give_back(desk, desk.channel)
    await days(desk, 3)

    assert told(desk) == []


async def test_lost_in_the_evening(desk: World) -> None:
    """What's lost in the evening is told the next school morning."""
    await desk.advance(hours=11)
    desk.env.backend.delete_channel(desk.channel.id)
    await desk.advance(minutes=10)
    evening = told(desk)
    await desk.advance(hours=12)
    await days(desk, 2)

    assert evening == []
    assert len(told(desk)) == 1


async def test_own_role(desk: World) -> None:
    """A permission taken from the bot's role is noticed, too."""
    await desk.advance(hours=1)
    lose_all(desk)
    await desk.advance(minutes=6)
    pressed = await desk.marta.slash(desk.general, "help")

    assert text(pressed).startswith(TROUBLE)


async def test_first_refusal(desk: World) -> None:
    """A post that Discord refuses is looked into within minutes, also without an event."""
    await desk.advance(hours=1)
    for name in ("on_guild_channel_update", "on_guild_role_update"):
        for watch in desk.client.extra_events.pop(name, ()):
            desk.client.remove_listener(watch, name)
    lose(desk, desk.channel)
    await desk.dana.slash(desk.general, "win share", story="Two readers swapped books.")
    await desk.advance(minutes=6)

    assert len(told(desk)) == 1


async def test_its_button(desk: World) -> None:
    """What they read leads to the check, which says how each thing is fixed."""
    desk.env.backend.delete_channel(desk.channel.id)
    await days(desk, 2)
    (post,) = desk.posts(desk.desk)
    shown = await desk.marta.click(post, label=said.HOW_TO_FIX)

    assert words.CHANNEL_GONE_FIX in text(shown)
    assert post.flags.silent


async def test_fixed_once(world: World) -> None:
    """Permissions are lost for a week and come back: "fixed" once, with what went stale."""
    await chooses(world, world.marta, reach="dm")
    lose_all(world)
    await days(world, 8)
    lost = [one.content for one in dms(world.marta)]
    world.limit_bot(INVITE)
    await days(world, 3)
    after = [one.content for one in dms(world.marta)][len(lost) :]

    assert [one.startswith(TROUBLE) for one in lost] == [True, True]
    assert words.PERMISSION_FIX.partition("{")[0] in lost[0]
    assert len(after) == 1
    assert after[0].startswith(said.FIXED.format(places=said.PLACES["wins"]))
    assert weekly_words.KIND_POST in after[0]


async def test_at_the_next_press(world: World) -> None:
    """Without a channel and direct messages they read it at their next press."""
    world.env.backend.delete_channel(world.channel.id)
    await days(world, 2)
    pressed = await world.marta.slash(world.general, "help")
    again = await world.marta.slash(world.general, "help")

    assert text(pressed).startswith(TROUBLE)
    assert pressed.response is not None
    assert "waiting for you" not in pressed.response.content
    assert not text(again).startswith(TROUBLE)


async def test_why_it_is_no_message(world: World) -> None:
    """Someone who chose direct messages that don't come through reads, once, why it's there."""
    await chooses(world, world.marta, reach="dm")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, times=None)
    world.env.backend.delete_channel(world.channel.id)
    await days(world, 2)
    pressed = await world.marta.slash(world.general, "help")

    assert text(pressed).startswith(TROUBLE)
    assert text(pressed).endswith(member_words.DM_DID_NOT_REACH)
    assert list(buttons(answer(pressed))) == [member_words.OTHER_WAY]


async def test_nobody_is_named(world: World) -> None:
    """Where setup names nobody, those who run the server read it at the next press; no member."""
    await world.services.groups.drop_coordinator(world.guild.id, world.marta.id)
    world.env.backend.delete_channel(world.channel.id)
    await days(world, 2)
    member = await world.dana.slash(world.general, "help")
    pressed = await world.marta.slash(world.general, "help")
    again = await world.marta.slash(world.general, "help")

    assert not text(member).startswith(TROUBLE)
    assert text(pressed).startswith(TROUBLE)
    assert not text(again).startswith(TROUBLE)


async def test_their_channel_is_lost(desk: World) -> None:
    """Where their own channel is gone they hear in the other way, and of it as well."""
    await chooses(desk, desk.marta, reach="dm")
    desk.env.backend.delete_channel(desk.desk.id)
    await days(desk, 2)

    (message,) = dms(desk.marta)
    assert words.DESK_GONE in message.content


async def test_today(world: World) -> None:
    """The one list says it, so that "Nothing is waiting" is true."""
    lose_all(world)
    shown = await world.marta.slash(world.general, "coordinator today")
    world.limit_bot(INVITE)
    after = await world.marta.slash(world.general, "coordinator today")

    assert "How to fix it" in text(shown)
    assert words.NOTHING_WAITS not in text(shown)
    assert words.CHECK_AGAIN in buttons(answer(shown))
    assert text(after).startswith(words.NOTHING_WAITS)


async def test_what_is_owed_follows(world: World) -> None:
    """A win that was shared meanwhile is posted once the permission is back."""
    lose_all(world)
    await world.dana.slash(world.general, "win share", story="The book cart worked.")
    await days(world, 2)
    before = world.posts()
    world.limit_bot(INVITE)
    await days(world, 2)

    assert before == []
    assert any("book cart" in post.content for post in world.posts())


async def test_nothing_wrong(desk: World) -> None:
    """In a group where all is well nobody hears anything."""
    await days(desk, 9)

    assert told(desk) == []


@pytest.mark.parametrize("how", ["restart", "resumed", "shard_ready", "guild_available"])
async def test_changed_while_away(desk: World, how: str) -> None:
    """What no event told is found as soon as the bot is back, in minutes; what's well isn't."""
    await desk.advance(hours=1)
    planned = await next_look(desk)
    await back(desk, how)
    well = await next_look(desk)
    seeing = discord.Permissions(view_channel=True).value
    cached = desk.client.guilds[0]
    for role in (cached.me.roles[-1], cached.default_role):
        role._permissions = seeing
        desk.guild._guild.roles[role.id].permissions = seeing
    await back(desk, how)
    in_minutes = await next_look(desk)

    assert well == planned
    assert in_minutes - desk.clock.now() == LOOK_AFTER


async def back(world: World, how: str) -> None:
    """Let the bot come back to its servers in one of the ways there are."""
    if how == "restart":
        await world.restart()
        return
    given = {"shard_ready": [0], "guild_available": world.client.guilds}.get(how, [])
    with world.env._bot_scope():
        world.client.dispatch(how, *given)
    await world.env.settle()


async def next_look(world: World) -> datetime:
    """Return when the group's channels are looked at next."""
    async with world.client.agenda._database.read() as connection:
        (look,) = await planning.open_everywhere(connection, LOOK)
    return look.due_at


async def test_while_discord_does_not_show_the_server(desk: World) -> None:
    """After a start in an outage a server seems to have no channels: that's no trouble."""
    guild = desk.client.get_guild(desk.guild.id)
    assert guild is not None
    guild.unavailable = True
    kept, guild._channels = guild._channels, {}
    await days(desk, 1)
    assert told(desk) == []

    guild.unavailable, guild._channels = False, kept
    await days(desk, 1)
    assert told(desk) == []

    desk.env.backend.delete_channel(desk.channel.id)
    await days(desk, 1)
    assert len(told(desk)) == 1


async def test_a_second_loss(desk: World) -> None:
    """What's lost two days after something else is said the next school morning, both with days."""
    lose(desk, desk.channel)
    await days(desk, 2)
    first = told(desk)
    desk.env.backend.delete_channel(desk.desk.id)
    await chooses(desk, desk.marta, reach="dm")
    await days(desk, 1)

    assert len(first) == 1
    assert words.DESK_GONE not in first[0]
    (message,) = dms(desk.marta)
    assert message.content.startswith(TROUBLE)
    assert words.DESK_GONE in message.content
    assert desk.channel.mention in message.content
    assert message.content.count("It's been that way since") == 2


async def test_one_of_two_is_fixed(desk: World) -> None:
    """What's fixed is said, and so is what isn't yet; what waited for it comes."""
    lose(desk, desk.channel)
    desk.env.backend.delete_channel(desk.desk.id)
    await chooses(desk, desk.marta, reach="dm")
    await desk.dana.slash(desk.general, "win share", story="The book cart worked.")
    await days(desk, 3)
    lost = len(dms(desk.marta))
    give_back(desk, desk.channel)
    await days(desk, 2)
    after = [one.content for one in dms(desk.marta)][lost:]

    assert lost == 1
    assert [one.startswith(said.FIXED.format(places=said.PLACES["wins"])) for one in after] == [
        True
    ]
    assert said.NOT_YET.format(places=said.PLACES["desk"]) in after[0]
    assert any("book cart" in post.content for post in desk.posts())


async def test_what_follows_from_it(world: World) -> None:
    """Without *View Channel* nothing is granted, so the list names only that one to turn on."""
    lose(world, world.channel, "view_channel")
    shown = await world.marta.slash(world.general, "coordinator today")

    assert words.PERMISSION_FIX.format(permissions="View Channel") in text(shown)


def test_a_week_later_a_bit_sooner() -> None:
    """What's said in a week is said again, also where that look begins a second earlier."""
    found = {"wins": ("send_messages",)}
    seen = KnownTroubles().after(found, MONDAY)
    assert not seen.is_to_be_reported(found, MONDAY + timedelta(days=6))
    assert seen.is_to_be_reported(found, MONDAY + timedelta(days=7) - timedelta(seconds=1))


def test_more_is_missing() -> None:
    """What's missing as well in the same place is news; what's back there isn't."""
    seen = KnownTroubles().after({"wins": ("send_messages", "view_channel")}, MONDAY)

    assert not seen.is_to_be_reported({"wins": ("send_messages",)}, MONDAY)
    assert seen.is_to_be_reported({"wins": ("attach_files", "send_messages")}, MONDAY)


def test_fixed_and_lost_at_once() -> None:
    """What's fixed in a look that has something worse to say is said at the next one."""
    seen = KnownTroubles().after({"wins": ("channel",)}, MONDAY)
    then = seen.after({"desk": ("channel",)}, MONDAY + timedelta(days=1))
    last = then.after({"desk": ("channel",)}, MONDAY + timedelta(days=2))

    assert (then.fixed({"desk": ()}), last.fixed({"desk": ()})) == (["wins"], [])
