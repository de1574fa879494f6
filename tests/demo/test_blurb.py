"""From *Make a blurb* to the words in the clipboard, in three taps, in a real browser."""

from __future__ import annotations

from playwright.async_api import expect

from bot.documents import blurb_words as words
from tests.demo.test_browser import (
    DESKTOP,
    GUIDES,
    PHONE,
    SIDEWAYS,
    STORY,
    a_browser,
    a_demo,
    enter,
    picture,
    pytestmark,
)

__all__ = ["pytestmark"]  # skipped where Chromium is not there

TOLD = {
    "phone": STORY,
    "desktop": GUIDES,
}
READ = "navigator.clipboard.readText()"


async def test_three_taps() -> None:
    """The button, the words, *Copy*: what is copied is the blurb and nothing else."""
    async with a_demo() as address, a_browser() as browser:
        for (name, story), (width, height) in zip(TOLD.items(), (PHONE, DESKTOP), strict=True):
            context = await browser.new_context(viewport={"width": width, "height": height})
            await context.grant_permissions(["clipboard-read", "clipboard-write"])
            lobby = await context.new_page()
            await lobby.goto(address)
            room = await enter(context, lobby, "Priya Raman", "whats-working")
            timeline = room.locator("#channel-timeline")
            await room.get_by_role("button", name="Share yours").last.click()
            await room.get_by_role("textbox", name="What worked?").fill(story)
            await room.get_by_role("button", name="Submit").click()
            await expect(timeline.get_by_text("Posted.")).to_be_visible()

            await timeline.get_by_role("button", name=words.MAKE).click()
            given = timeline.get_by_text(story).last
            await expect(timeline.get_by_text("Only you see this, and nothing")).to_be_visible()
            await given.click(click_count=3)
            await room.keyboard.press("ControlOrMeta+c")

            copied = (await room.evaluate(READ)).strip()
            assert story in copied
            assert 3 <= len(copied.replace(story, "").split()) <= 13
            assert not await room.evaluate(SIDEWAYS)
            await timeline.get_by_role("button", name=words.ANOTHER).scroll_into_view_if_needed()
            await picture(room, f"blurb-{name}")
            await context.close()
