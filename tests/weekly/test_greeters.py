"""No win left unanswered, on both databases."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import update

from bot.agenda.tables import AgendaRow
from bot.kit.personal import Person
from bot.school.clock import SchoolYear
from bot.school.holidays import Break
from bot.weekly.greeters import UNANSWERED, Turn
from tests.conftest import MONDAY as NOW
from tests.weekly.groups import DANA, GROUP, LUIS, OTHER, PRIYA, set_up, share, waiting

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services

LATER = NOW + timedelta(days=2)


async def test_a_win_is_looked_at_two_school_days_later(
    services: Services, database: Database
) -> None:
    """The look is planned together with the win."""
    await set_up(services, NOW)
    await share(services, database, "A cart.", NOW)

    assert await waiting(database, UNANSWERED) == [(GROUP, "", "Wed 16 Sep 13:00")]


async def test_a_look_follows_the_school_year(services: Services, database: Database) -> None:
    """Days off that are entered later move the look; one that is over is not planned again."""
    await set_up(services, NOW)
    await share(services, database, "A cart.", NOW)
    week_off = Break(NOW.date() + timedelta(days=1), NOW.date() + timedelta(days=4))
    year = SchoolYear(date(2026, 8, 17), date(2027, 5, 28), (week_off,))
    await services.groups.set_school(GROUP, year, NOW + timedelta(hours=1))
    moved = await waiting(database, UNANSWERED)
    async with database.write() as connection:
        await connection.execute(
            update(AgendaRow).where(AgendaRow.kind == UNANSWERED).values(state="done")
        )
    await services.groups.usual_school(GROUP, "", NOW + timedelta(hours=2))

    assert moved == [(GROUP, "", "Tue 22 Sep 13:00")]
    assert await waiting(database, UNANSWERED) == []


async def test_in_turn(services: Services, database: Database) -> None:
    """Greeters have turns, never for their own, and a repeat asks the same one."""
    await set_up(services, NOW)
    greeters = services.greeters
    wins = [await share(services, database, f"Win {one}.", NOW) for one in range(3)]
    own = await share(services, database, "By Luis.", NOW, LUIS)
    await greeters.toggle(GROUP, LUIS, NOW)
    await greeters.toggle(GROUP, PRIYA, NOW + timedelta(minutes=1))
    turns = []
    for number, win in enumerate((*wins, own)):
        turn = await greeters.turn(GROUP, win.id, LATER + timedelta(minutes=number))
        turns.append(turn and turn.greeter_id)

    assert turns == [LUIS, PRIYA, LUIS, PRIYA]
    again = await greeters.turn(GROUP, wins[0].id, LATER + timedelta(hours=1))
    assert again == Turn(wins[0], LUIS)
    other = await greeters.turn(GROUP, wins[0].id, LATER + timedelta(hours=1), {LUIS})
    assert other == Turn(wins[0], PRIYA)


async def test_without_greeters(services: Services, database: Database) -> None:
    """A coordinator sees it, with a question, until somebody answers."""
    await set_up(services, NOW)
    win = await share(services, database, "A cart.", NOW)
    turn = await services.greeters.turn(GROUP, win.id, LATER)
    (shown,) = await services.greeters.unanswered(GROUP, LATER)
    await services.reactions.cheer(GROUP, win.id, LUIS, "Luis", LATER)

    assert turn == Turn(win, None)
    assert shown.win.id == win.id
    assert shown.question.endswith("?")
    assert await services.greeters.unanswered(GROUP, LATER) == []
    assert await services.greeters.unanswered(OTHER, LATER) == []
    assert await services.greeters.turn(GROUP, win.id, LATER) is None


async def test_a_greeter_who_passes_it_by(services: Services, database: Database) -> None:
    """What a greeter left for five days, or leaves with, a coordinator sees; not for ever."""
    await set_up(services, NOW)
    greeters = services.greeters
    one = await share(services, database, "One.", NOW)
    await greeters.toggle(GROUP, LUIS, NOW)
    await greeters.turn(GROUP, one.id, LATER)

    assert await greeters.unanswered(GROUP, LATER + timedelta(days=4)) == []
    assert len(await greeters.unanswered(GROUP, LATER + timedelta(days=5))) == 1
    assert not await greeters.toggle(GROUP, LUIS, LATER)
    assert len(await greeters.unanswered(GROUP, LATER)) == 1
    assert await greeters.unanswered(GROUP, LATER + timedelta(days=22)) == []


async def test_answered_in_any_way(services: Services, database: Database) -> None:
    """A try and a thread are answers too; a hidden win waits for nobody."""
    await set_up(services, NOW)
    tried, talked, hidden = [
        await share(services, database, f"Win {one}.", NOW) for one in range(3)
    ]
    await services.reactions.try_it(GROUP, tried.id, LUIS, "Luis", NOW, LATER)
    await services.wins.opened_thread(GROUP, talked.id, 77)
    await services.reports.report(
        GROUP, LUIS, 5, hidden.message_id or 0, student=True, words=None, now=NOW
    )

    for win in (tried, talked, hidden):
        assert await services.greeters.turn(GROUP, win.id, LATER) is None
        assert await services.greeters.to_greet(GROUP, win.id) is None
    assert await services.greeters.to_greet(OTHER, tried.id) is None


async def test_pressed_twice_at_once(services: Services) -> None:
    """Two presses in the same instant are two presses."""
    await set_up(services, NOW)
    presses = [services.greeters.toggle(GROUP, LUIS, NOW) for _ in range(2)]

    assert sorted(await asyncio.gather(*presses)) == [False, True]


async def test_own_data(services: Services, database: Database) -> None:
    """Greeting is in the export, and goes with being forgotten; the win waits for others."""
    await set_up(services, NOW)
    win = await share(services, database, "One.", NOW)
    await services.greeters.toggle(GROUP, LUIS, NOW)
    await services.greeters.turn(GROUP, win.id, LATER)
    person = Person(GROUP, LUIS)
    exported = await services.privacy.export(person)
    await services.privacy.forget(person, LATER)

    assert exported.sheets["greeter"] == [{"since": NOW, "last_turn_at": LATER}]
    assert exported.sheets["what I was shown to greet"] == [{"win_id": win.id, "since": LATER}]
    assert (await services.privacy.export(person)).sheets == {}
    turn = await services.greeters.turn(GROUP, win.id, LATER)
    assert turn is not None
    assert turn.greeter_id is None
    assert turn.win.author_id == DANA
