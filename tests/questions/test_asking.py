"""Asking the group, as members and coordinators meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.groups import words as group_words
from bot.members import words as member_words
from bot.questions import words
from bot.wins import answer_words
from bot.wins import words as win_words
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    import discord
    from simcord import InteractionResult

    from tests.discord import World

ASKED = "How do you label graphic novels so that sixth graders find the next one?"
LOW = "Where do the graphic novels go in a room with low shelves?"


def questions(world: World) -> list[discord.Message]:
    """The questions that everyone can read."""
    return [
        one for one in world.posts() if " asks: " in one.content or "question is" in one.content
    ]


async def asked(world: World, said: str = ASKED, **values: list[str]) -> InteractionResult:
    """Let Dana ask."""
    form = await world.dana.slash(world.channel, "ask")
    assert form.modal is not None
    return await world.dana.submit_modal(form, {"asked": said, **values})


async def test_asking_and_answering(world: World) -> None:
    """A question gets its post and thread, an answer stands in it, and both follow changes."""
    await world.switch_on("questions")
    told = await asked(world, f"{ASKED} jayden in 4th grade gave up.")
    assert "jayden" in text(told)
    told = await asked(world, topic=["shelving"], level=["middle"])
    assert text(told).startswith("**Posted.**")
    (post,) = questions(world)
    assert (
        post.content
        == f"**Dana Whitehorse** asks: {ASKED}\nAbout shelving and signs. School level: middle."
    )
    assert list(buttons(post)) == [words.ANSWER, words.CURIOUS]
    (thread,) = world.channel.threads
    assert thread.id == post.id
    noted = await world.marta.click(post, label=words.CURIOUS)
    assert text(noted).startswith(words.CURIOUS_NOTED)
    form = await world.luis.click(questions(world)[0], label=words.ANSWER)
    assert form.modal is not None
    said = await world.luis.submit_modal(form, {"story": "A number on each spine."})
    assert text(said).startswith("Posted.")
    await world.tick()
    (reply,) = [one for one in thread.history() if "A number" in one.content]
    assert reply.content.startswith("**Luis Ortega** answered:")
    for shown in (
        await world.marta.slash(world.channel, "win find", words="number spine"),
        await world.luis.slash(world.channel, "win mine"),
    ):
        assert win_words.FOUND_ASKED.format(words=ASKED) in text(shown)
    news = await world.dana.slash(world.channel, "win mine")
    note = await world.dana.click(answer(news), label=member_words.SHOW_ME)
    assert words.TOLD_ASKER.partition(":")[0] in text(note)

    own = await world.dana.click(questions(world)[0], label=f"{words.CURIOUS} (1)")
    assert words.ONE_ANSWER in text(own)
    form = await world.dana.click(answer(own), label=words.CHANGE)
    await world.dana.submit_modal(form, {"asked": LOW})
    await world.tick()
    assert LOW in questions(world)[0].content
    assert str(world.channel.threads[0].name).startswith("Where do the graphic novels")


async def test_taking_it_back(world: World) -> None:
    """The post goes; an answer that comes too late is kept, and nobody reads it."""
    await world.switch_on("questions")
    await asked(world)
    (post,) = questions(world)
    form = await world.luis.click(post, label=words.ANSWER)
    question = await world.services.questions.of_message(world.guild.id, post.id)
    assert question is not None
    mine = world.guild.id, question.id, world.dana.id
    await world.services.questions.remove(*mine, world.clock.now())
    late = await world.luis.submit_modal(form, {"story": "And a shelf for each series."})
    await world.tick()

    assert text(late).startswith(answer_words.TOO_LATE)
    assert "And a shelf for each series." in text(late)
    assert questions(world) == []


async def test_taking_it_back_by_hand(world: World) -> None:
    """Anyone who asked finds their buttons under their own question, and is asked first."""
    await world.switch_on("questions")
    await asked(world)
    own = await world.dana.click(questions(world)[0], label=words.CURIOUS)
    sure = await world.dana.click(answer(own), label=words.TAKE_BACK)
    gone = await world.dana.click(answer(sure), label=words.TAKE_BACK_YES)

    assert text(gone) == words.TAKEN_BACK
    assert questions(world) == []


async def test_what_is_there_already(world: World) -> None:
    """What was asked before is shown first, and ends it, or doesn't."""
    await world.switch_on("questions")
    await asked(world)
    form = await world.luis.slash(world.channel, "ask")
    told = await world.luis.submit_modal(form, {"asked": "How do you label graphic novels?"})
    assert text(told).startswith(words.BEFORE)
    assert ASKED in text(told)
    glad = await world.luis.click(answer(told), label=words.ANSWERS_IT)
    assert text(glad) == words.GLAD
    assert len(questions(world)) == 1

    form = await world.luis.slash(world.channel, "ask")
    told = await world.luis.submit_modal(form, {"asked": "How do you label graphic novels?"})
    posted = await world.luis.click(answer(told), label=words.ASK_ANYWAY)
    assert text(posted).startswith("**Posted.**")
    assert len(questions(world)) == 2


