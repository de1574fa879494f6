"""What members tell the coordinators, and what is done with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select
from sqlalchemy import text as sql

from bot.housekeeping import Housekeeping
from bot.wins import reports, words
from bot.wins.tables import ReportRow
from tests.discord import answer, buttons, text
from tests.wins.test_service import GROUP, LUIS, draft

if TYPE_CHECKING:
    from pathlib import Path

    from bot.agenda.agenda import Agenda
    from bot.kit.database import Database
    from bot.services import Services
    from bot.wins.rules import Win
    from tests.conftest import StandingClock
    from tests.discord import World


@pytest.fixture
async def win(database: Database, services: Services, clock: StandingClock) -> Win:
    """A win of Dana's with a post."""
    shared = (await services.wins.share(draft(), clock.now())).win
    async with database.write() as connection:
        await connection.execute(sql("UPDATE wins SET channel_id = 5, message_id = 77"))
    return shared


async def tell(services: Services, clock: StandingClock, *, student: bool) -> int:
    """Let Luis tell a coordinator; return the report."""
    now = clock.now()
    await services.reports.report(GROUP, LUIS, 5, 77, student=student, words=None, now=now)
    return (await services.reports.open(GROUP))[-1].id


async def test_an_edit_while_a_coordinator_looks(
    services: Services, clock: StandingClock, win: Win
) -> None:
    """Only a coordinator shows again what was reported; the words change all the same."""
    report = await tell(services, clock, student=True)
    await services.wins.edit(draft("Other words.", win_id=win.id), clock.now())
    after = await services.wins.get(GROUP, win.id)
    assert (after.story, after.hidden) == ("Other words.", reports.REPORTED)

    await services.reports.settle(GROUP, report, clock.now(), hidden=None)
    await services.wins.edit(draft("More words.", win_id=win.id), clock.now())
    assert (await services.wins.get(GROUP, win.id)).hidden is None


@pytest.mark.parametrize("hidden", [reports.SENT_BACK, reports.BY_COORDINATOR])
async def test_an_edit_after_a_coordinator_looked(
    services: Services, clock: StandingClock, win: Win, hidden: str
) -> None:
    """What was sent back is shown again, unless another report about a student is open."""
    now = clock.now()
    await services.reports.settle(
        GROUP, await tell(services, clock, student=True), now, hidden=hidden, note="A name."
    )
    await services.wins.edit(draft("No name.", win_id=win.id), now)
    after = await services.wins.get(GROUP, win.id)
    assert (after.hidden, after.note) == (None, None)

    first = await tell(services, clock, student=True)
    await tell(services, clock, student=True)
    await services.reports.settle(GROUP, first, now, hidden=hidden)
    await services.wins.edit(draft("Still no name.", win_id=win.id), now)
    assert (await services.wins.get(GROUP, win.id)).hidden == reports.REPORTED


async def test_nothing_to_do(services: Services, clock: StandingClock, win: Win) -> None:
    """A report that needs nothing leaves the post hidden, or shown, and its note there."""
    now = clock.now()
    first = await tell(services, clock, student=False)
    second = await tell(services, clock, student=False)
    await services.reports.settle(GROUP, first, now, hidden=reports.SENT_BACK, note="A name.")
    await services.reports.settle(GROUP, second, now, hidden=reports.LEAVE)
    after = await services.wins.get(GROUP, win.id)

    assert (after.hidden, after.note) == (reports.SENT_BACK, "A name.")
    assert await services.reports.open(GROUP) == []


async def test_the_buttons_of_a_report(world: World) -> None:
    """To show a post again is offered only where it is hidden; else nothing need be done."""
    await world.dana.slash(world.channel, "win share", story="A cart by the doors.")
    post = world.posts()[0]
    offered = []
    for about in ("other", "student"):
        form = await world.luis.context_menu(world.channel, words.TELL_COORDINATOR, post)
        await world.luis.submit_modal(form, {"about": [about], "words": "look"})
        today = await world.marta.slash(world.channel, "coordinator today")
        offered.append(buttons(answer(await world.marta.click(answer(today), label="Look at 1"))))

    assert offered[0][words.CLOSE_REPORT].startswith("report:close")
    assert words.RESTORE not in offered[0]
    assert offered[1][words.RESTORE].startswith("report:restore")


async def test_a_note_about_what_went_meanwhile(world: World) -> None:
    """A coordinator who looked before its author took a post back is told, and has the note."""
    await world.dana.slash(world.channel, "win share", story="A cart by the doors.")
    form = await world.luis.context_menu(world.channel, words.TELL_COORDINATOR, world.posts()[0])
    await world.luis.submit_modal(form, {"about": ["other"], "words": "look"})
    today = await world.marta.slash(world.channel, "coordinator today")
    shown = await world.marta.click(answer(today), label="Look at 1")
    note = await world.marta.click(answer(shown), label=words.SEND_BACK)
    (win,) = await world.services.wins.mine(world.guild.id, world.dana.id)
    await world.services.wins.remove(world.guild.id, win.id, world.dana.id, world.clock.now())
    told = await world.marta.submit_modal(note, {"note": "Which cart is it?"})

    assert text(told).startswith(words.REPORT_GONE)
    assert "Which cart is it?" in text(told)
    assert await world.services.reports.open(world.guild.id) == []


async def test_old_reports(
    database: Database, services: Services, agenda: Agenda, clock: StandingClock, tmp_path: Path
) -> None:
    """Two months after it was closed, a report is gone; an open one stays."""
    keeping = Housekeeping(services, tmp_path, set)
    agenda.register(keeping)
    async with database.write() as connection:
        for number, closed in enumerate((None, 59, 61)):
            at = None if closed is None else clock.now() - timedelta(days=closed)
            values = {"guild_id": GROUP, "reporter_id": LUIS, "channel_id": 5, "student": False}
            await connection.execute(
                insert(ReportRow).values(
                    **values, message_id=number, created_at=clock.now(), closed_at=at
                )
            )
    await agenda.plan([keeping.next_row(clock.now() - timedelta(days=1))])
    await agenda.tick()
    await agenda.settled()

    async with database.read() as connection:
        left = (await connection.execute(select(ReportRow.message_id))).scalars().all()
    assert sorted(left) == [0, 1]
