"""Book days in a real browser: a coordinator chooses a list in the demo; a month is printed."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bot.celebrations import files
from bot.celebrations.calendar import Calendar
from bot.celebrations.choosing import Choice
from bot.celebrations.observances import Observance
from tests.demo import test_browser as browsing
from tests.demo.test_browser import DESKTOP, PHONE, SIDEWAYS, a_browser, a_demo, enter, picture

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page

pytestmark = browsing.pytestmark

OWN = Observance(
    "own-1",
    "Prairie Reads Day",
    dates={2027: (date(2027, 4, 9), date(2027, 4, 9))},
    what="Every school in the district reads at the same minute.",
    idea="Read one page to whoever sits beside you, then swap books.",
)


CALM_OCTOBER = "Thursday 1 October: International School Library Month"  # and nothing before it


async def run_command(room: Page, command: str) -> None:
    """Type a command and send it."""
    await room.get_by_placeholder("Message #whats-working").fill(f"/{command}")
    await room.keyboard.press("Enter")
    await room.get_by_role("button", name="Send").click()


async def choose(room: Page, menu: str, option: str) -> None:
    """Open a menu by what it says and pick one of its options."""
    await room.get_by_role("combobox", name=re.compile(menu)).last.click()
    await room.get_by_role("option", name=option).last.click()


async def switch_on(room: Page) -> None:
    """Switch book days on in setup, unless the group has them already."""
    await run_command(room, "setup")
    await room.get_by_role("button", name="More settings").last.click()
    await room.get_by_text("Switched on:").last.wait_for()
    if not await room.get_by_role("button", name="Choose book days").count():
        await choose(room, "What is switched on", "Book days")
        await room.get_by_role("button", name="Apply").click()
        await expect(room.get_by_role("button", name="Choose book days").last).to_be_visible()
    await room.get_by_role("button", name="Choose book days").last.click()


async def visit(context: BrowserContext, address: str, person: str) -> Page:
    """Be somebody in the room where everything happens."""
    lobby = await context.new_page()
    await lobby.goto(address)
    return await enter(context, lobby, person, "whats-working")


async def test_a_list_is_chosen_in_a_minute() -> None:
    """From setup to what comes next month, by pressing alone; on a phone nothing runs aside."""
    async with a_demo() as address, a_browser() as browser:
        desktop = await browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
        room = await visit(desktop, address, "Marta Olson")
        began = time.monotonic()
        await switch_on(room)
        await choose(room, "Choose a list", "Everything")
        timeline = room.locator("#channel-timeline")
        await expect(timeline.get_by_text("October 2026:")).to_be_visible()
        assert time.monotonic() - began < 60
        await picture(room, "celebrate-choose-desktop")
        await desktop.close()

        phone = await browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
        room = await visit(phone, address, "Joel Reyes")
        await run_command(room, "celebrate upcoming")
        await room.get_by_role("button", name="Choose book days").last.click()
        await choose(room, "Choose a list", "Calm")
        timeline = room.locator("#channel-timeline")
        await expect(timeline.get_by_text(CALM_OCTOBER)).to_be_visible()
        assert not await room.evaluate(SIDEWAYS)
        await picture(room, "celebrate-choose-phone")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
async def test_a_month_fits_on_paper(paper: str) -> None:
    """A month of the usual list is one sheet of either paper, and no line runs over its edge."""
    html = files.page(
        Calendar(Choice("usual", own=(OWN,)), {}), "Prairie School Librarians", date(2027, 4, 1)
    )
    assert html is not None
    async with a_browser() as browser:
        page = await browser.new_page(viewport={"width": 816, "height": 1056})
        await page.set_content(html.decode())
        assert not await page.evaluate(SIDEWAYS)
        printed = await page.pdf(format=paper)
        await picture(page, "celebrate-month")

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
