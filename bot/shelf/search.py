"""Finding what's on the shelf by half-remembered words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from bot.kit.errors import Refusal
from bot.search import rules
from bot.search.finding import Found, ranked
from bot.shelf import queries, words
from bot.shelf.queries import KEPT, RESOURCES, as_resource
from bot.shelf.rules import facets
from bot.shelf.tables import ResourceRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.shelf.rules import Resource

ASK_AGAIN = "shelf:find"


class ResourceFilter(TypedDict, total=False):
    """What else is asked of what's found, besides the words."""

    kind: str | None
    level: str | None
    topic: str | None


async def find(
    connection: AsyncConnection,
    guild_id: int,
    typed: str,
    now: datetime,
    *,
    kind: str | None = None,
    level: str | None = None,
    topic: str | None = None,
    limit: int,
    offset: int = 0,
) -> Found[Resource]:
    """Return what has any of the words, by how many and how rare; without words, the newest.

    What nobody looked at for two years comes after what answers as well. Raises Refusal for words
    that are in nearly everything.
    """
    query = rules.parsed(typed)
    if not query.terms:
        if typed.strip():
            raise Refusal(words.QUERY_COMMON, ASK_AGAIN)
        which = queries.of_sort(kind, level, topic)
        return Found(await queries.on_top(connection, guild_id, which, now, limit, offset))
    return await ranked(
        connection,
        RESOURCES,
        guild_id,
        query,
        KEPT,
        ResourceRow.hidden.is_(None),
        as_resource,
        facets=facets(kind, [level] if level else [], [topic] if topic else []),
        last=queries.sunk(guild_id, now),
        limit=limit,
        offset=offset,
    )
