"""What came of the days that were celebrated: for the recap, and for anyone who plans the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.celebrations import day_words, part_queries
from bot.kit.text import listed, opening, plural
from bot.shown.rules import NOBODY, Shows
from bot.totals import queries as totals
from bot.totals.rules import Tally
from bot.wins.rules import of_wins
from bot.wins.service import as_win

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from bot.celebrations.gathering import Gathering
    from bot.kit.database import AnyRow, Connection, Database
    from bot.wins.rules import Win

RECAP_MOMENTS = 5
SAID = 60  # characters of a moment in a line


@dataclass(frozen=True)
class Recap:
    """What a gathering came to; *moments* are those whose authors let the recap show them."""

    libraries: int
    total: int
    counter: str
    moments: tuple[Win, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to sum up."""
        return not (self.libraries or self.total or self.moments)


@dataclass(frozen=True)
class Memory:
    """The last time that a group celebrated something: its day, its thread, what came of it."""

    day: date
    guild_id: int
    thread_id: int
    said: str
    shows: Shows = NOBODY  # what of it is somebody's


class Memories:
    """Looks back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def recap(self, gathering: Gathering) -> Recap:
        """Return what a gathering came to so far."""
        async with self._database.read() as connection:
            return await _recap(connection, gathering, gathering.counter)

    async def of(self, guild_id: int, slugs: Collection[str], before: date) -> dict[str, Memory]:
        """Return, by slug, the last time before a day that each of these was celebrated."""
        found = {}
        async with self._database.read() as connection:
            for row in await part_queries.before(connection, guild_id, slugs, before):
                recap = await _recap(connection, row, row.counter)
                found[row.slug] = Memory(
                    row.day,
                    guild_id,
                    row.thread_id,
                    said(recap),
                    of_wins(recap.moments[:1]),
                )
        return found


def said(recap: Recap) -> str:
    """Return a recap in half a line, without a name; empty where nothing is known."""
    parts = [plural(recap.libraries, "library", "libraries")] if recap.libraries else []
    if recap.counter and recap.total:
        parts.append(day_words.COUNTED.format(total=f"{recap.total:,}", counter=recap.counter))
    elif recap.moments:
        parts.append(f"“{opening(recap.moments[0].story, SAID)}”")
    return listed(parts)


async def _recap(connection: Connection, gathering: AnyRow | Gathering, counter: str) -> Recap:
    tally = Tally(gathering.guild_id, counter, gathering_id=gathering.id)
    total = await totals.total(connection, tally) if counter else 0
    rows: Sequence[AnyRow] = ()
    if gathering.thread_id is not None:
        rows = await part_queries.moments(
            connection, gathering.guild_id, gathering.thread_id, RECAP_MOMENTS
        )
    libraries = await part_queries.libraries(connection, gathering.id)
    return Recap(libraries, total, counter, tuple(as_win(row) for row in rows))
