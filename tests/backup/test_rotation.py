"""Which copies stay: the last days, some weeks, as much as fits, and another database's."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.backup import nightly, rules
from bot.backup.nightly import FOLDER, PICTURES, copies, folders, last, make
from tests.backup.nights import nights, photos
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.settings import Settings

A_DAY = timedelta(days=1)


def test_kept() -> None:
    """A year of nights leaves the last 7 and one for each of 3 weeks, none older than 30 days."""
    today, found = date(2026, 9, 14), set[date]()
    for number in range(365):
        today += A_DAY
        found = rules.kept({*found, today}, today)
        assert {today - A_DAY * back for back in range(min(7, number + 1))} <= found
        assert min(found) > today - rules.KEPT
        if number > 40:
            assert len(found) == 10
            weeks = {(today - day).days // 7 for day in found}
            assert weeks == {0, 1, 2, 3}


def test_small_disk(place: Settings) -> None:
    """Where the copies take more room than they may, the oldest go, but never the newest."""
    settings = replace(place, backup_limit_mb=0)
    for day in range(3):
        make(settings, MONDAY + A_DAY * day)

    assert sorted(nights(place.data_dir / FOLDER)) == [(MONDAY + A_DAY * 2).date()]


def test_more_photos_than_the_limit(
    place: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Photos that are still in use push no copy out, also where they take room a second time."""
    settings = replace(place, backup_limit_mb=1, backup_to=tmp_path / "stick")
    pictures, link = place.data_dir / "pictures", os.link
    pictures.mkdir()

    def another_disk(source: Path, copy: Path) -> None:
        if (tmp_path / "stick") in copy.parents:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        link(source, copy)

    monkeypatch.setattr(os, "link", another_disk)
    (pictures / f"{0:032}.jpg").write_bytes(bytes(3 * 1024**2))
    for day in range(4):
        make(settings, MONDAY + A_DAY * day)
    assert len(nights(tmp_path / "stick")) == 4

    (pictures / f"{0:032}.jpg").unlink()
    make(settings, MONDAY + A_DAY * 4)
    for folder in (place.data_dir / FOLDER, tmp_path / "stick"):
        assert len(nights(folder)) == 1
        assert not photos(folder)


