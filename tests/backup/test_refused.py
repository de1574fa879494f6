"""What stands in the way of a copy is said, and no other file is lost for one."""

from __future__ import annotations

import errno
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.backup import archive, command, moving_command, sealed
from bot.kit.database import Database
from bot.services import build
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from tests.conftest import StandingClock

GUILD = 11
PASSPHRASE = "forty books on a cart"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A file with a passphrase."""
    path = tmp_path / "words"
    path.write_text(PASSPHRASE)
    return path


@pytest.fixture
async def place(place: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A bot with a group."""
    monkeypatch.setitem(sealed.COST, "n", 2)
    database = Database(place.resolved_database_url)
    await build(database, place.data_dir / "pictures").groups.change(GUILD, MONDAY, zone="UTC")
    await database.close()
    return place


async def test_another_file(
    place: Settings,
    clock: StandingClock,
    given: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`backup whats-working.db` copies nothing over the database, nor over anything else."""
    database = place.data_dir / "whats-working.db"
    env = tmp_path / ".env"
    env.write_text("LOG_LEVEL=INFO")
    for file in (database, env):
        before = file.read_bytes()
        assert await command.backup(place, file, clock) == 1
        assert await moving_command.export_group(place, GUILD, file, given, clock) == 1
        assert file.read_bytes() == before
        said = capsys.readouterr().err
        assert said.count(f"There's a file {file} already, and it isn't a copy.") == 2
    assert await command.backup(place, tmp_path, clock) == 1
    assert "is a folder. Give the copy a name in it" in capsys.readouterr().err


async def test_an_earlier_copy(
    place: Settings, clock: StandingClock, given: Path, tmp_path: Path
) -> None:
    """A copy replaces an earlier copy of that name, for hosts who make one each day."""
    copy, group = tmp_path / "copy.zip", tmp_path / "a.group"
    for _ in range(2):
        assert await command.backup(place, copy, clock) == 0
        assert await moving_command.export_group(place, GUILD, group, given, clock) == 0
    assert archive.check(copy).groups == 1
    # But neither takes the other's.
    assert await command.backup(place, group, clock) == 1
    assert await moving_command.export_group(place, GUILD, copy, given, clock) == 1


async def test_where_it_cannot_be(
    place: Settings,
    clock: StandingClock,
    given: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A path that can't be used is named as it was typed; a full disk is one."""
    path = tmp_path / "none" / "a.group"
    assert await moving_command.export_group(place, GUILD, path, given, clock) == 1
    assert f"I can't use {path} (No such file or directory). Check" in capsys.readouterr().err
    words = tmp_path / "no-words"
    assert await moving_command.export_group(place, GUILD, given, words, clock) == 1

    async def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archive, "write", full)
    assert await command.backup(place, tmp_path / "copy.zip", clock) == 1
    assert "The disk is full. Make room" in capsys.readouterr().err


async def test_postgres_away(
    place: Settings,
    clock: StandingClock,
    given: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each command says what keeps the database away, as `run` does."""
    copy = tmp_path / "copy.zip"
    assert await command.backup(place, copy, clock) == 0
    away = replace(place, database_url="postgresql+asyncpg://marta@127.0.0.1:1/wins")
    codes = [
        await command.backup(away, tmp_path / "another.zip", clock),
        await command.put_back(away, copy, clock, asked=True),
        await moving_command.export_group(away, GUILD, tmp_path / "a.group", given, clock),
    ]
    said = capsys.readouterr().err

    assert codes == [1, 1, 1]
    assert said.count("Nothing answers at postgresql://127.0.0.1:1/wins. Check") == 3
