"""Asking the group, as members and coordinators meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.drafts import words as draft_words
from bot.groups import words as group_words
from bot.members import words as member_words
from bot.members.rules import Notice
from bot.mentors.rules import MentorProfile
from bot.questions import occasions, words
from bot.wins import answer_words
from bot.wins import words as win_words
from cogs.plans import notices
from tests.discord import answer, buttons, text
from tests.ui.telling import chooses, waiting

if TYPE_CHECKING:
    import discord
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

ASKED = "How do you label graphic novels so that sixth graders find the next one?"
NUMBERS = {"story": "A number on each spine.", "credit": ["named"]}
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
    return await world.dana.submit_modal(form, {"asked": said, "name": ["named"], **values})


async def next_note(world: World, actor: MemberActor) -> InteractionResult:
    """Let someone look at the next thing that waits for them."""
    waits = await actor.slash(world.channel, "me show")
    return await actor.click(answer(waits), label=member_words.SHOW_ME)


async def share_by(world: World, actor: MemberActor, story: str) -> None:
    """Let someone share a win."""
    await actor.slash(world.channel, "win share", story=story)


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
    said = await world.luis.submit_modal(form, NUMBERS)
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
    await world.dana.submit_modal(form, {"asked": LOW, "name": ["named"]})
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
    late = await world.luis.submit_modal(
        form, {"story": "And a shelf for each series.", "credit": ["named"]}
    )
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
    told = await world.luis.submit_modal(
        form, {"asked": "How do you label graphic novels?", "name": ["named"]}
    )
    assert text(told).startswith(words.BEFORE)
    assert ASKED in text(told)
    glad = await world.luis.click(answer(told), label=words.ANSWERS_IT)
    assert text(glad) == words.GLAD
    assert len(questions(world)) == 1

    form = await world.luis.slash(world.channel, "ask")
    told = await world.luis.submit_modal(
        form, {"asked": "How do you label graphic novels?", "name": ["named"]}
    )
    posted = await world.luis.click(answer(told), label=words.ASK_ANYWAY)
    assert text(posted).startswith("**Posted.**")
    assert len(questions(world)) == 2


async def test_without_a_name(world: World) -> None:
    """Nobody reads who asked, not even who hides it; words that tell are pointed out."""
    await world.switch_on("questions")
    where = {"school": "Prairie Ridge", "district": "Lakeview", "town": "Brainerd"}
    await chooses(world, world.dana, **where)  # type: ignore[arg-type] # three of its texts
    said = "What would Whitehorse do at Prairie Ridge, Lakeview, or in Brainerd? It's May."
    told = await asked(world, said, name=["unnamed"], level=["middle"])
    assert words.UNNAMED in text(told)
    for one in ("Whitehorse", "Ridge", "Lakeview", "Brainerd"):
        assert f'"{one}"' in text(told)
    assert '"May"' not in text(told)
    assert questions(world) == []
    await world.dana.click(answer(told), label=words.ASK_UNNAMED)
    (post,) = questions(world)
    assert post.content == f"**Someone in this group** asks: {said}"
    found = await world.luis.slash(
        world.channel, "win find", words="whitehorse", by=world.dana.user
    )
    assert "What would" not in text(found)

    form = await world.luis.context_menu(world.channel, win_words.TELL_COORDINATOR, post)
    await world.luis.submit_modal(form, {"about": ["student"]})
    await world.tick()
    assert [one.content for one in questions(world)] == [words.HIDDEN_POST]
    read = [await world.marta.slash(world.channel, "coordinator today")]
    open_report = group_words.OPEN_REPORT.format(number=1)
    read.append(await world.marta.click(answer(read[0]), label=open_report))
    assert "What would Whitehorse do" in text(read[-1])
    read.append(await world.marta.click(answer(read[-1]), label=words.SHOW))
    await world.tick()
    assert text(read[-1]) == words.SHOWN_DONE
    assert "What would" in questions(world)[0].content
    read.append(await world.marta.click(answer(read[-1]), label=words.HIDE))
    await world.tick()
    assert text(read[-1]).startswith("Hidden.")
    read.append(await world.marta.slash(world.channel, "coordinator week"))
    read.append(await world.marta.slash(world.channel, "coordinator today"))
    assert not [one for one in map(text, read) if "Dana" in one or str(world.dana.id) in one]
    note = await next_note(world, world.dana)
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


async def test_a_third_question(world: World) -> None:
    """Anyone who asked two this week gets the words back to copy, and keeps them."""
    await world.switch_on("questions")
    await asked(world)
    await asked(world, "What's a good first book for a mock trial?")
    form = await world.dana.slash(world.channel, "ask")
    third = "Who has a rubric for *book talks*?"
    told = await world.dana.submit_modal(form, {"asked": third, "name": ["named"]})

    assert text(told).startswith("Not posted. You've asked two questions this week")
    assert f"```\n{third}\n```" in text(told)
    assert len(questions(world)) == 2
    assert draft_words.CHANGE in buttons(answer(told))


async def test_nobody_answers(world: World) -> None:
    """Who agreed is asked after two school days, and a greeter; after five its asker hears."""
    await world.switch_on("questions", "mentors")
    helping, guild_id, now = world.services.helping, world.guild.id, world.clock.now()
    ada, ben = world.member("Ada Quist"), world.member("Ben Sorel")
    await chooses(world, world.marta)
    for actor in (world.luis, ada, ben):
        await chooses(world, actor)
        await helping.agree(guild_id, actor.id)  # to what they mark, and Ben marks nothing
    await share_by(world, world.luis, "Graphic novels have a label for each series now.")
    filled = MentorProfile(topics=("shelving",), sizes=("question",))
    await world.services.mentors.save_offer(guild_id, ada.id, filled, now)
    await world.services.greeters.toggle(guild_id, world.marta.id, now)
    told = await asked(world, topic=["shelving"])
    await world.dana.click(answer(told), label=words.ASK_ANYWAY)
    await world.advance(days=2)
    for actor in (ada, world.luis):
        line = await next_note(world, actor)
        assert "about shelving and signs is waiting for an answer, and you said" in text(line)
    waits = await world.services.members.notices(guild_id, world.marta.id)
    (notice,) = [one for one in waits if one.kind == occasions.HELP]
    card = await world.client.notices[occasions.HELP](world.client, notice)
    assert card is not None
    assert card.content.startswith("You're a greeter here, and a colleague's question")
    assert "waiting for you" not in text(await ben.slash(world.channel, "me show"))
    assert words.ANSWER in buttons(answer(line))
    about = await world.luis.click(answer(line), label=words.ASK_ME)
    assert words.ASK_ME_STATES[True] in text(about)
    off = await world.luis.click(answer(about), label=words.ASK_ME_NO)
    assert text(off).startswith(words.ASK_ME_OFF)
    assert not (await helping.knows(guild_id, world.luis.id)).agreed

    today = await world.marta.slash(world.channel, "coordinator today")
    assert "Nobody has answered this yet" not in text(today)
    await world.advance(days=5, hours=1)
    assert "TARGET: How do you label graphic novels" in text(await next_note(world, world.dana))
    today = await world.marta.slash(world.channel, "coordinator today")
    assert "Nobody has answered this yet" in text(today)


async def test_agreeing_to_be_asked(world: World) -> None:
    """It's in a member's settings, with what they mark elsewhere, and under an answer."""
    await world.switch_on("questions", "mentors", "shelf")
    helping, guild_id, now = world.services.helping, world.guild.id, world.clock.now()
    filled = MentorProfile(topics=("weeding",), sizes=("question",))
    await world.services.mentors.save_offer(guild_id, world.luis.id, filled, now)
    panel = await world.luis.slash(world.channel, "me set")
    about = await world.luis.click(answer(panel), label=words.ASK_ME)
    assert words.ASK_ME_STATES[None] in text(about)
    assert "you know about weeding" in text(about)
    menu = f"ask:topics:{guild_id}"
    await world.luis.select(answer(about), [], custom_id=menu)
    assert not (await helping.knows(guild_id, world.luis.id)).agreed
    on = await world.luis.select(answer(about), ["budget"], custom_id=menu)
    assert text(on).startswith(words.ASK_ME_ON)
    assert (await helping.knows(guild_id, world.luis.id)).picked == ("budget",)
    old = await world.post_by_hand(f"ask:agree:{guild_id}:1")  # as an earlier card has it
    yes = await world.luis.click(old, custom_id=f"ask:agree:{guild_id}:1")
    assert text(yes).startswith(words.ASK_ME_ON)
    assert (await helping.knows(guild_id, world.luis.id)).picked == ("budget",)
    await world.luis.select(answer(on), [], custom_id=menu)
    assert (await helping.knows(guild_id, world.luis.id)).agreed
    status = await world.luis.slash(world.channel, "mentor status")
    assert words.ASK_ME in buttons(answer(status))

    await asked(world)
    for actor, offered in ((world.marta, True), (world.luis, False)):
        form = await actor.click(questions(world)[0], label=words.ANSWER)
        done = await actor.submit_modal(form, NUMBERS)
        assert (words.ASK_ME in buttons(answer(done))) is offered


async def test_a_greeter_who_said_no(world: World) -> None:
    """*Don't ask me* holds for greeters, too: the next one in turn is asked."""
    await world.switch_on("questions")
    guild_id, now = world.guild.id, world.clock.now()
    for actor in (world.luis, world.marta):
        await chooses(world, actor)
        await world.services.greeters.toggle(guild_id, actor.id, now)
    panel = await world.luis.slash(world.channel, "me set")
    about = await world.luis.click(answer(panel), label=words.ASK_ME)
    off = await world.luis.click(answer(about), label=words.ASK_ME_NO)
    assert text(off).startswith(words.ASK_ME_OFF)
    assert words.ASK_ME_NO not in buttons(answer(off))
    await asked(world)
    await world.advance(days=2)
    told = {
        one.id: [each for each in await waiting(world, one) if each.kind == occasions.HELP]
        for one in (world.luis, world.marta)
    }
    assert [len(told[one.id]) for one in (world.luis, world.marta)] == [0, 1]


async def test_the_nudge_points_to_it(world: World) -> None:
    """Anyone who wrote about an open question reads it on the nudge, until they answer."""
    await world.switch_on("questions")
    await share_by(world, world.luis, "Graphic novels have a label for each series now.")
    await world.advance(days=7)
    told = await asked(world)
    await world.dana.click(answer(told), label=words.ASK_ANYWAY)

    async def nudge(actor: MemberActor) -> str:
        notice = Notice(world.guild.id, actor.id, "plan.nudge", 0)
        card = await notices.nudge(world.client, notice)
        return "" if card is None else card.content

    assert f"A colleague is asking about something you've written about: {ASKED}" in await nudge(
        world.luis
    )
    await world.marta.click(questions(world)[0], label=words.CURIOUS)
    assert f"Two people are asking about something you've written about: {ASKED}" in await nudge(
        world.luis
    )
    assert "asking about this" not in await nudge(world.marta)
    form = await world.luis.click(questions(world)[0], label=words.ANSWER)
    await world.luis.submit_modal(form, NUMBERS)
    now, mine = world.clock.now(), (world.guild.id, world.luis.id)
    assert await world.services.questions.to_answer_by(*mine, now) is None
