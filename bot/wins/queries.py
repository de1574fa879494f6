"""Statements over wins; the caller owns the transaction."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update

from bot.kit.database import upsert
from bot.members import queries as members
from bot.members.tables import MemberRow
from bot.removed import queries as removed
from bot.search import index
from bot.shown import queries as shown
from bot.wins import rules
from bot.wins.tables import CheerRow, ReportRow, TryRow, WinDetailsRow, WinRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow, AnySelect, RowValues
    from bot.wins.rules import WinDraft


WINS = index.Collection("wins", WinRow)
_CHEERS = (
    select(func.count()).where(CheerRow.win_id == WinRow.id).correlate(WinRow).scalar_subquery()
)
_TRIES = select(func.count()).where(TryRow.win_id == WinRow.id).correlate(WinRow).scalar_subquery()
AUTHOR_HIDES = members.hides(WinRow.guild_id, WinRow.author_id)
_INSERT = insert(WinRow).returning(
    WinRow.id,
    members.hides(bindparam("of_guild"), bindparam("of_author")).label("author_hides"),
)
# What a win is found by, and what says whether it's found at all.
_FOUND_BY = ("story", "alt", "thanks", "behalf", "author_name", "author_id", "kind", "hidden")
_TO_INDEX = select(
    WinRow.id,
    WinRow.words,
    AUTHOR_HIDES.label("author_hides"),
    *(getattr(WinRow, name) for name in _FOUND_BY),
)
_LAND = (
    update(WinRow)
    .where(WinRow.id == bindparam("win_id"), WinRow.guild_id == bindparam("of_guild"))
    .returning(
        WinRow.author_id,
        WinRow.edited_at,
        WinRow.hidden,
        _CHEERS.label("cheers"),
        _TRIES.label("tries"),
        AUTHOR_HIDES.label("author_hides"),
    )
)
# The last few alone: someone who shared thousands shouldn't wait for a look at each.
_LATEST = (
    select(WinRow.id)
    .where(WinRow.guild_id == bindparam("of_guild"), WinRow.author_id == bindparam("of_author"))
    .order_by(WinRow.id.desc())
    .limit(bindparam("among"))
)
_SAME = (
    select(WinRow.id)
    .where(
        WinRow.id.in_(_LATEST),
        WinRow.created_at > bindparam("since"),
        WinRow.story == bindparam("its_story"),
        WinRow.behalf.is_not_distinct_from(bindparam("its_behalf")),
    )
    .limit(1)
)
KEPT = tuple(column for column in WinRow.__table__.c if column.name != "words")


_FIELDS = frozenset(field.name for field in fields(rules.Win))


def as_win(row: AnyRow) -> rules.Win:
    """Return a win from a row that has its columns."""
    return rules.Win(**{name: value for name, value in row._mapping.items() if name in _FIELDS})


def whole() -> AnySelect:
    """Return the statement for wins with their counts."""
    return select(*KEPT, _CHEERS.label("cheers"), _TRIES.label("tries"))


async def add(connection: AsyncConnection, values: RowValues) -> int:
    """Write a win, let it be found, and return its id."""
    words = rules.searchable(values, author_hides=False)
    author = {"of_guild": values["guild_id"], "of_author": values["author_id"]}
    await index.take_turn(connection, values["guild_id"])
    row = (await connection.execute(_INSERT, values | author | {"words": words})).one()
    if row.author_hides:
        words = rules.searchable(values, author_hides=True)
        await connection.execute(update(WinRow).where(WinRow.id == row.id).values(words=words))
    await index.add(connection, WINS, values["guild_id"], row.id, words)
    return int(row.id)


async def same(
    connection: AsyncConnection, draft: WinDraft, since: datetime, *, among: int
) -> int | None:
    """Return which of someone's latest wins was shared since an instant in the same words."""
    given = {
        "of_guild": draft.guild_id,
        "of_author": draft.author_id,
        "among": among,
        "since": since,
        "its_story": draft.story,
        "its_behalf": draft.behalf or None,
    }
    return await connection.scalar(_SAME, given)


async def find(
    connection: AsyncConnection, guild_id: int, win_id: int, *, to_change: bool = False
) -> AnyRow | None:
    """Return a win of this group; with *to_change* nobody else changes it meanwhile."""
    statement = whole().where(WinRow.id == win_id, WinRow.guild_id == guild_id)
    if to_change:
        statement = statement.with_for_update(of=WinRow)  # SQLite has one writer anyway
    row: AnyRow | None = (await connection.execute(statement)).one_or_none()
    return row


