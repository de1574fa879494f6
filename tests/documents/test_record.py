"""The record of participation: its words, its numbers, and who sees it."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.documents import counting, printed, record, words
from bot.documents.choices import RECORD
from bot.kit.sheet import table
from bot.plans import hours_words
from bot.plans.attending import Went
from tests.discord import answer, buttons, text
from tests.documents.papers import entry, facts
from tests.documents.worlds import docx_text, files

if TYPE_CHECKING:
    from bot.documents.paper import Document
    from bot.plans.rules import PlanEntry
    from tests.discord import World

ME = 11
WENT = entry(
    1, ME, "monthly", date(2026, 10, 3), "event", "went-1", "Library day", "Big.", 360, kind="pd"
)
COFFEE = entry(2, ME, "monthly", date(2026, 10, 9), "coffee", "coffee 4", None, None, 45)
SAID_HELLO = entry(3, ME, "weekly", date(2026, 10, 5), "own", "week", None, None, None)
LAST_YEAR = entry(4, ME, "monthly", date(2026, 4, 9), "own", None, "=SUM(A1)", None, 90)


def of(*entries: PlanEntry, reflections: bool = False) -> Document:
    """The record of these."""
    done = counting.activities(entries, ("win",))
    return record.written(
        facts([], "evaluation", done=done),
        lambda day: "School year 2026-27" if day.month > 7 else "School year 2025-26",
        reflections=reflections,
    )


def test_it_says_what_it_is() -> None:
    """Whose it is, that it's no certificate, and how much it comes to."""
    document = of(WENT, COFFEE, SAID_HELLO)

    assert document.title == "Record of participation"
    assert document.subtitle.startswith("Dana Whitehorse, Prairie High, August 17, 2026")
    assert document.paragraphs == (
        "Kept by the member. Not a timesheet or a certificate.",
        "3 entries, 6 hours 45 minutes in all. Time counts only where it was written down: for 2 "
        "of 3.",
    )


def test_totals_by_kind() -> None:
    """One table counts by kind, the other lists; a bare check-in is in the first alone."""
    (section,) = of(WENT, COFFEE, SAID_HELLO).sections
    totals, entries = section.tables

    assert section.title == "School year 2026-27"
    assert set(totals.rows) == {
        ("PD or conference", "1", "6 hours"),
        ("Coffee chat", "1", "45 minutes"),
        ("Check-in with a colleague", "1", ""),
    }
    assert [row[1:] for row in entries.rows] == [
        ("PD or conference", "Library day", "6 hours"),
        ("Coffee chat", "", "45 minutes"),
    ]


def test_by_school_year() -> None:
    """Each year has its own part with its own sum."""
    document = of(LAST_YEAR, WENT)

    assert [one.title for one in document.sections] == [
        "School year 2025-26",
        "School year 2026-27",
    ]
    assert [one.paragraphs for one in document.sections] == [
        ("1 entry, 1 hour 30 minutes in all.",),
        ("1 entry, 6 hours in all.",),
    ]


def test_reflections_are_optional() -> None:
    """Left out, nothing of them is in the pages or in the table."""
    without, with_them = of(WENT), of(WENT, reflections=True)

    assert not [said for said in without.texts() if "Big." in said]
    assert "Looking back" not in without.rows[0]
    assert [one.title for one in with_them.sections][1] == "Looking back, school year 2026-27"
    assert with_them.rows[0]["Looking back"] == "Big."
    assert "Big." in list(with_them.members_words(sheet=True))  # so the student check looks at it


def test_the_spreadsheet() -> None:
    """It opens in Excel and Google Sheets: a mark for UTF-8, plain dates, no formula that runs."""
    content = table(of(LAST_YEAR, WENT).rows)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))

    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[0]["What"] == "'=SUM(A1)"
    assert rows[1] == {
        "Date": "2026-10-03",
        "School year": "School year 2026-27",
        "Kind": "PD or conference",
        "What": "Library day",
        "Minutes": "360",
    }
    assert rows[2]["What"] == printed.KEPT_BY


