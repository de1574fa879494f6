"""The demo in its own process, a real browser, and what a visitor does there."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import TimeoutError as PlaywrightTimeout
from playwright.async_api import async_playwright, expect

from tests import spreading

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from playwright.async_api import Browser, BrowserContext, Locator, Page

    from tests.wire.forking import Nursery

    Size = tuple[int, int]
    Seen = str | re.Pattern[str] | Locator

CHECKOUT = Path(__file__).resolve().parents[2]
# The shell is Chromium without its windows, and takes a third less time.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
DESKTOP, PHONE = (1280, 800), (390, 844)
WINS = "Open #whats-working"
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
# What a visitor does: SimCord's page asks for it while the press is still being handled.
DOINGS = ("click", "select", "modal_submit", "run_command", "send_message")
WATCH = """(doings) => {
  const ask = window.fetch;
  window.asked = [];
  window.fetch = (address, options) => {
    const sent = ask(address, options);
    const kind = address === "/api/action" ? JSON.parse(options.body).kind : "";
    if (doings.includes(kind)) {
      const one = { kind, answer: null };
      window.asked.push(one);
      sent.then((found) => found.clone().json())
        .then((answer) => { one.answer = answer; }, () => { one.answer = "none"; });
    }
    return sent;
  };
}"""
# Asking the page for its state lays it out and copies all that's on it: not while it's busy.
READY = """async () => {
  const isBusy = () => document.querySelector("main")?.ariaBusy !== "false";
  while (isBusy() || !window.simcordPreview?.ready) await new Promise((go) => setTimeout(go, 20));
}"""
ASKED = """async (before) => {
  const mine = window.asked.slice(before);
  while (mine.some((one) => !one.answer)) await new Promise((go) => setTimeout(go, 20));
  const why = (answer) => (answer.diagnostics ?? []).map((one) => " " + one.code).join("");
  return mine.map((one) => `${one.kind} ${one.answer.settlement}${why(one.answer)}`);
}"""
PICTURES = "async () => { for (const one of document.images) await one.decode().catch(() => {}); }"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
AGAIN = "jump again"
TRIES = 12
JOURNEY = 200_000  # milliseconds: to go months ahead takes a slow computer a while
MISSED = 10_000  # milliseconds after which what isn't there any more is looked for again

expect.set_options(timeout=60_000)  # a slow computer takes its time, and nothing waits in vain

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium is installed: `.ci/run` installs one"
)


@asynccontextmanager
async def at_lobby(browser: Browser, address: str, size: Size) -> AsyncIterator[Page]:
    """Be at the lobby in a window of this size."""
    width, height = size
    async with await browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    ) as context:
        context.set_default_timeout(60_000)
        await context.add_init_script(f"({WATCH})({list(DOINGS)})")
        lobby = await context.new_page()
        await lobby.goto(address)
        yield lobby


@asynccontextmanager
async def a_demo(nursery: Nursery) -> AsyncIterator[str]:
    """Run the demo as its own process; give its address."""
    process = await nursery.fork(("-m", "bot", "demo", "--port", "0", "--no-browser"), os.environ)
    try:
        line = (await process.stdout.readline()).decode()
        yield next(word for word in line.split() if word.startswith("http"))
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 60) == 0


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """Run the system's Chromium."""
    async with AsyncExitStack() as running:
        with spreading.everywhere():
            playwright = await running.enter_async_context(async_playwright())
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


async def picture(page: Page, name: str, *, full: bool = False) -> None:
    """Keep a picture for the README, when asked for."""
    if os.environ.get("WRITE_SCREENSHOTS") == "1":
        content = page.locator("[data-message-id], body:not(:has(#channel-timeline)) h1")
        await expect(content.last).to_be_visible()
        await page.evaluate(PICTURES)
        await page.screenshot(path=CHECKOUT / "docs" / f"{name}.png", full_page=full)


async def enter(lobby: Page, person: str, place: str | re.Pattern[str]) -> Page:
    """Be somebody, and go somewhere by the button of this name, in the one tab for rooms."""
    await lobby.get_by_role("link", name=person).first.click()
    await lobby.get_by_role("heading", name=f"as {person}").wait_for()
    button = lobby.get_by_role("button", name=place).first
    while not await button.is_visible():  # a thread opens a moment after it was promised
        await lobby.wait_for_timeout(500)
        await lobby.reload()
    rooms = [page for page in lobby.context.pages if page is not lobby]
    if rooms:
        before = rooms[0].url
        await button.click()
        await rooms[0].wait_for_url(lambda url: url != before)
        room = rooms[0]
    else:
        room = await in_a_tab(lobby.context, button)
    await room.wait_for_load_state()
    await room.evaluate(READY)
    return room


async def in_a_tab(context: BrowserContext, link: Locator) -> Page:
    """Follow what leads to a new tab; return that."""
    async with context.expect_page() as opened:
        await link.click()
    return await opened.value


