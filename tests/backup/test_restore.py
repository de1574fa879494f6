"""Putting a copy back: what's replaced is kept, and what was deleted since stays deleted."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.app import opened
from bot.backup import archive, command, rows, words
from bot.backup.nightly import REPLACED, remove_replaced
from bot.instance_lock import instance_lock
from bot.kit.database import Database
from bot.kit.errors import NotFound
from bot.kit.migrate import known_revisions
from bot.kit.personal import Person
from bot.pictures.rules import Picture
from bot.startup import StartFailure
from bot.wins.rules import WinDraft
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    from bot.kit.database import Connection
    from bot.services import Services
    from bot.settings import Settings
    from tests.conftest import StandingClock

GUILD = 11
DANA, LUIS = 900_000_000_000_000_101, 900_000_000_000_000_102
PICTURE = Picture(b"a picture", ".jpg", 1, 1)


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, settings: Settings, sqlite_template: Path) -> Settings:
    """Settings of a bot on either kind of database, migrated and empty."""
    settings.data_dir.mkdir(exist_ok=True)
    if request.param == "sqlite":
        shutil.copy(sqlite_template, settings.data_dir / "whats-working.db")
        return settings
    database: Database = request.getfixturevalue("postgres_database")
    url = database.url.render_as_string(hide_password=False)
    return replace(settings, database_url=url)


async def share(services: Services, who: int, story: str) -> int:
    """Let a person share a win with a picture; return its id."""
    await services.members.arrive(GUILD, who, "Dana", MONDAY)
    name = await services.pictures.keep(PICTURE)
    draft = WinDraft(GUILD, who, "Dana", story, picture=name, alt="A shelf.")
    return (await services.wins.share(draft, MONDAY)).win.id


async def stories(services: Services) -> list[str]:
    """Return what is found."""
    return sorted(win.story for win in (await services.wins.find(GUILD, "cart")).documents)


async def test_back_again(
    place: Settings, clock: StandingClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A lost evening is lost, all before it is there, and what was deleted since isn't."""
    async with opened(place, clock) as client:
        stays = await share(client.services, DANA, "A cart that stays.")
        goes = await share(client.services, DANA, "A cart that goes.")
        await share(client.services, LUIS, "A cart of somebody who asks to be forgotten.")
    copy = tmp_path / "copy.zip"
    assert await command.backup(place, copy, clock) == 0
    assert "0 groups, " in (said := capsys.readouterr().out)  # setup was never run
    assert "3 photos" in said

    async with opened(place, clock) as client:
        await client.services.wins.remove(GUILD, goes, DANA, MONDAY)
        await client.services.privacy.forget(Person(GUILD, LUIS), MONDAY)
        await share(client.services, DANA, "A cart of this evening.")
        await client.services.restoring.write_down()
    assert await command.put_back(place, copy, clock, asked=True) == 0

    async with opened(place, clock) as client:
        assert await stories(client.services) == ["A cart that stays."]
        win = await client.services.wins.get(GUILD, stays)
        assert win.picture is not None
        assert await client.services.pictures.read(win.picture) == PICTURE.content
        assert await client.services.pictures.names() == {win.picture}
        with pytest.raises(NotFound):
            await client.services.wins.get(GUILD, goes)


async def test_what_is_replaced_is_kept(
    place: Settings, clock: StandingClock, tmp_path: Path
) -> None:
    """The database and the photos of before are in a folder of their own, for 30 days."""
    copy = tmp_path / "copy.zip"
    await command.backup(place, copy, clock)
    async with opened(place, clock) as client:
        await share(client.services, DANA, "A cart of this evening.")

    await command.put_back(place, copy, clock, asked=True)

    (kept,) = (place.data_dir / REPLACED).iterdir()
    assert len(list((kept / "pictures").glob("*.jpg"))) == 1
    if place.database_url:  # as a copy of the same kind, which is put back in the same way
        shutil.copytree(kept / "pictures", tmp_path / "old" / "pictures")
        before = kept / "database.zip"
        assert await command.put_back(place, before, clock, asked=True) == 0
        async with opened(place, clock) as client:
            assert await stories(client.services) == ["A cart of this evening."]
    else:
        with closing(sqlite3.connect(kept / "whats-working.db")) as old:
            assert old.execute("SELECT count(*) FROM wins").fetchone() == (1,)

    remove_replaced(place.data_dir, clock.now() + timedelta(days=29))
    assert kept.exists()
    os.utime(kept, (0, 0))
    remove_replaced(place.data_dir, clock.now())
    assert not kept.exists()


