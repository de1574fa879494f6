"""What an author adds to a win: theirs alone, typed once, gone with the win."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from bot.kit.errors import NotFound, NotYours, Refusal
from bot.kit.personal import Person
from bot.removed.tables import RemovedRow
from bot.wins import queries
from bot.wins.details import LIMIT, Details
from bot.wins.rules import WinDraft
from bot.wins.tables import WinDetailsRow

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock

GROUP, OTHER, DANA, LUIS = 1, 2, 10, 20


@pytest.fixture
async def win_id(services: Services, clock: StandingClock) -> int:
    """A win of Dana's."""
    return (await services.wins.share(WinDraft(GROUP, DANA, "Dana", "A cart."), clock.now())).win.id


async def kept(database: Database) -> int:
    """How many wins have details."""
    async with database.read() as connection:
        statement = select(func.count()).select_from(WinDetailsRow)
        return int((await connection.execute(statement)).scalar_one())


async def test_told_and_taken_back(services: Services, win_id: int) -> None:
    """Tidied on one line; an empty box takes it back, and is not asked for again."""
    assert await services.details.get(GROUP, win_id) == Details()
    told = {"helped": " ninth\n graders ", "changed": "", "number": "41"}
    details = await services.details.keep(GROUP, win_id, DANA, told)
    assert (details.helped, details.changed, details.number) == ("ninth graders", None, "41")
    assert details.skipped == {"changed"}
    assert details.missing is None

    details = await services.details.keep(GROUP, win_id, DANA, {"changed": "more", "helped": "\n"})
    assert (details.helped, details.changed) == (None, "more")
    assert details.skipped == {"helped"}
    again = await services.details.get(GROUP, win_id)
    assert again == details
    assert await services.details.get(OTHER, win_id) == Details()


async def test_who_may_not(services: Services, win_id: int) -> None:
    """Nobody else's, no other group's, nothing endless."""
    with pytest.raises(NotYours):
        await services.details.keep(GROUP, win_id, LUIS, {"helped": "us"})
    with pytest.raises(NotYours):
        await services.details.skip(GROUP, win_id, LUIS, "helped")
    for refused in (
        services.details.another(OTHER, win_id, DANA, "board"),
        services.details.look_at(OTHER, win_id, DANA, "board"),
        services.details.clear(GROUP, win_id + 1, DANA, ["x"]),
    ):
        with pytest.raises(NotFound):
            await refused
    with pytest.raises(Refusal, match="150"):
        await services.details.keep(GROUP, win_id, DANA, {"helped": "x" * (LIMIT + 1)})
    assert await services.details.get(GROUP, win_id) == Details()


async def test_gone_with_the_win(
    database: Database, services: Services, clock: StandingClock, win_id: int
) -> None:
    """Removed with it."""
    await services.details.keep(GROUP, win_id, DANA, {"helped": "us"})
    await services.wins.remove(GROUP, win_id, DANA, clock.now())

    assert await kept(database) == 0


@pytest.mark.parametrize("consent", ["here", "named"])
@pytest.mark.parametrize("how", ["forget", "depart"])
async def test_ones_own_data(
    database: Database,
    services: Services,
    clock: StandingClock,
    win_id: int,
    consent: str,
    how: str,
) -> None:
    """In the export; gone when its author forgets or leaves, also where the win may stay."""
    person, now = Person(GROUP, DANA), clock.now()
    await services.details.keep(GROUP, win_id, DANA, {"helped": "Zenobia"})
    await services.wins.consent(GROUP, win_id, DANA, consent)
    exported = await services.privacy.export(person)
    assert exported.sheets["what I added to my wins"] == [
        {"win_id": win_id, "helped": "Zenobia", "changed": None, "number": None}
        | {"skipped": "[]", "cleared": "[]"}
    ]
    await getattr(services.privacy, how)(person, now)

    assert await kept(database) == 0


async def test_a_deleted_win_forgets_its_author(
    database: Database, services: Services, clock: StandingClock, win_id: int
) -> None:
    """Anyone who forgets is not named by what a moderator deleted either."""
    now = clock.now()
    async with database.write() as connection:
        where = {"channel_id": 5, "message_id": 77}
        await queries.record_post(connection, GROUP, win_id, where)
    await services.wins.deleted_by_moderator(77, now)
    await services.privacy.forget(Person(GROUP, DANA), now)

    async with database.read() as connection:
        (row,) = (
            await connection.execute(select(RemovedRow.__table__).where(RemovedRow.kind == "win"))
        ).all()
    assert (row.subject, row.author_id) == (str(win_id), None)
