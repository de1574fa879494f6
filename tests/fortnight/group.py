"""Eight librarians and two coordinators, their Discord, and what can go wrong with it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import discord
from simcord.backend.errors import BackendError
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType
from simcord.http import router

from bot.celebrations.rules import Proposal
from bot.celebrations.when import CelebrationDays
from bot.kit.calendar import wall
from bot.ui.permissions import INVITE
from tests.coffee import acting as coffee
from tests.discord import ZONE, buttons
from tests.fortnight.transcript import Transcript
from tests.mentors import acting as mentors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simcord import ChannelHandle, InteractionResult, MemberActor, ResponseMessage

    from tests.discord import World

BEGINS = wall(date(2026, 10, 5), time(8), ZONE)
MOMENT = timedelta(minutes=2)
OWN_DAYS = (
    ("Book Tasting Day", "Put five opening pages on a tray, without their covers.", 22),
    ("Read to a Dog Day", "Read one page to a dog, real or stuffed.", 29),
)
COORDINATORS = ("Marta Olson", "Joel Reyes")
MEMBERS = (
    "Dana Whitehorse",
    "Luis Ortega",
    "Priya Raman",
    "Amina Yusuf",
    "Ruth Berg",
    "Sam Ito",
    "Ana Cruz",
    "Tess Nguyen",
)


@dataclass
class Fortnight:
    """The group in a running world, and the transcript of its two weeks."""

    world: World
    people: dict[str, MemberActor] = field(default_factory=dict)
    _transcript: Transcript | None = None

    @property
    def transcript(self) -> Transcript:
        """What everyone could read, from the first Monday on."""
        assert self._transcript is not None
        return self._transcript

    def __getitem__(self, name: str) -> MemberActor:
        return self.people[name]

    async def prepare(self) -> None:
        """Let the group be as it is on a Sunday in October: two weeks into most things."""
        world, services, guild_id = self.world, self.world.services, self.world.guild.id
        world.clock.at = BEGINS
        runs = world.guild.roles["Coordinator"]
        self.people = {"Marta": world.marta, "Dana": world.dana, "Luis": world.luis}
        self.people["Joel"] = world.member("Joel Reyes", runs)
        for name in MEMBERS[2:]:
            self.people[name.split()[0]] = world.member(name)
        now = world.clock.now()
        for one in self.people.values():
            await services.members.arrive(guild_id, one.id, one.user.global_name or "", now)
        await services.groups.name_coordinator(guild_id, self["Joel"].id, "Joel Reyes", now)
        await services.groups.change(guild_id, now, coordinator_channel_id=world.desk.id)
        world.limit_bot(INVITE | discord.Permissions(create_private_threads=True))
        await world.switch_on()
        await services.selections.take_list(guild_id, "calm", now)
        for name, idea, day in OWN_DAYS:
            proposal = Proposal(name, activity=idea)
            when = CelebrationDays(date(2026, 10, day), date(2026, 10, day))
            await services.proposals.propose(
                guild_id, self["Marta"].id, proposal, when, now, approved=True
            )
        for name in ("Marta", "Joel", "Ana"):
            await services.reaching.choose(guild_id, self[name].id, "general", "dm", now)
        for name in ("Dana", "Ruth"):
            await services.reaching.choose(guild_id, self[name].id, "nudge", "dm", now)
        await self._go_on()

    async def _go_on(self) -> None:
        """Let two weeks pass, with coffee, mentors and two wins."""
        world, services = self.world, self.world.services
        await services.coffee.change_settings(world.guild.id, world.clock.now(), week=3)
        await coffee.join(world, *(self[name] for name in ("Dana", "Luis", "Priya", "Ana")))
        await mentors.match(world, self["Amina"], self["Sam"])
        await mentors.match(world, self["Ruth"], self["Tess"])
        await self.go_to(13, 9)
        for name, story in (
            (
                "Luis",
                "I put the graphic novels at eye level, and the whole shelf went out in a week.",
            ),
            ("Dana", "A first-chapter read-aloud at lunch. Twelve kids came back for chapter two."),
        ):
            await self[name].slash(world.channel, "win share", story=story)
        for one in self.people.values():
            await one.slash(world.general, "help")
        await self.go_to(18, 20)

    def begin(self) -> None:
        """Begin the transcript."""
        self._transcript = Transcript(self.world, COORDINATORS)

    # Time

    async def go_to(self, day: int, hour: int, minute: int = 0) -> None:
        """Let time pass until a moment of October, in the group's zone."""
        await self.world.until(wall(date(2026, 10, day), time(hour, minute), ZONE))

    async def soon(self) -> None:
        """Let two minutes pass, with what is due in them."""
        await self.world.until(self.world.clock.now() + MOMENT)

    # What people do

    async def slash(self, name: str, command: str, **options: object) -> InteractionResult:
        """Let someone use a command in #general."""
        typed = "".join(f" {key}: {value}" for key, value in options.items())
        self.transcript.does(name, f"uses /{command}{typed}")
        return self._formed(name, await self[name].slash(self.world.general, command, **options))

    async def press(
        self, name: str, message: ResponseMessage | discord.Message | InteractionResult, label: str
    ) -> InteractionResult:
        """Let someone press the button whose label begins so, under a post or an answer."""
        found: list[Any] = [message]
        if not hasattr(message, "content"):  # what a coordinator is told may stand under it
            found = [one for one in (message.response, *message.followups) if one is not None]
        given = [(one, full) for one in found for full in buttons(one) if full.startswith(label)]
        assert given, f"no {label!r}: {[one.content for one in found]}"
        shown, full = given[0]
        self.transcript.does(name, f"presses [{full}]")
        actor: Any = self[name]
        if getattr(getattr(shown, "channel", None), "id", None) == actor.user.dm_channel.id:
            actor = actor.user
        return self._formed(name, await actor.click(shown, label=full))

    async def fill(self, name: str, form: InteractionResult, **values: object) -> InteractionResult:
        """Let someone hand in a form."""
        typed = "; ".join(f"{key}: {value}" for key, value in values.items() if value)
        self.transcript.does(name, f"hands in the form ({typed})")
        return self._formed(name, await self[name].submit_modal(form, values))

    def _formed(self, name: str, result: InteractionResult) -> InteractionResult:
        if result.modal is not None:
            self.transcript.does(name, f"sees a form: {result.modal['title']}")
        return result

    # What can be found

    def last(self, *, label: str, channel: ChannelHandle | None = None) -> discord.Message:
        """Return the newest post in a channel (the wins channel) with a button of this label."""
        posts = self.world.posts(channel)
        return next(
            one for one in reversed(posts) if any(name.startswith(label) for name in buttons(one))
        )

    def post_of(self, words: str) -> discord.Message:
        """Return the post in the wins channel that says something."""
        return next(one for one in reversed(self.world.posts()) if words in one.content)

    def corner(self, name: str, label: str) -> discord.Message:
        """Return the newest message in someone's own thread with a button of this label."""
        found = mentors.said(self.world, self[name])
        return next(one for one in reversed(found) if label in buttons(one))

    def dm(self, name: str, label: str) -> discord.Message:
        """Return the newest direct message to someone with a button of this label."""
        found = self[name].user.dm_channel.history()
        return next(one for one in reversed(found) if label in buttons(one))

    def coffee(self) -> discord.Message:
        """Return the first message of the coffee's thread."""
        (thread,) = [
            one for one in coffee.coffee_threads(self.world) if str(one.name).startswith("Coffee")
        ]
        return thread.history(viewer=self["Ana"])[0]

    # What goes wrong

    def may_post(self, *, allowed: bool) -> None:
        """Give the bot *Send Messages* in the wins channel, or take it."""
        backend, channel = self.world.env.backend, self.world.channel.id
        role = next(one for one in self.world.guild._guild.roles.values() if one.managed)
        if allowed:
            backend.delete_overwrite(channel, role.id)
        else:
            denied = discord.Permissions(send_messages=True).value
            backend.set_overwrite(channel, Overwrite(role.id, OverwriteType.ROLE, 0, denied))

    def close_dms(self, name: str) -> None:
        """Let someone take no direct messages any more."""
        channel = self[name].user.dm_channel.id
        self._fault("POST", f"/channels/{channel}/messages", status=403, code=50007)

    @contextmanager
    def fault(self, method: str, path: str, **what: object) -> Iterator[None]:
        """Let Discord answer some requests so for a while."""
        given = self._fault(method, path, **what)
        yield
        self.world.env.backend.faults.remove(given)

    def _fault(self, method: str, path: str, **what: Any) -> Any:
        self.world.env.inject_error(method, path, **{"times": None, **what})
        return self.world.env.backend.faults[-1]

    async def back(self) -> None:
        """Let the gateway say that its session goes on, as it does after an outage."""
        with self.world.env._bot_scope():
            self.world.client.dispatch("resumed")
        await self.world.env.settle()

    @contextmanager
    def lost_answers(self) -> Iterator[None]:
        """Let Discord take what's posted in the wins channel, and its answer be lost."""
        routes: Any = router
        inner, path = routes.dispatch, f"/channels/{self.world.channel.id}/messages"

        def dispatch(backend: object, method: str, where: str, **request: object) -> object:
            found = inner(backend, method, where, **request)
            if (method, where) == ("POST", path):
                raise BackendError(503, 0, "no answer")
            return found

        routes.dispatch = dispatch
        yield
        routes.dispatch = inner
