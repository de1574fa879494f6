"""The demo as a visitor meets it: its own process, and a real browser at two widths.

The tests of this file happen one after the other in one demo: time never goes back there.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, BrowserContext, Page

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
# Three times at most, by its label where the page has made the button anew; also where it did so
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
STORY = 'A sign at the door: "New books on Thursdays." On Thursday there was a line.'
GUIDES = "A shelf of field guides by the window. Three classes took it outside this week."
TALKS = "Two book talks at lunch. Nine students stayed for both."
ALOUD, READ = "World Read Aloud Day, 2027", "We read one page in three voices."

expect.set_options(timeout=20_000)  # a number under a post is renewed at most every 5 s

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: `.ci/run` installs it"
)


in_one_demo = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address() -> AsyncIterator[str]:
    """The demo of this file's tests."""
    async with a_demo() as found:
        yield found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """The browser of this file's tests."""
    async with a_browser() as found:
        yield found


@asynccontextmanager
async def at_lobby(browser: Browser, address: str, size: Size) -> AsyncIterator[Page]:
    """Be at the lobby in a window of this size."""
    width, height = size
    async with await browser.new_context(viewport={"width": width, "height": height}) as context:
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
        await page.wait_for_timeout(1_000)  # a photo comes a moment after its post
        await page.screenshot(path=CHECKOUT / "docs" / f"{name}.png", full_page=full)


async def enter(context: BrowserContext, lobby: Page, person: str, room: str) -> Page:
    """Choose whom to be and open a room, which comes in a tab of its own."""
    await lobby.get_by_role("link", name=person).click()
    async with context.expect_page() as opened:
        await lobby.get_by_role("button", name=f"Open #{room}").click()
    page = await opened.value
    await expect(page.get_by_placeholder(f"Message #{room}")).to_be_visible()
    return page


async def say(room: Page, command: str) -> None:
    """Use a command."""
    await room.get_by_role("textbox", name="Message").last.fill(command)
    await room.keyboard.press("Enter")
    await expect(room.get_by_role("button", name="Exit command mode")).to_be_visible()
    await room.get_by_role("button", name="Send").click()


async def go_on_as(page: Page, lobby: Page, person: str, room: str, expected: str) -> None:
    """Be somebody else, or go elsewhere, in the tab that is open."""
    await lobby.get_by_role("link", name=person).click()
    await lobby.get_by_role("button", name=f"Open {room}").click()
    await expect(page.get_by_role("button", name=expected).last).to_be_visible()


async def jump(lobby: Page, where: str, then: str) -> None:
    """Let time pass by a button in the lobby."""
    await lobby.get_by_role("button", name=f"Jump to {where}").click()
    await expect(lobby.get_by_role("status")).to_contain_text(then)


@in_one_demo
@pytest.mark.parametrize(
    ("name", "size", "person", "story"),
    [
        ("desktop", DESKTOP, "Priya Raman", STORY),
        ("phone", PHONE, "Amina Warsame", GUIDES),
    ],
    ids=["desktop", "phone"],
)
async def test_share_and_cheer(
    browser: Browser, address: str, name: str, size: Size, person: str, story: str
) -> None:
    """From the lobby to one's own post and a cheer under a colleague's, by pressing alone."""
    async with at_lobby(browser, address, size) as lobby:
        assert not await lobby.evaluate(SIDEWAYS)
        await expect(lobby.get_by_role("button", name="Start as")).to_be_in_viewport(ratio=1)
        await expect(lobby.get_by_role("img")).to_be_in_viewport(ratio=1)
        await expect(lobby.get_by_role("button", name="Jump to next Monday")).to_be_in_viewport()
        await picture(lobby, f"lobby-{name}")

        await lobby.get_by_role("link", name=person).click()
        async with lobby.context.expect_page() as opened:
            await lobby.get_by_role("button", name=f"Start as {person}").click()
        room = await opened.value
        await picture(room, f"demo-{name}")
        await room.get_by_role("button", name="Share yours").last.click()
        await room.get_by_role("textbox", name="What worked?").fill(story)
        await picture(room, f"form-{name}")
        await room.get_by_role("button", name="Submit").click()
        timeline = room.locator("#channel-timeline")
        await expect(timeline.get_by_text(story)).to_be_visible()
        await expect(timeline.get_by_text("Posted.")).to_be_visible()
        await picture(room, f"posted-{name}")

        cart = timeline.locator("[data-message-id]", has_text="blind date")
        cheer = cart.get_by_role("button", name=re.compile(r"Cheer \(\d+\)"))
        count = int("".join(filter(str.isdigit, await cheer.inner_text())))
        await cheer.click()
        await expect(timeline.get_by_text("You cheered.")).to_be_visible()
        await expect(cart.get_by_role("button", name=f"Cheer ({count + 1})")).to_be_visible()


