"""Statements over who uses what's on the shelf; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from bot.kit import rows
from bot.kit.database import upsert
from bot.members import queries as members
from bot.members.tables import MemberRow
from bot.shelf import rules
from bot.shelf.tables import ResourceUseRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow
    from bot.shelf.rules import Resource


async def find(connection: AsyncConnection, resource_id: int, member_id: int) -> AnyRow | None:
    """Return how a member uses something; None if they don't."""
    return await rows.one(connection, ResourceUseRow, *_of(resource_id, member_id))


async def keep(
    connection: AsyncConnection, resource: Resource, member_id: int, name: str, now: datetime
) -> None:
    """Write that a member uses something, unless that's there."""
    values = {"resource_id": resource.id, "member_id": member_id, "guild_id": resource.guild_id}
    statement = upsert(connection, ResourceUseRow).values(**values, name=name, created_at=now)
    await connection.execute(statement.on_conflict_do_nothing())


async def change(
    connection: AsyncConnection, resource_id: int, member_id: int, values: Mapping[str, object]
) -> None:
    """Set columns of one member's use."""
    await rows.change(connection, ResourceUseRow, values, *_of(resource_id, member_id))


async def answer(
    connection: AsyncConnection, resource_id: int, member_id: int, answer: str, now: datetime
) -> bool:
    """Write how it went, once; return whether that wasn't written before."""
    use, values = ResourceUseRow, {"answer": answer, "answered_at": now}
    mine = _of(resource_id, member_id)
    return await rows.change(connection, use, values, *mine, use.answer.is_(None))


async def remove(connection: AsyncConnection, resource_id: int, member_id: int) -> None:
    """Delete one member's use."""
    await rows.remove(connection, ResourceUseRow, *_of(resource_id, member_id))


async def lines(
    connection: AsyncConnection, guild_id: int, resource_id: int, limit: int
) -> Sequence[Row[str, str]]:
    """Return who said how they used something, the latest first; who hides is a colleague."""
    use = ResourceUseRow
    hides = members.hides(use.guild_id, use.member_id)
    name = case((hides, rules.NAMELESS), else_=use.name)
    mine = (use.guild_id == guild_id, use.resource_id == resource_id, use.line.is_not(None))
    statement = select(name, use.line).where(*mine)
    statement = statement.order_by(use.created_at.desc(), use.member_id).limit(limit)
    return (await connection.execute(statement)).all()


async def reach(connection: AsyncConnection, guild_id: int, resource_id: int) -> AnyRow:
    """Return how many people, schools and districts use something, and for how many it worked.

    A school or district that nobody entered isn't counted.
    """
    use, member = ResourceUseRow, MemberRow
    counts = (
        func.count(),
        func.count(func.lower(member.school).distinct()),
        func.count(func.lower(member.district).distinct()),
        func.count(case((use.answer.in_(("worked", "changed")), 1))),
    )
    statement = (
        select(*counts)
        .select_from(use)
        .outerjoin(member, (member.guild_id == use.guild_id) & (member.member_id == use.member_id))
        .where(use.guild_id == guild_id, use.resource_id == resource_id)
    )
    found: AnyRow = (await connection.execute(statement)).one()
    return found


def _of(resource_id: int, member_id: int) -> tuple[ColumnElement[bool], ...]:
    return (ResourceUseRow.resource_id == resource_id, ResourceUseRow.member_id == member_id)