def test_none_left(
    place: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When the last copy goes after 30 days of failures, the log says so."""
    make(place, MONDAY)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 91, 9))
    make(place, MONDAY + A_DAY * 29)
    assert "backup.none_left" not in capsys.readouterr().out
    make(place, MONDAY + A_DAY * 30)

    assert "backup.none_left" in capsys.readouterr().out
    assert last(place.data_dir).until == (MONDAY + A_DAY * 30).date()


def test_none_left_of_one_database(
    place: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log says so of each database, whatever copies others have in the same second place."""
    shared = replace(place, backup_to=tmp_path / "stick")
    make(shared, MONDAY)
    (own,) = folders(tmp_path / "stick")
    becomes_another(place)
    make(shared, MONDAY + A_DAY * 29)
    assert "backup.none_left" not in capsys.readouterr().out
    make(shared, MONDAY + A_DAY * 30)

    said = [line for line in capsys.readouterr().out.splitlines() if "backup.none_left" in line]
    assert [str(own) in line for line in said] == [False, True]
    assert len(nights(tmp_path / "stick")) == 2


def test_photos_go_with_the_last_copy(place: Settings) -> None:
    """A photo that no copy names any more is deleted from beside them."""
    folder = place.data_dir / FOLDER
    (place.data_dir / "pictures").mkdir()
    name = "0" * 32 + ".jpg"
    (place.data_dir / "pictures" / name).write_bytes(b"a picture")
    make(place, MONDAY)
    (place.data_dir / "pictures" / name).unlink()
    make(place, MONDAY + A_DAY)
    for day in range(2, rules.DAYS):
        make(place, MONDAY + A_DAY * day)
    assert photos(folder) == {name}
    make(place, MONDAY + A_DAY * rules.DAYS)  # Monday's isn't kept beside the same week's Sunday

    assert not photos(folder)
    assert sorted(nights(folder)) == [
        (MONDAY + A_DAY * day).date() for day in range(1, rules.DAYS + 1)
    ]


def test_copies_of_another_database(place: Settings) -> None:
    """Where DATABASE_URL names the wrong one for weeks, copies of the right one stay."""
    folder = place.data_dir / FOLDER
    for day in range(2):
        make(place, MONDAY + A_DAY * day)
    right = set(nights(folder))
    becomes_another(place)
    settings = replace(place, backup_limit_mb=0)
    for day in range(2, 10):  # more than are kept of one database
        make(place if day < 9 else settings, MONDAY + A_DAY * day)
        assert right <= set(nights(folder))

    for day in (30, 31):
        make(place, MONDAY + A_DAY * day)
    assert not right & set(nights(folder))


def test_expired_although_the_disk_is_full(
    place: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After 30 days a copy goes, with what a crash left half made, also when none can be made."""
    folder = place.data_dir / FOLDER
    make(place, MONDAY)
    (own,) = folders(folder)
    half, under_way = own / "2026-09-13.zip.part", own / PICTURES / f"{0:032}.jpg.part"
    for path in (half, under_way):
        path.write_bytes(b"words")
    os.utime(half, times=(MONDAY.timestamp(),) * 2)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 91, 9))

    make(place, MONDAY + A_DAY * 29)
    assert sorted(nights(folder)) == [MONDAY.date()]
    assert not half.exists()
    assert under_way.exists()  # another program may be at it
    make(place, MONDAY + A_DAY * 30)
    assert not nights(folder)


def test_an_older_copy_that_is_damaged(place: Settings) -> None:
    """It keeps no night's copy from being made, nor from being counted as made."""
    make(place, MONDAY)
    (own,) = folders(place.data_dir / FOLDER)
    damaged = own / f"{MONDAY + A_DAY:%Y-%m-%d}.zip"
    damaged.write_bytes(b"no archive")
    tonight = MONDAY + A_DAY * 30  # when the first expires

    assert make(place, tonight) == nightly.Last(tonight)
    assert tonight.date() in nights(place.data_dir / FOLDER)


def test_two_databases_in_one_folder(
    place: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each keeps what it would keep alone: the other's copies and photos count for nothing."""
    monkeypatch.setattr(os, "link", no_link)
    one = replace(place, backup_limit_mb=1, backup_to=tmp_path / "stick")
    other = replace(one, data_dir=tmp_path / "other")
    shutil.copytree(place.data_dir, other.data_dir)
    becomes_another(other)
    (other.data_dir / "pictures").mkdir()
    (other.data_dir / "pictures" / f"{0:032}.jpg").write_bytes(bytes(3 * 1024**2))
    for day in range(rules.DAYS + 1):
        for each in (one, other):
            assert make(each, MONDAY + A_DAY * day).failing_since is None

    for each in (one, other):
        (own,) = folders(each.data_dir / FOLDER)
        assert sorted(copies(tmp_path / "stick" / own.name)) == sorted(copies(own))
        assert len(copies(own)) == rules.DAYS


def test_files_of_others(place: Settings, tmp_path: Path) -> None:
    """`BACKUP_TO` may hold anything else: what no copy is stays, however old, whatever its name."""
    settings = replace(place, backup_to=tmp_path)
    others = [
        tmp_path / "2020-01-01.zip",
        tmp_path / "photos" / "2020-01-01.zip",
        tmp_path / "photos" / "film.part",
        tmp_path / "20261128" / "2020-01-01.zip",  # which a database's id could begin with
        tmp_path / "20261128" / "film.part",
    ]
    for folder in {path.parent for path in others} - {tmp_path}:
        folder.mkdir()
    for path in others:
        path.write_bytes(b"somebody else's")
        os.utime(path, times=(0, 0))
    make(settings, MONDAY)

    assert all(path.exists() for path in others)


def test_copies_from_before_each_had_a_folder(place: Settings) -> None:
    """They, too, go after 30 days, with their photos."""
    folder, name = place.data_dir / FOLDER, f"{0:032}.jpg"
    (place.data_dir / "pictures").mkdir()
    (place.data_dir / "pictures" / name).write_bytes(b"a picture")
    make(place, MONDAY)
    (own,) = folders(folder)
    for path in own.iterdir():
        path.rename(folder / path.name)
    (place.data_dir / "pictures" / name).unlink()

    make(place, MONDAY + A_DAY * 29)
    assert MONDAY.date() in copies(folder)
    assert (folder / PICTURES / name).exists()
    make(place, MONDAY + A_DAY * 30)
    assert not copies(folder)
    assert not (folder / PICTURES / name).exists()


def no_link(source: Path, copy: Path) -> None:
    """Refuse a link, as between two disks."""
    raise OSError(errno.EXDEV, "Invalid cross-device link")


def becomes_another(place: Settings) -> None:
    """Make a copied database one of its own."""
    with closing(sqlite3.connect(place.data_dir / "whats-working.db")) as other, other:
        other.execute("UPDATE identity SET id = 'facefeed'")
