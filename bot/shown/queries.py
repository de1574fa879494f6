"""Statements over messages that show something; the caller owns the transaction."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, or_, select, update

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.kit.database import upsert
from bot.shown.rules import Message, Shows
from bot.shown.tables import ShownRow, ShownSubjectRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from bot.agenda.occurrences import Due
    from bot.kit.database import Connection

RENEW = "shown.renew"  # subject: the message's row; occurrence: the change
RENEW_FOR = timedelta(days=365)

_MESSAGE = [getattr(ShownRow, name) for name in Message.__dataclass_fields__]


async def expect(connection: Connection, due: Due) -> None:
    """Write that a message is on its way, which follows what changes from here on.

    What an earlier try left stays.
    """
    names = ("id", "guild_id", "kind", "subject_id", "member_id", "occurrence", "payload", "due_at")
    row = {name: getattr(due, name) for name in names} | {"due_at": due.moment, "outdated": False}
    statement = upsert(connection, ShownRow).values(row)
    await connection.execute(statement.on_conflict_do_nothing(index_elements=["id"]))


async def keep(connection: Connection, due: Due, shows: Shows, now: datetime) -> None:
    """Write what a message shows that is about to be sent.

    What an earlier try showed stays; so does what is hidden later, since it may be shown again.
    """
    await expect(connection, due)
    first = (ShownRow.id == due.id, ShownRow.composed_at.is_(None))
    await connection.execute(update(ShownRow).where(*first).values(composed_at=now))
    await add(connection, due.guild_id, due.id, shows)


async def add(connection: Connection, guild_id: int, shown_id: int, shows: Shows) -> None:
    """Let a message follow these, too."""
    pairs = [(one, 0) for one in shows.wins] + [(0, one) for one in shows.people]
    rows = [
        {"shown_id": shown_id, "guild_id": guild_id, "win_id": win_id, "person_id": person_id}
        for win_id, person_id in pairs
    ]
    if rows:
        await connection.execute(upsert(connection, ShownSubjectRow).on_conflict_do_nothing(), rows)


async def posted(
    connection: Connection, shown_id: int, channel_id: int, message_id: int
) -> tuple[int, bool] | None:
    """Note where a message is; return its group and whether it's outdated, if it shows anything.

    One that turned out to show nobody follows nobody.
    """
    mine = ShownRow.id == shown_id
    await connection.execute(delete(ShownRow).where(mine, ShownRow.composed_at.is_(None)))
    row = (
        await connection.execute(
            update(ShownRow)
            .where(mine)
            .values(channel_id=channel_id, message_id=message_id)
            .returning(ShownRow.guild_id, ShownRow.outdated)
        )
    ).one_or_none()
    return None if row is None else (row.guild_id, row.outdated)


async def drop(connection: Connection, shown_id: int) -> None:
    """Delete a message that isn't there."""
    await connection.execute(delete(ShownRow).where(ShownRow.id == shown_id))


async def gone(connection: Connection, guild_id: int, message_ids: Collection[int]) -> None:
    """Delete what's known of messages that aren't there anymore: nothing follows in them."""
    row = ShownRow
    there = delete(row).where(row.guild_id == guild_id, row.message_id.in_([*message_ids]))
    await connection.execute(there)


async def find(connection: Connection, guild_id: int, shown_id: int) -> Message | None:
    """Return a message of this group."""
    statement = select(*_MESSAGE).where(ShownRow.id == shown_id, ShownRow.guild_id == guild_id)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else Message(*row)


async def begin(connection: Connection, guild_id: int, shown_id: int) -> Message | None:
    """Return a message that is composed again from here on: later changes are others."""
    mine = (ShownRow.id == shown_id, ShownRow.guild_id == guild_id)
    await connection.execute(update(ShownRow).where(*mine).values(outdated=False))
    return await find(connection, guild_id, shown_id)


async def block(connection: Connection, shown_id: int, why: str | None) -> None:
    """Note that Discord doesn't let a message be changed, or that it does."""
    await connection.execute(update(ShownRow).where(ShownRow.id == shown_id).values(blocked=why))


