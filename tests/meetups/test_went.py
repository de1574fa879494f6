"""What a member went to: noted in one line or from a meet-up, read back, and only theirs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.drafts import words as draft_words
from bot.meetups import words as meetup_words
from bot.plans import hours_words as words
from bot.plans import words as plan_words
from tests.discord import answer, buttons, text
from tests.meetups.test_meeting import STARTS, post, ready, set_up

if TYPE_CHECKING:
    from tests.discord import World

LINE = "Library day, 6 hours, Sep 12"


async def test_one_line_is_enough(world: World) -> None:
    """It's taken apart, read back with a kind, ticks the month, and typed twice it counts once."""
    await ready(world)
    kept = await world.dana.slash(world.channel, "meetup went", what=LINE, note="Start small.")
    said = text(kept)
    again = await world.dana.slash(world.channel, "meetup went", what=LINE)
    plan = await world.dana.slash(world.channel, "plan show")
    webinar = await world.dana.select(answer(kept), ["webinar"], custom_id="went:kind:1")

    assert said.splitlines() == [
        words.KEPT,
        "**Library day**: PD or conference, Saturday, September 12, 2026, 6 hours",
        "That counts for September.",
    ]
    assert text(again).startswith(words.ALREADY)
    assert "This month: you went to an event (Library day, September 12, 6 hours)." in text(plan)
    assert "**Library day**: Webinar" in text(webinar)
    assert world.posts() == []  # nobody else reads of it
    removed = await world.dana.click(answer(webinar), label=words.REMOVE)
    assert text(removed) == words.REMOVED
    assert "Library day" not in text(await world.dana.slash(world.channel, "plan show"))


async def test_a_command_without_what(world: World) -> None:
    """The form opens with the rest of what the command was given."""
    await ready(world)
    form = await world.dana.slash(world.channel, "meetup went", kind="webinar", note="Start small.")
    opened = str(form.modal)

    assert "'value': 'Start small.'" in opened
    assert "'value': 'webinar', 'default': True" in opened


async def test_read_as_last_year(world: World) -> None:
    """A day that's read as last year's is said with its month and year."""
    await ready(world)
    kept = await world.dana.slash(world.channel, "meetup went", what="Library day, 45 min, Oct 3")

    assert "Friday, October 3, 2025" in text(kept)
    assert "That counts for October 2025." in text(kept)


async def test_the_form(world: World) -> None:
    """Without a word with the command there's a form; what's refused is in it when it reopens."""
    await ready(world)
    form = await world.dana.slash(world.channel, "meetup went")
    typed = {"what": "Board meeting", "day": "someday", "minutes": "90", "note": "Long."}
    refused = await world.dana.submit_modal(form, typed | {"kind": ["association"]})
    sentence = text(refused)
    form = await world.dana.click(answer(refused), label=draft_words.CHANGE)
    again = str(form.modal)
    kept = await world.dana.submit_modal(form, typed | {"day": "yesterday"})
    said = text(kept)
    empty = str((await world.dana.slash(world.channel, "meetup went")).modal)
    form = await world.dana.click(answer(kept), label=words.CHANGE)
    changed = await world.dana.submit_modal(form, typed | {"day": "", "minutes": "an hour"})

    assert sentence.endswith(plan_words.TYPED_IS_SAFE)
    assert all(f"'value': '{one}'" in again for one in typed.values())
    assert "'value': 'association', 'default': True" in again
    assert "Sunday, September 13, 2026, 1 hour 30 minutes" in said
    assert "Board meeting" not in empty  # it's saved
    assert "Monday, September 14, 2026, 1 hour" in text(changed)


async def test_the_line_reopens(world: World) -> None:
    """What was typed with the command and can't be kept is in the form, as a change of an entry."""
    await ready(world)
    refused = await world.dana.slash(world.channel, "meetup went", what="Library day, tomorrow")
    form = await world.dana.click(answer(refused), label=draft_words.CHANGE)
    line = str(form.modal)
    kept = await world.dana.submit_modal(form, {"what": "Library day", "minutes": "45"})
    form = await world.dana.click(answer(kept), label=words.CHANGE)
    refused = await world.dana.submit_modal(form, {"what": "Library day", "minutes": "ages"})
    form = await world.dana.click(answer(refused), label=draft_words.CHANGE)
    entry = str(form.modal)
    kept = await world.dana.submit_modal(form, {"what": "Library day", "minutes": "50"})
    form = await world.dana.click(answer(kept), label=words.CHANGE)

    assert "'value': 'Library day, tomorrow'" in line
    assert "'value': 'ages'" in entry
    assert "'value': '50 minutes'" in str(form.modal)


async def test_from_a_meetup(world: World) -> None:
    """Once it has begun, *I went* knows its name, its day and its length; twice is once."""
    await ready(world)
    await set_up(world)
    before = await world.luis.click(post(world), label=meetup_words.DETAILS)
    await world.until(STARTS)
    during = await world.luis.click(post(world), label=meetup_words.DETAILS)
    form = await world.luis.click(answer(during), label=words.WENT)
    known = {"what": "What are you reading?", "day": "", "minutes": "1 hour"}
    kept = text(await world.luis.submit_modal(form, known))
    during = await world.luis.click(post(world), label=meetup_words.DETAILS)
    filled = str(form.modal)
    form = await world.luis.click(answer(during), label=words.WENT)
    refused = await world.luis.submit_modal(form, known | {"day": "someday"})
    form = await world.luis.click(answer(refused), label=draft_words.CHANGE)
    typed = str(form.modal)
    again = await world.luis.submit_modal(form, known | {"what": "Coffee with all"})

    assert words.WENT not in buttons(answer(before))
    assert all(one in filled for one in ("What are you reading?", "September 16", "1 hour"))
    assert "**What are you reading?**" in kept
    assert "'value': 'someday'" in typed
    assert text(again).startswith(words.ALREADY)
    assert "**Coffee with all**" in text(again)

    world.clock.at = STARTS + timedelta(hours=2)
    await world.tick()
    await world.advance(seconds=2)
    assert words.WENT in buttons(post(world))
    world.clock.at = STARTS + timedelta(days=62)
    late = await world.luis.click(post(world), label=words.WENT)
    assert text(late).startswith("That was a while ago")
