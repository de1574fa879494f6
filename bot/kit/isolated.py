"""Strangers' files are read in a process of its own: a crash, a loop or a bomb ends there.

The bot's side is `run`, the process's side `serve`; a module that has both is started as itself.
What the bot makes itself, such as documents, is made in a process that `start` starts.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
# What Python needs to start; the token and the database's address are none of its business.
ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
MAX_MEMORY = 2 * 2**30
REFUSED = 3


def run(module: str, data: bytes, patience: float, *, too_slow: str, broken: str) -> bytes:
    """Start a module in a new process, hand it *data*, and wait at most *patience* seconds.

    Raises Refusal with what the process refused with, with *too_slow*, or with *broken* where it
    crashed; RuntimeError where the fault is ours.
    """
    try:
        done = start(module, data, patience)
    except subprocess.TimeoutExpired as error:
        raise Refusal(too_slow) from error
    if done.returncode == REFUSED:
        raise Refusal(done.stdout.decode())
    if done.returncode < 0:
        raise Refusal(broken)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout


def start(module: str, data: bytes, patience: float) -> subprocess.CompletedProcess[bytes]:
    """Start a module in a new process, hand it *data*, and return how it ended.

    Raises TimeoutExpired after *patience* seconds.
    """
    return subprocess.run(  # noqa: S603  # our own Python and module; the data go to its input
        [sys.executable, "-W", "ignore", "-m", module],
        input=data,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
        # Ctrl+C in a terminal lets the bot finish what is under way, so it must not end this.
        start_new_session=True,
        timeout=patience,
    )


def serve(work: Callable[[bytes], bytes]) -> int:
    """Do the work on standard input, and write what came of it to standard output."""
    _limit()
    _step_back()
    try:
        found = work(sys.stdin.buffer.read())
    except Refusal as refusal:
        sys.stdout.buffer.write(refusal.message.encode())
        return REFUSED
    sys.stdout.buffer.write(found)
    return 0


def _step_back() -> None:
    """Where the system can, let everything else go first: nobody waits for a file at the door."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(10)


def _limit() -> None:
    """Where the system can, cap the memory, and leave no dump of a member's file on the disk."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
