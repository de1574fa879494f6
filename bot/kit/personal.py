"""The duty of every feature that keeps something about a person."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement, Executable
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.columns import Base
    from bot.kit.database import AnyRow, Transaction


@dataclass(frozen=True)
class Person:
    """One member of one group."""

    guild_id: int
    member_id: int


@dataclass(frozen=True)
class Exported:
    """What one feature holds about a person: rows by sheet name, and names of pictures."""

    sheets: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Forgotten:
    """What one feature removed: posts that are still to be deleted, pictures to be removed.

    `messages` are those that show the person and are changed.
    """

    posts: int = 0
    pictures: tuple[str, ...] = ()
    messages: int = 0


class PersonalData(ABC):
    """What a feature that keeps personal data must be able to do."""

    tables: ClassVar[tuple[str, ...]]  # every one that holds a member's id; a test compares them
    # What each sheet of its export holds, and what one row and several are called; those that have
    # no name aren't counted for the person, since their settings say the same.
    sheets: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType({})

    @abstractmethod
    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own words and settings, nobody else's; a sheet may be empty."""

    @abstractmethod
    async def forget(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Remove everything about the person within the caller's transaction."""

    async def depart(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Remove what need not outlive a person's leaving: all, unless they left others some."""
        return await self.forget(connection, person, now)


def own(
    table: type[Base], person: Person, column: str = "member_id"
) -> tuple[ColumnElement[bool], ...]:
    """Return what holds for a person's rows of a table, whose id stands in *column*."""
    columns = table.__table__.columns
    return columns["guild_id"] == person.guild_id, columns[column] == person.member_id


def sheet(rows: Iterable[AnyRow], *without: str) -> list[dict[str, object]]:
    """Return what a statement found as a sheet's rows, *without* some of its columns."""
    return [
        {name: value for name, value in row._mapping.items() if name not in without} for row in rows
    ]


async def sheets(
    connection: AsyncConnection, statements: Mapping[str, Executable]
) -> dict[str, list[dict[str, object]]]:
    """Return what each statement finds as a sheet, by its name."""
    return {name: sheet(await connection.execute(one)) for name, one in statements.items()}
