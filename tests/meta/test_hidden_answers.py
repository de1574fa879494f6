"""Nobody who asked not to be named is named in an answer, whatever colleagues press or type.

What's used here is what the features declare: every button, select, form and command.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands

from bot.ui import words
from bot.ui.card import Card, Select
from bot.ui.components import PersistentButton, PersistentSelect
from tests.components import everything, values
from tests.meta.drawing import Drawing, Scene, begun
from tests.meta.hiding import TODAY, TOMORROW, TYPED
from tests.ui.fuzzing import CHANNELS, PEOPLE, ROLES, STRINGS, menu_of, part_names
from tests.ui.fuzzing import TYPED as BOX

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from bot.ui.components import Component
    from tests.discord import World

LABEL = 18
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
# What's typed into boxes, and chosen in the menus of forms, by their names.
WRITTEN = "Ten minutes at the door."
FILLED = {
    **dict.fromkeys(("when", "until"), "September 20"),
    **dict.fromkeys(("day", "since"), "September 10"),
    **dict.fromkeys(("days", "dates"), "September 1 to September 10"),
    **dict.fromkeys(("amount", "people", "minutes", "spots", "target"), "5"),
    **dict.fromkeys(("opens", "nudge"), "7:15 AM"),
    **dict.fromkeys(("closes", "weekly"), "3:15 PM"),
    **dict.fromkeys(("behalf", "off"), ""),
    "length": "1 hour",
    "link": "https://example.org/new",
    "state": "SD",
    "words": "cart",
}
CHOSEN = {
    **dict.fromkeys(("topic", "topics"), "weeding"),
    "kind": "idea",
    "level": "high",
    "sizes": "weeks",
    "size": "small",
    "why": "rights",
    "about": "other",
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
            custom_id = _custom_id(drawing, one)
            for actor in _people(world, one)[-2:]:
                name = one.template.verb
                await drawing.scene(name)
                result = await actor.click(await world.post_by_hand(custom_id))
                if _kept(drawing, name, actor, result):
                    break

    _only_known(drawing, 30)


async def test_every_select(drawing: Drawing) -> None:
    """No answer to what's chosen in a menu names who hides; nor does a menu that's shown."""
    world = drawing.world
    for one in everything().pressable.values():
        if isinstance(one, PersistentSelect):
            name, custom_id = one.template.verb, _custom_id(drawing, one)
            menu, chosen = _menu(world, one)
            for actor in _people(world, one):
                await drawing.scene(name)
                post = await world.post(Card("Choose.", [Select(custom_id, menu)]))
                if _kept(drawing, name, actor, await actor.select(post, [chosen])):
                    break

    _only_known(drawing, 10)


async def test_every_form(drawing: Drawing) -> None:
    """No answer to a form that's handed in names who hides."""
    world, kind = drawing.world, discord.InteractionType.modal_submit.value
    boxes = [
        {"type": BOX, "custom_id": it, "value": FILLED.get(it, WRITTEN)} for it in part_names()
    ]
    menus = [{"type": STRINGS, "custom_id": it, "values": [one]} for it, one in CHOSEN.items()]
    boxes, menus = ([{"type": LABEL, "component": it} for it in some] for some in (boxes, menus))
    for one in everything().forms.values():
        name = one.template.verb
        for actor in _people(world, one):
            narrowed = [] if (await drawing.scene(name)).found else menus
            data = {"custom_id": _custom_id(drawing, one), "components": [*boxes, *narrowed]}
            result = await actor._dispatch_interaction(kind, world.channel, data)
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


def _people(world: World, one: Component[...]) -> tuple[MemberActor, ...]:
    """Return who uses it: who wrote most, a colleague, and who runs the group."""
    return (world.dana, world.luis, world.marta)[2 * one.access.coordinator :]


def _kept(drawing: Drawing, name: str, actor: MemberActor, result: InteractionResult) -> bool:
    """Keep what was answered; return whether it's only for the people who run the group."""
    drawing.keep(name)
    if result.modal is not None:
        drawing.say(name, str(actor.user.global_name), result.modal)
    only = words.COORDINATORS_ONLY.partition("{")[0]
    return any(only in said for _, said in drawing.drawn[name])


def _custom_id(drawing: Drawing, one: Component[...]) -> str:
    """Return the id of something about what the first of the two wrote."""
    day = TOMORROW if one.template.verb.startswith("meetup") else TODAY
    about = {"guild_id": drawing.world.guild.id, "member_id": drawing.group.first.id}
    given = values(one)
    given |= {name: day for name, value in given.items() if isinstance(value, date)}
    return one.custom_id(**given | {name: about[name] for name in given.keys() & about.keys()})


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
