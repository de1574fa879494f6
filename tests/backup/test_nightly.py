"""The copy of each night: verified, thinned out, kept within bounds, and never silent."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import threading
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda import agenda, planning
from bot.app import opened
from bot.backup import archive, command, nightly
from bot.backup.nightly import BACKUP, FOLDER, PICTURES, folders, last, make
from bot.kit.database import Database
from cogs.groups import health
from tests.backup.filled import fill
from tests.backup.nights import nights
from tests.backup.test_restore import DANA, GUILD, share, stories
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.agenda.occurrences import Open
    from bot.backup.rows import Step
    from bot.client import WhatsWorking
    from bot.settings import Settings
    from tests.conftest import StandingClock
    from tests.discord import World

A_DAY = timedelta(days=1)


async def test_each_night(place: Settings, clock: StandingClock) -> None:
    """The agenda makes it, with a photo's link beside it, and plans the next."""
    async with opened(place, clock) as client:
        await client.setup_hook()
        await share(client.services, DANA, "A cart.")
        for _ in range(2):
            clock.advance(A_DAY)
            await client.agenda.tick()
            await client.agenda.settled()
    found = nights(place.data_dir / FOLDER)

    assert sorted(found) == [date(2026, 9, 15), date(2026, 9, 16)]
    (name,) = archive.check(found[date(2026, 9, 16)]).pictures
    (own,) = folders(place.data_dir / FOLDER)
    assert os.stat(own / PICTURES / name).st_nlink == 2
    assert last(place.data_dir).made_at == clock.now()

    shutil.rmtree(place.data_dir / "pictures")
    assert await command.put_back(place, found[date(2026, 9, 16)], clock, asked=True) == 0
    async with opened(place, clock) as client:
        assert await stories(client.services) == ["A cart."]
        assert await client.services.pictures.names() == {name}
        (coming,) = await client.agenda.coming(0, [BACKUP], clock.now() + A_DAY)
        assert coming.kind == BACKUP


async def test_second_place(place: Settings, clock: StandingClock, tmp_path: Path) -> None:
    """`BACKUP_TO` gets a copy too, with photos that are there whatever happens to this disk."""
    settings = replace(place, backup_to=tmp_path / "stick")
    async with opened(settings, clock) as client:
        await share(client.services, DANA, "A cart.")
    await asyncio.to_thread(make, settings, clock.now())

    shutil.rmtree(place.data_dir)
    (copy,) = nights(tmp_path / "stick").values()
    assert await command.put_back(place, copy, clock, asked=True) == 0
    async with opened(place, clock) as client:
        (win,) = (await client.services.wins.find(GUILD, "cart")).documents
        assert await client.services.pictures.read(win.picture or "") == b"a picture"


