"""What reaches who chose direct messages: the answer to a proposal, and the asking for dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.celebrations import own_words, words
from bot.reaching.words import STOP
from bot.ui import words as ui_words
from tests.celebrations.test_dates import JANUARY, WEEK, celebrating
from tests.celebrations.test_proposing import DAYS, FORM, propose, ready
from tests.discord import answer, buttons, text
from tests.ui.telling import chooses, dms, waiting

if TYPE_CHECKING:
    from tests.discord import World


async def test_an_answer(world: World) -> None:
    """Who proposed a day is told once, with the group's name and a button that works there."""
    await ready(world)
    await chooses(world, world.dana, reach="dm")
    await propose(world)
    (day,) = await world.services.proposals.waiting(world.guild.id, world.clock.now().date())
    now = world.clock.now()
    await world.services.proposals.approve(world.guild.id, day.id, world.marta.id, now)
    await world.tick()
    await world.restart()
    await world.tick()
    (message,) = dms(world.dana)
    pressed = await world.dana.user.click(message, label=own_words.WHAT_COMES)

    assert message.content.startswith(own_words.TOLD_APPROVED.format(name=FORM["name"], days=DAYS))
    assert "Prairie School Librarians" in message.content
    link = f"https://discord.com/channels/{world.guild.id}"
    assert text(pressed) == own_words.COMES_ELSEWHERE.format(link=link)
    assert await waiting(world, world.dana) == []


async def test_asking(world: World) -> None:
    """A coordinator is asked once, in school hours, and enters the date right there."""
    await celebrating(world, at=JANUARY)
    await chooses(world, world.marta, reach="dm")
    await world.tick()
    await world.tick()
    (message,) = dms(world.marta)
    asked, ways = message.content, list(buttons(message))
    await world.restart()
    user, guild_id = world.marta.user, world.guild.id
    await user.click(message, label=words.DATES)
    menu = f"celebrate:undated:{guild_id}"
    form = await user.select(dms(world.marta)[-1], [WEEK], custom_id=menu)
    missed = await user.submit_modal(form, {"when": "soon"})
    back = buttons(answer(missed))
    form = await user.select(dms(world.marta)[-1], [WEEK], custom_id=menu)
    await user.submit_modal(form, {"when": "April 4 to 10"})
    saved = dms(world.marta)[-1]
    calendar = await world.services.celebrations.calendar(guild_id)

    assert asked.startswith(words.LACKING_ONE)
    assert ways == [words.DATES, STOP]
    assert text(missed).startswith(own_words.WHEN_NOT_READ.format(typed="soon"))
    assert back == {words.DATES: f"celebrate:dates:{guild_id}"}
    assert saved.content.startswith(
        "Saved for your group: **National Library Week**, Sunday, April 4"
    )
    assert words.LACKING_NONE in saved.content
    assert "Prairie School Librarians" in saved.content
    assert saved.components == []
    assert calendar is not None
    assert calendar.dates[WEEK, 2027] == (date(2027, 4, 4), date(2027, 4, 10))


async def test_who_runs_it_no_longer(world: World) -> None:
    """An old message changes nothing for who left the coordinators, and names nobody."""
    await celebrating(world, at=JANUARY)
    await chooses(world, world.marta, reach="dm")
    await world.tick()
    (message,) = dms(world.marta)
    await world.services.groups.drop_coordinator(world.guild.id, world.marta.id)
    told = await world.marta.user.click(message, label=words.DATES)

    assert text(told) == ui_words.COORDINATORS_ONLY.format(names=ui_words.A_COORDINATOR)
