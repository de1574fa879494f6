"""What members tell coordinators about the shelf."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.groups import inquiry_words
from bot.housekeeping import Housekeeping
from bot.shelf import words
from bot.shelf.tables import ResourceReportRow
from bot.wins import words as win_words
from tests.discord import answer, text
from tests.groups.test_inquiries import days
from tests.shelf import test_service
from tests.shelf.test_commands import TITLE, put
from tests.shelf.test_service import GROUP, LUIS

if TYPE_CHECKING:
    from pathlib import Path

    from simcord import MemberActor

    from bot.agenda.agenda import Agenda
    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock
    from tests.discord import World


@pytest.fixture
async def shelf(world: World) -> World:
    """Give a group that has a shelf."""
    await world.switch_on("shelf")
    return world


async def test_old_reports(
    database: Database, services: Services, agenda: Agenda, clock: StandingClock, tmp_path: Path
) -> None:
    """Two months after it was closed, a report is gone; an open one stays."""
    resource, now = await test_service.put(services, clock), clock.now()
    keeping, reports = Housekeeping(services, tmp_path, set), services.shelf_reports
    agenda.register(keeping)
    for ago in (59, 61, None):
        await reports.report(GROUP, resource.id, LUIS, "other", "Hm", now)
        if ago is not None:
            [report] = await reports.open(GROUP)
            await reports.leave(GROUP, report.id, now - timedelta(days=ago))
    await agenda.plan([keeping.next_row(now - timedelta(days=1))])
    await agenda.tick()
    await agenda.settled()

    async with database.read() as connection:
        left = (await connection.execute(select(ResourceReportRow.closed_at))).scalars().all()
    assert {*left} == {now - timedelta(days=59), None}


async def test_not_theirs_to_share(shelf: World) -> None:
    """It's hidden at once; a coordinator decides, and its owner hears why."""
    await put(shelf)
    shown = await shelf.luis.slash(shelf.channel, "resource show", resource="1")
    form = await shelf.luis.click(answer(shown), label=win_words.TELL_COORDINATOR)
    told = await shelf.luis.submit_modal(
        form, {"about": ["rights"], "words": "It's sold in a shop."}
    )
    assert text(told) == words.TOLD_HIDDEN
    found = await shelf.luis.slash(shelf.channel, "resource find", words="weeding")
    assert "Weeding checklist" not in text(found)
    hidden = await shelf.luis.slash(shelf.channel, "resource show", resource="1")
    assert text(hidden) == words.HIDDEN_STATE
    today = await shelf.marta.slash(shelf.channel, "coordinator today")
    assert words.WHYS["rights"] in text(today)
    report = await shelf.marta.click(answer(today), custom_id="shelf:report:1")
    assert "It's sold in a shop." in text(report)
    assert "Luis" not in text(report)
    form = await shelf.marta.click(answer(report), label=words.KEEP_HIDDEN)
    done = await shelf.marta.submit_modal(form, {"note": "Link to the shop, please."})
    assert text(done) == words.NOW_HIDDEN

    waits = await shelf.dana.slash(shelf.channel, "help")
    noted = await shelf.dana.click(answer(waits), label="Show me")
    assert words.HIDDEN_TOLD in text(noted)
    assert "Link to the shop, please." in text(noted)
    form = await shelf.dana.click(answer(noted), label=words.CHANGE)
    await shelf.dana.submit_modal(form, {"title": TITLE, "link": "https://example.com/shop"})
    found = await shelf.luis.slash(shelf.channel, "resource find", words="weeding")
    assert "Weeding checklist" in text(found)


async def told(shelf: World, who: MemberActor, said: str, why: str = "other") -> None:
    """Let someone tell the coordinators about what Dana put there."""
    shown = await who.slash(shelf.channel, "resource show", resource="1")
    form = await who.click(answer(shown), label=win_words.TELL_COORDINATOR)
    await who.submit_modal(form, {"about": [why], "words": said})


