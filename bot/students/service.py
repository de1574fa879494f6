"""What a group said is not a student, remembered for the check."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.students import queries, rules
from bot.students.worries import KnownWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.kit.database import Database
    from bot.students.rules import Worries

Names = Callable[[int], Awaitable[frozenset[str]]]


class Students:
    """The student check as each group has taught it; *names* are those of a group's members."""

    def __init__(self, database: Database, names: Names) -> None:
        self._database = database
        self._names = names

    async def look(self, guild_id: int, texts: Sequence[str]) -> list[Worries]:
        """Return what in each text may point to a student, as far as this group doesn't know it.

        Most texts worry nobody, and for them the database isn't asked.
        """
        known = KnownWords(await self._names(guild_id))
        reports = [rules.check(text, known) for text in texts]
        if all(one.clear for one in reports):
            return reports
        known = await self.known(guild_id)
        return [rules.check(text, known) for text in texts]

    async def known(self, guild_id: int) -> KnownWords:
        """Return the members' names and what the group said isn't a student."""
        names = await self._names(guild_id)
        async with self._database.read() as connection:
            return KnownWords(names, await queries.familiar(connection, guild_id))

    async def remember(
        self, guild_id: int, words: Iterable[str], member_id: int | None = None
    ) -> None:
        """Remember that *words*, as a whole, are no student, until the member who said so is gone.

        A first name alone stays quiet only where nothing ties it to a class or the like.
        """
        folded = {word.casefold() for word in words}
        if not folded:
            return
        async with self._database.write() as connection:
            await queries.remember(connection, guild_id, folded, member_id)
