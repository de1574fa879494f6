"""Runs the migrations on the connection it is handed, or on one of its own for `alembic`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from alembic import context

from bot.kit.database import Database
from bot.settings import Settings
from bot.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection


def run(connection: Connection) -> None:
    """Migrate on *connection*."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_alone() -> None:
    """Migrate the database that the settings name."""
    database = Database(Settings().resolved_database_url)
    async with database.write() as connection:
        await connection.run_sync(run)
    await database.close()


given = context.config.attributes.get("connection")
if given is None:
    asyncio.run(run_alone())
else:
    run(given)
