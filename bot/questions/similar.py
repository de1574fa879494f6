"""What's there already when someone is about to ask: earlier questions and wins, the best first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from bot.questions import queries, rules
from bot.questions.queries import QUESTIONS
from bot.questions.rules import Question
from bot.questions.tables import QuestionRow
from bot.search import finding
from bot.search.rules import parsed
from bot.shelf.answers import ANSWER
from bot.shelf.queries import RESOURCES, as_resource
from bot.shelf.queries import whole as on_shelf
from bot.shelf.rules import Resource
from bot.shelf.tables import ResourceRow
from bot.wins.queries import WINS, as_win, whole
from bot.wins.rules import Win, facet
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.kit.database import Connection
    from bot.search.index import Collection
    from bot.search.rules import Query

_WORDS = 8
_LOOKED_AT = 4 * rules.MOST_SIMILAR  # of each kind: several answers may be to one question


Similar = Question | Win | Resource


async def similar(
    connection: Connection, guild_id: int, said: str, *, without: int = 0, shelf: bool = False
) -> list[Similar]:
    """Return what most resembles a question, *without* one of that id; nothing of what's hidden.

    *shelf*: what's on the shelf, too; answers are there with their question.
    """
    query = parsed(said).loosened()
    wins = await _scores(connection, WINS, guild_id, query)
    asked = await _scores(connection, QUESTIONS, guild_id, query)
    statement = whole().where(
        WinRow.guild_id == guild_id,
        WinRow.id.in_([*wins]),
        WinRow.hidden.is_(None),
        or_(WinRow.message_id.is_not(None), WinRow.source.is_not(None)),
    )
    there = [as_win(row) for row in await connection.execute(statement)] if wins else []
    # An answer says little without its question, which stands for all of its answers.
    for win in there:
        if win.question_id is not None:
            asked[win.question_id] = max(asked.get(win.question_id, 0), wins[win.id])
    asked.pop(without, None)
    which = QuestionRow.id.in_([*asked]), QuestionRow.hidden.is_(None)
    posted = QuestionRow.message_id.is_not(None)
    questions = await queries.all_of(connection, guild_id, *which, posted) if asked else []
    found: list[tuple[int, datetime, Similar]]
    found = [(asked[one.id], one.created_at, one) for one in questions]
    found += [(wins[win.id], win.created_at, win) for win in there if win.question_id is None]
    if shelf:
        things = await _scores(connection, RESOURCES, guild_id, query)
        found += [
            (things[one.id], one.created_at, one)
            for one in (await _on_shelf(connection, guild_id, [*things]) if things else ())
        ]
    found.sort(key=lambda one: one[:2], reverse=True)
    return [one for *_, one in found[: rules.MOST_SIMILAR]]


async def wrote_about(connection: Connection, guild_id: int, member_id: int, said: str) -> bool:
    """Return whether a win of a member's own resembles a question."""
    query = parsed(said).loosened()
    if not query.terms:
        return False
    query = query.narrowed([facet("by", member_id)])
    return bool(await _scores(connection, WINS, guild_id, query))


async def authors_of(connection: Connection, guild_id: int, said: str) -> set[int]:
    """Return who shared a win that resembles a question; not who entered one for someone else."""
    query = parsed(said).loosened()
    found = await _scores(connection, WINS, guild_id, query)
    mine = WinRow.guild_id == guild_id, WinRow.id.in_([*found]), WinRow.behalf.is_(None)
    return {*await connection.scalars(select(WinRow.author_id).where(*mine))} if found else set()


async def _on_shelf(connection: Connection, guild_id: int, ids: Sequence[int]) -> list[Resource]:
    row = ResourceRow
    statement = on_shelf().where(
        row.guild_id == guild_id,
        row.id.in_(ids),
        row.hidden.is_(None),
        or_(row.kind.is_(None), row.kind != ANSWER),
    )
    return [as_resource(one) for one in await connection.execute(statement)]


async def _scores(
    connection: Connection, collection: Collection, guild_id: int, query: Query
) -> dict[int, int]:
    """Return how much each document of a kind resembles a query, of those that do."""
    if not query.terms:
        return {}
    asked = await finding.understood(connection, collection, guild_id, query, slips=False)
    if not asked.wanted:
        return {}
    # Of a whole sentence the rarest words tell the most, and cost the least to look through.
    rarest = sorted(asked.wanted, key=lambda one: (one.term >= query.facets, one.documents))
    asked = replace(asked, wanted=tuple(rarest[: query.facets + _WORDS]))
    best: dict[int, int] = {}
    for one in asked.wanted:
        if one.term >= query.facets:
            best[one.term] = max(best.get(one.term, 0), one.weight)
    # Facets narrow it, and are worth the same to all.
    same = sum(one.weight for one in asked.wanted if one.term < query.facets)
    terms, most = len(query.terms) - query.facets, sum(best.values())
    rows = select(finding.best(asked, limit=_LOOKED_AT))
    return {
        row.document_id: row.score
        for row in await connection.execute(rows)
        if rules.is_alike(row.terms - query.facets, row.score - same, terms, most)
    }
