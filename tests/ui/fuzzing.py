"""Everything that can be pressed, handed in or typed, made up from what the program declares."""

from __future__ import annotations

import asyncio
import inspect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from simcord import InteractionResult
from simcord.backend import serializers
from simcord.interactions import base_payload

from bot.ui.components import PersistentForm, PersistentSelect
from tests.components import everything

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from simcord import MemberActor

    from bot.ui.components import Component
    from tests.discord import World

PING, COMMAND, PRESS, COMPLETE, HAND_IN = 1, 2, 3, 4, 5
STRINGS, PEOPLE, ROLES, CHANNELS = 3, 5, 6, 8
RESOLVED_AS = {PEOPLE: "users", ROLES: "roles", CHANNELS: "channels"}
RESOLVED: dict[int, dict[str, Any]] = {
    PEOPLE: {"username": "x", "discriminator": "0", "avatar": None},
    ROLES: {"permissions": "0", "position": 1, "color": 0, "managed": False, "mentionable": False},
    CHANNELS: {"type": 0, "permissions": "0"},
}
BATCH = 25  # in flight at once
PATIENCE = 3_000  # looks, each 10 ms after another

# What people and their programs type.
ODD_TEXTS = (
    *("", " ", "0", "-1", "7", "99999999999999999999", "1e9", "NaN", "None", "true"),
    *("2026-02-30", "31/31", "September 99", "25:99", "<@1> @everyone", "\u202egnp.exe"),
    *("\x00", "\ud83d\ude00" * 20, "x" * 4_000, "'; DROP TABLE wins; --", "{name}", "%s%n"),
    *("Emma in 4th grade finally read a whole book.", "forty books on a cart by noon"),
)


@dataclass
class Fuzz:
    """Makes interactions up; *ids* are those of people, groups and rows that exist."""

    world: World
    chance: random.Random
    ids: Sequence[int]
    names: Sequence[str]  # of the parts of forms

    def value(self, kind: str) -> str:
        """Return a value of a placeholder as an id may carry it: real, odd or impossible."""
        pick = self.chance.choice
        if "|" in kind:
            return pick(kind.split("|"))
        some = {
            "int": [*map(str, (*self.ids, 0, 1, 2, 3, 2**63 - 1, 2**63, 10**19 - 1))],
            "bool": ["0", "1"],
            "date": ["2026-09-14", "2026-13-45", "0000-00-00", "9999-12-31"],
            "time": ["0715", "2400", "9999", "0000"],
            "rest": ["", ":", "7:x y", "a:b:c", "\n", "x" * 40],
        }
        return pick(some.get(kind, ["x", "...", "-", "0", "x" * 40, str(pick(self.ids))]))

    def custom_id(self, component: Component[Any]) -> str:
        """Return an id of a component; now and then with too much or too little in it."""
        kinds = [*component.template.placeholders.values()]
        values = [self.value(one) for one in kinds]
        oddity = self.chance.random()
        if oddity < 0.05:
            values = values[:-1]
        elif oddity < 0.1:
            values.append("odd")
        return ":".join([component.template.verb, *values])[:100]

    def press(self, component: Component[Any]) -> tuple[int, dict[str, Any], dict[str, Any]]:
        """Return a press on a button, or a choice in a menu."""
        custom_id = self.custom_id(component)
        if not isinstance(component, PersistentSelect):
            shown = {"type": 2, "style": 2, "label": "x", "custom_id": custom_id}
            return PRESS, {"component_type": 2, "custom_id": custom_id}, shown
        kind = menu_of(component)
        shown = {"type": kind, "custom_id": custom_id, "options": [], "max_values": 3}
        values = [self.text(100) for _ in range(self.chance.choice((0, 1, 1, 1, 3)))]
        data = {"component_type": kind, "custom_id": custom_id, "values": values}
        if kind != STRINGS:
            ids = {str(self.chance.choice(self.ids)) for _ in values}
            resolved = {one: {"id": one, "name": "x", **RESOLVED[kind]} for one in ids}
            data |= {"values": [*ids], "resolved": {RESOLVED_AS[kind]: resolved}}
        return PRESS, data, shown

    def hand_in(self, form: PersistentForm[Any, Any]) -> tuple[int, dict[str, Any], None]:
        """Return a form with odd things in its parts, and in some that it doesn't have."""
        parts = []
        for name in self.chance.sample(self.names, 6):
            if self.chance.random() < 0.7:
                part = {"type": 4, "custom_id": name, "value": self.text(4_000)}
            elif self.chance.random() < 0.7:
                part = {"type": 3, "custom_id": name, "values": [self.text(100)]}
            else:
                part = {"type": 19, "custom_id": name, "values": ["123"]}
            parts.append({"type": 18, "component": part})
        return HAND_IN, {"custom_id": self.custom_id(form), "components": parts}, None

    def text(self, limit: int) -> str:
        """Return something typed."""
        return self.chance.choice((*ODD_TEXTS, *map(str, self.ids)))[:limit]

    def command(
        self, actor: MemberActor, command: app_commands.Command[Any, Any, Any]
    ) -> tuple[int, dict[str, Any], None] | None:
        """Return a command with odd values in its options; None where it isn't shown to them."""
        root = command.root_parent or command
        try:
            known = actor._resolve_root(root.name, 1, self.world.channel.id)
        except Exception:
            return None
        options: list[dict[str, Any]] = []
        for one in command.parameters:
            if one.required or self.chance.random() < 0.5:
                value: Any = self.text(one.max_value if isinstance(one.max_value, int) else 4_000)
                if one.type is discord.AppCommandOptionType.integer:
                    value = self.chance.choice((*self.ids[:2], 0, -1, 2**53))
                elif one.type is discord.AppCommandOptionType.boolean:
                    value = self.chance.random() < 0.5
                elif one.type is not discord.AppCommandOptionType.string:
                    continue
                elif one.choices:
                    value = self.chance.choice([found.value for found in one.choices])
                elif not value:
                    value = "x"
                options.append({"name": one.display_name, "type": one.type.value, "value": value})
        if command.root_parent is not None:
            options = [{"type": 1, "name": command.name, "options": options}]
        return COMMAND, {"id": known["id"], "name": root.name, "type": 1, "options": options}, None


