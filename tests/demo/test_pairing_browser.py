"""Coffee, then six weeks with a mentor, in the demo and a real browser, by pressing alone.

The tests of this file happen one after the other in one demo: time never goes back there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.mentors import coordinator_words, pair_words, words
from tests.demo.browsing import (
    DESKTOP,
    PHONE,
    SIDEWAYS,
    WINS,
    at_lobby,
    enter,
    form,
    hand_in,
    jump,
    needs_chromium,
    picture,
    press,
    say,
    sees,
    timeline,
)

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

MESSAGES = re.compile("private messages", re.IGNORECASE)
HOPES = "My nonfiction is from 1994, and I am afraid of the boxes."


async def test_a_round_of_coffee(browser: Browser, address: str) -> None:
    """To the next round, into your own thread, a time that works, your state, and *Pairs*."""
    async with at_lobby(browser, address, PHONE) as lobby:
        await jump(lobby, "Jump to the next coffee round", "It's Tuesday, September 22, 9:01 AM.")
        thread = await enter(lobby, "Priya Raman", re.compile("Open “Coffee(?! chat)"))
        await sees(thread, "Only the two of you")
        await press(thread, "Time 2 works for me", "works for Priya Raman")
        await picture(thread, "coffee-thread-phone")
        await say(thread, "/coffee status", "Having coffee with you now: Luis Ortega.")
        skip = timeline(thread).get_by_role("button", name="Skip the next round")
        await skip.scroll_into_view_if_needed()
        await picture(thread, "coffee-status-phone")
        await press(thread, skip, "You're sitting out the next round")

        await jump(lobby, "Jump to next Friday", "It's Friday, September 25, 12:00 PM.")
        room = await enter(lobby, "Marta Olson", "Open #coordinators")
        await room.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        await say(room, "/coordinator today", "Pairs")
        await press(room, "Pairs", "Matched now:")
        await picture(room, "pairs-desktop")


async def test_six_weeks_together(browser: Browser, address: str) -> None:
    """Asked for, arranged by a coordinator, said yes to by both, a thread, and *We met*."""
    async with at_lobby(browser, address, PHONE) as lobby:
        await asks(lobby)
        await arranges(lobby)
        messages = await enter(lobby, "Amina Warsame", MESSAGES)
        await press(messages, words.HELP, "Thank you. I'll ask them now and tell")
        corner = await enter(lobby, "Priya Raman", re.compile("your private thread"))
        await press(corner, words.YES_PLEASE, "You two are matched")
        thread = await enter(lobby, "Priya Raman", re.compile("six weeks together"))
        await thread.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        await sees(thread, "Your first meeting")
        await picture(thread, "mentor-thread-desktop")
        await jump(lobby, "Go to that day", "October 12", day="2026-10-12")
        messages = await enter(lobby, "Amina Warsame", MESSAGES)
        await press(messages, pair_words.MET, "It counts toward your plan")


async def asks(lobby: Page) -> None:
    """Be Priya, on a phone, and ask; a coordinator is to pick."""
    room = await enter(lobby, "Priya Raman", WINS)
    await say(room, "/mentor request", form(room))
    assert not await room.evaluate(SIDEWAYS)
    await hand_in(
        room,
        {words.WORDS_REQUEST_LABEL: HOPES},
        words.WAY_THREAD,
        {words.TOPICS_REQUEST_LABEL: "Weeding", words.SIZE_REQUEST_LABEL: "Six weeks"},
        shot="mentor-request-phone",
    )
    await press(room, words.WAY_THREAD, "Who fits.")
    await sees(room, "still a fan of the story rug")
    await press(room, words.LET_COORDINATOR, words.REQUEST_BY_COORDINATOR)


async def arranges(lobby: Page) -> None:
    """Be Marta, look at the board, and approve it."""
    room = await enter(lobby, "Marta Olson", WINS)
    await room.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    await say(room, "/coordinator today", coordinator_words.OPEN_BOARD)
    await press(room, coordinator_words.OPEN_BOARD, "Both marked weeding.")
    await picture(room, "mentor-board-desktop")
    await press(room, coordinator_words.APPROVE_ALL, coordinator_words.APPROVED_ONE)
