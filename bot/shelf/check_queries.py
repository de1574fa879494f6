"""Statements over the links that are tried; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from bot.kit.database import upsert
from bot.shelf.tables import ResourceCheckRow, ResourceRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow, AnySelect


async def to_try(connection: AsyncConnection, before: datetime, most: int) -> Sequence[AnyRow]:
    """Return the links that weren't tried since a moment, those never tried first."""
    return (await connection.execute(_to_try(before).limit(most))).all()


async def count_to_try(connection: AsyncConnection, before: datetime) -> int:
    """Return how many links weren't tried since a moment."""
    counted = select(func.count()).select_from(_to_try(before).subquery())
    return (await connection.execute(counted)).scalar_one()


async def hold(connection: AsyncConnection, resource_ids: Collection[int]) -> set[int]:
    """Keep others from taking them down in this transaction; return those still there."""
    there = select(ResourceRow.id).where(ResourceRow.id.in_(resource_ids)).order_by(ResourceRow.id)
    return {*(await connection.scalars(there.with_for_update()))}


async def keep(connection: AsyncConnection, tries: Sequence[Mapping[str, object]]) -> None:
    """Write what came of tries: of each its resource_id, and all the rest."""
    if not tries:
        return
    statement = upsert(connection, ResourceCheckRow)
    changed = {name: statement.excluded[name] for name in tries[0] if name != "resource_id"}
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["resource_id"], set_=changed), [*tries]
    )


def _to_try(before: datetime) -> AnySelect:
    check, resource = ResourceCheckRow, ResourceRow
    columns = (resource.id, resource.guild_id, resource.owner_id, resource.link)
    tried = (check.link, check.failures, check.broken_at)
    return (
        select(*columns, *(one.label(f"tried_{one.key}") for one in tried))
        .outerjoin(check, check.resource_id == resource.id)
        .where(
            resource.hidden.is_(None),
            resource.link != "",
            or_(
                check.looked_at.is_(None),
                check.looked_at <= before,
                check.link != resource.link,
            ),
        )
        .order_by(check.looked_at.is_not(None), check.looked_at, resource.id)
    )