def test_full_disk(
    place: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """On a full disk none is made: the log says so, and after three days coordinators hear it."""
    make(place, MONDAY)
    before = nights(place.data_dir / FOLDER)
    usage = shutil._ntuple_diskusage(100, 91, 9)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    for day in range(1, 5):
        found = make(place, MONDAY + A_DAY * day)

    assert nights(place.data_dir / FOLDER) == before
    assert found.made_at == MONDAY
    assert found.failing_since == MONDAY + A_DAY
    assert "tenth" in found.why
    assert not found.is_late(MONDAY + A_DAY * 3)
    assert found.is_late(MONDAY + A_DAY * 4)
    monkeypatch.undo()
    assert make(place, MONDAY + A_DAY * 5).failing_since is None


def test_a_disk_that_is_not_mounted(
    place: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BACKUP_TO without its disk is an empty folder on the first one: that gets no copies."""
    stick = tmp_path / "stick"
    settings = replace(place, backup_to=stick / "wins")
    is_mount = os.path.ismount
    with monkeypatch.context() as mounted:
        mounted.setattr(os.path, "ismount", lambda path: path == stick or is_mount(path))
        assert make(settings, MONDAY).failing_since is None
    shutil.rmtree(stick)

    found = make(settings, MONDAY + A_DAY)
    assert f"was on the disk at {stick}, which isn't mounted" in found.why
    assert not stick.exists()
    assert len(nights(place.data_dir / FOLDER)) == 2  # at least here

    moved = replace(settings, backup_to=tmp_path / "other")
    assert make(moved, MONDAY + A_DAY * 2).failing_since is None


async def test_stopped_in_the_night(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopping doesn't wait for the copy: its thread ends, and nothing half made stays."""
    began, goes_on = threading.Event(), threading.Event()
    database = Database(place.resolved_database_url)
    await fill(database)
    await database.close()

    def sleep(_seconds: float) -> None:
        began.set()
        goes_on.wait(60)

    monkeypatch.setattr(time, "sleep", sleep)
    handler = nightly.NightlyBackup(place)
    making = asyncio.create_task(handler._make(MONDAY))
    assert await asyncio.to_thread(began.wait, 60)
    making.cancel()
    await asyncio.gather(making, return_exceptions=True)
    goes_on.set()
    await asyncio.get_running_loop().shutdown_default_executor()

    assert not list(place.data_dir.joinpath(FOLDER).rglob("*.part"))
    assert not nights(place.data_dir / FOLDER)
    assert last(place.data_dir) == nightly.Last()


def test_a_copy_that_is_broken(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can't be read back isn't counted as a copy."""

    def cut(path: Path, _step: Step) -> archive.Manifest:
        raise archive.Unusable(f"{path} is damaged.")

    monkeypatch.setattr(archive, "check", cut)

    assert make(place, MONDAY).made_at is None
    assert last(place.data_dir).failing_since == MONDAY
    assert last(place.data_dir).why.endswith("is damaged")  # part of a sentence


async def test_coordinators_hear(world: World, clock: StandingClock) -> None:
    """After three days without a copy coordinators read it in their list, and in *Check*."""
    data = world.settings.data_dir
    group = await world.services.groups.get(world.guild.id)
    for since, said in ((2, False), (3, True), (None, False)):
        failing = None if since is None else clock.now() - A_DAY * since
        nightly.keep(data, nightly.Last(MONDAY, failing, "No space left on device"))
        found = await health._backup(world.client, group)
        assert (found is not None) == said
        waits = await health.inbox(world.client, group, clock.now())
        assert [one.line for one in waits] == (
            [
                "{number}. No copy of what's kept here has worked since September 11. *How to fix "
                "it:* Ask the person who hosts me to run: python -m bot doctor"
            ]
            if said
            else []
        )
    assert health.inbox in world.client.inbox


async def test_coordinators_hear_of_photos_apart(world: World) -> None:
    """Photos of another database are said in *Check*, where nobody reads the log."""
    assert await health._pictures(world.client) is None
    folder = world.settings.data_dir / "pictures"
    folder.mkdir(exist_ok=True)
    (folder / "database-id").write_text("another")

    found = await health._pictures(world.client)
    assert found is not None
    assert found.what == "The photos in the folder `pictures` belong to another database."


def test_a_photo_that_was_cut_short(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second disk fills up within a photo, the next night copies it whole."""
    pictures, name = place.data_dir / "pictures", "0" * 32 + ".jpg"
    pictures.mkdir()
    (pictures / name).write_bytes(b"a picture")

    def no_link(source: Path, copy: Path) -> None:
        raise OSError(errno.EXDEV, "another disk")

    def cut(source: Path, copy: Path) -> None:
        copy.write_bytes(b"a pic")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", no_link)
    with monkeypatch.context() as full:
        full.setattr(shutil, "copyfile", cut)
        assert make(place, MONDAY).failing_since == MONDAY

    assert make(place, MONDAY + A_DAY).failing_since is None
    (own,) = folders(place.data_dir / FOLDER)
    assert (own / PICTURES / name).read_bytes() == b"a picture"


async def test_one_that_takes_long(
    place: Settings, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A night's copy that outlasts a delivery goes on; a later try waits for it, and for none."""
    began, may_end = list[datetime](), threading.Event()

    def slow(settings: Settings, now: datetime, _stopped: object) -> nightly.Last:
        began.append(now)
        may_end.wait(20)
        return make(settings, now)

    monkeypatch.setattr(nightly, "make", slow)
    monkeypatch.setattr(agenda, "DELIVERY_LIMIT", timedelta(seconds=0.2))
    async with opened(place, clock) as client:
        await client.setup_hook()
        clock.advance(A_DAY)
        await client.agenda.tick()
        await client.agenda.settled()
        waiting, _ = await copies_to_come(client)
        assert waiting.error == "no answer in time"

        may_end.set()
        monkeypatch.setattr(agenda, "DELIVERY_LIMIT", timedelta(seconds=60))
        clock.advance(timedelta(minutes=1))
        await client.agenda.tick()
        await client.agenda.settled()
        (following,) = await copies_to_come(client)
        assert following.error is None
    assert len(began) == 1
    assert len(nights(place.data_dir / FOLDER)) == 1


async def copies_to_come(client: WhatsWorking) -> list[Open]:
    """Return the copies that are planned."""
    async with client.agenda._database.read() as connection:
        return await planning.open_everywhere(connection, BACKUP)
