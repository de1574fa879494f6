"""Statements over the weekly post; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from bot.kit import rows
from bot.kit.database import upsert
from bot.shelf import queries as shelf
from bot.weekly.tables import GreeterRow, UnansweredRow, WeeklyQuestionRow, WeeklyWinRow
from bot.wins.queries import as_win, whole
from bot.wins.rules import ANSWER, MOMENT
from bot.wins.tables import WinRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.groups.service import Group
    from bot.kit.database import AnyRow
    from bot.shelf.rules import Resource
    from bot.wins.rules import Win


_SAME_WIN = (WeeklyWinRow.win_id == WinRow.id, WeeklyWinRow.guild_id == WinRow.guild_id)


async def week(connection: AsyncConnection, guild_id: int, week: date) -> AnyRow | None:
    """Return what is known of a week's post."""
    row = WeeklyQuestionRow
    return await rows.one(connection, row, row.guild_id == guild_id, row.week == week)


async def keep_week(
    connection: AsyncConnection, guild_id: int, week: date, values: Mapping[str, object]
) -> AnyRow:
    """Set what is known of a week's post, and return all of it."""
    made = await connection.execute(
        upsert(connection, WeeklyQuestionRow)
        .values(guild_id=guild_id, week=week, **{"skipped": False, **values})
        .on_conflict_do_update(index_elements=["guild_id", "week"], set_=values)
        .returning(WeeklyQuestionRow.__table__)
    )
    row: AnyRow = made.one()
    return row


async def used_questions(
    connection: AsyncConnection, guild_id: int, week: date, since: date
) -> set[str]:
    """Return the ids of the questions that other weeks have, from *since* on; skipped ones not."""
    rows = await connection.execute(
        select(WeeklyQuestionRow.question_id).where(
            WeeklyQuestionRow.guild_id == guild_id,
            WeeklyQuestionRow.week > since,
            WeeklyQuestionRow.week != week,
            WeeklyQuestionRow.own.is_(None),
            WeeklyQuestionRow.skipped.is_(False),
        )
    )
    return {one for one in rows.scalars() if one}


async def last_made(
    connection: AsyncConnection, guild_id: int, before: date | None = None
) -> date | None:
    """Return the week of the group's last post, or of the last one before a week."""
    statement = select(func.max(WeeklyQuestionRow.week)).where(
        WeeklyQuestionRow.guild_id == guild_id, WeeklyQuestionRow.made_at.is_not(None)
    )
    if before is not None:
        statement = statement.where(WeeklyQuestionRow.week < before)
    return (await connection.execute(statement)).scalar_one_or_none()


async def not_quoted(
    connection: AsyncConnection, guild_id: int, since: datetime, until: datetime
) -> list[Win]:
    """Return the wins of a while that no post showed yet."""
    quoted = select(WeeklyWinRow.win_id).where(*_SAME_WIN).exists()
    statement = whole().where(
        WinRow.guild_id == guild_id,
        WinRow.created_at >= since,
        WinRow.created_at <= until,
        WinRow.kind.not_in((MOMENT, ANSWER)),
        ~quoted,
    )
    return [as_win(row) for row in await connection.execute(statement)]


async def of_while(
    connection: AsyncConnection, guild_id: int, since: datetime, until: datetime
) -> list[Win]:
    """Return the wins of a while, oldest first; what was said in a thread alone isn't one."""
    statement = (
        whole()
        .where(
            WinRow.guild_id == guild_id,
            WinRow.created_at >= since,
            WinRow.created_at <= until,
            WinRow.kind.not_in((MOMENT, ANSWER)),
        )
        .order_by(WinRow.id)
    )
    return [as_win(row) for row in await connection.execute(statement)]


async def quoted_since(connection: AsyncConnection, guild_id: int, since: date) -> set[int]:
    """Return the ids of the wins that posts of the weeks after *since* showed."""
    statement = select(WeeklyWinRow.win_id).where(
        WeeklyWinRow.guild_id == guild_id, WeeklyWinRow.week > since
    )
    return set((await connection.execute(statement)).scalars())


async def quoted_in(connection: AsyncConnection, guild_id: int, week: date) -> list[Win]:
    """Return the wins that a week's post shows, those that were hidden since aside."""
    statement = (
        whole()
        .join(WeeklyWinRow, _SAME_WIN[0])
        .where(WeeklyWinRow.guild_id == guild_id, WeeklyWinRow.week == week)
        .where(WinRow.guild_id == guild_id)
        .order_by(WeeklyWinRow.position, WinRow.id)
    )
    return [as_win(row) for row in await connection.execute(statement)]


async def answers_to(
    connection: AsyncConnection,
    guild_id: int,
    week: date,
    until: datetime,
    *,
    quoted_too: bool = False,
) -> list[Win]:
    """Return the answers to a week's question that no post showed yet, oldest first.

    *quoted_too*: all of them.
    """
    statement = (
        whole()
        .where(
            WinRow.guild_id == guild_id,
            WinRow.kind == ANSWER,
            WinRow.answers == str(week),
            WinRow.created_at <= until,
        )
        .order_by(WinRow.id)
    )
    if not quoted_too:
        quoted = select(WeeklyWinRow.win_id).where(*_SAME_WIN).exists()
        statement = statement.where(~quoted)
    return [as_win(row) for row in await connection.execute(statement)]


