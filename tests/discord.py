"""The whole bot on SimCord's Discord, with a small group of librarians in it."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import discord
from simcord._clock import Clock
from simcord.components import walk_components

from bot import opening
from bot.agenda.tables import AgendaRow
from bot.app import opened
from bot.demo.simulated import Env
from bot.kit.columns import Base
from bot.kit.errors import Refusal
from bot.pictures import workshop
from bot.shelf import inspecting
from bot.ui import answer as answering
from bot.ui import channel_post, checks, send
from bot.ui.permissions import INVITE
from cogs.groups import week_views
from tests.switches import OPTIONAL
from tests.wire.discord_rules import install

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine
    from datetime import datetime

    import simcord
    from simcord import ChannelHandle, InteractionResult, MemberActor, ResponseMessage
    from sqlalchemy import FromClause, Table

    from bot.client import WhatsWorking
    from bot.kit.database import Database
    from bot.services import Services
    from bot.settings import Settings
    from bot.ui.card import Card
    from tests.conftest import StandingClock

SERVER = "Prairie School Librarians"
ZONE = "America/Chicago"
# Seconds. Simulated Discord waits for the timer that ends a look: the bot's own 3 s each time.
LOOK_HOLDS = 0.01
# Seconds, too: where one computer does everything, being slow is no reason for another answer.
# `tests/wire` has the bot's own.
PATIENT = 50.0


class SharedClock(Clock):
    """SimCord's clock, which the test's own clock tells the time."""

    def __init__(self, clock: StandingClock) -> None:
        super().__init__()
        self._clock = clock

    def now(self) -> datetime:
        """Return the instant at which the test's clock stands."""
        return self._clock.now()

    def advance(self, seconds: float) -> None:
        """Move both on."""
        super().advance(seconds)
        self._clock.advance(timedelta(seconds=seconds))


WEEKLY = "week's question:**"  # only a weekly post says it
# What setup wrote, by how a world began: the same each time, and a quarter of what a start takes.
_set_up: dict[tuple[object, ...], dict[str, frozenset[tuple[object, ...]]]] = {}