def menu_of(component: PersistentSelect[Any]) -> int:
    """Return which kind of menu it is: of texts, people, roles or channels."""
    _, values, *_ = inspect.signature(component.function).parameters.values()
    kinds = {"Member": PEOPLE, "Snowflake": PEOPLE, "Role": ROLES, "Channel": CHANNELS}
    return next((kind for word, kind in kinds.items() if word in values.annotation), STRINGS)


def part_names() -> list[str]:
    """Return the names of the parts that forms have."""
    modules = {inspect.getmodule(one.parts) for one in everything().forms.values()}
    sources = "".join(inspect.getsource(one) for one in modules if one is not None)
    return sorted(set(re.findall(r'(?:box|choice|upload)\(\s*"([a-z_]+)"', sources)))


class Storm:
    """Sends interactions, many at once, and keeps what became of each."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.results: list[tuple[str, InteractionResult]] = []
        self._posts: dict[int, int] = {}  # the newest by channel
        self._in_flight: list[tuple[str, Any]] = []

    async def post(self, channel_id: int) -> int:
        """Return the id of a new message of the bot's."""
        with self.world.env._bot_scope():
            channel = self.world.client.get_partial_messageable(channel_id)
            return (await channel.send("A card.")).id

    async def send(
        self,
        user_id: int,
        guild_id: int | None,
        channel_id: int,
        made: tuple[int, dict[str, Any], dict[str, Any] | None],
        message_id: int,
    ) -> None:
        """Send one; those sent so far are waited for once there are enough."""
        kind, data, shown = made
        backend = self.world.env.backend
        record, payload = base_payload(
            backend, type=kind, channel_id=channel_id, guild_id=guild_id, user_id=user_id, data=data
        )
        if shown is not None:
            message_id = self._posts.get(channel_id, message_id)
            if message_id not in backend.messages.get(channel_id, {}):  # a press let it go
                message_id = self._posts[channel_id] = await self.post(channel_id)
            stored = backend.get_message(channel_id, message_id)
            message = dict(serializers.message_payload(backend, stored))
            message["components"] = [{"type": 1, "components": [shown]}]
            payload["message"] = message
            record.source_message_id = message_id
        backend.emit("INTERACTION_CREATE", payload)
        self._in_flight.append((str(data.get("custom_id") or data), record))
        if len(self._in_flight) >= BATCH:
            await self.wait()

    async def wait(self) -> None:
        """Wait until everything that was sent is answered."""
        # Simulated Discord's own way to wait costs more than the answers do.
        for _ in range(PATIENCE):
            if all(one.responded for _, one in self._in_flight):
                break
            await asyncio.sleep(0.01)
        env = self.world.env
        self.results += [(name, InteractionResult(env, one)) for name, one in self._in_flight]
        self._in_flight = []

    async def end(self) -> None:
        """Wait until everything that follows from it is done too."""
        await self.wait()
        await self.world.env.settle()

    def said(self) -> list[tuple[str, str]]:
        """Return what was read in each answer."""
        found = []
        for name, one in self.results:
            messages = [one.response, *one.followups]
            told = [f"{each.content} {each.components}" for each in messages if each is not None]
            found.append((name, f"{told} {one.modal} {one.autocomplete_choices}"))
        return found

    def unanswered(self) -> list[str]:
        """Return what nobody answered."""
        return [name for name, one in self.results if not one.acknowledged]
