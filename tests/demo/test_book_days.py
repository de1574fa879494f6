"""Book days in a real browser: a coordinator chooses a list in the demo; a month is printed."""

from __future__ import annotations

import re
import time
from contextlib import suppress
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
    from collections.abc import Awaitable, Callable

    from playwright.async_api import BrowserContext, Locator, Page

pytestmark = browsing.pytestmark

OWN = Observance(
    "own-1",
    "Prairie Reads Day",
    dates={2027: (date(2027, 4, 9), date(2027, 4, 9))},
    what="Every school in the district reads at the same minute.",
    idea="Read one page to whoever sits beside you, then swap books.",
)

CALM_OCTOBER = "Thursday, October 1: International School Library Month"  # and nothing before it


async def until(seen: Locator, act: Callable[[], Awaitable[None]]) -> None:
    """Do something until what it leads to is seen.

    The page says "Action was not completed." to a press in the moment in which the demo renews
    it; a visitor presses again.
    """
    for _ in range(3):
        await act()
        with suppress(AssertionError):
            await expect(seen).to_be_visible(timeout=6_000)
            return
    await expect(seen).to_be_visible()


async def run_command(room: Page, command: str, then: str) -> None:
    """Type a command and send it, until the button of this name is there."""

    async def act() -> None:
        await room.get_by_placeholder("Message #whats-working").fill(f"/{command}")
        await room.keyboard.press("Enter")
        await room.get_by_role("button", name="Send").click()

    await until(room.get_by_role("button", name=then).last, act)


async def press(room: Page, button: str, then: Locator) -> None:
    """Press a button, until what it leads to is there."""
    await until(then, room.get_by_role("button", name=button).last.click)


async def choose(room: Page, option: str, then: Locator) -> None:
    """Choose a list by its name, until what it brings is there."""

    async def act() -> None:
        await lists(room).click()
        await room.get_by_role("option", name=option).last.click()

    await until(then, act)


def lists(room: Page) -> Locator:
    """The menu of lists."""
    return room.get_by_role("combobox", name="Choose a list").last


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
        timeline = room.locator("#channel-timeline")
        began = time.monotonic()
        await run_command(room, "setup", "More settings")
        # The demo has book days switched on; tests/celebrations switches them on itself.
        features = room.get_by_role("combobox", name="What it'll do next, and when").last
        await press(room, "More settings", features)
        await features.click()
        await room.get_by_role("option", name="Book days").last.click()
        await expect(timeline.get_by_text("Book days is on.").last).to_be_visible()
        await press(room, "Choose book days", lists(room))
        await choose(
            room,
            "Everything",
            timeline.locator("p", has_text="everything for your country that isn't contested"),
        )
        assert time.monotonic() - began < 60
        await expect(timeline.get_by_text("October 2026:")).to_be_visible()
        await picture(room, "celebrate-choose-desktop")
        await desktop.close()

        phone = await browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
        room = await visit(phone, address, "Joel Reyes")
        await run_command(room, "celebrate upcoming", "Choose book days")
        await press(room, "Choose book days", lists(room))
        timeline = room.locator("#channel-timeline")
        await choose(room, "Calm", timeline.locator("p", has_text="the calm list"))
        await expect(timeline.get_by_text(CALM_OCTOBER)).to_be_visible()
        assert not await room.evaluate(SIDEWAYS)
        await picture(room, "celebrate-choose-phone")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
async def test_a_month_fits_on_paper(paper: str) -> None:
    """A month of the usual list is one sheet of either paper, and no line runs over its edge."""
    html = files.page(
        Calendar(Choice("usual", own=(OWN,)), {}),
        "Prairie School Librarians",
        date(2027, 4, 1),
        "US",
    )
    assert html is not None
    async with a_browser() as browser:
        page = await browser.new_page(viewport={"width": 816, "height": 1056})
        await page.set_content(html.decode())
        assert not await page.evaluate(SIDEWAYS)
        printed = await page.pdf(format=paper)
        await picture(page, "celebrate-month")

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1


async def test_a_full_month_keeps_its_size() -> None:
    """Long names and words that do not break run over no edge; each day stays on one sheet."""
    endless = Observance(
        "own-2", "X" * 80, dates={2027: (date(2027, 4, 20),) * 2}, what="y" * 400, idea="z" * 400
    )
    html = files.page(
        Calendar(Choice("everything", own=(OWN, endless)), {}),
        "Prairie " * 20,
        date(2027, 4, 1),
        "US",
    )
    assert html is not None
    async with a_browser() as browser:
        for width in (816, 390):
            page = await browser.new_page(viewport={"width": width, "height": 1056})
            await page.set_content(html.decode())
            assert not await page.evaluate(SIDEWAYS)
        printed = await page.pdf(format="Letter")

    assert html.count(b"<article") == 15
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) in (3, 4)
