"""Making one's own data into files that open anywhere."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
import zlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from bot.kit.sheet import plain, table
from bot.privacy import words

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
    from datetime import datetime

    from bot.kit.personal import Exported

PART_LIMIT = 8 * 2**20  # bytes; Discord takes 10 MiB
PICTURES = "pictures"

File = tuple[str, bytes]


def picture_names(exported: Exported) -> dict[str, str]:
    """Return each picture's name in the archive by its name in the store."""
    given = {
        row["picture"]: f"{PICTURES}/{sheet} {number}"
        for sheet, rows in exported.sheets.items()
        for number, row in enumerate(rows, 1)
        if row.get("picture")
    }
    return {
        name: given.get(name, f"{PICTURES}/{PurePath(name).stem}") + PurePath(name).suffix
        for name in exported.pictures
    }


def papers(exported: Exported, group: str, now: datetime) -> list[File]:
    """Return the files that hold words: a README, the JSON, a CSV for each sheet."""
    sheets = _with_pictures(exported)
    tables = "\n".join(
        words.TABLE_LINE.format(name=name, what=words.TABLES.get(name, words.A_TABLE))
        for name in sheets
    )
    readme = words.README.format(group=group, day=f"{now:%Y-%m-%d}", tables=tables)
    everything = json.dumps(plain(sheets), ensure_ascii=False, indent=2)
    return [
        (words.README_NAME, readme.replace("\n", "\r\n").encode("utf-8-sig")),
        ("everything.json", everything.encode()),
        *((f"{name}.csv", table(rows)) for name, rows in sheets.items()),
    ]


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


def _with_pictures(exported: Exported) -> dict[str, list[dict[str, Any]]]:
    names = picture_names(exported)

    def named(row: dict[str, Any]) -> dict[str, Any]:
        picture = row.get("picture")
        return row | {"picture": names.get(picture, picture)} if picture else row

    return {sheet: [named(row) for row in rows] for sheet, rows in exported.sheets.items()}


async def parts(
    exported: Exported, group: str, read: Callable[[str], Awaitable[bytes | None]], now: datetime
) -> AsyncIterator[bytes]:
    """Yield zips that Discord takes, one at a time in memory; *read* gives a picture's bytes."""
    names = picture_names(exported)
    files: list[File] = []
    size = 0

    async def everything() -> AsyncIterator[File]:
        for file in await asyncio.to_thread(papers, exported, group, now):
            yield file
        for name in exported.pictures:
            content = await read(name)
            if content is not None:
                yield names[name], content

    async for file in everything():
        heavier = size + await asyncio.to_thread(weight, file)
        if files and heavier > PART_LIMIT:
            yield await asyncio.to_thread(zipped, files, now)
            files, heavier = [], heavier - size
        files.append(file)
        size = heavier
    yield await asyncio.to_thread(zipped, files, now)
