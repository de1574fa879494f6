"""`python -m bot doctor`: what it finds, what it prints, and that it changes nothing."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest
from discord.http import Route
from sqlalchemy import text

from bot import __version__
from bot import doctor as examining
from bot.doctor import doctor
from bot.groups.rules import Finding
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from bot.log import Secret
from bot.services import build
from tests.wire import school as schools
from tests.wire.members import Wire

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.settings import Settings
    from tests.wire.school import School

NOW = SystemClock().now()


@pytest.fixture(autouse=True)
def _discord_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put Discord's address back afterwards."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    """A Discord on 127.0.0.1."""
    async with Wire() as running:
        yield running
        assert running.violations == []


@pytest.fixture
def school(wire: Wire) -> School:
    """A server with a channel for wins."""
    return schools.build(wire)


@pytest.fixture
def place(settings: Settings, sqlite_template: Path) -> Settings:
    """Settings of a place that is hosted well, with a database and no token."""
    settings.data_dir.mkdir()
    shutil.copy(sqlite_template, settings.data_dir / "whats-working.db")
    return replace(settings, discord_token=Secret(""))


def _on(wire: Wire, settings: Settings) -> Settings:
    return replace(settings, discord_token=Secret(wire.token), discord_api_url=wire.api_url)


async def _set_up(settings: Settings, guild_id: int, channel_id: int) -> None:
    database = Database(settings.resolved_database_url)
    groups = build(database, settings.data_dir).groups
    await groups.change(guild_id, NOW, wins_channel_id=channel_id)
    await database.close()


async def _told(settings: Settings, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = await doctor(settings)
    return code, capsys.readouterr().out


async def test_nothing_there(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything was done, the token is what's missing; nothing is made by looking."""
    code, told = await _told(replace(settings, discord_token=Secret("")), capsys)

    assert code == 1
    assert told.startswith(f"What's Working {__version__}\n")
    assert "- There's no DISCORD_TOKEN. Copy .env.example" in told
    assert "The first start makes it." in told
    assert not settings.data_dir.exists()