class World:
    """One server, a coordinator (Manage Server), two members, and the bot among them.

    One actor acts at a time. What the bot did is in an action's result, see `answer`.
    """

    env: Env
    client: WhatsWorking

    def __init__(self, settings: Settings, clock: StandingClock) -> None:
        self.settings = settings
        self.clock = clock
        self.expects_faults = False  # a test that breaks something on purpose says so
        self._running = AsyncExitStack()

    @property
    def _database(self) -> Database:
        return self.client.agenda._database

    @property
    def services(self) -> Services:
        """What the running bot calls."""
        return self.client.services

    async def start(self) -> None:
        """Let the bot log in to a Discord in which its server is already there."""
        self.client = await self._open()
        # A document is made in a process of its own, which has to start.
        self.env = Env(self.client, shard_count=1, settle_timeout=60.0)
        self.env.backend.clock = SharedClock(self.clock)
        self._running.enter_context(install(self.env))
        self._running.enter_context(patch.object(send, "LOOK_HOLDS", LOOK_HOLDS))
        for waits in (answering, channel_post, checks, week_views, workshop, inspecting):
            self._running.enter_context(patch.object(waits, "PATIENCE", PATIENT))
        self._running.enter_context(patch.object(answering, "ACKNOWLEDGE_AFTER", PATIENT))
        self._populate()
        await self.env.start()
        await self.env.settle()  # what a start plans, it plans before the group is set up

    async def stop(self) -> None:
        """Stop the bot and its Discord."""
        await self.env.shutdown()
        await self._running.aclose()

    async def restart(self) -> None:
        """Stop the bot and start it again: nothing that it held in memory is left."""
        self.client = await self._open()
        await self.env.restart_bot(self.client)

    def _populate(self) -> None:
        self.guild = self.env.create_guild(SERVER)
        self.limit_bot(INVITE)
        self.general = self.guild.create_text_channel("general")
        self.channel = self.guild.create_text_channel("whats-working")
        self.desk = self.guild.create_text_channel("coordinators")
        runs = self.guild.create_role(
            "Coordinator", permissions=discord.Permissions(manage_guild=True)
        )
        self.marta = self.member("Marta Olson", runs)  # the coordinator
        self.dana = self.member("Dana Whitehorse")
        self.luis = self.member("Luis Ortega")

    def member(self, name: str, *roles: simcord.RoleHandle) -> MemberActor:
        """Let someone join."""
        user = self.env.create_user(name.lower().replace(" ", "."), global_name=name)
        return self.guild.add_member(user, roles=roles)

    async def set_up(self) -> None:
        """Answer what setup asks, without its panel."""
        now, groups = self.clock.now(), self.services.groups
        await groups.change(
            self.guild.id, now, name=SERVER, wins_channel_id=self.channel.id, zone=ZONE
        )
        await groups.name_coordinator(self.guild.id, self.marta.id, "Marta Olson", now)

    async def begin_set_up(self) -> None:
        """Answer what setup asks, or put what that wrote in a world that began like this one."""
        ids = self.guild.id, self.channel.id, self.marta.id
        began = self.clock.now(), *ids, await self._rows(AgendaRow.__table__)
        if began not in _set_up:
            before = await self.everything()
            await self.set_up()
            after = await self.everything()
            _set_up[began] = {name: after[name] - before[name] for name in after}
            return
        async with self._database.write() as connection:
            for table in _tables():
                if rows := _set_up[began][table.name]:
                    columns, places = _columns(table), ", ".join("?" * len(table.columns))
                    put = f"INSERT OR REPLACE INTO {table.name} ({columns}) VALUES ({places})"
                    await connection.exec_driver_sql(put, sorted(rows, key=str))
        for kept in self._database.caches:
            kept.clear()

    async def everything(self) -> dict[str, frozenset[tuple[object, ...]]]:
        """Return every row of each table."""
        return {one.name: await self._rows(one) for one in _tables()}

    async def _rows(self, table: FromClause) -> frozenset[tuple[object, ...]]:
        asked = f"SELECT {_columns(table)} FROM {table.description}"
        async with self._database.read() as connection:
            return frozenset(map(tuple, await connection.exec_driver_sql(asked)))

    async def switch_on(self, *features: str) -> None:
        """Switch optional features on, and let Discord know; without a name, all there are."""
        now, groups = self.clock.now(), self.services.groups
        on = frozenset(features or OPTIONAL)
        await groups.change(self.guild.id, now, switched_on=on)
        with self.env._bot_scope():
            await self.client.registry.register(self.guild.id)
        await self.env.settle()

    def limit_bot(self, permissions: discord.Permissions) -> None:
        """Give the bot's own role these permissions and no others."""
        role = next(one for one in self.guild._guild.roles.values() if one.managed)
        role.permissions = permissions.value
        self.env.backend.announce_role_updates(self.guild.id, [role])

    def limit_everyone(self, permissions: discord.Permissions) -> None:
        """Give everyone in the server these permissions and no others."""
        role = self.guild._guild.everyone_role
        role.permissions = permissions.value
        self.env.backend.announce_role_updates(self.guild.id, [role])

    def faults(self) -> list[BaseException | str]:
        """Return what went wrong: exceptions, and references of those that were answered."""
        raised = [
            error
            for error in self.env.errors_since(0)
            if not isinstance(getattr(error, "original", error), Refusal)
        ]
        return [*raised, *(one.reference for one in self.client.last_faults)]

    async def post(self, card: Card) -> discord.Message:
        """Let the bot post a card into the wins channel."""
        channel = self.client.get_channel(self.channel.id)
        assert isinstance(channel, discord.TextChannel)
        with self.env._bot_scope():
            return await channel.send(**self.client.components.sending(card))

    async def post_by_hand(self, *custom_ids: str) -> discord.Message:
        """Let the bot post buttons that nothing of its own made; each is labeled by its id."""
        view = discord.ui.View(timeout=None)
        for custom_id in custom_ids:
            view.add_item(
                discord.ui.Button[discord.ui.View](label=custom_id[:80], custom_id=custom_id)
            )
        channel = self.client.get_channel(self.channel.id)
        assert isinstance(channel, discord.TextChannel)
        with self.env._bot_scope():
            post = await channel.send("Press.", view=view)
        view.stop()
        return post

    async def tick(self) -> None:
        """Let the agenda do what is due, and what follows from it at once."""
        await self._with_bot(self._work_off())

    async def advance(self, **by: float) -> None:
        """Move on by a `timedelta` of these arguments, and tick."""
        await self.env.advance_time(timedelta(**by).total_seconds())
        await self.tick()

    def posts(self, channel: ChannelHandle | None = None) -> list[discord.Message]:
        """Return what everyone can read in a channel (the wins channel), oldest first."""
        history = (channel or self.channel).history()
        return [message for message in history if not message.flags.ephemeral]

    def commands(self, actor: MemberActor) -> set[str]:
        """Return the commands that a person's picker shows."""
        return {name.partition(" ")[0] for name in actor.available_commands(self.channel)}

    async def until(self, moment: datetime) -> None:
        """Go from one moment at which something is due to the next, and on to this one.

        Each time one tick is enough: what it left or led to is what's due next.
        """
        agenda = self.client.agenda
        while (due_at := await agenda.next_due()) is not None and due_at <= moment:
            self.clock.at = max(due_at, self.clock.at)
            await self._with_bot(self._work_once())
        self.clock.at = max(moment, self.clock.at)
        await self.tick()

    async def _with_bot(self, work: Coroutine[object, object, None]) -> None:
        with self.env._bot_scope():
            working = asyncio.create_task(work)
        await working
        await self.env.settle()

    async def _work_once(self) -> None:
        await self.client.agenda.tick()
        await self.client.agenda.settled()

    async def _work_off(self) -> None:
        while await self.client.agenda.tick():
            await self.client.agenda.settled()

    async def _open(self) -> WhatsWorking:
        # A start reads the whole file for damage: tests of that start the program.
        with patch.object(opening, "_reads_well", lambda *_: True):
            client = opened(self.settings, self.clock, shard_count=1)
            return await self._running.enter_async_context(client)