async def by_message(connection: AsyncConnection, message_id: int) -> AnyRow | None:
    """Return the win whose post this is, or that this message of its author's is."""
    which = or_(WinRow.message_id == message_id, WinRow.source == message_id)
    statement = whole().where(which)
    row: AnyRow | None = (await connection.execute(statement)).one_or_none()
    return row


async def of_author(
    connection: AsyncConnection, guild_id: int, author_id: int, before: int | None, limit: int
) -> Sequence[AnyRow]:
    """Return wins of one person, newest first, older than the win *before*."""
    statement = whole().where(WinRow.guild_id == guild_id, WinRow.author_id == author_id)
    if before is not None:
        statement = statement.where(WinRow.id < before)
    rows: Sequence[AnyRow] = (
        await connection.execute(statement.order_by(WinRow.id.desc()).limit(limit))
    ).all()
    return rows


async def totals(connection: AsyncConnection, guild_id: int, author_id: int) -> tuple[int, int]:
    """Return how many wins a person has here, and how many cheers they got."""
    mine = (WinRow.guild_id == guild_id, WinRow.author_id == author_id)
    wins = select(func.count()).select_from(WinRow).where(*mine)
    cheers = (
        select(func.count()).select_from(CheerRow).join(WinRow, WinRow.id == CheerRow.win_id)
    ).where(*mine)
    return (
        int((await connection.execute(wins)).scalar_one()),
        int((await connection.execute(cheers)).scalar_one()),
    )


async def change(
    connection: AsyncConnection,
    guild_id: int,
    win_id: int,
    values: Mapping[str, object],
    now: datetime | None = None,
) -> bool:
    """Set columns of a win of this group; return whether it is there.

    The search follows, and with *now* what quotes it, whatever its post shows.
    """
    result = await connection.execute(
        update(WinRow).where(WinRow.id == win_id, WinRow.guild_id == guild_id).values(**values)
    )
    if not values.keys().isdisjoint(_FOUND_BY):
        await index_again(connection, guild_id, WinRow.id == win_id)
    if now is not None:
        await shown.changed(connection, guild_id, now, wins=[win_id])
    return bool(result.rowcount)


async def index_again(
    connection: AsyncConnection, guild_id: int, which: ColumnElement[bool]
) -> None:
    """Let wins be found by what they say now, and hidden ones not at all."""
    rows = await connection.execute(_TO_INDEX.where(WinRow.guild_id == guild_id, which))
    for row in rows.all():
        words = "" if row.hidden else rules.searchable(row._asdict(), author_hides=row.author_hides)
        if words == row.words:
            continue
        await connection.execute(update(WinRow).where(WinRow.id == row.id).values(words=words))
        await index.keep(connection, WINS, guild_id, row.id, before=row.words, after=words)


async def record_post(
    connection: AsyncConnection, guild_id: int, win_id: int, where: Mapping[str, object]
) -> AnyRow | None:
    """Set where a win's post is; return what may have changed before that was known."""
    given = {"win_id": win_id, "of_guild": guild_id, **where}
    row: AnyRow | None = (await connection.execute(_LAND, given)).one_or_none()
    return row


async def first_since(connection: AsyncConnection, guild_id: int, since: datetime) -> int | None:
    """Return the first win of a group from an instant on."""
    statement = (
        select(WinRow.id)
        .where(WinRow.guild_id == guild_id, WinRow.created_at >= since)
        .order_by(WinRow.created_at, WinRow.id)
    )
    return (await connection.execute(statement.limit(1))).scalar()


async def hides(connection: AsyncConnection, guild_id: int, member_id: int) -> bool:
    """Return whether a person hides their name."""
    found = select(MemberRow.hidden).where(
        MemberRow.guild_id == guild_id, MemberRow.member_id == member_id
    )
    return bool((await connection.execute(found)).scalar())


async def author_hides(connection: AsyncConnection, guild_id: int, win_id: int) -> bool:
    """Return whether a win's author hides their name."""
    statement = select(AUTHOR_HIDES).where(WinRow.id == win_id, WinRow.guild_id == guild_id)
    return bool((await connection.execute(statement)).scalar_one_or_none())


