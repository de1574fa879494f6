"""Setup, from nothing to Start here, with everything that may be missing on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.documents import principal_words
from bot.groups import words
from bot.kit import words as day_words
from bot.ui.permissions import INVITE
from tests.discord import answer, buttons, text
from tests.groups.panels import CHANNEL, SECOND, ZONE, but, disabled, let_attach, panel_of

if TYPE_CHECKING:
    from tests.discord import World


async def test_from_nothing_to_start_here(new_world: World) -> None:
    """Three answers and one press: each answer is saved, nothing is posted before the press."""
    world = new_world
    panel = await panel_of(world)
    await world.marta.select(panel, [world.channel], custom_id=CHANNEL)
    await world.marta.select(panel, ["America/Denver"], custom_id=ZONE)
    told = text(await world.marta.select(panel, [world.luis], custom_id=SECOND))
    before = world.posts()
    done = text(await world.marta.click(panel, label=words.POST_START))
    group = await world.services.groups.get(world.guild.id)

    assert f"{world.channel.mention}. I can post there." in told
    assert "Mountain Time, where it's 7:00 AM now." in told
    assert "Luis Ortega and Marta Olson" in told
    assert before == []
    assert done.startswith("Posted.")
    [post] = world.posts()
    assert post.content.startswith("**Start here.**")
    assert post.content.endswith("Luis Ortega and Marta Olson run this group.")
    assert list(buttons(post)) == [
        "Share a win",
        "Set my nudge",
        "Find a win",
        words.HOW_LABEL,
        principal_words.BUTTON,
    ]
    assert (group.start_channel_id, group.start_message_id) == (world.channel.id, post.id)


async def test_who_runs_setup_first(new_world: World) -> None:
    """The first to run setup is a coordinator by name; the next one with the right is not."""
    await panel_of(new_world)
    joel = new_world.member("Joel Reyes", new_world.guild.roles["Coordinator"])
    await joel.slash(new_world.general, "setup")
    group = await new_world.services.groups.get(new_world.guild.id)

    assert [one.name for one in group.coordinators] == ["Marta Olson"]


async def test_only_the_channel(new_world: World) -> None:
    """A setup with nothing but a channel works."""
    panel = await panel_of(new_world)
    await new_world.marta.select(panel, [new_world.channel], custom_id=CHANNEL)
    await new_world.marta.click(panel, label=words.POST_START)

    assert len(new_world.posts()) == 1
    assert text(await new_world.dana.slash(new_world.general, "help"))


async def test_no_channel_yet(new_world: World) -> None:
    """Without a channel the buttons that post cannot be pressed."""
    panel = await panel_of(new_world)

    assert words.CHANNEL_NONE in panel.content
    assert disabled(panel) == {words.POST_START, words.SEND_TEST}


async def test_start_here_again(world: World) -> None:
    """Posting again brings the post up to date; there are never two, and it was posted."""
    panel = await panel_of(world)
    before = panel.content
    await world.marta.click(panel, label=words.POST_START)
    await world.services.groups.name_coordinator(
        world.guild.id, world.luis.id, "Luis Ortega", world.clock.now()
    )
    panel = await panel_of(world)
    again = panel.content
    done = text(await world.marta.click(panel, label=words.POST_START_AGAIN))

    [post] = world.posts()
    assert "I won't post anything until" in before
    assert "I won't post anything until" not in again
    assert "up to date" in done
    assert "Luis Ortega and Marta Olson" in post.content


async def test_start_here_deleted(world: World) -> None:
    """Where the earlier post was deleted, a new one is posted."""
    await world.marta.click(await panel_of(world), label=words.POST_START)
    [before] = world.posts()
    world.env.backend.delete_message(world.channel.id, before.id)
    await world.marta.click(await panel_of(world), label=words.POST_START_AGAIN)

    [post] = world.posts()
    assert post.id != before.id


async def test_wins_move(world: World) -> None:
    """When wins move to another channel, Start here moves with them."""
    await world.marta.click(await panel_of(world), label=words.POST_START)
    panel = await panel_of(world)
    await world.marta.select(panel, [world.general], custom_id=CHANNEL)
    await world.marta.click(panel, label=words.POST_START_AGAIN)

    assert world.posts() == []
    assert len(world.posts(world.general)) == 1


async def test_how_it_works(world: World) -> None:
    """The button on Start here explains privately, also after a restart."""
    await world.marta.click(await panel_of(world), label=words.POST_START)
    [post] = world.posts()
    await world.restart()
    told = text(await world.dana.click(post, label=words.HOW_LABEL))

    assert words.HOW_BUTTONS in told


async def test_permission_lacks(new_world: World) -> None:
    """What's missing is named with where and how to give it, and Check again sees it given."""
    world = new_world
    let_attach(world, allowed=False)
    panel = await panel_of(world)
    told = text(await world.marta.select(panel, [world.channel], custom_id=CHANNEL))
    refused = text(await world.marta.click(panel, label=words.POST_START))
    let_attach(world, allowed=True)
    again = text(await world.marta.click(panel, label=words.CHECK_AGAIN))

    sentence = (
        f"I don't have permission to attach pictures in {world.channel.mention}. Open the "
        "channel's settings, then Permissions, then my name. Turn on Attach Files, then press "
        "*Check again*."
    )
    assert sentence in told
    assert refused == sentence
    assert world.posts() == []
    assert "I can post there." in again


