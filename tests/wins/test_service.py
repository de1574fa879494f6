"""Wins, as they are kept, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from bot.agenda.tables import AgendaRow
from bot.kit.errors import NotFound, NotYours
from bot.removed.tables import RemovedRow
from bot.wins import posts, reactions, service
from bot.wins.rules import WinDraft
from bot.wins.tables import WinRow
from tests.agenda.rows import about

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock

GROUP, OTHER = 1_001, 2_002
DANA, LUIS, PRIYA = 11, 12, 13


def draft(story: str = "A book cart by the doors.", **values: object) -> WinDraft:
    """A draft of Dana's."""
    return replace(WinDraft(GROUP, DANA, "Dana Whitehorse", story), **values)  # type: ignore[arg-type] # a test's own values


async def planned(database: Database, kind: str) -> list[tuple[str, str]]:
    """Subject and state of every row of a kind."""
    async with database.read() as connection:
        rows = await connection.execute(select(AgendaRow.__table__).where(AgendaRow.kind == kind))
        return [(about(row), row.state) for row in rows]


async def test_a_win_owes_its_post(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """The win and the row that owes its post are committed together."""
    shared = await services.wins.share(draft(thanks="the crew"), clock.now())

    assert shared.due is not None
    assert await services.wins.get(GROUP, shared.win.id) == shared.win
    assert await planned(database, posts.POST) == [(str(shared.win.id), "claimed")]


async def test_another_groups_win(services: Services, clock: StandingClock) -> None:
    """An id from another group is not found, whatever one does with it."""
    win = (await services.wins.share(draft(), clock.now())).win
    wins, now = services.wins, clock.now()

    for attempt in (
        wins.get(OTHER, win.id),
        wins.get_own(OTHER, win.id, DANA),
        wins.edit(draft("x", guild_id=OTHER, win_id=win.id), now),
        wins.remove(OTHER, win.id, DANA, now),
        wins.consent(OTHER, win.id, DANA, "named"),
        services.reactions.cheer(OTHER, win.id, LUIS, "Luis", now),
        services.reactions.try_it(OTHER, win.id, LUIS, "Luis", now, now),
        services.reactions.answer_try(OTHER, win.id, LUIS, "worked", now),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert (await wins.find(OTHER, "cart")).documents == []
    assert await wins.get(GROUP, win.id) == win


async def test_someone_elses_win(services: Services, clock: StandingClock) -> None:
    """Only the author edits, removes, or says how far it may travel."""
    win = (await services.wins.share(draft(), clock.now())).win
    wins, now = services.wins, clock.now()

    for attempt in (
        wins.edit(draft("x", author_id=LUIS, win_id=win.id), now),
        wins.remove(GROUP, win.id, LUIS, now),
        wins.consent(GROUP, win.id, LUIS, "named"),
    ):
        with pytest.raises(NotYours):
            await attempt
    assert await wins.get(GROUP, win.id) == win


async def test_removing_is_noted(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """The words go from the table and from the search; that it was removed is noted.

    A post that is on its way is found by its row, and goes too.
    """
    win = (await services.wins.share(draft(), clock.now())).win
    await services.wins.remove(GROUP, win.id, DANA, clock.now())

    assert (await services.wins.find(GROUP, "cart")).documents == []
    async with database.read() as connection:
        noted = select(RemovedRow.kind, RemovedRow.subject)
        assert (await connection.execute(noted)).all() == [("win", str(win.id))]
        assert (await connection.execute(select(WinRow.id))).all() == []
    assert await planned(database, posts.POST) == [(str(win.id), "claimed")]

    again = (await services.wins.share(draft(), clock.now())).win
    assert again.id > win.id


async def test_two_cheer_at_once(services: Services, clock: StandingClock) -> None:
    """Cheers are one per member, also when many press in the same instant."""
    win = (await services.wins.share(draft(), clock.now())).win
    people = range(20, 40)
    await asyncio.gather(
        *(services.reactions.cheer(GROUP, win.id, one, f"N{one}", clock.now()) for one in people)
    )

    assert (await services.wins.get(GROUP, win.id)).cheers == len(people)

    presses = await asyncio.gather(
        *(services.reactions.cheer(GROUP, win.id, LUIS, "Luis", clock.now()) for _ in range(6))
    )
    # Whichever came last, six presses of one person take back what they gave.
    assert (await services.wins.get(GROUP, win.id)).cheers == len(people)
    assert sorted(presses) == [False] * 3 + [True] * 3


async def test_own_cheer(services: Services, clock: StandingClock) -> None:
    """Nobody cheers for themselves."""
    win = (await services.wins.share(draft(), clock.now())).win

    with pytest.raises(NotYours):
        await services.reactions.cheer(GROUP, win.id, DANA, "Dana", clock.now())


async def test_the_count_is_renewed_at_most_once_in_five_seconds(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Presses within five seconds plan one edit of the post."""
    win = (await services.wins.share(draft(), clock.now())).win
    for person in range(50, 60):
        await services.reactions.cheer(GROUP, win.id, person, "x", clock.now())
        clock.advance(timedelta(milliseconds=400))
    within = await planned(database, posts.RENDER)
    clock.advance(timedelta(seconds=5))
    await services.reactions.cheer(GROUP, win.id, 99, "x", clock.now())

    assert len(within) == 1
    assert len(await planned(database, posts.RENDER)) == 2


async def test_trying_is_asked_once(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """A try plans one question, taking it back drops it, and an answer ends it."""
    win = (await services.wins.share(draft(), clock.now())).win
    wins, now = services.reactions, clock.now()
    later = now + timedelta(days=14)

    assert await wins.try_it(GROUP, win.id, LUIS, "Luis", now, later) == "noted"
    assert await planned(database, reactions.TRIED) == [(f"{win.id}:{LUIS}", "waiting")]
    assert await wins.try_it(GROUP, win.id, LUIS, "Luis", now, later) == "taken back"
    assert await planned(database, reactions.TRIED) == []
    assert await wins.try_it(GROUP, win.id, LUIS, "Luis", now, later) == "noted"
    await wins.answer_try(GROUP, win.id, LUIS, "worked", now)
    assert await wins.still_tries(GROUP, win.id, LUIS) is None
    with pytest.raises(NotYours):
        await wins.answer_try(GROUP, win.id, LUIS, "changed", now)
    with pytest.raises(NotYours):
        await wins.try_it(GROUP, win.id, LUIS, "Luis", now, later)


async def test_a_draft_is_posted_once(services: Services, clock: StandingClock) -> None:
    """Who presses twice at once posts once; the other press is told that it is done."""
    kept = await services.win_drafts.keep(draft(), clock.now())
    results = await asyncio.gather(
        *(services.wins.share(kept, clock.now()) for _ in range(5)), return_exceptions=True
    )

    assert sum(isinstance(one, service.ChangedWin) for one in results) == 1
    assert sum(isinstance(one, NotFound) for one in results) == 4
    assert (await services.wins.totals(GROUP, DANA))[0] == 1


async def test_a_draft_is_ones_own(services: Services, clock: StandingClock) -> None:
    """Nobody sees another's draft, nor one from another group."""
    kept = await services.win_drafts.keep(draft(), clock.now())

    assert await services.win_drafts.get(GROUP, kept.id, DANA) == kept
    for guild, member in ((GROUP, LUIS), (OTHER, DANA)):
        with pytest.raises(NotFound):
            await services.win_drafts.get(guild, kept.id, member)


async def test_a_moderator_deletes_the_post(services: Services, clock: StandingClock) -> None:
    """The win goes with its post; another message's deletion changes nothing."""
    win = (await services.wins.share(draft(), clock.now())).win
    async with services.wins._database.write() as connection:
        await connection.execute(text("UPDATE wins SET channel_id = 5, message_id = 77"))

    assert await services.wins.deleted_by_moderator(78, clock.now()) is None
    gone = await services.wins.deleted_by_moderator(77, clock.now())
    assert gone is not None
    assert gone.id == win.id
    assert (await services.wins.totals(GROUP, DANA))[0] == 0


async def test_a_report_about_a_student_hides_at_once(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """The post is hidden with the report; settling it shows it again; twice is refused."""
    win = (await services.wins.share(draft(), clock.now())).win
    async with database.write() as connection:
        await connection.execute(text("UPDATE wins SET channel_id = 5, message_id = 77"))
    reports, now = services.reports, clock.now()
    hidden = await reports.report(GROUP, LUIS, 5, 77, student=True, words="look", now=now)

    assert hidden == [win.id]
    assert (await services.wins.get(GROUP, win.id)).hidden
    (report,) = await reports.open(GROUP)
    assert await reports.open(OTHER) == []
    with pytest.raises(NotFound):
        await reports.settle(OTHER, report.id, now, hidden=None)
    await reports.settle(GROUP, report.id, now, hidden=None)
    assert (await services.wins.get(GROUP, win.id)).hidden is None
    with pytest.raises(NotFound):
        await reports.settle(GROUP, report.id, now, hidden=None)
    assert await reports.open(GROUP) == []
