"""Whatever breaks behind a command, a button, a menu, a form or a list: the person is answered.

`tests/ui/test_every_answer.py` breaks each of them itself; here every service is broken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands

from bot.kit.errors import Refusal
from bot.services import Services
from bot.ui import words
from bot.ui.card import Button, Card, Select
from bot.ui.components import PersistentButton
from bot.ui.template import LAST_ID
from bot.wins import words as win_words
from tests.components import custom_id, everything
from tests.discord import text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from simcord import InteractionResult

    from tests.discord import World

SERVICES = tuple(Services.__dataclass_fields__)
FILLED = {discord.AppCommandOptionType.string: "7", discord.AppCommandOptionType.integer: 7}
# Noticing who pressed comes first and breaks everything; without it the rest is reached.
DOOR = ("arrive", "welcomed")
TYPED = "Forty books on a cart."


@pytest.fixture(autouse=True)
async def _everything_is_on(world: World) -> None:
    """What is off until it is asked for has no commands: here all of it is on."""
    await world.switch_on()


class Broken:
    """A service that raises whatever it is asked, but for what it is told to leave whole."""

    def __init__(self, whole: object, error: Exception, but: frozenset[str]) -> None:
        self._whole = whole
        self._error = error
        self._but = but

    def __getattr__(self, name: str) -> object:
        if name in self._but:
            return getattr(self._whole, name)

        async def broken(*_args: object, **_options: object) -> None:
            # Not twice the same one: what it passed through would add up, all of it to be logged.
            raise type(self._error)(*self._error.args)

        return broken


def _break(world: World, error: Exception, *but: str) -> None:
    world.expects_faults = True
    broken: dict[str, Any] = {
        name: Broken(getattr(world.services, name), error, frozenset(but)) for name in SERVICES
    }
    world.client.services = Services(**broken)


async def _hand_in(world: World, custom_id: str) -> InteractionResult:
    """Hand in a form as Discord tells it, whether or not the bot knows it (any more)."""
    box = {"type": discord.ComponentType.text_input.value, "custom_id": "story", "value": TYPED}
    data = {"custom_id": custom_id, "components": [{"type": 18, "component": box}]}
    kind = discord.InteractionType.modal_submit.value
    return await world.marta._dispatch_interaction(kind, world.channel, data)


async def _everything(world: World) -> AsyncIterator[tuple[str, InteractionResult]]:
    """Yield what comes of every command, button, menu and form."""
    message = await world.dana.send(world.channel, TYPED)
    for command in world.client.tree.walk_commands(type=discord.AppCommandType.chat_input):
        if isinstance(command, app_commands.Command):
            needed = [one for one in command.parameters if one.required]
            filled: dict[str, object] = {one.display_name: FILLED[one.type] for one in needed}
            result = await world.marta.slash(world.channel, command.qualified_name, **filled)
            yield f"/{command.qualified_name}", result
    for entry in world.client.tree.get_commands(type=discord.AppCommandType.message):
        yield entry.name, await world.marta.context_menu(world.channel, entry.name, message)
    async for what, result in _every_function(world):
        yield what, result


async def _every_function(world: World) -> AsyncIterator[tuple[str, InteractionResult]]:
    """Yield what comes of every button, select and form that is a function."""
    for one in everything().pressable.values():
        if isinstance(one, PersistentButton):
            post = await world.post(Card("Press.", [Button(custom_id(one))]))
            yield f"button {one.template.verb}", await world.marta.click(post)
        else:
            select = discord.ui.Select[discord.ui.View](options=[discord.SelectOption(label="7")])
            post = await world.post(Card("Choose.", [Select(custom_id(one), select)]))
            yield f"menu {one.template.verb}", await world.marta.select(post, ["7"])
    for form_ in everything().forms.values():
        yield f"form {form_.template.verb}", await _hand_in(world, custom_id(form_))


def _is_explained(world: World, result: InteractionResult) -> bool:
    told, faults = text(result), world.client.last_faults
    return words.BUG in told and words.BUG_REFERENCE.format(reference=faults[-1][1]) in told


def _is_answered(result: InteractionResult) -> bool:
    return result.modal is not None or any([result.response, *result.followups])


async def test_nothing_works(world: World) -> None:
    """When not one service answers, everyone gets the fixed sentence and a reference."""
    _break(world, RuntimeError("the database is gone"))
    found = {name: _is_explained(world, one) async for name, one in _everything(world)}

    assert len(found) > 60
    assert [name for name, explained in found.items() if not explained] == []


async def test_nothing_but_the_door_works(world: World) -> None:
    """When what is behind a press breaks, everyone is answered; nothing stays silent."""
    _break(world, RuntimeError("the database is gone"), *DOOR)
    found = {name: result async for name, result in _everything(world)}
    explained = [name for name, one in found.items() if words.BUG in _told(one)]

    assert [name for name, one in found.items() if not _is_answered(one)] == []
    assert len(explained) > len(found) // 2
    assert not any("database is gone" in _told(one) for one in found.values())


def _told(result: InteractionResult) -> str:
    return "" if result.modal is not None else text(result)


async def test_everything_is_refused(world: World) -> None:
    """A refusal is told in its own words, and is no fault."""
    _break(world, Refusal("Not today."), *DOOR)
    told = {name: _told(result) async for name, result in _everything(world)}
    refused = [name for name, sentence in told.items() if "Not today." in sentence]
    # Menus of channels and roles were handed a text here, which is a fault of its own.
    faults = [name for name, sentence in told.items() if words.BUG in sentence]

    assert len(refused) > len(told) // 2
    assert [name for name in faults if not name.startswith("menu ")] == []


async def test_a_refused_command_gives_its_words_back(world: World) -> None:
    """All that was typed stands under the refusal; what was picked from a list doesn't."""
    _break(world, Refusal("Not today."), *DOOR)
    refused = 0
    for command in world.client.tree.walk_commands(type=discord.AppCommandType.chat_input):
        if not isinstance(command, app_commands.Command):
            continue
        typed = _typed_into(command.parameters)
        needed = [one for one in command.parameters if one.required]
        filled: dict[str, object] = {one.display_name: FILLED[one.type] for one in needed}
        result = await world.marta.slash(world.channel, command.qualified_name, **filled | typed)
        if typed and "Not today." in _told(result):
            refused += 1

            assert [one for one in typed.values() if one not in _told(result)] == []
    assert refused > 5


