"""`python -m bot handover`: this installation's facts, as a checklist for the next host."""

from __future__ import annotations

import platform
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import discord
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from bot import __version__, startup
from bot.backup import nightly
from bot.connecting import why
from bot.groups.tables import GroupRow
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from bot.kit.text import listed, plural
from bot.members.tables import MemberRow
from bot.running import point_at_discord
from bot.settings import NAMES, Settings
from bot.startup import StartFailure
from bot.typed import as_typed, own_user
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from collections.abc import Sequence

PORTAL = "https://discord.com/developers/applications"
NO_ANSWER = "I couldn't ask Discord. {why} Who owns the application? Look at {portal}."
UNITS = ("/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system")
COUNTED = ((GroupRow, "group", "groups"), (MemberRow, "person", "people"), (WinRow, "win", "wins"))


async def handover(settings: Settings) -> int:
    """Print the checklist; it changes nothing and holds no secret. Return the exit code."""
    print(as_typed("\n".join(await checklist(settings))))  # noqa: T201 - for the person who typed the command
    return 0


async def checklist(settings: Settings) -> list[str]:
    """Return the lines of the checklist, with what is true here."""
    application = await _application(settings)
    return [
        f"# Handing over What's Working {__version__}",
        "",
        "## What there is",
        *_facts(await _held(settings)),
        *_facts(_machine(settings)),
        *_facts(_copies(settings)),
        *_facts(application),
        "",
        "## What the two of you do, in this order",
        *_steps(settings),
        "",
        "Tell the coordinators of each group who hosts it from now on, and since when.",
    ]


def _facts(lines: Sequence[str]) -> list[str]:
    return [f"- {line}" for line in lines]


async def _held(settings: Settings) -> list[str]:
    database = Database(settings.resolved_database_url)
    where = database.location if database.is_sqlite else database.url.render_as_string()
    try:
        if database.is_sqlite and not _file(database).exists():
            return [f"Database: none yet at {where}."]
        async with database.read() as connection:
            counts = [
                plural(await connection.scalar(select(func.count()).select_from(row)) or 0, *names)
                for row, *names in COUNTED
            ]
    except (SQLAlchemyError, OSError) as error:
        return [f"Database: {where}, which I can't read now ({type(error).__name__})."]
    finally:
        await database.close()
    return [f"Database: {where}, with {listed(counts)}."]


def _file(database: Database) -> Path:
    return Path(database.url.database or "")


def _machine(settings: Settings) -> list[str]:
    changed = [
        name.upper()
        for name in NAMES
        if name != "discord_token" and getattr(settings, name) != getattr(Settings, name)
    ]
    units = [str(path) for folder in UNITS for path in Path(folder).glob("whats-working*.service")]
    program = Path(__file__).resolve().parents[1]
    return [
        f"Machine: {socket.gethostname()} ({platform.system()} {platform.machine()}), "
        f"user {own_user()}, Python {sys.version.split()[0]}.",
        f"Program: {program}. Its settings: {Path('.env').resolve()}"
        + (f" (there: {listed(changed)})." if changed else "."),
        f"Data: {settings.data_dir.resolve()}: photos, nightly copies, and what was deleted.",
        f"Service: {listed(units)}." if units else "Service: I found no systemd unit of its own.",
    ]


def _copies(settings: Settings) -> list[str]:
    last = nightly.last(settings.data_dir)
    made = "none yet" if last.made_at is None else f"last one {last.made_at:%Y-%m-%d %H:%M} UTC"
    second = settings.backup_to or "no second place: set BACKUP_TO to a folder on another disk"
    return [f"Nightly copies: {made}; {second}."]


async def _application(settings: Settings) -> list[str]:
    token = settings.discord_token.text
    if not token:
        return [f"Application: there's no token here. Yours is at {PORTAL}."]
    point_at_discord(settings)
    try:
        async with discord.Client(intents=discord.Intents(guilds=True)) as client:
            await client.login(token)
            found = await client.application_info()
    except discord.LoginFailure:
        return [f"Application: {StartFailure(startup.WRONG_TOKEN)}"]
    except (aiohttp.ClientError, discord.HTTPException, TimeoutError, OSError) as error:
        host = urlsplit(settings.discord_api_url).hostname or ""
        said = why(error, SystemClock().now(), host)
        return [NO_ANSWER.format(why=said, portal=PORTAL)]
    owner = f"it belongs to {found.owner}, alone: nobody else can reset the token"
    if found.team is not None:
        members = listed([str(one) for one in found.team.members])
        owner = f"it belongs to the team {found.team.name} ({members})"
    return [f"Application: {found.name}, {PORTAL}/{found.id}; {owner}."]


def _passwords(settings: Settings) -> list[str]:
    known = ["the machine's"]
    if not Database(settings.resolved_database_url).is_sqlite:
        known.append("the database's")
    if settings.backup_to is not None:
        known.append(f"whatever protects {settings.backup_to}")
    return known


def _steps(settings: Settings) -> list[str]:
    steps = (
        "Make a backup (`python -m bot backup`) and give it to the new host, other than by e-mail.",
        "Give the new host the login to this machine, or restore that backup on theirs "
        "(docs/hosting.md, *Moving, and growing*) and stop this one.",
        f"At {PORTAL}: add the new host to a team that owns the application (create the team, then "
        "the application's settings, Transfer App to Team). Their login needs two-factor sign-in.",
        "The new host presses Reset Token there and puts the new one into .env: from then on the "
        "old token, and anyone who still has it, is out.",
        "Start it and run `python -m bot doctor`: nothing should be wrong.",
        f"Change the passwords that you both know: {listed(_passwords(settings))}.",
        "Delete your own copies: members' words are in them, and `/me forget` promises 30 days.",
        "Leave the team, and the servers where you were only for the bot.",
    )
    return [f"{number}. [ ] {step}" for number, step in enumerate(steps, 1)]
