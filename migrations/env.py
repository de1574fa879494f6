"""Runs the migrations, and compares them with the tables, on the connection it is handed."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from bot.tables import metadata


def as_stored(what: str, found: Any, _context: object) -> str | Literal[False]:
    """Return how a migration writes a type of our own: as the type that the database has."""
    if what == "type" and isinstance(found, TypeDecorator):
        return f"sa.{found.impl!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=as_stored,
)
with context.begin_transaction():
    context.run_migrations()