async def jump(lobby: Page, button: str, then: str, day: str = "") -> None:
    """Let time pass by a button in the lobby; again where so much happened that it stopped."""
    for _ in range(TRIES):
        if day:
            await lobby.locator("#day").fill(day)
        async with lobby.expect_navigation(timeout=JOURNEY):
            await lobby.get_by_role("button", name=button).click(timeout=JOURNEY)
        if AGAIN not in await lobby.get_by_role("status").inner_text():
            break
    await expect(lobby.get_by_role("status")).to_contain_text(then)


def timeline(room: Page) -> Locator:
    """What is said in a room."""
    return room.locator("#channel-timeline")


def form(room: Page) -> Locator:
    """The form that is open."""
    return room.locator("#modal-root form")


def menu(room: Page, name: str) -> Locator:
    """The latest menu of this name in a room."""
    return timeline(room).get_by_role("combobox", name=name).last


async def sees(room: Page, what: Seen) -> None:
    """Wait until a room shows something: words, or what is meant."""
    if isinstance(what, str | re.Pattern):  # a menu that is closed has words too
        what = timeline(room).get_by_text(what).filter(visible=True).last
    await what.wait_for()  # `expect` describes the whole page at each look that finds nothing


async def say(room: Page, command: str, then: Seen) -> None:
    """Type a command, choose it where the page offers it, and send it; see what comes of it."""
    message = room.get_by_role("textbox", name="Message", exact=True)
    chosen = room.get_by_role("button", name="Exit command mode")
    offered = room.get_by_role("listbox", name="Application commands")

    async def act() -> None:
        if not await chosen.is_visible():
            # Sent before it's chosen, it would be a message that everyone reads.
            await message.fill(command, timeout=MISSED)
            await offered.get_by_text(command, exact=True).click(timeout=MISSED)
            await chosen.wait_for(timeout=MISSED)
        await room.get_by_role("button", name="Send", exact=True).click(timeout=MISSED)

    await _done(room, "run_command", act)
    await sees(room, then)


async def press(room: Page, button: str | re.Pattern[str] | Locator, then: Seen) -> None:
    """Press a button, the latest of its name; see what comes of it."""
    if not isinstance(button, str | re.Pattern):
        found = button
    else:
        found = timeline(room).get_by_role("button", name=button).last

    async def act() -> None:
        await found.click(timeout=MISSED)

    await _done(room, "click", act)
    await sees(room, then)


async def choose(room: Page, name: str, option: str, then: Seen) -> None:
    """Choose in the latest menu of this name; see what comes of it."""

    async def act() -> None:
        await _open(menu(room, name))
        await timeline(room).get_by_role("option", name=option).first.click(timeout=MISSED)

    await _done(room, "select", act)
    await sees(room, then)


async def hand_in(
    room: Page,
    written: Mapping[str, str],
    then: Seen,
    chosen: Mapping[str, str] | None = None,
    shot: str = "",
) -> None:
    """Write in the form that is open and choose in its menus, by their labels; submit it.

    A picture of it as it's handed in has the name *shot*.
    """
    for label, option in (chosen or {}).items():
        await _choose_in_form(room, label, option)

    async def act() -> None:
        for label, text in written.items():
            await form(room).get_by_role("textbox", name=label).fill(text, timeout=MISSED)
        if shot:
            await picture(room, shot)
        await form(room).get_by_role("button", name="Submit").click(timeout=MISSED)

    await _done(room, "modal_submit", act)
    await form(room).wait_for(state="hidden")
    await sees(room, then)


async def _done(room: Page, kind: str, act: Callable[[], Awaitable[None]]) -> None:
    """Do something until the page has asked for it, and it's done.

    The page loses a press where it draws a button again under the finger, or is busy; a visitor
    presses again. What was asked for isn't asked for twice.
    """
    done: list[str] = []
    for _ in range(TRIES):
        await room.evaluate(READY)
        before = await room.evaluate("asked.length")
        with suppress(PlaywrightTimeout):
            await act()
        if done := await room.evaluate(ASKED, before):
            break
    assert done == [f"{kind} settled"], done


async def _open(menu: Locator) -> None:
    if await menu.get_attribute("aria-expanded", timeout=MISSED) != "true":
        await menu.click(timeout=MISSED)


async def _choose_in_form(room: Page, label: str, option: str) -> None:
    found = form(room).get_by_role("combobox", name=label)
    wanted = form(room).get_by_role("option", name=option)
    apply = form(room).get_by_role("button", name="Apply")  # where several can be chosen
    for _ in range(TRIES):
        with suppress(PlaywrightTimeout):
            await _open(found)
            if await wanted.get_attribute("aria-selected", timeout=MISSED) != "true":
                await wanted.click(timeout=MISSED)
            if await apply.is_visible():
                await apply.click(timeout=MISSED)
            if await found.get_attribute("aria-expanded", timeout=MISSED) == "false":
                break
    await expect(found).to_contain_text(option)
