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

NOON = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
JPEG = Picture(b"a jpeg", ".jpg", 4, 3)
PNG = Picture(b"a png", ".png", 4, 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pictures"


@pytest.fixture
def pictures(folder: Path) -> Pictures:
    return Pictures(folder)


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
    assert await pictures.sweep(set(), NOON) == 0
    assert os.listdir(folder.parent.parent) == []


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
    name = await pictures.keep(JPEG)
    unfinished = (folder / name).rename(folder / f"{name}.part")
    written_at(unfinished, NOON)

    assert await pictures.names() == set()
    assert await pictures.read(name) is None
    assert await pictures.sweep({name}, NOON) == 0
    assert await pictures.sweep({name}, NOON + timedelta(hours=1)) == 1
    assert os.listdir(folder) == []


async def test_sweeping(pictures: Pictures, folder: Path) -> None:
    """Old pictures that no row names go; named ones, new ones and what is not ours stay."""
    named, orphan, new = [await pictures.keep(JPEG) for _ in range(3)]
    (folder / "README.txt").write_text("Pictures of the group.")
    for file in (named, orphan, "README.txt"):
        written_at(folder / file, NOON - timedelta(days=2))
    written_at(folder / new, NOON)

    removed = await pictures.sweep({named}, NOON - timedelta(days=1))

    assert removed == 1
    assert set(os.listdir(folder)) == {named, new, "README.txt"}


async def test_tidying_off_the_loop(pictures: Pictures) -> None:
    """The picture comes back, and so does the refusal."""
    picture = await pictures.tidy(saved(two_halves(), "PNG"))

    assert (picture.suffix, picture.width, picture.height) == (".jpg", 64, 32)
    with pytest.raises(Refusal, match=words.NOT_A_PICTURE[:20]):
        await pictures.tidy(b"MZ")


async def test_one_picture_at_a_time(pictures: Pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second one waits, also when whoever sent the first has stopped waiting for it."""
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
