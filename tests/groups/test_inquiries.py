"""*Ask a coordinator*: it's kept, comes up again, and who asked isn't left waiting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.agenda import planning
from bot.groups import inquiries, promises, words
from bot.groups import inquiry_words as said
from bot.kit import calendar
from bot.kit.errors import NotFound
from bot.kit.personal import Person
from bot.school.clock import SchoolYear
from bot.school.holidays import Break
from tests.discord import answer, text
from tests.ui.telling import chooses, dms

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock
    from tests.discord import World

ASKED = "May I bring a guest to the chat?"
ANSWERED = "Yes, please do."


async def ask(world: World) -> str:
    """Let Dana ask, by the button under /help; return what she reads."""
    helped = answer(await world.dana.slash(world.general, "help"))
    form = await world.dana.click(helped, label=words.ASK_LABEL)
    return text(await world.dana.submit_modal(form, {"words": ASKED}))


async def days(world: World, count: int) -> list[str]:
    """Go on by days; return what the coordinators' channel was told on each morning."""
    before = len(world.posts(world.desk))
    for _ in range(count):
        await world.advance(hours=4)
        await world.advance(hours=20)
    return [post.content for post in world.posts(world.desk)[before:]]


@pytest.fixture
async def desk(world: World) -> World:
    """The group with a channel for its coordinators."""
    await world.services.groups.change(
        world.guild.id, world.clock.now(), coordinator_channel_id=world.desk.id
    )
    return world


async def test_there_and_back(world: World) -> None:
    """It's in the coordinators' list, and the answer comes back to who asked."""
    await chooses(world, world.dana, reach="dm")
    sent = await ask(world)
    listed = await world.marta.slash(world.general, "coordinator today")
    read = text(listed)
    form = await world.marta.click(answer(listed), label="Answer Dana Whitehorse")
    done = await world.marta.submit_modal(form, {"answer": ANSWERED})
    after = await world.marta.slash(world.general, "coordinator today")

    assert sent.startswith("**Sent.** Marta Olson")
    assert ASKED in read
    assert "Dana Whitehorse" in text(done)
    assert ASKED not in text(after)
    (message,) = dms(world.dana)
    assert ASKED in message.content
    assert ANSWERED in message.content


async def test_reminded(desk: World) -> None:
    """It comes up on the next school day and three after, in one silent line."""
    await ask(desk)
    await ask(desk)
    mornings = [await days(desk, 1) for _ in range(6)]
    line = said.REMINDER.format(things=f"2 {said.THINGS}")

    assert mornings == [[line], [], [], [line], [], []]
    assert all(post.flags.silent for post in desk.posts(desk.desk))


async def test_nothing_waits(desk: World) -> None:
    """Once it's answered nobody is reminded, and who asked isn't told that nobody answers."""
    await ask(desk)
    (one,) = await desk.services.inquiries.open(desk.guild.id)
    await desk.services.inquiries.answer(desk.guild.id, one.id, ANSWERED, desk.clock.now())

    assert await days(desk, 9) == []
    notes = await desk.services.members.notices(desk.guild.id, desk.dana.id)
    assert [one.kind for one in notes] == ["inquiry.answered"]


async def test_nobody_answers(world: World) -> None:
    """After five school days who asked hears so, with another way."""
    await chooses(world, world.dana, reach="dm")
    await ask(world)
    await days(world, 6)  # until Sunday
    before = dms(world.dana)
    await days(world, 2)

    assert before == []
    (message,) = dms(world.dana)
    assert message.content.startswith(said.LATE.partition("{")[0])
    assert "Marta Olson" in message.content


async def test_service(database: Database, services: Services, clock: StandingClock) -> None:
    """Once answered it can't be answered again; another group doesn't see it; it's forgotten."""
    asked, now = services.inquiries, clock.now()
    await asked.ask(1, 7, ASKED, now)
    (one,) = await asked.open(1)
    assert await asked.open(2) == []
    assert await asked.get(2, one.id) is None
    with pytest.raises(NotFound):
        await asked.answer(2, one.id, ANSWERED, now)
    await asked.answer(1, one.id, ANSWERED, now)
    with pytest.raises(NotFound):
        await asked.answer(1, one.id, "No.", now)
    answered = await asked.get(1, one.id)
    assert answered is not None
    assert answered.answer == ANSWERED

    await services.privacy.forget(Person(1, 7), now)
    assert await asked.get(1, one.id) is None


async def test_a_break_in_between(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """Two school days off move the second reminder, and when who asked hears; back again too."""
    now = clock.now()  # a Monday
    await services.inquiries.ask(1, 7, ASKED, now)
    usual = SchoolYear.default(now.date())
    off = Break(date(2026, 9, 16), date(2026, 9, 17), "Storm days")
    before = await promised(database, services)
    await services.groups.set_school(1, replace(usual, breaks=(*usual.breaks, off)), now)
    moved = await promised(database, services)
    await services.groups.set_school(1, usual, now)

    assert before == ["Tue 15", "Fri 18", "Mon 21"]
    assert moved == ["Tue 15", "Tue 22", "Wed 23"]
    assert await promised(database, services) == before


async def promised(database: Database, services: Services) -> list[str]:
    """Return the days of the reminders, and the one on which who asked hears."""
    zone = (await services.groups.school(1)).zone
    async with database.read() as connection:
        rows = [
            one
            for kind in (promises.REMINDER, inquiries.LATE)
            for one in await planning.open_occurrences(connection, 1, kind)
        ]
    return [f"{calendar.local(one.due_at, zone):%a %d}" for one in rows]
