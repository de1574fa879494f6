"""Coffee in the demo, in a real browser: a round, your own thread, and what coordinators see."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.demo.browsing import (
    DESKTOP,
    PHONE,
    a_browser,
    a_demo,
    jump,
    needs_chromium,
    picture,
    say,
)

pytestmark = needs_chromium


async def test_a_round_of_coffee() -> None:
    """To the next round, into your own thread, a time that works, your state, and *Pairs*."""
    async with a_demo() as address, a_browser() as browser:
        context = await browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
        lobby = await context.new_page()
        await lobby.goto(address)
        await jump(lobby, "the next coffee round", "It's Tuesday, September 22, 9:01 AM.")
        await lobby.get_by_role("link", name="Priya Raman").click()
        async with context.expect_page() as opened:
            await lobby.get_by_role("button", name=re.compile("Open “Coffee(?! chat)")).click()
        thread = await opened.value
        timeline = thread.locator("#channel-timeline")
        await expect(timeline.get_by_text("Only the two of you")).to_be_visible()
        await timeline.get_by_role("button", name="Time 2 works for me").click()
        await expect(timeline.get_by_text("works for Priya Raman")).to_be_visible()
        await picture(thread, "coffee-thread-phone")
        await say(thread, "/coffee status")
        await expect(
            timeline.get_by_text("Having coffee with you now: Luis Ortega.")
        ).to_be_visible()
        skip = timeline.get_by_role("button", name="Skip the next round")
        await skip.scroll_into_view_if_needed()
        await picture(thread, "coffee-status-phone")
        await skip.click()
        await expect(timeline.get_by_text("You're sitting out the next round")).to_be_visible()

        await jump(lobby, "next Friday", "It's Friday, September 25, 12:00 PM.")
        await lobby.get_by_role("link", name="Marta Olson").click()
        await lobby.get_by_role("button", name="Open #coordinators").click()  # in the same tab
        await expect(thread.get_by_placeholder("Message #coordinators")).to_be_visible()
        await thread.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        await say(thread, "/coordinator today")
        await timeline.get_by_role("button", name="Pairs").click()
        await expect(timeline.get_by_text("Matched now:")).to_be_visible()
        await picture(thread, "pairs-desktop")