async def test_one_thing_on_the_shelf_is_one_thing(shelf: World) -> None:
    """Two people who tell of it are one thing that waits, read together and decided at once."""
    await put(shelf)
    await told(shelf, shelf.luis, "Its third page.")
    await told(shelf, shelf.marta, "Me too.")
    listed = await shelf.marta.slash(shelf.channel, "coordinator today")
    waits = text(listed)
    card = await shelf.marta.click(answer(listed), label=words.OPEN_REPORT)
    read = text(card)
    await told(shelf, shelf.luis, "And its fourth.")
    closed = await shelf.marta.click(answer(card), label=win_words.CLOSE_REPORT)
    later = await shelf.marta.slash(shelf.channel, "coordinator today")
    said = text(later)
    unread = text(await shelf.marta.click(answer(later), label=words.OPEN_REPORT))

    assert waits.startswith("**1 thing is waiting.**")
    assert "Its third page." in read
    assert "Me too." in read
    assert text(closed) == win_words.REPORT_DONE
    assert said.startswith("**1 thing is waiting.**")
    assert "And its fourth." in unread
    assert "Me too." not in unread


async def test_what_hides_it_comes_first(shelf: World) -> None:
    """Of several reports about one thing, the list names the one that hid it."""
    await put(shelf)
    shown = await shelf.luis.slash(shelf.channel, "resource show", resource="1")
    form = await shelf.luis.click(answer(shown), label=win_words.TELL_COORDINATOR)
    await told(shelf, shelf.marta, "Its third page.")
    await shelf.luis.submit_modal(form, {"about": ["rights"], "words": "It's from a shop."})
    listed = text(await shelf.marta.slash(shelf.channel, "coordinator today"))

    assert listed.startswith("**1 thing is waiting.**")
    assert words.WHYS["rights"] in listed
    assert words.WHYS["other"] not in listed


async def test_a_student_is_read_first(shelf: World) -> None:
    """Of more than a card shows, and of what comes later, what hides it is read first."""
    await put(shelf)
    for number in range(3):
        await told(shelf, shelf.luis, f"Page {number} is old.")
    await told(shelf, shelf.luis, "A child's name is on page 9.", "student")
    listed = await shelf.marta.slash(shelf.channel, "coordinator today")
    card = await shelf.marta.click(answer(listed), label=words.OPEN_REPORT)

    assert "A child's name is on page 9." in text(card)
    await told(shelf, shelf.marta, "And its town on page 2.", "student")
    refused = await shelf.marta.click(answer(card), label=words.SHOW_AGAIN)
    assert refused.response is not None  # what else waits comes under it
    assert refused.response.content.startswith(words.READ_FIRST)
    card = await shelf.marta.click(refused.response, label=words.OPEN_REPORT)
    assert "And its town on page 2." in text(card)
    again = await shelf.marta.click(answer(card), label=words.SHOW_AGAIN)

    assert text(again) == words.SHOWN_AGAIN
    assert await shelf.services.shelf_reports.open(shelf.guild.id) == []


@pytest.mark.parametrize(("why", "mornings"), [("other", "10010"), ("student", "00010")])
async def test_reminded_of_a_report(shelf: World, why: str, mornings: str) -> None:
    """It comes up as a report of a message does: the next school day and three after.

    Of one about a student they've heard by the next morning, so it comes up once.
    """
    now, groups = shelf.clock.now(), shelf.services.groups
    await groups.change(shelf.guild.id, now, coordinator_channel_id=shelf.desk.id)
    await put(shelf)
    shown = await shelf.luis.slash(shelf.channel, "resource show", resource="1")
    form = await shelf.luis.click(answer(shown), label=win_words.TELL_COORDINATOR)
    await shelf.luis.submit_modal(form, {"about": [why], "words": "Look at its third page."})
    await shelf.tick()
    told = [await days(shelf, 1) for _ in mornings]

    line = inquiry_words.REMINDER.format(things=f"1 {inquiry_words.THING}")
    assert told == [[line] * int(one) for one in mornings]
