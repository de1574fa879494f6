"""Finding documents by half-remembered words, best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import literal, select

from bot.search import queries, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Subquery
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.search.index import Collection
    from bot.search.rules import Query, Wanted


@dataclass(frozen=True)
class Understood:
    """A query as one group's documents can answer it: by which stems.

    *terms*: how many of its terms a document has that has all of them. *unknown*: the words that
    occur nowhere; what comes close was taken instead.
    """

    collection: Collection
    guild_id: int
    query: Query
    wanted: Sequence[Wanted] = ()
    terms: int = 0
    unknown: tuple[str, ...] = ()


async def understood(
    connection: AsyncConnection, collection: Collection, guild_id: int, query: Query
) -> Understood:
    """Look up the words of a query, and what comes close to those that don't occur."""
    name = collection.name
    asked = {queries.EVERY, *(term.stem for term in query.terms), *query.joined()}
    known = await queries.known(connection, guild_id, name, asked)
    if queries.EVERY not in known:
        return Understood(collection, guild_id, query)
    missing = rules.unknown(query, known)
    unknown = tuple(query.terms[place].word for place in sorted(missing))
    alike: dict[int, dict[str, float]] = {}
    if missing:
        vocabulary = await queries.vocabulary(connection, guild_id, name)
        query = rules.in_two(query, missing, vocabulary)
        alike = {
            place: rules.alike(query.terms[place].word, vocabulary)
            for place in rules.unknown(query, frozenset(vocabulary))
        }
        new = {term.stem for term in query.terms}.union(*alike.values()) - asked
        known |= await queries.known(connection, guild_id, name, new)
    if any(term.needed and term.stem not in known for term in query.terms):
        return Understood(collection, guild_id, query)
    every = rules.weighed(query, known, known[queries.EVERY].documents, alike)
    wanted = rules.affordable(query, every)
    left_out = {one.term for one in every} - {one.term for one in wanted}
    terms = len(query.terms) - len(left_out)
    return Understood(collection, guild_id, query, wanted, terms, unknown)


def best(asked: Understood, *, first: int = 0, limit: int, offset: int = 0) -> Subquery:
    """Return the subquery of the best documents: `document_id`, `score` and `terms`.

    `terms` is how many of the query's terms one matches. *first*: the lowest id that's looked at.
    """
    query, columns = asked.query, cast("Any", asked.collection.table)
    needed = {place for place, term in enumerate(query.terms) if term.needed}
    scored = queries.scored(asked.wanted, needed, query.marks, first).subquery("scored")
    statement = select(scored)
    if query.phrases:
        padded = literal(" ") + columns.words + " "
        statement = statement.join(columns, columns.id == scored.c.document_id)
        statement = statement.where(*(padded.contains(f" {one} ") for one in query.phrases))
    statement = statement.order_by(scored.c.score.desc(), scored.c.document_id.desc())
    return statement.limit(limit).offset(offset).subquery("best")
