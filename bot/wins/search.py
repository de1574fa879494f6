"""Finding wins by half-remembered words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.kit.errors import Refusal
from bot.search import finding, rules
from bot.wins import words
from bot.wins.queries import AUTHOR_HIDES, KEPT, WINS, as_win
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.search.rules import Query
    from bot.wins.rules import Win

ASK_AGAIN = "win:find"


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
    among: list[ColumnElement[bool]] = []
    if kind is not None:
        among.append(WinRow.kind == kind)
    if author_id is not None:
        among.append(WinRow.author_id == author_id)
        if author_id != reader_id:
            among.append(~AUTHOR_HIDES)
    if since is not None:
        among.append(WinRow.created_at >= since)
    options = {"among": among, "limit": limit, "offset": offset}
    found = await _found(connection, guild_id, query, **options)
    if query.phrases and not found.wins:
        found = replace(
            await _found(connection, guild_id, query.loosened(), **options), unquoted=True
        )
    return found


async def _found(connection: AsyncConnection, guild_id: int, query: Query, **options: Any) -> Found:
    asked = await finding.understood(connection, WINS, guild_id, query)
    if not asked.wanted:
        return Found()
    best = finding.best(asked, **options)
    statement = (
        select(*KEPT, best.c.terms)
        .join(best, best.c.document_id == WinRow.id)
        # The index holds nothing that's hidden; this is for the day when it's wrong.
        .where(WinRow.guild_id == guild_id, WinRow.hidden.is_(None))
        .order_by(best.c.score.desc(), best.c.document_id.desc())
    )
    rows = (await connection.execute(statement)).all()
    whole = takewhile(lambda row: row.terms == len(asked.query.terms), rows)
    return Found([as_win(row) for row in rows], len(list(whole)), asked.unknown)
