"""The demo in its own process, a real browser, and what a visitor does there."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import TimeoutError as PlaywrightTimeout
from playwright.async_api import async_playwright, expect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from playwright.async_api import Browser, BrowserContext, Locator, Page

    Size = tuple[int, int]

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
# Three times at most, by its label where the page has made the button again; also where it did so
# between the finger going down and up, and no click came of it.
PRESS_AGAIN = """
let last = null, down = null, tries = 0;
const press = (button) => {
  const label = button.textContent;
  const all = [...document.querySelectorAll("button")];
  (button.isConnected ? button : all.findLast((one) => one.textContent === label))?.click();
};
document.addEventListener("pointerdown", (event) => {
  const button = event.target.closest("button");
  if (!button || !event.isTrusted) return;
  down = button;
  setTimeout(() => { if (down === button && !button.isConnected) press(button); }, 500);
}, true);
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) down = null;
  if (button && event.isTrusted) { last = button; tries = 0; }
}, true);
new MutationObserver(() => {
  const refused = [...document.querySelectorAll("[role=status]")]
    .some((one) => one.textContent.includes("Action was not completed"));
  if (!refused || !last || tries >= 3 || last.waits) return;
  const button = last;
  button.waits = true;
  setTimeout(() => {
    button.waits = false;
    tries += 1;
    press(button);
  }, 500);
}).observe(document, { subtree: true, childList: true, characterData: true });
"""
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

expect.set_options(timeout=20_000)  # a number under a post is renewed at most every 5 s

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: `.ci/run` installs it"
)


@asynccontextmanager
async def at_lobby(browser: Browser, address: str, size: Size) -> AsyncIterator[Page]:
    """Be at the lobby in a window of this size."""
    width, height = size
    async with await browser.new_context(viewport={"width": width, "height": height}) as context:
        context.set_default_timeout(60_000)  # to go months ahead takes a slow computer a while
        lobby = await context.new_page()
        await lobby.goto(address)
        yield lobby


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
        async with asyncio.timeout(90):  # beside other tests it takes its time
            line = (await process.stdout.readline()).decode()
        yield next(word for word in line.split() if word.startswith("http"))
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 60) == 0


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """Run the system's Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield pressing_again(browser)
        await browser.close()


def pressing_again(browser: Browser) -> Browser:
    """Let pages press again what was refused while they were renewed, as a visitor does."""
    make = browser.new_context

    async def new_context(**options: Any) -> BrowserContext:
        context = await make(**options)
        await context.add_init_script(PRESS_AGAIN)
        return context

    browser.new_context = new_context  # type: ignore[method-assign] # what tests call
    return browser


async def picture(page: Page, name: str, *, full: bool = False) -> None:
    """Keep a picture for the README, when asked for."""
    if os.environ.get("WRITE_SCREENSHOTS") == "1":
        await drawn(page)
        await page.screenshot(path=CHECKOUT / "docs" / f"{name}.png", full_page=full)


async def drawn(page: Page) -> None:
    """Wait until a page shows what it's for: a room's tab is there before anything in it is."""
    content = page.locator("[data-message-id], body:not(:has(#channel-timeline)) h1")
    await expect(content.last).to_be_visible()
    await page.wait_for_function("[...document.images].every((one) => one.complete)")


async def enter(context: BrowserContext, lobby: Page, person: str, room: str) -> Page:
    """Choose who to be and open a room, which comes in a tab of its own."""
    await lobby.get_by_role("link", name=person).click()
    async with context.expect_page() as opened:
        await lobby.get_by_role("button", name=f"Open #{room}").click()
    page = await opened.value
    await expect(page.get_by_placeholder(f"Message #{room}")).to_be_visible()
    return page


async def say(room: Page, command: str) -> None:
    """Use a command; it's typed again where the page was renewed before the key came."""
    taken = room.get_by_role("button", name="Exit command mode")
    for _ in range(3):
        await room.get_by_role("textbox", name="Message").last.fill(command)
        await room.keyboard.press("Enter")
        with suppress(PlaywrightTimeout):
            await taken.wait_for(timeout=10_000)
            break
    await expect(taken).to_be_visible()
    await room.get_by_role("button", name="Send", exact=True).click()


async def go_on_as(page: Page, lobby: Page, person: str, room: str, expected: str) -> None:
    """Be somebody else, or go elsewhere, in the tab that is open."""
    await lobby.get_by_role("link", name=person).click()
    await lobby.get_by_role("button", name=f"Open {room}").click()
    await expect(page.get_by_role("button", name=expected).last).to_be_visible()


async def jump(lobby: Page, where: str, then: str) -> None:
    """Let time pass by a button in the lobby."""
    await lobby.get_by_role("button", name=f"Jump to {where}").click()
    await expect(lobby.get_by_role("status")).to_contain_text(then)


async def until(seen: Locator, act: Callable[[], Awaitable[None]]) -> None:
    """Do something until what it leads to is seen.

    The page says "Action was not completed." to a press in the moment in which the demo renews
    it, and a menu closes when it's drawn again under the pointer; a visitor presses again. After
    "Action outcome uncertain." it takes no press until it's loaded again.
    """
    for _ in range(3):
        with suppress(AssertionError, PlaywrightTimeout):
            await act()
            await expect(seen).to_be_visible(timeout=6_000)
            return
        if await seen.page.get_by_text("Action outcome uncertain").is_visible():
            await seen.page.reload()
            await drawn(seen.page)
    await expect(seen).to_be_visible()


async def press(room: Page, button: str, then: Locator) -> None:
    """Press a button, until what it leads to is there."""
    await until(then, room.get_by_role("button", name=button).last.click)
