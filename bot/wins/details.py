"""What an author adds to a win for what leaves Discord: kept with the win, typed once."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.kit.errors import NotYours
from bot.kit.text import checked, fold, one_line
from bot.wins import queries, try_words, words
from bot.wins.service import find_win

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Database

LIMIT = 150  # characters of each
# In the order in which they are asked for.
FIELDS = ("helped", "changed", "number")


@dataclass(frozen=True)
class Details:
    """What is known beside a win's own words; each is the end of a sentence.

    `skipped`: what is not asked for again. `cleared`: folded words that the author said are
    fine. `piece`: the part of a blurb that was looked at last. `wordings`: by piece, how many
    wordings the author went on.
    """

    helped: str | None = None
    changed: str | None = None
    number: str | None = None
    skipped: frozenset[str] = frozenset()
    cleared: frozenset[str] = frozenset()
    piece: str | None = None
    wordings: Mapping[str, int] = field(default_factory=dict)

    @property
    def missing(self) -> str | None:
        """The one thing to ask for next; None when each was told or skipped."""
        return next(
            (one for one in FIELDS if getattr(self, one) is None and one not in self.skipped), None
        )


class WinDetails:
    """The details of wins; each method is one short transaction, for the author alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: int, win_id: int) -> Details:
        """Return what was added to a win; nothing for one without."""
        async with self._database.read() as connection:
            return await _read(connection, guild_id, win_id)

    async def keep(
        self, guild_id: int, win_id: int, member_id: int, typed: Mapping[str, str]
    ) -> Details:
        """Keep what was typed; an empty text takes it back and is not asked for again.

        Raises Refusal where a text is too long, and NotFound, NotYours.
        """
        texts = {name: one_line(text) for name, text in typed.items()}
        for text in texts.values():
            checked(text, LIMIT, try_words.DETAIL_TOO_LONG)
        async with self._database.write() as connection:
            details = await _own(connection, guild_id, win_id, member_id)
            values = {name: text or None for name, text in texts.items()}
            empty = {name for name, text in texts.items() if not text}
            skipped = (details.skipped | empty) - (texts.keys() - empty)
            return await _keep(
                connection, guild_id, win_id, values | {"skipped": json.dumps(sorted(skipped))}
            )

    async def skip(self, guild_id: int, win_id: int, member_id: int, name: str) -> Details:
        """Ask no more for one thing. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            details = await _own(connection, guild_id, win_id, member_id)
            skipped = json.dumps(sorted(details.skipped | {name}))
            return await _keep(connection, guild_id, win_id, {"skipped": skipped})

    async def look_at(self, guild_id: int, win_id: int, member_id: int, piece: str) -> Details:
        """Note which piece is looked at. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            await _own(connection, guild_id, win_id, member_id)
            return await _keep(connection, guild_id, win_id, {"piece": piece})

    async def another(self, guild_id: int, win_id: int, member_id: int, piece: str) -> Details:
        """Go on to the next wording of a piece. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            details = await _own(connection, guild_id, win_id, member_id)
            wordings = {**details.wordings, piece: details.wordings.get(piece, 0) + 1}
            return await _keep(connection, guild_id, win_id, {"wordings": json.dumps(wordings)})

    async def clear(
        self, guild_id: int, win_id: int, member_id: int, found: Iterable[str]
    ) -> Details:
        """Note words that are fine as they are. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            details = await _own(connection, guild_id, win_id, member_id)
            cleared = json.dumps(sorted(details.cleared | {fold(one) for one in found}))
            return await _keep(connection, guild_id, win_id, {"cleared": cleared})


async def _own(connection: AsyncConnection, guild_id: int, win_id: int, member_id: int) -> Details:
    win = await find_win(connection, guild_id, win_id)
    if win.author_id != member_id:
        raise NotYours(words.NOT_YOUR_WIN)
    return await _read(connection, guild_id, win_id)


async def _read(connection: AsyncConnection, guild_id: int, win_id: int) -> Details:
    row = await queries.find_details(connection, guild_id, win_id)
    if row is None:
        return Details()
    return Details(
        row.helped,
        row.changed,
        row.number,
        frozenset(json.loads(row.skipped)),
        frozenset(json.loads(row.cleared)),
        row.piece,
        json.loads(row.wordings),
    )


async def _keep(
    connection: AsyncConnection, guild_id: int, win_id: int, values: Mapping[str, str | None]
) -> Details:
    await queries.keep_details(connection, guild_id, win_id, values)
    return await _read(connection, guild_id, win_id)
