"""Statements over drafts; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, or_, select, update

from bot.drafts.rules import Kept
from bot.drafts.tables import DraftRow
from bot.kit.database import upsert

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.drafts.rules import Draft, PublicText

_KEPT = (
    DraftRow.guild_id,
    DraftRow.member_id,
    DraftRow.kind,
    DraftRow.content,
    DraftRow.subject,
    DraftRow.picture,
    DraftRow.looked_at,
    DraftRow.id,
)


def _values(draft: Draft[PublicText]) -> dict[str, object]:
    return {
        "content": draft.text.to_json(),
        "picture": draft.picture,
        "looked_at": draft.looked_at,
    }


async def rewrite(connection: AsyncConnection, draft: Draft[PublicText]) -> bool:
    """Write what became of a draft; return whether it was still there."""
    result = await connection.execute(
        update(DraftRow)
        .where(
            DraftRow.id == draft.id,
            DraftRow.guild_id == draft.guild_id,
            DraftRow.member_id == draft.member_id,
            DraftRow.kind == draft.kind,
        )
        .values(_values(draft))
    )
    return bool(result.rowcount)


async def add(connection: AsyncConnection, draft: Draft[PublicText], expires_at: datetime) -> int:
    """Write a draft and return its id; of the same subject it takes the place of the last one."""
    changing = _values(draft)
    fixed = {
        "guild_id": draft.guild_id,
        "member_id": draft.member_id,
        "kind": draft.kind,
        "subject": draft.subject,
        "expires_at": expires_at,
    }
    statement = (
        upsert(connection, DraftRow)
        .values(fixed | changing)
        .on_conflict_do_update(
            index_elements=["guild_id", "member_id", "kind", "subject"], set_=changing
        )
        .returning(DraftRow.id)
    )
    return int((await connection.execute(statement)).scalar_one())


async def others(connection: AsyncConnection, draft: Draft[PublicText]) -> int:
    """Return how many drafts its author has there, besides the one whose place it takes."""
    mine = (DraftRow.guild_id == draft.guild_id, DraftRow.member_id == draft.member_id)
    other = (DraftRow.subject.is_(None), DraftRow.subject != draft.subject)
    another = or_(*other, DraftRow.kind != draft.kind)
    statement = select(func.count()).where(*mine, another)
    return int((await connection.execute(statement)).scalar_one())


async def find(
    connection: AsyncConnection, draft_id: int, guild_id: int | None, member_id: int | None
) -> Kept | None:
    """Return a draft; of any guild or member where that is None."""
    statement = select(*_KEPT).where(DraftRow.id == draft_id)
    if guild_id is not None:
        statement = statement.where(DraftRow.guild_id == guild_id)
    if member_id is not None:
        statement = statement.where(DraftRow.member_id == member_id)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else Kept(**row._mapping)


async def of_subject(
    connection: AsyncConnection, guild_id: int, member_id: int, kind: str, subject: str
) -> Kept | None:
    """Return the one draft of a kind that a member has of something."""
    statement = select(*_KEPT).where(
        DraftRow.guild_id == guild_id,
        DraftRow.member_id == member_id,
        DraftRow.kind == kind,
        DraftRow.subject == subject,
    )
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else Kept(**row._mapping)


async def take(
    connection: AsyncConnection, guild_id: int, draft_id: int, member_id: int
) -> str | None:
    """Delete a draft whose words go out now; return its kind, None if it wasn't there.

    Anyone who presses twice, or in two places, finds it gone the second time.
    """
    mine = (DraftRow.guild_id == guild_id, DraftRow.member_id == member_id)
    statement = delete(DraftRow).where(DraftRow.id == draft_id, *mine).returning(DraftRow.kind)
    return (await connection.execute(statement)).scalar_one_or_none()


async def take_with(
    connection: AsyncConnection, guild_id: int, draft_id: int, member_id: int, picture: str | None
) -> bool:
    """Delete a draft whose words go out with this picture; False where it has another one now."""
    mine = (DraftRow.guild_id == guild_id, DraftRow.member_id == member_id)
    same = DraftRow.picture.is_not_distinct_from(picture)
    gone = await connection.execute(delete(DraftRow).where(DraftRow.id == draft_id, *mine, same))
    return bool(gone.rowcount)


async def drop(
    connection: AsyncConnection, guild_id: int, draft_id: int, member_id: int
) -> str | None:
    """Delete a draft that its author doesn't want anymore; return the picture that it held."""
    mine = (DraftRow.guild_id == guild_id, DraftRow.member_id == member_id)
    statement = delete(DraftRow).where(DraftRow.id == draft_id, *mine).returning(DraftRow.picture)
    return (await connection.execute(statement)).scalar_one_or_none()


async def done(connection: AsyncConnection, draft: Draft[PublicText]) -> None:
    """Delete a draft whose words went out, by its id or by what it was of."""
    mine = (DraftRow.guild_id == draft.guild_id, DraftRow.member_id == draft.member_id)
    same = DraftRow.id == draft.id
    if draft.subject is not None:
        same |= (DraftRow.kind == draft.kind) & (DraftRow.subject == draft.subject)
    await connection.execute(delete(DraftRow).where(*mine, same))


async def remove(connection: AsyncConnection, guild_id: int, draft_id: int) -> str | None:
    """Delete a draft whose day is over; return the picture that it held."""
    mine = (DraftRow.id == draft_id, DraftRow.guild_id == guild_id)
    statement = delete(DraftRow).where(*mine).returning(DraftRow.picture)
    return (await connection.execute(statement)).scalar_one_or_none()


async def pictures(connection: AsyncConnection) -> set[str]:
    """Return the names of all pictures that drafts need."""
    statement = select(DraftRow.picture).where(DraftRow.picture.is_not(None))
    return {name for name in (await connection.execute(statement)).scalars() if name}
