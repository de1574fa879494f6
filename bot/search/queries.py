"""Statements over stems and where they occur; the caller owns the transaction."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    Integer,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.schema import AddConstraint, DropConstraint

from bot.kit.bulk import insert_rows, reserve
from bot.kit.database import upsert
from bot.search.rules import MARK, IndexedStem
from bot.search.tables import IndexRow, PostingRow, StemRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import TextualSelect
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.search.rules import Wanted

EVERY = ""  # the stem that counts the documents themselves
_SIZES = (4, 8, 16, 32, 64, 128, 256)  # few shapes of one statement: each is prepared once
_NOWHERE = -1  # no stem's id
(_OF_STEM,) = PostingRow.__table__.foreign_key_constraints

_OF = (StemRow.guild_id == bindparam("of_guild"), StemRow.collection == bindparam("of_collection"))
_THESE = StemRow.stem.in_(bindparam("stems", expanding=True))
_LOOK_UP = select(StemRow.stem, StemRow.id, StemRow.documents).where(*_OF, _THESE)
_VOCABULARY = select(func.aggregate_strings(StemRow.stem, " ")).where(*_OF, StemRow.stem != EVERY)
_POST = insert(PostingRow).from_select(
    ["stem_id", "document_id"],
    select(StemRow.id, bindparam("document", type_=BigInteger)).where(
        *_OF, _THESE, StemRow.stem != EVERY
    ),
)
_UNPOST = delete(PostingRow).where(
    PostingRow.document_id == bindparam("document"),
    PostingRow.stem_id.in_(select(StemRow.id).where(*_OF, _THESE)),
)
_COUNT_DOWN = update(StemRow).where(*_OF, _THESE).values(documents=StemRow.documents - 1)
_DROP_EMPTY = delete(StemRow).where(*_OF, _THESE, StemRow.documents <= 0)
# A document's score is the sum of what the best match of each term is worth.
_PLAIN = """
    WITH wanted(stem_id, term, weight) AS (VALUES {rows})
    SELECT posting.document_id, sum(wanted.weight) AS score, count(*) AS terms
    FROM wanted CROSS JOIN search_postings AS posting
    WHERE posting.stem_id = wanted.stem_id AND posting.document_id >= :first
    GROUP BY posting.document_id
"""
# The same where a term has several matches, of which only the best counts.
_BEST = """
    WITH wanted(stem_id, term, weight) AS (VALUES {rows}),
    best AS (
        SELECT posting.document_id, wanted.term, max(wanted.weight) AS weight
        FROM wanted CROSS JOIN search_postings AS posting
        WHERE posting.stem_id = wanted.stem_id AND posting.document_id >= :first
        GROUP BY posting.document_id, wanted.term
    )
    SELECT document_id, sum(weight) AS score, count(*) AS terms
    FROM best
    GROUP BY document_id
