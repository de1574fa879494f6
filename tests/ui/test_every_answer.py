"""Whatever breaks inside a command, a button, a menu or a form: the person is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest
from discord import app_commands

from bot.kit.errors import Refusal
from bot.ui import words
from bot.ui.card import Button, Card, Select
from bot.ui.components import PersistentForm, PersistentSelect
from cogs.groups import cog
from cogs.groups.views import how, who
from tests.components import custom_id, everything, listed
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from simcord import InteractionResult

    from bot.ui.context import Context
    from tests.discord import World

TYPED = "Forty books on a cart."
# What a picker fills in for an option that must be there.
FILLED: dict[discord.AppCommandOptionType, object] = {
    discord.AppCommandOptionType.string: "7",
    discord.AppCommandOptionType.integer: 7,
}


async def _break(*_args: object, **_options: object) -> None:
    raise ZeroDivisionError


def _is_explained(world: World, result: InteractionResult) -> bool:
    told = text(result)
    reference = world.client.last_faults[-1].reference
    return words.BUG in told and words.BUG_REFERENCE.format(reference=reference) in told


async def test_every_function(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each button, select and form answers when it breaks, and gives back what was typed."""
    world.expects_faults = True
    await world.switch_on()
    silent = []
    for one in listed():
        monkeypatch.setattr(one, "function", _break)
        if isinstance(one, PersistentForm):
            monkeypatch.setattr(how, "function", _showing(custom_id(one)))
            opened = await world.marta.click(await world.post(Card("Open.", [how.button()])))
            result = await world.marta.submit_modal(opened, {"story": TYPED})
            answered = TYPED in text(result)
        elif isinstance(one, PersistentSelect):
            select = discord.ui.Select[discord.ui.View](options=[discord.SelectOption(label="One")])
            post = await world.post(Card("Choose.", [Select(custom_id(one), select)]))
            result = await world.marta.select(post, ["One"])
            answered = True
        else:
            post = await world.post(Card("Press.", [Button(custom_id(one))]))
            result = await world.marta.click(post)
            answered = True
        if not _is_explained(world, result) or not answered:
            silent.append(one.template.verb)

    assert silent == []


async def test_every_command(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command answers when what it does breaks, also of what is off until it is asked for."""
    await world.switch_on()
    world.expects_faults = True
    silent = []
    for command in world.client.tree.walk_commands():
        if isinstance(command, app_commands.Group):
            continue
        monkeypatch.setattr(command, "_callback", _break)
        filled = {one.display_name: FILLED[one.type] for one in command.parameters if one.required}
        result = await world.marta.slash(world.channel, command.qualified_name, **filled)
        if not _is_explained(world, result):
            silent.append(command.qualified_name)

    assert silent == []


async def test_every_message_menu(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each entry of a message's menu answers when what it does breaks."""
    await world.switch_on()
    world.expects_faults = True
    silent = []
    message = await world.dana.send(world.channel, "Something nice.")
    for command in world.client.tree.get_commands(type=discord.AppCommandType.message):
        monkeypatch.setattr(command, "_callback", _break)
        result = await world.marta.context_menu(world.channel, command.name, message)
        if not _is_explained(world, result):
            silent.append(command.name)

    assert silent == []


def test_every_completion_is_guarded(world: World) -> None:
    """Each option that completes does so through the guard."""
    completions = [
        (command.qualified_name, one.autocomplete)
        for command in world.client.tree.walk_commands()
        if isinstance(command, app_commands.Command)
        for one in command._params.values()
        if one.autocomplete
    ]

    assert completions
    assert [name for name, one in completions if not getattr(one, "guarded", False)] == []


async def test_completion_breaks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that does not load offers a choice that says so, with what was typed as its value."""

    def broken(_typed: str, _locale: str, _most: int) -> list[tuple[str, str]]:
        raise ZeroDivisionError

    monkeypatch.setattr(cog, "zone_choices", broken)
    choices = await world.marta.autocomplete(world.channel, "setup", "zone", "chi")

    assert [(one["name"], one["value"]) for one in choices] == [(words.AUTOCOMPLETE_FAULT, "chi")]


async def test_refusal(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal is its own sentence with its ways out as buttons, and no fault."""

    async def refuse(_ctx: Context) -> None:
        raise Refusal("Not today.", "help:who")

    await world.dana.slash(world.channel, "help")
    monkeypatch.setattr(how, "function", refuse)
    result = await world.dana.click(await world.post(Card("Press.", [how.button()])))

    assert text(result) == "Not today."
    assert buttons(answer(result)) == {who.label: "help:who"}
    assert not world.client.last_faults


@pytest.mark.parametrize("way", ["nobody:knows", f"help:who:{'x' * 100}"])
async def test_refusal_with_no_way(world: World, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """Where a refusal can't be shown, the person gets the fixed sentence, not silence."""
    world.expects_faults = True

    async def refuse(_ctx: Context) -> None:
        raise Refusal("Not today.", way)

    monkeypatch.setattr(how, "function", refuse)
    result = await world.dana.click(await world.post(Card("Press.", [how.button()])))

    assert _is_explained(world, result)


async def test_broken_after_an_answer(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks after something was already said is still explained."""
    world.expects_faults = True

    async def answer_then_break(ctx: Context) -> None:
        await ctx.interaction.response.send_message("One moment.", ephemeral=True)
        raise ZeroDivisionError

    monkeypatch.setattr(how, "function", answer_then_break)
    result = await world.dana.click(await world.post(Card("Press.", [how.button()])))

    assert _is_explained(world, result)


async def test_first_press(world: World) -> None:
    """The first press of anything welcomes in one line; the second does not."""
    post = await world.post(Card("Press.", [who.button()]))
    first = text(await world.dana.click(post))
    second = text(await world.dana.click(post))

    assert first.startswith(second)
    assert first.count("Welcome.") == 1
    assert "Welcome." not in second


async def test_form_from_before_a_restart(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that was open during a restart is not lost."""
    world.expects_faults = True
    one = min(everything().forms.values(), key=lambda one: one.template.verb)
    monkeypatch.setattr(how, "function", _showing(custom_id(one)))
    opened = await world.marta.click(await world.post(Card("Open.", [how.button()])))
    await world.restart()
    monkeypatch.setattr(one, "function", _break)
    result = await world.marta.submit_modal(opened, {"story": TYPED})

    assert TYPED in text(result)


def _showing(custom_id: str) -> object:
    class Opened(discord.ui.Modal, title="A form"):
        story = discord.ui.TextInput[discord.ui.View](label="What worked?", custom_id="story")

    async def pressed(ctx: Context) -> None:
        await ctx.interaction.response.send_modal(Opened(custom_id=custom_id))

    return pressed
