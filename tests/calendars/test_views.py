"""Calendars outside Discord, as members and coordinators see them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.calendars import source_words, words
from bot.documents import flyer_words
from bot.meetups import words as meetup_words
from tests.calendars.test_sources import event, file
from tests.discord import answer, buttons, text
from tests.meetups.test_meeting import post, ready, set_up

if TYPE_CHECKING:
    from tests.discord import World


async def test_to_a_calendar(world: World) -> None:
    """Under the post there's a file of it; with a reminder if asked; and one of all dates."""
    await ready(world)
    found = await set_up(world)
    assert words.ADD in buttons(found)
    shown = await world.luis.click(post(world), label=words.ADD)

    assert text(shown).startswith("Here's **What are you reading?** for your calendar")
    assert [one.filename for one in answer(shown).attachments] == [words.FILE_NAME]
    reminding = await world.luis.click(answer(shown), label=words.WITH_REMINDER)
    assert "15 minutes before" in text(reminding)
    nothing = await world.luis.click(answer(shown), label=words.MINE)
    assert text(nothing) == words.MINE_NOTHING
    await world.luis.click(post(world), label="I'm coming")
    mine = await world.luis.click(answer(shown), label=words.MINE)
    assert "1 date you're coming to" in text(mine)
    assert [one.filename for one in answer(mine).attachments] == [words.MINE_NAME]


async def test_flyer(world: World) -> None:
    """Its organizer gets a page, a Word file and an e-mail; others don't see the button."""
    await ready(world)
    await set_up(world)
    shown = await world.dana.click(post(world), label="Details")
    made = await world.dana.click(answer(shown), label=flyer_words.BUTTON)

    assert [one.filename for one in answer(made).attachments] == [
        flyer_words.PAGE_NAME,
        flyer_words.WORD_NAME,
    ]
    assert "Subject: What are you reading?, Wednesday, September 16" in text(made)
    assert flyer_words.BUTTON not in buttons(
        answer(await world.luis.click(post(world), label="Details"))
    )


async def test_coordinators_have_the_address(world: World) -> None:
    """They make one, change it and stop it; members read it with their file."""
    await ready(world)
    await set_up(world)
    world.client.settings = replace(world.client.settings, public_url="https://library.example.org")
    by_hand = await world.post_by_hand("meetup:settings")
    settings = await world.marta.click(by_hand, custom_id="meetup:settings")
    panel = await world.marta.click(answer(settings), label=words.FEED)
    assert text(panel) == words.FEED_OFF
    on = await world.marta.click(answer(panel), label=words.FEED_MAKE)
    assert "https://library.example.org/calendars/" in text(on)
    before = text(on)
    file = await world.luis.click(post(world), label=words.ADD)
    assert "https://library.example.org/calendars/" in text(file)
    renewed = await world.marta.click(answer(on), label=words.FEED_RENEW)
    assert text(renewed) != before
    off = await world.marta.click(answer(renewed), label=words.FEED_STOP)
    assert text(off) == words.FEED_OFF


async def test_how_many_came(world: World) -> None:
    """Once it has begun, its organizer enters a number; a name isn't one."""
    await ready(world)
    await set_up(world)
    shown = await world.dana.click(post(world), label="Details")
    assert meetup_words.TURNOUT not in buttons(answer(shown))
    await world.advance(days=2.5)
    shown = await world.dana.click(post(world), label="Details")
    form = await world.dana.click(answer(shown), label=meetup_words.TURNOUT)
    refused = await world.dana.submit_modal(form, {"people": "Ana and Ben"})
    assert text(refused).startswith(meetup_words.TURNOUT_NOT_READ)
    form = await world.dana.click(answer(shown), label=meetup_words.TURNOUT)
    kept = await world.dana.submit_modal(form, {"people": "14 teachers came"})

    assert text(kept).startswith("14 people at **What are you reading?**")
    assert meetup_words.TURNOUT not in buttons(
        answer(await world.luis.click(post(world), label="Details"))
    )


async def test_another_calendar(world: World) -> None:
    """A coordinator adds a file and ticks an event; it's in the line of the week, and no more."""
    await ready(world)
    by_hand = await world.post_by_hand("meetup:settings")
    settings = await world.marta.click(by_hand, custom_id="meetup:settings")
    panel = await world.marta.click(answer(settings), label=source_words.PANEL)
    assert source_words.ADD_LINK not in buttons(answer(panel))
    form = await world.marta.click(answer(panel), label=source_words.ADD_FILE)
    content = file(event("Board night", "20260924T180000", "board", "LOCATION:Central office"))
    read = await world.marta.submit_modal(form, {"file": ("district.ics", content)})
    assert "**Prairie District**: I read 1 event." in text(read)
    parts = [part for row in answer(read).components for part in row.get("components", ())]
    (menu,) = [one for one in parts if one["custom_id"].startswith("calendar:pick")]
    (option,) = menu["options"]
    ticked = await world.marta.select(answer(read), [option["value"]], custom_id=menu["custom_id"])
    assert text(ticked).startswith(source_words.PICK_SAVED)
    await world.until(datetime(2026, 9, 21, 12, 20, tzinfo=UTC))

    line = f"- Board night, <t:{datetime(2026, 9, 24, 23, tzinfo=UTC).timestamp():.0f}:F>, Central"
    assert line in world.posts()[-1].content
