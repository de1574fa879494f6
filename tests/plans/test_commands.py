"""`/plan`, as members see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.drafts import words as draft_words
from bot.drafts.rules import Draft, OneText
from bot.drafts.service import MOST
from bot.plans import presets, words
from bot.reaching import words as reaching_words
from tests.discord import answer, buttons, text
from tests.plans.planned import plan
from tests.ui.telling import dms

if TYPE_CHECKING:
    from simcord import InteractionResult

    from tests.discord import World


async def choose(
    world: World, panel: InteractionResult, menu: str, value: str
) -> InteractionResult:
    """Let Dana choose in a menu of the panel."""
    return await world.dana.select(
        answer(panel), [value], custom_id="plan:find" if menu == "find" else f"plan:goal:{menu}"
    )


async def test_before_there_is_a_plan(world: World) -> None:
    """It shows the guide's own three and the next dates, and compares with nothing."""
    shown = await plan(world, world.dana, "show")

    assert text(shown).startswith(words.PLAN_NOT_MADE)
    for preset in presets.load():
        assert (preset.line in text(shown)) == preset.default
    assert "Next nudge: <t:1789992900:F>." in text(shown)
    assert words.NEXT_DATE.format(quarter="September 30") in text(shown)
    assert "reached out" not in text(shown)


async def test_picking_goals(world: World) -> None:
    """Each line is picked from a list, and saved at once."""
    panel = await plan(world, world.dana, "set")
    panel = await choose(world, panel, "weekly", "teacher")
    saved = text(panel)
    await choose(world, panel, "quarterly", "staff")
    shown = await plan(world, world.dana, "show")

    assert saved.startswith(words.SAVED)
    assert text(shown).startswith(words.PLAN)
    assert "Check in with one teacher" in text(shown)
    assert "Five minutes in the staff meeting counts." in text(shown)


async def test_own_words(world: World) -> None:
    """Own words are shown as typed; without any the list stands again."""
    panel = await plan(world, world.dana, "set")
    form = await choose(world, panel, "monthly", "own")
    await world.dana.submit_modal(form, {"own": "Lunch with *everyone*."})
    shown = text(await plan(world, world.dana, "show"))
    form = await choose(world, await plan(world, world.dana, "set"), "monthly", "own")
    await world.dana.submit_modal(form, {"own": ""})
    after = text(await plan(world, world.dana, "show"))

    assert r"Lunch with \*everyone\*." in shown
    assert "Lunch" not in after


async def test_four_thousand_characters(world: World) -> None:
    """Too long is a sentence, and the form reopens with all of it, from the settings too."""
    panel = await plan(world, world.dana, "set")
    form = await choose(world, panel, "weekly", "own")
    long = "word " * 799 + "words"
    refused = await world.dana.submit_modal(form, {"own": long})
    said = text(refused)
    form = await world.dana.click(answer(refused), label=draft_words.CHANGE)
    again = await choose(world, await plan(world, world.dana, "set"), "weekly", "own")
    other = await choose(world, await plan(world, world.dana, "set"), "monthly", "own")
    await world.dana.submit_modal(form, {"own": "Five words, not eight hundred."})
    saved = await choose(world, await plan(world, world.dana, "set"), "weekly", "own")

    assert said.startswith(words.NOT_SAVED)
    assert f"'value': '{long}'" in str(form.modal)
    assert f"'value': '{long}'" in str(again.modal)
    assert "word word" not in str(other.modal)
    assert "'value': 'Five words, not eight hundred.'" in str(saved.modal)


async def test_choosing_direct_messages(world: World) -> None:
    """They are tried then and there, once."""
    panel = await plan(world, world.dana, "set")
    panel = await choose(world, panel, "find", "dm")
    said = text(panel)
    panel = await choose(world, panel, "find", "dm_reminded")

    assert said.startswith(reaching_words.DM_WORKS)
    assert [message.content for message in dms(world.dana)] == [reaching_words.DM_TEST]
    assert (await world.services.plans.get(world.guild.id, world.dana.id)).reminded


