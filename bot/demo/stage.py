"""The simulated Discord while someone looks at it: its time, its people, its one open room."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog
from simcord import SetupError
from simcord.backend.access import can_access_channel
from simcord.preview import _commands, _markdown, _messages, _queries

from bot.kit import calendar
from bot.kit.dates import say_day
from bot.kit.links import leads_home, link_to

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from typing import TypeVar

    from discord import Message
    from simcord import ChannelHandle, GuildHandle, InteractionResult, MemberActor, Preview
    from simcord.preview._pages import _Page

    from bot.client import WhatsWorking
    from bot.demo.simulated import Env

    Result = TypeVar("Result")

log = structlog.get_logger()

ZONE = "America/Chicago"
STEP = 1.0  # seconds between two looks at what is due
PAUSE = 0.05  # seconds between two looks at whether someone presses
QUIET = 1.0  # seconds without a press, after which a page is renewed
BUSY = 20.0  # seconds that presses and open forms put that off, at most
PATIENCE = 45.0  # seconds that one journey through time may take outside
MESSAGE_MENU = 3  # Discord's number for commands in a message's menu

# The bot registers its commands server by server; Preview would warn that some are not global.
_commands.unsynced_commands = lambda *_: False
# Its own lines about threads would lead to Discord; they lead where the bot's links do.
_messages._discord_message_link = link_to
_summed_up = vars(_queries)["markdown_summary"]
_led_to = vars(_markdown)["_safe_href"]


def stays(address: str) -> str | None:
    """Return an address that stays in the demo; any other is shown, and can't be pressed."""
    return _led_to(address) if leads_home(address) else None


vars(_markdown)["_safe_href"] = stays


def summed_up(tokens: Iterable[object], *limit: int) -> str:
    """Return a line of SimCord's list of messages, with days where it has "[timestamp]"."""
    line: str = _summed_up([_dated(one) for one in tokens], *limit)
    return line.replace(" ()", "")


def _dated(token: Any) -> dict[str, object]:
    if token.get("type") == "timestamp":
        # How long until then is only shown where it's kept up to date.
        is_day = token.get("style") != "R"
        at = calendar.local_day(datetime.fromtimestamp(token["unix"], UTC), ZONE)
        return {"type": "text", "content": say_day(at, "US") if is_day else ""}
    if "children" in token:
        return {**token, "children": [_dated(one) for one in token["children"]]}
    return dict(token)


vars(_queries)["markdown_summary"] = summed_up


Story = dict[str, Any]  # one table of the stories' file, as it stands there


@dataclass(frozen=True)
class Persona:
    """One member, a word about them for the visitor, and what to do first."""

    key: str
    name: str
    about: str
    actor: MemberActor
    coordinates: bool
    hint: str


def move(env: Env, to: datetime) -> None:
    """Let time pass until *to*."""
    env.backend.advance_clock(max(0.0, (to - env.now()).total_seconds()))


