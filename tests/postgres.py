"""A PostgreSQL of the tests' own: started when a test first asks, stopped when the run ends."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests import ports, spreading

if TYPE_CHECKING:
    import asyncpg

KNOWN = "postgres.txt"  # its URL and its folder
SERVER_OPTIONS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
)

EMPTY = "SELECT pg_temp.empty()"

# Users who aren't let in as they are, for tests of what a host reads then.
REFUSED = """
host      all guarded   127.0.0.1/32 scram-sha-256
hostnossl all encrypted 127.0.0.1/32 reject
"""


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, if it is installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))  # Debian's, off the PATH
    if installed:
        return installed[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def start(shared: Path) -> str | None:
    """Start the server once for all workers of a run; return its URL, None without PostgreSQL."""
    folder = binaries()
    if folder is None:
        return None
    with (shared / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = shared / KNOWN
        if not known.exists():
            known.write_text("\n".join(_start(folder)))
        return known.read_text().splitlines()[0]


async def made(server: str, name: str, template: str = "template0") -> str:
    """Return the URL of a database of this name, made again; *server* is any other one there."""
    from sqlalchemy import text

    from bot.kit.database import Database  # stopping a server needs none of it

    admin = Database(server)
    async with admin.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        await connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    await admin.close()
    return admin.url.set(database=name).render_as_string(hide_password=False)


async def emptying(url: str) -> asyncpg.Connection[asyncpg.Record]:
    """Return a connection to a database of ours on which EMPTY leaves it as migrations do."""
    import asyncpg

    from bot.kit.tables import IdentityRow
    from bot.tables import metadata

    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    tables = [one.name for one in reversed(metadata.sorted_tables)]
    tables.remove(IdentityRow.__tablename__)
    counters = await connection.fetch("SELECT sequencename AS name FROM pg_sequences")
    does = [f"DELETE FROM {one};" for one in tables]
    does += [
        f"PERFORM setval('{name}', 1, false) FROM {name} WHERE is_called;" for (name,) in counters
    ]
    body = f"BEGIN {' '.join(does)} END"
    # It's gone with its connection: nobody else sees it.
    await connection.execute(
        f"CREATE FUNCTION pg_temp.empty() RETURNS void LANGUAGE plpgsql AS $$ {body} $$"
    )
    return connection


def stop(shared: Path) -> None:
    """Stop the server, if this run started one."""
    folder, known = binaries(), shared / KNOWN
    if folder is None or not known.exists():
        return
    data = known.read_text().splitlines()[1]
    # It may have stopped by itself.
    _run([str(folder / "pg_ctl"), "stop", "-D", data, "-m", "immediate"], check=False)
    shutil.rmtree(data, ignore_errors=True)
    known.unlink()


def _start(folder: Path) -> tuple[str, str]:
    # Not below pytest's own folders: those are for one user's eyes, and initdb refuses root,
    # so that the server runs as the user that its package made.
    data = tempfile.mkdtemp(prefix="whats-working-postgres-")
    if os.geteuid() == 0:
        shutil.chown(data, "postgres")
    _run([str(folder / "initdb"), "-D", data, "-U", "tests", "-A", "trust", "-N"])
    rules = Path(data) / "pg_hba.conf"
    rules.write_text(REFUSED + rules.read_text())
    log = f"{data}/log"
    with ports.kept() as keeping:
        port = ports.number(keeping)
        options = f"{SERVER_OPTIONS} -p {port} -c listen_addresses=127.0.0.1 -k ''"
        _run([str(folder / "pg_ctl"), "start", "-w", "-D", data, "-l", log, "-o", options])
    return f"postgresql+asyncpg://tests@127.0.0.1:{port}/postgres", data


def _run(command: list[str], *, check: bool = True) -> None:
    with spreading.everywhere():  # all workers use it
        subprocess.run(
            command,
            check=check,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user="postgres" if os.geteuid() == 0 else None,
        )
