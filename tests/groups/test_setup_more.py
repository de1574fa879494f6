"""What else setup offers: a test, coordinators, more settings; and who may press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from bot.groups import school_words, words
from bot.ui.permissions import INVITE
from bot.wins import answer_words
from tests.discord import WEEKLY, answer, buttons, text
from tests.groups.panels import SECOND, more_of, panel_of
from tests.switches import OPTIONAL, SWITCHES

if TYPE_CHECKING:
    from tests.discord import World


async def test_second_coordinator_refused(new_world: World) -> None:
    """A bot and oneself cannot step in."""
    world = new_world
    robot = world.guild.add_member(world.env.create_user("helper", bot=True))
    panel = await panel_of(world)
    bot_told = text(await world.marta.select(panel, [robot], custom_id=SECOND))
    self_told = text(await world.marta.select(panel, [world.marta], custom_id=SECOND))

    assert bot_told == words.COORDINATOR_BOT
    assert self_told == words.COORDINATOR_YOURSELF


async def test_coordinators_come_and_go(world: World) -> None:
    """Names can be added and taken off, down to the last one."""
    panel = await panel_of(world)
    card = answer(await world.marta.click(panel, label=words.ADD_COORDINATOR))
    await world.marta.select(card, [world.luis], custom_id=SECOND)
    card = answer(await world.marta.click(panel, label=words.ADD_COORDINATOR))
    told = text(await world.marta.select(card, [str(world.marta.id)], custom_id="setup:drop"))
    group = await world.services.groups.get(world.guild.id)

    assert "**Luis Ortega** runs this group." in told
    assert [one.name for one in group.coordinators] == ["Luis Ortega"]


async def test_pressed_by_someone_else(world: World) -> None:
    """Who may not run setup cannot press its buttons either, however they come by one."""
    panel = await panel_of(world)
    world.env.backend.get_message(panel.channel_id, panel.id).flags = 0
    result = await world.dana.click(panel, label=words.POST_START)

    assert "Marta Olson can help" in text(result)
    assert [post for post in world.posts() if "Start here" in post.content] == []


async def test_test_post(world: World) -> None:
    """A test is posted silently and can be taken away again; it removes nothing else."""
    panel = await panel_of(world)
    card = answer(await world.marta.click(panel, label=words.SEND_TEST))
    [post] = world.posts()
    done = text(await world.marta.click(card, label=words.REMOVE_TEST))

    assert post.content == words.TEST
    assert post.flags.suppress_notifications
    assert done == words.TEST_REMOVED
    assert world.posts() == []


async def test_discord_fails(world: World) -> None:
    """When Discord does not take Start here, that is said, and nothing is recorded."""
    panel = await panel_of(world)
    world.env.inject_error("POST", "/channels/*/messages", status=403, times=None)
    told = text(await world.marta.click(panel, label=words.POST_START))
    group = await world.services.groups.get(world.guild.id)

    assert told.startswith("Not posted yet. Discord didn't accept it")
    assert group.start_message_id is None


async def test_feature_off(world: World) -> None:
    """What is off leaves everyone's picker, Start here and help, also after a restart."""
    with_wins = world.commands(world.dana)
    card = await more_of(world)
    await world.marta.select(card, [], custom_id="setup:features")
    off = world.commands(world.dana)
    await world.restart()
    still = world.commands(world.dana)
    shown = answer(await world.dana.slash(world.general, "help"))
    card = await more_of(world)
    await world.marta.select(card, ["wins", "plans", "weekly"], custom_id="setup:features")

    assert "win" in with_wins
    assert off == still == with_wins - {"win", "plan"}
    assert "Share a win" not in buttons(shown)
    assert world.commands(world.dana) == with_wins


async def test_more_settings(world: World) -> None:
    """A channel and a role for coordinators, and photos, are saved at once; all can be undone."""
    role = world.guild.roles["Coordinator"]
    card = await more_of(world)
    await world.marta.select(card, [world.desk], custom_id="setup:desk")
    await world.marta.select(card, [role], custom_id="setup:role")
    told = card.content
    await world.marta.select(card, ["wins"], custom_id="setup:feature")
    photos = text(await world.marta.click(card, label=words.DROP_PHOTOS))
    chosen = await world.services.groups.get(world.guild.id)
    await world.marta.click(card, label=words.KEEP_PHOTOS)
    await world.marta.click(card, label=school_words.BACK_TO_MORE)
    await world.marta.select(card, [], custom_id="setup:desk")
    await world.marta.select(card, [], custom_id="setup:role")
    undone = await world.services.groups.get(world.guild.id)

    assert words.MORE_PHOTOS_NOT_KEPT in photos
    assert words.MORE_DESK_OPEN.format(channel=world.desk.mention) in told
    assert (chosen.coordinator_channel_id, chosen.coordinator_role_id) == (world.desk.id, role.id)
    assert not chosen.keep_photos
    assert (undone.coordinator_channel_id, undone.coordinator_role_id) == (None, None)
    assert undone.keep_photos


async def test_role_of_everyone(world: World) -> None:
    """Everyone is not a role that runs a group."""
    card = await more_of(world)
    told = text(await world.marta.select(card, [world.guild.default_role], custom_id="setup:role"))

    assert told == words.ROLE_EVERYONE