async def test_from_the_command_to_the_files(world: World) -> None:
    """Word, web page and CSV at once; lines on request; an entry can be changed and removed."""
    await world.switch_on("documents")
    hours, guild_id, day = world.services.hours, world.guild.id, world.clock.now().date()
    went = Went("Library day", "pd", day, 360, "Start small.")
    await hours.went(guild_id, world.dana.id, went, world.clock.now())
    card = await world.dana.slash(world.channel, "document record")
    made = await world.dana.click(answer(card), label=words.MAKE)
    plain = await files(made)
    back = await world.dana.click(answer(made), label=words.BACK)
    more = await world.dana.click(answer(back), label=words.REFLECTIONS_IN)
    full = await files(await world.dana.click(answer(more), label=words.MAKE))

    assert "1 entry, 6 hours in all." in text(card)
    assert set(plain) == set(full) == {"docx", "html", "csv"}
    for one in (docx_text(plain["docx"]), plain["html"].decode(), plain["csv"].decode()):
        assert printed.KEPT_BY in one
        assert "Start small." not in one
    for one in (docx_text(full["docx"]), full["html"].decode(), full["csv"].decode()):
        assert "Start small." in one
    card = await world.dana.slash(world.channel, "document record")
    menu = await world.dana.click(answer(card), label=words.ENTRIES)
    (entry,) = await world.services.documents.entries(
        await world.services.documents.choices.get(
            guild_id, world.dana.id, RECORD, world.clock.now()
        )
    )
    shown = await world.dana.select(answer(menu), [str(entry.id)], custom_id="document:entry")
    form = await world.dana.click(answer(shown), label=hours_words.OTHER_LENGTH)
    await world.dana.submit_modal(form, {"minutes": "5 hours"})
    card = await world.dana.slash(world.channel, "document record")
    assert "5 hours in all." in text(card)
    menu = await world.dana.click(answer(card), label=words.ENTRIES)
    shown = await world.dana.select(answer(menu), [str(entry.id)], custom_id="document:entry")
    assert (
        text(await world.dana.click(answer(shown), label=hours_words.REMOVE)) == hours_words.REMOVED
    )
    empty = await world.dana.slash(world.channel, "document record")
    assert words.CARD_EMPTY_RECORD in text(empty)
    assert words.MAKE not in buttons(answer(empty))


async def test_nobody_else_sees_anyone_s_hours(world: World) -> None:
    """No report, no coordinator's card, and no other member's document has a length in it."""
    await world.switch_on("documents")
    people = [world.dana, world.luis, world.marta]
    for actor in people:
        name = actor.user.global_name or actor.name
        await world.services.members.arrive(world.guild.id, actor.id, name, world.clock.now())
    for n in range(12):
        actor = people[n % 3]
        day = world.clock.now().date() - timedelta(days=n)
        went = Went(f"Secret workshop {n}", "pd", day, 347, "Only for me.")
        await world.services.hours.went(world.guild.id, actor.id, went, world.clock.now())
    card = await world.marta.slash(world.channel, "document group")
    made = await world.marta.click(answer(card), label=words.MAKE)
    found = await files(made)
    pages = [docx_text(found["docx"]), found["html"].decode().partition("<body")[2]]
    more = await world.marta.click(answer(made), label=words.MORE)
    pages.append(
        (await files(await world.marta.click(answer(more), label=words.CSV)))["csv"].decode()
    )
    for command in ("coordinator today", "coordinator week"):
        pages.append(text(await world.marta.slash(world.channel, command)))
    mine = await world.marta.slash(world.channel, "document record")
    (own,) = [await files(await world.marta.click(answer(mine), label=words.MAKE))]

    assert "12 meetings and webinars" in pages[0]  # how often is in it
    for one in pages:
        for secret in ("347", "hours of", "69.5", "Secret workshop", "Only for me"):
            assert secret not in one
    assert "4 entries" in own["html"].decode()
