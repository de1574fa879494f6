"""Posts that Discord may have taken, though the bot doesn't know it: they're never forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update

from bot.agenda.tables import AgendaRow
from bot.kit.errors import NotFound
from bot.kit.personal import Person
from bot.kit.text import capitalized
from bot.members import words as member_words
from bot.ui.send import DELETED_WITHIN, NO_ANSWER
from bot.wins import words
from bot.wins.posts import POST
from bot.wins.rules import NAMELESS
from tests.discord import answer, buttons, text
from tests.shown.test_week import report

if TYPE_CHECKING:
    from tests.discord import World

STORY = "Blind dates with books by the doors."
LOOKS = "/channels/*/messages"


@pytest.fixture
async def doubt(world: World) -> World:
    """A win of Dana's whose post is there, and nobody recorded it."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    assert [STORY in one.content for one in world.posts()] == [True]
    await in_doubt(world)
    return world


async def in_doubt(world: World) -> None:
    """Forget where the posts are, as a crash does between sending and recording."""
    async with world.client.agenda._database.write() as connection:
        later = world.clock.now() + timedelta(hours=6)
        await connection.execute(
            update(AgendaRow)
            .where(AgendaRow.kind == POST)
            .values(state="waiting", due_at=later, done_at=None, message_id=None)
        )
        await connection.execute(sql("UPDATE wins SET channel_id = NULL, message_id = NULL"))


async def remove(world: World) -> str:
    """Let Dana remove her win; return what she reads."""
    asked = await world.dana.slash(world.channel, "win remove", win="1")
    return text(await world.dana.click(answer(asked), label=words.REMOVE_YES))


async def test_removed(doubt: World) -> None:
    """The post of a win that its author removes is found and taken down at once."""
    said = await remove(doubt)
    await doubt.tick()
    week = text(await doubt.marta.slash(doubt.general, "coordinator week"))

    assert said == words.REMOVED_LATER
    assert doubt.posts() == []
    assert capitalized(words.WEEK_POST) not in week  # it came, and went again


async def test_forgotten(doubt: World) -> None:
    """So is the post of someone who is forgotten."""
    person = Person(doubt.guild.id, doubt.dana.id)
    await doubt.services.privacy.forget(person, doubt.clock.now())
    await doubt.tick()

    assert doubt.posts() == []


async def test_left(doubt: World) -> None:
    """And of someone who left; what may travel stays, without the name."""
    await doubt.services.wins.consent(doubt.guild.id, 1, doubt.dana.id, "unnamed")
    await doubt.dana.slash(doubt.channel, "win share", story="For this group only.")
    await in_doubt(doubt)
    person = Person(doubt.guild.id, doubt.dana.id)
    await doubt.services.privacy.depart(person, doubt.clock.now())
    await doubt.advance(hours=6)

    (post,) = doubt.posts()
    assert STORY in post.content
    assert "Dana" not in post.content


async def test_hidden_name(doubt: World) -> None:
    """Who hides their name isn't named by it once it's found."""
    await doubt.dana.slash(doubt.channel, "me hide")
    await doubt.advance(hours=6)

    (post,) = doubt.posts()
    assert NAMELESS in post.content
    assert "Dana" not in post.content


async def test_reported(doubt: World) -> None:
    """*Tell a coordinator* finds its win by its button, and hides it."""
    said = await report(doubt, doubt.posts()[0])
    await doubt.advance(hours=6)

    assert said.startswith(words.REPORTED_HIDDEN)
    assert [one.content for one in doubt.posts()] == [words.HIDDEN_POST]


async def test_deleted_by_a_moderator(doubt: World) -> None:
    """What a moderator deletes isn't posted again, and its win goes with it."""
    doubt.env.backend.delete_message(doubt.channel.id, doubt.posts()[0].id)
    await doubt.env.settle()
    for _ in range(4):
        await doubt.advance(hours=8)

    assert doubt.posts() == []
    with pytest.raises(NotFound):
        await doubt.services.wins.get(doubt.guild.id, 1)


@pytest.mark.parametrize("again", [False, True])
async def test_deleted_while_the_bot_was_away(doubt: World, again: bool) -> None:
    """What went while nobody listened doesn't come again, unless its author posts it."""
    post = doubt.posts()[0]
    await doubt.restart()  # it knows no message now
    doubt.env.backend.delete_message(doubt.channel.id, post.id)
    await doubt.env.settle()
    for _ in range(4):
        await doubt.advance(hours=8)
    meanwhile = doubt.posts()
    pressed = await doubt.dana.slash(doubt.channel, "help")
    shown = await doubt.dana.click(answer(pressed), label=member_words.SHOW_ME)
    if again:
        await doubt.dana.click(answer(shown), label=words.POST_AGAIN)
        await doubt.advance(minutes=1)

    assert meanwhile == []
    assert text(shown).startswith(words.VANISHED.partition("{")[0][:40]) or again
    assert len([one for one in doubt.posts() if STORY in one.content]) == again