async def test_database_of_a_later_version(
    place: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """A database that a newer program made is said."""
    await _execute(place, "UPDATE alembic_version SET version_num = '9999_later'")
    code, told = await _told(place, capsys)

    assert code == 1
    assert "newer version" in told


async def test_database_from_before_the_first_version(
    place: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """A database that no migration leads on from is said, with the way out."""
    await _execute(place, "UPDATE alembic_version SET version_num = '0014'")
    code, told = await _told(place, capsys)

    assert code == 1
    assert "from before 1.0.0" in told
    assert "Move it out of the way" in told


async def test_not_a_database(place: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no database is said, and left alone."""
    file = place.data_dir / "whats-working.db"
    file.write_bytes(b"a shopping list, not a database" * 100)
    code, told = await _told(place, capsys)

    assert code == 1
    assert "isn't a SQLite database" in told
    assert file.read_bytes().startswith(b"a shopping list")


async def test_clock_behind(place: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """A clock that is behind what was written is said."""
    tomorrow = f"{NOW + timedelta(days=1):%Y-%m-%d %H:%M:%S.%f}"
    await _execute(
        place,
        "INSERT INTO members (guild_id, member_id, name, hidden, first_seen_at) "
        f"VALUES (1, 2, 'Dana', 0, '{tomorrow}')",
    )
    _, told = await _told(place, capsys)

    assert "something was written later" in told


async def test_discord_out_of_reach(place: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """A network that does not answer is a finding, not a crash."""
    nowhere = replace(
        place, discord_token=Secret("a.b.c"), discord_api_url="http://127.0.0.1:1/api/v10"
    )
    code, told = await _told(nowhere, capsys)

    assert code == 1
    assert "Discord didn't answer" in told
    assert "Traceback" not in told


async def test_wrong_token(place: Settings, wire: Wire, capsys: pytest.CaptureFixture[str]) -> None:
    """A token that Discord does not know is a finding, and is not printed."""
    wrong = replace(place, discord_token=Secret("no.such.token"), discord_api_url=wire.api_url)
    code, told = await _told(wrong, capsys)

    assert code == 1
    assert "Discord doesn't accept the token" in told
    assert "no.such.token" not in told


async def test_offline(place: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Without Discord, what's well is what's on this computer: a wrong token isn't noticed."""
    code = await doctor(replace(place, discord_token=Secret("no.such.token")), offline=True)

    assert code == 0
    assert capsys.readouterr().out.endswith("Nothing is wrong here. I didn't ask Discord.\n")


async def test_everything_well(
    place: Settings, wire: Wire, school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing is wrong it says so and ends with 0."""
    await _set_up(place, school.guild.id, school.channel.id)
    _register(wire, school)
    code, told = await _told(_on(wire, place), capsys)

    well, _, invite = told.rpartition("To invite the bot to a server, open this link:\n")
    assert well.endswith("Nothing is wrong.\n")
    assert invite.startswith("https://discord.com/")
    assert invite.count("\n") == 1
    assert "Prairie School Librarians: all is well." in told
    assert code == 0


async def test_wrong_on_discord(
    place: Settings, wire: Wire, school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    """What's missing in a server is said with its name: commands, and rights in the channel."""
    quiet = school.guild.create_text_channel(
        "quiet",
        overwrites={
            school.guild.default_role: discord.PermissionOverwrite(attach_files=False),
        },
    )
    role = next(one for one in school.guild._guild.roles.values() if one.managed)
    role.permissions = discord.Permissions(view_channel=True, send_messages=True).value
    await _set_up(place, school.guild.id, quiet.id)
    code, told = await _told(_on(wire, place), capsys)

    assert code == 1
    assert "Prairie School Librarians: This server is missing commands: /help, /setup." in told
    assert "attach pictures" in told
    assert "#quiet" in told


async def test_channel_gone_on_discord(
    place: Settings, wire: Wire, school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    """A channel that is not there any more is said."""
    await _set_up(place, school.guild.id, 12345)
    _register(wire, school)
    code, told = await _told(_on(wire, place), capsys)

    assert code == 1
    assert "The channel for wins is gone" in told


async def test_photos_of_another_database(
    place: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """Photos that belong to another database are said, with the two ways out."""
    (place.data_dir / "pictures").mkdir()
    (place.data_dir / "pictures" / "database-id").write_text("another\n")
    code, told = await _told(place, capsys)

    assert code == 1
    assert "belong to another database. I won't clean them up. Set DATABASE_URL" in told


async def test_another_application(
    place: Settings, wire: Wire, school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    """A test bot's token on the groups' database is said."""
    await _set_up(place, school.guild.id, school.channel.id)
    await _execute(place, "UPDATE identity SET application_id = 999")
    _register(wire, school)
    code, told = await _told(_on(wire, place), capsys)

    assert code == 1
    assert "a different application from the one the groups know" in told


async def test_clock_of_this_computer(
    place: Settings,
    wire: Wire,
    school: School,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A clock that's hours off is told by the Date of Discord's answers."""
    await _set_up(place, school.guild.id, school.channel.id)
    _register(wire, school)
    monkeypatch.setattr(SystemClock, "now", lambda _: NOW + timedelta(hours=3))
    code, told = await _told(_on(wire, place), capsys)

    assert code == 1
    assert "The clock of this computer shows" in told
    assert "timedatectl set-ntp true" in told


async def test_thousands_of_servers(
    place: Settings,
    wire: Wire,
    school: School,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It looks at as many as there's time for, says so, and says how to see all."""
    _register(wire, school)
    looked = list[int]()

    async def many(_client: discord.Client, **_options: object) -> AsyncIterator[discord.Object]:
        for number in range(2_000):
            yield discord.Object(number, type=discord.Guild)

    async def look(_self: object, _client: object, guild_id: int) -> list[Finding]:
        looked.append(guild_id)
        await asyncio.sleep(0.001 if len(looked) < 120 else 60)
        return [Finding("It's quiet.", "Say something.")] if guild_id == 7 else []

    monkeypatch.setattr(discord.Object, "name", "A school", raising=False)
    monkeypatch.setattr(discord.Client, "fetch_guilds", many)
    monkeypatch.setattr(examining._Discord, "_server", look)
    monkeypatch.setattr(examining, "SERVERS_LIMIT", 2.0)
    code, told = await _told(_on(wire, place), capsys)

    assert code == 1
    lines = told.splitlines()
    assert "- A school: It's quiet. Say something." in lines
    assert "Servers: 50 of 2,000 looked at." in lines
    (last,) = (line for line in lines if "there was time for" in line)
    assert "of 2,000. For all of them: " in last
    assert last.endswith("python -m bot doctor --all")
    assert "A school: all is well." not in lines


async def _execute(settings: Settings, statement: str) -> None:
    database = Database(settings.resolved_database_url)
    async with database.write() as connection:
        await connection.execute(text(statement))
    await database.close()


def _register(wire: Wire, school: School) -> None:
    commands = [{"name": name, "description": "x", "type": 1} for name in ("help", "setup")]
    path = f"/applications/{wire.backend.application_id}/guilds/{school.guild.id}/commands"
    wire.rules.dispatch("PUT", path, json=commands)
