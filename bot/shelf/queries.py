"""Statements over what's on the shelf; the caller owns the transaction."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, exists, func, not_, select, update

from bot.kit import rows
from bot.members import queries as members
from bot.removed import queries as removed
from bot.search import index
from bot.shelf import rules
from bot.shelf.tables import ResourceCheckRow, ResourceRow, ResourceUseRow
from bot.shown import queries as shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow, AnySelect, RowValues

RESOURCES = index.Collection("resources", ResourceRow)
POST = "shelf.post"  # subject: the resource
_USERS = (
    select(func.count())
    .where(
        ResourceUseRow.resource_id == ResourceRow.id,
        ResourceUseRow.member_id != ResourceRow.owner_id,
    )
    .correlate(ResourceRow)
    .scalar_subquery()
)
_HIDES = members.hides(ResourceRow.guild_id, ResourceRow.owner_id)
_BROKEN = exists().where(
    ResourceCheckRow.resource_id == ResourceRow.id,
    ResourceCheckRow.link == ResourceRow.link,
    ResourceCheckRow.broken_at.is_not(None),
)
_FIELDS = frozenset(field.name for field in fields(rules.Resource))
KEPT = (
    *(column for column in ResourceRow.__table__.c if column.name in _FIELDS),
    _USERS.label("users"),
    _HIDES.label("hides"),
    _BROKEN.label("broken"),
)
# What something is found by, and what says whether it's found at all.
_FOUND_BY = frozenset(
    {
        "title",
        "link",
        "file_name",
        "used",
        "body",
        "owner_name",
        "owner_id",
        "kind",
        "levels",
        "topics",
        "hidden",
    }
)


def as_resource(row: AnyRow) -> rules.Resource:
    """Return what's on the shelf from a row that has its columns."""
    given = {name: value for name, value in row._mapping.items() if name in _FIELDS}
    lists = {name: rules.split(given[name]) for name in ("levels", "topics")}
    return rules.Resource(**given | lists)


def whole() -> AnySelect:
    """Return the statement for what's on the shelf, with who uses it."""
    return select(*KEPT)


async def add(connection: AsyncConnection, values: RowValues, now: datetime) -> int:
    """Write something, let it be found, and return its id."""
    new = values | {"created_at": now, "looked_at": now, "words": ""}
    resource_id = await rows.add(connection, ResourceRow, new)
    await index_again(connection, values["guild_id"], ResourceRow.id == resource_id)
    return resource_id


async def find(
    connection: AsyncConnection, guild_id: int, resource_id: int, *, to_change: bool = False
) -> rules.Resource | None:
    """Return one thing of this group; with *to_change* nobody else changes it meanwhile."""
    statement = whole().where(ResourceRow.id == resource_id, ResourceRow.guild_id == guild_id)
    if to_change:
        statement = statement.with_for_update(of=ResourceRow)  # SQLite has one writer anyway
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else as_resource(row)


async def like(connection: AsyncConnection, guild_id: int, same: str) -> rules.Resource | None:
    """Return what's there with a link to the same page."""
    statement = whole().where(ResourceRow.guild_id == guild_id, ResourceRow.same == same)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else as_resource(row)


async def change(
    connection: AsyncConnection,
    guild_id: int,
    resource_id: int,
    values: Mapping[str, object],
    now: datetime,
) -> None:
    """Set columns of something of this group; the search follows, and its post."""
    mine = (ResourceRow.id == resource_id, ResourceRow.guild_id == guild_id)
    await connection.execute(update(ResourceRow).where(*mine).values(**values))
    await shown.about(connection, guild_id, POST, resource_id, now)
    if "title" in values or "hidden" in values:
        owner = select(ResourceRow.owner_id).where(*mine)
        await _outdate(connection, guild_id, (await connection.execute(owner)).scalar(), now)
    if not _FOUND_BY.isdisjoint(values):
        await index_again(connection, guild_id, ResourceRow.id == resource_id)


async def _outdate(
    connection: AsyncConnection, guild_id: int, owner_id: int | None, now: datetime
) -> None:
    """Let the weekly posts follow that name what an owner put on the shelf."""
    if owner_id:
        await shown.changed(connection, guild_id, now, people=[owner_id])


async def index_again(
    connection: AsyncConnection, guild_id: int, which: ColumnElement[bool]
) -> None:
    """Let things be found by what they say now, and hidden ones not at all."""
    found = await connection.execute(
        select(ResourceRow.__table__, _HIDES.label("hides")).where(
            ResourceRow.guild_id == guild_id, which
        )
    )
    for row in found.all():
        lines = await lines_of(connection, row.id)
        searchable = rules.searchable(row._asdict(), lines, owner_hides=row.hides)
        words = "" if row.hidden else searchable
        if words == row.words:
            continue
        await connection.execute(
            update(ResourceRow).where(ResourceRow.id == row.id).values(words=words)
        )
        await index.keep(connection, RESOURCES, guild_id, row.id, before=row.words, after=words)


async def lines_of(connection: AsyncConnection, resource_id: int) -> Sequence[str]:
    """Return how colleagues used something, in their words, the latest first."""
    statement = (
        select(ResourceUseRow.line)
        .where(ResourceUseRow.resource_id == resource_id, ResourceUseRow.line.is_not(None))
        .order_by(ResourceUseRow.created_at.desc(), ResourceUseRow.member_id)
    )
    return [line or "" for line in (await connection.execute(statement)).scalars()]


