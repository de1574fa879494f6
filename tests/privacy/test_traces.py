"""Traces of a person in what is kept for the group: familiar words, and the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.kit.personal import Person
from bot.wins.rules import NAMELESS, WinDraft
from tests.privacy.test_service import DANA, DAY, GUILD, LUIS, OTHER, mentions

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services

ME = Person(GUILD, DANA)


@pytest.mark.parametrize("going", ["forget", "depart"])
async def test_words_that_were_said_to_be_fine(
    services: Services, database: Database, going: str
) -> None:
    """They go with who said so, at once; a colleague's and another group's stay."""
    students = services.students
    await students.remember(GUILD, {"Zephyrine", "zephyrine"}, DANA)
    await students.remember(GUILD, {"Marigold"}, LUIS)
    await students.remember(OTHER, {"Zephyrine"}, DANA)
    assert (await students.known(GUILD)).words == {"zephyrine", "marigold"}
    exported = await services.privacy.export(ME)
    assert exported.sheets == {"words I said are fine": [{"word": "zephyrine"}]}
    await getattr(services.privacy, going)(ME, DAY)

    assert (await students.known(GUILD)).words == {"marigold"}
    assert (await students.known(OTHER)).words == {"zephyrine"}
    assert (await services.privacy.export(ME)).sheets == {}
    await services.privacy.forget(Person(OTHER, DANA), DAY)
    assert await mentions(database, str(DANA)) == []


async def test_who_helped_someone_who_left(services: Services) -> None:
    """What stays without a name is not found by the names of who helped either."""
    shared = WinDraft(GUILD, DANA, "Dana", "A cart of books.", thanks="Priya Raman", alt="A shelf.")
    win = (await services.wins.share(shared, DAY)).win
    await services.wins.consent(GUILD, win.id, DANA, "named")
    assert len((await services.wins.find(GUILD, "priya")).documents) == 1
    await services.privacy.depart(ME, DAY)

    assert (await services.wins.find(GUILD, "priya")).documents == []
    (left,) = (await services.wins.find(GUILD, "cart shelf")).documents
    assert left.author_name == NAMELESS
