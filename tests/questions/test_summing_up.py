"""Summing up, as the asker and those who answered meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.drafts import words as draft_words
from bot.members import words as member_words
from bot.questions import words
from bot.shelf import words as shelf_words
from bot.wins import answer_words
from tests.discord import answer, buttons, text
from tests.questions.test_asking import asked, questions

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

SPINES, SHELVES = "A number on each spine.", "A shelf for each series."


async def replied(
    world: World, actor: MemberActor, story: str, **values: list[str]
) -> InteractionResult:
    """Let someone press *Answer* and hand it in."""
    form = await actor.click(questions(world)[0], label=words.ANSWER)
    return await actor.submit_modal(form, {"story": story, "credit": ["named"], **values})


async def test_summing_up(world: World) -> None:
    """From two answers to one post in the thread, by leaving out, shortening and publishing."""
    await world.switch_on("questions")
    await asked(world)
    assert words.SUM_UP not in buttons(questions(world)[0])
    await replied(world, world.luis, SPINES)
    await replied(world, world.marta, SHELVES, credit=["unnamed"])
    await world.tick()
    not_theirs = await world.luis.click(questions(world)[0], label=words.SUM_UP)
    assert text(not_theirs).startswith(words.NOT_YOURS)
    own = await world.dana.click(questions(world)[0], label=words.CURIOUS)
    editor = await world.dana.click(answer(own), label=words.SUM_UP)
    assert text(editor).startswith(words.SUM_HEAD)
    assert f"1. **Luis Ortega:** {SPINES}" in text(editor)
    assert f"2. **{words.SUM_NAMELESS}:** {SHELVES}" in text(editor)

    win_id = (await world.services.wins.mine(world.guild.id, world.luis.id))[0].id
    one = await world.dana.select(answer(editor), [str(win_id)], custom_id="ask:piece:1")
    assert f"\n> {SPINES}\n\n1 thing is waiting for you." in text(one)  # which isn't in the quote
    form = await world.dana.click(answer(one), label=words.SHORTEN)
    worry = await world.dana.submit_modal(form, {"words": "Jayden in 4th grade does it."})
    assert "Jayden" in text(worry)
    assert words.SUM_HEAD not in text(worry)
    form = await world.dana.click(answer(worry), label=draft_words.CHANGE)
    editor = await world.dana.submit_modal(form, {"words": "Numbers."})
    done = await world.dana.click(answer(editor), label=words.PUBLISH)
    await world.tick()
    (thread,) = world.channel.threads
    (post,) = [one for one in thread.history() if one.content.startswith("**Summed up:**")]
    assert text(done).startswith("**Published.**")
    assert post.content.split("\n")[1:] == ["- **Luis Ortega:** Numbers.", f"- {SHELVES}"]
    assert questions(world)[0].content.endswith(words.SUMMED_UP)
    assert words.SUM_UP not in buttons(questions(world)[0])


async def test_a_published_summary(world: World) -> None:
    """What's said of it reaches who answered; anyone who hides since isn't named anywhere."""
    await world.switch_on("questions")
    await asked(world)
    await replied(world, world.luis, SPINES)
    await replied(world, world.marta, SHELVES, credit=["unnamed"])
    await world.tick()
    assert words.SUM_UP in buttons(questions(world)[0])
    editor = await world.dana.click(questions(world)[0], label=words.SUM_UP)
    await world.dana.click(answer(editor), label=words.PUBLISH)
    await world.tick()
    (thread,) = world.channel.threads
    (post,) = [one for one in thread.history() if one.content.startswith("**Summed up:**")]
    assert f"- **Luis Ortega:** {SPINES}" in post.content
    worked = await world.marta.click(post, label=words.WORKED)
    assert words.WORKED_NOTED in text(worked)
    news = await world.luis.slash(world.channel, "me hide")
    note = await world.luis.click(answer(news), label=member_words.SHOW_ME)
    assert "yours is among them" in text(note)
    await world.advance(seconds=30)
    (post,) = [one for one in thread.history() if one.content.startswith("**Summed up:**")]
    assert post.content.split("\n")[1:] == [f"- {SPINES}", f"- {SHELVES}"]
    shelf, now = world.services.shelf, world.clock.now()
    (kept,) = (await shelf.find(world.guild.id, "graphic novels", now)).documents
    assert kept.body == f"{SPINES}\n{SHELVES}"


async def test_using_a_message(world: World) -> None:
    """A reply in the thread counts once its author says so; it isn't posted again, and follows."""
    await world.switch_on("questions")
    await asked(world)
    (thread,) = world.channel.threads
    message = await world.luis.send(thread, SPINES)
    elsewhere = await world.luis.send(world.channel, "Morning!")
    menu = answer_words.USE
    assert text(await world.dana.context_menu(thread, menu, message)).startswith(
        answer_words.USE_OTHERS
    )
    told = await world.luis.context_menu(world.channel, menu, elsewhere)
    assert text(told).startswith(answer_words.USE_ELSEWHERE)

    before = len(thread.history())
    form = await world.luis.context_menu(thread, menu, message)
    assert form.modal is not None
    done = await world.luis.submit_modal(form, {"story": SPINES, "credit": ["named"]})
    assert text(done).startswith("**It counts as an answer now.**")
    assert len(thread.history()) == before
    again = await world.luis.context_menu(thread, menu, message)
    assert text(again).startswith(answer_words.USED)
    own = await world.dana.click(questions(world)[0], label=words.CURIOUS)
    assert words.ONE_ANSWER in text(own)
    assert words.SUM_UP in buttons(answer(own))

    await world.luis.delete(message)
    await world.env.settle()
    own = await world.dana.click(questions(world)[0], label=words.CURIOUS)
    assert words.NO_ANSWER in text(own)


async def test_no_summary(world: World) -> None:
    """One reminder after five school days; then the answers are kept, told once, not posted."""
    await world.switch_on("questions", "shelf")
    await asked(world)
    await replied(world, world.luis, SPINES)
    await world.tick()  # the first answer is told before the reminder
    await world.advance(days=7)
    note = await world.dana.slash(world.channel, "me show")
    told = await world.dana.click(answer(note), label=member_words.SHOW_ME)
    while words.SUM_TOLD.partition(":")[0] not in text(told):
        told = await world.dana.click(answer(told), label=member_words.SHOW_ME)
    assert words.SUM_UP in buttons(answer(told))
    await world.advance(days=7)
    note = await world.dana.slash(world.channel, "me show")
    told = await world.dana.click(answer(note), label=member_words.SHOW_ME)
    assert text(told).startswith(words.KEPT_TOLD.partition(":")[0])
    assert words.KEPT_ON_SHELF in text(told)
    assert words.SUM_UP in buttons(answer(told))
    filed = await world.dana.click(answer(told), label=shelf_words.OPEN_REPORT)
    assert SPINES in text(filed)
    assert member_words.SHOW_ME not in text(await world.dana.slash(world.channel, "me show"))
    (thread,) = world.channel.threads

    assert not [one for one in thread.history() if "Summed up" in one.content]
    own = await world.dana.click(questions(world)[0], label=words.CURIOUS)
    assert words.SUM_UP in buttons(answer(own))
