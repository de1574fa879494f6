"""Once a day, what nothing needs any more goes."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.agenda.occurrences import Due, Planned
from bot.agenda.tables import AgendaRow
from bot.app import opened
from bot.housekeeping import Housekeeping
from bot.kit.database import Database
from bot.kit.personal import Person
from bot.pictures.rules import Picture
from bot.services import build
from bot.wins.rules import WinDraft

if TYPE_CHECKING:
    from bot.agenda.agenda import Agenda
    from bot.services import Services
    from bot.settings import Settings
    from tests.conftest import StandingClock

PICTURE = Picture(b"x", ".jpg", 1, 1)


def age(path: Path, clock: StandingClock, days: int) -> None:
    """Let a file be as old as that."""
    made = (clock.now() - timedelta(days=days)).timestamp()
    os.utime(path, (made, made))


def in_files(database: str) -> bytes:
    """Return all that can be read in the files of a SQLite database."""
    return Path(database).read_bytes() + Path(f"{database}-wal").read_bytes()


async def test_a_day_passes(
    database: Database, services: Services, agenda: Agenda, clock: StandingClock, tmp_path: Path
) -> None:
    """Pictures, copies and rows that nothing needs go; what is needed stays; once a day."""
    data = tmp_path / "data"
    await services.pictures.claim()
    needed, drafted, orphan, new = [await services.pictures.keep(PICTURE) for _ in range(4)]
    draft = WinDraft(1, 2, "Dana", "A story.", picture=needed)
    await services.wins.share(draft, clock.now())
    await services.win_drafts.keep(replace(draft, picture=drafted), clock.now())
    copies = data / "copies"
    copies.mkdir(parents=True)
    for name, days in (("old.db", 31), ("kept.db", 3)):
        (copies / name).write_bytes(b"x")
        age(copies / name, clock, days)
    for name in (needed, drafted, orphan):
        age(data / "pictures" / name, clock, 3)
    keeping = Housekeeping(services, data, lambda: {"spent"})
    agenda.register(keeping)
    long_ago = clock.now() - timedelta(days=90)
    await agenda.plan([Planned("spent", 1, 5, long_ago, long_ago), keeping.next_row(clock.now())])
    async with database.write() as connection:
        spent = update(AgendaRow).where(AgendaRow.kind == "spent")
        await connection.execute(spent.values(state="done", done_at=long_ago))

    clock.advance(timedelta(days=1))
    await agenda.tick()
    await agenda.settled()

    assert await services.pictures.names() == {needed, drafted, new}
    assert [path.name for path in copies.iterdir()] == ["kept.db"]
    async with database.read() as connection:
        rows = await connection.execute(
            select(AgendaRow.kind, AgendaRow.state).where(
                AgendaRow.kind.in_(("spent", "housekeeping"))
            )
        )
    assert sorted(map(tuple, rows.all())) == [("housekeeping", "done"), ("housekeeping", "waiting")]


async def test_forgotten_during_a_copy(
    sqlite_database: Database, clock: StandingClock, tmp_path: Path
) -> None:
    """Where a copy reads for long nobody waits for it, and what's left in the files goes later."""
    services = build(sqlite_database, tmp_path / "data" / "pictures")
    path = sqlite_database.url.database
    assert path is not None
    await services.members.arrive(1, 2, "Dana", clock.now())
    await services.wins.share(WinDraft(1, 2, "Dana", "A secret story."), clock.now())
    copying = Database(sqlite_database.url.render_as_string())
    async with copying.read() as connection:
        await connection.execute(select(AgendaRow.id))
        async with asyncio.timeout(30):
            await services.privacy.forget(Person(1, 2), clock.now())
    await copying.close()
    assert b"A secret story." in in_files(path)

    keeping = Housekeeping(services, tmp_path / "data", lambda: ())
    at = clock.now()
    row = vars(keeping.next_row(at)) | {"id": 1, "attempts": 1, "first_claimed_at": at}
    await keeping.deliver(Due(**row), at)
    assert b"A secret story." not in in_files(path)


async def test_start_on_an_empty_database(
    database: Database, settings: Settings, clock: StandingClock
) -> None:
    """Photos that another database made stay where they are, night after night."""
    photos = settings.data_dir / "pictures"
    photos.mkdir(parents=True)
    names = {f"{number:032x}.jpg" for number in range(3)}
    for name in names:
        (photos / name).write_bytes(b"x")
        age(photos / name, clock, 30)
    url = database.url.render_as_string(hide_password=False)

    async with opened(replace(settings, database_url=url), clock) as client:
        await client.setup_hook()
        for _ in range(4):
            clock.advance(timedelta(days=1))
            await client.agenda.tick()
            await client.agenda.settled()

    assert names <= set(os.listdir(photos))
