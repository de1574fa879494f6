"""The school year's panel, as a coordinator uses it."""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.groups import school_words as words
from tests.discord import answer, buttons, text
from tests.groups.panels import EDGES, pasted, prefilled, school_of, school_panel
from tests.school import calendar_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from simcord import ResponseMessage

    from bot.groups.service import Group
    from tests.discord import World

PASTED = """First day of school Aug 20
Last day of school May 27
Fridays off
Nov 25-29 Thanksgiving
12/22 - 1/2 Winter break
Feb 30
the cafeteria reopens
March 15-19 Spring break"""
TIMES = {"nudge": "7:15 AM", "weekly": "12:00 PM", "opens": "7:00 AM", "closes": "5:00 PM"}


async def timed(world: World, **typed: str) -> ResponseMessage:
    """Hand in times."""
    form = await world.marta.click(await school_panel(world), label=words.TIMES)
    return answer(await world.marta.submit_modal(form, TIMES | typed))


async def group_of(world: World) -> Group:
    """Return the group's settings."""
    return await world.services.groups.get(world.guild.id)


async def test_the_usual_year(world: World) -> None:
    """The panel says in words what counts before anyone entered anything."""
    panel = await school_panel(world)

    assert panel.ephemeral
    assert words.USUAL in panel.content
    assert "**First day:** Monday, August 17\n" in panel.content
    assert panel.content.count("2026") == 1
    assert panel.content.startswith("**The school year 2026-27.**")
    assert "Monday to Friday, 7:00 AM to 5:00 PM" in panel.content
    assert "Winter break" in panel.content
    assert "**The nudge:** 7:15 AM" in panel.content
    assert "**The week's post:** 12:00 PM" in panel.content
    assert list(buttons(panel)) == [words.CHANGE_DATES, words.TIMES, words.BACK_TO_MORE]


async def test_dates_with_two_bad_lines(world: World) -> None:
    """Pasted dates are shown back, bad lines by number; nothing counts before it is saved."""
    shown = await pasted(world, PASTED)
    told = shown.content
    before = await school_of(world)
    done = text(await world.marta.click(shown, label=words.SAVE_DATES))
    school = await school_of(world)

    first, off, usual, right = told.splitlines()[:4]
    assert first == "**First day** Thursday, August 20. **Last day** Thursday, May 27."
    assert off.startswith("**No school:** Thanksgiving (Nov 25–29), Winter break (Dec 22 – Jan 2)")
    assert "Labor Day (Sep 7)" in usual
    assert right.endswith("school days**, Monday to Thursday. Is this right? Nothing is saved yet.")
    assert "Line 6, “Feb 30”" in told
    assert "cafeteria" not in told
    assert before.years == ()
    assert done.startswith(words.SAVED)
    assert "Monday to Thursday" in done
    assert not school.is_school_day(date(2026, 9, 18))
    assert not school.is_school_day(date(2027, 3, 16))
    assert (await group_of(world)).school_draft is None


async def test_a_restart_between_question_and_save(world: World) -> None:
    """Nothing that was pasted is lost at a restart: the buttons still work."""
    shown = await pasted(world, PASTED)
    await world.restart()
    again = await world.marta.click(shown, label=words.CHANGE_TEXT)
    done = text(await world.marta.click(shown, label=words.SAVE_DATES))

    assert "the cafeteria reopens" in json.dumps(again.modal)
    assert done.startswith(words.SAVED)
    assert len((await school_of(world)).years) == 1


async def test_saved_by_someone_else(world: World) -> None:
    """Where nothing waits to be saved any more, that is said, with how it is."""
    shown = await pasted(world, PASTED)
    await world.services.groups.change(world.guild.id, world.clock.now(), school_draft=None)
    done = text(await world.marta.click(shown, label=words.SAVE_DATES))

    assert done.startswith(words.NO_DRAFT)
    assert (await school_of(world)).years == ()


async def test_changed_by_someone_else_meanwhile(world: World) -> None:
    """What one coordinator did not see is not saved under their finger."""
    shown = await pasted(world, PASTED)
    await pasted(world, f"{EDGES}Nov 2 Harvest holiday")
    told = text(await world.marta.click(shown, label=words.SAVE_DATES))

    assert told.startswith(words.CHANGED_SINCE)
    assert "Harvest holiday" in told
    assert (await school_of(world)).years == ()


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("First day Aug 20 2026\nLast day Aug 19 2026\nhello", "What's the last day of school"),
        ("Mon-Thu\nMondays to Thursdays off", "without a single school day"),
        ("Nov 2 off\n" * 401, "401 lines"),
    ],
)
async def test_a_year_that_cannot_be(world: World, dates: str, said: str) -> None:
    """A year of zero days, one that ends first, and too many lines: a sentence, the text kept."""
    shown = await pasted(world, dates[:4_000])
    again = await world.marta.click(shown, label=words.CHANGE_TEXT)

    assert words.SAVE_DATES not in buttons(shown)
    assert said.replace("401", str(dates[:4_000].count("\n") + 1)) in shown.content
    assert json.dumps(dates[:4_000].strip())[1:-1][:200] in json.dumps(again.modal)


