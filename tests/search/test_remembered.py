"""What people half remember is found, and both databases agree on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.search import remembering

if TYPE_CHECKING:
    from bot.kit.database import Database


@pytest.mark.parametrize("name", remembering.SETS)
async def test_first_pages(
    sqlite_database: Database, postgres_database: Database, name: str
) -> None:
    """The right win is among the first three, and each first page is the same on both."""
    asked = remembering.load(name)
    pages = await remembering.first_pages(sqlite_database, asked)
    missed = remembering.missed(asked, pages)

    assert len(asked.queries) - len(missed) >= remembering.ENOUGH * len(asked.queries), missed
    assert await remembering.first_pages(postgres_database, asked) == pages
