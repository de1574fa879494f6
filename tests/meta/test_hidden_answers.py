"""Nobody who asked not to be named is named in an answer, whatever colleagues press or type.

What's used here is what the features declare: every button, select, form and command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands

from bot.ui import words
from bot.ui.card import Card, Select
from bot.ui.components import PersistentButton, PersistentSelect
from tests.components import everything
from tests.meta.drawing import Drawing, Scene, begun
from tests.meta.handing_in import FILLED, WRITTEN, custom_id, hand_in, people
from tests.meta.hiding import TOMORROW, TYPED
from tests.ui.fuzzing import CHANNELS, PEOPLE, ROLES, STRINGS, menu_of

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

SCENES = {
    **dict.fromkeys(("win find", "resource find"), Scene(found=True)),
    **dict.fromkeys(("win:query", "shelf:query"), Scene(found=True)),
    **dict.fromkeys(("day:add", "day:recount"), Scene({"gathered.counter": "pages"})),
}
# What names one of the two to somebody else, and why it may.
KNOWN = {
    "inquiry:answered": "who asks the coordinators something is answered by name",
    "coordinator today": "who asks the coordinators something is answered by name",
    "setup:second": "whose name is picked runs the group, and is named to its members",
    "pair:people": "names on a member's own list, which nobody else sees",
}
# What's chosen in a menu; elsewhere, what the first of the two wrote.
CHOICES = {
    **dict.fromkeys(("celebrate:look", "celebrate:undated", "celebrate:tick"), "own-1"),
    **dict.fromkeys(("setup:zone", "me:zone"), "America/Chicago"),
    **dict.fromkeys(("setup:feature", "setup:features"), "weekly"),
    **dict.fromkeys(("ask:topics", "shelf:topic", "shelf:topics"), "weeding"),
    **dict.fromkeys(("me:level", "shelf:levels"), "high"),
    "celebrate:list": "calm",
    "coffee:choose": "month",
    "document:audience": "principal",
    "document:heading": "0",
    "document:period": "2026-09-01 to 2026-09-10",
    "meetup:on": str(TOMORROW),
    "me:way": "dm",
    "mentor:district": "any",
    "ask:piece": "2",
}
# What's typed after a command: by its name and the option's, or by the option's alone.
OPTIONS: dict[str, object] = {
    **dict.fromkeys(("win", "resource"), "1"),
    "period": "September 1 to September 10",
    "celebrate show day": "own-1",
    "zone": "America/Chicago",
    "words": "cart",
    "level": "high",
    "topic": "weeding",
}
NOT_TYPED = {discord.AppCommandOptionType.user, discord.AppCommandOptionType.attachment}


@pytest.fixture
async def drawing(world: World) -> Drawing:
    """Let the group be there."""
    return await begun(world, SCENES)


def _only_known(drawing: Drawing, quoting: int) -> None:
    """Make sure that nobody was named, where so many quoted the two and might have."""
    found = drawing.naming()

    assert found.keys() == KNOWN.keys() & drawing.drawn.keys(), found
    assert sum(any(TYPED in one for _, one in every) for every in drawing.drawn.values()) > quoting


async def test_every_button(drawing: Drawing) -> None:
    """No answer to a button names who hides, whether a coordinator or a colleague presses it."""
    world = drawing.world
    for one in everything().pressable.values():
        if isinstance(one, PersistentButton):
            pressed = custom_id(world, one)
            for actor in people(world, one)[-2:]:
                name = one.template.verb
                await drawing.scene(name)
                result = await actor.click(await world.post_by_hand(pressed))
                if _kept(drawing, name, actor, result):
                    break

    _only_known(drawing, 30)


async def test_every_select(drawing: Drawing) -> None:
    """No answer to what's chosen in a menu names who hides; nor does a menu that's shown."""
    world = drawing.world
    for one in everything().pressable.values():
        if isinstance(one, PersistentSelect):
            name, used = one.template.verb, custom_id(world, one)
            menu, chosen = _menu(world, one)
            for actor in people(world, one):
                await drawing.scene(name)
                post = await world.post(Card("Choose.", [Select(used, menu)]))
                if _kept(drawing, name, actor, await actor.select(post, [chosen])):
                    break

    _only_known(drawing, 10)


async def test_every_form(drawing: Drawing) -> None:
    """No answer to a form that's handed in names who hides."""
    world = drawing.world
    for one in everything().forms.values():
        name = one.template.verb
        for actor in people(world, one):
            found = (await drawing.scene(name)).found
            result = await hand_in(world, actor, one, chosen=not found)
            if _kept(drawing, name, actor, result):
                break

    _only_known(drawing, 6)


async def test_every_command(drawing: Drawing) -> None:
    """No answer to a command names who hides, nor does a list that completes what's typed."""
    world = drawing.world
    for command in world.client.tree.walk_commands(type=discord.AppCommandType.chat_input):
        if isinstance(command, app_commands.Command):
            for actor in (world.dana, world.luis, world.marta):
                if command.qualified_name.partition(" ")[0] in world.commands(actor):
                    await _command(drawing, command, actor)

    _only_known(drawing, 10)


async def _command(
    drawing: Drawing, command: app_commands.Command[Any, ..., None], actor: MemberActor
) -> None:
    """Let somebody use a command, and then look at what it offers for each option."""
    name, channel = command.qualified_name, drawing.world.channel
    widest = (await drawing.scene(name)).found
    given = [one for one in command.parameters if one.type not in NOT_TYPED]
    typed = [one for one in given if one.required or not widest]
    filled = {one.display_name: _typed(name, one) for one in typed}
    _kept(drawing, name, actor, await actor.slash(channel, name, **filled))
    for one in given:
        if one.autocomplete:
            offered = await actor.autocomplete(channel, name, one.display_name, "")
            drawing.say(name, str(actor.user.global_name), offered)


def _kept(drawing: Drawing, name: str, actor: MemberActor, result: InteractionResult) -> bool:
    """Keep what was answered; return whether it's only for the people who run the group."""
    drawing.keep(name)
    if result.modal is not None:
        drawing.say(name, str(actor.user.global_name), result.modal)
    only = words.COORDINATORS_ONLY.partition("{")[0]
    return any(only in said for _, said in drawing.drawn[name])


def _menu(world: World, one: PersistentSelect[...]) -> tuple[Any, object]:
    """Return a menu of a select's kind, and what's chosen in it."""
    kind = menu_of(one)
    if kind == STRINGS:
        chosen = CHOICES.get(one.template.verb, "1")
        return discord.ui.Select(options=[discord.SelectOption(label=chosen)]), chosen
    if kind == PEOPLE:
        return discord.ui.UserSelect(), world.dana
    if kind == ROLES:
        return discord.ui.RoleSelect(), world.guild.create_role("Helpers")
    assert kind == CHANNELS
    return discord.ui.ChannelSelect(), world.channel


def _typed(command: str, option: app_commands.Parameter) -> object:
    if option.choices:
        return option.choices[0].value
    name = option.display_name
    return OPTIONS.get(f"{command} {name}", OPTIONS.get(name, FILLED.get(name, WRITTEN)))


def test_no_exception_is_in_vain() -> None:
    """Each scene, each choice and each exception is about something that's there."""
    there = everything().pressable.keys() | everything().forms.keys()
    names = {one for one in SCENES.keys() | CHOICES.keys() | KNOWN.keys() if ":" in one}

    assert names - there == set()
