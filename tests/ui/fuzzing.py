"""Everything that can be pressed, handed in or typed, made up from what the program declares."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from simcord.backend import serializers
from simcord.components import walk_components
from simcord.interactions import store_interaction_attachment

from bot.ui.components import PersistentSelect
from bot.ui.template import verb_of
from tests.components import everything
from tests.wins.test_sharing import photo

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from simcord import MemberActor

    from bot.ui.components import Component
    from tests.components import AnyForm
    from tests.discord import World

PING, COMMAND, PRESS, COMPLETE, HAND_IN = 1, 2, 3, 4, 5
ON_MESSAGE = 3  # the kind of a command that's used on a message
BUTTON, STRINGS, TYPED, PEOPLE, ROLES, CHANNELS, UPLOAD = 2, 3, 4, 5, 6, 8, 19
RESOLVED_AS = {PEOPLE: "users", ROLES: "roles", CHANNELS: "channels"}
RESOLVED: dict[int, dict[str, object]] = {
    PEOPLE: {"username": "x", "discriminator": "0", "avatar": None},
    ROLES: {"permissions": "0", "position": 1, "color": 0, "managed": False, "mentionable": False},
    CHANNELS: {"type": 0, "permissions": "0"},
}

# What people and their programs type.
ODD_TEXTS = (
    "",
    " ",
    "0",
    "-1",
    "7",
    "99999999999999999999",
    "1e9",
    "NaN",
    "None",
    "true",
    "2026-02-30",
    "31/31",
    "September 99",
    "25:99",
    "<@1> @everyone",
    "\u202egnp.exe",
    "\ud83d",
    "half \udc00 of one",
    "\x00",
    "\U0001f600" * 20,
    "x" * 4_000,
    "'; DROP TABLE wins; --",
    "{name}",
    "%s%n",
    "Emma in 4th grade finally read a whole book.",
    "forty books on a cart by noon",
    "Friday",
    "9/21",
    "3:45 PM",
    "Central",
    "2",
    "September 21 at 4",
    "weeding",
)

# What people upload: a photo, one that broke off, and what's no photo at all.
ODD_FILES = (
    photo(),
    ("half.jpg", photo()[1][:200]),
    ("notes.txt", b"forty books"),
    ("empty.png", b""),
    ("\u202egpj.exe", b"MZ" * 50),
)

Made = tuple[int, dict[str, object], dict[str, object] | None]


@dataclass
class Shown:
    """What people were shown to press and fill in, the newest of each kind."""

    ids: defaultdict[str, deque[str]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=20))
    )
    values: defaultdict[str, deque[str]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=40))
    )
    forms: defaultdict[str, deque[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=20))
    )

    def note(self, components: object) -> None:
        """Note what stands under a message."""
        for one in walk_components(components or ()):
            if "custom_id" in one:
                verb = verb_of(one["custom_id"])
                self.ids[verb].append(one["custom_id"])
                self.values[verb].extend(option["value"] for option in one.get("options") or ())

    def note_form(self, form: dict[str, Any]) -> None:
        """Note a form that was opened."""
        self.forms[verb_of(form["custom_id"])].append(form)


@dataclass
class Fuzz:
    """Makes interactions up; *ids* are those of people, groups, messages and rows that exist."""

    world: World
    chance: random.Random
    groups: Sequence[int]
    ids: Sequence[int]
    names: Sequence[str]  # of the parts of forms
    shown: list[Shown] = field(default_factory=lambda: [Shown()])

    def value(self, kind: str) -> str:
        """Return a value of a placeholder as an id may carry it: real, odd or impossible."""
        pick = self.chance.choice
        if "|" in kind:
            return pick([*kind.split("|"), "odd", ""])
        some = {
            "int": [
                *map(str, (*self.ids, 0, 1, 2, 3, 2**63 - 1, 2**63, 10**19 - 1)),
                "",
                "-1",
                "x",
                "\uff11",
            ],
            "group": [*map(str, (*self.groups, *self.groups, *self.groups, 0, 2**63 - 1)), "", "x"],
            "bool": ["0", "1", "1", "0", "2", ""],
            "date": [
                "2026-09-14",
                "2026-09-14",
                "2026-09-18",
                "2026-09-21",
                "2025-09-15",
                "2026-13-45",
                "0000-00-00",
                "9999-12-31",
                "",
            ],
            "time": ["0715", "1500", "2400", "9999", "0000", ""],
            "rest": ["", ":", "7:x y", "a:b:c", "\n", "x" * 40],
        }
        return pick(some.get(kind, ["x", "...", "-", "0", "", "x" * 40, str(pick(self.ids))]))

    def custom_id(self, component: Component[object]) -> str:
        """Return an id of a component: one that was shown, or made up, or with too much in it."""
        known = self.chance.choice(self.shown).ids.get(component.template.verb)
        if known and self.chance.random() < 0.6:
            return self.chance.choice(known)
        named = component.template.placeholders
        values = [self.value("group" if one == "guild_id" else named[one]) for one in named]
        oddity = self.chance.random()
        if oddity < 0.05:
            values = values[:-1]
        elif oddity < 0.1:
            values.append("odd")
        return ":".join([component.template.verb, *values])[:100]

    def press(self, component: Component[object]) -> Made:
        """Return a press on a button, or a choice in a menu."""
        custom_id = self.custom_id(component)
        return self.pressed(component, custom_id)

    def pressed(self, component: Component[object], custom_id: str) -> Made:
        """Return a press on a button with this id, or a choice in its menu."""
        if not isinstance(component, PersistentSelect):
            shown = {"type": BUTTON, "style": 2, "label": "x", "custom_id": custom_id}
            return PRESS, {"component_type": BUTTON, "custom_id": custom_id}, shown
        kind = menu_of(component)
        known = self.chance.choice(self.shown).values.get(component.template.verb, ())
        options = [{"label": "x", "value": one} for one in dict.fromkeys(known)][:25]
        shown = {"type": kind, "custom_id": custom_id, "options": options, "max_values": 3}
        values = [self.chosen(known) for _ in range(self.chance.choice((0, 1, 1, 1, 3)))]
        data = {"component_type": kind, "custom_id": custom_id, "values": values}
        if kind != STRINGS:
            ids = {str(self.chance.choice(self.ids)) for _ in values}
            resolved = {one: {"id": one, "name": "x", **RESOLVED[kind]} for one in ids}
            data |= {"values": [*ids], "resolved": {RESOLVED_AS[kind]: resolved}}
        return PRESS, data, shown

    def chosen(self, known: Sequence[str]) -> str:
        """Return what's chosen in a menu: one of what it had, or something odd."""
        if known and self.chance.random() < 0.6:
            return self.chance.choice(known)
        return self.text(100)

    def hand_in(self, form: AnyForm) -> Made:
        """Return a form, as it was opened or with parts that it doesn't have, odd things in it."""
        known = self.chance.choice(self.shown).forms.get(form.template.verb)
        if known and self.chance.random() < 0.5:
            opened = self.chance.choice(known)
            parts = [self.filled(one) for one in walk_components(opened["components"])]
            return HAND_IN, self.handed(opened["custom_id"], [one for one in parts if one]), None
        return self.filled_in(self.custom_id(form))

    def handed(self, custom_id: str, parts: list[dict[str, object]]) -> dict[str, object]:
        """Return a form with these parts; what's uploaded is there, or was never."""
        resolved: dict[str, object] = {}
        for one in parts:
            if one["type"] == UPLOAD and self.chance.random() < 0.8:
                one["values"] = [self.uploaded(resolved)]
        data: dict[str, object] = {"custom_id": custom_id, "components": _labeled(parts)}
        return data | ({"resolved": resolved} if resolved else {})

    def uploaded(self, resolved: dict[str, object]) -> str:
        """Upload something; return its id."""
        place = self.world.env.backend, self.world.channel.id
        return store_interaction_attachment(*place, *self.chance.choice(ODD_FILES), resolved)

    def filled(self, part: dict[str, Any]) -> dict[str, object]:
        """Return a part of a form with something in it; nothing for one that takes nothing."""
        found = {"type": part["type"], "custom_id": part.get("custom_id")}
        if part["type"] == TYPED:
            return found | {"value": self.text(4_000)}
        if found["custom_id"] is None:
            return {}
        known = [one["value"] for one in part.get("options") or ()]
        return found | {"values": [self.chosen(known)]}

    def text(self, limit: int) -> str:
        """Return something typed."""
        return self.chance.choice((*ODD_TEXTS, *map(str, self.ids)))[:limit]

    def command(self, actor: MemberActor, channel_id: int, typing: bool = False) -> Made | None:
        """Return a command with odd values in its options; None where it isn't shown to them.

        *typing*: one of its options asks what to offer.
        """
        every = [*self.world.client.tree.walk_commands()]
        command = self.chance.choice(
            [one for one in every if isinstance(one, app_commands.Command)]
        )
        root = command.root_parent or command
        known = _picked(actor, root.name, 1, channel_id)
        parameters = command.parameters
        asking = [one for one in parameters if one.autocomplete]
        if known is None or (typing and not asking):
            return None
        focused = self.chance.choice(asking) if typing else None
        options: list[dict[str, Any]] = []
        resolved: dict[str, object] = {}
        for one in parameters:
            if one is not focused and not one.required and self.chance.random() < 0.5:
                continue
            if one.type is discord.AppCommandOptionType.attachment:
                value = self.uploaded(resolved)
            else:
                value = self.option(one)
            if value is None:
                continue
            option = {"name": one.display_name, "type": one.type.value, "value": value}
            if one.type is discord.AppCommandOptionType.user:
                resolved["users"] = {value: {"id": value, **RESOLVED[PEOPLE]}}
            options.append(option | ({"focused": True} if one is focused else {}))
        if command.root_parent is not None:
            options = [{"type": 1, "name": command.name, "options": options}]
        data = {"id": known["id"], "name": root.name, "type": 1, "options": options}
        if resolved:
            data["resolved"] = resolved
        return COMPLETE if typing else COMMAND, data, None

    def option(self, one: app_commands.Parameter) -> Any:
        """Return a value of a command's option; None for what can't be made up."""
        kinds, chance = discord.AppCommandOptionType, self.chance
        if one.type is kinds.integer:
            return chance.choice((*self.ids[:2], 0, -1, 2**53))
        if one.type is kinds.boolean:
            return chance.random() < 0.5
        if one.type is kinds.user:
            return str(chance.choice(self.ids))
        if one.type is not kinds.string:
            return None
        if one.choices:
            return chance.choice([found.value for found in one.choices])
        return self.text(one.max_value if isinstance(one.max_value, int) else 4_000) or "x"

    def on_message(self, actor: MemberActor, channel_id: int) -> Made | None:
        """Return a command on a message: one of the channel's, or one that can't be in it."""
        every = self.world.client.tree.get_commands(type=discord.AppCommandType.message)
        menu = self.chance.choice(every)
        known = _picked(actor, menu.name, ON_MESSAGE, channel_id)
        if known is None:
            return None
        backend = self.world.env.backend
        here = list(backend.messages.get(channel_id, {}).values())
        message = dict(serializers.message_payload(backend, self.chance.choice(here)))
        if self.chance.random() < 0.4:  # forged: another group's message, or none at all
            message |= {"id": str(self.chance.choice(self.ids)), "content": self.text(2_000)}
        data = {"id": known["id"], "name": menu.name, "type": ON_MESSAGE}
        target = {"target_id": message["id"], "resolved": {"messages": {message["id"]: message}}}
        return COMMAND, data | target, None

    def borrowed(self, component: Component[object], row_id: int, guild_id: int) -> str | None:
        """Return an id of a component that names a row of a group; None if it names no row."""
        kinds = component.template.placeholders
        if not any(kind == "int" and name != "guild_id" for name, kind in kinds.items()):
            return None
        known = {"guild_id": str(guild_id), "int": str(row_id)}
        values = [
            known.get(one) or known.get(kinds[one]) or self.value(kinds[one]) for one in kinds
        ]
        return ":".join([component.template.verb, *values])[:100]

    def filled_in(self, custom_id: str) -> Made:
        """Return a form with this id, handed in with some of the parts that forms have."""
        parts = []
        for name in self.chance.sample(self.names, 6):
            kind = self.chance.choice((TYPED, TYPED, TYPED, STRINGS, UPLOAD))
            parts.append(self.filled({"type": kind, "custom_id": name}))
        return HAND_IN, self.handed(custom_id, parts), None


def _picked(actor: MemberActor, name: str, kind: int, channel_id: int) -> dict[str, object] | None:
    try:
        return actor._resolve_root(name, kind, channel_id)
    except Exception:
        return None


def _labeled(parts: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    return [{"type": 18, "component": one} for one in parts]


def menu_of(component: PersistentSelect[object]) -> int:
    """Return which kind of menu it is: of texts, people, roles or channels."""
    _, values, *_ = inspect.signature(component.function).parameters.values()
    kinds = {"Member": PEOPLE, "Snowflake": PEOPLE, "Role": ROLES, "Channel": CHANNELS}
    return next((kind for word, kind in kinds.items() if word in values.annotation), STRINGS)


def part_names() -> list[str]:
    """Return the names of the parts that forms have."""
    modules = {inspect.getmodule(one.parts) for one in everything().forms.values()}
    sources = "".join(inspect.getsource(one) for one in modules if one is not None)
    return sorted(set(re.findall(r'(?:box|choice|upload)\(\s*(?:\*\()?"([a-z_]+)"', sources)))
