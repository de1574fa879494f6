"""What a group said is not a student, remembered for the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from bot.students.tables import FamiliarWordRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.kit.database import Database


class Students:
    """Keeps each group's familiar words at hand."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, frozenset[str]] = {}

    async def familiar(self, guild_id: int) -> frozenset[str]:
        """Return the words, in lower case, that do not worry this group."""
        known = self._known.get(guild_id)
        if known is None:
            async with self._database.read() as connection:
                rows = await connection.execute(
                    select(FamiliarWordRow.word).where(FamiliarWordRow.guild_id == guild_id)
                )
                known = self._known[guild_id] = frozenset(rows.scalars())
        return known

    async def remember(self, guild_id: int, words: Iterable[str]) -> None:
        """Let *words* worry nobody in this group again."""
        rows = [{"guild_id": guild_id, "word": word.casefold()} for word in set(words)]
        if not rows:
            return
        async with self._database.write() as connection:
            dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
            await connection.execute(dialect.insert(FamiliarWordRow).on_conflict_do_nothing(), rows)
        self._known.pop(guild_id, None)
