"""The demo as a visitor meets it: its own process, and a real browser at two widths.

The tests of this file happen one after the other in one demo: time never goes back there. The
first ones leave it at the morning on which it begins.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bot.documents import blurb_words
from tests.demo.browsing import (
    DESKTOP,
    PHONE,
    SIDEWAYS,
    WINS,
    at_lobby,
    choose,
    enter,
    form,
    hand_in,
    in_a_tab,
    jump,
    menu,
    needs_chromium,
    picture,
    press,
    say,
    sees,
    timeline,
)

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page, Route

    from tests.demo.browsing import Size

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

STORY = 'A sign at the door: "New books on Thursdays." On Thursday there was a line.'
GUIDES = "A shelf of field guides by the window. Three classes took it outside this week."
TALKS = "Two book talks at lunch. Nine students stayed for both."
ALOUD, READ = "World Read Aloud Day, 2027", "We read one page in three voices."
POEMS = "Poems in the lunch line. Thirty students took one along."
SEEDS = "A seed library in the old card catalog. Forty packets went home this spring."
ASKED = "How do you run a book club in a lunch of 20 minutes?"
SHORT = "The kids run it, and a different one leads each time."
ANSWERS = {
    "Luis Ortega": "Two short chapters a week, read aloud while they eat.",
    "Amina Warsame": "Fridays only, and everyone brings one page.",
    "Hannah Lindqvist": "The kids run it. I print three questions and stay out of the way.",
    "Dana Whitehorse": "Graphic novels, so that everyone gets through a volume.",
}
CALM_OCTOBER = "Thursday, October 1: International School Library Month"  # and nothing before it
FEATURES, LISTS = "What it'll do next, and when", "Choose a list"
PIECES = "Change one of the answers"


async def test_set_up_from_nothing(browser: Browser, address: str) -> None:
    """In a server that the bot was just invited to: three answers, and Start here is posted."""
    async with at_lobby(browser, address, PHONE) as lobby:
        room = await enter(lobby, "Pat Morgan", "Start as Pat Morgan")
        await say(room, "/setup", menu(room, "1. The channel for wins"))
        await choose(room, "1. The channel for wins", "whats-working", "I can post there.")
        await choose(room, "2. The group's time zone", "Central", "where it's 8:00 AM now")
        await choose(room, "3. A second coordinator", "Sam Whitfield", "Sam Whitfield.")
        await press(room, "Post Start here", "Posted. Start here is in")
        assert await room.evaluate("document.documentElement.scrollWidth") <= PHONE[0]

        there = await in_a_tab(lobby.context, room.get_by_role("link", name="read it"))
        await expect(there.get_by_role("button", name="Share a win").last).to_be_visible()


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
    """From the lobby to a member's own post and a cheer under a colleague's, by pressing alone."""
    async with at_lobby(browser, address, size) as lobby:
        assert not await lobby.evaluate(SIDEWAYS)
        await expect(lobby.get_by_role("button", name="Start as")).to_be_in_viewport(ratio=1)
        await expect(lobby.get_by_role("img")).to_be_in_viewport(ratio=1)
        await expect(lobby.get_by_role("button", name="Jump to next Monday")).to_be_in_viewport()
        await picture(lobby, f"lobby-{name}")

        room = await enter(lobby, person, f"Start as {person}")
        await picture(room, f"demo-{name}")
        await press(room, "Share yours", form(room))
        await hand_in(room, {"What worked?": story}, "Posted.", shot=f"form-{name}")
        await sees(room, story)
        far = timeline(room).get_by_text("How far can it travel?").last
        await far.scroll_into_view_if_needed()
        await picture(room, f"posted-{name}")

        cart = timeline(room).locator("[data-message-id]", has_text="blind date")
        cheer = cart.get_by_role("button", name=re.compile(r"Cheer \(\d+\)"))
        count = int("".join(filter(str.isdigit, await cheer.inner_text())))
        await press(room, cheer, "You cheered.")
        await expect(cart.get_by_role("button", name=f"Cheer ({count + 1})")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "size", "story"),
    [("phone", PHONE, POEMS), ("desktop", DESKTOP, SEEDS)],
    ids=["phone", "desktop"],
)
async def test_three_taps(
    browser: Browser, address: str, name: str, size: Size, story: str
) -> None:
    """*Make a blurb*, the words, *Copy*: what is copied is the blurb and nothing else."""
    async with at_lobby(browser, address, size) as lobby:
        await lobby.context.grant_permissions(["clipboard-read", "clipboard-write"])
        room = await enter(lobby, "Priya Raman", WINS)
        await press(room, "Share yours", form(room))
        await hand_in(room, {"What worked?": story}, "Posted.")

        await press(room, blurb_words.MAKE, "Only you see this, and nothing")
        copied = await copied_from(room, story)

        assert story in copied
        assert 3 <= len(copied.replace(story, "").split()) <= 13
        assert not await room.evaluate(SIDEWAYS)
        another = timeline(room).get_by_role("button", name=blurb_words.ANOTHER)
        await another.scroll_into_view_if_needed()
        await picture(room, f"blurb-{name}")


async def copied_from(room: Page, words: str) -> str:
    """Copy the line with these words by three clicks; again if it was just drawn again."""
    copied = ""
    while words not in copied:
        await timeline(room).get_by_text(words).last.click(click_count=3)
        await room.keyboard.press("ControlOrMeta+c")
        copied = (await room.evaluate("navigator.clipboard.readText()")).strip()
    return copied


async def test_a_list_is_chosen_by_pressing(browser: Browser, address: str) -> None:
    """From setup to what comes next month, by pressing alone; on a phone nothing runs aside."""
    async with at_lobby(browser, address, DESKTOP) as lobby:
        room = await enter(lobby, "Marta Olson", WINS)
        await say(room, "/setup", "More settings")
        # The demo has book days switched on; tests/celebrations switches them on itself.
        await press(room, "More settings", menu(room, FEATURES))
        await choose(room, FEATURES, "Book days", "Book days is on.")
        await press(room, "Choose book days", menu(room, LISTS))
        await choose(room, LISTS, "Everything", "everything for your country that isn't contested")
        await sees(room, "October 2026:")
        await picture(room, "celebrate-choose-desktop")
    async with at_lobby(browser, address, PHONE) as lobby:
        room = await enter(lobby, "Joel Reyes", WINS)
        await say(room, "/celebrate upcoming", "Choose book days")
        await press(room, "Choose book days", menu(room, LISTS))
        await choose(room, LISTS, "Calm", "the calm list")
        await sees(room, CALM_OCTOBER)
        assert not await room.evaluate(SIDEWAYS)
        await picture(room, "celebrate-choose-phone")


async def test_a_plan_on_a_phone(browser: Browser, address: str) -> None:
    """The plan of somebody who has one, as a card that needs no sideways scrolling.

    Its page gets the list of commands when one is typed already, as on a slow computer.
    """

    async def late(route: Route) -> None:
        message = route.request.frame.page.get_by_role("textbox", name="Message", exact=True)
        await expect(message).to_have_value("/plan show")
        await asyncio.sleep(1)
        await route.continue_()

    async with at_lobby(browser, address, PHONE) as lobby:
        await lobby.context.route("**/api/commands", late)
        room = await enter(lobby, "Dana Whitehorse", WINS)
        await say(room, "/plan show", "Your plan.")
        assert not await room.evaluate(SIDEWAYS)
        done = timeline(room).get_by_role("button", name="Done this month")
        await done.scroll_into_view_if_needed()
        await picture(room, "plan-phone")


async def test_ask_and_sum_up(browser: Browser, address: str) -> None:
    """One question, four answers, one shortened and one left out, and a summary, on a phone."""
    async with at_lobby(browser, address, PHONE) as lobby:
        room = await enter(lobby, "Priya Raman", WINS)
        await say(room, "/ask", form(room))
        await hand_in(room, {"Your question": ASKED}, "Here's what colleagues have said")
        await press(room, "Ask anyway", "I'll tell you when there's an")
        for person, story in ANSWERS.items():
            await enter(lobby, person, WINS)
            await press(room, asked(room, "Answer"), form(room))
            await hand_in(room, {"Your answer": story}, "Posted.")

        await enter(lobby, "Priya Raman", WINS)
        await press(room, asked(room, "Sum it up"), "This is the summary")
        for story in ANSWERS.values():
            await sees(room, story)
        shorten = timeline(room).get_by_role("button", name="Shorten").last
        await choose(room, PIECES, "3. ", shorten)
        await press(room, shorten, form(room))
        await hand_in(room, {"How it reads in the summary": SHORT}, SHORT)
        await choose(room, PIECES, "4. ", "Leave it out")
        await press(room, "Leave it out", "Left out: Dana Whitehorse.")
        assert not await room.evaluate(SIDEWAYS)
        await press(room, "Publish", "Published.")

        await enter(lobby, "Priya Raman", "Open “How do you run a")
        summary = timeline(room).locator("[data-message-id]", has_text="Summed up:").last
        await expect(summary.get_by_text(SHORT)).to_be_visible()
        await sees(room, "This worked for me")
        assert list(ANSWERS.values())[3] not in await summary.inner_text()
        assert not await room.evaluate(SIDEWAYS)


def asked(room: Page, button: str) -> Locator:
    """A button under the question that was just asked."""
    post = timeline(room).locator("[data-message-id]", has_text=f"asks: {ASKED}").last
    return post.get_by_role("button", name=button, exact=True)


async def test_a_week_goes_by(browser: Browser, address: str) -> None:
    """Monday's nudge, its private card and *Did it*, then Friday's post, by pressing alone."""
    async with at_lobby(browser, address, DESKTOP) as lobby:
        await jump(lobby, "Jump to next Monday", "It's Monday, September 21, 7:15 AM.")

        room = await enter(lobby, "Priya Raman", WINS)
        await press(room, "My nudge", "Only you see this. It's fine to skip it.")
        did = timeline(room).get_by_role("button", name="Did it")
        await did.scroll_into_view_if_needed()
        await picture(room, "nudge-desktop")
        await press(room, did, "Lovely. That counts for this week.")
        await press(room, "Share it as a win", form(room))
        await hand_in(room, {"What worked?": TALKS}, TALKS)

        await jump(lobby, "Jump to next Friday", "It's Friday, September 25, 12:00 PM.")
        post = timeline(room).locator("[data-message-id]", has_text="9/25/26, 12:00 PM")
        await expect(post.get_by_text("This week's question:")).to_be_visible()
        await expect(post.get_by_text("Priya Raman: Two book talks")).to_be_visible()
        fuller = timeline(room).locator("[data-message-id]", has_text="9/18/26, 12:00 PM")
        await fuller.scroll_into_view_if_needed()
        await picture(room, "friday-desktop")


async def test_read_aloud_day(browser: Browser, address: str) -> None:
    """World Read Aloud Day: two join, one tells what they did on a phone, and it is summed up."""
    async with at_lobby(browser, address, PHONE) as lobby:
        await jump(lobby, "Jump to World Read Aloud Day", "It's Wednesday, February 3, 7:15 AM.")
        room = await enter(lobby, "Priya Raman", WINS)
        await picture(room, "celebrate-day-phone")
        links = await room.get_by_role("link").evaluate_all("all => all.map((one) => one.href)")
        assert [one for one in links if not one.startswith(("http://127.0.0.1", address))] == []
        assert len([one for one in links if "/channels/" in one]) > 5
        await press(room, "Join the thread", "You're in:")
        await enter(lobby, "Luis Ortega", WINS)
        await press(room, "Join the thread", "You're in:")
        await press(room, "We did this too", "Counted in.")
        await room.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        await picture(room, "celebrate-day-desktop")
        await room.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})

        await enter(lobby, "Priya Raman", f"Open “{ALOUD}”")
        await press(room, "Share what we did", form(room))
        also = {"Where else can it go?": "The recap in this thread can show it"}
        await hand_in(room, {"What did you do?": READ}, "Priya Raman shared what they did:", also)

        await jump(lobby, "Jump to next Friday", "It's Friday, February 5, 12:00 PM.")
        recap = timeline(room).locator("[data-message-id]", has_text="is over. Thank you")
        await expect(recap.get_by_text("2 libraries took part.")).to_be_visible()
        await expect(recap.get_by_text(f"Priya Raman: {READ}")).to_be_visible()
        assert not await room.evaluate(SIDEWAYS)
        await recap.scroll_into_view_if_needed()
        await picture(room, "celebrate-recap-phone")
