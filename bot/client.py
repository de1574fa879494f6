"""The Discord client: its intents, its pace, its commands per server, its stopping."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord.ext import commands
from discord.http import Route

from bot import limits
from bot.backup.nightly import NightlyBackup
from bot.calendars.fetching import FetchCalendar
from bot.connecting import DiscordClock
from bot.faults import FAULTS, Fault, Faults
from bot.groups import trouble
from bot.housekeeping import Housekeeping, WriteDown
from bot.kit.database import ABSENT
from bot.kit.fetching import Fetcher
from bot.kit.pace import Pace
from bot.kit.text import whole
from bot.shelf.checking import LookAtLinks
from bot.shelf.probing import Prober
from bot.ui.attachments import Attachments
from bot.ui.card import NO_MENTIONS
from bot.ui.channel_post import ChannelPost
from bot.ui.components import Components
from bot.ui.errors import Tree
from bot.ui.membership import Presence
from bot.ui.reach import DmBudget
from bot.ui.registry import Registry
from bot.ui.renewing import Renew, blocked
from bot.ui.review import Surfaces
from bot.ui.send import PostLookup

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.agenda.agenda import Agenda
    from bot.groups.service import Group
    from bot.kit.clock import Clock
    from bot.services import Services
    from bot.settings import Settings
    from bot.ui.feature import DiscordFeature, InboxPart, MakeNotice, PairsSource

log = structlog.get_logger()

# Guilds and their messages; nothing privileged. Deletions arrive with guild messages.
INTENTS = discord.Intents(guilds=True, guild_messages=True)

_OFTEN_A_FILTER = (200, 401, 403, 404)  # with a page; Discord's own answers are JSON
_WORK = ("CommandTree", "discord-ui", "discord.py: on_", "agenda-", "work-")


class WhatsWorking(commands.AutoShardedBot):
    """The bot, with everything it needs handed in."""

    tree: Tree

    def __init__(
        self,
        *,
        settings: Settings,
        clock: Clock,
        services: Services,
        agenda: Agenda,
        features: Sequence[DiscordFeature],
        catch_up: Callable[[], Awaitable[None]],
        **options: object,
    ) -> None:
        self.discord_clock = DiscordClock(clock.now)
        super().__init__(
            command_prefix=(),
            help_command=None,
            intents=INTENTS,
            allowed_mentions=NO_MENTIONS,
            tree_cls=Tree,
            max_ratelimit_timeout=30.0,
            max_messages=None,  # raw events tell what happened; nobody's words stay in memory
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.5,  # a server that comes later than that is welcome as well
            http_trace=paced(Pace(settings.own_pace), self.discord_clock),
            **(settings.shards.options() | options),
        )
        limits.count(self.http)
        self.settings = settings
        self.clock = clock
        self.started_at = clock.now()
        self.services = services
        self.agenda = agenda
        self.features = features
        self.catch_up = catch_up  # with what's better done once it answers
        self.registry = Registry(self)
        self.components, self.surfaces = Components(), Surfaces()
        self.dm_budget = DmBudget(settings.shards.share)
        self.lookup, self.presence = PostLookup(), Presence()
        self.data_gone = asyncio.Event()  # the program stops then
        self.last_faults = Faults(settings.data_dir / settings.shards.own(FAULTS), clock.now())
        self._make_room()

    @property
    def own_id(self) -> int:
        """The bot's own user id; 0 before it has logged in."""
        return 0 if self.user is None else self.user.id

    @property
    def is_connected(self) -> bool:
        """Whether every shard of this process has its connection to Discord."""
        return bool(self.shards) and not any(one.is_closed() for one in self.shards.values())

    def name_of(self, group: Group) -> str:
        """Return what a group's server is called now, as far as it's known here."""
        guild = self.get_guild(group.guild_id)
        return group.name if guild is None else guild.name

    def is_out_of(self, guild_id: int) -> bool:
        """Return whether the bot is known not to be in a server anymore."""
        known = self.is_ready() and self.settings.shards.have(guild_id)
        return known and self.get_guild(guild_id) is None

    async def setup_hook(self) -> None:
        """Add every feature; a feature that can't be added stops the program."""
        self._read_whole()
        for feature in self.features:
            await self._add(feature)
        self.add_dynamic_items(*(one.item for one in self.components.pressable.values()))
        shards = self.settings.shards
        if shards.are_some:
            self.agenda.keep_to(shards.ids, shards.count or 1)
        keeping = Housekeeping(self.services, self.settings.data_dir, self.agenda.prunable)
        copying = NightlyBackup(self.settings)
        allowed = self.settings.link_checks
        looking = LookAtLinks(self.services.link_checks, Prober(), on=allowed)
        fetching = FetchCalendar(
            self.services.sources, self.fetcher, on=self.settings.calendar_fetching
        )
        written = WriteDown(self.services)
        for handler in (keeping, copying, looking, fetching, written, Renew(self)):
            self.agenda.register(handler)
        self.agenda.starters.append(self.services.shown.begins)
        self.agenda.recorders.append(self.services.shown.recorded)
        self.agenda.on_refused.append(trouble.look_soon)
        self.inbox.append(blocked)
        await self.agenda.start()
        now = self.clock.now()
        rows = [keeping.next_row(now), *copying.next_rows(now)]
        await self.agenda.plan([*rows, looking.next_row(now)] if allowed else rows)

    def _read_whole(self) -> None:
        """Replace halves of characters in what people type."""
        parsers = self._connection.parsers
        press = parsers["INTERACTION_CREATE"]
        parsers["INTERACTION_CREATE"] = lambda data: press(whole(data))

    def _make_room(self) -> None:
        """Make room for what the features declare, and for who listens."""
        # Told of every interaction: its sort, its name, how it ended, and after how many seconds.
        self.when_answered: Callable[[str, str, str, float], None] = lambda *_: None
        self.fetcher = Fetcher()  # of what lies at an address
        self.notices: dict[str, MakeNotice] = {}
        self.kinds: dict[str, str] = {}
        self.inbox: list[InboxPart] = []
        self.pairs: list[PairsSource] = []
        self.first_steps: dict[str, str] = {}
        self.kinds_of: dict[str, frozenset[str]] = {}  # by the feature's name
        self.attachments = Attachments()  # what a morning's post carries for others

    async def _add(self, feature: DiscordFeature) -> None:
        self.components.add(*feature.components)
        self.surfaces.add(*feature.surfaces)
        for make in feature.handlers:
            handler = make(self)
            self.agenda.register(handler)
            if isinstance(handler, ChannelPost) and handler.carries_attachments:
                self.attachments.hosts.add(handler.kind)
        self.notices |= feature.notices
        self.kinds |= feature.kinds
        self.kinds_of[feature.name] = frozenset(feature.kinds)
        self.inbox += feature.inbox
        self.pairs += feature.pairs
        if feature.first_step is not None:
            self.first_steps[feature.name] = feature.first_step
        self.attachments.sources += [source(self) for source in feature.attachments]
        for cog in feature.cogs:
            await self.add_cog(cog(self))

    async def on_ready(self) -> None:
        """Say so, go on with what's owed, and give every server the commands it switched on."""
        log.info("discord.ready", guilds=len(self.guilds), user=self.user and self.user.id)
        await self.agenda.wake()
        for guild in self.guilds:
            self.registry.begin(guild.id)

    async def on_resumed(self) -> None:
        """Go on with what's owed: Discord is back."""
        await self.agenda.wake()

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Do the same for a server that comes late or comes back."""
        self.registry.begin(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Give a new server its commands at once."""
        await self.registry.register(guild.id)

    async def on_interaction(self, interaction: discord.Interaction[WhatsWorking]) -> None:
        """Take forms here, which discord.py forgets at a restart, and what leads nowhere."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self.components.hand_in(interaction)
        elif interaction.type is discord.InteractionType.component:
            await self.components.refuse_unknown(interaction)

    async def on_message(self, message: discord.Message, /) -> None:
        """Read no text commands; features listen for what they need."""

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Log what went wrong in a listener, without what was in the event."""
        error = sys.exception()
        trace = None if isinstance(error, ABSENT) else error
        log.error("listener.fault", event_name=event_method, exc_info=trace)

    def note_fault(self, guild_id: int | None, reference: str) -> None:
        """Keep a fault's reference for `/coordinator check`."""
        self.last_faults.note(Fault(guild_id, reference, self.clock.now()))

    async def drain(self, limit: float) -> None:
        """Let what is under way finish, for at most *limit* seconds."""
        until = asyncio.get_running_loop().time() + limit
        await self.agenda.close(limit)
        me = asyncio.current_task()
        under_way = [
            task
            for task in asyncio.all_tasks()
            if task is not me and task.get_name().startswith(_WORK)
        ]
        if under_way:
            left = until - asyncio.get_running_loop().time()
            await asyncio.wait(under_way, timeout=max(0.0, left))


def paced(pace: Pace, watch: DiscordClock) -> aiohttp.TraceConfig:
    """Return what lets every request wait for its turn, also one that discord.py repeats."""

    async def begins(
        _session: object, _context: object, request: aiohttp.TraceRequestStartParams
    ) -> None:
        # Discord counts the answers to a press apart from everything else.
        if not {"interactions", "webhooks"}.intersection(request.url.parts):
            await pace.turn()

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(begins)
    trace.on_request_end.append(_by_discord)
    trace.on_request_end.append(watch.note)
    return trace


async def _by_discord(
    _session: object, _context: object, request: aiohttp.TraceRequestEndParams
) -> None:
    """Let a page in the place of Discord's answer count as no answer. Raises ClientError.

    A school's filter answers with a page of its own. With 200 discord.py would take it for a text,
    and with 404 for Discord's word that something isn't there anymore.
    """
    response = request.response
    is_page = response.content_type != "application/json"
    if not is_page or response.status not in _OFTEN_A_FILTER:
        return
    if str(request.url).startswith(f"{Route.BASE}/"):
        response.close()
        raise aiohttp.ClientPayloadError("something else answered in Discord's place")
