"""An idea that a colleague tries: asked once, told kindly, thanked once, and nobody else knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.drafts import words as draft_words
from bot.students import words as student_words
from bot.ui import words as ui_words
from bot.ui.card import Button, Card
from bot.wins import try_words, words
from tests.discord import answer, buttons, text
from tests.ui.telling import chooses, dms

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

STORY = "We put a blind date with a book cart by the doors."
LINE = "I used brown bags, and it was empty by noon."


async def tried(world: World, by: MemberActor | None = None) -> InteractionResult:
    """Let Luis try Dana's idea; two school weeks later he is asked, and sees the question."""
    luis = by or world.luis
    if not world.posts():
        await world.dana.slash(world.channel, "win share", story=STORY)
    await luis.click(world.posts()[0], label=words.TRYING)
    await world.advance(days=15)
    return await news(world, luis)


async def news(world: World, of: MemberActor) -> InteractionResult:
    """See what waits."""
    first = await of.slash(world.channel, "help")
    assert "waiting for you" in text(first)
    return await of.click(answer(first), label="Show me")


async def nothing_waits(world: World, of: MemberActor) -> bool:
    """Tell whether nothing waits for someone."""
    return "waiting for you" not in text(await of.slash(world.channel, "help"))


async def test_it_worked(world: World) -> None:
    """One answer, one line; the author reads both, thanks once, and that is the end of it."""
    question = await tried(world)
    thanked = await world.luis.click(answer(question), label=words.TRY_ANSWERS["worked"])
    assert text(thanked) == words.TRY_THANKS.format(name="Dana Whitehorse")
    form = await world.luis.click(answer(thanked), label=try_words.ADD_LINE)
    sent = await world.luis.submit_modal(form, {"line": LINE})
    assert text(sent) == try_words.LINE_SENT.format(name="Dana Whitehorse")
    await world.tick()

    told = await news(world, world.dana)
    assert "**Luis Ortega** tried your idea, and it worked" in text(told)
    assert try_words.TOLD_LINE.format(words=LINE) in text(told)
    assert try_words.TOLD_PRIVATE in text(told)
    done = await world.dana.click(answer(told), label=try_words.THANK)
    assert text(done) == try_words.THANKED.format(name="Luis Ortega")
    await world.tick()

    thanks = await news(world, world.luis)
    assert "**Dana Whitehorse** says thanks" in text(thanks)
    assert buttons(answer(thanks)) == {}
    await world.advance(days=60)
    assert await nothing_waits(world, world.dana)
    assert await nothing_waits(world, world.luis)
    assert not any("Luis" in post.content for post in world.posts())
    shown = await world.dana.slash(world.channel, "win show", win="1")
    assert try_words.WHO_WORKED.format(names="Luis Ortega") in text(shown)


async def test_without_a_line(world: World) -> None:
    """The author is told all the same, a little later; a line that follows is told by itself."""
    question = await tried(world)
    thanked = await world.luis.click(answer(question), label=words.TRY_ANSWERS["changed"])
    await world.tick()
    assert await nothing_waits(world, world.dana)
    await world.advance(minutes=11)

    told = await news(world, world.dana)
    assert "made it their own" in text(told)
    assert LINE not in text(told)
    form = await world.luis.click(answer(thanked), label=try_words.ADD_LINE)
    await world.luis.submit_modal(form, {"line": LINE})
    await world.tick()
    told = await news(world, world.dana)
    assert LINE in text(told)
    old = await world.post(Card("An old card.", [Button("tried:line:1")]))
    again = await world.luis.click(old, label=try_words.ADD_LINE)
    assert text(again).startswith(try_words.LINE_TOLD)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [("not_yet", words.TRY_THANKS_NOT_YET), ("did_not", words.TRY_THANKS_DID_NOT)],
)
async def test_nobody_is_told(world: World, said: str, sentence: str) -> None:
    """Nobody is told, nothing is asked again, and a line is welcome all the same."""
    question = await tried(world)
    thanked = await world.luis.click(answer(question), label=words.TRY_ANSWERS[said])
    assert text(thanked) == sentence.format(name="Dana Whitehorse")
    await world.advance(days=90)

    assert await nothing_waits(world, world.dana)
    assert await nothing_waits(world, world.luis)