@pytest.mark.parametrize("away", [timedelta(seconds=30), timedelta(hours=3)])
async def test_somebody_wrote_since(doubt: World, away: timedelta) -> None:
    """Where no trace is left, what may have been deleted unheard is asked about.

    A bot that was away for seconds only takes a post that isn't there for one that never was.
    """
    backend, posted = doubt.env.backend, doubt.posts()[0].id
    backend.messages[doubt.channel.id].pop(posted)  # no event tells
    doubt.clock.advance(away)
    await doubt.luis.send(doubt.channel, "Good morning.")
    await doubt.restart()
    await doubt.advance(hours=8)
    again = [one for one in doubt.posts() if STORY in one.content]
    pressed = await doubt.dana.slash(doubt.channel, "help")

    assert len(again) == (away < DELETED_WITHIN)
    assert (member_words.SHOW_ME in buttons(answer(pressed))) == (away > DELETED_WITHIN)


@pytest.mark.parametrize(
    ("ended", "asked"), [(f"{NO_ANSWER} (TimeoutError)", True), ("Discord answered 503", False)]
)
async def test_how_the_try_ended(doubt: World, ended: str, asked: bool) -> None:
    """What may be there because no answer came is asked about; what Discord failed at isn't."""
    async with doubt.client.agenda._database.write() as connection:
        await connection.execute(
            update(AgendaRow).where(AgendaRow.kind == POST).values(error=ended)
        )
    doubt.env.backend.messages[doubt.channel.id].pop(doubt.posts()[0].id)
    doubt.clock.advance(timedelta(hours=3))
    await doubt.luis.send(doubt.channel, "Good morning.")
    await doubt.restart()
    await doubt.advance(hours=8)

    assert [STORY in one.content for one in doubt.posts()].count(True) == (not asked)


async def test_removed_while_nobody_can_look(doubt: World) -> None:
    """It's looked for until Discord lets the bot look."""
    doubt.env.inject_error("GET", LOOKS, status=403, code=50001, times=3)
    await remove(doubt)
    await doubt.tick()
    still = doubt.posts()
    for _ in range(4):
        await doubt.advance(hours=8)

    assert len(still) == 1
    assert doubt.posts() == []


async def test_removed_before_it_appeared(doubt: World) -> None:
    """One that appears minutes later is found too; what never appears is let go."""
    backend, post = doubt.env.backend, doubt.posts()[0]
    held = backend.messages[doubt.channel.id].pop(post.id)
    await remove(doubt)
    await doubt.tick()
    backend.messages[doubt.channel.id][post.id] = held
    await doubt.advance(minutes=5)

    assert doubt.posts() == []


async def test_never_posted(world: World) -> None:
    """A win that Discord refused and its author removed leaves nothing to look for."""
    world.env.inject_error("POST", LOOKS, status=403, code=50013, times=1)
    await world.dana.slash(world.channel, "win share", story=STORY)
    assert await remove(world) == words.REMOVED_UNPOSTED
    await world.advance(hours=1)

    assert world.posts() == []
    async with world.client.agenda._database.read() as connection:
        rows = await connection.execute(sql("SELECT state FROM agenda WHERE kind = 'win.post'"))
        assert [one.state for one in rows] == []


async def test_another_channel(doubt: World) -> None:
    """When the wins channel changes meanwhile, the first copy is found where it is."""
    (post,) = doubt.posts()
    await doubt.services.groups.change(
        doubt.guild.id, doubt.clock.now(), wins_channel_id=doubt.general.id
    )
    await doubt.advance(hours=6)

    assert [one.id for one in doubt.posts()] == [post.id]
    assert doubt.posts(doubt.general) == []
    assert (await doubt.services.wins.get(doubt.guild.id, 1)).message_id == post.id


async def test_another_channel_and_removed(doubt: World) -> None:
    """A win that's removed after the wins channel changed goes where it was posted."""
    await doubt.services.groups.change(
        doubt.guild.id, doubt.clock.now(), wins_channel_id=doubt.general.id
    )
    await remove(doubt)
    await doubt.tick()

    assert doubt.posts() == []


async def test_hidden_before_it_was_posted(world: World) -> None:
    """What is hidden isn't posted; when it's shown again, it's posted once."""
    world.env.inject_error("POST", LOOKS, status=403, code=50013, times=1)
    await world.dana.slash(world.channel, "win share", story=STORY)
    where = world.guild.id, world.luis.id, world.channel.id, 1
    reports, now = world.services.reports, world.clock.now()
    await reports.report(*where, student=True, words=None, now=now, win_id=1)
    await world.advance(hours=2)
    hidden = world.posts()
    (told,) = await reports.open(world.guild.id)
    await reports.settle(world.guild.id, told.id, world.clock.now(), hidden=None)
    await world.tick()
    await world.advance(days=1)

    assert hidden == []
    assert [STORY in one.content for one in world.posts()] == [True]


async def test_a_report_that_names_anothers_win(doubt: World) -> None:
    """A made-up report can't hide a win that has its post elsewhere."""
    await doubt.advance(hours=6)
    where = doubt.guild.id, doubt.luis.id, doubt.channel.id, 77
    now = doubt.clock.now()
    hidden = await doubt.services.reports.report(
        *where, student=True, words=None, now=now, win_id=1
    )

    assert hidden == []
    assert text(await doubt.dana.slash(doubt.channel, "win show", win="1"))
