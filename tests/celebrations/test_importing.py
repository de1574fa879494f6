"""An association's days from a file: what would happen is shown, then it happens."""

from __future__ import annotations

import io
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.celebrations import own_words, words
from bot.drafts import words as draft_words
from bot.kit import words as kit_words
from bot.students import words as student_words
from bot.ui.card import Button, Card
from tests.celebrations.groups import switch_on
from tests.discord import answer, buttons, text
from tests.school import calendar_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from simcord import InteractionResult

    from tests.discord import World

TABLE = (
    "name;from;to;link\n"
    "Prairie Reads Day;2027-03-04;;https://example.org/reads\n"
    "Lecture à l'école;2027-04-05;2027-04-09;\n"
    "Old day;2020-01-01;;\n"
    "World Poetry Day;2027-03-21;;\n"
    "Odd day;31 February;;\n"
)


async def hand_in(world: World, data: bytes, name: str = "days.csv") -> InteractionResult:
    """Upload a table as the coordinator."""
    shown = await world.marta.slash(world.channel, "celebrate upcoming")
    form = await world.marta.click(answer(shown), label=words.IMPORT)
    return await world.marta.submit_modal(form, {"table": (name, data)})


async def test_a_dry_run_first(world: World) -> None:
    """Latin-1 with semicolons: what is new, there, over and not understood; nothing is added."""
    await switch_on(world)
    shown = await hand_in(world, TABLE.encode("latin-1"))

    assert text(shown).split("\n") == [
        own_words.DRY_RUN.format(file="days.csv"),
        own_words.DRY_NEW.format(count=2),
        "- Prairie Reads Day: Thursday, March 4, 2027",
        "- Lecture à l'école: Monday, April 5 \u2013 Friday, April 9, 2027",
        "",
        own_words.DRY_THERE.format(names="World Poetry Day"),
        own_words.DRY_OVER.format(count=1),
        own_words.DRY_MISSED,
        f"- Line 6, Odd day: Feb 31 isn't a date. {own_words.WHEN_AGAIN}",
    ]
    assert list(buttons(answer(shown))) == ["Add 2 days", words.IMPORT, own_words.DROP]
    assert await world.services.celebrations.choice(world.guild.id) is None


async def test_then_it_happens(world: World) -> None:
    """One tap adds them, also after a restart; the same file again has nothing new."""
    await switch_on(world)
    shown = await hand_in(world, TABLE.encode())
    await world.restart()
    added = text(await world.marta.click(answer(shown), label="Add 2 days"))
    upcoming = await world.marta.slash(world.channel, "celebrate upcoming")
    listed = text(upcoming)
    page = await world.marta.slash(world.channel, "celebrate show", day="prairie reads")
    panel = await world.marta.click(answer(upcoming), label=words.CHANGE)
    form = await world.marta.click(answer(panel), label=words.IMPORT)
    again = await world.marta.submit_modal(form, {"table": ("days.csv", TABLE.encode())})

    assert added == own_words.IMPORTED.format(days="2 days")
    assert "- **Thursday, March 4:** Prairie Reads Day" in listed
    assert words.FROM_LINK.format(source="https://example.org/reads") in text(page)
    assert own_words.DRY_NOTHING in text(again)
    assert list(buttons(answer(again))) == [words.IMPORT, own_words.DROP]


async def test_what_never_ends_is_listed(world: World) -> None:
    """An event that repeats without an end is left out, and that is said by its name."""
    await switch_on(world)
    events = [
        "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20270304\nSUMMARY:Prairie Day\nEND:VEVENT",
        "BEGIN:VEVENT\nUID:b\nDTSTART;VALUE=DATE:20270305\nSUMMARY:Board night\n"
        "RRULE:FREQ=WEEKLY\nEND:VEVENT",
    ]
    file = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""])
    told = text(await hand_in(world, file.encode(), "days.ics"))

    assert "Prairie Day: Thursday, March 4, 2027" in told
    assert f"Board night: {own_words.WHEN_ENDLESS}" in told