async def test_to_grow(
    place: Settings,
    settings: Settings,
    clock: StandingClock,
    tmp_path: Path,
    postgres_database: Database,
) -> None:
    """A copy made on one kind of database is put back on the other, into an empty folder."""
    async with opened(place, clock) as client:
        await share(client.services, DANA, "A cart that moves.")
        identity = await client.services.wins._database.identity()
    copy = tmp_path / "copy.zip"
    await command.backup(place, copy, clock)

    postgres = postgres_database.url.render_as_string(hide_password=False)
    other_url = "" if place.database_url else postgres
    there = replace(settings, data_dir=tmp_path / "elsewhere", database_url=other_url)
    assert await command.put_back(there, copy, clock, asked=True) == 0

    async with opened(there, clock) as client:
        (win,) = (await client.services.wins.find(GUILD, "cart")).documents
        assert win.picture is not None
        assert await client.services.pictures.read(win.picture) == PICTURE.content
        assert await client.services.wins._database.identity() == identity
        later = await share(client.services, DANA, "A cart after the move.")
        assert later == win.id + rows.NUMBERS_SKIPPED + 1


async def test_asks_first(
    place: Settings, clock: StandingClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a yes nothing changes, and it says what it would have done."""
    copy = tmp_path / "copy.zip"
    await command.backup(place, copy, clock)
    async with opened(place, clock) as client:
        await share(client.services, DANA, "A cart of this evening.")

    assert await command.put_back(place, copy, clock, asked=False) == 1

    said = capsys.readouterr().out
    assert "was made on 2026-09-14 13:00 UTC" in said
    assert "It replaces what is in" in said
    assert "add --yes" in said
    elsewhere = replace(place, data_dir=tmp_path / "elsewhere", database_url="")
    assert await command.put_back(elsewhere, copy, clock, asked=False) == 1
    assert "whats-working.db, where there's nothing yet." in capsys.readouterr().out
    async with opened(place, clock) as client:
        assert await stories(client.services) == ["A cart of this evening."]


@pytest.mark.parametrize("revision", ["9999_later", "0014"])
async def test_of_another_version(
    place: Settings, clock: StandingClock, tmp_path: Path, revision: str
) -> None:
    """A copy by a later program, or from before 1.0.0, is refused before anything is touched."""
    import zipfile

    copy = tmp_path / "copy.zip"
    await command.backup(place, copy, clock)
    with zipfile.ZipFile(copy) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    known = known_revisions()[-1].encode()
    parts["manifest.json"] = parts["manifest.json"].replace(known, revision.encode())
    with zipfile.ZipFile(copy, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)

    assert await command.put_back(place, copy, clock, asked=True) == 1
    assert not (place.data_dir / REPLACED).exists()


async def test_while_it_runs(place: Settings, clock: StandingClock, tmp_path: Path) -> None:
    """A copy can be made while the bot runs, but not put back."""
    copy = tmp_path / "copy.zip"
    async with opened(place, clock) as client:
        await share(client.services, DANA, "A cart.")
        assert await command.backup(place, copy, clock) == 0
        elsewhere = replace(
            place, data_dir=tmp_path / "b", database_url=place.resolved_database_url
        )
        async with instance_lock(place):
            for one in (place, elsewhere):
                with pytest.raises(StartFailure, match=r"running on|database at DATABASE_URL"):
                    await command.put_back(one, copy, clock, asked=True)
        assert await stories(client.services) == ["A cart."]


async def test_what_was_due_is_looked_for(
    place: Settings, clock: StandingClock, tmp_path: Path
) -> None:
    """What an older copy still owes may have been posted: it's found first, not sent again."""
    from sqlalchemy import select

    from bot.agenda.tables import AgendaRow

    copy = tmp_path / "copy.zip"
    async with opened(place, clock) as client:
        await share(client.services, DANA, "A cart.")
    await command.backup(place, copy, clock)
    clock.advance(timedelta(hours=2))
    await command.put_back(place, copy, clock, asked=True)

    database = Database(place.resolved_database_url)
    async with database.read() as connection:
        rows = (
            await connection.execute(
                select(AgendaRow).where(AgendaRow.state.in_(("waiting", "claimed")))
            )
        ).all()
    await database.close()
    assert rows
    assert all(row.attempts > 0 for row in rows if row.due_at <= clock.now())
    assert all(row.first_claimed_at for row in rows if row.due_at <= clock.now())
    await asyncio.sleep(0)


async def test_what_fails_leaves_nothing(
    place: Settings,
    clock: StandingClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where the rows can't be put back, all is as before, and no photo or word lies about."""
    copy = tmp_path / "copy.zip"
    async with opened(place, clock) as client:
        await share(client.services, DANA, "A cart.")
    await command.backup(place, copy, clock)
    before = sorted(path.name for path in place.data_dir.iterdir())

    async def full(_path: Path, connection: Connection, *_: object) -> None:
        await connection.execute(text("SELECT nothing FROM nowhere"))

    monkeypatch.setattr(archive, "load", full)
    assert await command.put_back(place, copy, clock, asked=True) == 1
    assert "The database says: " in capsys.readouterr().err

    after = {path.name for path in place.data_dir.iterdir()} - {REPLACED}
    assert sorted(name for name in after if not name.endswith("running")) == before
    async with opened(place, clock) as client:
        assert await stories(client.services) == ["A cart."]


async def test_tables_of_another_program(
    settings: Settings,
    clock: StandingClock,
    tmp_path: Path,
    postgres_database: Database,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A PostgreSQL database that isn't the bot's keeps its tables, whatever they're called."""
    url = postgres_database.url.render_as_string(hide_password=False)
    place = replace(settings, database_url=url)
    copy = tmp_path / "copy.zip"
    await command.backup(place, copy, clock)
    known = known_revisions()[-1]
    later = f"UPDATE alembic_version SET version_num = '9999_later' WHERE version_num = '{known}'"
    undo_later = f"UPDATE alembic_version SET version_num = '{known}'"
    hide, undo_hide = (
        f"ALTER TABLE {old} RENAME TO {new}"
        for old, new in (("alembic_version", "theirs"), ("theirs", "alembic_version"))
    )
    for change, undo in ((later, undo_later), (hide, undo_hide)):
        async with postgres_database.write() as connection:
            await connection.execute(text(change))
        await postgres_database.close()
        said = await command.put_back(place, copy, clock, asked=True)
        async with postgres_database.write() as connection:
            await connection.execute(text(undo))

        assert said == 1
        assert words.NOT_OURS in capsys.readouterr().err
        assert await postgres_database.identity()
        await postgres_database.close()


async def test_while_another_runs_on_the_folder(
    place: Settings, clock: StandingClock, tmp_path: Path
) -> None:
    """Also onto PostgreSQL nothing is put back while a bot on SQLite uses the photos' folder."""
    copy = tmp_path / "copy.zip"
    await command.backup(place, copy, clock)
    on_sqlite = replace(place, database_url="")

    async with instance_lock(on_sqlite):
        with pytest.raises(StartFailure, match="already running"):
            await command.put_back(place, copy, clock, asked=True)


async def test_a_database_on_another_disk(
    settings: Settings,
    sqlite_template: Path,
    clock: StandingClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What's replaced is kept in DATA_DIR also when the database is on another disk."""
    disk, rename = tmp_path / "disk", os.rename
    disk.mkdir()
    settings.data_dir.mkdir(exist_ok=True)
    shutil.copy(sqlite_template, disk / "bot.db")
    url = f"sqlite+aiosqlite:///{disk / 'bot.db'}"
    place = replace(settings, database_url=url)
    copy = tmp_path / "copy.zip"
    await command.backup(place, copy, clock)

    def within_one_disk(old: Path, new: Path) -> None:
        if str(old).startswith(str(disk)) != str(new).startswith(str(disk)):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        rename(old, new)

    monkeypatch.setattr(os, "rename", within_one_disk)
    assert await command.put_back(place, copy, clock, asked=True) == 0
    (kept,) = (place.data_dir / REPLACED).iterdir()
    assert (kept / "bot.db").stat().st_size


async def test_of_no_database(
    settings: Settings, clock: StandingClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a wrong folder `backup` says that no database is there, and makes none."""
    assert await command.backup(settings, tmp_path / "copy.zip", clock) == 1
    assert "There's no database at " in capsys.readouterr().err
    assert not (settings.data_dir / "whats-working.db").exists()
