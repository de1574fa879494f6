"""What a coordinator sees of the week, and what running and skipping do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from discord.utils import format_dt

from bot.agenda import words
from bot.agenda.agenda import Handler
from bot.agenda.occurrences import (
    OUT_OF_TIME,
    Coming,
    Done,
    Dropped,
    Failed,
    Past,
    Planned,
    Retry,
)
from bot.kit.text import CONTENT_LIMIT
from bot.ui import words as ui_words
from bot.weekly.greeters import UNANSWERED
from cogs.groups import week_cards
from tests.conftest import MONDAY
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome
    from bot.kit.database import Connection
    from tests.discord import World

KIND = "test.weekly"
WHAT = "The week's post"
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


class Weekly(Handler):
    """Happens every week, and ends as it is told to."""

    kind = KIND

    def __init__(self) -> None:
        self.outcome: Outcome = Done()
        self.delivered = 0

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Count it."""
        self.delivered += 1
        return self.outcome

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan the next week's."""
        return () if isinstance(outcome, Retry) else [row(due.guild_id, now)]


def row(guild_id: int, now: datetime) -> Planned:
    """The first Friday after an instant."""
    friday = MONDAY + 4 * DAY
    while friday <= now:
        friday += WEEK
    return Planned(KIND, guild_id, 0, friday, friday + DAY, f"{friday:%Y-%m-%d}")


@pytest.fixture
async def weekly(world: World) -> Weekly:
    """Something that waits for Friday."""
    handler = Weekly()
    world.client.agenda.register(handler)
    world.client.kinds = {KIND: WHAT}  # what other features plan is not looked at here
    await world.client.agenda.plan([row(world.guild.id, world.clock.now())])
    await world.marta.slash(world.general, "help")
    return handler


async def seen(world: World) -> str:
    """What the list says."""
    return text(await world.marta.slash(world.general, "coordinator week"))


async def press(world: World, label: str) -> str:
    """What a coordinator reads after pressing a button of the list, and yes."""
    shown = answer(await world.marta.slash(world.general, "coordinator week"))
    asked = answer(await world.marta.click(shown, label=label))
    return text(await world.marta.click(asked, label=yes(label)))


def yes(label: str) -> str:
    """The button that says yes to another."""
    return words.RUN_YES if label.startswith("Run") else words.SKIP_YES


async def coming(world: World) -> list[datetime]:
    """When this runs next, within five weeks."""
    until = world.clock.now() + 5 * WEEK
    return [one.due_at for one in await world.client.agenda.coming(world.guild.id, [KIND], until)]


async def test_an_empty_week(world: World) -> None:
    """Where nothing ran and nothing waits, it says so."""
    world.client.kinds = {}
    await world.marta.slash(world.general, "help")
    shown = answer(await world.marta.slash(world.general, "coordinator week"))

    assert shown.content == "\n".join(
        (words.PAST, words.NOTHING_RAN, "", words.COMING, words.NOTHING_COMES)
    )
    assert not buttons(shown)


async def test_members(world: World, weekly: Weekly) -> None:
    """A member who gets hold of a button is refused, and nothing happens."""
    shown = answer(await world.marta.slash(world.general, "coordinator week"))
    run = buttons(shown)[words.RUN.format(number=1)]
    (waiting,) = await world.client.agenda.coming(world.guild.id, [KIND], MONDAY + WEEK)

    assert run == f"agenda:run:{waiting.id}"
    assert await world.client.agenda.run_now(1, waiting.id, [KIND]) is None
    assert await world.client.agenda.skip(1, waiting.id, [KIND]) is None
    assert await world.client.agenda.skip(world.guild.id, waiting.id, ["other"]) is None
    assert weekly.delivered == 0


async def test_run_now(world: World, weekly: Weekly) -> None:
    """What runs early runs once; the next one is next week's."""
    told = await press(world, words.RUN.format(number=1))
    await world.tick()

    assert told.startswith(words.IS_DONE)
    assert f"- {WHAT}: <t:" in told
    assert weekly.delivered == 1
    assert await coming(world) == [MONDAY + 4 * DAY + WEEK]


@pytest.mark.parametrize(
    ("outcome", "trouble"),
    [
        (Retry("Missing Permissions (50013)", refused=True), "refused"),
        (Retry("Discord answered 503", away=True), "away"),
        (Retry("its post is not there yet"), None),
    ],
)
async def test_run_now_does_not_work(
    world: World, weekly: Weekly, outcome: Retry, trouble: str | None
) -> None:
    """What does not work early keeps its time; why is said without anything technical."""
    weekly.outcome = outcome
    told = await press(world, words.RUN.format(number=1))

    assert told.startswith(words.IS_NOT_DONE[trouble])
    assert outcome.reason not in told
    assert words.NOT_YET.get(trouble or "", "") in told
    assert await coming(world) == [MONDAY + 4 * DAY]


async def test_skip(world: World, weekly: Weekly) -> None:
    """What is skipped does not happen; the week after it does."""
    told = await press(world, words.SKIP.format(number=1))
    await world.advance(days=5)
    before = weekly.delivered
    await world.advance(days=7)

    assert told.startswith(words.IS_SKIPPED)
    assert words.WAS_SKIPPED in told
    assert (before, weekly.delivered) == (0, 1)