async def test_direct_messages_are_closed(world: World) -> None:
    """Nothing changes, and the way to open them is said."""
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    panel = await plan(world, world.dana, "set")
    panel = await choose(world, panel, "find", "dm")

    assert text(panel).startswith(reaching_words.DM_CLOSED)
    assert (await world.services.plans.get(world.guild.id, world.dana.id)).find == "here"


QUARTER = "Lovely. That counts for the quarter of"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({}, words.LOVELY["weekly"]),
        ({"goal": "monthly"}, words.LOVELY["monthly"]),
        ({"day": "Sep 3"}, words.LOVELY_THEN["weekly"].format(day="August 31", month="")),
        ({"goal": "quarterly", "day": "May 4"}, f"{QUARTER} May."),
        ({"goal": "monthly", "day": "Oct 5"}, "Lovely. That counts for October 2025."),
        (
            {"goal": "quarterly", "day": "Oct 5"},
            "Lovely. That counts for the quarter of October 2025.",
        ),
        ({"day": "Oct 9"}, "Lovely. That counts for the week of October 6, 2025."),
        ({"day": "2027-01-01"}, words.DAY_TO_COME),
        ({"day": "someday"}, words.DAY_NOT_UNDERSTOOD.format(typed="someday")),
        ({"minutes": "a while"}, words.MINUTES_NOT_UNDERSTOOD.format(typed="a while")),
        ({"minutes": "700"}, words.MINUTES_TOO_MANY.format(typed="700")),
        ({"note": "x" * 600}, words.NOTE_TOO_LONG.format(limit=500, length=600)),
    ],
)
async def test_done(world: World, options: dict[str, object], says: str) -> None:
    """Something is noted for today or earlier; what cannot be gets a sentence."""
    done = await plan(world, world.dana, "done", **options)

    assert text(done).startswith(says)


async def test_minutes_and_a_day(world: World) -> None:
    """Both are said back at once, and stand in the plan."""
    done = await plan(world, world.dana, "done", day="last week", minutes="1 h 15", who="Priya")
    said = text(done)
    today = text(await plan(world, world.dana, "done", minutes="1"))
    await plan(world, world.dana, "done", goal="monthly", day="Friday", minutes="45")
    shown = text(await plan(world, world.dana, "show"))

    assert "That counts for the week of September 7." in said
    assert words.KEPT_AS.format(day="Friday, September 11, 1 hour 15 minutes") in said
    assert words.KEPT_AS.format(day="Monday, September 14, 1 minute") in today
    assert "This month: done (September 11, 45 minutes)." in shown


@pytest.mark.parametrize("wrong", [{"minutes": "ages"}, {"day": "someday"}])
async def test_nothing_typed_is_lost(world: World, wrong: dict[str, str]) -> None:
    """What can't be read opens in a form with all the rest, which can be handed in again."""
    typed = {"minutes": "45", "day": "Friday", "who": "Priya", "note": "Shelf labels."} | wrong
    refused = await plan(world, world.dana, "done", goal="monthly", **typed)
    said = text(refused)
    form = await world.dana.click(answer(refused), label=draft_words.CHANGE)
    opened = str(form.modal)
    filled = {"goal": ["monthly"], "about": "Priya", "note": "Shelf labels."}
    refused = await world.dana.submit_modal(form, filled | {"day": "whenever", "minutes": "45"})
    other = await plan(world, world.dana, "done", goal="monthly", day="someday", note="Mine, too.")
    change = buttons(answer(refused))[draft_words.CHANGE]
    form = await world.dana.click(answer(refused), custom_id=change)
    again = str(form.modal)
    before = text(await plan(world, world.dana, "show"))
    done = await world.dana.submit_modal(form, filled | {"day": "Friday", "minutes": "45"})
    counted = text(done)
    gone = await world.dana.click(await world.post_by_hand(change), custom_id=change)
    form = await world.dana.click(answer(other), label=draft_words.CHANGE)
    shown = text(await plan(world, world.dana, "show"))

    assert words.TYPED_IS_SAFE in said
    assert all(f"'value': '{one}'" in opened for one in typed.values())
    assert "'value': 'monthly', 'default': True" in opened
    assert "'value': 'whenever'" in again
    assert "Priya" not in before
    assert counted.startswith("Lovely. That counts for this month.")
    assert "This month: done (Priya, September 11, 45 minutes)." in shown
    assert text(gone).startswith(draft_words.GONE)
    assert "'value': 'Mine, too.'" in str(form.modal)


