"""Statements over who can be asked about what; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import or_, select

from bot.kit import rows
from bot.members.tables import MemberRow
from bot.questions.tables import CuriousRow, KnowsRow
from bot.shelf.tables import ResourceRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from bot.kit.database import Connection
    from bot.questions.rules import Question


async def said(
    connection: Connection, guild_id: int, member_id: int
) -> Row[bool | None, str] | None:
    """Return whether a member agreed to be asked, and about which topics; None: they never said."""
    row = KnowsRow
    mine = row.guild_id == guild_id, row.member_id == member_id
    return (await connection.execute(select(row.agreed, row.topics).where(*mine))).one_or_none()


async def shelved(connection: Connection, guild_id: int, member_id: int) -> Sequence[str]:
    """Return the topics of each thing of a member's on the shelf."""
    row = ResourceRow
    mine = row.guild_id == guild_id, row.owner_id == member_id, row.hidden.is_(None)
    return (await connection.scalars(select(row.topics).where(*mine))).all()


class HelperChange(TypedDict, total=False):
    """What changes of somebody who can be asked about questions; see `KnowsRow`."""

    agreed: bool
    topics: str
    asked_at: datetime


async def keep(
    connection: Connection, guild_id: int, member_id: int, **said: Unpack[HelperChange]
) -> None:
    """Write something about a member; what's said of nothing else stays."""
    values = {"guild_id": guild_id, "member_id": member_id, **said}
    await rows.keep(connection, KnowsRow, values, new={"topics": ""})


async def not_to_ask(connection: Connection, guild_id: int, since: datetime) -> Sequence[int]:
    """Return who said no, or was asked about a question since a moment."""
    row = KnowsRow
    either = or_(row.agreed.is_(False), row.asked_at > since)
    which = row.guild_id == guild_id, either
    return (await connection.scalars(select(row.member_id).where(*which))).all()


async def free(
    connection: Connection, question: Question, now: datetime, since: datetime
) -> Sequence[Row[int, str, datetime | None]]:
    """Return who agreed, is here, and wasn't asked about a question since a moment."""
    row, member, also = KnowsRow, MemberRow, CuriousRow
    away = select(member.member_id).where(
        member.guild_id == question.guild_id,
        or_(member.left_at.is_not(None), member.paused_until > now),
    )
    wonder = select(also.member_id).where(also.question_id == question.id)
    statement = select(row.member_id, row.topics, row.asked_at).where(
        row.guild_id == question.guild_id,
        row.agreed.is_(True),
        row.member_id != question.member_id,
        or_(row.asked_at.is_(None), row.asked_at <= since),
        row.member_id.not_in(away),
        row.member_id.not_in(wonder),
    )
    return (await connection.execute(statement)).all()


async def shelvers(connection: Connection, question: Question) -> set[int]:
    """Return who has something about a question's topic on the shelf."""
    row = ResourceRow
    if not question.topic:
        return set()
    about = row.topics.contains(question.topic, autoescape=True)
    statement = select(row.owner_id, row.topics).where(
        row.guild_id == question.guild_id, row.hidden.is_(None), about
    )
    found = await connection.execute(statement)
    return {one.owner_id for one in found if question.topic in one.topics.split(",")}
