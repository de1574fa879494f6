"""Everything that a direct message about a question offers works there as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.occurrences import Series
from bot.questions import occasions, words
from bot.ui import words as ui_words
from bot.wins.reports import BY_COORDINATOR
from tests.discord import answer, text
from tests.questions.test_asking import LOW, asked, questions
from tests.ui.telling import chooses, dms, last

if TYPE_CHECKING:
    from simcord import MemberActor

    from tests.discord import World

SPINES, SHELVES = "A number on each spine.", "A shelf for each series."


async def replied(world: World, actor: MemberActor, story: str) -> None:
    """Let someone answer under the question's post."""
    form = await actor.click(questions(world)[0], label=words.ANSWER)
    await actor.submit_modal(form, {"story": story, "credit": ["named"]})
    await world.tick()


async def test_answering_there(world: World) -> None:
    """Those who are asked answer there by their name in the group, and say they'd rather not be."""
    await world.switch_on("questions")
    for actor in (world.luis, world.dana):
        await chooses(world, actor, "dm")
    await world.services.helping.agree(world.guild.id, world.luis.id, ["shelving"])
    await asked(world, topic=["shelving"])
    await world.luis.slash(world.channel, "win mine")  # so that their name here is known
    await world.advance(days=2)
    luis, line = world.luis.user, last(world, world.luis)
    assert "shelving and signs is waiting for an answer" in line.content
    about = await luis.click(line, label=words.ASK_ME)
    assert words.ASK_ME_STATES[True] in text(about)
    off = await luis.click(answer(about), label=words.ASK_ME_NO)
    assert text(off).startswith(words.ASK_ME_OFF)
    menu = f"ask:topics:{world.guild.id}"
    on = await luis.select(answer(about), ["budget"], custom_id=menu)
    assert text(on).startswith(words.ASK_ME_ON)

    late = await luis.click(line, label=words.ANSWER)
    form = await luis.click(line, label=words.ANSWER)
    await luis.submit_modal(form, {"story": SPINES, "credit": ["named"]})
    await world.tick()
    (thread,) = world.channel.threads
    (reply,) = [one for one in thread.history() if SPINES in one.content]
    assert reply.content.startswith("**Luis Ortega** answered:")
    assert words.TOLD_ASKER.partition(":")[0] in last(world, world.dana).content

    question = await world.services.questions.of_message(world.guild.id, thread.id)
    assert question is not None
    mine = world.guild.id, question.id, world.dana.id
    await world.services.questions.remove(*mine, world.clock.now())
    kept = await luis.submit_modal(late, {"story": SHELVES, "credit": ["named"]})
    assert answer(kept).content.startswith(words.GONE)
    assert SHELVES in answer(kept).content  # to copy: which group it was for isn't known anymore


async def test_summing_up_there(world: World) -> None:
    """The asker leaves out, shortens, moves, publishes, changes the question and takes it back."""
    await world.switch_on("questions")
    await chooses(world, world.dana, "dm")
    await asked(world)
    await replied(world, world.luis, SPINES)
    await replied(world, world.marta, SHELVES)
    dana, told = world.dana.user, last(world, world.dana)
    await dana.click(told, label=words.SUM_UP)
    editor = last(world, world.dana)
    assert editor.content.startswith(words.SUM_HEAD)
    wins = [
        (await world.services.wins.mine(world.guild.id, one.id))[0].id
        for one in (world.luis, world.marta)
    ]
    await dana.select(editor, [str(wins[1])], custom_id="ask:piece:1")
    await dana.click(last(world, world.dana), label=words.MOVE_UP)
    assert f"1. **Marta Olson:** {SHELVES}" in last(world, world.dana).content
    await dana.select(dms(world.dana)[-1], [str(wins[0])], custom_id="ask:piece:1")
    form = await dana.click(last(world, world.dana), label=words.SHORTEN)
    await dana.submit_modal(form, {"words": "Numbers."})
    assert "2. **Luis Ortega:** Numbers." in last(world, world.dana).content
    await dana.select(dms(world.dana)[-1], [str(wins[0])], custom_id="ask:piece:1")
    await dana.click(last(world, world.dana), label=words.LEAVE_OUT)
    assert "Numbers." not in last(world, world.dana).content
    await dana.click(dms(world.dana)[-1], label=words.PUBLISH)
    assert last(world, world.dana).content.startswith("**Published.**")
    await world.tick()
    (thread,) = world.channel.threads
    assert [one for one in thread.history() if one.content.endswith(f"**Marta Olson:** {SHELVES}")]


async def test_changing_and_taking_back_there(world: World) -> None:
    """The question is changed and taken back under what its asker is told."""
    await world.switch_on("questions")
    await chooses(world, world.dana, "dm")
    await asked(world)
    await replied(world, world.luis, SPINES)
    dana, told = world.dana.user, last(world, world.dana)
    form = await dana.click(told, label=words.CHANGE)
    await dana.submit_modal(form, {"asked": LOW, "name": ["named"]})
    assert last(world, world.dana).content.startswith(words.CHANGED)
    await world.tick()
    assert LOW in questions(world)[0].content
    await dana.click(told, label=words.TAKE_BACK)
    await dana.click(last(world, world.dana), label=words.KEEP)
    assert last(world, world.dana).content.startswith(words.KEPT)
    await dana.click(told, label=words.TAKE_BACK)
    await dana.click(last(world, world.dana), label=words.TAKE_BACK_YES)
    assert last(world, world.dana).content == words.TAKEN_BACK
    assert questions(world) == []


async def test_another_groups_member(world: World) -> None:
    """Nothing of a group can be pressed by somebody who isn't in it, or left."""
    await world.switch_on("questions")
    await chooses(world, world.dana, "dm")
    await asked(world)
    await replied(world, world.luis, SPINES)
    told = last(world, world.dana)
    now, key = world.clock.now(), (world.guild.id, world.dana.id)
    await world.services.members.reschedule(*key, now, left_at=now)
    for label in (words.SUM_UP, words.CHANGE, words.TAKE_BACK):
        refused = await world.dana.user.click(told, label=label)
        assert answer(refused).content == ui_words.NOT_A_MEMBER


async def test_what_else_one_is_told(world: World) -> None:
    """Each kind of line about a question has only what works where it's read."""
    await world.switch_on("questions")
    await chooses(world, world.dana, "dm")
    await asked(world)
    now, guild_id, dana = world.clock.now(), world.guild.id, world.dana.id

    async def told(kind: str) -> str:
        planned = Series(kind, guild_id, 1, dana).at(now, now + occasions.FOR_A_WHILE, "test")
        await world.client.agenda.plan([planned])
        await world.tick()
        return last(world, world.dana).content

    assert "TARGET:" in await told(occasions.ALONE)
    await replied(world, world.luis, SPINES)
    assert "it takes a minute or two" in await told(occasions.SUM)
    assert "yours is among them" in await told(occasions.THANKED)
    assert words.KEPT_TOLD.partition(":")[0] in await told(occasions.KEPT)
    await world.advance(days=7)  # two a week come unprompted
    now = world.clock.now()
    assert "worked for a colleague" in await told(occasions.WORKED)
    await world.services.questions.hide(guild_id, 1, BY_COORDINATOR, now)
    assert "hid your question" in await told(occasions.HIDDEN)
