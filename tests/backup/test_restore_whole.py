"""A restore is whole: photos on a disk of their own, no room, numbers, and no secret."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from bot.app import opened
from bot.backup import archive, command, rows
from bot.backup.nightly import REPLACED
from bot.kit.database import Database
from bot.kit.migrate import known_revisions
from tests.backup.test_restore import DANA, GUILD, place, share, stories
from tests.conftest import MONDAY

if TYPE_CHECKING:
    import pytest

    from bot.settings import Settings
    from tests.conftest import StandingClock

__all__ = ["place"]


async def test_numbers_are_given_once(
    place: Settings, clock: StandingClock, tmp_path: Path
) -> None:
    """What was posted after the copy keeps its number: its buttons never reach another's win."""
    copy = tmp_path / "copy.zip"
    async with opened(place, clock) as client:
        gone = await share(client.services, DANA, "A cart that goes before the copy.")
        await client.services.wins.remove(GUILD, gone, DANA, MONDAY)
    await command.backup(place, copy, clock)
    assert archive.check(copy).numbers["wins"] == gone
    database = Database(place.resolved_database_url)
    async with database.write() as connection:  # as after many shares
        many = gone + 3 * rows.NUMBERS_SKIPPED
        await connection.execute(
            text(
                f"SELECT setval('wins_id_seq', {many})"
                if place.database_url
                else f"UPDATE sqlite_sequence SET seq = {many} WHERE name = 'wins'"
            )
        )
    await database.close()

    await command.put_back(place, copy, clock, asked=True)
    async with opened(place, clock) as client:
        assert await share(client.services, DANA, "A new cart.") > many


async def test_pictures_on_a_disk_of_their_own(
    place: Settings, clock: StandingClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of photos that's a mount can't be renamed or linked from; a restore is whole."""
    copy, pictures, rename = tmp_path / "copy.zip", place.data_dir / "pictures", os.rename
    async with opened(place, clock) as client:
        await share(client.services, DANA, "A cart.")
    await command.backup(place, copy, clock)
    async with opened(place, clock) as client:
        await share(client.services, DANA, "A cart of this evening.")
    before = {path.name for path in pictures.glob("*.jpg")}

    def mounted(old: Path, new: Path) -> None:
        for one in (Path(old), Path(new)):
            if one == pictures:
                raise OSError(errno.EBUSY, "Device or resource busy")
        if (pictures in Path(old).parents) != (pictures in Path(new).parents):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        rename(old, new)

    def no_link(_source: object, _target: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "rename", mounted)
    monkeypatch.setattr(os, "replace", mounted)
    monkeypatch.setattr(os, "link", no_link)
    assert await command.put_back(place, copy, clock, asked=True) == 0

    (kept,) = (place.data_dir / REPLACED).iterdir()
    assert {path.name for path in (kept / "pictures").glob("*.jpg")} == before
    async with opened(place, clock) as client:
        assert await stories(client.services) == ["A cart."]
        assert await client.services.pictures.names() == set(archive.check(copy).pictures)
    assert not any(path.is_dir() for path in pictures.iterdir())


async def test_no_room_for_what_is_replaced(
    place: Settings,
    clock: StandingClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where the photos can't be kept a second time, nothing is replaced."""
    copy = tmp_path / "copy.zip"
    async with opened(place, clock) as client:
        await share(client.services, DANA, "A cart.")
    await command.backup(place, copy, clock)

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(shutil, "copy2", full)
    assert await command.put_back(place, copy, clock, asked=True) == 1
    assert "No space left" in capsys.readouterr().err
    monkeypatch.undo()
    async with opened(place, clock) as client:
        assert await stories(client.services) == ["A cart."]
        assert len(await client.services.pictures.names()) == 1
    assert not list((place.data_dir / REPLACED).iterdir())


async def test_an_older_postgres(
    settings: Settings,
    clock: StandingClock,
    tmp_path: Path,
    postgres_database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A database that an older version made is to be brought up to date first; it says how."""
    url = postgres_database.url.render_as_string(hide_password=False)
    place = replace(settings, database_url=url)
    copy = tmp_path / "copy.zip"
    await command.backup(place, copy, clock)
    known = known_revisions()
    monkeypatch.setattr("bot.kit.migrate.known_revisions", lambda: [*known, "0002_shelf"])

    assert await command.put_back(place, copy, clock, asked=True) == 1
    assert "python -m bot migrate" in capsys.readouterr().err
    assert await postgres_database.identity()


async def test_settings_hold_no_secret(settings: Settings, clock: StandingClock) -> None:
    """A proxy's password, in an address, isn't among the settings that a copy holds."""
    place = replace(
        settings,
        discord_api_url="https://marta:hush@proxy/api/v10",
        discord_gateway_url="wss://marta:hush@proxy",
        database_url="postgresql+asyncpg://marta:hush@host/wins",
    )
    shown = "\n".join(place.without_secrets())

    assert "hush" not in shown
    assert "BACKUP_LIMIT_MB=2000" in shown