async def test_handed_in_twice(world: World) -> None:
    """A second form that was opened from one refusal counts nothing again."""
    refused = await plan(world, world.dana, "done", day="someday", note="Shelf labels.")
    forms = [await world.dana.click(answer(refused), label=draft_words.CHANGE) for _ in range(2)]
    filled = {"day": "Friday", "note": "Shelf labels."}
    first, second = [text(await world.dana.submit_modal(one, filled)) for one in forms]
    found = await world.services.plans.overview(world.guild.id, world.dana.id, world.clock.now())

    assert first.startswith("Lovely.")
    assert second.startswith(draft_words.GONE)
    assert "Shelf labels." in second
    assert found.reached_out == 1


async def test_longer_than_a_form(world: World) -> None:
    """What a form would cut comes back as a file; nothing is kept."""
    note = "x" * 4_500 + " The end."
    refused = await plan(world, world.dana, "done", note=note)
    (file,) = answer(refused).attachments

    assert text(refused).startswith(words.NOTE_TOO_LONG.format(limit=500, length="4,509"))
    assert (await file.read()).decode() == note


async def test_a_day_alone(world: World) -> None:
    """What's typed again at once takes no draft's place, however often it's refused."""
    for _ in range(MOST):
        refused = await plan(world, world.dana, "done", day="someday")
    win = await world.dana.slash(world.channel, "win share", story="Emma read a whole book.")

    assert text(refused) == words.DAY_NOT_UNDERSTOOD.format(typed="someday")
    assert draft_words.TOO_MANY.format(limit=MOST) not in text(win)


async def test_typed_two_days_ago(world: World) -> None:
    """What was refused is kept for a day; then the button says so."""
    refused = await plan(world, world.dana, "done", day="someday", note="Shelf labels.")
    await world.advance(days=2)
    gone = await world.dana.click(answer(refused), label=draft_words.CHANGE)

    assert text(gone).startswith(draft_words.GONE)


async def test_many_drafts(world: World) -> None:
    """Where no draft more is kept, the refusal itself has what was typed."""
    for n in range(MOST):
        draft = Draft(world.guild.id, world.dana.id, "weekly.question", OneText(f"Why {n}?"))
        await world.services.drafts.keep(draft, world.clock.now())
    refused = text(await plan(world, world.dana, "done", day="someday", note="Shelf labels."))

    assert refused.startswith(draft_words.TOO_MANY.format(limit=MOST))
    assert "someday" in refused
    assert "Shelf labels." in refused


async def test_with_whom(world: World) -> None:
    """Who it was with is in the plan, for the member alone, with how often in this semester."""
    await plan(world, world.dana, "done", who="Priya", note="Coffee.")
    await plan(world, world.dana, "done", day="Sep 8")
    shown = text(await plan(world, world.dana, "show"))
    other = text(await plan(world, world.luis, "show"))

    assert "done (Priya, September 14)" in shown
    assert words.REACHED_OUT.format(count=2) in shown
    assert "Priya" not in other
    assert world.posts() == []


async def test_buttons_on_the_plan(world: World) -> None:
    """The month and the quarter are one tap each, and count once."""
    shown = await plan(world, world.dana, "show")
    names = list(buttons(answer(shown)))[:6]
    for _ in range(2):
        panel = await plan(world, world.dana, "show")
        await world.dana.click(answer(panel), label=words.MONTH_DONE)
    found = await world.services.plans.overview(world.guild.id, world.dana.id, world.clock.now())

    assert names == [
        words.MY_NUDGE,
        words.MONTH_DONE,
        words.QUARTER_DONE,
        "Present it here",
        words.GET_LETTER,
        words.SETTINGS,
    ]
    assert len(found.done["monthly"]) == 1


async def test_not_set_up(new_world: World) -> None:
    """Where setup never ran, it says so."""
    shown = await plan(new_world, new_world.dana, "show")

    assert "isn't set up yet" in text(shown)
