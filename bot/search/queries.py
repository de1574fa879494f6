"""Statements over stems and where they occur; the caller owns the transaction."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    BigInteger,
    Integer,
    bindparam,
    column,
    delete,
    func,
    insert,
    literal,
    select,
    text,
    true,
    update,
)
from sqlalchemy.schema import AddConstraint, DropConstraint

from bot.kit.bulk import insert_rows, reserve
from bot.kit.database import upsert, upsert_of
from bot.search.rules import FACET_SIGN, IndexedStem
from bot.search.tables import IndexRow, PostingRow, StemRow, WaitingRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import BindParameter, Executable, TextualSelect
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.columns import Base
    from bot.search.rules import Wanted

EVERY = ""  # the stem that counts the documents themselves
_SIZES = (4, 8, 16, 32, 64, 128, 256)  # few shapes of one statement: each is prepared once
_NOWHERE = -1  # no stem's id
_STEMS_AT_ONCE = 500
_PLACES_AT_ONCE = 1_000  # that are deleted
(_OF_STEM,) = PostingRow.__table__.foreign_key_constraints
_PLACES = PostingRow.__table__.primary_key

_OF = (StemRow.guild_id == bindparam("of_guild"), StemRow.collection == bindparam("of_collection"))
_THESE = StemRow.stem.in_(bindparam("stems", expanding=True))
_LOOK_UP = select(StemRow.stem, StemRow.id, StemRow.documents).where(*_OF, _THESE)
_VOCABULARY = select(func.aggregate_strings(StemRow.stem, " ")).where(*_OF, StemRow.stem != EVERY)
_UNPOST = delete(PostingRow).where(
    PostingRow.document_id == bindparam("document"),
    PostingRow.stem_id.in_(select(StemRow.id).where(*_OF, _THESE)),
)
_COUNT_DOWN = update(StemRow).where(*_OF, _THESE).values(documents=StemRow.documents - 1)
_COUNT_MORE = (
    update(StemRow)
    .where(StemRow.id == bindparam("of_stem"))
    .values(documents=StemRow.documents + bindparam("more"))
)
_OLDEST = select(StemRow.id, StemRow.documents).where(*_OF).order_by(StemRow.id).limit(500)
_BELOW = select(WaitingRow.below).where(
    WaitingRow.guild_id == bindparam("of_guild"),
    WaitingRow.collection == bindparam("of_collection"),
)
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
# Whether a document has every term that's needed, and more than the facets.
_ENOUGH = "HAVING sum(CASE WHEN term < :needed THEN 1 ELSE 0 END) = :there AND count(*) > :facets"
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
    return [stem for stem in stems.split(" ") if FACET_SIGN not in stem]


def scored(
    wanted: Sequence[Wanted], needed: Collection[int], facets: int, first: int
) -> TextualSelect:
    """Return the statement for documents with any of the stems: id, score, terms they match.

    Only those from the id *first* on, with each of the terms at the places *needed*, which are the
    first ones, and with more than the *facets* among these.
    """
    size = next(size for size in _SIZES if size >= len(wanted))
    places = {one.term for one in wanted}
    given: dict[str, object] = {"first": first, "needed": len(needed), "facets": facets}
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
    given = _given(guild_id, collection, document, stems)
    count, post = _counting_up(connection.dialect.name)
    await connection.execute(count, given)
    await connection.execute(post, given)


@cache  # to make them takes longer than to run them
def _counting_up(dialect: str) -> tuple[Executable, Executable]:
    """Return what counts stems, and what notes their document."""
    given = bindparam("stems", type_=JSON)
    each = func.json_each if dialect == "sqlite" else func.json_array_elements_text
    stem = each(given).table_valued("value").c.value
    of: tuple[BindParameter[object], ...] = bindparam("of_guild"), bindparam("of_collection")
    columns = ["guild_id", "collection", "stem", "documents"]
    # Without its "where" SQLite takes the conflict for a join's.
    rows = select(*of, stem, literal(1)).where(true())
    count = upsert_of(dialect, StemRow).from_select(columns, rows)
    count = count.on_conflict_do_update(
        index_elements=columns[:3], set_={"documents": StemRow.documents + 1}
    )
    these = select(StemRow.id, bindparam("document", type_=BigInteger)).where(
        *_OF, StemRow.stem.in_(select(stem)), StemRow.stem != EVERY
    )
    return count, insert(PostingRow).from_select(["stem_id", "document_id"], these)


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
    """Add documents to the index of a group, of which none is in it: *stems* by document."""
    places: dict[str, list[int]] = defaultdict(list)
    if stems:
        places[EVERY] = [*stems]
    for document, one in stems.items():
        for stem in one:
            places[stem].append(document)
    ids = {stem: row.id for stem, row in await _there(connection, guild_id, collection, places)}
    if ids:
        more = [{"of_stem": id_, "more": len(places[stem])} for stem, id_ in ids.items()]
        await connection.execute(_COUNT_MORE, more)
    new = [stem for stem in places if stem not in ids]
    ids |= zip(new, await reserve(connection, StemRow, len(new)), strict=True)
    counted = ((ids[stem], guild_id, collection, stem, len(places[stem])) for stem in new)
    await insert_rows(connection, StemRow.__table__, StemRow.__tablename__, counted)
    places.pop(EVERY, None)
    # In the order of their key: that's the quickest on both.
    postings = (
        (ids[stem], one) for stem in sorted(places, key=ids.__getitem__) for one in places[stem]
    )
    await insert_rows(connection, PostingRow.__table__, PostingRow.__tablename__, postings)


async def _there(
    connection: AsyncConnection, guild_id: int, collection: str, stems: Iterable[str]
) -> list[tuple[str, IndexedStem]]:
    """Return those of very many stems that occur in a group."""
    if not await known(connection, guild_id, collection, [EVERY]):
        return []
    every, found = iter(stems), list[tuple[str, IndexedStem]]()
    while part := [*islice(every, _STEMS_AT_ONCE)]:
        found += (await known(connection, guild_id, collection, part)).items()
    return found


async def stop_checking(connection: AsyncConnection) -> None:
    """Let PostgreSQL not look for each place's stem, nor file the place, until `check_again`.

    That does it for all at once, in a fraction of the time. In the same transaction: until then a
    stem's places don't go with it, and nothing is found.
    """
    if connection.dialect.name == "postgresql":
        for one in (_OF_STEM, _PLACES):
            await connection.execute(DropConstraint(one))


async def check_again(connection: AsyncConnection) -> None:
    """Let it look and file again, all that are there first."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SET LOCAL maintenance_work_mem = '256MB'"))  # to sort in
        for one in (_PLACES, _OF_STEM):
            # Isolated, the model's own table would lose it.
            await connection.execute(AddConstraint(one, isolate_from_table=False))
        await connection.execute(text("ANALYZE search_stems, search_postings"))


