"""An old copy of the database is put back: what was removed since stays removed."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.app import opened
from bot.kit.errors import NotFound
from bot.kit.personal import Person
from bot.pictures.rules import Picture
from bot.wins.rules import WinDraft
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.client import WhatsWorking
    from bot.services import Services
    from bot.settings import Settings
    from tests.conftest import StandingClock

GUILD, OTHER = 11, 12
DANA, LUIS = 900_000_000_000_000_101, 900_000_000_000_000_102
PICTURE = Picture(b"a picture", ".jpg", 1, 1)


class Host:
    """The one who runs the bot: starts and stops it, copies its database and puts the copy back."""

    def __init__(self, settings: Settings, clock: StandingClock) -> None:
        self._settings, self._clock = settings, clock
        self._database = settings.data_dir / "whats-working.db"

    @asynccontextmanager
    async def runs(self, *, fresh: bool = False) -> AsyncIterator[WhatsWorking]:
        """Let the program run for a while; what is due happens before it stops."""
        async with opened(self._settings, self._clock, fresh=fresh) as client:
            await client.setup_hook()
            yield client
            await client.agenda.tick()
            await client.agenda.settled()

    def copies(self) -> Path:
        """Copy the database of a program that is stopped."""
        copy = self._database.with_suffix(".copy")
        with closing(sqlite3.connect(self._database)) as old, closing(sqlite3.connect(copy)) as new:
            old.backup(new)
        return copy

    def restores(self, copy: Path) -> None:
        """Put the copy in place of the database."""
        for left in ("-wal", "-shm"):
            self._database.with_name(self._database.name + left).unlink(missing_ok=True)
        shutil.copy(copy, self._database)


@pytest.fixture
def host(settings: Settings, clock: StandingClock, sqlite_template: Path) -> Host:
    """A host with an empty database."""
    settings.data_dir.mkdir()
    shutil.copy(sqlite_template, settings.data_dir / "whats-working.db")
    return Host(settings, clock)


async def share(services: Services, guild_id: int, who: int, story: str) -> int:
    """Let a person share a win with a picture; return its id."""
    await services.members.arrive(guild_id, who, "Dana", MONDAY)
    name = await services.pictures.keep(PICTURE)
    draft = WinDraft(guild_id, who, "Dana", story, picture=name, alt="A shelf.")
    return (await services.wins.share(draft, MONDAY)).win.id


async def stories(services: Services, guild_id: int = GUILD) -> list[str]:
    """Return what is found in a group."""
    return [win.story for win in (await services.wins.find(guild_id, "cart")).documents]


async def test_a_win(host: Host) -> None:
    """A removed win stays removed, with its picture; one that was not is there."""
    async with host.runs() as client:
        gone = await share(client.services, GUILD, DANA, "A cart that went.")
        stays = await share(client.services, GUILD, DANA, "A cart that stays.")
    copy = host.copies()
    async with host.runs() as client:
        changed = await client.services.wins.remove(GUILD, gone, DANA, MONDAY)
        picture = changed.win.picture
    host.restores(copy)
    async with host.runs() as client:
        services = client.services

        assert await stories(services) == ["A cart that stays."]
        assert picture not in await services.pictures.names()
        assert len(await services.pictures.names()) == 1
        with pytest.raises(NotFound):
            await services.wins.get(GUILD, gone)
    async with host.runs() as client:  # and again, where nothing is to be done
        assert (await client.services.wins.get(GUILD, stays)).story == "A cart that stays."


@pytest.mark.parametrize("way", ["forget", "depart"])
async def test_a_person(host: Host, way: str) -> None:
    """Who was forgotten stays forgotten; who left long ago stays nameless; others stay."""
    async with host.runs() as client:
        services = client.services
        await share(services, GUILD, DANA, "A cart of mine.")
        reused = await share(services, GUILD, DANA, "A cart for all.")
        await services.wins.consent(GUILD, reused, DANA, "named")
        await share(services, OTHER, DANA, "A cart elsewhere.")
        await share(services, GUILD, LUIS, "A cart of someone else.")
    copy = host.copies()
    async with host.runs() as client:
        await getattr(client.services.privacy, way)(Person(GUILD, DANA), MONDAY)
    host.restores(copy)
    async with host.runs() as client:
        services = client.services

        kept = [] if way == "forget" else ["A cart for all."]
        assert sorted(await stories(services)) == sorted([*kept, "A cart of someone else."])
        assert await stories(services, OTHER) == ["A cart elsewhere."]
        assert await services.members.get(GUILD, DANA) is None
        assert await services.members.get(OTHER, DANA) is not None
        assert {win.author_id for win in (await services.wins.find(GUILD, "cart")).documents} <= {
            0,
            LUIS,
        }


async def test_who_comes_back_after_being_forgotten(host: Host) -> None:
    """What a person shares afterwards is theirs, and no later start takes it away."""
    async with host.runs() as client:
        await share(client.services, GUILD, DANA, "A cart of before.")
        await client.services.privacy.forget(Person(GUILD, DANA), MONDAY)
    async with host.runs() as client:
        await share(client.services, GUILD, DANA, "A cart of after.")
    async with host.runs() as client:
        assert await stories(client.services) == ["A cart of after."]


async def test_a_new_win_with_an_old_number(host: Host) -> None:
    """In an old copy numbers begin again: a new win is not taken for the one that went."""
    copy = host.copies()
    async with host.runs() as client:
        gone = await share(client.services, GUILD, DANA, "A cart that went.")
        await client.services.wins.remove(GUILD, gone, DANA, MONDAY)
    host.restores(copy)
    async with host.runs() as client:
        assert await share(client.services, GUILD, DANA, "A new cart.") == gone
    async with host.runs() as client:
        assert await stories(client.services) == ["A new cart."]


async def test_a_group(host: Host, clock: StandingClock) -> None:
    """A group that was removed stays removed, in every table; others stay."""
    async with host.runs() as client:
        await share(client.services, GUILD, DANA, "A cart.")
        await share(client.services, OTHER, DANA, "A cart elsewhere.")
        await client.services.groups.change(GUILD, MONDAY, name="Prairie", wins_channel_id=7)
    copy = host.copies()
    async with host.runs() as client:
        gone = await client.services.privacy.remove_group(GUILD, MONDAY)
        assert len(gone.pictures) == 1
    host.restores(copy)
    clock.advance(timedelta(days=1))
    async with host.runs() as client:
        assert await stories(client.services) == []
        assert await stories(client.services, OTHER) == ["A cart elsewhere."]
        assert (await client.services.groups.get(GUILD)).name == ""
        assert len(await client.services.pictures.names()) == 1


async def test_another_database(host: Host, settings: Settings) -> None:
    """What is removed from a new database takes nothing from the one before it; a person it does.

    Numbers begin again there: the first win of one is not the first win of the other.
    """
    async with host.runs() as client:
        await share(client.services, GUILD, DANA, "A cart of years ago.")
        await share(client.services, OTHER, LUIS, "A cart to be forgotten.")
    before = settings.data_dir / "whats-working.db"
    before.rename(settings.data_dir / "before.db")
    async with host.runs(fresh=True) as client:
        services = client.services
        again = await share(services, GUILD, DANA, "A cart to try it out.")
        changed = await services.wins.remove(GUILD, again, DANA, MONDAY)
        assert changed.win.picture is not None
        await services.pictures.remove(changed.win.picture)
        await share(services, OTHER, LUIS, "A cart of today.")
        for name in (await services.privacy.forget(Person(OTHER, LUIS), MONDAY)).pictures:
            await services.pictures.remove(name)
        await services.privacy.remove_group(GUILD, MONDAY)
    host.restores(settings.data_dir / "before.db")
    async with host.runs() as client:
        assert await stories(client.services) == ["A cart of years ago."]
        assert await stories(client.services, OTHER) == []
        assert len(await client.services.pictures.names()) == 1


async def test_written_down_by_two_at_once(host: Host, settings: Settings) -> None:
    """The row and the night's look write at the same time, and each line stands once."""
    async with host.runs() as client:
        restoring, privacy = client.services.restoring, client.services.privacy
        for number in range(20):
            await share(client.services, GUILD, DANA + number, "A cart of mine.")
            await privacy.forget(Person(GUILD, DANA + number), MONDAY)
            await asyncio.gather(*(restoring.write_down() for _ in range(8)))
    lines = (settings.data_dir / "removed").read_text("utf-8").split("\n")

    assert len(list(filter(None, lines))) == len(set(filter(None, lines))) > 0
