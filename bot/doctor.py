"""`python -m bot doctor`: looks at everything, changes nothing, and says how to fix it."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import discord
from sqlalchemy import func, select

from bot import __version__, env_file, opening, startup
from bot.backup import nightly
from bot.backup import words as backup_words
from bot.client import paced
from bot.connecting import DiscordClock, why
from bot.faults import FAULTS, Faults
from bot.groups import rules, words
from bot.groups.rules import Finding
from bot.groups.service import Groups
from bot.instance_lock import RUNNING, can_be_used, held_shards
from bot.instance_lock import look as look_for_another
from bot.kit import migrate
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from bot.kit.pace import Pace
from bot.kit.text import listed, plural
from bot.members.tables import MemberRow
from bot.pictures.store import Pictures
from bot.running import INVITE, invite_url, point_at_discord
from bot.shards import Shards
from bot.startup import StartFailure
from bot.typed import as_typed
from bot.ui.permissions import missing
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.settings import Settings

# Seconds: all of it answers in 20, with thousands of servers too.
LOGIN_LIMIT, SERVERS_LIMIT, FILE_LIMIT = 5.0, 9.0, 4.0
PACE = 30  # requests a second: the running bot shares Discord's 50 with it
AT_ONCE = 10  # servers
FEW, TOLD_EVERY = 25, 50
LOOK_AT_ALL = "For all of them: python -m bot doctor --all"
INVITE_AGAIN = "Invite me again with the link below; nothing is lost."
AHEAD = timedelta(minutes=1)
# A server that is missing these was never sent its commands.
FIRST_COMMANDS = ("help", "setup")


async def doctor(settings: Settings, *, offline: bool = False, everything: bool = False) -> int:
    """Print what's well and what's not, a fix beside each; return 1 where something is wrong.

    *offline*: nothing is asked of Discord. *everything*: all servers are looked at.
    """
    _say(f"What's Working {__version__}")
    _say("Settings: I can read them.")
    database = Database(settings.resolved_database_url)
    found = _print_findings([*_env_file(settings), *_data(settings, database.file)])
    invite = None
    try:
        wrong, groups = await _database(database, settings)
        found += _print_findings(wrong)
        if settings.discord_token.text and not offline:
            look = _Discord(settings, groups, None if everything else SERVERS_LIMIT)
            found += await look.examine()
            invite = look.invite
    finally:
        await database.close()
    count = plural(found, words.FINDING, words.FINDINGS_MANY)
    well = "Nothing is wrong here. I didn't ask Discord." if offline else "Nothing is wrong."
    _say(f"{count} to fix." if found else well)
    if invite is not None:
        _say(INVITE.format(url=invite))
    return 1 if found else 0


def _print_findings(found: Sequence[Finding]) -> int:
    """Print findings as they come; return how many."""
    for one in found:
        _say(f"- {one.what} {one.fix}")
    return len(found)


def _env_file(settings: Settings) -> list[Finding]:
    found = [Finding(*one) for one in env_file.odd()]
    if not settings.discord_token.text:
        found.append(_finding(startup.no_token()))
    return found


def _data(settings: Settings, file: Path | None) -> list[Finding]:
    folder = settings.data_dir
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return [_finding(startup.not_writable(folder))]
    free = shutil.disk_usage(there).free
    _say(f"Data: {folder} can be written, {free / 1024**3:,.1f} GB are free.")
    now = SystemClock().now()  # each process has a file of its own
    faults = [one.reference for path in folder.glob(f"{FAULTS}*") for one in Faults(path, now)]
    if faults:
        _say(f"Faults of the last week, each in the log with its reason: {', '.join(faults)}.")
    closed = [
        _finding(startup.not_writable(folder / name))
        for name in ("pictures", "copies", nightly.FOLDER, RUNNING)
        if (folder / name).exists() and not os.access(folder / name, os.W_OK)
    ]
    others = (_disk(free), _backup(settings), _running(settings, file))
    return [*closed, *(one for one in others if one is not None)]


def _disk(free: int) -> Finding | None:
    found = rules.disk_finding(free)
    return Finding(found.what, words.DISK_FIX_HERE) if found is not None else None


def _running(settings: Settings, file: Path | None) -> Finding | None:
    try:
        if look_for_another(settings, file):
            _say(f"Running: the bot is running on {settings.data_dir}.")
            return None
    except StartFailure as failure:
        return _finding(failure)
    if settings.http_port is None:
        return None
    host = str(settings.http_host)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, settings.http_port), family=family).close()
    except OSError:
        return _finding(StartFailure(startup.HTTP_PORT_IN_USE, host=host, port=settings.http_port))
    return None


def _backup(settings: Settings) -> Finding | None:
    last = nightly.last(settings.data_dir)
    if last.made_at is not None:
        _say(f"Last nightly copy: {last.made_at:%Y-%m-%d %H:%M} UTC, in {nightly.FOLDER}.")
    if last.failing_since is None:
        return None
    since = f"{last.failing_since:%Y-%m-%d}"
    what = backup_words.NO_COPY.format(since=since, why=last.why)
    if last.until is not None and last.until > SystemClock().now().date():
        what += " " + backup_words.LAST_UNTIL.format(until=last.until)
    return Finding(what, backup_words.NO_COPY_FIX)


async def _database(database: Database, settings: Settings) -> tuple[list[Finding], Groups | None]:
    """Return what is wrong with the database and the clock; its groups, where it can be read."""
    try:
        revision = await opening.look(database, settings, seconds=FILE_LIMIT)
        if database.file is None and not await can_be_used(database):
            return [_finding(StartFailure(startup.COPY_HAS_DATABASE))], None
        if revision is None:
            _say(f"Database: there is none at {database.location} yet. The first start makes it.")
            return [], None
        if revision != migrate.known_revisions()[-1]:
            return _update(database, settings), None
        newest = await _newest(database)
    except StartFailure as failure:
        return [_finding(failure)], None
    except opening.FAILURES as error:
        return [_finding(opening.why(error, database))], None
    _say(f"Database: {database.location} is up to date.")
    found = _clock(newest)
    if database.file is None:
        found += await _shards(database, settings.shards)
    if await Pictures(settings.data_dir / "pictures", database).are_apart():
        found.append(Finding(words.PICTURES_APART, words.PICTURES_APART_FIX))
    return found, Groups(database)


async def _shards(database: Database, own: Shards) -> list[Finding]:
    """Say which shards this process has by its settings, and which run by now."""
    if own.count is not None:
        _say(f"Shards: {own}, by these settings.")
    held = await held_shards(database)
    for count, ids in held.items():
        if count:
            _say(f"Running: shards {Shards(count, tuple(ids))}.")
        else:
            _say("Running: one process, for every server.")
    others = [one for one in held if one != (own.count or 0)]
    if others:
        return [_finding(startup.shards_taken(own, others))]
    return [
        Finding(words.NO_PROCESS.format(shards=Shards(count, idle)), words.NO_PROCESS_FIX)
        for count, ids in held.items()
        if (idle := tuple(sorted(set(range(count)) - set(ids))))
    ]


def _update(database: Database, settings: Settings) -> list[Finding]:
    """Look whether the next start can update the database: first it makes a copy."""
    copies = settings.data_dir / "copies"
    size = 0 if database.file is None else database.file.stat().st_size
    if shutil.disk_usage(settings.data_dir).free < size:
        return [_finding(opening.no_room(database, copies))]
    _say(f"Database: {database.location} is from an older version. The next start updates it.")
    return []


async def _newest(database: Database) -> datetime:
    """Return when something was last written, as far as the rows tell."""
    written = [datetime.min.replace(tzinfo=UTC)]
    async with database.read() as connection:
        for column in (MemberRow.first_seen_at, WinRow.created_at):
            latest = (await connection.execute(select(func.max(column)))).scalar()
            written += [latest] if latest is not None else []
    return max(written)


def _clock(newest: datetime) -> list[Finding]:
    now = SystemClock().now()
    if newest > now + AHEAD:
        behind = f"The clock shows {now:%Y-%m-%d %H:%M} UTC, but something was written later."
        return [Finding(behind, words.CLOCK_FIX)]
    _say(f"Clock: {now:%Y-%m-%d %H:%M} UTC.")
    return []


class _Discord:
    """Looks at Discord and at the bot's servers there, as many as there's time for."""

    def __init__(self, settings: Settings, groups: Groups | None, limit: float | None) -> None:
        self._settings = settings
        self._groups = groups  # None where the database can't be read
        self._limit = limit
        self._found = 0
        self._looked = 0
        self._watch = DiscordClock(SystemClock().now)
        self.invite: str | None = None

    async def examine(self) -> int:
        """Print what's wrong on Discord as it's found; return how much."""
        point_at_discord(self._settings)
        trace = paced(Pace(min(PACE, self._settings.requests_per_second)), self._watch)
        client = discord.Client(intents=discord.Intents(guilds=True), http_trace=trace)
        try:
            async with client:
                await self._log_in(client, self._settings.discord_token.text)
                await self._servers(client)
        except discord.LoginFailure:
            self._tell(_finding(StartFailure(startup.WRONG_TOKEN)))
        except (aiohttp.ClientError, discord.HTTPException, TimeoutError, OSError) as error:
            host = urlsplit(self._settings.discord_api_url).hostname or ""
            self._tell(_as_finding(why(error, SystemClock().now(), host)))
        return self._found

    def _tell(self, *found: Finding) -> None:
        self._found += _print_findings(found)

    async def _log_in(self, client: discord.Client, token: str) -> None:
        async with asyncio.timeout(LOGIN_LIMIT):
            await client.login(token)
        _say(f"Discord: logged in as {client.user}.")
        self.invite = invite_url(client.application_id)
        if (wrong := self._watch.wrong()) is not None:
            self._tell(_as_finding(wrong))
        if self._groups is not None:
            known = await self._groups.application()
            if known not in (None, client.application_id):
                self._tell(Finding(words.ANOTHER_APPLICATION, words.ANOTHER_APPLICATION_FIX))

    async def _servers(self, client: discord.Client) -> None:
        async with asyncio.timeout(LOGIN_LIMIT):
            servers = [one async for one in client.fetch_guilds(limit=None, with_counts=False)]
        count, waiting = len(servers), list(reversed(servers))
        try:
            async with asyncio.timeout(self._limit), asyncio.TaskGroup() as group:
                for _ in range(AT_ONCE):
                    group.create_task(self._look(client, waiting, count))
        except TimeoutError:
            _say(f"Servers: there was time for {self._looked:,} of {count:,}. {LOOK_AT_ALL}")
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from None
        else:
            _say(f"Servers: I looked at all {count:,}.")

    async def _look(self, client: discord.Client, waiting: list[discord.Guild], count: int) -> None:
        while waiting:
            one = waiting.pop()
            wrong = await self._server(client, one.id)
            self._looked += 1
            self._tell(*(Finding(f"{one.name}: {each.what}", each.fix) for each in wrong))
            if count <= FEW and not wrong:
                _say(f"{one.name}: all is well.")
            elif count > FEW and self._looked % TOLD_EVERY == 0:
                _say(f"Servers: {self._looked:,} of {count:,} looked at.")

    async def _server(self, client: discord.Client, guild_id: int) -> list[Finding]:
        try:
            guild = await client.fetch_guild(guild_id, with_counts=False)
            wrong = await _commands(client, guild)
            group = await self._groups.get(guild.id) if self._groups is not None else None
            if group is not None and group.wins_channel_id is not None:
                wrong += await _channels(client, guild, group.wins_channel_id)
        except (discord.Forbidden, discord.NotFound) as error:
            return [Finding(f"Discord doesn't show it to me ({error.status}).", INVITE_AGAIN)]
        return wrong


async def _commands(client: discord.Client, guild: discord.Guild) -> list[Finding]:
    sent = await client.http.get_guild_commands(client.application_id or 0, guild.id)
    lacking = rules.commands_finding(FIRST_COMMANDS, [one["name"] for one in sent])
    if lacking is None:
        return []
    fix = "Start the program: it sends them. If that doesn't help, invite it again."
    return [Finding(lacking.what, fix)]


async def _channels(client: discord.Client, guild: discord.Guild, wins_id: int) -> list[Finding]:
    channels = {one.id: one for one in await guild.fetch_channels()}
    channel = channels.get(wins_id)
    if channel is None:
        return [Finding(words.WINS_CHANNEL_GONE, words.CHANNEL_GONE_FIX)]
    assert client.user is not None
    lacking = missing(channel, await guild.fetch_member(client.user.id))
    if not lacking:
        return []
    return [
        Finding(
            words.PERMISSION_LACKS.format(
                what=listed([one.cannot for one in lacking], "or"), where=f"#{channel.name}"
            ),
            words.PERMISSION_FIX.format(permissions=listed([one.label for one in lacking])),
        )
    ]


def _finding(failure: StartFailure) -> Finding:
    return _as_finding(str(failure))


def _as_finding(said: str) -> Finding:
    what, _, fix = said.partition(". ")
    return Finding(f"{what}.", fix)


def _say(line: str) -> None:
    print(as_typed(line), flush=True)  # noqa: T201 - for the person who typed the command