async def test_channel_made(new_world: World) -> None:
    """Where the bot may make channels it offers to, and says that the right can be taken away."""
    world = new_world
    world.limit_bot(INVITE | discord.Permissions(manage_channels=True))
    panel = await panel_of(world)
    offered = words.MAKE_CHANNEL in buttons(panel)
    told = text(await world.marta.click(panel, label=words.MAKE_CHANNEL))
    group = await world.services.groups.get(world.guild.id)

    assert offered
    assert "you can take it away" in told
    assert group.wins_channel_id not in (None, world.channel.id)


@pytest.mark.parametrize("label", [words.CHECK_AGAIN, words.MORE_SETTINGS, words.POST_START])
async def test_panel_after_a_restart(world: World, label: str) -> None:
    """The panel's buttons work after a restart."""
    panel = await panel_of(world)
    await world.restart()
    result = await world.marta.click(panel, label=label)

    assert text(result)


async def test_quiet_server(world: World) -> None:
    """Only where every message rings, quieter notifications are recommended."""
    loud = (await panel_of(world)).content
    world.guild._guild.default_message_notifications = 1
    await world.restart()
    quiet = (await panel_of(world)).content

    assert words.NOTIFICATIONS in loud
    assert words.NOTIFICATIONS not in quiet


async def test_the_state(world: World) -> None:
    """It's read by its name or its letters, comes off again, and an unknown one says what works."""
    card = await more_of(world)
    form = await world.marta.click(card, label=words.NAME_STATE)
    told = text(await world.marta.submit_modal(form, {"state": "south dakota"}))
    named = await world.services.groups.get(world.guild.id)
    form = await world.marta.click(card, label=words.NAME_STATE)
    unknown = text(await world.marta.submit_modal(form, {"state": "Ontario"}))
    form = await world.marta.click(card, label=words.NAME_STATE)
    none = text(await world.marta.submit_modal(form, {"state": ""}))
    after = await world.services.groups.get(world.guild.id)

    assert "**Your state:** South Dakota." in told
    assert named.state == "SD"
    assert unknown == words.STATE_UNKNOWN.format(typed="Ontario")
    assert words.MORE_STATE_NONE in none
    assert after.state is None


@pytest.mark.parametrize("feature", sorted(OPTIONAL))
async def test_what_a_feature_does_next(world: World, feature: str) -> None:
    """Switching one on shows its one card: what it'll do next and when, and its own settings."""
    card = await more_of(world)
    shown = await world.marta.select(
        card, ["wins", "plans", "weekly", feature], custom_id="setup:features"
    )
    told, labels = text(shown), list(buttons(answer(shown)))
    first = world.client.first_steps.get(feature)
    back = text(await world.marta.click(answer(shown), label=school_words.BACK_TO_MORE))

    assert " is on. Only you see this." in told
    assert "**Next:** " in told
    assert len(labels) == 1 + (first is not None)
    assert back.startswith("More settings")


async def test_how_much_is_behind_it(world: World) -> None:
    """With everything on, more settings and what it leads to are at most five cards."""
    card = await more_of(world)
    everything = sorted(SWITCHES)
    await world.marta.select(card, everything, custom_id="setup:features")
    seen = set()
    for label in buttons(await more_of(world)):
        pressed = await world.marta.click(await more_of(world), label=label)
        if pressed.modal is None:
            seen.add(text(pressed).partition("\n")[0])
    chosen = await world.marta.select(await more_of(world), ["wins"], custom_id="setup:feature")

    seen |= {text(chosen).partition("\n")[0], (await more_of(world)).content.partition("\n")[0]}
    seen -= {(await panel_of(world)).content.partition("\n")[0]}
    assert 3 <= len(seen) <= 5


async def test_next_and_when(world: World) -> None:
    """The nudge and the weekly post say their day; wins begin when someone uses them."""
    card = await more_of(world)
    read = {}
    for one in ("plans", "weekly", "wins"):
        read[one] = text(await world.marta.select(card, [one], custom_id="setup:feature"))
        await world.marta.click(card, label=school_words.BACK_TO_MORE)

    assert "**Next:** the nudge's line in the channel, <t:" in read["plans"]
    assert "**Next:** the weekly post, <t:" in read["weekly"]
    assert words.FEATURE_NEXT_NONE in read["wins"]


async def test_a_feature_that_went_off_meanwhile(world: World) -> None:
    """A choice from a card of before leads back to more settings."""
    card = await more_of(world)
    await world.services.groups.change(world.guild.id, world.clock.now(), switched_off={"plans"})
    shown = text(await world.marta.select(card, ["plans"], custom_id="setup:feature"))

    assert shown.startswith("More settings")


async def test_where_answers_go(world: World) -> None:
    """Answers to the week's question come in the channel, once a coordinator wants that."""
    card = await more_of(world)
    await world.marta.select(card, ["weekly"], custom_id="setup:feature")
    told = text(await world.marta.click(card, label=words.ANSWERS_TO["channel"]))
    await world.advance(days=4, hours=5)
    post = next(one for one in world.posts() if WEEKLY in one.content)
    form = await world.dana.click(post, label=answer_words.OF_WEEK)
    await world.dana.submit_modal(form, {"story": "The puppet corner."})
    last = world.posts()[-1]

    assert words.ANSWERS["channel"].format(channel=world.channel.mention) in told
    assert last.content.startswith("**Dana Whitehorse** answered the question of the week:")
    assert post.thread is None