async def blocked(connection: Connection, guild_id: int) -> list[Message]:
    """Return the messages that Discord doesn't let be changed, oldest first."""
    statement = select(*_MESSAGE).where(
        ShownRow.guild_id == guild_id, ShownRow.blocked.is_not(None)
    )
    return [Message(*row) for row in await connection.execute(statement.order_by(ShownRow.id))]


async def wins_in(connection: Connection, guild_id: int, message_id: int) -> list[int]:
    """Return the wins that a message quotes, oldest first."""
    statement = (
        select(ShownSubjectRow.win_id)
        .join(ShownRow, ShownRow.id == ShownSubjectRow.shown_id)
        .where(
            ShownRow.guild_id == guild_id,
            ShownRow.message_id == message_id,
            ShownSubjectRow.win_id != 0,
        )
    )
    return list((await connection.execute(statement.order_by(ShownSubjectRow.win_id))).scalars())


async def changed(
    connection: Connection,
    guild_id: int,
    now: datetime,
    *,
    wins: Collection[int] = (),
    people: Collection[int] = (),
) -> int:
    """Plan that every message follows that shows one of these; return how many there are.

    To be called in the transaction of the change. A message that is still on its way follows
    once it's known where it is.
    """
    which = [
        column.in_(ids)
        for column, ids in (
            (ShownSubjectRow.win_id, wins),
            (ShownSubjectRow.person_id, people),
        )
        if ids
    ]
    if not which:
        return 0
    showing = ShownRow.id.in_(
        select(ShownSubjectRow.shown_id).where(ShownSubjectRow.guild_id == guild_id, or_(*which))
    )
    await _outdate(connection, guild_id, showing, now)
    there = select(func.count()).where(
        ShownRow.guild_id == guild_id, ShownRow.message_id.is_not(None), showing
    )
    return (await connection.execute(there)).scalar_one()


async def about(
    connection: Connection, guild_id: int, kind: str, subject_id: int, now: datetime
) -> None:
    """Plan that the messages of a kind about one subject follow, no matter who they show."""
    which = (ShownRow.kind == kind) & (ShownRow.subject_id == subject_id)
    await _outdate(connection, guild_id, which, now)


async def also(
    connection: Connection, guild_id: int, kind: str, subject_id: int, shows: Shows
) -> None:
    """Let the messages of a kind about one subject follow these from now on, too."""
    which = select(ShownRow.id).where(
        ShownRow.guild_id == guild_id, ShownRow.kind == kind, ShownRow.subject_id == subject_id
    )
    for shown_id in (await connection.execute(which)).scalars().all():
        await add(connection, guild_id, shown_id, shows)


async def _outdate(
    connection: Connection, guild_id: int, which: ColumnElement[bool], now: datetime
) -> None:
    # What's on its way may have been read before the change, and says later who it shows.
    which |= ShownRow.message_id.is_(None)
    rows = await connection.execute(
        update(ShownRow)
        .where(ShownRow.guild_id == guild_id, ShownRow.outdated.is_(False), which)
        .values(outdated=True)
        .returning(ShownRow.id, ShownRow.message_id)
    )
    there = [row.id for row in rows.all() if row.message_id is not None]
    await agenda.plan(connection, (renewal(guild_id, one, now) for one in there))


def renewal(guild_id: int, shown_id: int, now: datetime) -> Planned:
    """Return the change that lets a message follow; each is another."""
    change = secrets.token_hex(8)
    return Series(RENEW, guild_id, shown_id).at(now, now + RENEW_FOR, change)


async def forget(connection: Connection, guild_id: int, person_ids: Iterable[int]) -> None:
    """Delete which of these people messages show, and which of them they were for."""
    people = list(person_ids)
    await connection.execute(
        delete(ShownSubjectRow).where(
            ShownSubjectRow.guild_id == guild_id, ShownSubjectRow.person_id.in_(people)
        )
    )
    await connection.execute(
        update(ShownRow)
        .where(ShownRow.guild_id == guild_id, ShownRow.member_id.in_(people))
        .values(member_id=0)
    )
