"""An idea that a colleague tries: asked once, told kindly, thanked once, and nobody else knows."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from bot.agenda.tables import AgendaRow
from bot.kit.errors import NotFound, NotYours, Refusal
from bot.kit.personal import Person
from bot.students import words as student_words
from bot.ui.card import Card
from bot.ui.press import press, presses
from bot.wins import try_words, words
from bot.wins.marks import TRIED
from bot.wins.rules import Draft
from bot.wins.tries import THANKED, TOLD, Tally
from tests.discord import answer, buttons, text
from tests.ui.telling import chooses, dms

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from bot.kit.database import Database
    from bot.services import Services
    from tests.conftest import StandingClock
    from tests.discord import World

GROUP, DANA, LUIS = 1, 10, 20
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
    assert "**Dana Whitehorse** says thank you" in text(thanks)
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
    old = await world.post(Card("An old card.", [press("tried:line:1")]))
    again = await world.luis.click(old, label=try_words.ADD_LINE)
    assert text(again).startswith(try_words.LINE_TOLD)


async def test_not_yet(world: World) -> None:
    """Nobody is told, nothing is asked again, and a line is welcome all the same."""
    question = await tried(world)
    thanked = await world.luis.click(answer(question), label=words.TRY_ANSWERS["not_yet"])
    assert text(thanked) == words.TRY_THANKS_NOT_YET.format(name="Dana Whitehorse")
    await world.advance(days=90)

    assert await nothing_waits(world, world.dana)
    assert await nothing_waits(world, world.luis)


@pytest.mark.parametrize(
    ("label", "read"),
    [
        (student_words.USE_A_STUDENT, "A student in 4th grade"),
        (try_words.LINE_SEND_IT, "jayden in 4th grade"),
    ],
)
async def test_a_line_that_worries(world: World, label: str, read: str) -> None:
    """The student check comes before the author reads it; what was typed stays in the box."""
    question = await tried(world)
    thanked = await world.luis.click(answer(question), label=words.TRY_ANSWERS["worked"])
    form = await world.luis.click(answer(thanked), label=try_words.ADD_LINE)
    asked = await world.luis.submit_modal(form, {"line": "jayden in 4th grade came back"})
    assert text(asked).startswith(try_words.LINE_NOT_SENT)
    await world.advance(minutes=11)
    told = await news(world, world.dana)
    assert "jayden" not in text(told)

    again = await world.luis.click(answer(asked), label=try_words.LINE_CHANGE)
    assert again.modal is not None
    assert "jayden in 4th grade" in str(again.modal)
    sent = await world.luis.click(answer(asked), label=label)
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
    assert "says thank you" in dms(world.luis)[-1].content


async def test_who_hides(world: World) -> None:
    """Who hides is a colleague to the author, and an author who hides to whoever tried."""
    await tried(world)
    for one in (world.luis, world.dana):
        await world.services.members.hide(world.guild.id, one.id, True, world.clock.now())
    await world.services.marks.answer_try(
        world.guild.id, 1, world.luis.id, "worked", world.clock.now()
    )
    await world.advance(minutes=11)
    told = await news(world, world.dana)
    assert text(told).startswith("**A colleague** tried")
    done = await world.dana.click(answer(told), label=try_words.THANK)
    assert "Luis" not in text(done)
    await world.tick()
    thanks = await news(world, world.luis)
    assert "Dana" not in text(thanks)
    assert text(thanks).startswith(f"**{words.ITS_AUTHOR}**")


async def test_somebody_elses_buttons(world: World) -> None:
    """Neither the answer nor the thanks can be given by anybody else."""
    await tried(world)
    thank = presses["tried:thank"]
    items = [
        *(press("tried:worked:1"), press("tried:line:1"), press("tried:fine:1")),
        *(thank(1, "Thank Luis", tail=str(world.luis.id)), thank(1, "Thank all", tail="all")),
    ]
    old = await world.post(Card("Buttons made by hand.", items))
    for label, sentence in (
        (words.TRY_ANSWERS["worked"], words.TRY_ANSWERED),
        (try_words.ADD_LINE, words.NO_WIN),
        (try_words.LINE_SEND_IT, words.NO_WIN),
        ("Thank Luis", words.NOT_YOUR_WIN),
        ("Thank all", words.NO_WIN),
    ):
        refused = await world.marta.click(old, label=label)
        assert text(refused).startswith(sentence)
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


async def win_of(services: Services, clock: StandingClock) -> int:
    """A win of Dana's."""
    shared = await services.wins.share(Draft(GROUP, DANA, "Dana", STORY), clock.now())
    return shared.win.id


async def rows(database: Database, kind: str) -> list[tuple[str, str, str]]:
    """Every row of a kind: subject, occurrence, state."""
    async with database.read() as connection:
        found = await connection.execute(
            select(AgendaRow.subject, AgendaRow.occurrence, AgendaRow.state)
            .where(AgendaRow.kind == kind)
            .order_by(AgendaRow.id)
        )
        return [(row.subject, row.occurrence, row.state) for row in found]


async def answered(services: Services, clock: StandingClock, said: str = "worked") -> int:
    """A win that Luis tried, and what he said."""
    win_id, now = await win_of(services, clock), clock.now()
    await services.marks.try_it(GROUP, win_id, LUIS, "Luis", now, now + timedelta(days=14))
    await services.marks.answer_try(GROUP, win_id, LUIS, said, now)
    return win_id


