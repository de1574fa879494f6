"""Once a day, what nothing needs any more goes."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.agenda.occurrences import Planned
from bot.agenda.tables import AgendaRow
from bot.app import opened
from bot.housekeeping import Housekeeping
from bot.pictures.rules import Picture
from bot.wins.rules import Draft

if TYPE_CHECKING:
    from pathlib import Path

    from bot.agenda.agenda import Agenda
    from bot.kit.database import Database
    from bot.services import Services
    from bot.settings import Settings
    from tests.conftest import StandingClock

PICTURE = Picture(b"x", ".jpg", 1, 1)


def age(path: Path, clock: StandingClock, days: int) -> None:
    """Let a file be as old as that."""
    made = (clock.now() - timedelta(days=days)).timestamp()
    os.utime(path, (made, made))


async def test_a_day_passes(
    database: Database, services: Services, agenda: Agenda, clock: StandingClock, tmp_path: Path
) -> None:
    """Pictures, copies and rows that nothing needs go; what is needed stays; once a day."""
    data = tmp_path / "data"
    await services.pictures.claim()
    needed, drafted, orphan, new = [await services.pictures.keep(PICTURE) for _ in range(4)]
    draft = Draft(1, 2, "Dana", "A story.", picture=needed)
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

    async with opened(settings.model_copy(update={"database_url": url}), clock) as client:
        await client.setup_hook()
        for _ in range(4):
            clock.advance(timedelta(days=1))
            await client.agenda.tick()
            await client.agenda.settled()

    assert names <= set(os.listdir(photos))
