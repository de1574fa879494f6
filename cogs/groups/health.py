"""Looking at one server: what is missing there, and whether the bot itself is well."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import discord
import structlog

from bot.backup import nightly
from bot.groups import rules, trouble, words
from bot.groups import trouble_words as said
from bot.groups.rules import Finding
from bot.kit.dates.saying import say_day
from bot.kit.migrate import known_revisions
from bot.kit.text import listed
from bot.ui.feature import Waiting
from bot.ui.permissions import DESK_NEEDS, FORUM_NEEDS, NEEDS, Need, missing, needs_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.ui.answer import Interaction
    from bot.ui.card import Item

log = structlog.get_logger()

DATABASE_LIMIT = 10.0  # seconds

WINS_GONE = Finding(words.WINS_CHANNEL_GONE, words.CHANNEL_GONE_FIX, trouble.WINS, ("channel",))
ASKS_GONE = Finding(words.ASKS_GONE, words.ASKS_GONE_FIX, trouble.ASKS, ("channel",))
SHELF_GONE = Finding(words.SHELF_GONE, words.SHELF_GONE_FIX, trouble.SHELF, ("channel",))
DESK_GONE = Finding(words.DESK_GONE, words.DESK_GONE_FIX, trouble.DESK, ("channel",))


_FORUM = discord.TextChannel, discord.ForumChannel
_KINDS: dict[str, tuple[type[discord.abc.GuildChannel], ...]] = {
    trouble.WINS: (discord.TextChannel,),
    trouble.ASKS: (discord.TextChannel,),
    trouble.SHELF: _FORUM,
    trouble.DESK: (discord.TextChannel,),
}


async def examine(interaction: Interaction, group: Group) -> list[Finding]:
    """Return all that is wrong for a group, what members feel first."""
    client, guild = interaction.client, interaction.guild
    now = client.clock.now()
    found = channels(group, guild) if guild is not None else []
    found += [
        one
        for one in (
            await _commands(client, group),
            await _database(client),
            rules.disk_finding(shutil.disk_usage(client.settings.data_dir).free),
            rules.clock_finding(now, interaction.created_at),
            rules.loop_finding(client.agenda.last_tick, client.started_at, now),
            _faults(client, group.guild_id),
            await _backup(client, group),
            await _pictures(client),
        )
        if one is not None
    ]
    return found


def channels(group: Group, guild: discord.Guild) -> list[Finding]:
    """Return what's wrong with a group's channels, as far as the gateway tells."""
    asked: tuple[tuple[str, int | None, Finding, tuple[Need, ...]], ...] = (
        (trouble.WINS, group.wins_channel_id, WINS_GONE, needs_of(group)),
        (trouble.ASKS, group.asks_channel_id, ASKS_GONE, NEEDS),
        (trouble.SHELF, group.shelf_channel_id, SHELF_GONE, DESK_NEEDS),
        (trouble.DESK, group.coordinator_channel_id, DESK_GONE, DESK_NEEDS),
    )
    found = []
    for purpose, channel_id, gone, needs in asked:
        if channel_id is None:
            continue
        channel = guild.get_channel(channel_id)
        if channel is None:
            found.append(gone)
        elif not isinstance(channel, _KINDS[purpose]):
            what = said.OTHER_KIND.format(channel=channel.mention)
            found.append(Finding(what, said.OTHER_KIND_FIX, purpose, ("kind",)))
        elif lacking := missing(channel, needs=_needs(channel, needs)):
            names = tuple(one.name for one in lacking)
            found.append(replace(_cannot(channel.mention, lacking), purpose=purpose, missing=names))
    return found


def _needs(channel: discord.abc.GuildChannel, needs: tuple[Need, ...]) -> tuple[Need, ...]:
    return FORUM_NEEDS if isinstance(channel, discord.ForumChannel) else needs


def _cannot(where: str, lacking: Sequence[Need]) -> Finding:
    """Return the finding that the bot is missing permissions in a channel called *where*."""
    return Finding(
        words.PERMISSION_LACKS.format(
            what=listed([one.cannot for one in lacking], "or"), where=where
        ),
        words.PERMISSION_FIX.format(permissions=listed([one.label for one in lacking])),
    )


async def _commands(client: WhatsWorking, group: Group) -> Finding | None:
    try:
        sent = await client.http.get_guild_commands(client.application_id or 0, group.guild_id)
    except discord.HTTPException as error:
        log.warning("commands.unknown", guild=group.guild_id, status=error.status)
        return Finding(words.COMMANDS_UNKNOWN, words.COMMANDS_UNKNOWN_FIX)
    wanted = [str(one["name"]) for one in client.registry.payload(group)]
    found = rules.commands_finding(wanted, [one["name"] for one in sent])
    if found is not None:
        await client.registry.register(group.guild_id, again=True)
    return found


async def _database(client: WhatsWorking) -> Finding | None:
    try:
        async with asyncio.timeout(DATABASE_LIMIT):
            revision = await client.services.groups.revision()
    except Exception:
        # Whatever a driver raises: the coordinator is told, the log has the rest.
        log.exception("database.closed")
        return Finding(words.DATABASE_CLOSED, words.DATABASE_CLOSED_FIX)
    return rules.database_finding(revision, known_revisions())


def waiting(found: Finding, item: Item | None = None) -> Waiting:
    """Return a finding as one of the things that wait for coordinators."""
    line = said.WAITS.replace("{what}", found.what).replace("{fix}", found.fix)
    return Waiting(line, item)


async def inbox(client: WhatsWorking, group: Group, _now: datetime) -> Sequence[Waiting]:
    """Return that no nightly copy works, for the one list: only the host reads the log."""
    found = await _backup(client, group)
    return [] if found is None else [waiting(found)]


async def _backup(client: WhatsWorking, group: Group) -> Finding | None:
    last = await asyncio.to_thread(nightly.last, client.settings.data_dir)
    if last.failing_since is None or not last.is_late(client.clock.now()):
        return None
    since = say_day(last.failing_since.date(), group.country)
    return Finding(words.NO_BACKUP.format(since=since), words.ASK_DOCTOR)


async def _pictures(client: WhatsWorking) -> Finding | None:
    if not await client.services.pictures.are_apart():
        return None
    return Finding(words.PICTURES_APART, words.ASK_DOCTOR)


def _faults(client: WhatsWorking, guild_id: int) -> Finding | None:
    references = [one.reference for one in client.last_faults if one.guild_id == guild_id]
    if not references:
        return None
    recent = ", ".join(reversed(references))
    return Finding(words.FAULTS.format(references=recent), words.FAULTS_FIX)
