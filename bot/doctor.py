"""`python -m bot doctor`: looks at everything, changes nothing, and says how to fix it."""

from __future__ import annotations

import asyncio
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import discord
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from bot import __version__
from bot.app import check_not_lost
from bot.backup import nightly
from bot.backup import words as backup_words
from bot.faults import FAULTS, Faults
from bot.groups import rules, words
from bot.groups.rules import Finding
from bot.groups.service import Groups
from bot.kit import migrate
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from bot.kit.text import listed, plural
from bot.members.tables import MemberRow
from bot.running import point_at_discord
from bot.startup import StartFailure
from bot.ui.permissions import missing
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from bot.settings import Settings

DISCORD_LIMIT = 60.0  # seconds for everything that is asked of Discord
AHEAD = timedelta(minutes=1)
# A server that lacks these was never sent its commands.
FIRST_COMMANDS = ("help", "setup")


async def doctor(settings: Settings) -> int:
    """Print what is well and what is not, a fix beside each; return 1 where something is wrong."""
    _say(f"What's Working {__version__}")
    _say("Settings: I can read them.")
    found = _data(settings)
    database = Database(settings.resolved_database_url)
    try:
        wrong, groups = await _database(database, settings)
        found += [*wrong, *await _discord(settings, groups)]
    finally:
        await database.close()
    for one in found:
        _say(f"- {one.what} {one.fix}")
    count = plural(len(found), words.FINDING, words.FINDINGS_MANY)
    _say(f"{count} to fix." if found else "Nothing is wrong.")
    return 1 if found else 0


def _data(settings: Settings) -> list[Finding]:
    folder = settings.data_dir
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        return [_finding(StartFailure.not_writable(folder))]
    free = shutil.disk_usage(there).free
    _say(f"Data: {folder} can be written, {free / 1024**3:,.1f} GB are free.")
    faults = [one.reference for one in Faults(folder / FAULTS, SystemClock().now())]
    if faults:
        _say(f"Faults of the last week, each in the log with its reason: {', '.join(faults)}.")
    return [one for one in (rules.disk_finding(free), _backup(settings)) if one is not None]


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
    name = database.url.render_as_string()
    try:
        if database.is_sqlite and not _file(database).exists():
            await check_not_lost(database, settings)
            _say(f"Database: there is none at {name} yet. The first start makes it.")
            return [], None
        revision = await migrate.state(database)
        if revision is None:
            await check_not_lost(database, settings)
        if revision is not None and migrate.is_before_first(revision):
            return [_finding(StartFailure.older_database())], None
        wrong = rules.database_finding(revision, migrate.known_revisions())
        if wrong is not None:
            return [wrong], None
        newest = await _newest(database)
    except StartFailure as failure:
        return [_finding(failure)], None
    except (SQLAlchemyError, OSError):
        return [_finding(StartFailure.database_closed(name))], None
    _say(f"Database: {name} is up to date.")
    return _clock(newest), Groups(database)


def _file(database: Database) -> Path:
    return Path(database.url.database or "")


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


async def _discord(settings: Settings, groups: Groups | None) -> list[Finding]:
    """Return what is wrong on Discord; *groups* is None where the database cannot be read."""
    token = settings.discord_token.get_secret_value()
    if not token:
        return [_finding(StartFailure.no_token())]
    point_at_discord(settings)
    client = discord.Client(intents=discord.Intents(guilds=True))
    try:
        async with asyncio.timeout(DISCORD_LIMIT), client:
            await client.login(token)
            _say(f"Discord: logged in as {client.user}.")
            return await _servers(client, groups)
    except discord.LoginFailure:
        return [_finding(StartFailure.wrong_token())]
    except (aiohttp.ClientError, discord.HTTPException, TimeoutError, OSError) as error:
        what = f"Discord didn't answer ({type(error).__name__})."
        return [Finding(what, "Check the network and DISCORD_API_URL, then try again.")]


async def _servers(client: discord.Client, groups: Groups | None) -> list[Finding]:
    found: list[Finding] = []
    async for partial in client.fetch_guilds(limit=None):
        guild = await client.fetch_guild(partial.id)
        wrong = await _commands(client, guild)
        group = await groups.get(guild.id) if groups is not None else None
        if group is not None and group.wins_channel_id is not None:
            wrong += await _channels(client, guild, group.wins_channel_id)
        if not wrong:
            _say(f"{guild.name}: all is well.")
        found += [Finding(f"{guild.name}: {one.what}", one.fix) for one in wrong]
    return found


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
        gone = words.WINS_CHANNEL_GONE.format(channel=wins_id)
        return [Finding(gone, words.CHANNEL_GONE_FIX)]
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
    what, _, fix = str(failure).partition(". ")
    return Finding(f"{what}.", fix)


def _say(line: str) -> None:
    print(line)  # noqa: T201 - this is for whoever typed the command