class Stage:
    """A group's server and an empty one on SimCord, doing one thing at a time in one open room."""

    def __init__(
        self, env: Env, client: WhatsWorking, guild: GuildHandle, people: Iterable[Persona]
    ) -> None:
        self.env = env
        self.client = client
        self.guild = guild
        self.people = {one.key: one for one in people}
        self._heard = 0
        self._preview: Preview | None = None
        self._turn = asyncio.Lock()
        self._passing = asyncio.Lock()
        env.backend.subscribers.append(self._hear)

    async def step(self) -> None:
        """Do what is due by now, and show it."""
        if await self._happens():
            await self._republish()

    async def until(self, to: datetime) -> None:
        """Let time pass until *to*, each thing happening at its own moment; then show it.

        What would take too long outside is left for another time: then it is not *to* yet.
        """
        loop = asyncio.get_running_loop()
        enough = loop.time() + PATIENCE
        async with self._passing:
            at = await self.client.agenda.next_due()
            while at is not None and at <= to and loop.time() < enough:
                move(self.env, at)
                await self._do_what_is_due()
                await self._undisturbed(self.env.settle)
                at = await self.client.agenda.next_due()
            if at is None or at > to:
                move(self.env, to)
        await self._republish()

    async def go_on(self) -> None:
        """Let time pass as it does outside, and do what comes due, until cancelled."""
        while True:
            await asyncio.sleep(STEP)
            try:
                async with self._passing:
                    move(self.env, self.env.now() + timedelta(seconds=STEP))
                    happened = await self._happens()
                if happened:
                    await self._let_press()
                    await self._republish()
            except Exception:
                log.exception("demo.step_failed")

    def rooms(self, person: Persona) -> list[ChannelHandle]:
        """Return what *person* can read: channels, private messages, then threads, newest first."""
        channels = list(person.actor.guild.channels.values())
        threads = [thread for channel in channels for thread in channel.threads]
        if person.actor.id in self.env.backend.dm_channels:
            channels.append(person.actor.user.dm_channel)
        rooms = [*channels, *sorted(threads, key=lambda one: -one.id)]
        return [one for one in rooms if one.guild is None or self._may_read(person.actor, one)]

    def first_room(self, person: Persona) -> ChannelHandle:
        """Return the room that shows best what this is for."""
        return next(iter(person.actor.guild.channels.values()))

    def topic(self, room: ChannelHandle) -> str:
        """Return what a channel is for; empty for what has no such line."""
        return self.env.backend.get_channel(room.id).topic or ""

    def messages(self, person: Persona, room: ChannelHandle) -> list[Message]:
        """Return what *person* reads in a room, oldest first, private answers left out."""
        viewer = person.actor if room.guild else person.actor.user
        return [one for one in room.history(viewer=viewer) if not one.flags.ephemeral]

    def menus(self, person: Persona, room: ChannelHandle) -> list[str]:
        """Return the names in the menu of a message, as the bot registered them."""
        if room.guild is None:
            return []
        commands = self.env.backend.visible_commands(
            user_id=person.actor.id, channel_id=room.id, type=MESSAGE_MENU
        )
        return [str(command["name"]) for command in commands]

    async def open(
        self, room: ChannelHandle, person: Persona, answer: InteractionResult | None = None
    ) -> str:
        """Open a room as *person*, with the form that *answer* may hold; return its address."""
        async with self._turn:
            if self._preview is not None:
                async with self.env.alone:
                    pass  # first what was pressed there
                await self._preview.close()
            if answer is None:
                self.forget_private_answers()
            viewers = (
                [person.actor.user]
                if room.guild is None
                else [person.actor, *self._others(person, room)]
            )
            async with self.env.alone:
                preview = self.env.preview(room, viewers=viewers, layout="channel", timezone=ZONE)
                self._preview = await preview.__aenter__()
                if answer is not None and answer.modal is not None:
                    await preview.show(answer)
            return preview.url

    async def choose(
        self, person: Persona, room: ChannelHandle, message: Message, menu: str
    ) -> str:
        """Choose from a message's menu as *person*; return where the answer can be read."""
        self.forget_private_answers()
        answer = await self._undisturbed(lambda: person.actor.context_menu(room, menu, message))
        await self.step()
        return await self.open(room, person, answer)

    def forget_private_answers(self) -> None:
        """Drop what only one person saw, as Discord does when its window is loaded again."""
        for messages in self.env.backend.messages.values():
            for message in [one for one in messages.values() if one.is_ephemeral]:
                del messages[message.id]

    async def _happens(self) -> bool:
        """Do what is due by now; return whether there is something new to be seen."""
        heard = self._heard
        await self._do_what_is_due()
        return self._heard != heard

    async def _let_press(self) -> None:
        """Wait until the visitor presses nothing: a post that is drawn again moves the others."""
        loop = asyncio.get_running_loop()
        seen, since, enough = self._presses(), loop.time(), loop.time() + BUSY
        while loop.time() < enough and loop.time() - since < QUIET:
            await asyncio.sleep(PAUSE)
            now = self._presses()
            if now != seen or self._has_form():
                seen, since = now, loop.time()

    def _pages(self) -> list[_Page]:
        return [] if self._preview is None else list(self._preview._pages.values())

    def _presses(self) -> list[tuple[str, int]]:
        return [(page.id, page.last_sequence) for page in self._pages()]

    def _has_form(self) -> bool:
        return any(page.modal is not None for page in self._pages())

    async def _do_what_is_due(self) -> None:
        with self.env.time_context():
            while await self.client.agenda.tick():
                await self.client.agenda.settled()

    async def _republish(self) -> None:
        preview = self._preview
        if preview is not None:
            with suppress(SetupError):  # the visitor ended it there
                await self._undisturbed(preview.refresh)

    def _others(self, person: Persona, room: ChannelHandle) -> list[MemberActor]:
        return [
            one.actor
            for one in self.people.values()
            if one is not person
            and one.actor.guild.id == person.actor.guild.id
            and self._may_read(one.actor, room)
        ]

    def _may_read(self, actor: MemberActor, room: ChannelHandle) -> bool:
        return can_access_channel(self.env, room.id, actor, history=True)

    def _hear(self, _event: str, _payload: object) -> None:
        self._heard += 1

    async def _undisturbed(self, act: Callable[[], Awaitable[Result]]) -> Result:
        async with self.env.alone:
            return await act()
