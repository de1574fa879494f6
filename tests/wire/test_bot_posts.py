"""A post that Discord hangs on, cuts, refuses or has no room for: kept, said, posted once."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.ui import answer as answering
from bot.wins import words
from tests.wire.group import promised
from tests.wire.server import until

if TYPE_CHECKING:
    from tests.wire.answers import Answer
    from tests.wire.faults import Fault
    from tests.wire.group import Group

POST = "POST /channels/*/messages"
STORY = "A quiet corner with two chairs is never empty."


async def refused(group: Group, fault: Fault) -> Answer:
    """Share while a fault is in force, and wait until the agenda has noted it."""
    answer = await group.share(STORY)
    await fault.hit()
    await until(lambda: [row for row in group.owed() if row["error"]])
    return answer


def held(group: Group) -> asyncio.Event:
    """Let Discord hang on the story's post until what's given is set."""
    goes_on = asyncio.Event()
    group.wire.faults.on(
        POST, lambda _: goes_on.wait(), matches=lambda asked: STORY in asked.json["content"]
    )
    return goes_on


async def test_discord_hangs(group: Group) -> None:
    """After 2 seconds the member reads that it is saved; the post is there once it is taken."""
    goes_on = held(group)
    answer = await group.share(STORY)

    assert answering.PATIENCE < 3  # Discord's own, for an answer
    assert answer.text.startswith(words.SAVED_SLOW.format(channel=group.school.channel.id))
    assert group.posts() == []

    goes_on.set()
    await group.settled()
    (tried,) = group.rows("SELECT attempts FROM agenda WHERE kind = 'win.post'")

    assert tried["attempts"] == 1  # done as soon as it's taken, not on a retry
    assert group.posted() == group.kept() == {STORY: 1}


async def test_discord_hangs_on_one_post(patient: Group) -> None:
    """Others share as usual while Discord hangs on one post."""
    group = patient
    # discord.py learns from the first answer how many posts may be under way.
    group.wire.limits.set(POST, 50, 1.0)
    await group.share("The first of the day.")
    goes_on = held(group)
    slow = asyncio.create_task(group.share(STORY))
    await until(lambda: group.owed())
    answer = await group.share("Another one, while the first still waits.")

    assert answer.text.startswith("Posted.")
    assert not slow.done()

    goes_on.set()
    await slow
    await group.settled()

    assert len(group.posts()) == 3


async def test_changed_while_discord_hangs(group: Group) -> None:
    """What is changed while the post is under way is in the post in the end."""
    goes_on = held(group)
    saved = await group.share(STORY)
    form = await group.wire.press(group.school.dana, saved, words.EDIT)
    changed = await group.wire.submit(group.school.dana, form, {"story": "In better words."})

    assert changed.text.startswith(words.EDITED_SLOW.format(channel=group.school.channel.id))

    goes_on.set()
    await until(lambda: group.posted() == {"In better words.": 1})

    assert group.kept() == {"In better words.": 1}


async def test_removed_while_discord_hangs(group: Group) -> None:
    """A win that is removed while its post is under way is not in the channel in the end."""
    goes_on = held(group)
    saved = await group.share(STORY)
    asked = await group.wire.press(group.school.dana, saved, words.REMOVE)
    await group.wire.press(group.school.dana, asked, words.REMOVE_YES)

    assert group.kept() == {}

    goes_on.set()
    await until(lambda: group.wire.requests_to("POST", "/messages")[-1].status == 200)
    await until(lambda: not group.posts())


async def test_connection_cut_after_the_post(group: Group) -> None:
    """The member is answered; the post that Discord took stays the only one, its cheer counted."""
    group.wire.faults.cut(POST)
    answer = await group.share(STORY)
    (post,) = group.posts()
    cheered = await group.wire.press(group.school.coordinator, post, words.CHEER)

    assert answer.text.startswith("Saved.")
    assert cheered.text.startswith("You cheered.")

    await group.settled()  # after the first wait: the second is longer
    await until(lambda: words.COUNTED.format(label=words.CHEER, count=1) in post.labels)

    assert group.posted() == group.kept() == {STORY: 1}
    assert group.rows("SELECT message_id FROM wins")[0]["message_id"] == post.id


async def test_answers_500_once(group: Group) -> None:
    """One failure of Discord's is nobody's business: posted a moment later, by the same try."""
    group.wire.faults.refuse(POST, 500)
    answer = await group.share(STORY)
    await group.settled()
    (tried,) = group.rows("SELECT attempts FROM agenda WHERE kind = 'win.post'")

    assert promised(answer)
    assert tried["attempts"] == 1
    assert group.posted() == {STORY: 1}


async def test_asked_to_slow_down(group: Group) -> None:
    """A 429 is waited out: the member reads that it is saved, and it is posted once."""
    group.wire.faults.limit(POST, 4)
    answer = await group.share(STORY)

    assert answer.text.startswith("Saved.")

    await group.settled()

    assert group.posted() == {STORY: 1}


async def test_asked_to_wait_too_long(group: Group) -> None:
    """A 429 of a minute is left to the agenda, with its reason."""
    fault = group.wire.faults.limit(POST, 60, times=None)
    answer = await refused(group, fault)
    (row,) = group.owed()

    assert answer.text.startswith("Saved.")
    assert "slow down" in row["error"]

    group.wire.faults.lift()
    await group.retried()

    assert group.posted() == group.kept() == {STORY: 1}


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [(403, 50013, words.SAVED_REFUSED), (404, 10003, words.SAVED_NO_PLACE)],
)
async def test_refused(patient: Group, status: int, code: int, told: str) -> None:
    """The win is kept, its author told, and it is posted once Discord lets it."""
    group = patient
    fault = group.wire.faults.refuse(POST, status, code=code, times=None)
    answer = await refused(group, fault)
    (row,) = group.owed()

    assert answer.text.startswith(told.format(channel=group.school.channel.id))
    assert row["error"]
    assert str(code) not in row["error"]  # coordinators read it
    assert group.kept() == {STORY: 1}
    assert group.posts() == []

    group.wire.faults.lift()
    await group.retried()

    assert group.posted() == group.kept() == {STORY: 1}


async def test_channel_deleted_during_shares(group: Group) -> None:
    """Every author is answered; the wins wait, and go to the channel that is chosen next."""
    wire, school = group.wire, group.school
    elsewhere = school.guild.create_text_channel("general")
    stories = [f"Book cart number {n} was empty by noon." for n in range(20)]
    sharing = group.sharing(*stories, channel=elsewhere)
    await until(lambda: len(group.posts()) >= 5)
    posted = group.posted()
    wire.backend.delete_channel(school.channel.id)
    answers = await asyncio.gather(*sharing)

    assert not [answer for answer in answers if answer.failed]
    await until(lambda: group.kept() == dict.fromkeys(stories, 1))

    panel = await wire.slash(school.coordinator, elsewhere, "setup")
    await wire.select(school.coordinator, panel, [elsewhere], custom_id="setup:channel")
    await group.retried(elsewhere)

    there = Counter(post.content.split("\n")[1] for post in wire.posts(elsewhere))
    assert set(there.values()) == {1}
    assert set(stories) - set(posted) >= set(there)
    moved = group.rows(f"SELECT story FROM wins WHERE channel_id = {elsewhere.id}")
    assert {win["story"] for win in moved} == set(there)