@pytest.mark.parametrize("label", [words.RUN, words.SKIP])
async def test_pressed_again(world: World, weekly: Weekly, label: str) -> None:
    """Who presses a second time on an old list reads that it waits no more."""
    shown = answer(await world.marta.slash(world.general, "coordinator week"))
    other = answer(await world.marta.slash(world.general, "coordinator week"))
    first = answer(await world.marta.click(shown, label=words.RUN.format(number=1)))
    second = answer(await world.marta.click(other, label=label.format(number=1)))
    await world.marta.click(first, label=words.RUN_YES)
    told = text(await world.marta.click(second, label=yes(label)))

    assert told.startswith(words.IS_GONE)
    assert weekly.delivered == 1


@pytest.mark.parametrize("label", [words.RUN, words.SKIP])
async def test_asked_first(world: World, weekly: Weekly, label: str) -> None:
    """What happens for everyone is asked first; going back changes nothing."""
    shown = answer(await world.marta.slash(world.general, "coordinator week"))
    asked = await world.marta.click(shown, label=label.format(number=1))
    question = text(asked)
    back = text(await world.marta.click(answer(asked), label=words.NOT_NOW))

    assert WHAT in question
    assert weekly.delivered == 0
    assert back.startswith(words.PAST)
    assert await coming(world) == [MONDAY + 4 * DAY]


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Failed("the channel isn't there anymore"), "The channel isn't there anymore."),
        (Dropped(OUT_OF_TIME), words.TOO_LATE),
        (Dropped("it was answered, or is not shown"), None),
        (Done(), ""),
    ],
)
async def test_what_became_of_it(
    world: World, weekly: Weekly, outcome: Outcome, expected: str | None
) -> None:
    """What came stands there, and what didn't with why; what nobody needed isn't missed."""
    weekly.outcome = outcome
    await world.advance(days=4)
    told, _, _ = (await seen(world)).partition(words.COMING)

    assert (WHAT in told) == (expected is not None)
    assert ("didn't go out" in told) == bool(expected)
    assert (expected or "") in told


async def test_late(world: World, weekly: Weekly) -> None:
    """What came late is called so."""
    world.clock.advance(4 * DAY + timedelta(hours=2))
    await world.tick()

    assert words.LATE in await seen(world)


async def test_other_rows(world: World, weekly: Weekly) -> None:
    """Another server's rows are not shown, nor kinds without words."""
    before = await seen(world)
    nameless = Planned("a.kind", world.guild.id, 0, MONDAY, MONDAY + DAY)
    await world.client.agenda.plan([row(1, MONDAY), nameless])

    assert await seen(world) == before


async def test_before_setup(new_world: World) -> None:
    """Before setup it says who can run it."""
    result = await new_world.marta.slash(new_world.general, "coordinator week")

    assert ui_words.NOT_SET_UP in text(result)


def test_much_of_it() -> None:
    """However much ran and waits, it fits into one message, alike things in one line."""
    kinds = {f"kind{number}": "w" * 80 for number in range(60)}
    past = [Past(kind, "failed", MONDAY, False, "r" * 300) for kind in kinds for _ in range(3)]
    waiting = [Coming(1, kind, MONDAY, 1, "refused") for kind in kinds]
    told = week_cards.week(past, week_cards.numbered(waiting, 1), kinds, "")

    assert len(told) <= CONTENT_LIMIT
    assert "7. " in told
    assert words.MORE.format(count=48) in told


@pytest.mark.parametrize(
    ("count", "late", "said"),
    [
        (1, 0, "The week's post: WHEN."),
        (1, 1, "The week's post: WHEN, later than planned."),
        (2, 0, "The week's post, twice: last WHEN."),
        (2, 1, "The week's post, twice: last WHEN, 1 of them later than planned."),
        (2, 2, "The week's post, twice: last WHEN, both later than planned."),
        (40, 3, "The week's post, 40 times: last WHEN, 3 of them later than planned."),
        (40, 40, "The week's post, 40 times: last WHEN, all of them later than planned."),
    ],
)
def test_alike(count: int, late: int, said: str) -> None:
    """One line tells of one, two and forty."""
    past = [Past(KIND, "done", MONDAY, one < late, None) for one in range(count)]
    told = week_cards.week(past, week_cards.numbered([], 0), {KIND: WHAT}, "")

    assert told.splitlines()[1] == f"- {said.replace('WHEN', format_dt(MONDAY, 'f'))}"


def test_numbers() -> None:
    """Only what has buttons has a number, from 1 and without a gap, on every page."""
    counts = (2, 1, 12, 1, 1, 1, 1, 1)
    waiting = [Coming(7, KIND, MONDAY, count, None) for count in counts]
    pages = [
        week_cards.week([], week_cards.numbered(waiting, page), {KIND: "a post"}, "")
        for page in (0, 1)
    ]
    lines = [line for page in pages for line in page.splitlines() if "a post" in line]

    assert [line.split()[0] for line in lines] == ["-", "1.", "-", "2.", "3.", "4.", "5.", "6."]
    assert [line.rpartition(", ")[2] for line in lines if line.startswith("-")] == [
        "twice.",
        "12 times.",
    ]


async def test_what_nobody_sees(world: World) -> None:
    """A look that ends in nothing to read isn't on the list, neither before nor after."""
    await world.dana.slash(world.channel, "win share", story="Two readers swapped books.")
    await world.advance(days=1)
    coming = await world.client.agenda.coming(world.guild.id, [UNANSWERED], MONDAY + WEEK)

    assert UNANSWERED not in world.client.kinds
    assert coming
    assert "without a reply" not in await seen(world)
