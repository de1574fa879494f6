"""What the engines of a run share: every test's own would make it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.ext.asyncio.engine import create_async_engine
from sqlalchemy.util import LRUCache

from bot.kit import database

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.engine import Connection
    from sqlalchemy.engine.default import DefaultDialect
    from sqlalchemy.ext.asyncio import AsyncEngine

    _Initialize = Callable[..., None]


def share() -> None:
    """Let statements be compiled once, and a server be asked once what it's able to.

    A cache is the engine's own, and its keys hold the dialect. Here all of a kind are one.
    """
    for dialect in (PGDialect_asyncpg, SQLiteDialect_aiosqlite):
        dialect.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
        dialect.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
        dialect.initialize = _once(dialect.initialize)  # type: ignore[method-assign]
    statements: LRUCache[object, Any] = LRUCache(5_000)

    def engine(*args: Any, **options: Any) -> AsyncEngine:
        made = create_async_engine(*args, **options)
        made.sync_engine._compiled_cache = statements
        return made

    vars(database)["create_async_engine"] = engine


def _once(initialize: _Initialize) -> _Initialize:
    """Return what gives every dialect of a kind what the first one found out."""
    found: dict[str, object] = {}

    def once(dialect: DefaultDialect, connection: Connection) -> None:
        if not found:
            before = dict(vars(dialect))
            initialize(dialect, connection)
            found.update(
                (name, one)
                for name, one in vars(dialect).items()
                if name not in before or one is not before[name]
            )
        vars(dialect).update(found)

    return once
