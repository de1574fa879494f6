"""Killed while two people are brought together: one thread, each once in it, one message."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.mentors import pair_words, words
from bot.mentors.schedule import CheckInNumber
from tests.wire.due import a_due_group
from tests.wire.mentors import Match
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.wire.members import Wire
    from tests.wire.school import School

THREAD, MEMBER = "POST /channels/*/threads", "PUT /channels/*/thread-members/*"
MESSAGE = "POST /channels/*/messages"
STEPS = [
    pytest.param(THREAD, 1, id="the thread"),
    pytest.param(MEMBER, 1, id="the first member"),
    pytest.param(MEMBER, 2, id="the second member"),
    pytest.param(MESSAGE, 1, id="the first message"),
]


@pytest.fixture
async def match(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path
) -> AsyncIterator[Match]:
    """Three people whose bot is stopped."""
    async with a_due_group(wire, school, sqlite_template, tmp_path) as due:
        yield Match(due)


async def much_later(match: Match) -> None:
    """Let the bot come back half an hour later, when Discord knows no nonce any more."""
    match.due.later(timedelta(minutes=30))
    match.due.wire.rules.forget_nonces()
    await match.comes_back()


@pytest.mark.parametrize(("what", "nth"), STEPS)
async def test_killed_after(match: Match, what: str, nth: int) -> None:
    """After kill -9 between a step and its record, and a restart, everything is there once.

    Half an hour later, when Discord knows no nonce any more and the thread is in the archive.
    """
    match.pair()
    await match.dies_at(what, "after", nth)
    for one in match.threads:
        archived = {"archived": True}
        match.due.wire.backend.edit_channel(one.id, {}, thread_metadata=archived)
    await much_later(match)
    (thread,) = match.threads
    (message,) = match.messages
    (room,) = match.due.group.rows("SELECT * FROM rooms")
    inside = thread._channel.thread_members

    assert {match.mentors[0].id, match.luis.id} <= set(inside)
    assert match.mentors[1].id not in inside
    assert (room["thread_id"], room["message_id"]) == (thread.id, message.id)
    assert "please meet: six weeks" in message.content
    assert "**Your first meeting**" in message.content


async def test_asked_once(match: Match) -> None:
    """A mentor whose message was under way when the bot died has it once."""
    match.asked(match.request(), match.mentors[0])
    await match.dies_at(MESSAGE, "after", 1)
    await match.comes_back()

    assert len(match.due.wire.dms(match.mentors[0])) == 1


async def test_the_month(match: Match) -> None:
    """Killed after the month's idea is in the thread: it stands there once, the next is planned."""
    pair_id = await match.together()
    match.due.plan("mentor.month", pair_id, f"{match.due.now:%Y-%m}")
    await match.dies_at(MESSAGE, "after", 1)
    await much_later(match)
    _, idea = match.messages  # the first is the introduction
    months = match.due.group.rows("SELECT occurrence FROM agenda WHERE kind = 'mentor.month'")

    assert idea.content.startswith(pair_words.AGENDA_MONTH)
    assert len(months) == len({one["occurrence"] for one in months}) == 2


async def test_a_check_in(match: Match) -> None:
    """Killed after the first of the two is asked how it goes: each is asked once."""
    pair_id = await match.together()
    match.due.plan("mentor.checkin", pair_id, "1", payload=CheckInNumber(1))
    await match.dies_at(MESSAGE, "after", 1)
    before = match.told("How is it going")
    await much_later(match)
    planned = match.due.group.rows("SELECT occurrence FROM agenda WHERE kind = 'mentor.checkin'")

    assert sum(before) >= 1  # the other pair's may have been under way
    assert match.told("How is it going") == [1, 1]
    assert len(match.due.group.rows("SELECT * FROM mentor_checkins")) == 1
    assert [one["occurrence"] for one in planned] == ["1", "2"]


async def test_the_close(match: Match) -> None:
    """Killed after the first of the two is thanked at the end: each is thanked once."""
    pair_id = await match.together()
    match.reached_its_end(pair_id)
    match.due.plan("mentor.close", pair_id, f"{match.due.now:%Y-%m-%d}")
    await match.dies_at(MESSAGE, "after", 1)
    before = match.told("is complete")
    await much_later(match)
    (pair,) = match.due.group.rows("SELECT * FROM mentor_pairs")

    assert sum(before) >= 1  # the other pair's may have been under way
    assert match.told("is complete") == [1, 1]
    assert (pair["state"], pair["ended_at"] is not None) == ("ended", True)


async def test_two_at_once(match: Match) -> None:
    """Two mentors tap *I can help* in the same instant: one gets it, the other kind words."""
    request_id = match.request()
    for one in match.mentors:
        match.asked(request_id, one)
    await match.comes_back()
    wire = match.due.wire
    asked = [wire.dms(one)[-1] for one in match.mentors]
    answers = await asyncio.gather(
        *(
            wire.press(one, message, words.HELP)
            for one, message in zip(match.mentors, asked, strict=True)
        )
    )
    said = sorted(text.split(".")[0] for text in (words.MATCHED, words.TAKEN))
    await until(lambda: sorted(one.text.split(".")[0] for one in answers) == said)
    await until(lambda: bool(match.threads), every=0.1)

    assert len(match.due.group.rows("SELECT * FROM mentor_pairs")) == 1
