"""Days that nobody announced: coordinators are asked once, and what they enter is the group's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.celebrations import own_words, words
from bot.celebrations.asking import ASK_ONE
from tests.celebrations.groups import switch_on, waiting
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from simcord import InteractionResult

    from tests.discord import World

NOVEMBER = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
JANUARY = datetime(2027, 1, 5, 13, 30, tzinfo=UTC)  # its second school day, 7:30 in Chicago
WEEK = "national-library-week"


async def celebrating(world: World, base: str = "usual", at: datetime = NOVEMBER) -> None:
    """Let the group have a list since autumn."""
    world.clock.at = NOVEMBER
    await switch_on(world)
    await world.services.selections.take_list(world.guild.id, base, NOVEMBER)
    world.clock.at = at


async def form(world: World) -> InteractionResult:
    """Open the form for National Library Week from the panel."""
    upcoming = await world.marta.slash(world.channel, "celebrate upcoming")
    panel = await world.marta.click(answer(upcoming), label=words.CHANGE)
    shown = await world.marta.click(answer(panel), label=words.DATES)
    return await world.marta.select(
        answer(shown), [WEEK], custom_id=f"celebrate:undated:{world.guild.id}"
    )


@pytest.mark.parametrize("typed", ["April 4 to 10", "April 4"])
async def test_entering_one(world: World, typed: str) -> None:
    """A range, or the first day of a week; it is in the calendar at once, and asked for no more."""
    await celebrating(world)
    shown = await form(world)
    saved = await world.marta.submit_modal(shown, {"when": typed})
    told = text(saved)
    april = await world.marta.slash(world.channel, "celebrate show", day=WEEK)

    assert told.startswith(
        words.DATE_SAVED.format(
            name="National Library Week", days="Sunday, April 4 \u2013 Saturday, April 10, 2027"
        )
    )
    assert told.endswith(words.LACKING_NONE)
    assert text(april).startswith(
        "**National Library Week:** Sunday, April 4 \u2013 Saturday, April 10, 2027."
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 April", f"Apr 31 isn't a date. {own_words.WHEN_AGAIN}"),
        ("April or May", own_words.WHEN_NOT_READ.format(typed="April or May")),
        (
            "April 2026",
            own_words.WHEN_PAST.format(days="Wednesday, April 1 \u2013 Thursday, April 30, 2026"),
        ),
        ("second Sunday in April", words.DATE_YEARLY),
    ],
)
async def test_what_is_no_date(world: World, typed: str, sentence: str) -> None:
    """It has its sentence, what was typed, and a way back."""
    await celebrating(world)
    told = await world.marta.submit_modal(await form(world), {"when": typed})

    assert text(told).startswith(sentence)
    assert typed in text(told)
    assert list(buttons(answer(told))) == [words.DATES]


async def test_asked_once_in_january(world: World) -> None:
    """On its second school day each coordinator has it waiting, and the list of the day has it."""
    await celebrating(world, at=JANUARY)
    await world.tick()
    await world.restart()
    await world.tick()
    notes = await world.services.members.notices(world.guild.id, world.marta.id)
    today = text(await world.marta.slash(world.channel, "coordinator today"))
    shown = await world.marta.slash(world.channel, "celebrate upcoming")
    note = await world.marta.click(answer(shown), custom_id="notice:show")
    asked = text(note)
    dates = await world.marta.click(answer(note), label=words.DATES)
    again = text(dates)
    await world.advance(days=20)
    later = text(await world.marta.slash(world.channel, "coordinator today"))

    assert [one.kind for one in notes] == [ASK_ONE]
    assert "**Book days without a date:** National Library Week." in today
    assert words.LACKING_ONE in asked
    assert "The last date I know: Sunday, April 19 \u2013 Saturday, April 25, 2026." in asked
    assert again.startswith(words.LACKING_ONE)
    assert "without a date" not in later
    assert world.posts() == []
    assert await waiting(world.client.agenda._database, ASK_ONE) == []


async def test_nobody_is_asked_for_nothing(world: World) -> None:
    """Where each date is known the asking is dropped, and the next one planned."""
    await celebrating(world, "calm", JANUARY)
    await world.tick()
    notes = await world.services.members.notices(world.guild.id, world.marta.id)

    assert notes == []
    assert [
        row[1] for row in await waiting(world.client.agenda._database, "celebration.dates")
    ] == ["2027-begin"]
