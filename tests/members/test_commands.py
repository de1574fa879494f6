"""`/me`, as a member sees it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from simcord.components import walk_components

from bot.kit import words as kit_words
from bot.members import words
from bot.reaching import words as reaching_words
from bot.reaching.rules import DmChannel, Ways
from tests.coffee.acting import WITH_THREADS
from tests.discord import answer, buttons, text
from tests.members.acting import me, share

if TYPE_CHECKING:
    import discord
    from simcord import MemberActor, ResponseMessage

    from bot.members.rules import Member
    from tests.discord import World

FIELDS = {"print_name": "D. Whitehorse", "school": "Lakeview", "district": "D 12", "town": "Ames"}


async def ways(world: World) -> Ways:
    """Return how Dana is reached."""
    return await world.services.reaching.ways(world.guild.id, world.dana.id)


async def member(world: World, actor: MemberActor) -> Member:
    """Return what the bot knows of someone."""
    found = await world.services.members.get(world.guild.id, actor.id)
    assert found is not None
    return found


async def reach_card(world: World) -> ResponseMessage:
    """Return the card on which Dana chooses how she's reached."""
    panel = answer(await me(world, "set"))
    return answer(await world.dana.click(panel, custom_id="me:reach"))


def menus(message: ResponseMessage) -> list[str]:
    """Return the ids of a message's menus."""
    ids = [str(one.get("custom_id")) for one in walk_components(message.components)]
    return [one for one in ids if one.startswith("me:way:")]


def dms(actor: MemberActor) -> list[discord.Message]:
    """Return the direct messages of someone with the bot."""
    return actor.user.dm_channel.history()


async def test_everything_about_oneself(world: World) -> None:
    """The card says what is kept, how much, and where each thing is changed, privately."""
    await share(world, "A cart by the doors.")
    await me(world, "set", zone="America/New_York")
    shown = answer(await me(world, "show"))

    assert shown.ephemeral
    assert shown.content.startswith(words.ABOUT)
    assert "Dana Whitehorse" in shown.content
    assert "Time zone: Eastern Time, where it's 9:00 AM now." in shown.content
    assert "What I keep about you: 1 win and 1 entry in your plan." in shown.content
    assert words.NOT_PAUSED in shown.content
    assert "/me set" in shown.content
    assert list(buttons(shown))[:5] == ["Change", "Pause", "Hide me", "Export", "Forget me"]


@pytest.mark.parametrize(
    ("label", "first"),
    [
        (words.CHANGE, words.SETTINGS),
        (words.PAUSE, words.PAUSE_ASK),
        (words.HIDE, words.HIDE_DONE),
        (words.EXPORT, words.EXPORT_DONE),
        (words.FORGET, "**Nothing is removed yet.**"),
    ],
)
async def test_from_the_card(world: World, label: str, first: str) -> None:
    """Everything that a command does is a button too."""
    shown = answer(await me(world, "show"))
    done = await world.dana.click(shown, label=label)

    assert text(done).startswith(first)


async def test_the_card_while_resting_and_hidden(world: World) -> None:
    """The buttons are those that lead back, and the card says what holds."""
    await me(world, "hide")
    resting = answer(await me(world, "pause", until="2 weeks"))
    again = answer(await me(world, "pause"))
    shown = answer(await me(world, "show"))

    assert list(buttons(resting)) == [words.COME_BACK]
    assert next(iter(buttons(again))) == words.COME_BACK
    assert list(buttons(shown))[:3] == [words.CHANGE, words.COME_BACK, words.SHOW_AGAIN]
    assert words.HIDDEN in shown.content


async def test_back_to_the_card(world: World) -> None:
    """The settings lead back to everything."""
    panel = answer(await me(world, "set"))
    done = await world.dana.click(panel, label=words.SEE_ALL)

    assert text(done).startswith(words.ABOUT)


async def test_a_zone_by_typing(world: World) -> None:
    """The zone completes by city, and is kept at once."""
    choices = await world.dana.autocomplete(world.general, "me set", "zone", "los an")
    done = await me(world, "set", zone="Mountain")

    assert choices[0]["value"] == "America/Los_Angeles"
    assert text(done).startswith(words.SAVED)
    assert (await member(world, world.dana)).zone == "America/Denver"


async def test_a_zone_that_is_none(world: World) -> None:
    """An unknown zone is answered with the way out."""
    refused = await me(world, "set", zone="Middle Earth")
    told = text(refused)
    listed = await world.dana.click(answer(refused), label=kit_words.PICK_FROM_LIST)

    assert kit_words.NO_ZONE in told
    assert "Time zone:" in text(listed)


