"""A copy of everything, put back on either kind of database, is everything."""

from __future__ import annotations

import os
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, insert, select

from bot.backup import archive, rows
from bot.tables import metadata
from bot.wins.tables import WinRow
from tests.backup.filled import everything, fill, row
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    from bot.kit.database import Database

KEPT = {table.name for table in metadata.sorted_tables} - archive.DERIVED
PICTURE = "0123456789abcdef0123456789abcdef.jpg"


@pytest.fixture(params=["sqlite to postgres", "postgres to sqlite", "sqlite", "postgres"])
def way(request: pytest.FixtureRequest) -> tuple[Database, Database]:
    """Where from and where to; the same database twice where it's put back where it was."""
    first, _, second = request.param.partition(" to ")
    databases = {
        name: request.getfixturevalue(f"{name}_database") for name in {first, second or first}
    }
    return databases[first], databases[second or first]


@pytest.fixture
async def made(sqlite_database: Database, tmp_path: Path) -> Path:
    """A copy of a database with rows in every table, and of a picture."""
    await fill(sqlite_database)
    data = tmp_path / "data"
    (data / "pictures").mkdir()
    (data / "pictures" / PICTURE).write_bytes(b"a picture")
    await archive.write(sqlite_database, data, tmp_path / "copy.zip", MONDAY)
    return tmp_path / "copy.zip"


async def test_it_reaches_the_disk_bit_by_bit(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No flush takes much to the disk at once, which would hold up what members save meanwhile."""
    async with sqlite_database.write() as connection:
        many = [row(WinRow.__table__, number) for number in range(1, 400)]
        for one in many:
            one |= {"group_id": 1, "story": os.urandom(2_000).hex()}
        await connection.execute(insert(WinRow), many)
    sizes = [0]

    def flush(number: int) -> None:
        sizes.append(os.fstat(number).st_size)

    monkeypatch.setattr(rows, "ROWS_AT_ONCE", 10)
    monkeypatch.setattr(archive, "FLUSHED_AT_ONCE", 50_000)
    monkeypatch.setattr(os, "fsync", flush)
    await archive.write(sqlite_database, tmp_path, tmp_path / "copy.zip", MONDAY)
    monkeypatch.undo()
    assert sizes[-1] == (tmp_path / "copy.zip").stat().st_size > 500_000
    assert max(after - before for before, after in pairwise(sizes)) < 150_000


@pytest.mark.parametrize("at_once", [1, rows.ROWS_AT_ONCE])
async def test_every_table(
    way: tuple[Database, Database], at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each value of each table is what it was: from SQLite to PostgreSQL and back, or in place."""
    source, target = way
    monkeypatch.setattr(rows, "ROWS_AT_ONCE", at_once)
    await fill(source)
    before = await everything(source, KEPT)
    assert all(len(rows) == (1 if name == "identity" else 2) for name, rows in before.items())

    await archive.write(source, tmp_path, tmp_path / "copy.zip", MONDAY)
    archive.check(tmp_path / "copy.zip")
    async with target.write() as connection:
        await archive.load(tmp_path / "copy.zip", connection)

    assert await everything(target, KEPT) == before


async def test_numbers_go_on(made: Path, database: Database) -> None:
    """What's written after a restore gets a number of its own."""
    async with database.write() as connection:
        await archive.load(made, connection)
        values = row(WinRow.__table__, 0) | {"message_id": None}
        del values["id"]
        new = await connection.scalar(insert(WinRow).values(values).returning(WinRow.id))
        highest = await connection.scalar(select(func.max(WinRow.id)))

    assert new == highest == 8 + rows.NUMBERS_SKIPPED + 1


def test_says_what_it_holds(made: Path) -> None:
    """The manifest counts what's inside, without a word of it."""
    manifest = archive.check(made)

    assert manifest.groups == 2
    assert manifest.rows["wins"] == 2
    assert manifest.pictures == (PICTURE,)
    assert manifest.made_at == MONDAY
    with zipfile.ZipFile(made) as inside:
        assert b"NULL" not in inside.read(archive.MANIFEST)
    assert made.stat().st_mode & 0o077 == 0


def test_pictures(made: Path, tmp_path: Path) -> None:
    """Pictures are taken from the file, else from the folders beside it, else said missing."""
    assert archive.unpack_pictures(made, [], tmp_path / "inside") == []
    assert (tmp_path / "inside" / PICTURE).read_bytes() == b"a picture"

    without = tmp_path / "without.zip"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(without, "w") as new:
        for name in old.namelist():
            if not name.startswith(archive.PICTURES):
                new.writestr(name, old.read(name))
    assert archive.unpack_pictures(without, [], tmp_path / "nowhere") == [PICTURE]
    beside = tmp_path / "data" / "pictures"
    assert archive.unpack_pictures(without, [beside], tmp_path / "beside") == []
    assert (tmp_path / "beside" / PICTURE).read_bytes() == b"a picture"


@pytest.mark.parametrize("harm", ["cut", "flipped", "a row lost", "no manifest", "no zip", "none"])
def test_damage(made: Path, harm: str) -> None:
    """A damaged copy is never put back: one sentence says what's wrong with it."""
    content = made.read_bytes()
    if harm == "cut":
        made.write_bytes(content[: len(content) // 2])
    elif harm == "flipped":
        with zipfile.ZipFile(made) as inside:
            at = inside.getinfo("rows/wins").header_offset + 60
        made.write_bytes(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
    elif harm == "none":
        made.unlink()
    elif harm == "no zip":
        made.write_text("Dear diary")
    else:
        with zipfile.ZipFile(made) as old:
            parts = {name: old.read(name) for name in old.namelist()}
        if harm == "no manifest":
            del parts[archive.MANIFEST]
        else:
            parts["rows/wins"] = parts["rows/wins"].rsplit(b"\n", 2)[0] + b"\n"
        with zipfile.ZipFile(made, "w") as new:
            for name, part in parts.items():
                new.writestr(name, part)

    with pytest.raises(archive.Unusable, match=r"copy\.zip"):
        archive.check(made)


async def test_nothing_half(made: Path, sqlite_database: Database, tmp_path: Path) -> None:
    """A copy that can't be finished leaves the one before it, and no piece of its own."""
    before, calls = archive.check(made), 0

    def step() -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        await archive.write(sqlite_database, tmp_path, made, MONDAY, step=step)

    assert archive.check(made) == before
    assert set(os.listdir(tmp_path)) == {"copy.zip", "data"}


async def test_a_newer_format(made: Path) -> None:
    """What a later version wrote isn't guessed at."""
    with zipfile.ZipFile(made) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[archive.MANIFEST] = parts[archive.MANIFEST].replace(b'"format": 1', b'"format": 2')
    with zipfile.ZipFile(made, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)

    with pytest.raises(archive.Unusable, match="newer version"):
        archive.check(made)
