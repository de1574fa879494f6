"""The demo as a visitor meets it: its own process, and a real browser at two widths."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import async_playwright, expect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, BrowserContext, Page

CHECKOUT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium")
DESKTOP, PHONE = (1280, 800), (390, 844)
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STORY = 'A sign at the door: "New books on Thursdays." On Thursday there was a line.'

expect.set_options(timeout=20_000)  # a number under a post is renewed at most every 5 s

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: `.ci/run` installs it"
)


@asynccontextmanager
async def a_demo() -> AsyncIterator[str]:
    """Run the demo as its own process; give its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "demo", "--port", "0", "--no-browser"),
        cwd=CHECKOUT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(30):
            line = (await process.stdout.readline()).decode()
        yield next(word for word in line.split() if word.startswith("http"))
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 15) == 0


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """Run the system's Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


async def picture(page: Page, name: str, *, full: bool = False) -> None:
    """Keep a picture for the README, when asked for."""
    if os.environ.get("WRITE_SCREENSHOTS") == "1":
        await page.screenshot(path=CHECKOUT / "docs" / f"{name}.png", full_page=full)


async def enter(context: BrowserContext, lobby: Page, person: str, room: str) -> Page:
    """Choose whom to be and open a room, which comes in a tab of its own."""
    await lobby.get_by_role("link", name=person).click()
    async with context.expect_page() as opened:
        await lobby.get_by_role("button", name=f"Open #{room}").click()
    page = await opened.value
    await expect(page.get_by_placeholder(f"Message #{room}")).to_be_visible()
    return page


@pytest.mark.parametrize(("name", "size"), [("desktop", DESKTOP), ("phone", PHONE)])
async def test_share_and_cheer(name: str, size: tuple[int, int]) -> None:
    """From the lobby to one's own post and a cheer under a colleague's, by pressing alone."""
    width, height = size
    async with a_demo() as address, a_browser() as browser:
        context = await browser.new_context(viewport={"width": width, "height": height})
        lobby = await context.new_page()
        await lobby.goto(address)
        sideways = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not await lobby.evaluate(sideways)
        await picture(lobby, f"lobby-{name}")

        room = await enter(context, lobby, "Priya Raman", "whats-working")
        await picture(room, f"demo-{name}")
        await room.get_by_role("button", name="Share yours").last.click()
        await room.get_by_role("textbox", name="What worked?").fill(STORY)
        await picture(room, f"form-{name}")
        await room.get_by_role("button", name="Submit").click()
        timeline = room.locator("#channel-timeline")
        await expect(timeline.get_by_text(STORY)).to_be_visible()
        await expect(timeline.get_by_text("Posted.")).to_be_visible()
        await picture(room, f"posted-{name}")

        cart = timeline.locator("[data-message-id]", has_text="blind date")
        await cart.get_by_role("button", name="Cheer (3)").click()
        await expect(timeline.get_by_text("You cheered.")).to_be_visible()
        await expect(cart.get_by_role("button", name="Cheer (4)")).to_be_visible()
