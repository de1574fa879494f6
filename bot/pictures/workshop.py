"""Each picture is opened in a process of its own: what crashes, hangs or swells there ends there.

Decoders are written in C, and one wrong byte can end the process that reads it: pi_heif 1.4.0 does
so on a HEIC with a byte over 0x7F in the type of its EXIF item.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from bot.kit.errors import Refusal
from bot.pictures import rules, words
from bot.pictures.rules import Picture

ROOT = Path(__file__).parents[2]
# What Python needs to start; the token and the database's address are none of a decoder's business.
ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
PATIENCE = 30.0
MAX_MEMORY = 2 * 2**30
REFUSED = 3


def tidied(data: bytes) -> Picture:
    """Do `rules.tidy` in a new process and wait for it, at most `PATIENCE` seconds.

    Raises `Refusal` as `rules.tidy` does, and where the process crashed or took too long.
    """
    rules.check_size(len(data))
    try:
        done = subprocess.run(  # noqa: S603  # our own Python and module; the data go to its input
            [sys.executable, "-W", "ignore", "-m", __spec__.name],
            input=data,
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
            # Ctrl+C in a terminal lets the bot finish what is under way, so it must not end this.
            start_new_session=True,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise Refusal(words.TOO_SLOW) from error
    if done.returncode == REFUSED:
        raise Refusal(done.stdout.decode())
    if done.returncode < 0:
        raise Refusal(words.BROKEN)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    head, content = done.stdout.split(b"\n", 1)
    suffix, width, height = head.decode().split()
    return Picture(content, suffix, int(width), int(height))


def main() -> int:
    """Read a picture from standard input and write what became of it to standard output."""
    _limit()
    try:
        picture = rules.tidy(sys.stdin.buffer.read())
    except Refusal as refusal:
        sys.stdout.buffer.write(refusal.message.encode())
        return REFUSED
    head = f"{picture.suffix} {picture.width} {picture.height}\n"
    sys.stdout.buffer.write(head.encode() + picture.content)
    return 0


def _limit() -> None:
    """Where the system can, cap the memory, and leave no dump of a member's photo on the disk."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
