"""Each picture is opened in a process of its own: what crashes, hangs or swells there ends there.

Decoders are written in C, and one wrong byte can end the process that reads it: pi_heif 1.4.0 does
so on a HEIC with a byte over 0x7F in the type of its EXIF item.
"""

from __future__ import annotations

import sys

from bot.kit import isolated
from bot.pictures import rules, words
from bot.pictures.rules import Picture

PATIENCE = 30.0


def tidied(data: bytes) -> Picture:
    """Do `rules.tidy` in a new process and wait for it, at most `PATIENCE` seconds.

    Raises `Refusal` as `rules.tidy` does, and where the process crashed or took too long.
    """
    rules.check_size(len(data))
    done = isolated.run(__spec__.name, data, PATIENCE, too_slow=words.TOO_SLOW, broken=words.BROKEN)
    head, content = done.split(b"\n", 1)
    suffix, width, height = head.decode().split()
    return Picture(content, suffix, int(width), int(height))


def _worked(data: bytes) -> bytes:
    picture = rules.tidy(data)
    return f"{picture.suffix} {picture.width} {picture.height}\n".encode() + picture.content


if __name__ == "__main__":
    sys.exit(isolated.serve(_worked))