async def test_settings_by_menus(world: World) -> None:
    """Each choice is kept at once, on the same card, and can be taken back."""
    panel = answer(await me(world, "set"))
    await world.dana.select(panel, ["high"], custom_id="me:level")
    chosen = await world.dana.select(panel, ["Asia/Tokyo"], custom_id="me:zone")
    then = text(chosen)
    kept = await member(world, world.dana)
    await world.dana.select(panel, ["-"], custom_id="me:level")
    await world.dana.select(panel, ["-"], custom_id="me:zone")
    cleared = await member(world, world.dana)

    assert (kept.level, kept.zone) == ("high", "Asia/Tokyo")
    assert answer(chosen).id == panel.id
    assert "School level: High." in then
    assert (cleared.level, cleared.zone) == (None, None)


async def test_name_and_school(world: World) -> None:
    """The form is filled in with what is kept, says where it appears, and keeps what changes."""
    panel = answer(await me(world, "set"))
    first = await world.dana.click(panel, label=words.DETAILS)
    done = await world.dana.submit_modal(first, FIELDS)
    second = await world.dana.click(answer(done), label=words.DETAILS)
    kept = await member(world, world.dana)

    assert words.PRINT_NAME_HINT in json.dumps(first.modal)
    assert (kept.print_name, kept.school, kept.town) == ("D. Whitehorse", "Lakeview", "Ames")
    assert "School: Lakeview." in text(done)
    assert "Lakeview" in json.dumps(second.modal)


async def test_direct_messages_that_work(world: World) -> None:
    """Choosing direct messages sends a test message then and there."""
    panel = await reach_card(world)
    done = await world.dana.select(panel, ["dm"], custom_id="me:way:general")

    assert text(done).startswith(reaching_words.DM_WORKS)
    assert [one.content for one in dms(world.dana)] == [reaching_words.DM_TEST]
    assert (await ways(world)).method("general") == "dm"


async def test_each_topic_on_one_card(world: World) -> None:
    """What was chosen anywhere is shown and changed here; what nobody asked for isn't offered."""
    await world.switch_on("plans")
    plain = await reach_card(world)
    key, now = (world.guild.id, world.dana.id), world.clock.now()
    await world.services.reaching.choose(*key, "coffee", "thread", now)
    switched_off = await reach_card(world)
    await world.switch_on("plans", "coffee")
    whole = await reach_card(world)
    done = await world.dana.select(whole, ["off"], custom_id="me:way:nudge")
    then = await world.dana.select(answer(done), ["dm"], custom_id="me:way:coffee")
    about = answer(await me(world, "show"))

    assert menus(plain) == menus(switched_off) == ["me:way:general", "me:way:nudge"]
    assert menus(whole) == ["me:way:general", "me:way:nudge", "me:way:coffee"]
    assert text(then).startswith(reaching_words.DM_WORKS)
    assert (
        "How I reach you: most things when you press something here, your nudge not at all and "
        "coffee by direct message." in about.content
    )
    kept = await ways(world)
    assert (kept.method("nudge"), kept.method("coffee")) == ("off", "dm")


async def test_coffee_by_a_thread_where_messages_are_closed(world: World) -> None:
    """Someone is waiting there: a private thread stands in for direct messages."""
    key = (world.guild.id, world.dana.id)
    await world.set_up()
    world.limit_bot(WITH_THREADS)
    await world.switch_on("coffee")
    await world.services.reaching.choose(*key, "coffee", "thread", world.clock.now())
    card = await reach_card(world)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    done = await world.dana.select(card, ["dm"], custom_id="me:way:coffee")

    assert text(done).startswith(reaching_words.DM_INSTEAD["closed"])
    assert (await ways(world)).method("coffee") == "thread"


async def test_direct_messages_that_are_closed(world: World) -> None:
    """Where Discord refuses, nothing changes, and the way to open them is said."""
    panel = await reach_card(world)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    done = await world.dana.select(panel, ["dm"], custom_id="me:way:general")

    assert text(done).startswith(reaching_words.DM_CLOSED)
    assert (await ways(world)).method("general") == "here"


async def test_direct_messages_when_discord_is_away(world: World) -> None:
    """Where Discord does not answer, nothing changes, and a later try is offered."""
    panel = await reach_card(world)
    world.env.inject_error("POST", "/users/@me/channels", status=500, times=None)
    done = await world.dana.select(panel, ["dm"], custom_id="me:way:general")

    assert text(done).startswith(reaching_words.DM_UNSURE)
    assert (await ways(world)).method("general") == "here"