async def test_a_break_that_ends_before_it_starts(world: World) -> None:
    """It is named by its line, and the rest is understood."""
    shown = await pasted(world, f"{EDGES}Nov 29 2026 - Nov 25 2026\nMarch 15-19 Spring break")

    assert "Line 3" in shown.content
    assert "Spring break" in shown.content


async def test_a_file(world: World) -> None:
    """A district's file is read like its page, and what it says can be changed in the box."""
    form = await world.marta.click(await school_panel(world), label=words.CHANGE_DATES)
    answers = {"dates": "", "file": ("days.xlsx", calendar_files.xlsx())}
    shown = answer(await world.marta.submit_modal(form, answers))
    told = shown.content
    again = await world.marta.click(shown, label=words.CHANGE_TEXT)
    done = text(await world.marta.click(shown, label=words.SAVE_DATES))

    assert told.startswith("**First day** Thursday, August 20. **Last day** Thursday, May 20.")
    assert "Spring Break (Mar 15–19)" in told
    assert "March 15, 2027 - March 19, 2027: Spring Break" in prefilled(again.modal)
    assert done.startswith(words.SAVED)


async def test_a_file_with_what_repeats_forever(world: World) -> None:
    """What has no end isn't read, and the card names it."""
    forever = calendar_files.event("FREQ=WEEKLY", "No School at all")
    form = await world.marta.click(await school_panel(world), label=words.CHANGE_DATES)
    answers = {"dates": "", "file": ("days.ics", calendar_files.ics(forever))}
    shown = answer(await world.marta.submit_modal(form, answers))

    assert shown.content.startswith(words.ENDLESS.format(titles="No School at all"))
    assert "**First day** Thursday, August 20." in shown.content


async def test_weekdays_of_another_year(world: World) -> None:
    """Where weekdays don't fit, saving says that it goes against what was asked."""
    days = ["Mon Sep 8", "Tue Oct 14", "Wed Nov 12", "Thu Dec 11", "Fri Jan 9"]
    page = EDGES + "\n".join(f"{day} No school" for day in days)
    shown = await pasted(world, f"School year 2026-2027\n{page}")

    assert "Is this an older calendar?" in shown.content
    assert words.SAVE_ANYWAY in buttons(shown)
    assert words.SAVE_DATES not in buttons(shown)


@pytest.mark.parametrize(
    "made", [lambda: b"\x00junk", calendar_files.bomb, lambda: b"x" * 1_000_001]
)
async def test_a_bad_file(world: World, made: Callable[[], bytes]) -> None:
    """It is refused with the reason, and nothing that waits to be saved is lost."""
    await pasted(world, PASTED)
    form = await world.marta.click(await school_panel(world), label=words.CHANGE_DATES)
    answers = {"dates": "", "file": ("days.xlsx", made())}
    shown = answer(await world.marta.submit_modal(form, answers))
    again = await world.marta.click(shown, label=words.CHANGE_TEXT)

    assert shown.content.startswith("**Not saved yet.** ")
    assert shown.content.endswith(" Nothing changed.")
    assert "the cafeteria reopens" in json.dumps(again.modal)


async def test_three_hundred_lines(world: World) -> None:
    """As many lines as fit into the box: each day counts, each bad line is named, none is lost."""
    all_days = [date(2026, 8, 18) + timedelta(days=n) for n in range(280)]
    days = [one for one in all_days if one.weekday() < 4]
    good = [f"{one.month}/{one.day} x off" for one in days]
    bad = {n: "2/30" for n in range(6, 301, 5)}
    rest = iter(good * 2)
    lines = ["First day 8/17", "Last day 5/28"]
    lines += [bad.get(n) or next(rest) for n in range(3, 301)]
    typed = "\n".join(lines)
    assert (len(lines), len(typed) <= 4_000) == (300, True)

    shown = await pasted(world, typed)
    (file,), told = shown.attachments, shown.content
    read = (await file.read()).decode()
    again = await world.marta.click(shown, label=words.CHANGE_TEXT)
    done = text(await world.marta.click(shown, label=words.SAVE_ANYWAY))
    school = await school_of(world)

    assert len(told) <= 2_000
    assert "more lines, in the file below" in told
    assert file.filename == words.FILE_NAME
    assert [f"Line {n}, “{line}”" for n, line in bad.items()] == [
        line.partition(":")[0].strip() for line in read.splitlines() if "Line " in line
    ]
    assert json.dumps(typed)[1:-1] in json.dumps(again.modal)
    assert done.startswith(words.SAVED)
    assert not any(school.is_school_day(day) for day in days[1:-1])
    assert school.is_school_day(date(2026, 9, 18))


