"""Instants go into the database aware and come out in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from bot.kit.columns import Base, Mapped  # noqa: F401 - annotations name it
from bot.reaching.tables import DmChannelRow
from bot.tables import metadata

if TYPE_CHECKING:
    from bot.kit.database import Database

NOON = datetime(2026, 9, 14, 17, 0, 0, 123456, tzinfo=UTC)


async def _kept(database: Database, value: datetime | None) -> datetime | None:
    async with database.write() as connection:
        await connection.execute(insert(DmChannelRow), {"member_id": 1, "refused_at": value})
    async with database.read() as connection:
        return (await connection.execute(select(DmChannelRow.refused_at))).scalar_one()


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(NOON, id="UTC"),
        pytest.param(NOON.astimezone(timezone(timedelta(hours=-5))), id="another offset"),
    ],
)
async def test_round_trip(database: Database, value: datetime) -> None:
    """The same instant comes back, to the microsecond, in UTC."""
    kept = await _kept(database, value)

    assert kept == NOON
    assert kept.utcoffset() == timedelta(0)


async def test_nothing(database: Database) -> None:
    """No instant stays no instant."""
    assert await _kept(database, None) is None


async def test_naive(database: Database) -> None:
    """A datetime without a zone is refused before it reaches the database."""
    with pytest.raises(StatementError, match="not an instant"):
        await _kept(database, NOON.replace(tzinfo=None))


async def test_comparing(database: Database) -> None:
    """Instants of any offset are compared as instants."""
    await _kept(database, NOON)
    earlier = (NOON - timedelta(seconds=1)).astimezone(timezone(timedelta(hours=9)))
    async with database.read() as connection:
        statement = select(DmChannelRow.member_id).where(DmChannelRow.refused_at > earlier)
        found = (await connection.execute(statement)).scalars().all()

    assert found == [1]


@pytest.mark.parametrize("hint", ["Mapped[str | int]", "Mapped[object]", "str"])
def test_no_column(hint: str) -> None:
    """An annotation that can't be a column is named, rather than left out of the table."""
    body = {"__tablename__": "odd", "__annotations__": {"what": hint}, "__module__": __name__}
    with pytest.raises(TypeError, match=r"what: .* is no column"):
        type("OddRow", (Base,), body)

    assert "odd" not in metadata.tables


def test_large_ids() -> None:
    """Every id of Discord's has a column that holds 64 bits."""
    narrow = [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if column.name.endswith("_id")
        and f"{table.name}.{column.name}" != "weekly_questions.question_id"  # a slug of ours
        and str(column.type) != "BIGINT"
    ]

    assert narrow == []


def test_constraints_have_names() -> None:
    """Each constraint and index has a name that a migration can rely on."""
    nameless = [
        f"{table.name}: {thing!r}"
        for table in metadata.sorted_tables
        for thing in (*table.constraints, *table.indexes)
        if getattr(thing, "name", None) is None
    ]

    assert nameless == []