async def empty(connection: AsyncConnection, guild_id: int, collection: str) -> bool:
    """Delete some of a group's index of one kind of document; return whether there was any."""
    given = {"of_guild": guild_id, "of_collection": collection}
    places, some = 0, list[int]()
    for row in (await connection.execute(_OLDEST, given)).all():
        if some and places + row.documents > _PLACES_AT_ONCE:
            break
        places += row.documents
        some.append(row.id)
    await connection.execute(delete(PostingRow).where(PostingRow.stem_id.in_(some)))
    await connection.execute(delete(StemRow).where(StemRow.id.in_(some)))
    return bool(some)


async def waiting(connection: AsyncConnection) -> list[tuple[int, str]]:
    """Return the groups and kinds of documents that aren't all indexed yet."""
    statement = select(WaitingRow.guild_id, WaitingRow.collection).order_by(
        WaitingRow.collection, WaitingRow.guild_id
    )
    return [(row.guild_id, row.collection) for row in await connection.execute(statement)]


async def below(connection: AsyncConnection, guild_id: int, collection: str) -> int | None:
    """Return below which id a group's documents wait to be indexed; None where none does."""
    return await connection.scalar(_BELOW, {"of_guild": guild_id, "of_collection": collection})


async def wait(connection: AsyncConnection, collection: str, documents: type[Base]) -> None:
    """Let every group's documents of one kind wait to be indexed by today's rules."""
    table = documents.__table__.columns
    groups = select(table.guild_id, literal(collection), literal(0, BigInteger))
    columns = ["guild_id", "collection", "below"]
    statement = upsert(connection, WaitingRow).from_select(
        columns, groups.where(table.words != "").distinct()
    )
    await connection.execute(
        statement.on_conflict_do_update(index_elements=columns[:2], set_={"below": 0})
    )


async def wait_below(
    connection: AsyncConnection, guild_id: int, collection: str, document_id: int | None
) -> None:
    """Note that a group's documents wait below an id only, or that none does anymore."""
    mine = WaitingRow.guild_id == guild_id, WaitingRow.collection == collection
    if document_id is None:
        await connection.execute(delete(WaitingRow).where(*mine))
    else:
        await connection.execute(update(WaitingRow).where(*mine).values(below=document_id))


async def versions(connection: AsyncConnection) -> dict[str, str]:
    """Return by which rules each index was built."""
    rows = await connection.execute(select(IndexRow.collection, IndexRow.version))
    return {row.collection: row.version for row in rows}


async def set_version(connection: AsyncConnection, collection: str, version: str) -> None:
    """Note by which rules an index was built."""
    values = {"version": version}
    statement = upsert(connection, IndexRow).values(collection=collection, **values)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["collection"], set_=values)
    )
