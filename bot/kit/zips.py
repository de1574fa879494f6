"""Files in zips, none larger than Discord takes."""

from __future__ import annotations

import asyncio
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from datetime import datetime

PART_LIMIT = 8 * 2**20  # bytes; Discord takes 10 MiB
PICTURES = "pictures"

File = tuple[str, bytes]


def zipped(files: Iterable[File], now: datetime) -> bytes:
    """Return the files as one zip; pictures are stored as they are, being small already."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name, now.timetuple()[:6])
            info.compress_type = _way(name)
            archive.writestr(info, content)
    return out.getvalue()


def weight(file: File) -> int:
    """Return about how many bytes a file takes in a zip."""
    name, content = file
    packed = content if _way(name) == zipfile.ZIP_STORED else zlib.compress(content)
    return len(packed) + 200 + 2 * len(name.encode())


def _way(name: str) -> int:
    return zipfile.ZIP_STORED if name.startswith(PICTURES) else zipfile.ZIP_DEFLATED


async def in_parts(files: AsyncIterator[File], now: datetime) -> AsyncIterator[bytes]:
    """Yield the files in zips that Discord takes, one at a time in memory."""
    waiting: list[File] = []
    size = 0
    async for file in files:
        heavier = size + await asyncio.to_thread(weight, file)
        if waiting and heavier > PART_LIMIT:
            yield await asyncio.to_thread(zipped, waiting, now)
            waiting, heavier = [], heavier - size
        waiting.append(file)
        size = heavier
    yield await asyncio.to_thread(zipped, waiting, now)
