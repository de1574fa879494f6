"""Finding wins: one question over both databases' full-text search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, column, func, literal_column, select, table, text

from bot.wins.queries import AUTHOR_HIDES, KEPT
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row, Select
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.wins.rules import Term

# The rowids come newest first out of the index, and the join stops as soon as a page is
# full: no ranking, no total, so a common word costs no more than a rare one.
_SEARCH = table("wins_search", column("rowid"))
_EVERY_ID = 2**62


async def find(
    connection: AsyncConnection,
    guild_id: int,
    terms: Sequence[Term],
    *,
    kind: str | None = None,
    author_id: int | None = None,
    reader_id: int | None = None,
    since: datetime | None = None,
    before: int | None = None,
    after: int | None = None,
    limit: int,
) -> Sequence[Row[Any]]:
    """Return a page of wins with all of *terms*, newest first; hidden posts are not found.

    By *author_id*, who hides their name is found by *reader_id* alone, if that is them.
    With *after*, the page just above that win; it is given newest first as well.
    """
    upwards = after is not None
    given: dict[str, Any] = {"below": before or _EVERY_ID, "above": after or 0}
    if connection.dialect.name == "sqlite":
        given["match"] = _fts5(guild_id, terms)
        statement = _sqlite(upwards)
    else:
        given["match"] = _tsquery(terms)
        statement = _postgres(upwards)
    statement = statement.where(WinRow.guild_id == guild_id, WinRow.hidden.is_(None))
    if kind is not None:
        statement = statement.where(WinRow.kind == kind)
    if author_id is not None:
        statement = statement.where(WinRow.author_id == author_id)
        if author_id != reader_id:
            statement = statement.where(~AUTHOR_HIDES)
    if since is not None:
        statement = statement.where(WinRow.created_at >= since)
    rows: Sequence[Row[Any]] = (await connection.execute(statement.limit(limit), given)).all()
    return rows[::-1] if upwards else rows


def _sqlite(upwards: bool) -> Select[Any]:
    rowid = _SEARCH.c.rowid
    return (
        select(*KEPT)
        .select_from(_SEARCH.join(WinRow, WinRow.id == rowid))
        .where(
            text("wins_search MATCH :match"),
            rowid < bindparam("below"),
            rowid > bindparam("above"),
        )
        .order_by(rowid if upwards else rowid.desc())
    )


def _postgres(upwards: bool) -> Select[Any]:
    # As the index has it: another spelling of the expression would not use it.
    vector: Any = func.to_tsvector(literal_column("'simple'"), WinRow.words)
    query = func.to_tsquery(literal_column("'simple'"), bindparam("match"))
    return (
        select(*KEPT)
        .where(vector.op("@@")(query), WinRow.id < bindparam("below"))
        .where(WinRow.id > bindparam("above"))
        .order_by(WinRow.id if upwards else WinRow.id.desc())
    )


def _fts5(guild_id: int, terms: Sequence[Term]) -> str:
    # Tokens are letters and digits only (bot.kit.text.fold), so quoting them is enough. Each
    # carries its group, as in the index: other groups' words are not even looked at.
    return " AND ".join(
        f'"{" ".join(f"g{guild_id}x{token}" for token in term.tokens)}"{" *" if term.begun else ""}'
        for term in terms
    )


def _tsquery(terms: Sequence[Term]) -> str:
    return " & ".join(
        "(" + " <-> ".join(term.tokens) + (":*" if term.begun else "") + ")" for term in terms
    )
