"""What is kept about tries, on both databases: told once, thanked once, forgotten whole."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from bot.agenda.tables import AgendaRow
from bot.kit.errors import NotFound, NotYours, Refusal
from bot.kit.personal import Person
from bot.members.rules import Notice
from bot.wins import try_words
from bot.wins.reactions import TRIED
from bot.wins.rules import WinDraft
from bot.wins.tries import THANKED, TOLD, TryCount
from tests.agenda.rows import about

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock

GROUP, DANA, LUIS = 1, 10, 20
STORY = "We put a blind date with a book cart by the doors."
LINE = "I used brown bags, and it was empty by noon."


async def win_of(services: Services, clock: StandingClock) -> int:
    """A win of Dana's."""
    shared = await services.wins.share(WinDraft(GROUP, DANA, "Dana", STORY), clock.now())
    return shared.win.id


async def rows(database: Database, kind: str) -> list[tuple[str, str, str]]:
    """Every row of a kind: subject, occurrence, state."""
    async with database.read() as connection:
        found = await connection.execute(
            select(AgendaRow.__table__).where(AgendaRow.kind == kind).order_by(AgendaRow.id)
        )
        return [(about(row), row.occurrence, row.state) for row in found]


async def answered(services: Services, clock: StandingClock, said: str = "worked") -> int:
    """A win that Luis tried, and what he said."""
    win_id, now = await win_of(services, clock), clock.now()
    await services.reactions.try_it(GROUP, win_id, LUIS, "Luis", now, now + timedelta(days=14))
    await services.reactions.answer_try(GROUP, win_id, LUIS, said, now)
    return win_id


async def test_told_once(database: Database, services: Services, clock: StandingClock) -> None:
    """A line that comes soon goes with the news; the author reads one message, not two."""
    win_id, now = await answered(services, clock), clock.now()
    assert await rows(database, TOLD) == [(f"{win_id}:{LUIS}", "", "waiting")]
    await services.tries.send_line(GROUP, win_id, LUIS, f" {LINE}\n", now)

    assert await rows(database, TOLD) == [(f"{win_id}:{LUIS}", "line", "waiting")]
    found = await services.tries.get(GROUP, win_id, LUIS)
    assert found is not None
    assert found[1].line == LINE
    with pytest.raises(NotYours):
        await services.tries.send_line(GROUP, win_id, LUIS, "Another.", now)


async def test_thanked_once(database: Database, services: Services, clock: StandingClock) -> None:
    """Ten presses at once are one thank you."""
    win_id, now = await answered(services, clock), clock.now()
    pressed = await asyncio.gather(
        *(services.tries.thank(GROUP, win_id, DANA, LUIS, now) for _ in range(10)),
        return_exceptions=True,
    )

    assert pressed.count(None) == 1
    assert await rows(database, THANKED) == [(f"{win_id}:{LUIS}", "", "waiting")]


async def test_what_is_refused(services: Services, clock: StandingClock) -> None:
    """Empty and endless lines, another group, a try that nobody made."""
    win_id, now = await answered(services, clock), clock.now()
    for line, sentence in ((" \n", try_words.LINE_EMPTY), ("x" * 4_000, "200 characters")):
        with pytest.raises(Refusal, match=sentence[:20]):
            await services.tries.send_line(GROUP, win_id, LUIS, line, now)
    for refused in (
        services.tries.send_line(GROUP + 1, win_id, LUIS, LINE, now),
        services.tries.thank(GROUP + 1, win_id, DANA, LUIS, now),
        services.tries.own(GROUP + 1, win_id, LUIS),
        services.tries.own(None, win_id, DANA),
    ):
        with pytest.raises(NotFound):
            await refused
    assert await services.tries.get(GROUP + 1, win_id, LUIS) is None
    assert await services.tries.count(GROUP + 1, win_id) == TryCount()


async def test_taken_back_while_it_is_asked(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """What may have reached Discord stays in the books, so that it is not asked once more."""
    win_id, now = await win_of(services, clock), clock.now()
    await services.reactions.try_it(GROUP, win_id, LUIS, "Luis", now, now)
    async with database.write() as connection:
        await connection.execute(
            update(AgendaRow).where(AgendaRow.kind == TRIED).values(state="claimed", attempts=1)
        )
    back = await services.reactions.try_it(GROUP, win_id, LUIS, "Luis", now, now)
    again = await services.reactions.try_it(GROUP, win_id, LUIS, "Luis", now, now)

    assert (back, again) == ("taken back", "asked before")
    assert await rows(database, TRIED) == [(f"{win_id}:{LUIS}", "", "claimed")]


async def test_forgetting(database: Database, services: Services, clock: StandingClock) -> None:
    """Anyone who forgets is in no news that waits for others, and is asked nothing."""
    win_id, now = await answered(services, clock), clock.now()
    await services.members.arrive(GROUP, DANA, "Dana", now)
    await services.members.let_wait(Notice(GROUP, DANA, TOLD, win_id, LUIS), now)
    await services.tries.send_line(GROUP, win_id, LUIS, LINE, now)
    exported = await services.privacy.export(Person(GROUP, LUIS))
    assert exported.sheets["what I try"][0]["line"] == LINE
    await services.privacy.forget(Person(GROUP, LUIS), now)

    for kind in (TRIED, TOLD, THANKED):
        assert await rows(database, kind) == []
    assert await services.members.notices(GROUP, DANA) == []
    assert await services.tries.get(GROUP, win_id, LUIS) is None


async def test_what_travelled(services: Services, clock: StandingClock) -> None:
    """Ideas that worked for somebody in a period, most of them first; of this group alone."""
    now, day = clock.now(), timedelta(days=1)
    first, second, third = [
        (await services.wins.share(WinDraft(GROUP, DANA, "Dana", story), now)).win.id
        for story in ("One.", "Two.", "Three.")
    ]
    said = {(first, 1): "worked", (second, 1): "changed", (second, 2): "worked"}
    said |= {(second, 3): "not_yet", (third, 1): "not_yet"}
    for (win_id, member_id), one in said.items():
        await services.reactions.try_it(GROUP, win_id, member_id, "Somebody", now, now)
        await services.reactions.answer_try(GROUP, win_id, member_id, one, now)
    found = await services.tries.travelled(GROUP, now, now + day)

    assert [(win.id, count) for win, count in found] == [
        (second, TryCount(3, 2)),
        (first, TryCount(1, 1)),
    ]
    assert await services.tries.travelled(GROUP, now - day, now) == []
    assert await services.tries.travelled(GROUP + 1, now, now + day) == []
    assert await services.tries.count(GROUP, second) == TryCount(3, 2)