async def test_several_lack(new_world: World) -> None:
    """Several missing permissions make one sentence."""
    world = new_world
    world.limit_everyone(discord.Permissions(view_channel=True, use_application_commands=True))
    world.limit_bot(but(INVITE, "create_public_threads", "send_messages"))
    panel = await panel_of(world)
    told = text(await world.marta.select(panel, [world.channel], custom_id=CHANNEL))

    assert "I don't have permission to post or open threads" in told
    assert "Turn on Send Messages and Create Public Threads" in told


async def test_open_channel(world: World) -> None:
    """A channel that everyone with an invite could read is pointed out."""
    shut = world.guild.create_text_channel(
        "quiet",
        overwrites={
            world.guild.default_role: discord.PermissionOverwrite(view_channel=False),
            world.guild.roles["TestBot"]: discord.PermissionOverwrite(view_channel=True),
            world.guild.roles["Coordinator"]: discord.PermissionOverwrite(view_channel=True),
        },
    )
    panel = await panel_of(world)
    shown = panel.content
    told = text(await world.marta.select(panel, [shut], custom_id=CHANNEL))

    assert words.CHANNEL_OPEN.format(channel=world.channel.mention) in shown
    assert "invite link" not in told


async def test_channel_vanished(world: World) -> None:
    """A channel that was deleted is pointed out, and setup goes on with another."""
    world.env.backend.delete_channel(world.channel.id)
    panel = await panel_of(world)
    told = panel.content
    again = text(await world.marta.select(panel, [world.general], custom_id=CHANNEL))

    assert words.CHANNEL_VANISHED in told
    assert "I can post there." in again


async def test_zone_typed(new_world: World) -> None:
    """The zone may be typed with the command; what was typed completes."""
    choices = await new_world.marta.autocomplete(new_world.general, "setup", "zone", "lond")
    result = await new_world.marta.slash(new_world.general, "setup", zone=choices[0]["value"])

    assert choices[0]["value"] == "Europe/London"
    assert "UK time, where it's 2:00 pm now." in text(result)


async def test_zone_unknown(new_world: World) -> None:
    """A zone that does not exist is refused with the way to find one, and changes nothing."""
    result = await new_world.marta.slash(new_world.general, "setup", zone="Middle Earth")
    group = await new_world.services.groups.get(new_world.guild.id)

    assert 'I can\'t use "Middle Earth" as a time zone.' in text(result)
    assert group.zone is None


async def test_a_fixed_offset(new_world: World) -> None:
    """It's refused with a button to the list of zones, which opens the panel."""
    refused = await new_world.marta.slash(new_world.general, "setup", zone="Etc/GMT+6")
    told = text(refused)
    panel = text(await new_world.marta.click(answer(refused), label=day_words.PICK_FROM_LIST))

    assert day_words.FIXED_OFFSET in told
    assert "Until then I'll use Central Time." in panel


async def test_zone_of_two(new_world: World) -> None:
    """There's a Springfield in either zone: two buttons ask which one it is."""
    asked = await new_world.marta.slash(new_world.general, "setup", zone="Springfield")
    assert set(buttons(answer(asked))) == {"Central Time", "Eastern Time"}

    told = await new_world.marta.click(answer(asked), label="Central Time")
    assert "Central Time, where it's" in text(told)


async def test_unusual_zone(world: World) -> None:
    """A zone beyond the usual ones stays chosen in the menu."""
    result = await world.marta.slash(world.general, "setup", zone="Asia/Kathmandu")
    told = text(await world.marta.click(answer(result), label=words.CHECK_AGAIN))

    assert "Kathmandu time, where it's 6:45 pm now." in told
