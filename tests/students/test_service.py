"""The student check as a group has taught it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.students.service import Students
from bot.students.worries import KnownWords

if TYPE_CHECKING:
    import pytest

    from bot.kit.database import Database

GUILD, OTHER = 1, 2
NAMES = frozenset({"Luis Ortega"})


async def of_the_group(guild_id: int) -> frozenset[str]:
    """Return who is a member."""
    return NAMES if guild_id == GUILD else frozenset()


async def test_what_a_group_knows(database: Database) -> None:
    """Its members and what it said is fine worry nobody there, and everybody elsewhere."""
    students = Students(database, of_the_group)
    texts = ["Jaxtyn sang.", "Luis made coffee.", "A cart of books."]
    worried = [one.clear for one in await students.look(GUILD, texts)]
    await students.remember(GUILD, ["Jaxtyn"], 7)

    assert worried == [False, True, True]
    assert all(one.clear for one in await students.look(GUILD, texts))
    assert [one.clear for one in await students.look(OTHER, texts)] == [False, False, True]
    assert await students.known(GUILD) == KnownWords(NAMES, frozenset({"jaxtyn"}))


async def test_what_worries_nobody_asks_nothing_of_the_database(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A usual text is answered from memory."""
    students = Students(sqlite_database, of_the_group)
    monkeypatch.setattr(sqlite_database, "read", None)  # anyone who asks it is seen

    assert [one.clear for one in await students.look(GUILD, ["A cart of books."])] == [True]
