"""Draws what a group in which everyone hides shows, and keeps who could read what of it."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from simcord.components import walk_components

from bot.agenda.occurrences import Planned
from bot.members.rules import Notice
from bot.search.index import build_group
from bot.services import INDEXED
from bot.ui.card import Select
from tests.fortnight.transcript import Transcript
from tests.meta.hiding import TODAY, Hiding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import DataclassInstance
    from simcord.backend.models import Message

    from bot.ui.feature import MakeNotice
    from tests.discord import World


@dataclass(frozen=True)
class Scene:
    """When something is drawn: how the tables are then, and what its row carries."""

    rows: Mapping[str, object] = field(default_factory=dict)
    payload: DataclassInstance | None = None
    of: str = ""  # whose row it is: "first", "other", or nobody's
    occurrence: str = str(TODAY)
    found: bool = False  # whether a search finds what they wrote


def at(**rows: object) -> Scene:
    """Return when the tables are like this; `wins__hidden` is that column of that table."""
    return Scene({name.replace("__", "."): value for name, value in rows.items()})


@dataclass
class Drawing:
    """Draws one thing after the other, and keeps who could read what of it."""

    group: Hiding
    transcript: Transcript
    scenes: Mapping[str, Scene]
    drawn: dict[str, list[tuple[frozenset[str] | None, str]]] = field(default_factory=dict)

    @property
    def world(self) -> World:
        """The world that it's drawn in."""
        return self.group.world

    async def scene(self, name: str) -> Scene:
        """Let everything be as it is when something is drawn."""
        scene = self.scenes.get(name, Scene())
        await self.group.fill(scene.rows)
        if scene.found:
            async with self.group.database.write() as connection:
                for one in INDEXED:
                    await build_group(connection, one, self.world.guild.id)
        self.drawn.setdefault(name, [])
        self.transcript.lines.clear()
        return scene

    def keep(self, name: str, *more: str) -> None:
        """Keep what anybody could read of it, and *more* that everyone can."""
        self.drawn[name] += [(one.reads, one.text) for one in self.transcript.lines]
        self.drawn[name] += [(None, one) for one in more]

    async def deliver(self, kind: str) -> None:
        """Let the agenda do one thing; what follows from it is drawn on its own."""
        scene = await self.scene(kind)
        of = {"first": self.group.first.id, "other": self.group.other.id}.get(scene.of, 0)
        now, threads = self.world.clock.now(), self._threads()
        planned = Planned(
            kind,
            self.world.guild.id,
            1,
            now,
            now + timedelta(days=30),
            scene.occurrence,
            of,
            scene.payload,
        )
        agenda = self.world.client.agenda
        await agenda.plan([planned])
        with self.world.env._bot_scope():
            await asyncio.create_task(agenda.tick())
            await asyncio.create_task(agenda.settled())
        new = self._threads()
        self.keep(kind, *(name for one, name in new.items() if one not in threads))

    async def show(self, kind: str, make: MakeNotice) -> None:
        """Show it to each person it may be about."""
        scene = await self.scene(kind)
        people = (self.group.first, self.group.other, self.world.marta)
        for one, about in zip(people, (people[1], people[0], people[0]), strict=True):
            payload = None if scene.payload is None else asdict(scene.payload)
            of = self.world.guild.id, one.id, kind, 1, about.id, scene.occurrence, payload
            card = await make(self.world.client, Notice(*of))
            if card is not None:
                self.say(kind, str(one.user.global_name), card.content, card.note, *card.items)

    def say(self, name: str, reader: str | None, *parts: object) -> None:
        """Keep what one person reads; None: everyone."""
        said = "\n".join(_said(one) for one in parts)
        for member_id, called in self.group.names.items():
            said = said.replace(f"<@{member_id}>", f"@{called}")
        self.drawn[name].append((None if reader is None else frozenset({reader}), said))

    def _threads(self) -> dict[int, str]:
        channels = self.world.env.backend.channels.values()
        return {one.id: str(one.name) for one in channels if one.is_thread}

    def naming(self) -> dict[str, str]:
        """Return what names one of the two to somebody else, and the words."""
        return {
            name: said
            for name, every in self.drawn.items()
            for reads, said in every
            for one in self.group.names.values()
            if one in said and reads != frozenset({one})
        }

    def empty(self) -> set[str]:
        """Return what had nothing to say."""
        return {name for name, every in self.drawn.items() if not every}


class Everything(Transcript):
    """A transcript with what stands in the menus as well."""

    def _words(self, message: Message) -> str:
        menus = [one["options"] for one in walk_components(message.components) if "options" in one]
        return "\n".join([super()._words(message), *map(str, menus)])


def _said(part: object) -> str:
    if isinstance(part, Select):
        return str(part.menu.to_component_dict())
    return getattr(part, "label", None) or str(part)


async def begun(world: World, scenes: Mapping[str, Scene]) -> Drawing:
    """Let the group be there, to be drawn."""
    group = Hiding(world)
    await group.begin()
    return Drawing(group, Everything(world, ["Marta Olson"]), scenes)