async def remove(
    connection: AsyncConnection, guild_id: int, resource_id: int, now: datetime
) -> bool:
    """Delete something and what hangs on it, and note that; return whether it was there."""
    found = await connection.execute(
        delete(ResourceRow)
        .where(ResourceRow.id == resource_id, ResourceRow.guild_id == guild_id)
        .returning(ResourceRow.created_at, ResourceRow.words, ResourceRow.owner_id)
    )
    row = found.one_or_none()
    if row is None:
        return False
    await index.keep(connection, RESOURCES, guild_id, resource_id, before=row.words)
    await shown.about(connection, guild_id, POST, resource_id, now)
    await _outdate(connection, guild_id, row.owner_id, now)
    made_at = row.created_at
    await removed.note(
        connection, removed.RESOURCE, guild_id, str(resource_id), now, made_at=made_at
    )
    return True


def of_sort(kind: str | None, level: str | None, topic: str | None) -> list[ColumnElement[bool]]:
    """Return what holds for what colleagues find of a kind, a level and a topic."""
    levels, about = [level] if level else [], [topic] if topic else []
    padded = " " + ResourceRow.words + " "
    narrowed = [padded.contains(f" {one} ") for one in rules.facets(kind, levels, about)]
    return [ResourceRow.hidden.is_(None), *narrowed]


def sunk(guild_id: int, now: datetime) -> Select[int]:
    """Return the statement for what nobody looked at for two years: it comes after the rest."""
    row = ResourceRow
    return select(row.id).where(row.guild_id == guild_id, _is_sunk(now))


def _is_sunk(now: datetime) -> ColumnElement[bool]:
    row = ResourceRow
    return and_(row.looked_at < now - rules.OLD_AFTER, row.starter.is_(None))


async def on_top(
    connection: AsyncConnection,
    guild_id: int,
    which: Sequence[ColumnElement[bool]],
    now: datetime,
    limit: int,
    offset: int,
) -> list[rules.Resource]:
    """Return things of this group, newest first; what sank comes after all others.

    Each of both is read from the newest on and no further than this page, in a group of any size.
    """
    row, sank, ids = ResourceRow, _is_sunk(now), list[int]()
    for part in (not_(sank), sank):
        missing = limit + offset - len(ids)
        if missing <= 0:
            break
        statement = select(row.id).where(row.guild_id == guild_id, part, *which)
        found = await connection.scalars(statement.order_by(row.id.desc()).limit(missing))
        ids += found.all()
    page = ids[offset:]
    things = await connection.execute(whole().where(row.id.in_(page)))
    return sorted(map(as_resource, things), key=lambda one: page.index(one.id))


async def newest(
    connection: AsyncConnection,
    guild_id: int,
    which: Sequence[ColumnElement[bool]],
    limit: int,
) -> list[rules.Resource]:
    """Return things of this group, newest first."""
    row = ResourceRow
    page = select(row.id).where(row.guild_id == guild_id, *which)
    page = page.order_by(row.id.desc()).limit(limit)
    # Who uses it, and whether it opens, is looked up for one page alone.
    statement = whole().where(row.id.in_(page.subquery().select())).order_by(row.id.desc())
    return [as_resource(row) for row in await connection.execute(statement)]


async def put_between(
    connection: AsyncConnection, guild_id: int, since: datetime, until: datetime
) -> list[rules.Resource]:
    """Return what members put on the shelf in a period that colleagues find, newest first."""
    row = ResourceRow
    which = (row.created_at > since, row.created_at <= until, row.hidden.is_(None))
    members_own = row.owner_id != 0, row.kind.is_distinct_from("answer")
    return await newest(connection, guild_id, [*which, *members_own], 50)


async def files(connection: AsyncConnection) -> set[str]:
    """Return the names of all files that are on a shelf."""
    statement = select(ResourceRow.file).where(ResourceRow.file.is_not(None))
    return {name for name in (await connection.execute(statement)).scalars() if name}


async def topics(connection: AsyncConnection, guild_id: int) -> Sequence[str]:
    """Return the topics of each thing that colleagues find, as its column has them."""
    statement = select(ResourceRow.topics).where(
        ResourceRow.guild_id == guild_id, ResourceRow.hidden.is_(None), ResourceRow.topics != ""
    )
    return (await connection.execute(statement)).scalars().all()


async def guild_of(connection: AsyncConnection, resource_id: int) -> int | None:
    """Return the group that something is in; None for what's gone."""
    found: int | None = await connection.scalar(
        select(ResourceRow.guild_id).where(ResourceRow.id == resource_id)
    )
    return found


async def starters(connection: AsyncConnection, guild_id: int) -> dict[str, tuple[int, str | None]]:
    """Return the id and the slug of all that's on a shelf, by what it links to."""
    columns = (ResourceRow.same, ResourceRow.id, ResourceRow.starter)
    found = await connection.execute(select(*columns).where(ResourceRow.guild_id == guild_id))
    return {row.same: (row.id, row.starter) for row in found}


async def owners(
    connection: AsyncConnection, which: Sequence[ColumnElement[bool]]
) -> Sequence[int]:
    """Return who owns some of what's on a shelf, each once."""
    statement = select(ResourceRow.owner_id).where(*which).distinct()
    return (await connection.execute(statement)).scalars().all()


async def looked_at(
    connection: AsyncConnection, which: Sequence[ColumnElement[bool]], now: datetime
) -> None:
    """Note that an owner looked at some of what's theirs."""
    await connection.execute(update(ResourceRow).where(*which).values(looked_at=now))