@pytest.mark.parametrize(
    ("labels", "read"),
    [
        ([student_words.USE_A_STUDENT, draft_words.THIS["send"]], "A student in 4th grade"),
        ([draft_words.NOT_A_STUDENT["send"]], "jayden in 4th grade"),
    ],
)
async def test_a_line_that_worries(world: World, labels: list[str], read: str) -> None:
    """The student check comes before the author reads it; what was typed stays in the box."""
    question = await tried(world)
    thanked = await world.luis.click(answer(question), label=words.TRY_ANSWERS["worked"])
    form = await world.luis.click(answer(thanked), label=try_words.ADD_LINE)
    asked = await world.luis.submit_modal(form, {"line": "jayden in 4th grade came back"})
    assert text(asked).startswith(draft_words.FIRST["send"])
    await world.advance(minutes=11)
    told = await news(world, world.dana)
    assert "jayden" not in text(told)

    again = await world.luis.click(answer(asked), label=draft_words.CHANGE)
    assert again.modal is not None
    assert "jayden in 4th grade" in str(again.modal)
    sent = asked
    for label in labels:
        sent = await world.luis.click(answer(sent), label=label)
    assert text(sent).startswith("Sent to")
    await world.tick()
    assert read in text(await news(world, world.dana))


async def test_in_direct_messages(world: World) -> None:
    """Question, answer, line, news and thanks all work where no server is."""
    await chooses(world, world.luis, reach="dm")
    await chooses(world, world.dana, reach="dm")
    await world.dana.slash(world.channel, "win share", story=STORY)
    await world.luis.click(world.posts()[0], label=words.TRYING)
    await world.advance(days=14)
    await world.advance(hours=2)
    (question,) = dms(world.luis)
    await world.luis.user.click(question, label=words.TRY_ANSWERS["worked"])
    form = await world.luis.user.click(dms(world.luis)[-1], label=try_words.ADD_LINE)
    await world.luis.user.submit_modal(form, {"line": LINE})
    await world.tick()

    (told,) = dms(world.dana)
    assert LINE in told.content
    await world.dana.user.click(told, label=try_words.THANK)
    await world.tick()
    assert "says thanks" in dms(world.luis)[-1].content


async def test_who_hides(world: World) -> None:
    """Who hides is a colleague to the author, and an author who hides to anyone who tried."""
    question = await tried(world)
    for one in (world.luis, world.dana):
        await world.services.members.hide(world.guild.id, one.id, True, world.clock.now())
    thanked = await world.luis.click(answer(question), label=words.TRY_ANSWERS["worked"])
    assert text(thanked) == words.TRY_THANKS_HIDDEN.format(name=words.ITS_AUTHOR)
    await world.advance(minutes=11)
    told = await news(world, world.dana)
    assert text(told).startswith("**A colleague** tried")
    done = await world.dana.click(answer(told), label=try_words.THANK)
    assert "Luis" not in text(done)
    await world.tick()
    thanks = await news(world, world.luis)
    assert "Dana" not in text(thanks)
    assert text(thanks).startswith("**Its author** says thanks")


async def test_who_left(world: World) -> None:
    """Nothing is asked of who left, and nothing about it when they come back."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    await world.luis.click(world.posts()[0], label=words.TRYING)
    await world.services.members.leave(world.guild.id, world.luis.id, world.clock.now())
    await world.advance(days=15)

    assert await nothing_waits(world, world.luis)
    await world.advance(days=15)
    assert await nothing_waits(world, world.luis)


async def test_somebody_elses_buttons(world: World) -> None:
    """Neither the answer nor the thanks can be given by anybody else."""
    await tried(world)
    items = [
        Button("tried:answer:worked:1"),
        Button("tried:line:1"),
        Button(f"tried:thank:1:{world.luis.id}", "Thank Luis"),
    ]
    old = await world.post(Card("Buttons made by hand.", items))
    for label, sentence in (
        (words.TRY_ANSWERS["worked"], words.TRY_ANSWERED),
        (try_words.ADD_LINE, words.NO_WIN),
        ("Thank Luis", words.NOT_YOUR_WIN),
    ):
        refused = await world.marta.click(old, label=label)
        assert text(refused).startswith(sentence)
    forged = await world.marta.click(await world.post_by_hand("tried:thank:1:all"))
    assert text(forged).startswith(ui_words.OUTDATED)
    early = await world.dana.click(old, label="Thank Luis")
    assert text(early).startswith(words.NO_WIN)  # he has not said how it went


async def test_toggled_after_it_was_asked(world: World) -> None:
    """Taken back and pressed again, it is not asked a second time, and says so."""
    await tried(world)
    labels = [one for one in buttons(world.posts()[0]) if one.startswith(words.TRYING)]
    await world.luis.click(world.posts()[0], label=labels[0])
    await world.advance(seconds=6)
    noted = await world.luis.click(world.posts()[0], label=words.TRYING)
    await world.restart()
    await world.advance(days=30)

    assert text(noted) == words.TRY_NOTED_AGAIN.format(name="Dana Whitehorse")
    assert await nothing_waits(world, world.luis)
