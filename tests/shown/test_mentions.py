"""A mention is a name: people who hide leave each text that mentions them, and come back to it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.database import DatabaseAwayError
from bot.kit.markup import people_in
from bot.kit.words import A_COLLEAGUE
from bot.meetups import words as meetup_words
from bot.questions import words as ask_words
from bot.ui.card import Button, Card
from bot.ui.mentions import for_readers
from tests.discord import answer, text
from tests.meetups.test_meeting import STARTS, press, ready, set_up
from tests.questions.test_asking import asked, questions
from tests.shelf.test_commands import put
from tests.shelf.test_forum import first
from tests.shelf.test_forum import posts as forum_posts
from tests.weekly.test_posts import TO_FRIDAY, weekly

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.discord import World


def said(channel: object) -> str:
    """Return all that a channel's or a thread's messages say."""
    return "\n".join(one.content for one in channel.history())  # type: ignore[attr-defined]


async def a_question(world: World) -> Callable[[], Awaitable[str]]:
    """Mention Luis in a question; it's read in its post and in what's similar."""
    await asked(world, f"How does <@{world.luis.id}> label the graphic novels?")

    async def read() -> str:
        similar = await world.marta.slash(world.channel, "ask")
        typed = {"asked": "Label graphic novels?", "name": ["named"]}
        found = await world.marta.submit_modal(similar, typed)
        return f"{questions(world)[0].content}\n{text(found)}"

    return read


async def a_summary(world: World) -> Callable[[], Awaitable[str]]:
    """Mention Luis in an answer; it's read in the thread, the summary and the shelf."""
    await asked(world)
    form = await world.marta.click(questions(world)[0], label=ask_words.ANSWER)
    story = f"Numbers on each spine: <@!{world.luis.id}> did it."
    await world.marta.submit_modal(form, {"story": story, "credit": ["named"]})
    await world.tick()
    editor = await world.dana.click(questions(world)[0], label=ask_words.SUM_UP)
    await world.dana.click(answer(editor), label=ask_words.PUBLISH)
    await world.tick()
    (thread,) = world.channel.threads

    async def read() -> str:
        found = await world.marta.slash(world.channel, "resource find", words="spine")
        return f"{said(thread)}\n{text(found)}"

    return read


async def a_meetup(world: World) -> Callable[[], Awaitable[str]]:
    """Mention Luis in where a meet-up is, and in its name."""
    await set_up(world, place=f"At <@{world.luis.id}>'s library")

    async def read() -> str:
        return said(world.channel)

    return read


async def a_reminder(world: World) -> Callable[[], Awaitable[str]]:
    """Mention Luis in where a meet-up is; its thread says so when it starts."""
    await set_up(world, place=f"At <@{world.luis.id}>'s library")
    came = await press(world, world.marta, meetup_words.COME)
    await world.marta.click(answer(came), label=meetup_words.BY_THREAD)
    await world.until(STARTS + timedelta(minutes=1))
    (thread,) = world.channel.threads
    assert said(thread)

    async def read() -> str:
        return said(thread)

    return read


async def on_the_shelf(world: World) -> Callable[[], Awaitable[str]]:
    """Mention Luis in what's on the shelf; it's read in its post and in what's found."""
    await world.services.groups.change(
        world.guild.id, world.clock.now(), shelf_channel_id=world.general.id
    )
    added = await put(world, title=f"<@{world.luis.id}>'s weeding checklist")
    form = await world.dana.click(answer(added), label="How I used it")
    await world.dana.submit_modal(form, {"line": f"With <@{world.luis.id}>."})
    await world.advance(minutes=6)

    async def read() -> str:
        found = await world.marta.slash(world.channel, "resource find", words="weeding")
        shown = await world.marta.slash(world.channel, "resource show", resource="1")
        return "\n".join([said(world.general), text(found), text(shown)])

    return read


async def in_a_forum(world: World) -> Callable[[], Awaitable[str]]:
    """Mention Luis in what's on a shelf with a forum; posts there have names."""
    made = world.guild.create_forum_channel("the-shelf")
    await world.services.groups.change(world.guild.id, world.clock.now(), shelf_channel_id=made.id)
    await world.env.settle()
    await put(world, title=f"<@{world.luis.id}>'s weeding checklist")
    await world.advance(minutes=6)

    async def read() -> str:
        (post,) = forum_posts(world, made)
        assert post.name == "A colleague's weeding checklist"
        return str(first(world, post).content)

    return read