def _typed_into(parameters: Sequence[app_commands.Parameter]) -> dict[str, str]:
    """Return words for all that's typed into a command."""
    text = discord.AppCommandOptionType.string
    free = [one for one in parameters if one.type is text]
    names = [one.display_name for one in free if not (one.choices or one.autocomplete)]
    return {name: f"{name} words" for name in names}


@pytest.mark.parametrize("error", [RuntimeError("gone"), Refusal("Not today.")])
async def test_lists(world: World, error: Exception) -> None:
    """Every list that completes answers, with what was typed still usable."""
    _break(world, error)
    for command in world.client.tree.walk_commands(type=discord.AppCommandType.chat_input):
        if not isinstance(command, app_commands.Command):
            continue
        for option in command.parameters:
            if option.autocomplete:
                name = command.qualified_name
                choices = await world.marta.autocomplete(
                    world.channel, name, option.display_name, "chi"
                )

                assert choices, name


async def test_a_form_that_an_update_took_away(world: World) -> None:
    """Who hands in a form that the bot no longer knows gets their words back; it's no fault."""
    for gone in ("plan:of_old:7", "weekly:own:2026-02-31", "weekly:own", ":", ""):
        result = await _hand_in(world, gone)

        assert text(result).startswith(words.OUTDATED), gone
        assert TYPED in text(result)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("gone", [{"name": "story", "type": 3, "value": TYPED}]),
        (
            "win",
            [{"name": "boast", "type": 1, "options": [{"name": "x", "type": 3, "value": TYPED}]}],
        ),
        (
            "win",
            [{"name": "find", "type": 1, "options": [{"name": "x", "type": 3, "value": TYPED}]}],
        ),
    ],
)
async def test_a_command_that_an_update_changed(
    world: World, name: str, options: list[dict[str, object]]
) -> None:
    """Who types a command as an older version had it gets their words back; it's no fault."""
    world.expects_faults = True  # simulated Discord counts what discord.py raised
    data = {"id": "7", "name": name, "type": 1, "options": options}
    kind = discord.InteractionType.application_command.value
    result = await world.marta._dispatch_interaction(kind, world.channel, data)

    assert text(result).startswith(words.OUTDATED)
    assert TYPED in text(result)
    assert not world.client.last_faults


@pytest.mark.parametrize("row", ["0", "999999999", "9223372036854775807", "9223372036854775808"])
async def test_an_id_that_never_was(world: World, row: str) -> None:
    """A forged or foreign id is not found, whatever its size; nothing else is told."""
    result = await world.dana.click(await world.post_by_hand(f"win:cheer:{row}"))
    no_database_holds_it = int(row) > LAST_ID

    assert text(result).startswith(words.OUTDATED if no_database_holds_it else win_words.NO_WIN)