async def test_told_once(database: Database, services: Services, clock: StandingClock) -> None:
    """A line that comes soon goes with the news; the author reads one message, not two."""
    win_id, now = await answered(services, clock), clock.now()
    await services.tries.keep_line(GROUP, win_id, LUIS, f" {LINE}\n")
    assert await rows(database, TOLD) == [(f"{win_id}:{LUIS}", "", "waiting")]
    await services.tries.send_line(GROUP, win_id, LUIS, now)

    assert await rows(database, TOLD) == [(f"{win_id}:{LUIS}", "line", "waiting")]
    found = await services.tries.get(GROUP, win_id, LUIS)
    assert found is not None
    assert (found[1].line, found[1].line_sent) == (LINE, True)
    with pytest.raises(NotYours):
        await services.tries.send_line(GROUP, win_id, LUIS, now)
    with pytest.raises(NotYours):
        await services.tries.keep_line(GROUP, win_id, LUIS, "Another.")


async def test_thanked_once(database: Database, services: Services, clock: StandingClock) -> None:
    """Ten presses at once are one thank you."""
    win_id, now = await answered(services, clock), clock.now()
    pressed = await asyncio.gather(
        *(services.tries.thank(GROUP, win_id, DANA, LUIS, now) for _ in range(10)),
        return_exceptions=True,
    )

    assert pressed.count(None) == 1
    assert await rows(database, THANKED) == [(f"{win_id}:{LUIS}", "", "waiting")]


async def test_what_is_refused(services: Services, clock: StandingClock) -> None:
    """Empty and endless lines, another group, a try that nobody made."""
    win_id, now = await answered(services, clock), clock.now()
    for line, sentence in ((" \n", try_words.LINE_EMPTY), ("x" * 4_000, "200 characters")):
        with pytest.raises(Refusal, match=sentence[:20]):
            await services.tries.keep_line(GROUP, win_id, LUIS, line)
    for refused in (
        services.tries.keep_line(GROUP + 1, win_id, LUIS, LINE),
        services.tries.thank(GROUP + 1, win_id, DANA, LUIS, now),
        services.tries.own(GROUP + 1, win_id, LUIS),
        services.tries.own(None, win_id, DANA),
    ):
        with pytest.raises(NotFound):
            await refused
    assert await services.tries.get(GROUP + 1, win_id, LUIS) is None
    assert await services.tries.tally(GROUP + 1, win_id) == Tally()


async def test_taken_back_while_it_is_asked(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """What may have reached Discord stays in the books, so that it is not asked once more."""
    win_id, now = await win_of(services, clock), clock.now()
    await services.marks.try_it(GROUP, win_id, LUIS, "Luis", now, now)
    async with database.write() as connection:
        await connection.execute(
            update(AgendaRow).where(AgendaRow.kind == TRIED).values(state="claimed", attempts=1)
        )
    back = await services.marks.try_it(GROUP, win_id, LUIS, "Luis", now, now)
    again = await services.marks.try_it(GROUP, win_id, LUIS, "Luis", now, now)

    assert (back, again) == ("taken back", "asked before")
    assert await rows(database, TRIED) == [(f"{win_id}:{LUIS}", "", "claimed")]


async def test_forgetting(database: Database, services: Services, clock: StandingClock) -> None:
    """Whoever forgets is in no news that waits for others, and is asked nothing."""
    win_id, now = await answered(services, clock), clock.now()
    await services.members.arrive(GROUP, DANA, "Dana", now)
    await services.members.let_wait(GROUP, DANA, TOLD, f"{win_id}:{LUIS}", now)
    await services.tries.keep_line(GROUP, win_id, LUIS, LINE)
    exported = await services.privacy.export(Person(GROUP, LUIS))
    assert exported.sheets["what I try"][0]["line"] == LINE
    await services.privacy.forget(Person(GROUP, LUIS), now)

    for kind in (TRIED, TOLD, THANKED):
        assert await rows(database, kind) == []
    assert await services.members.notes(GROUP, DANA) == []
    assert await services.tries.get(GROUP, win_id, LUIS) is None


async def test_what_travelled(services: Services, clock: StandingClock) -> None:
    """Ideas that worked for somebody in a period, most of them first; of this group alone."""
    now, day = clock.now(), timedelta(days=1)
    first, second, third = [
        (await services.wins.share(Draft(GROUP, DANA, "Dana", story), now)).win.id
        for story in ("One.", "Two.", "Three.")
    ]
    said = {(first, 1): "worked", (second, 1): "changed", (second, 2): "worked"}
    said |= {(second, 3): "not_yet", (third, 1): "not_yet"}
    for (win_id, member_id), one in said.items():
        await services.marks.try_it(GROUP, win_id, member_id, "Somebody", now, now)
        await services.marks.answer_try(GROUP, win_id, member_id, one, now)
    found = await services.tries.travelled(GROUP, now, now + day)

    assert [(win.id, tally) for win, tally in found] == [
        (second, Tally(3, 2)),
        (first, Tally(1, 1)),
    ]
    assert await services.tries.travelled(GROUP, now - day, now) == []
    assert await services.tries.travelled(GROUP + 1, now, now + day) == []
    assert await services.tries.tally(GROUP, second) == Tally(3, 2)
