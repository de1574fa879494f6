"""Making a member's own data into files that open anywhere."""

from __future__ import annotations

import asyncio
import json
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.kit.sheet import plain, table
from bot.kit.zips import PICTURES, File, in_parts
from bot.privacy import words

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
    from datetime import datetime

    from bot.kit.personal import Exported

    Holds = Mapping[str, tuple[str, ...]]

COLUMNS = ("picture", "file")  # of sheets, that name what lies in the store


def picture_names(exported: Exported) -> dict[str, str]:
    """Return each picture's name in the archive by its name in the store."""
    given = {
        row[column]: f"{PICTURES}/{sheet} {number}"
        for sheet, rows in exported.sheets.items()
        for number, row in enumerate(rows, 1)
        for column in COLUMNS
        if row.get(column)
    }
    return {
        name: given.get(name, f"{PICTURES}/{PurePath(name).stem}") + PurePath(name).suffix
        for name in exported.pictures
    }


def papers(exported: Exported, holds: Holds, group: str, now: datetime) -> list[File]:
    """Return the files that hold words: a README, the JSON, a CSV for each sheet."""
    sheets = _with_pictures(exported)
    tables = "\n".join(words.TABLE_LINE.format(name=name, what=holds[name][0]) for name in sheets)
    readme = words.README.format(group=group, day=f"{now:%Y-%m-%d}", tables=tables)
    everything = json.dumps(plain(sheets), ensure_ascii=False, indent=2)
    return [
        (words.README_NAME, readme.replace("\n", "\r\n").encode("utf-8-sig")),
        ("everything.json", everything.encode()),
        *((f"{name}.csv", table(rows)) for name, rows in sheets.items()),
    ]


def _with_pictures(exported: Exported) -> dict[str, list[dict[str, object]]]:
    names = picture_names(exported)

    def named(row: dict[str, object]) -> dict[str, object]:
        kept = {column: row[column] for column in COLUMNS if row.get(column)}
        return row | {column: names.get(str(name), name) for column, name in kept.items()}

    return {sheet: [named(row) for row in rows] for sheet, rows in exported.sheets.items()}


async def parts(
    exported: Exported,
    holds: Holds,
    group: str,
    read: Callable[[str], Awaitable[bytes | None]],
    now: datetime,
) -> AsyncIterator[bytes]:
    """Yield zips that Discord takes, one at a time in memory; *read* gives a picture's bytes.

    *holds*: see `PersonalData.sheets`.
    """
    names = picture_names(exported)

    async def everything() -> AsyncIterator[File]:
        for file in await asyncio.to_thread(papers, exported, holds, group, now):
            yield file
        for name in exported.pictures:
            content = await read(name)
            if content is not None:
                yield names[name], content

    async for part in in_parts(everything(), now):
        yield part
