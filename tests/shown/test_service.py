"""What was shown where, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.agenda import planning
from bot.agenda.occurrences import Done, Dropped, Planned, Retry
from bot.agenda.tables import AgendaRow
from bot.kit.personal import Person
from bot.shown import queries
from bot.shown.queries import RENEW
from bot.shown.rules import Shows
from bot.shown.tables import ShownRow, ShownSubjectRow
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from bot.agenda.occurrences import Due, Outcome
    from bot.kit.database import Database
    from bot.services import Services

GROUP, OTHER, DANA, LUIS = 1_001, 2_002, 900_000_011, 900_000_012
SHOWS = Shows(frozenset({7}), frozenset({DANA}))
THERE = Done(5, 77)


async def begun(database: Database, guild_id: int = GROUP) -> Due:
    """An occurrence that is under way."""
    async with database.write() as connection:
        planned = Planned(
            "week.post", guild_id, 0, MONDAY, MONDAY + timedelta(days=1), "2026-09-14"
        )
        return await planning.plan_claimed(connection, planned, MONDAY)


async def sent(services: Services, database: Database, guild_id: int = GROUP) -> Due:
    """An occurrence that is about to be sent into channel 5."""
    due = await begun(database, guild_id)
    await services.shown.about_to_send(due, 5, SHOWS, MONDAY)
    return due


async def record(services: Services, database: Database, due: Due, outcome: Outcome) -> None:
    """Record what became of it, and plan what follows."""
    async with database.write() as connection:
        following = await services.shown.recorded(connection, due, outcome, MONDAY)
        await planning.plan(connection, following)


async def count(database: Database, table: type[ShownRow | ShownSubjectRow | AgendaRow]) -> int:
    """Count the rows of a table; of the agenda, the renewals."""
    statement = select(func.count()).select_from(table)
    if table is AgendaRow:
        statement = statement.where(AgendaRow.kind == RENEW)
    async with database.read() as connection:
        return int(await connection.scalar(statement) or 0)


async def changed(database: Database, guild_id: int = GROUP, **what: list[int]) -> int:
    """Let wins or people change; return how many messages follow."""
    async with database.write() as connection:
        return await queries.changed(connection, guild_id, MONDAY, **what)


async def test_where_it_was_tried(services: Services, database: Database) -> None:
    """The row keeps every channel that it was sent to, in the order of the tries."""
    due = replace(await sent(services, database), tried_in=[5])  # as the next try has it
    await services.shown.about_to_send(due, 6, SHOWS, MONDAY)
    async with database.read() as connection:
        tried = await connection.scalar(select(AgendaRow.tried_in))

    assert tried == [5, 6]


async def test_it_follows(services: Services, database: Database) -> None:
    """One change is one renewal, however often it's changed before that begins."""
    due = await sent(services, database)
    await record(services, database, due, THERE)

    assert await changed(database, wins=[7]) == 1
    assert await changed(database, people=[DANA]) == 1
    assert await count(database, AgendaRow) == 1
    await services.shown.begin(GROUP, due.id)
    assert await changed(database, people=[DANA]) == 1
    assert await changed(database, wins=[8], people=[LUIS]) == 0
    assert await count(database, AgendaRow) == 2


async def test_before_it_landed(services: Services, database: Database) -> None:
    """What changes while a post is in doubt is renewed once it's known where it is."""
    due = await sent(services, database)
    await changed(database, wins=[7])
    await record(services, database, due, Retry("no answer"))
    early = await count(database, AgendaRow)
    await record(services, database, due, THERE)

    assert early == 0
    assert await count(database, AgendaRow) == 1


async def test_while_it_is_composed(services: Services, database: Database) -> None:
    """What was read before a change, and sent after it, is renewed; another group's isn't."""
    for guild_id in (GROUP, OTHER):
        due = await begun(database, guild_id)
        await services.shown.begins(due, MONDAY)
        await changed(database, GROUP, wins=[7])
        await services.shown.about_to_send(due, 5, SHOWS, MONDAY)
        await record(services, database, due, THERE)

    assert await count(database, AgendaRow) == 1
    async with database.read() as connection:
        renewed = select(AgendaRow.guild_id).where(AgendaRow.kind == RENEW)
        assert await connection.scalar(renewed) == GROUP


async def test_what_shows_nobody_after_all(services: Services, database: Database) -> None:
    """A message to one person alone follows nobody, whatever changes while it's on its way."""
    due = await begun(database)
    await services.shown.begins(due, MONDAY)
    await changed(database, wins=[7])
    await record(services, database, due, THERE)

    assert await count(database, ShownRow) == await count(database, AgendaRow) == 0


async def test_never_sent(services: Services, database: Database) -> None:
    """What was dropped is forgotten, with who it would have shown."""
    due = await sent(services, database)
    await record(services, database, due, Dropped("no longer needed"))

    assert await count(database, ShownRow) == await count(database, ShownSubjectRow) == 0


async def test_other_groups(services: Services, database: Database) -> None:
    """A change in one group is none in another."""
    for guild_id in (GROUP, OTHER):
        await record(services, database, await sent(services, database, guild_id), THERE)

    assert await changed(database, OTHER, wins=[7]) == 1
    assert await count(database, AgendaRow) == 1


async def test_forgetting(services: Services, database: Database) -> None:
    """Who is forgotten is known in no row, and every message of theirs follows."""
    due = await sent(services, database)
    await record(services, database, due, THERE)
    gone = await services.privacy.forget(Person(GROUP, DANA), MONDAY)
    async with database.read() as connection:
        people = (await connection.execute(select(ShownSubjectRow.person_id))).scalars().all()

    assert gone.messages == 1
    assert people == [0]
    assert await count(database, AgendaRow) == 1