@in_one_demo
async def test_a_plan_on_a_phone(browser: Browser, address: str) -> None:
    """The plan of somebody who has one, as a card that needs no sideways scrolling."""
    async with at_lobby(browser, address, PHONE) as lobby:
        room = await enter(lobby.context, lobby, "Dana Whitehorse", "whats-working")
        await room.get_by_placeholder("Message #whats-working").fill("/plan show")
        await room.keyboard.press("Enter")
        await room.get_by_role("button", name="Send").click()
        timeline = room.locator("#channel-timeline")
        await expect(timeline.get_by_text("Your plan.")).to_be_visible()
        assert not await room.evaluate(SIDEWAYS)
        await timeline.get_by_role("button", name="Done this month").scroll_into_view_if_needed()
        await picture(room, "plan-phone")


@in_one_demo
async def test_a_week_goes_by(browser: Browser, address: str) -> None:
    """Monday's nudge, its private card and *Did it*, then Friday's post, by pressing alone."""
    async with at_lobby(browser, address, DESKTOP) as lobby:
        await jump(lobby, "next Monday", "It's Monday, September 21, 7:15 AM.")

        room = await enter(lobby.context, lobby, "Priya Raman", "whats-working")
        timeline = room.locator("#channel-timeline")
        await room.get_by_role("button", name="My nudge").last.click()
        await expect(
            timeline.get_by_text("Only you see this. It's fine to skip it.")
        ).to_be_visible()
        await timeline.get_by_role("button", name="Did it").scroll_into_view_if_needed()
        await picture(room, "nudge-desktop")
        await timeline.get_by_role("button", name="Did it").click()
        await expect(timeline.get_by_text("Lovely. That counts for this week.")).to_be_visible()
        await timeline.get_by_role("button", name="Share it as a win").click()
        await room.get_by_role("textbox", name="What worked?").fill(TALKS)
        await room.get_by_role("button", name="Submit").click()
        await expect(timeline.get_by_text(TALKS)).to_be_visible()

        await jump(lobby, "next Friday", "It's Friday, September 25, 12:00 PM.")
        post = timeline.locator("[data-message-id]", has_text="9/25/26, 12:00 PM")
        await expect(post.get_by_text("This week's question:")).to_be_visible()
        await expect(post.get_by_text("Priya Raman: Two book talks")).to_be_visible()
        fuller = timeline.locator("[data-message-id]", has_text="9/18/26, 12:00 PM")
        await fuller.scroll_into_view_if_needed()
        await picture(room, "friday-desktop")


async def join(room: Page) -> None:
    """Join the day's thread, and see that one is in."""
    await room.get_by_role("button", name="Join the thread").last.click()
    await expect(room.locator("#channel-timeline").get_by_text("You're in:")).to_be_visible()


@in_one_demo
async def test_read_aloud_day(browser: Browser, address: str) -> None:
    """World Read Aloud Day: two join, one tells what they did on a phone, and it is summed up."""
    async with at_lobby(browser, address, PHONE) as lobby:
        await jump(lobby, "World Read Aloud Day", "It's Wednesday, February 3, 7:15 AM.")
        room = await enter(lobby.context, lobby, "Priya Raman", "whats-working")
        await picture(room, "celebrate-day-phone")
        await join(room)
        await go_on_as(room, lobby, "Luis Ortega", "#whats-working", "Join the thread")
        await join(room)
        await room.get_by_role("button", name="We did this too").last.click()
        await expect(room.get_by_text("Counted in.")).to_be_visible()
        await room.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        await picture(room, "celebrate-day-desktop")
        await room.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})

        await go_on_as(room, lobby, "Priya Raman", f"“{ALOUD}”", "Share what we did")
        await room.get_by_role("button", name="Share what we did").click()
        await room.get_by_role("textbox", name="What did you do?").fill(READ)
        also = room.get_by_role("combobox", name="Where else can it go?")
        await also.click()
        await room.get_by_role("option", name="The recap in this thread can show it").click()
        await also.click()
        await room.get_by_role("button", name="Submit").click()
        timeline = room.locator("#channel-timeline")
        await expect(timeline.get_by_text("Priya Raman shared what they did:")).to_be_visible()

        await jump(lobby, "next Friday", "It's Friday, February 5, 12:00 PM.")
        recap = timeline.locator("[data-message-id]", has_text="is over. Thank you")
        await expect(recap.get_by_text("2 libraries took part.")).to_be_visible()
        await expect(recap.get_by_text(f"Priya Raman: {READ}")).to_be_visible()
        assert not await room.evaluate(SIDEWAYS)
        await recap.scroll_into_view_if_needed()
        await picture(room, "celebrate-recap-phone")
