"""Killed while a question is asked, answered, summed up and filed: each is there once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.questions import words
from tests.wire.due import MESSAGE, TAKEN, _text, died
from tests.wire.dying_bot import STEPS
from tests.wire.server import until

if TYPE_CHECKING:
    from tests.wire.answers import SeenMessage
    from tests.wire.due import Due

OWED = ("ask.post", "win.post", "ask.summary", "ask.file")
FOLLOWS = ("ask.thread",)


def _owe(due: Due) -> None:
    """Owe a question's post, an answer, a summary, and what's kept without one."""
    on, off = "questions,shelf", "plans,weekly"
    due.execute(f"UPDATE groups SET switched_on = '{on}', switched_off = '{off}'")
    due.plan("ask.post", _question(due, "A new one?"))
    posted = {"channel_id": due.school.channel.id, "message_id": due.thread.id}
    answer = _answer(
        due, _question(due, "Answered?", **posted), "An answer", shared_in=due.thread.id
    )
    due.plan("win.post", answer)
    summed = {"answered_at": _text(due.now), "summed_up": 1}
    to_sum_up = _question(due, "Summed up?", **_message(due, "Summed up?"), **summed)
    piece = {"question_id": to_sum_up, "guild_id": due.school.guild.id, "of": ""}
    win_id = _answer(due, to_sum_up, "In the summary", **_message(due, "In the summary"))
    due._add("summary_pieces", **piece, win_id=win_id, position=0, left_out=0)
    due.plan("ask.summary", to_sum_up)
    to_keep = _question(due, "Kept?", **_message(due, "Kept?"))
    _answer(due, to_keep, "Kept as it is", **_message(due, "Kept as it is"))
    due.plan("ask.file", to_keep)


def _question(due: Due, asked: str, **values: object) -> int:
    first: dict[str, object] = {
        "guild_id": due.school.guild.id,
        "member_id": due.school.coordinator.id,
    }
    first |= {"name": "Rosa", "asked": asked, "created_at": _text(due.now)}
    first |= dict.fromkeys(("topic", "level", "words"), "")
    first |= dict.fromkeys(("unnamed", "summed_up", "taken"), 0)
    return due._add("questions", **(first | values))


def _answer(due: Due, question_id: int, story: str, **values: object) -> int:
    first: dict[str, object] = {"guild_id": due.school.guild.id, "author_id": due.school.dana.id}
    first |= {"author_name": "Dana", "kind": "answer", "story": story, "consent": "here"}
    first |= {"question_id": question_id, "created_at": _text(due.now), "words": ""}
    return due._add("wins", **(first | values))


def _message(due: Due, content: str) -> dict[str, int]:
    bot_id = due.wire.backend.bot_user.id
    message = due.wire.backend.create_message(due.elsewhere.id, bot_id, content)
    return {"channel_id": due.elsewhere.id, "message_id": message.id}


@pytest.mark.parametrize(
    ("step", "kinds"),
    [*((step, OWED) for step in STEPS[1:3]), ("answered", FOLLOWS), (TAKEN, OWED)],
)
async def test_killed(due: Due, step: str, kinds: tuple[str, ...]) -> None:
    """Back an hour later, when no nonce is remembered: one post, one answer, one of the rest."""
    _owe(due)
    await due.killed(step, kinds)
    await due.back(*OWED, *FOLLOWS)

    own, places = set(due.posted()), due.wire.backend.messages.values()
    posted = [one.content for place in places for one in place.values() if one.id in own]
    for what in ("asks: A new one?", "An answer", "Summed up:"):
        assert sum(what in one for one in posted) == 1, what
    shelf = due.group.rows("SELECT title, body FROM resources")
    assert [(row["title"], row["body"]) for row in shelf] == [("Kept?", "Kept as it is")]
    (new,) = due.group.rows("SELECT message_id FROM questions WHERE asked = 'A new one?'")
    assert new["message_id"] in due.wire.backend.channels  # its thread hangs on it


ON = "UPDATE groups SET switched_on = 'questions,shelf', switched_off = 'plans,weekly'"


async def test_asked(due: Due) -> None:
    """Killed once Discord took a question that was just asked: it's there once, with its thread."""
    due.execute(ON)
    card = await _card(due, "Ask", "ask:new")
    asker = due.school.coordinator
    form = await due.wire.press(asker, card, "Ask")
    due.wire.faults.on(MESSAGE, lambda _: due.group.bot.kill(), when="after")
    given = {words.LABEL: "A new one?", words.NAME_LABEL: "named"}
    asking = asyncio.create_task(due.wire.submit(asker, form, given))
    await died(due.group.bot)
    asking.cancel()
    await due.back("ask.post", "ask.thread")

    posted = [one.content for at in due.wire.backend.messages.values() for one in at.values()]
    assert sum("asks: A new one?" in one for one in posted) == 1
    (kept,) = due.group.rows("SELECT message_id FROM questions")
    assert kept["message_id"] in due.wire.backend.channels


async def test_published(due: Due) -> None:
    """Killed once Discord took a summary that was just published: posted and filed once."""
    due.execute(ON)
    question = _question(due, "Summed up?", **_message(due, "Summed up?"))
    _answer(due, question, "In the summary", **_message(due, "In the summary"))
    card = await _card(due, "Publish", f"ask:publish:{question}")
    bot, asker = due.group.bot, due.school.coordinator
    due.wire.faults.on(MESSAGE, lambda _: bot.kill(), when="after")
    pressing = asyncio.create_task(due.wire.press(asker, card, "Publish"))
    await died(bot)
    pressing.cancel()
    await due.back("ask.summary")

    posted = [one.content for at in due.wire.backend.messages.values() for one in at.values()]
    shelf = due.group.rows("SELECT title, body FROM resources")
    assert sum("Summed up:" in one for one in posted) == 1
    assert [(row["title"], row["body"]) for row in shelf] == [("Summed up?", "In the summary")]


async def _card(due: Due, label: str, custom_id: str) -> SeenMessage:
    """Return a message with a button, in a channel of a bot that's there and can be pressed."""
    button = {"type": 2, "style": 1, "label": label, "custom_id": custom_id}
    rows = [{"type": 1, "components": [button]}]
    stored = due.wire.backend.create_message(
        due.elsewhere.id, due.wire.backend.bot_user.id, "Press.", components=rows
    )
    card = next(one for one in due.wire.posts(due.elsewhere) if one.id == stored.id)
    due.group.bot.log.clear()
    await due.start()
    await until(lambda: any("discord.ready" in line for line in due.group.bot.log))
    return card
