"""Finding wins by half-remembered words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from bot.kit.errors import Refusal
from bot.search import rules
from bot.search.finding import Found, ranked
from bot.wins import queries, words
from bot.wins.queries import KEPT, WINS, as_win
from bot.wins.rules import facet
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.wins.rules import Win

ASK_AGAIN = "win:find"
_NONE = 2**62  # beyond any win's id


class WinFilter(TypedDict, total=False):
    """What else is asked of what's found, besides the words."""

    kind: str | None
    author_id: int | None
    reader_id: int | None
    since: datetime | None


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
) -> Found[Win]:
    """Return wins with any of the words, by how many they have and how rare those are.

    By *author_id*, who hides their name is found by *reader_id* alone, if that is them.
    Raises Refusal when there's no word to look for.
    """
    query = rules.parsed(typed)
    if not query.terms:
        common = rules.has_words(typed)
        raise Refusal(words.QUERY_COMMON if common else words.QUERY_EMPTY, ASK_AGAIN)
    facets = [] if kind is None else [facet("kind", kind)]
    if author_id is not None:
        if author_id != reader_id and await queries.hides(connection, guild_id, author_id):
            return Found()
        facets.append(facet("by", author_id))
    first = await queries.first_since(connection, guild_id, since) or _NONE if since else 0
    return await ranked(
        connection,
        WINS,
        guild_id,
        query,
        KEPT,
        WinRow.hidden.is_(None),
        as_win,
        facets=facets,
        first=first,
        limit=limit,
        offset=offset,
    )
