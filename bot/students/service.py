"""What a group said is not a student, remembered for the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.kit.database import upsert
from bot.students.tables import FamiliarWordRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.kit.database import Database


class Students:
    """Each group's familiar words."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def familiar(self, guild_id: int) -> frozenset[str]:
        """Return the words, in lower case, that do not worry this group."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(FamiliarWordRow.word).where(FamiliarWordRow.guild_id == guild_id)
            )
            return frozenset(rows.scalars())

    async def remember(
        self, guild_id: int, words: Iterable[str], member_id: int | None = None
    ) -> None:
        """Let *words* worry nobody in this group again, until the member who said so is gone."""
        rows = [
            {"guild_id": guild_id, "word": word, "member_id": member_id}
            for word in {word.casefold() for word in words}
        ]
        if not rows:
            return
        async with self._database.write() as connection:
            await connection.execute(
                upsert(connection, FamiliarWordRow).on_conflict_do_nothing(), rows
            )
