"""The commands that people learn: fixed names, within what Discord takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands

from bot.groups.service import Group
from bot.ui.permissions import INVITE
from tests.switches import OPTIONAL, SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.discord import World

# People learn them and documents print them: a name that a feature's tests list is never changed.
OPTIONS: dict[str, list[str]] = {
    name: options
    for path in sorted(Path(__file__).parents[1].glob("*/commands.json"))
    for name, options in json.loads(path.read_text("utf-8")).items()
}
MENUS = {"Save as a win", "Tell a coordinator", "Put it on the shelf", "Use as an answer"}
COORDINATORS = {"setup", "coordinator"}
PAYLOAD = 8_000  # characters of a command's names, descriptions and values together


def _commands(world: World) -> list[app_commands.Command[Any, ..., object]]:
    walked = world.client.tree.walk_commands(type=discord.AppCommandType.chat_input)
    return [one for one in walked if isinstance(one, app_commands.Command)]


def _payload(world: World, **settings: Any) -> list[dict[str, object]]:
    everything = {"switched_on": OPTIONAL, "switches": SWITCHES}
    return world.client.registry.payload(Group(world.guild.id, **(everything | settings)))


def _parts(payload: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield payload
    for option in payload.get("options") or ():
        yield from _parts(option)


async def test_names(world: World) -> None:
    """Every command and option has its fixed name, most used first, and there is no other."""
    found = {one.qualified_name: one for one in _commands(world)}

    fixed = "tests/<feature>/commands.json lists the fixed names of commands and their options"
    assert found.keys() - OPTIONS.keys() == set(), fixed
    assert OPTIONS.keys() - found.keys() == set(), fixed
    for name, command in found.items():
        assert [option.display_name for option in command.parameters] == OPTIONS[name], fixed


async def test_order_in_a_group(world: World) -> None:
    """Within a group stands first what people use most."""
    names = [one.qualified_name for one in _commands(world)]
    for group in ("win", "me", "coordinator"):
        wanted = [name for name in OPTIONS if name.startswith(f"{group} ")]

        assert [name for name in names if name.startswith(f"{group} ")] == wanted


async def test_menus(world: World) -> None:
    """A message has no more entries of the bot's in its menu than Discord takes: five."""
    tree = world.client.tree

    assert {one.name for one in tree.get_commands(type=discord.AppCommandType.message)} == MENUS
    assert len(MENUS) <= 5
    assert tree.get_commands(type=discord.AppCommandType.user) == []


async def test_limits(world: World) -> None:
    """Everything is within what Discord takes (docs: Application Command Structure)."""
    payloads = _payload(world)

    assert len({one["name"] for one in payloads}) <= 100
    for one in payloads:
        total = 0
        for part in _parts(one):
            is_menu = part.get("type") == discord.AppCommandType.message.value and part is one
            described = part.get("description", "")
            choices = part.get("choices") or []
            assert 1 <= len(part["name"]) <= 32
            assert is_menu or part["name"] == part["name"].lower()
            assert is_menu or 1 <= len(described) <= 100
            assert len(part.get("options") or ()) <= 25
            assert len(choices) <= 25
            assert not (choices and part.get("autocomplete"))
            assert all(len(choice["name"]) <= 100 for choice in choices)
            total += len(part["name"]) + len(described)
            total += sum(len(f"{choice['name']}{choice['value']}") for choice in choices)
        assert total <= PAYLOAD


async def test_required_options_come_first(world: World) -> None:
    """What has to be filled in stands before what need not be."""
    for command in _commands(world):
        needed = [option.required for option in command.parameters]

        assert needed == sorted(needed, reverse=True)


async def test_descriptions(world: World) -> None:
    """Each is a phrase that begins with a capital and ends without a full stop."""
    for payload in _payload(world):
        for part in _parts(payload):
            text = part.get("description")
            if text:
                assert text[0].isupper() or text[0].isdigit()
                assert not text.endswith(".")
                assert text != "…"  # discord.py's own, where nothing was said


async def test_for_whom(world: World) -> None:
    """Coordinators' commands show to them alone unless a server says otherwise."""
    for payload in _payload(world):
        wanted = "32" if payload["name"] in COORDINATORS else None  # Manage Server

        assert (str(payload.get("default_member_permissions") or "") or None) == wanted


async def test_only_in_servers(world: World) -> None:
    """No command can be used where there is no group."""
    for payload in _payload(world):
        where = payload.get("contexts")

        assert where in (None, [0])
        assert not payload.get("nsfw")


async def test_switched_off(world: World) -> None:
    """What is off is not in the picker; what everyone needs always is."""
    everything = {one["name"] for one in _payload(world)}
    off: dict[str, object] = {"switched_off": frozenset(SWITCHES), "switched_on": frozenset()}
    left = {one["name"] for one in _payload(world, **off)}

    assert everything == {name.partition(" ")[0] for name in OPTIONS} | MENUS
    assert left == {"me", "help", "setup", "coordinator"}


async def test_every_feature_can_be_switched(world: World) -> None:
    """Each command that belongs to a feature names one that can be switched off."""
    tree = world.client.tree
    kinds = (discord.AppCommandType.chat_input, discord.AppCommandType.message)
    marked = {
        one.extras["feature"]
        for kind in kinds
        for one in tree.get_commands(type=kind)
        if "feature" in one.extras
    }

    assert marked <= set(SWITCHES)


def test_least_permissions() -> None:
    """The invitation asks for no permission that could hurt a server."""
    harmless = discord.Permissions(
        view_channel=True,
        send_messages=True,
        attach_files=True,
        read_message_history=True,
        create_public_threads=True,
        send_messages_in_threads=True,
        manage_threads=True,
    )

    assert INVITE.is_subset(harmless)


@pytest.mark.parametrize("intent", ["message_content", "members", "presences"])
async def test_no_privileged_intent(world: World, intent: str) -> None:
    """Nothing is asked of Discord that needs its approval."""
    assert not getattr(world.client.intents, intent)
    assert {name for name, on in world.client.intents if on} == {
        "guilds",
        "guild_messages",
    }


async def test_nobody_is_pinged(world: World) -> None:
    """Whatever is sent mentions nobody unless it says so."""
    allowed: Any = world.client.allowed_mentions

    assert allowed.to_dict() == {"parse": []}
