"""Column types and the base class that all tables share."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Generic,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Time,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect
    from sqlalchemy.orm import Mapped as Mapped
    from sqlalchemy.schema import SchemaItem
else:
    T = TypeVar("T")

    class Mapped(Generic[T]):
        """What a column's annotation is written with; SQLAlchemy's own is the ORM's."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: refuses naive values on the way in, gives aware UTC on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; SQLite stores it without the zone, since it has no type for one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime is not an instant")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy calls it so
    ) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


@dataclass(frozen=True, eq=False)
class _Given:
    """What's said about a column besides its type."""

    arguments: tuple[object, ...]
    options: dict[str, object]


def mapped_column(*arguments: object, **options: object) -> Any:
    """Say more about a column than its type does: all that `sqlalchemy.Column` takes."""
    return _Given(arguments, options)


class Base:
    """A table, declared as SQLAlchemy's ORM would have it: its columns are its annotations.

    It's only a table: rows are read and written by statements, nobody needs them as objects. So no
    mapper watches them, which took as much memory as all else that's known of the tables.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    __tablename__: ClassVar[str]
    __table_args__: ClassVar[tuple[SchemaItem | dict[str, Any], ...]] = ()
    __table__: ClassVar[Table]

    def __init_subclass__(cls) -> None:
        """Make the table. Raises TypeError for an annotation that is no column's."""
        of_it = inspect.get_annotations(cls, eval_str=True)
        columns = [_column(name, hint, cls.__dict__.get(name)) for name, hint in of_it.items()]
        parts = [one for one in cls.__table_args__ if not isinstance(one, dict)]
        (options,) = [one for one in cls.__table_args__ if isinstance(one, dict)] or [{}]
        cls.__table__ = Table(cls.__tablename__, cls.metadata, *columns, *parts, **options)
        for column in columns:
            setattr(cls, column.name, column)

    @classmethod
    def __clause_element__(cls) -> Table:
        """Return what a statement takes the class for."""
        return cls.__table__


def _column(name: str, hint: object, given: object) -> Column[object]:
    """Return a column from its annotation: `Mapped[str | None]`, `Mapped[Snowflake]`."""
    (inner,) = get_args(hint) if get_origin(hint) is Mapped else (None,)
    parts = get_args(inner) if get_origin(inner) in (Union, UnionType) else (inner,)
    kinds = [part for part in parts if part is not NoneType]
    said = [*getattr(kinds[0], "__metadata__", ()), *([] if given is None else [given])]
    known = all(isinstance(one, _Given) for one in said) and (said or kinds[0] in TYPES)
    if len(kinds) > 1 or not known:
        raise TypeError(f"{name}: {hint} is no column of this house's (see bot/kit/columns.py)")
    arguments = [one for part in said for one in part.arguments]
    options: dict[str, Any] = {"nullable": len(parts) > len(kinds)}
    options |= {key: value for part in said for key, value in part.options.items()}
    # One that points to another table's column has that column's type.
    if not any(isinstance(one, ForeignKey) or _is_type(one) for one in arguments):
        arguments.insert(0, TYPES[kinds[0]])
    return Column(name, *arguments, **options)


def _is_type(given: object) -> bool:
    return issubclass(given if isinstance(given, type) else type(given), TypeEngine)


TYPES = {
    bool: Boolean(),
    bytes: LargeBinary(),
    date: Date(),
    datetime: UtcDateTime(),
    float: Float(),
    int: Integer(),
    str: String(),
    time: Time(),
}

# SQLite only counts up by itself on a column that is INTEGER to the letter.
RowId = Annotated[
    int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
]
Snowflake = Annotated[int, mapped_column(BigInteger)]
KeySnowflake = Annotated[int, mapped_column(BigInteger, primary_key=True, autoincrement=False)]