async def test_without_a_name(world: World) -> None:
    """Nobody reads who asked, not even who hides it; words that tell are pointed out."""
    await world.switch_on("questions")
    told = await asked(world, "What would Whitehorse do?", name=["unnamed"], level=["middle"])
    assert words.UNNAMED in text(told)
    assert "Whitehorse" in text(told)
    assert questions(world) == []
    await world.dana.click(answer(told), label=words.ASK_UNNAMED)
    (post,) = questions(world)
    assert post.content == "**Someone in this group** asks: What would Whitehorse do?"
    found = await world.luis.slash(
        world.channel, "win find", words="whitehorse", by=world.dana.user
    )
    assert "What would" not in text(found)

    form = await world.luis.context_menu(world.channel, win_words.TELL_COORDINATOR, post)
    await world.luis.submit_modal(form, {"about": ["student"]})
    await world.tick()
    assert [one.content for one in questions(world)] == [words.HIDDEN_POST]
    today = await world.marta.slash(world.channel, "coordinator today")
    shown = await world.marta.click(answer(today), label=group_words.OPEN_REPORT.format(number=1))
    assert "What would Whitehorse do?" in text(shown)
    assert "Dana" not in text(shown)
    back = await world.marta.click(answer(shown), label=words.SHOW)
    await world.tick()
    assert text(back) == words.SHOWN_DONE
    assert "What would" in questions(world)[0].content
    await world.marta.click(answer(back), label=words.HIDE)
    await world.tick()
    waits = await world.dana.slash(world.channel, "me show")
    note = await world.dana.click(answer(waits), label=member_words.SHOW_ME)
    assert "hid your question" in text(note)


async def test_another_channel(world: World) -> None:
    """Coordinators choose where questions go; out of school they make no sound."""
    await world.switch_on("questions")
    groups, now = world.services.groups, world.clock.now()
    await groups.change(world.guild.id, now, asks_channel_id=world.general.id)
    await world.advance(hours=12)
    told = await asked(world)
    (post,) = [one for one in world.posts(world.general) if "asks:" in one.content]

    assert words.SILENT in text(told)
    assert post.flags.suppress_notifications
    panel = await world.marta.slash(world.channel, "setup")
    more = await world.marta.click(answer(panel), label=group_words.MORE_SETTINGS)
    await world.marta.select(answer(more), ["questions"], custom_id="setup:feature")
    shown = await world.marta.click(answer(more), label=words.SETTINGS)
    assert f"<#{world.general.id}>" in text(shown)


async def test_nobody_answers(world: World) -> None:
    """Who agreed is asked after two school days; after five the asker gets a text to paste."""
    await world.switch_on("questions")
    helping, guild_id = world.services.helping, world.guild.id
    await asked(world, topic=["shelving"])
    await helping.agree(guild_id, world.luis.id, ["shelving"])
    await world.luis.slash(world.channel, "win mine")  # so that they're known
    await world.advance(days=2)
    quiet = await world.luis.slash(world.channel, "me show")
    line = await world.luis.click(answer(quiet), label=member_words.SHOW_ME)
    assert "shelving and signs is waiting for an answer" in text(line)
    about = await world.luis.click(answer(line), label=words.ASK_ME)
    await world.luis.select(answer(about), [], custom_id="ask:topics")
    assert await helping.knows(guild_id, world.luis.id) == []

    await world.advance(days=5)
    kind = await world.dana.slash(world.channel, "me show")
    card = await world.dana.click(answer(kind), label=member_words.SHOW_ME)
    assert "TARGET: How do you label graphic novels" in text(card)
