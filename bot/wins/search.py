"""Finding wins by half-remembered words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.kit.errors import Refusal
from bot.search import finding, rules
from bot.wins import queries, words
from bot.wins.queries import KEPT, WINS, as_win
from bot.wins.rules import mark
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.search.finding import Understood
    from bot.search.rules import Query
    from bot.wins.rules import Win

ASK_AGAIN = "win:find"
_NONE = 2**62  # beyond any win's id


_WORTH_SHOWING = 0.5  # of the best win's score: what has less only hides it


@dataclass(frozen=True)
class Match:
    """How one win matches: its words that answer the query, and the query's words it's without."""

    has: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """Wins, the best first, and how they match.

    *whole*: how many of them, from the first on, have every word that was asked for. *unknown*:
    words that no win has; what comes close was taken instead. *unquoted*: no win has the words in
    quotes as they are there, so the quotes were left out.
    """

    wins: list[Win] = field(default_factory=list)
    whole: int = 0
    unknown: tuple[str, ...] = ()
    unquoted: bool = False
    asked: Understood | None = None
    words: dict[int, str] = field(default_factory=dict)  # of each win, as the index has them

    def match(self, win: Win) -> Match:
        """Return how one of the wins matches."""
        if self.asked is None:
            return Match((), ())
        has, lacks = rules.matched(self.asked.query, self.asked.wanted, self.words[win.id])
        return Match(tuple(has), tuple(lacks))

    def stems(self) -> frozenset[str]:
        """Return every stem that answers the query."""
        return frozenset(one.stem for one in self.asked.wanted) if self.asked else frozenset()


async def find(
    connection: AsyncConnection,
    guild_id: int,
    typed: str,
    *,
    kind: str | None = None,
    author_id: int | None = None,
    reader_id: int | None = None,
    since: datetime | None = None,
    limit: int,
    offset: int = 0,
) -> Found:
    """Return wins with any of the words, by how many they have and how rare those are.

    By *author_id*, who hides their name is found by *reader_id* alone, if that is them.
    Raises Refusal when there's no word to look for.
    """
    query = rules.parsed(typed)
    if not query.terms:
        common = rules.has_words(typed)
        raise Refusal(words.QUERY_COMMON if common else words.QUERY_EMPTY, ASK_AGAIN)
    marks = [] if kind is None else [mark("kind", kind)]
    if author_id is not None:
        if author_id != reader_id and await queries.hides(connection, guild_id, author_id):
            return Found()
        marks.append(mark("by", author_id))
    first = 0
    if since is not None:
        first = await queries.first_since(connection, guild_id, since) or _NONE
    options: dict[str, Any] = {"marks": marks, "first": first, "limit": limit, "offset": offset}
    found = await _found(connection, guild_id, query, **options)
    if query.phrases and not found.wins:
        found = replace(
            await _found(connection, guild_id, query.loosened(), **options), unquoted=True
        )
    return found


async def _found(
    connection: AsyncConnection,
    guild_id: int,
    query: Query,
    *,
    marks: list[str],
    first: int,
    limit: int,
    offset: int,
) -> Found:
    asked = await finding.understood(connection, WINS, guild_id, query.narrowed(marks))
    if not asked.wanted:
        return Found()
    best = finding.best(asked, first=first, limit=limit, offset=offset)
    statement = (
        select(*KEPT, WinRow.words, best.c.terms, best.c.score)
        .join(best, best.c.document_id == WinRow.id)
        # The index holds nothing that's hidden; this is for the day when it's wrong.
        .where(WinRow.guild_id == guild_id, WinRow.hidden.is_(None))
        .order_by(best.c.score.desc(), best.c.document_id.desc())
    )
    rows = (await connection.execute(statement)).all()
    if not rows:
        return Found(unknown=asked.unknown, asked=asked)
    most = rows[0].score
    if offset:
        top = finding.best(asked, first=first, limit=1)
        most = (await connection.execute(select(top.c.score))).scalar_one()
    # Marks are worth the same to all of them.
    same = sum(one.weight for one in asked.wanted if one.term < asked.query.marks)
    least = same + _WORTH_SHOWING * (most - same)
    rows = [row for row in rows if row.score >= least]
    whole = takewhile(lambda row: row.terms == asked.terms, rows)
    return Found(
        [as_win(row) for row in rows],
        len(list(whole)),
        asked.unknown,
        asked=asked,
        words={row.id: row.words for row in rows},
    )
