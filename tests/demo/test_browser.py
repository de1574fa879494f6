"""The demo as a visitor meets it: its own process, and a real browser at two widths.

The tests of this file happen one after the other in one demo: time never goes back there. The
first ones leave it at the morning on which it begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.documents import blurb_words
from tests.demo.browsing import (
    DESKTOP,
    PHONE,
    SIDEWAYS,
    a_demo,
    at_lobby,
    enter,
    go_on_as,
    jump,
    needs_chromium,
    picture,
    press,
    say,
    until,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Locator, Page

    from tests.demo.browsing import Size

pytestmark = needs_chromium

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
CLIPBOARD = "navigator.clipboard.readText()"

in_one_demo = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address() -> AsyncIterator[str]:
    """The demo of this file's tests."""
    async with a_demo() as found:
        yield found


async def pick(room: Page, menu: str, option: str, then: str) -> None:
    """Choose from a menu, until the card says so."""

    async def act() -> None:
        await room.get_by_role("combobox", name=menu).last.click()
        await room.get_by_role("option", name=option).first.click(timeout=10_000)

    await until(room.locator("#channel-timeline").get_by_text(then).last, act)


@in_one_demo
async def test_set_up_from_nothing(browser: Browser, address: str) -> None:
    """In a server that the bot was just invited to: three answers, and Start here is posted."""
    async with at_lobby(browser, address, PHONE) as lobby:
        await lobby.get_by_role("link", name="Pat Morgan").click()
        async with lobby.context.expect_page() as opened:
            await lobby.get_by_role("button", name="Start as Pat Morgan").click()
        room = await opened.value
        await say(room, "/setup")
        await pick(room, "1. The channel for wins", "whats-working", "I can post there.")
        await pick(room, "2. The group's time zone", "Central", "where it's 8:00 AM now")
        await pick(room, "3. A second coordinator", "Sam Whitfield", "Sam Whitfield.")
        await room.get_by_role("button", name="Post Start here").last.click()
        await expect(room.get_by_text("Posted. Start here is in").last).to_be_visible()
        assert await room.evaluate("document.documentElement.scrollWidth") <= PHONE[0]

        async with lobby.context.expect_page() as opened:
            await room.get_by_role("link", name="read it").click()
        there = await opened.value
        await expect(there.get_by_role("button", name="Share a win").last).to_be_visible()


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
    """From the lobby to a member's own post and a cheer under a colleague's, by pressing alone."""
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
        await timeline.get_by_text("How far can it travel?").last.scroll_into_view_if_needed()
        await picture(room, f"posted-{name}")

        cart = timeline.locator("[data-message-id]", has_text="blind date")
        cheer = cart.get_by_role("button", name=re.compile(r"Cheer \(\d+\)"))
        count = int("".join(filter(str.isdigit, await cheer.inner_text())))
        await cheer.click()
        await expect(timeline.get_by_text("You cheered.")).to_be_visible()
        await expect(cart.get_by_role("button", name=f"Cheer ({count + 1})")).to_be_visible()


@in_one_demo
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
        room = await enter(lobby.context, lobby, "Priya Raman", "whats-working")
        timeline = room.locator("#channel-timeline")
        await room.get_by_role("button", name="Share yours").last.click()
        await room.get_by_role("textbox", name="What worked?").fill(story)
        await room.get_by_role("button", name="Submit").click()
        await expect(timeline.get_by_text("Posted.")).to_be_visible()

        await timeline.get_by_role("button", name=blurb_words.MAKE).click()
        given = timeline.get_by_text(story).last
        await expect(timeline.get_by_text("Only you see this, and nothing")).to_be_visible()
        await given.click(click_count=3)
        await room.keyboard.press("ControlOrMeta+c")

        copied = (await room.evaluate(CLIPBOARD)).strip()
        assert story in copied
        assert 3 <= len(copied.replace(story, "").split()) <= 13
        assert not await room.evaluate(SIDEWAYS)
        await timeline.get_by_role("button", name=blurb_words.ANOTHER).scroll_into_view_if_needed()
        await picture(room, f"blurb-{name}")


async def run_command(room: Page, command: str, then: str) -> None:
    """Type a command and send it, until the button of this name is there."""

    async def act() -> None:
        await room.get_by_placeholder("Message #whats-working").fill(f"/{command}")
        await room.keyboard.press("Enter")
        await room.get_by_role("button", name="Send", exact=True).click()

    await until(room.get_by_role("button", name=then).last, act)


async def choose(room: Page, option: str, then: Locator) -> None:
    """Choose a list by its name, until what it brings is there."""

    async def act() -> None:
        await lists(room).click()
        await room.get_by_role("option", name=option).last.click()

    await until(then, act)


def lists(room: Page) -> Locator:
    """The menu of lists."""
    return room.get_by_role("combobox", name="Choose a list").last