async def test_direct_messages_after_a_refusal(world: World) -> None:
    """Choosing them again, once they are open, makes them work again."""
    panel = await reach_card(world)
    await world.services.reaching.keep_channel(world.dana.id, DmChannel(None, world.clock.now()))
    done = await world.dana.select(panel, ["dm"], custom_id="me:way:general")
    known = (await world.services.reaching.ways(world.guild.id, world.dana.id)).channel

    assert "Most things: by direct message." in text(done)
    assert reaching_words.CLOSED not in text(done)
    assert known.refused_at is None


async def test_no_more_direct_messages(world: World) -> None:
    """Going back to waiting needs no test."""
    panel = await reach_card(world)
    await world.dana.select(panel, ["dm"], custom_id="me:way:general")
    done = await world.dana.select(panel, ["here"], custom_id="me:way:general")

    assert "Most things: when you press something here." in text(done)
    assert len(dms(world.dana)) == 1


async def test_a_pause_by_command(world: World) -> None:
    """A pause always has an end, which is shown, and ends by itself."""
    suggested = await world.dana.autocomplete(world.general, "me pause", "until", "2 w")
    done = await me(world, "pause", until="2 weeks")
    during = text(await me(world, "show"))
    await world.env.advance_time(timedelta(days=15).total_seconds())
    after = text(await me(world, "show"))

    assert suggested[0]["name"] == "2 weeks: back on September 28"
    assert "quiet until September 28" in text(done)
    assert "until **September 28**" in during
    assert words.NOT_PAUSED in after


@pytest.mark.parametrize(
    ("label", "day"),
    [("One week", "September 21"), ("Two weeks", "September 28"), ("A month", "October 14")],
)
async def test_a_pause_by_button(world: World, label: str, day: str) -> None:
    """Three usual lengths are one tap each."""
    asked = answer(await me(world, "pause"))
    done = await world.dana.click(asked, label=label)

    assert f"quiet until {day}" in text(done)


async def test_a_pause_until_a_date(world: World) -> None:
    """A date can be typed; one that has passed is refused."""
    asked = answer(await me(world, "pause"))
    form = await world.dana.click(asked, label=words.PICK_DATE)
    refused = await world.dana.submit_modal(form, {"until": "2026-09-01"})
    form = await world.dana.click(asked, label=words.PICK_DATE)
    done = await world.dana.submit_modal(form, {"until": "January 8"})

    assert text(refused).startswith(words.PAUSE_IN_THE_PAST)
    assert "quiet until January 8" in text(done)


async def test_coming_back_early(world: World) -> None:
    """A pause ends with one tap."""
    done = answer(await me(world, "pause", until="1 month"))
    back = await world.dana.click(done, label=words.COME_BACK)

    assert text(back) == words.CAME_BACK
    assert (await member(world, world.dana)).paused_until is None


async def test_hiding(world: World) -> None:
    """One command takes the name out and says what is out already; one tap puts it back."""
    hidden = answer(await me(world, "hide"))
    said = hidden.content
    was_hidden = (await member(world, world.dana)).hidden
    shown = await world.dana.click(hidden, label=words.SHOW_AGAIN)

    assert said.startswith(words.HIDE_DONE)
    assert was_hidden
    assert text(shown) == words.SHOW_DONE
    assert not (await member(world, world.dana)).hidden


async def test_hiding_reaches_the_posts(world: World) -> None:
    """Posts that are out already lose the name."""
    await share(world, "A cart by the doors.")
    before = world.posts()[-1].content
    await me(world, "hide")
    await world.advance(minutes=1)

    assert "Dana Whitehorse" in before
    assert "Dana Whitehorse" not in world.posts()[-1].content


async def test_buttons_after_a_restart(world: World) -> None:
    """A card from before a restart still works."""
    shown = answer(await me(world, "pause"))
    await world.restart()
    done = await world.dana.click(shown, label="One week")

    assert "quiet until September 21" in text(done)


async def test_in_a_new_server(new_world: World) -> None:
    """A member's own settings need no setup."""
    shown = answer(await new_world.dana.slash(new_world.general, "me show"))

    assert words.WELCOME in shown.content
    assert words.ABOUT in shown.content


async def test_a_state_with_two_zones(world: World) -> None:
    """Two buttons ask which one it is, and the panel repeats it with its time."""
    asked = await me(world, "set", zone="South Dakota")
    assert list(buttons(answer(asked))) == ["Central Time", "Mountain Time"]

    kept = await world.dana.click(answer(asked), label="Mountain Time")
    assert "Time zone: Mountain Time, where it's" in text(kept)


async def test_a_fixed_offset_is_no_zone(world: World) -> None:
    """What was typed stands in the answer, with what works."""
    told = text(await me(world, "set", zone="UTC-5"))
    assert "UTC-5" in told
    assert kit_words.FIXED_OFFSET in told
