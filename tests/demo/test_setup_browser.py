"""Setup tried from nothing: the server of somebody who just invited the bot, on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.demo.test_book_days import until
from tests.demo.test_browser import CHROMIUM, PHONE, a_browser, a_demo, say

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: `.ci/run` installs it"
)


async def pick(room: Page, menu: str, option: str, then: str) -> None:
    """Choose from a menu, until the card says so."""

    async def act() -> None:
        await room.get_by_role("combobox", name=menu).last.click()
        await room.get_by_role("option", name=option).first.click()

    await until(room.locator("#channel-timeline").get_by_text(then).last, act)


async def test_set_up_from_nothing() -> None:
    """Three answers, and Start here is posted."""
    async with a_demo() as address, a_browser() as browser:
        context = await browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
        lobby = await context.new_page()
        await lobby.goto(address)
        await lobby.get_by_role("link", name="Pat Morgan").click()
        async with context.expect_page() as opened:
            await lobby.get_by_role("button", name="Start as Pat Morgan").click()
        room = await opened.value
        await say(room, "/setup")
        await pick(room, "1. The channel for wins", "whats-working", "I can post there.")
        await pick(room, "2. The group's time zone", "Central", "where it's 8:00 AM now")
        await pick(room, "3. A second coordinator", "Sam Whitfield", "Sam Whitfield.")
        await room.get_by_role("button", name="Post Start here").last.click()
        await expect(room.get_by_text("Posted. Start here is in").last).to_be_visible()
        assert await room.evaluate("document.documentElement.scrollWidth") <= PHONE[0]

        async with context.expect_page() as opened:
            await room.get_by_role("link", name="read it").click()
        there = await opened.value
        await expect(there.get_by_role("button", name="Share a win").last).to_be_visible()