@cache
def _tables() -> list[Table]:
    return Base.metadata.sorted_tables


def _columns(table: FromClause) -> str:
    return ", ".join(column.name for column in table.columns)


@asynccontextmanager
async def a_world(
    settings: Settings, clock: StandingClock, *, set_up: bool = True
) -> AsyncIterator[World]:
    """Give a running world; what went wrong in the bot fails at the end. A refusal does not."""
    world = World(settings, clock)
    await world.start()
    try:
        if set_up:
            await world.begin_set_up()
        yield world
        assert world.expects_faults or not world.faults()
    finally:
        await world.stop()


def answer(result: InteractionResult) -> ResponseMessage:
    """Return the message that answered an action: the last one of it."""
    found = [result.response, *result.followups][-1]
    assert found is not None, f"nobody answered: {result!r}"
    return found


def text(result: InteractionResult) -> str:
    """Return the words of a private answer."""
    message = answer(result)
    assert message.ephemeral, f"everyone can read the answer: {message!r}"
    return message.content


def buttons(
    message: ResponseMessage | discord.Message, *, newcomers: bool = False
) -> dict[str, str]:
    """Return the custom id of each button by its label.

    Without the one under a new member's first answer, unless *newcomers*: anybody's first press
    in a test may be of anything.
    """
    rows: Any = message.components
    if isinstance(message, discord.Message):
        rows = [row.to_dict() for row in rows]
    return {
        part["label"]: part["custom_id"]
        for part in walk_components(rows)
        if part.get("type") == discord.ComponentType.button.value
        and "custom_id" in part
        and (newcomers or part["custom_id"] != "me:first")
    }