async def last_quoted(
    connection: AsyncConnection, guild_id: int, since: date
) -> Sequence[Row[int, str | None, str, date]]:
    """Return author, on whose behalf, kind and week of each win shown later than *since*."""
    statement = (
        select(WinRow.author_id, WinRow.behalf, WinRow.kind, WeeklyWinRow.week)
        .join(WeeklyWinRow, _SAME_WIN[0])
        .where(
            WeeklyWinRow.guild_id == guild_id,
            WeeklyWinRow.week > since,
            WinRow.kind != ANSWER,
        )
        .order_by(WeeklyWinRow.week)
    )
    return (await connection.execute(statement)).all()


async def add_quoted(
    connection: AsyncConnection, guild_id: int, week: date, win_ids: Iterable[int]
) -> None:
    """Write which wins a week's post shows, in its order."""
    rows = [
        {"guild_id": guild_id, "win_id": one, "week": week, "position": position}
        for position, one in enumerate(win_ids)
    ]
    if rows:
        await connection.execute(upsert(connection, WeeklyWinRow).on_conflict_do_nothing(), rows)


async def drop_quoted(connection: AsyncConnection, guild_id: int, week: date) -> None:
    """Let the wins of a post that never came be shown later."""
    row = WeeklyWinRow
    await rows.remove(connection, row, row.guild_id == guild_id, row.week == week)


async def greeters(
    connection: AsyncConnection, guild_id: int
) -> Sequence[Row[int, datetime, datetime | None]]:
    """Return id, since when and last turn of everyone who offered to greet."""
    statement = select(GreeterRow.member_id, GreeterRow.since, GreeterRow.last_turn_at).where(
        GreeterRow.guild_id == guild_id
    )
    return (await connection.execute(statement)).all()


async def add_greeter(
    connection: AsyncConnection, guild_id: int, member_id: int, now: datetime
) -> bool:
    """Write that someone greets; return whether that was news."""
    result = await connection.execute(
        upsert(connection, GreeterRow)
        .values(guild_id=guild_id, member_id=member_id, since=now)
        .on_conflict_do_nothing()
    )
    return bool(result.rowcount)


async def drop_greeter(connection: AsyncConnection, guild_id: int, member_id: int) -> bool:
    """Delete a greeter; return whether they were one. What they were shown waits for others."""
    theirs = UnansweredRow.guild_id == guild_id, UnansweredRow.greeter_id == member_id
    await rows.change(connection, UnansweredRow, {"greeter_id": None}, *theirs)
    mine = rows.of_member(GreeterRow, guild_id, member_id)
    return await rows.remove(connection, GreeterRow, *mine)


async def turn_taken(
    connection: AsyncConnection, guild_id: int, member_id: int, now: datetime
) -> None:
    """Write when a greeter had a turn."""
    mine = rows.of_member(GreeterRow, guild_id, member_id)
    await rows.change(connection, GreeterRow, {"last_turn_at": now}, *mine)


async def unanswered(connection: AsyncConnection, guild_id: int, win_id: int) -> AnyRow | None:
    """Return who was shown a win that nobody answered."""
    row = UnansweredRow
    return await rows.one(connection, row, row.guild_id == guild_id, row.win_id == win_id)


async def keep_unanswered(
    connection: AsyncConnection, guild_id: int, win_id: int, greeter_id: int | None, now: datetime
) -> None:
    """Write that nobody answered a win, and who is shown it."""
    values = {"guild_id": guild_id, "win_id": win_id, "greeter_id": greeter_id}
    await rows.keep(connection, UnansweredRow, values, new={"since": now})


async def still_unanswered(
    connection: AsyncConnection, guild_id: int, since: datetime, given_before: datetime
) -> list[Win]:
    """Return the wins that wait for a coordinator, since *since*, oldest first.

    Those without a greeter, and those that a greeter was given before *given_before*.
    """
    statement = (
        whole()
        .join(UnansweredRow, UnansweredRow.win_id == WinRow.id)
        .where(
            UnansweredRow.guild_id == guild_id,
            WinRow.guild_id == guild_id,
            UnansweredRow.since >= since,
            or_(UnansweredRow.greeter_id.is_(None), UnansweredRow.since <= given_before),
        )
        .order_by(WinRow.id)
    )
    return [as_win(row) for row in await connection.execute(statement)]


async def on_the_shelf(
    connection: AsyncConnection, group: Group, since: datetime, until: datetime
) -> tuple[Resource, ...]:
    """Return what's new on the shelf in a period, where nothing else says so."""
    if not group.has("shelf") or group.shelf_channel_id is not None:
        return ()
    return tuple(await shelf.put_between(connection, group.guild_id, since, until))
