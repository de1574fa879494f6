"""A request, its acceptance and a check-in in the demo, in real Chromium, by pressing alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.async_api import expect

from bot.mentors import desk_words, pair_words, words
from tests.demo.browsing import (
    DESKTOP,
    PHONE,
    SIDEWAYS,
    a_browser,
    a_demo,
    needs_chromium,
    picture,
    say,
)

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page

pytestmark = needs_chromium

WINS = "whats-working"
MESSAGES = re.compile("private messages", re.IGNORECASE)
HOPES = "My nonfiction is from 1994, and I am afraid of the boxes."


async def be(lobby: Page, person: str) -> None:
    """Choose who to be."""
    await lobby.get_by_role("link", name=person).first.click()


async def enter(context: BrowserContext, lobby: Page, room: str | re.Pattern[str]) -> Page:
    """Open a room or a thread, in a tab of its own: the one before is closed."""
    for page in context.pages:
        if page is not lobby:
            await page.close()
    button = lobby.get_by_role("button", name=room).first
    for _ in range(20):  # a thread opens a moment after it was promised
        if await button.is_visible():
            break
        await lobby.wait_for_timeout(500)
        await lobby.reload()
    async with context.expect_page() as opened:
        await button.click()
    page = await opened.value
    await expect(page.locator("#channel-timeline")).to_be_visible()
    return page


async def sees(room: Page, text: str) -> None:
    """Wait until a room shows some words."""
    await expect(room.locator("#channel-timeline").get_by_text(text).last).to_be_visible()


async def choose(room: Page, name: str, value: str) -> None:
    """Choose in a menu of a form, by its part's name."""
    field = room.locator(f'.modal-field[data-custom-id="{name}"]')
    await field.get_by_role("combobox").click()
    await field.locator(f'[data-value="{value}"]').click()
    apply = field.get_by_role("button", name="Apply")
    if await apply.is_visible():
        await apply.click()


async def test_six_weeks_together() -> None:
    """Asked for, arranged by a coordinator, said yes to by both, a thread, and *We met*."""
    async with a_demo() as address, a_browser() as browser:
        width, height = PHONE
        context = await browser.new_context(viewport={"width": width, "height": height})
        lobby = await context.new_page()
        await lobby.goto(address)
        await asks(context, lobby)
        await arranges(context, lobby)
        await be(lobby, "Amina Warsame")
        messages = await enter(context, lobby, MESSAGES)
        await messages.get_by_role("button", name=words.HELP).last.click()
        await sees(messages, "Thank you. I'll ask them now and tell")
        await lobby.reload()
        await be(lobby, "Priya Raman")
        corner = await enter(context, lobby, re.compile("your private thread"))
        await corner.get_by_role("button", name=words.YES_PLEASE).last.click()
        await sees(corner, "You two are matched")
        await lobby.reload()
        thread = await enter(context, lobby, re.compile("six weeks together"))
        await thread.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        await sees(thread, "Your first meeting")
        await picture(thread, "mentor-thread-desktop")
        await lobby.locator("#day").fill("2026-09-29")
        await lobby.get_by_role("button", name="Go to that day").click()
        await expect(lobby.get_by_role("status")).to_contain_text("September 29")
        await be(lobby, "Amina Warsame")
        messages = await enter(context, lobby, MESSAGES)
        await messages.get_by_role("button", name=pair_words.MET).last.click()
        await sees(messages, "It counts toward your plan")


async def asks(context: BrowserContext, lobby: Page) -> None:
    """Be Priya, on a phone, and ask; a coordinator is to pick."""
    await be(lobby, "Priya Raman")
    room = await enter(context, lobby, f"Open #{WINS}")
    timeline = room.locator("#channel-timeline")
    await say(room, "/mentor request")
    await choose(room, "topics", "weeding")
    await choose(room, "sizes", "weeks")
    await room.get_by_role("textbox", name=words.WORDS_REQUEST_LABEL).fill(HOPES)
    await picture(room, "mentor-request-phone")
    assert not await room.evaluate(SIDEWAYS)
    await room.get_by_role("button", name="Submit").click()
    await timeline.get_by_role("button", name=words.WAY_THREAD).click()
    await sees(room, "Who fits.")
    await sees(room, "still a fan of the story rug")
    await timeline.get_by_role("button", name=words.LET_COORDINATOR).click()
    await sees(room, words.REQUEST_BY_COORDINATOR)


async def arranges(context: BrowserContext, lobby: Page) -> None:
    """Be Marta, look at the board, and approve it."""
    await be(lobby, "Marta Olson")
    room = await enter(context, lobby, f"Open #{WINS}")
    await room.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    timeline = room.locator("#channel-timeline")
    await say(room, "/coordinator today")
    await timeline.get_by_role("button", name=desk_words.OPEN_BOARD).click()
    await sees(room, "Both marked weeding.")
    await picture(room, "mentor-board-desktop")
    await timeline.get_by_role("button", name=desk_words.APPROVE_ALL).click()
    await sees(room, desk_words.APPROVED_ONE)
    await lobby.reload()
