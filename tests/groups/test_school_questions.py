"""What a pasted calendar leaves open, asked on its card one question after the other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.groups import school_words as words
from bot.school import words as school
from tests.discord import answer, buttons, text
from tests.groups.panels import EDGES, pasted, prefilled, primary, school_of

if TYPE_CHECKING:
    from tests.discord import World

NO_SCHOOL, SCHOOL_THAT_DAY = school.YES_OFF, school.NO_OPEN


async def test_questions_one_after_the_other(world: World) -> None:
    """What the text leaves open is asked with the button that answers it, then it can be saved."""
    shown = await pasted(world, "First day Aug 20\nNov 25-27 Thanksgiving\nDec 21 - Jan 1 off")
    asked, before = shown.content, list(buttons(shown))
    form = await world.marta.click(shown, label=words.TYPE_DAY)
    wrong = answer(await world.marta.submit_modal(form, {"days": "some day"})).content
    form = await world.marta.click(shown, label=words.TYPE_DAY)
    kept = prefilled(form.modal)
    done = answer(await world.marta.submit_modal(form, {"days": "May 27"}))
    told, blue = done.content, primary(done)
    saved = text(await world.marta.click(done, label=words.SAVE_DATES))

    assert "**2 questions.** The first: What's the last day of school?" in asked
    assert kept == "some day"
    assert blue == [NO_SCHOOL, SCHOOL_THAT_DAY]
    assert before == [words.TYPE_DAY, words.CHANGE_TEXT, words.BACK]
    assert 'I couldn\'t read "some day" as a day.' in wrong
    assert "**Last day** Thursday, May 27." in told
    assert saved.startswith(words.SAVED)
    assert (await school_of(world)).years[0].last_day == date(2027, 5, 27)


async def test_the_usual_days_are_one_question(world: World) -> None:
    """Days off that the text doesn't name are asked about together, before saving is blue."""
    page = f"{EDGES}Nov 25-27 Thanksgiving\nDec 21 - Jan 1 off\nMar 15-19 off\nJan 18 off"
    asked = await pasted(world, page)
    question, blue = asked.content, primary(asked)
    done = answer(await world.marta.click(asked, label=SCHOOL_THAT_DAY))
    last = primary(done)
    await world.marta.click(done, label=words.SAVE_DATES)

    assert "**Off in most schools, but not in your text:** Labor Day (Sep 7)." in question
    assert "**One question:** Is there school on Labor Day (Sep 7)?" in question
    assert blue == [NO_SCHOOL, SCHOOL_THAT_DAY]
    assert "Labor Day" not in done.content
    assert last == [words.SAVE_DATES]
    assert (await school_of(world)).is_school_day(date(2026, 9, 7))


async def test_a_line_that_was_used_in_part(world: World) -> None:
    """It says which day counts, and which one wasn't understood."""
    page = "First day 8/24 grades K-6, 8/26 grades 7-12 with buses\nLast day May 28"
    shown = await pasted(world, page)

    assert "I used August 24. The line also has August 26." in shown.content


async def test_a_question_with_two_answers(world: World) -> None:
    """A press answers, also after a restart; what someone else changed meanwhile is shown."""
    winter = "Dec 21 - Jan 1 Winter break"
    shown = await pasted(world, f"{EDGES}{winter}\nNov 6: no school for kindergarten")
    asked = shown.content
    await world.restart()
    typed = f"{EDGES}{winter}\nNov 5: no school for kindergarten"
    await world.services.groups.change(world.guild.id, world.clock.now(), school_draft=typed)
    late = text(await world.marta.click(shown, label="No school"))
    done = answer(await world.marta.click(shown, label="No school"))
    told = done.content
    await world.marta.click(done, label=words.SAVE_DATES)

    assert "Nov 6: only some students seem to be off" in asked
    assert late.startswith(words.CHANGED_SINCE)
    assert told.startswith(words.ANSWERED)
    assert "**No school:** Nov 5, Winter break" in told
    assert "only some students" not in told
    assert not (await school_of(world)).is_school_day(date(2026, 11, 5))
