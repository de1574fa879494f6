"""What reaches a person when their way is closed, gone or switched off meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.mentors import pair_words, words
from bot.reaching import words as reaching_words
from tests.discord import answer, buttons, text
from tests.mentors.acting import (
    QUESTION,
    ask,
    fill,
    is_in,
    match,
    moments,
    offer,
    own_thread,
    said,
    threads,
)

if TYPE_CHECKING:
    from simcord import ChannelHandle, MemberActor

    from tests.discord import World


def own_threads(world: World, actor: MemberActor) -> list[ChannelHandle]:
    """Return the private threads that a person has or had for themselves."""
    named = [one for one in threads(world) if "your private thread" in str(one.name)]
    return [one for one in named if is_in(world, one, actor)]


async def test_an_own_thread_that_was_deleted(on: World) -> None:
    """A request has a day by which an answer helps: it comes in another private thread."""
    await offer(on, on.dana)
    await moments(on)
    on.env.backend.delete_channel(own_thread(on, on.dana).id)
    await ask(on, on.luis, text=QUESTION, sizes=("question",))
    await moments(on)
    asked = said(on, on.dana)[-1]
    stop = answer(await on.dana.click(asked, label=reaching_words.STOP))
    told = stop.content
    mine = await on.dana.click(stop, label=words.STATUS_BUTTON)
    yes = await on.dana.click(asked, label=words.HELP)

    assert told == reaching_words.STOP_THREAD["mentor"]
    assert text(mine).startswith(words.STATUS)
    assert len(own_threads(on, on.dana)) == 1
    assert sum(QUESTION in one.content for one in said(on, on.dana)) == 1
    assert answer(yes).content.startswith(words.MATCHED)
    assert await on.services.members.notices(on.guild.id, on.dana.id) == []


async def test_an_own_thread_that_was_deleted_before_it_was_whole(on: World) -> None:
    """So it does where the thread went before its first message; nothing goes round for ever."""
    on.env.inject_error("POST", "/channels/*/messages", status=500, times=None)
    await offer(on, on.dana)
    await on.tick()
    on.env.backend.faults.clear()
    (first,) = own_threads(on, on.dana)
    on.env.backend.delete_channel(first.id)
    await ask(on, on.luis, text=QUESTION, sizes=("question",))
    for _ in range(5):  # the look that a refused message brings, too
        await moments(on)

    assert any(QUESTION in one.content for one in said(on, on.dana))
    due = await on.client.agenda.next_due()
    assert due is not None
    assert due > on.clock.now() + timedelta(hours=1)


async def test_direct_messages_closed_midway(on: World) -> None:
    """Anyone who closes them after all is asked in a private thread, by themselves."""
    filled = await fill(on, on.dana, "offer", sizes=())
    await on.dana.click(answer(filled), label=words.WAY_DM)
    await ask(on, on.luis, text=QUESTION, sizes=("question",))
    dm = on.dana.user.dm_channel
    on.env.inject_error("POST", f"/channels/{dm.id}/messages", status=403, code=50007, times=None)
    await moments(on)
    await ask(on, on.marta, text="And where do I end?", sizes=("question",))
    await moments(on)
    read = [one.content for one in said(on, on.dana)]

    assert any("And where do I end?" in one for one in read)
    assert (await on.services.reaching.ways(on.guild.id, on.dana.id)).chosen["mentor"] == "thread"


async def test_switched_off_for_a_while(on: World) -> None:
    """A check-in that came while mentors were off is asked once they are on again."""
    await match(on, on.dana, on.luis)
    groups, guild_id = on.services.groups, on.guild.id
    await groups.change(guild_id, on.clock.now(), switched_on=frozenset())
    await on.advance(days=15)
    asked_while_off = [one for one in said(on, on.luis) if pair_words.MET in buttons(one)]
    await groups.change(guild_id, on.clock.now(), switched_on=frozenset({"mentors"}))
    await on.advance(days=1)
    await moments(on)

    assert asked_while_off == []
    assert pair_words.MET in buttons(said(on, on.luis)[-1])


@pytest.mark.parametrize(
    ("path", "failure", "told"),
    [
        (
            "/channels/*/messages",
            {"status": 403, "code": 50007},
            reaching_words.DM_INSTEAD["closed"],
        ),
        (
            "/users/@me/channels",
            {"status": 500, "times": None},
            reaching_words.DM_INSTEAD["unsure"],
        ),
    ],
)
async def test_a_test_message_that_does_not_arrive(
    on: World, path: str, failure: dict[str, Any], told: str
) -> None:
    """Discord saying no and Discord not answering are told apart; both get a private thread."""
    asked = await fill(on, on.dana, "offer", sizes=())
    on.env.inject_error("POST", path, **failure)
    done = await on.dana.click(answer(asked), label=words.WAY_DM)

    assert told in answer(done).content
    assert await on.services.mentors.own_thread(on.guild.id, on.dana.id) is not None
