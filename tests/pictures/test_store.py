"""The folder of pictures: each file whole or absent, nothing outside it, nothing left behind."""

from __future__ import annotations

import asyncio
import errno
import os
import stat
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import Refusal
from bot.pictures import words, workshop
from bot.pictures.rules import Picture
from bot.pictures.store import NAME, Pictures
from tests.pictures.make import saved, two_halves

if TYPE_CHECKING:
    from pathlib import Path

    from bot.kit.database import Database

NOON = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
JPEG = Picture(b"a jpeg", ".jpg", 4, 3)
PNG = Picture(b"a png", ".png", 4, 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pictures"


@pytest.fixture
def pictures(folder: Path, sqlite_database: Database) -> Pictures:
    return Pictures(folder, sqlite_database)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def written_at(path: Path, when: datetime) -> None:
    os.utime(path, (when.timestamp(), when.timestamp()))


async def test_before_the_first_picture(pictures: Pictures, folder: Path) -> None:
    """Everything can be asked, and the folder is not made for it."""
    name = "0" * 32 + ".jpg"
    await pictures.remove(name)

    assert await pictures.read(name) is None
    assert await pictures.names() == set()
    assert os.listdir(folder.parent) == ["whats-working.db"]
    assert await pictures.sweep(set(), NOON) == 0


async def test_keeping_and_reading(pictures: Pictures, folder: Path) -> None:
    """Each picture has a name of its own that says nothing; only this user may look."""
    first, again, other = [await pictures.keep(picture) for picture in (JPEG, JPEG, PNG)]

    assert first != again
    assert all(NAME.fullmatch(name) for name in (first, again, other))
    assert await pictures.read(first) == b"a jpeg"
    assert await pictures.read(other) == b"a png"
    assert await pictures.names() == {first, again, other} == set(os.listdir(folder))
    assert mode_of(folder) == 0o700
    assert mode_of(folder / first) == 0o600


async def test_removing_twice(pictures: Pictures, folder: Path) -> None:
    """The first time it goes, the second time is fine."""
    name, other = await pictures.keep(JPEG), await pictures.keep(PNG)
    await pictures.remove(name)
    await pictures.remove(name)

    assert await pictures.read(name) is None
    assert os.listdir(folder) == [other]


@pytest.mark.parametrize(
    "pattern",
    ["../{}", "../pictures/{}", "/etc/passwd", "", ".", "{}\n", "{}\0", "{}.part", "x{}"],
)
async def test_names_that_were_never_given(pictures: Pictures, folder: Path, pattern: str) -> None:
    """They are not there, also where a file of that path is, and removing them removes nothing."""
    kept = await pictures.keep(JPEG)
    outside = folder.parent / kept
    outside.write_bytes(b"not a picture of ours")
    name = pattern.format(kept)
    await pictures.remove(name)

    assert await pictures.read(name) is None
    assert outside.exists()
    assert await pictures.names() == {kept}


async def test_a_full_disk(
    pictures: Pictures, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error is passed on and no part of the picture stays."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        await pictures.keep(JPEG)

    assert os.listdir(folder) == []


async def test_a_crash_while_writing(pictures: Pictures, folder: Path) -> None:
    """What is unfinished is no picture, and the sweep takes it once it is old."""
    await pictures.claim()
    name = await pictures.keep(JPEG)
    unfinished = (folder / name).rename(folder / f"{name}.part")
    written_at(unfinished, NOON)

    assert await pictures.names() == set()
    assert await pictures.read(name) is None
    assert await pictures.sweep({name}, NOON + timedelta(days=2)) == 0
    assert await pictures.sweep({name}, NOON + timedelta(days=2, hours=1)) == 1
    assert not unfinished.exists()


async def many(pictures: Pictures, folder: Path, count: int) -> list[str]:
    """Keep as many pictures, each a minute older than the one after it and all of them a week."""
    names = [await pictures.keep(JPEG) for _ in range(count)]
    for number, name in enumerate(names):
        written_at(folder / name, NOON - timedelta(days=7) + timedelta(minutes=number))
    return names


def found(folder: Path, pattern: str) -> list[str]:
    """Return the names of the folders that hold such a file."""
    return [path.parent.name for path in folder.rglob(pattern)]


async def test_sweeping(pictures: Pictures, folder: Path) -> None:
    """Old pictures that no row names go; named ones, new ones and what is not ours stay."""
    await pictures.claim()
    named, orphan = await many(pictures, folder, 2)
    new = await pictures.keep(JPEG)
    written_at(folder / new, NOON - timedelta(days=1))
    (folder / "README.txt").write_text("Pictures of the group.")
    written_at(folder / "README.txt", NOON - timedelta(days=7))

    assert await pictures.sweep({named}, NOON) == 1
    assert await pictures.names() == {named, new}
    assert (folder / "README.txt").exists()
    assert (folder / "trash" / "2026-03-02" / orphan).read_bytes() == b"a jpeg"
    assert mode_of(folder / "trash") == mode_of(folder / "trash" / "2026-03-02") == 0o700


async def test_a_tenth_at_a_time(
    pictures: Pictures, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The oldest go first, and the log counts them and what is left."""
    await pictures.claim()
    names = await many(pictures, folder, 25)

    assert await pictures.sweep(set(), NOON) == 3
    assert await pictures.names() == set(names[3:])
    assert await pictures.sweep(set(), NOON + timedelta(days=1)) == 3
    assert await pictures.names() == set(names[6:])
    logged = capsys.readouterr().out
    assert "event='pictures.swept' moved=3 left_for_later=22 restored=0" in logged
    assert "event='pictures.swept' moved=3 left_for_later=19 restored=0" in logged


async def test_the_trash(pictures: Pictures, folder: Path) -> None:
    """A row that names it brings a picture back; a removal reaches it; else it goes in 30 days."""
    await pictures.claim()
    named, removed, forgotten = await many(pictures, folder, 3)
    for day in range(3):
        await pictures.sweep(set(), NOON + timedelta(days=day))
    (folder / "trash" / "mine").mkdir()
    assert await pictures.names() == set()

    await pictures.remove(removed)
    assert found(folder, removed) == []
    await pictures.sweep({named}, NOON + timedelta(days=3))
    assert await pictures.read(named) == b"a jpeg"
    await pictures.sweep({named}, NOON + timedelta(days=32))
    assert found(folder, forgotten) == ["2026-03-04"]
    await pictures.sweep({named}, NOON + timedelta(days=33))
    assert found(folder, forgotten) == []
    assert os.listdir(folder / "trash") == ["mine"]


@pytest.mark.parametrize("noted", ["", "the identity of another database", None])
async def test_another_database(
    pictures: Pictures, folder: Path, noted: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing goes unless the folder says that this database made what is in it."""
    names = await many(pictures, folder, 20)
    if noted is not None:
        (folder / "database-id").write_text(noted)
    await pictures.claim()
    kept = await pictures.keep(JPEG)

    assert await pictures.sweep(set(), NOON) == 0
    assert await pictures.sweep({kept}, NOON) == 0
    assert await pictures.names() == {*names, kept}
    assert not (folder / "trash").exists()
    assert capsys.readouterr().out.count("pictures.not_ours") == 3


async def test_whose_pictures_are_not_noted(pictures: Pictures, folder: Path) -> None:
    """Where rows name each of them they are this database's: from then on what goes, goes."""
    names = await many(pictures, folder, 2)

    assert await pictures.sweep({*names, "0" * 32 + ".jpg"}, NOON) == 0
    assert await pictures.sweep({names[0]}, NOON) == 1
    assert await pictures.names() == {names[0]}


async def test_removing_during_a_sweep(pictures: Pictures, folder: Path) -> None:
    """What a person removes is gone, whether the sweep has taken it already or not."""
    await pictures.claim()
    names = await many(pictures, folder, 40)
    removals = (pictures.remove(name) for name in names)
    sweeps = (pictures.sweep(set(), NOON) for _ in range(8))
    await asyncio.gather(*removals, *sweeps)

    assert found(folder, "*.jpg") == []


async def test_tidying_off_the_loop(pictures: Pictures) -> None:
    """The picture comes back, and so does the refusal."""
    picture = await pictures.tidy(saved(two_halves(), "PNG"))

    assert (picture.suffix, picture.width, picture.height) == (".jpg", 64, 32)
    with pytest.raises(Refusal, match=words.NOT_A_PICTURE[:20]):
        await pictures.tidy(b"MZ")


async def test_one_picture_at_a_time(pictures: Pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second one waits, also when the one who sent the first has stopped waiting for it."""
    started, go_on = threading.Event(), threading.Event()
    order: list[str] = []
    real = workshop.tidied

    def watched(data: bytes) -> Picture:
        order.append("start")
        started.set()
        assert go_on.wait(10)
        picture = real(data)
        order.append("end")
        return picture

    monkeypatch.setattr(workshop, "tidied", watched)
    photo = saved(two_halves(), "JPEG")
    first = asyncio.create_task(pictures.tidy(photo))
    await asyncio.to_thread(started.wait, 10)
    first.cancel()
    second = asyncio.create_task(pictures.tidy(photo))
    await asyncio.wait({first, second}, timeout=0.05)
    assert order == ["start"]
    go_on.set()
    await second

    assert first.cancelled()
    assert order == ["start", "end", "start", "end"]