async def test_a_workbooks_own_numbers(world: World) -> None:
    """A row is called by the number that Excel shows, with empty rows above it."""
    await switch_on(world)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["Our days"], [], ["name", "from"], [], ["Odd day", "31 February"]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    told = text(await hand_in(world, out.getvalue(), "days.xlsx"))

    assert "Line 5, Odd day" in told


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (calendar_files.bomb, kit_words.FILE_BURSTS),
        (calendar_files.hidden_bomb, ""),
        (b"BEGIN:VCALENDAR\n" * 340_000, kit_words.FILE_TOO_LARGE.format(limit=1)),
        (calendar_files.ics(*["BEGIN:VEVENT\nEND:VEVENT"] * 10_000), ""),
        (b"x,2027-03-04\n" * 10_000, ""),
        (bytes(range(256)) * 2_000, ""),
        (b"PK\x03\x04" + bytes(range(256)) * 2_000, kit_words.FILE_NO_WORKBOOK),
    ],
    ids=["bomb", "lying bomb", "5 MB", "10,000 events", "10,000 lines", "junk", "packed junk"],
)
async def test_a_file_made_to_do_harm(
    world: World, content: bytes | Callable[[], bytes], reason: str
) -> None:
    """It's refused with its reason and a way on, takes no memory, and nothing is kept of it."""
    content = content if isinstance(content, bytes) else content()
    await switch_on(world)
    tracemalloc.start()
    shown = await hand_in(world, content, "days.xlsx")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert reason in text(shown)
    assert next(iter(buttons(answer(shown)))) == words.IMPORT
    assert not any(label.startswith("Add") for label in buttons(answer(shown)))
    assert most < len(content) * 8 + 8_000_000
    assert await world.services.celebrations.choice(world.guild.id) is None


async def test_leaving_it(world: World) -> None:
    """Nothing was added, and the file is forgotten."""
    await switch_on(world)
    shown = await hand_in(world, TABLE.encode())
    take = buttons(answer(shown))["Add 2 days"]
    dropped = text(await world.marta.click(answer(shown), label=own_words.DROP))
    post = await world.post(Card("Press.", [Button(take)]))
    gone = await world.marta.click(post)

    assert dropped == own_words.IMPORT_DROPPED
    assert text(gone) == draft_words.GONE
    assert await world.services.celebrations.choice(world.guild.id) is None


async def test_a_student_in_the_names(world: World) -> None:
    """It is shown before anything is added, and "a student" is offered in its place."""
    await switch_on(world)
    table = b"from;name\n\n2027-03-04;A day for jayden in 4th grade\n2027-03-05;Reads\nsoon;Odd\n"
    shown = await hand_in(world, table)
    before, ways = text(shown), list(buttons(answer(shown)))
    await world.restart()
    read = await world.marta.click(answer(shown), label=student_words.USE_A_STUDENT)
    better = await world.marta.click(answer(read), label=draft_words.THIS["save"])
    after, left = text(better), list(buttons(answer(better)))
    await world.marta.click(answer(better), label="Add 2 days")
    days = await world.services.proposals.open(world.guild.id)

    assert before.startswith(draft_words.FIRST["save"])
    assert '"jayden"' in before
    assert ways[:2] == [student_words.USE_A_STUDENT, draft_words.CHANGE]
    assert "jayden" not in text(read)
    assert "Line 5, Odd:" in after
    assert left == ["Add 2 days", words.IMPORT, own_words.DROP]
    names = [day.observance.name for day in days]
    assert names == ["A day for a student in 4th grade", "Reads"]


async def test_a_number_in_the_names(world: World) -> None:
    """What is no name is left out, and what is only a hint has no button."""
    await switch_on(world)
    table = b"name,from\nCall 555-867-5309 Day,2027-03-04\n"
    shown = await hand_in(world, table)
    read = await world.marta.click(answer(shown), label=student_words.LEAVE_IT_OUT)
    left_out = await world.marta.click(answer(read), label=draft_words.THIS["save"])

    assert "555-867-5309" not in text(left_out)
    assert "Add 1 day" in buttons(answer(left_out))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\n", own_words.FILE_EMPTY),
        (b"PK\x03\x04\x00\x00", kit_words.FILE_NO_WORKBOOK),
        (b"x" * 1_000_001, kit_words.FILE_TOO_LARGE.format(limit=1)),
    ],
)
async def test_no_table(world: World, data: bytes, sentence: str) -> None:
    """What is no table has one sentence, and a way to try another."""
    await switch_on(world)
    told = await hand_in(world, data)

    assert text(told) == sentence
    assert list(buttons(answer(told))) == [words.IMPORT, words.CHANGE]