async def test_nothing_but_nonsense(world: World) -> None:
    """Where nothing is understood there is nothing to save, and a sentence says what to do."""
    shown = await pasted(world, "hello\nworld")

    assert "I don't see any dates in that." in shown.content
    assert list(buttons(shown)) == [words.CHANGE_TEXT, words.BACK]


async def test_an_empty_box(world: World) -> None:
    """An empty box changes nothing."""
    assert (await pasted(world, " \n ")).content.startswith(words.EMPTY)


async def test_what_is_there_comes_back(world: World) -> None:
    """The box holds what counts, in words that mean the same when handed in again."""
    shown = await pasted(world, PASTED)
    await world.marta.click(shown, label=words.SAVE_DATES)
    before = await school_of(world)
    form = await world.marta.click(await school_panel(world), label=words.CHANGE_DATES)
    again = await world.marta.submit_modal(form, {"dates": prefilled(form.modal)})
    await world.marta.click(answer(again), label=words.SAVE_DATES)

    assert await school_of(world) == before


async def test_the_usual_year_again(world: World) -> None:
    """One press goes back, and what was entered is still in the box."""
    await world.marta.click(await pasted(world, PASTED), label=words.SAVE_DATES)
    panel = await school_panel(world)
    done = await world.marta.click(panel, label=words.USUAL_AGAIN)
    form = await world.marta.click(answer(done), label=words.CHANGE_DATES)

    assert text(done).startswith(words.USUAL_AGAIN_DONE)
    assert (await school_of(world)).years == ()
    assert "Thanksgiving" in prefilled(form.modal)
    assert "August" in prefilled(form.modal)


async def test_times(world: World) -> None:
    """Times are understood as people type them, and shown back."""
    done = await timed(world, nudge="7.45", weekly="noon", opens="7:30 am", closes="3:15")
    group = await group_of(world)

    assert done.content.startswith(words.SAVED)
    assert (group.nudge_at, group.weekly_at) == (time(7, 45), time(12))
    assert (group.opens, group.closes) == (time(7, 30), time(15, 15))
    assert "7:30 AM to 3:15 PM" in done.content


async def test_a_nudge_at_night(world: World) -> None:
    """At 3:00 nobody is nudged by mistake: it is asked, and kept when wanted, after a restart."""
    asked = await timed(world, nudge="03:00")
    question = asked.content
    before = (await group_of(world)).nudge_at
    await world.restart()
    done = text(await world.marta.click(asked, label="Keep 3:00 AM"))

    assert question == words.AT_NIGHT.format(times="3:00 AM")
    assert before == time(7, 15)
    assert (await group_of(world)).nudge_at == time(3)
    assert done.startswith(words.SAVED)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"nudge": "soonish"}, "“soonish”"),
        ({"opens": "4 PM", "closes": "8 AM"}, "before it opens"),
        ({"opens": "5 PM", "closes": "9 PM"}, "any time at all"),
    ],
)
async def test_times_that_cannot_be(world: World, typed: dict[str, str], said: str) -> None:
    """What is no time is named; everything typed is in the form again."""
    told = await timed(world, **typed)
    form = await world.marta.click(told, label=words.CHANGE_AGAIN)

    assert told.content.startswith("Not saved yet.")
    assert said.replace("“", '"').replace("”", '"') in told.content
    assert all(one in json.dumps(form.modal) for one in typed.values())
    assert (await group_of(world)).nudge_at == time(7, 15)


async def test_pressed_by_someone_else(world: World) -> None:
    """Members cannot change the school year, however they come by the panel."""
    panel = await school_panel(world)
    world.env.backend.get_message(panel.channel_id, panel.id).flags = 0
    told = text(await world.dana.click(panel, label=words.CHANGE_DATES))

    assert "Marta Olson can help" in told


async def test_the_usual_year_is_not_in_the_box(world: World) -> None:
    """Nobody typed the usual dates, so nothing stands in the way of a page that's pasted."""
    form = await world.marta.click(await school_panel(world), label=words.CHANGE_DATES)

    assert form.modal is not None
    assert "August 17" not in json.dumps(form.modal)


async def test_a_page_pasted_below_what_was_in_the_box(world: World) -> None:
    """The page that was pasted counts alone; a line or two that were added are added."""
    await world.marta.click(await pasted(world, PASTED), label=words.SAVE_DATES)
    form = await world.marta.click(await school_panel(world), label=words.CHANGE_DATES)
    (box, *_) = (one["component"] for one in (form.modal or {})["components"])
    page = "First day Aug 13\nLast day May 20\nNov 23-27 Thanksgiving break"
    shown = answer(await world.marta.submit_modal(form, {"dates": f"{box['value']}\n{page}"}))
    more = await pasted(world, f"{(await group_of(world)).school_draft}\nNov 3 no school")

    first, _, edges, *_ = shown.content.splitlines()
    assert first == words.PASTED_ONLY
    assert edges.startswith("**First day** Thursday, August 13. **Last day** Thursday, May 20.")
    assert "Nov 3" in more.content
    assert words.PASTED_ONLY not in more.content
