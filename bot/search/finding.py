"""Finding documents by half-remembered words, best first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import case, func, literal, select

from bot.search import queries, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement, Select, Subquery
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow
    from bot.search.index import Collection
    from bot.search.rules import Query, Wanted

Document = TypeVar("Document")
Score = TypeVar("Score", float, "ColumnElement[float]")

_WORTH_SHOWING = 0.5  # of the best document's score: what has less only hides it


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


@dataclass(frozen=True)
class Match:
    """How one document matches: its words that answer the query, and those that it's without."""

    has: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Found(Generic[Document]):
    """Documents that were found, the best first, and how they match.

    *whole*: how many of them, from the first on, have every word that was asked for. *unknown*:
    words that no document has; what comes close was taken instead. *unquoted*: no document has the
    words in quotes as they are there, so the quotes were left out. *is_partial*: older documents
    aren't indexed yet.
    """

    documents: Sequence[Document] = field(default_factory=list)
    whole: int = 0
    unknown: tuple[str, ...] = ()
    unquoted: bool = False
    is_partial: bool = False
    asked: Understood | None = None
    words: dict[int, str] = field(default_factory=dict)  # of each document, as the index has them

    def match(self, document_id: int) -> Match:
        """Return how one of the documents matches."""
        if self.asked is None:
            return Match((), ())
        has, lacks = rules.matched(self.asked.query, self.asked.wanted, self.words[document_id])
        return Match(tuple(has), tuple(lacks))

    def stems(self) -> frozenset[str]:
        """Return every stem that answers the query."""
        return frozenset(one.stem for one in self.asked.wanted) if self.asked else frozenset()


async def ranked(
    connection: AsyncConnection,
    collection: Collection,
    guild_id: int,
    query: Query,
    columns: Sequence[ColumnElement[object]],
    condition: ColumnElement[bool],
    read: Callable[[AnyRow], Document],
    *,
    facets: Sequence[str] = (),
    first: int = 0,
    last: Select[int] | None = None,
    limit: int,
    offset: int = 0,
) -> Found[Document]:
    """Return documents with any of the words, by how many they have and how rare those are.

    Each is *read* from a row that has *columns*. *condition*: what also has to hold for a document.
    *first*: the lowest id that's looked at. *last*: the ids of those that come after what answers
    as well. Where nothing has the words in quotes, the quotes are left out.
    """

    async def look(query: Query) -> Found[Document]:
        asked = await understood(connection, collection, guild_id, query.narrowed(facets))
        if not asked.wanted:
            return Found()
        return await _look(connection, asked, columns, condition, read, first, last, limit, offset)

    found = await look(query)
    if query.phrases and not found.documents:
        found = replace(await look(query.loosened()), unquoted=True)
    waits = await queries.below(connection, guild_id, collection.name)
    return replace(found, is_partial=waits is not None)


async def _look(
    connection: AsyncConnection,
    asked: Understood,
    columns: Sequence[ColumnElement[object]],
    condition: ColumnElement[bool],
    read: Callable[[AnyRow], Document],
    first: int,
    last: Select[int] | None,
    limit: int,
    offset: int,
) -> Found[Document]:
    table = asked.collection.table.__table__.columns
    found = best(asked, first=first, last=last, limit=limit, offset=offset)
    statement = (
        select(*columns, table.words, found.c.document_id, found.c.terms, found.c.score)
        .join(found, found.c.document_id == table.id)
        # The index holds nothing that's hidden; this is for the day when it's wrong.
        .where(table.guild_id == asked.guild_id, condition)
        .order_by(*_order(found, last is not None))
    )
    rows = (await connection.execute(statement)).all()
    if not rows:
        return Found(unknown=asked.unknown, asked=asked)
    if last is None:
        most = rows[0].score
        if offset:
            top = best(asked, first=first, limit=1)
            most = (await connection.execute(select(top.c.score))).scalar_one()
        rows = [row for row in rows if row.score >= _least(asked, most)]
    whole = len(list(takewhile(lambda row: row.terms == asked.terms, rows)))
    words = {row.document_id: row.words for row in rows}
    documents = [read(row) for row in rows]
    return Found(documents, whole, asked.unknown, asked=asked, words=words)


async def understood(
    connection: AsyncConnection,
    collection: Collection,
    guild_id: int,
    query: Query,
    *,
    slips: bool = True,
) -> Understood:
    """Look up the words of a query, and what comes close to those that don't occur.

    Without *slips* those aren't looked for: in a whole sentence most words are in few documents.
    """
    name = collection.name
    asked = {queries.EVERY, *(term.stem for term in query.terms), *query.joined()}
    known = await queries.known(connection, guild_id, name, asked)
    if queries.EVERY not in known:
        return Understood(collection, guild_id, query)
    missing = rules.unknown(query, known) if slips else []
    unknown = tuple(query.terms[position].word for position in sorted(missing))
    alike: dict[int, dict[str, float]] = {}
    if missing:
        vocabulary = await queries.vocabulary(connection, guild_id, name)
        query = rules.in_two(query, missing, vocabulary)
        alike = {
            position: rules.alike(query.terms[position].word, vocabulary)
            for position in rules.unknown(query, frozenset(vocabulary))
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


def _least(asked: Understood, most: Score) -> Score:
    """Return the lowest score that's worth showing beside the best one, *most*."""
    # Facets are worth the same to all of them.
    same = sum(one.weight for one in asked.wanted if one.term < asked.query.facets)
    return same + _WORTH_SHOWING * (most - same)


def _order(found: Subquery, has_last: bool) -> list[ColumnElement[object]]:
    by_score: list[ColumnElement[object]] = [found.c.score.desc(), found.c.document_id.desc()]
    return [found.c.whole.desc(), found.c.is_last, *by_score] if has_last else by_score


def best(
    asked: Understood,
    *,
    first: int = 0,
    last: Select[int] | None = None,
    limit: int,
    offset: int = 0,
) -> Subquery:
    """Return the subquery of the best documents: `document_id`, `score` and `terms`.

    `terms` is how many of the query's terms one matches. *first*: the lowest id that's looked at.
    *last*: the ids of those that come after what answers as well; then only what's worth showing
    is in it, since the best one may not be on the first page.
    """
    query, table = asked.query, asked.collection.table.__table__
    needed = {position for position, term in enumerate(query.terms) if term.needed}
    scored = queries.scored(asked.wanted, needed, query.facets, first).subquery("scored")
    statement = select(scored)
    if query.phrases:
        padded = literal(" ") + table.c.words + " "
        statement = statement.join(table, table.c.id == scored.c.document_id)
        statement = statement.where(*(padded.contains(f" {one} ") for one in query.phrases))
    found = scored
    if last is not None:
        most = func.max(scored.c.score).over().label("most")
        rated = statement.add_columns(most).subquery("rated")
        found = (
            select(
                rated,
                case((rated.c.terms >= asked.terms, 1), else_=0).label("whole"),
                case((rated.c.document_id.in_(last), 1), else_=0).label("is_last"),
            )
            .where(rated.c.score >= _least(asked, rated.c.most))
            .subquery("sifted")
        )
        statement = select(found)
    statement = statement.order_by(*_order(found, last is not None))
    return statement.limit(limit).offset(offset).subquery("best")