"""
# Whether a document has every term that's needed, and more than the marks.
_ENOUGH = "HAVING sum(CASE WHEN term < :needed THEN 1 ELSE 0 END) = :there AND count(*) > :marks"
_made: dict[str, object] = {}  # by dialect
_ROW = "(CAST(:stem_{0} AS BIGINT), CAST(:term_{0} AS INTEGER), CAST(:weight_{0} AS INTEGER))"


async def known(
    connection: AsyncConnection, guild_id: int, collection: str, stems: Iterable[str]
) -> dict[str, IndexedStem]:
    """Return those of *stems* that occur in a group."""
    given = {"of_guild": guild_id, "of_collection": collection, "stems": [*stems]}
    rows = await connection.execute(_LOOK_UP, given)
    return {row.stem: IndexedStem(row.id, row.documents) for row in rows}


async def vocabulary(connection: AsyncConnection, guild_id: int, collection: str) -> list[str]:
    """Return every stem that occurs in a group; as one text, since rows would cost more."""
    given = {"of_guild": guild_id, "of_collection": collection}
    stems = (await connection.execute(_VOCABULARY, given)).scalar() or ""
    return [stem for stem in stems.split(" ") if MARK not in stem]


def scored(
    wanted: Sequence[Wanted], needed: Collection[int], marks: int, first: int
) -> TextualSelect:
    """Return the statement for documents with any of the stems: id, score, terms they match.

    Only those from the id *first* on, with each of the terms at the places *needed*, which are the
    first ones, and with more than the *marks* among these.
    """
    size = next(size for size in _SIZES if size >= len(wanted))
    places = {one.term for one in wanted}
    given: dict[str, object] = {"first": first, "needed": len(needed), "marks": marks}
    given["there"] = len(places.intersection(needed))
    for number in range(size):
        one = wanted[number] if number < len(wanted) else None
        given |= {
            f"stem_{number}": one.stem_id if one else _NOWHERE,
            f"term_{number}": one.term if one else 0,
            f"weight_{number}": one.weight if one else 0,
        }
    return _scored(size, len(places) == len(wanted)).bindparams(**given)


@lru_cache(2 * len(_SIZES))
def _scored(size: int, plain: bool) -> TextualSelect:
    rows = ", ".join(_ROW.format(number) for number in range(size))
    statement = (_PLAIN if plain else _BEST).format(rows=rows) + _ENOUGH
    return text(statement).columns(
        column("document_id", BigInteger), column("score", Integer), column("terms", Integer)
    )


async def count_up(
    connection: AsyncConnection, guild_id: int, collection: str, document: int, stems: Iterable[str]
) -> None:
    """Note that a document has these stems."""
    of = {"guild_id": guild_id, "collection": collection, "documents": 1}
    listed = [*stems]
    rows = [of | {"stem": stem} for stem in listed]
    await connection.execute(_count_up(connection), rows)
    await connection.execute(_POST, _given(guild_id, collection, document, listed))


def _count_up(connection: AsyncConnection) -> Any:
    name = connection.dialect.name
    if name not in _made:  # making it takes longer than compiling it, which is done once anyway
        more = {"documents": StemRow.documents + 1}
        key = ["guild_id", "collection", "stem"]
        counted = upsert(connection, StemRow).on_conflict_do_update(index_elements=key, set_=more)
        # With something to return, all rows go in one statement.
        _made[name] = counted.returning(StemRow.id)
    return _made[name]


async def count_down(
    connection: AsyncConnection, guild_id: int, collection: str, document: int, stems: Iterable[str]
) -> None:
    """Note that a document no longer has these stems; a stem that nothing has goes."""
    given = _given(guild_id, collection, document, stems)
    await connection.execute(_UNPOST, given)
    given.pop("document")
    await connection.execute(_COUNT_DOWN, given)
    await connection.execute(_DROP_EMPTY, given)


def _given(
    guild_id: int, collection: str, document: int, stems: Iterable[str]
) -> dict[str, object]:
    return {
        "of_guild": guild_id,
        "of_collection": collection,
        "document": document,
        "stems": [*stems],
    }


async def fill(
    connection: AsyncConnection, guild_id: int, collection: str, stems: dict[int, Iterable[str]]
) -> None:
    """Write the whole index of a group that has none: *stems* by document, in their order."""
    places: dict[str, list[int]] = {EVERY: [*stems]} if stems else {}
    for document, one in stems.items():
        for stem in one:
            places.setdefault(stem, []).append(document)
    ids = dict(zip(places, await reserve(connection, StemRow, len(places)), strict=True))
    counted = (
        (ids[stem], guild_id, collection, stem, len(documents))
        for stem, documents in places.items()
    )
    await insert_rows(connection, StemRow.__table__, StemRow.__tablename__, counted)
    places.pop(EVERY, None)
    # In the order of their key: that's the quickest on both.
    postings = ((ids[stem], one) for stem, documents in places.items() for one in documents)
    await insert_rows(connection, PostingRow.__table__, PostingRow.__tablename__, postings)


async def stop_checking(connection: AsyncConnection) -> None:
    """Let PostgreSQL not look up the stem of each posting: `check_again` does it for all at once.

    Until then a stem's postings don't go with it.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(DropConstraint(_OF_STEM, if_exists=True))


async def check_again(connection: AsyncConnection) -> None:
    """Let it look up each again, all that are there first."""
    if connection.dialect.name == "postgresql":
        # Isolated, the model's own table would lose it.
        await connection.execute(AddConstraint(_OF_STEM, isolate_from_table=False))
        await connection.execute(text("ANALYZE search_stems, search_postings"))


async def empty(connection: AsyncConnection, collection: str) -> None:
    """Delete the whole index of one kind of document."""
    theirs = StemRow.collection == collection
    # Not left to the stems: where the program ended while it built the index, nothing ties them.
    postings = PostingRow.stem_id.in_(select(StemRow.id).where(theirs))
    await connection.execute(delete(PostingRow).where(postings))
    await connection.execute(delete(StemRow).where(theirs))


async def version(connection: AsyncConnection, collection: str) -> str | None:
    """Return by which rules an index was built."""
    statement = select(IndexRow.version).where(IndexRow.collection == collection)
    return (await connection.execute(statement)).scalar()


async def set_version(connection: AsyncConnection, collection: str, version: str) -> None:
    """Note by which rules an index was built."""
    values = {"version": version}
    statement = upsert(connection, IndexRow).values(collection=collection, **values)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["collection"], set_=values)
    )