@in_one_demo
async def test_a_list_is_chosen_by_pressing(browser: Browser, address: str) -> None:
    """From setup to what comes next month, by pressing alone; on a phone nothing runs aside."""
    async with at_lobby(browser, address, DESKTOP) as lobby:
        room = await enter(lobby.context, lobby, "Marta Olson", "whats-working")
        timeline = room.locator("#channel-timeline")
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
        await expect(timeline.get_by_text("October 2026:")).to_be_visible()
        await picture(room, "celebrate-choose-desktop")
    async with at_lobby(browser, address, PHONE) as lobby:
        room = await enter(lobby.context, lobby, "Joel Reyes", "whats-working")
        await run_command(room, "celebrate upcoming", "Choose book days")
        await press(room, "Choose book days", lists(room))
        timeline = room.locator("#channel-timeline")
        await choose(room, "Calm", timeline.locator("p", has_text="the calm list"))
        await expect(timeline.get_by_text(CALM_OCTOBER)).to_be_visible()
        assert not await room.evaluate(SIDEWAYS)
        await picture(room, "celebrate-choose-phone")


@in_one_demo
async def test_a_plan_on_a_phone(browser: Browser, address: str) -> None:
    """The plan of somebody who has one, as a card that needs no sideways scrolling."""
    async with at_lobby(browser, address, PHONE) as lobby:
        room = await enter(lobby.context, lobby, "Dana Whitehorse", "whats-working")
        await room.get_by_placeholder("Message #whats-working").fill("/plan show")
        await room.keyboard.press("Enter")
        await room.get_by_role("button", name="Send", exact=True).click()
        timeline = room.locator("#channel-timeline")
        await expect(timeline.get_by_text("Your plan.")).to_be_visible()
        assert not await room.evaluate(SIDEWAYS)
        await timeline.get_by_role("button", name="Done this month").scroll_into_view_if_needed()
        await picture(room, "plan-phone")


@in_one_demo
async def test_ask_and_sum_up(browser: Browser, address: str) -> None:
    """One question, four answers, one shortened and one left out, and a summary, on a phone."""
    async with at_lobby(browser, address, PHONE) as lobby:
        room = await enter(lobby.context, lobby, "Priya Raman", "whats-working")
        timeline = room.locator("#channel-timeline")
        await say(room, "/ask")
        await room.get_by_role("textbox", name="Your question").fill(ASKED)
        await room.get_by_role("button", name="Submit").click()
        await expect(timeline.get_by_text("Here's what colleagues have said")).to_be_visible()
        await press(room, "Ask anyway", timeline.get_by_text("I'll tell you when there's an"))
        for person, story in ANSWERS.items():
            await go_on_as(room, lobby, person, "#whats-working", "I want to know too")
            await answer(room, story)

        await go_on_as(room, lobby, "Priya Raman", "#whats-working", "Sum it up")
        await press_under(timeline, "Sum it up", timeline.get_by_text("This is the summary").last)
        for story in ANSWERS.values():
            await expect(timeline.get_by_text(story).first).to_be_visible()
        shorten = room.get_by_role("button", name="Shorten").last
        await pick_piece(room, 3, shorten)
        await shorten.click()
        await room.get_by_role("textbox", name="How it reads in the summary").fill(SHORT)
        await room.get_by_role("button", name="Submit").click()
        await expect(timeline.get_by_text(SHORT).first).to_be_visible()
        await pick_piece(room, 4, room.get_by_role("button", name="Leave it out").last)
        await press(room, "Leave it out", timeline.get_by_text("Left out: Dana Whitehorse."))
        assert not await room.evaluate(SIDEWAYS)
        await press(room, "Publish", timeline.get_by_text("Published."))

        await lobby.reload()  # where its thread is now
        await go_on_as(room, lobby, "Priya Raman", "“How do you run a", "This worked for me")
        summary = timeline.locator("[data-message-id]", has_text="Summed up:").last
        await expect(summary.get_by_text(SHORT)).to_be_visible()
        assert list(ANSWERS.values())[3] not in await summary.inner_text()
        assert not await room.evaluate(SIDEWAYS)


async def answer(room: Page, story: str) -> None:
    """Answer the question that was just asked."""
    timeline = room.locator("#channel-timeline")
    form = room.get_by_role("textbox", name="Your answer")
    await press_under(timeline, "Answer", form)
    await form.fill(story)
    await room.get_by_role("button", name="Submit").click()
    await expect(timeline.get_by_text("Posted.").last).to_be_visible()


async def press_under(timeline: Locator, button: str, then: Locator) -> None:
    """Press a button under the question that was just asked, until what it leads to is there."""
    post = timeline.locator("[data-message-id]", has_text=f"asks: {ASKED}").last
    await until(then, post.get_by_role("button", name=button, exact=True).click)


async def pick_piece(room: Page, number: int, then: Locator) -> None:
    """Choose an answer in the menu of a summary, until what it leads to is there."""
    menu = room.get_by_role("combobox", name="Change one of the answers")

    async def act() -> None:
        if f"{number}. " in await menu.last.inner_text():  # refused: the same again is no change
            await room.get_by_role("button", name="Sum it up").last.click()
            await expect(menu.last).not_to_contain_text(f"{number}. ")
        await menu.last.click()
        await room.get_by_role("option", name=f"{number}. ").last.click(timeout=10_000)

    await until(then, act)


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
        await press(room, "Did it", timeline.get_by_text("Lovely. That counts for this week."))
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
        links = await room.get_by_role("link").evaluate_all("all => all.map((one) => one.href)")
        assert [one for one in links if not one.startswith(("http://127.0.0.1", address))] == []
        assert len([one for one in links if "/channels/" in one]) > 5
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