async def detach_posts(connection: AsyncConnection, message_ids: Collection[int]) -> int:
    """Let wins keep on without their posts, but with where they were; return how many."""
    result = await connection.execute(
        update(WinRow).where(WinRow.message_id.in_(message_ids)).values(message_id=None)
    )
    return int(result.rowcount)


async def detach_channel(connection: AsyncConnection, guild_id: int, channel_id: int) -> int:
    """Let the wins of a channel keep on without their posts; return how many."""
    mine = (WinRow.guild_id == guild_id, WinRow.channel_id == channel_id)
    result = await connection.execute(
        update(WinRow).where(*mine, WinRow.message_id.is_not(None)).values(message_id=None)
    )
    return int(result.rowcount)


async def remove(
    connection: AsyncConnection,
    guild_id: int,
    win_id: int,
    now: datetime,
    *,
    moderated: bool = False,
) -> bool:
    """Delete a win and what hangs on it, and note that; return whether it was there.

    What quotes it follows. *moderated*: it was not its author who took it back.
    """
    found = await connection.execute(
        delete(WinRow)
        .where(WinRow.id == win_id, WinRow.guild_id == guild_id)
        .returning(WinRow.created_at, WinRow.author_id, WinRow.words)
    )
    win = found.one_or_none()
    if win is None:
        return False
    await index.keep(connection, WINS, guild_id, win_id, before=win.words)
    await shown.changed(connection, guild_id, now, wins=[win_id])
    author_id = win.author_id if moderated else None
    of_it = {"made_at": win.created_at, "author_id": author_id}
    await removed.note(connection, removed.WIN, guild_id, str(win_id), now, **of_it)
    return True


async def posted(
    connection: AsyncConnection, guild_id: int
) -> Sequence[Row[int, int | None, int | None]]:
    """Return id, channel and message of every post of this group, oldest first.

    And of every message of a member's own that is a win.
    """
    message = func.coalesce(WinRow.message_id, WinRow.source).label("message_id")
    statement = select(WinRow.id, WinRow.channel_id, message).where(
        WinRow.guild_id == guild_id, message.is_not(None)
    )
    return (await connection.execute(statement.order_by(message))).all()


async def posts_of(connection: AsyncConnection, guild_id: int, member_id: int) -> Sequence[int]:
    """Return the ids of the wins with a post that a person shared, or is mentioned in."""
    named = [
        column.contains(f"<@{mark}{member_id}>")
        for column in (WinRow.story, WinRow.thanks)
        for mark in ("", "!")
    ]
    statement = select(WinRow.id).where(
        WinRow.guild_id == guild_id,
        or_(WinRow.author_id == member_id, *named),
        WinRow.message_id.is_not(None),
    )
    return (await connection.execute(statement)).scalars().all()


async def pictures(connection: AsyncConnection) -> set[str]:
    """Return the names of all pictures that wins need."""
    statement = select(WinRow.picture).where(WinRow.picture.is_not(None))
    return {name for name in (await connection.execute(statement)).scalars() if name}


async def has_picture(connection: AsyncConnection, name: str) -> bool:
    """Return whether a win has a picture."""
    found = await connection.execute(select(WinRow.id).where(WinRow.picture == name).limit(1))
    return found.first() is not None


async def find_details(connection: AsyncConnection, guild_id: int, win_id: int) -> AnyRow | None:
    """Return the details of a win; None where nothing was added."""
    row = WinDetailsRow
    statement = select(row.__table__).where(row.win_id == win_id, row.guild_id == guild_id)
    return (await connection.execute(statement)).one_or_none()


async def keep_details(
    connection: AsyncConnection, guild_id: int, win_id: int, values: Mapping[str, str | None]
) -> None:
    """Write some of the details of a win; the others stay."""
    new = {"win_id": win_id, "guild_id": guild_id, "skipped": "[]", "cleared": "[]"}
    new |= {"wordings": "{}"}
    await connection.execute(
        upsert(connection, WinDetailsRow)
        .values(**{**new, **values})
        .on_conflict_do_update(index_elements=["win_id"], set_=values)
    )


async def about_student(connection: AsyncConnection, guild_id: int, win_id: int) -> bool:
    """Return whether an open report says that a student may be recognizable in a win."""
    waits = exists().where(
        ReportRow.guild_id == guild_id,
        ReportRow.win_id == win_id,
        ReportRow.student.is_(True),
        ReportRow.closed_at.is_(None),
    )
    return bool(await connection.scalar(select(waits)))
