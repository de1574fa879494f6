"""A PostgreSQL of the tests' own: started when a test first asks, stopped when the run ends."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
from pathlib import Path

SERVER_OPTIONS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
)


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
        known = shared / "postgres.url"
        if not known.exists():
            known.write_text(_start(folder, shared / "postgres"))
        return known.read_text()


def stop(shared: Path) -> None:
    """Stop the server, if this run started one."""
    folder, data = binaries(), shared / "postgres"
    if folder is None or not (data / "postmaster.pid").exists():
        return
    command = [str(folder / "pg_ctl"), "stop", "-D", str(data), "-m", "immediate"]
    _run(command, data, check=False)  # it may have stopped by itself


def _start(folder: Path, data: Path) -> str:
    data.mkdir()
    # initdb refuses root: the server then runs as the user that its package made.
    if os.geteuid() == 0:
        shutil.chown(data, "postgres")
        for parent in list(data.parents)[:4]:
            if parent.owner() == "root" and parent != Path("/") and str(parent) != "/tmp":
                parent.chmod(parent.stat().st_mode | 0o011)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    _run([str(folder / "initdb"), "-D", str(data), "-U", "tests", "-A", "trust", "-N"], data)
    options = f"{SERVER_OPTIONS} -p {port} -c listen_addresses=127.0.0.1 -k ''"
    log = str(data / "log")
    _run([str(folder / "pg_ctl"), "start", "-w", "-D", str(data), "-l", log, "-o", options], data)
    return f"postgresql+asyncpg://tests@127.0.0.1:{port}/postgres"


def _run(command: list[str], data: Path, *, check: bool = True) -> None:
    subprocess.run(
        command,
        check=check,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user="postgres" if os.geteuid() == 0 else None,
    )