async def in_the_week(world: World) -> Callable[[], Awaitable[str]]:
    """Mention Luis in what's on the shelf; the week's post has its name."""
    await put(world, title=f"<@{world.luis.id}>'s weeding checklist")
    await world.dana.slash(world.channel, "win share", story=f"<@{world.luis.id}> built a cart.")
    await world.advance(**TO_FRIDAY)

    async def read() -> str:
        (post,) = weekly(world)
        assert "weeding checklist" in post.content
        return str(post.content)

    return read


SURFACES = [
    a_question,
    a_summary,
    a_meetup,
    a_reminder,
    on_the_shelf,
    in_a_forum,
    in_the_week,
]


@pytest.mark.parametrize("surface", SURFACES)
async def test_who_hides(
    world: World, surface: Callable[[World], Awaitable[Callable[[], Awaitable[str]]]]
) -> None:
    """Every text that mentions them follows, those from before too; and back again."""
    await ready(world)
    await world.switch_on("meetups", "questions", "shelf", "weekly")
    luis = str(world.luis.id)
    read = await surface(world)
    before = await read()
    await world.luis.slash(world.general, "me hide")
    await world.advance(minutes=2)
    hidden = await read()
    await world.services.members.hide(world.guild.id, world.luis.id, False, world.clock.now())
    await world.advance(minutes=2)
    after = await read()

    assert world.luis.id in people_in(before)
    assert luis not in hidden
    assert A_COLLEAGUE in hidden.casefold()
    assert after == before


@pytest.mark.parametrize("surface", SURFACES)
async def test_hidden_from_the_first(
    world: World, surface: Callable[[World], Awaitable[Callable[[], Awaitable[str]]]]
) -> None:
    """A text that mentions somebody who hides already follows once they show themselves."""
    await ready(world)
    await world.switch_on("meetups", "questions", "shelf", "weekly")
    await world.luis.slash(world.general, "me hide")
    read = await surface(world)
    hidden = await read()
    await world.services.members.hide(world.guild.id, world.luis.id, False, world.clock.now())
    await world.advance(minutes=2)

    assert str(world.luis.id) not in hidden
    assert A_COLLEAGUE in hidden.casefold()
    assert world.luis.id in people_in(await read())


async def test_mentioned_by_a_change(world: World) -> None:
    """A mention that came with a change follows like one that was there from the first."""
    await ready(world)
    await world.switch_on("questions")
    await asked(world)
    own = await world.dana.click(questions(world)[0], label=ask_words.CURIOUS)
    form = await world.dana.click(answer(own), label=ask_words.CHANGE)
    changed = f"How does <@{world.luis.id}> label them?"
    await world.dana.submit_modal(form, {"asked": changed, "name": ["named"]})
    await world.tick()
    shown = questions(world)[0].content
    await world.luis.slash(world.general, "me hide")
    await world.advance(minutes=2)

    assert changed in shown
    assert "How does a colleague label them?" in questions(world)[0].content
    assert str(world.channel.threads[0].name) == "How does a colleague label them?"


async def test_who_is_called(world: World) -> None:
    """People a message calls or leads to are mentioned, hidden or not; nobody else who hides is."""
    await ready(world)
    guild_id, now = world.guild.id, world.clock.now()
    for one in (world.dana, world.luis, world.marta):
        await world.services.members.hide(guild_id, one.id, True, now)
    dana, luis, marta = (f"<@{one.id}>" for one in (world.dana, world.luis, world.marta))
    ids = world.dana.id, world.luis.id
    card = Card(f"{dana} {luis} {marta}", pings=ids[:1], leads_to=ids[1:])
    for_them = await for_readers(world.client, guild_id, card)
    unknown = await for_readers(world.client, 0, Card(f"Ask {luis}."))

    assert for_them.content == f"{dana} {luis} {A_COLLEAGUE}"
    assert unknown.content == f"Ask {A_COLLEAGUE}."


async def test_a_mention_that_was_cut(world: World) -> None:
    """Half a number says nothing to anybody but who it is."""
    cut = await for_readers(world.client, world.guild.id, Card(f"Thanks, <@{'9' * 9}…"))

    assert cut.content == "Thanks, …"


async def test_labels(world: World) -> None:
    """On a button nothing turns a mention into a name."""
    part = world.client.components.part(Button("win:share", "Ask <@9>"))

    assert part["label"] == "Ask a colleague"


async def test_nobody_knows_who_hides(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the database is away, a refusal is still told, and it names nobody."""

    async def away(*_: object) -> frozenset[int]:
        raise DatabaseAwayError

    monkeypatch.setattr(world.services.members, "hidden", away)
    read = await for_readers(world.client, world.guild.id, Card(f"Ask <@{world.luis.id}>."))

    assert read.content == f"Ask {A_COLLEAGUE}."
