"""Documents: what goes into them, what they were made of, and the files themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TYPE_CHECKING

from bot.documents import mail, queries, workshop
from bot.documents.leaving import Sorted, sort_out
from bot.documents.workshop import Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from bot.documents.leaving import Audience
    from bot.documents.mail import Mail
    from bot.documents.paper import Document
    from bot.documents.workshop import Format, Made
    from bot.kit.database import Database
    from bot.members.rules import Member
    from bot.members.service import Members
    from bot.wins.rules import Win

CACHE = "cache"  # beside the pictures; what charts need to begin quickly

# Returns until when it is certain that what was deleted in Discord is deleted here.
CertainUntil = Callable[[int], Awaitable[datetime | None]]


class Documents:
    """The documents of every group."""

    def __init__(self, database: Database, members: Members, pictures: Path) -> None:
        self._database = database
        self._members = members
        self._pictures = pictures
        # Two documents at once are more memory than a small host has: one waits for the other.
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="documents")
        # Whoever looks after deletions that no event told of says until when it did.
        self.certain_until: CertainUntil = _unknown

    async def may_leave(
        self, guild_id: int, wins: Sequence[Win], audience: Audience, deleted: int = 0
    ) -> Sorted:
        """Return what of these wins may leave at this moment, and how many stay by which cause."""
        return sort_out(wins, await self.authors(guild_id, wins), audience, deleted)

    async def authors(self, guild_id: int, wins: Iterable[Win]) -> dict[int, Member]:
        """Return the authors of wins that the group knows, by their id."""
        ids = {win.author_id for win in wins}
        found = [await self._members.get(guild_id, one) for one in ids]
        return {one.member_id: one for one in found if one is not None}

    async def email(self, guild_id: int, group: str, question: str, wins: Sequence[Win]) -> Mail:
        """Return a weekly post as an e-mail, with nothing in it that may not leave."""
        return mail.written(group, question, wins, await self.authors(guild_id, wins))

    async def make(self, document: Document, formats: tuple[Format, ...]) -> Made:
        """Return a document's files; other commands are answered meanwhile."""
        order = Order(document, formats, self._pictures)
        return await asyncio.get_running_loop().run_in_executor(
            self._desk, workshop.made, order, self._pictures.parent / CACHE
        )

    async def record(
        self,
        guild_id: int,
        member_id: int,
        kind: str,
        audience: Audience,
        found: Sorted,
        now: datetime,
        first: date | None = None,
        last: date | None = None,
    ) -> int:
        """Keep what a document was made of, so that "what left, when" has an answer."""
        values = {
            "guild_id": guild_id,
            "member_id": member_id,
            "kind": kind,
            "audience": audience,
            "first": first,
            "last": last,
            "wins": ",".join(str(one.win_id) for one in found.leaving),
            "left_out": found.stay.total(),
            "made_at": now,
        }
        async with self._database.write() as connection:
            return await queries.add(connection, values)


async def _unknown(_guild_id: int) -> datetime | None:
    return None
