"""Coffee in the demo, in a real browser: a round, your own thread, and what coordinators see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.demo.browsing import (
    DESKTOP,
    PHONE,
    at_lobby,
    enter,
    jump,
    needs_chromium,
    picture,
    press,
    say,
    sees,
    timeline,
)

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


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
