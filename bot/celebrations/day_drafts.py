"""Drafts: what was typed or uploaded for the calendar, kept for a day until it is in it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.celebrations import own_words, queries
from bot.kit.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database

KEPT_FOR = timedelta(days=1)
EXPIRY = "celebration.draft"  # subject: the draft's id


class DayDrafts:
    """Everyone's drafts; a draft is its author's alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(
        self, guild_id: int, member_id: int, content: Any, now: datetime, draft_id: int = 0
    ) -> int:
        """Write a draft (what JSON can hold), or what became of it, and return its id."""
        text = json.dumps(content, ensure_ascii=False)
        async with self._database.write() as connection:
            kept = await queries.keep_draft(connection, guild_id, member_id, text, draft_id)
            if kept != draft_id:
                due = now + KEPT_FOR
                expiry = Series(EXPIRY, guild_id, kept, member_id)
                await agenda.plan(connection, [expiry.at(due, due + timedelta(days=3650))])
        return kept

    async def get(self, guild_id: int, member_id: int, draft_id: int) -> Any:
        """Return one's own draft. Raises NotFound."""
        async with self._database.read() as connection:
            text = await queries.draft(connection, guild_id, member_id, draft_id)
        if text is None:
            raise NotFound(own_words.DRAFT_GONE, "celebrate:propose")
        return json.loads(text)

    async def drop(self, guild_id: int, draft_id: int) -> None:
        """Delete a draft: its day is over, or what it holds is in the calendar."""
        async with self._database.write() as connection:
            await queries.drop_draft(connection, guild_id, draft_id)
