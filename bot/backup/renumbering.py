"""Numbers of rows, moved up together so that they meet none in another database."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, func, select

from bot.backup.rows import last_numbers
from bot.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.ext.asyncio import AsyncConnection

LARGEST = 2**40  # numbers of rows are below, Discord's are above
# Columns that may name a row without a foreign key: which table's depends on the row's kind.
NAMING = {"subject_id", "about_id", "win_id", "question_id"}
# Texts that name rows: "pair 7", "pair 7 2" (its second meeting), "win 7", "7", "a7", "7,8".
FIRST_NUMBER = {"meetings.ref", "rooms.ref", "plan_entries.ref", "drafts.subject"}
FIRST_NUMBER |= {"removed.subject", "gatherings.carrier"}
EVERY_NUMBER = {"documents.wins", "document_requests.wins"}
# Those of a group's own book days.
SLUGS = {"slug", "subject", "occurrence"}
# What's made again.
RESET = {"groups.commands_hash": None, "mentor_boards.seen": ""}

_NUMBER = re.compile(r"(?<![\w-])(a?)(\d{1,12})(?![\w-])")
_OWN_SLUG = re.compile(r"own-(\d{1,12})")


def numbered(name: str) -> set[str]:
    """Return the columns of a table that hold numbers of rows."""
    columns = metadata.tables[name].columns
    return {
        one.name
        for one in columns
        if isinstance(one.type, BigInteger)
        and (
            one.name in NAMING
            or any(to.name == "id" for to in (one, *(key.column for key in one.foreign_keys)))
        )
    }


async def highest(connection: AsyncConnection) -> int:
    """Return the highest number that a row has, or has had; 0 where there was none."""
    given = await last_numbers(connection)
    there = [
        await connection.scalar(select(func.max(one.columns["id"])))
        for one in metadata.sorted_tables
        if "id" in numbered(one.name)
    ]
    return max(*given.values(), *(number or 0 for number in there), 0)


def shifted_by(shift: int) -> Callable[[str, dict[str, object]], dict[str, object]]:
    """Return what moves the numbers in a table's row up, each by the same.

    So whatever names a row names it still, whichever table it's in.
    """
    columns = {name: numbered(name) for name in metadata.tables}

    def change(table: str, row: dict[str, object]) -> dict[str, object]:
        return {
            name: _number(value, shift)
            if name in columns[table]
            else _other(f"{table}.{name}", name, value, shift)
            for name, value in row.items()
        }

    return change


def _number(value: object, shift: int) -> object:
    # None and 0 name nothing, and what's larger is Discord's.
    return value + shift if isinstance(value, int) and 0 < value < LARGEST else value


def _other(place: str, name: str, value: object, shift: int) -> object:
    if place in RESET:
        return RESET[place]
    if not isinstance(value, str):
        return value
    if name in SLUGS and (own := _OWN_SLUG.fullmatch(value)):
        return f"own-{int(own[1]) + shift}"
    if place in FIRST_NUMBER or place in EVERY_NUMBER:
        count = 1 if place in FIRST_NUMBER else 0
        return _NUMBER.sub(lambda found: f"{found[1]}{int(found[2]) + shift}", value, count)
    return _draft(value, shift) if place == "drafts.content" else value


def _draft(content: str, shift: int) -> str:
    try:
        values = json.loads(content)
    except ValueError:
        return content
    if not isinstance(values, dict):
        return content
    named = {name: values[name] for name in NAMING if isinstance(values.get(name), int)}
    if not named:
        return content
    return json.dumps(values | {name: _number(one, shift) for name, one in named.items()})
