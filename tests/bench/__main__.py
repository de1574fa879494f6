"""`python -m tests.bench`: measure everything, print a table, write bench.json."""

from __future__ import annotations

import argparse
import asyncio
import gc
import tempfile
from pathlib import Path

from bot import log
from bot.kit import migrate
from bot.kit.clock import SystemClock
from bot.kit.database import Database
from tests import postgres
from tests.bench import (
    agenda,
    calendars,
    ceiling,
    celebrating,
    coffee,
    copies,
    documents,
    finding,
    meeting,
    mentors,
    offered,
    processes,
    running,
    shares,
    shelving,
    students,
    typing,
)
from tests.bench.figures import Figure, table, write


async def measure(folder: Path, server: str | None, *, quick: bool) -> list[Figure]:
    """Measure everything; *quick* only tries whether it can be measured.

    *server*: the URL of a PostgreSQL, where there's one.
    """
    template = await _template(folder)
    names = "sharing", "adding", "trying", "idling"
    sharing, adding, trying, idling = folders = [folder / name for name in names]
    for one in folders:
        one.mkdir()
    gc.collect()
    gc.freeze()  # as the program does when it has started
    return [
        *await shares.measure(template, sharing, 50 if quick else 2_000),
        *await finding.measure(
            template, folder, *((500, 2, server, ["unseen"]) if quick else (1_000_000, 500, server))
        ),
        *await agenda.measure(template, folder, 6_000 if quick else 1_000_000, server),
        *ceiling.measure(2_000 if quick else 20_000),
        *await shelving.added(template, adding, *((1, 2**16, 0.1) if quick else (5,))),
        *await shelving.checked(template, trying, *((20, 0.1) if quick else (5_000,))),
        *celebrating.measure(50 if quick else 5_000),
        *meeting.measure(50 if quick else 5_000),
        *await meeting.answered(template, folder, 60),
        *await meeting.listed(template, folder, *((100, 20) if quick else (10_000, 500))),
        *await meeting.fetched(template, folder, 20 if quick else 1_000),
        # One that a person waits for, and one as large as there may ever be.
        *await documents.measure(template, folder, *((10, 2) if quick else (60, 10)), 5),
        *await documents.measure(template, folder, *((12, 2) if quick else (3_000, 500)), 20),
        *coffee.measure(*((3, 12) if quick else (50,))),
        *mentors.measure(3 if quick else 50),
        *students.measure(*((3, ("more",), students.PIECES[:3]) if quick else (100,))),
        *calendars.measure(1 if quick else 5),
        *typing.measure(),
        *await running.measure(template, idling, *((1, 0) if quick else (5, 10))),
    ]


async def measure_hosting(folder: Path, server: str | None, *, quick: bool) -> list[Figure]:
    """Measure what a host asks: small computers, copies, several processes."""
    template, offering, many = await _template(folder), folder / "offering", folder / "many"
    offering.mkdir()
    many.mkdir()
    return [
        *await running.measure_many(template, many, *((3, 1, 0) if quick else (2_000, 3, 10))),
        *await offered.measure(template, offering, 0.1 if quick else 30),
        *(() if quick else await processes.measure(folder, 1_000, server)),
        *await copies.measure(
            template, folder, *((200, 3) if quick else (1_000_000, 5_000)), server
        ),
    ]


async def _template(folder: Path) -> Path:
    template = folder / "template.db"
    database = Database(f"sqlite+aiosqlite:///{template}")
    await migrate.migrate(database, folder, SystemClock().now())
    await database.close()
    return template


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small numbers, to see that it runs")
    parser.add_argument("--json", type=Path, default=Path("bench.json"), help="where to write")
    options = parser.parse_args()
    log.start("WARNING")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = postgres.start(folder)
        try:
            figures = asyncio.run(measure(folder, server, quick=options.quick))
            figures += asyncio.run(measure_hosting(folder, server, quick=options.quick))
        finally:
            postgres.stop(folder)
    print(table(figures))  # noqa: T201 - the table is what this is run for
    write(figures, options.json)


if __name__ == "__main__":
    main()
