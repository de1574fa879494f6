"""What went from the channel: a purge, and what the look after a start finds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest

from bot.agenda.occurrences import Done, Due, Retry
from bot.wins import words
from bot.wins.sweeps import SWEEP
from cogs.wins import sweep as sweeping
from tests.conftest import MONDAY
from tests.discord import text

if TYPE_CHECKING:
    from tests.discord import World


def row(world: World) -> Due:
    """A row of the world's own group, which is tried several times."""
    return Due(1, SWEEP, world.guild.id, 0, 0, "", None, MONDAY, MONDAY, 1, MONDAY)


async def share(world: World, count: int) -> None:
    """Let Dana share wins, each with a post."""
    for number in range(count):
        await world.dana.slash(world.channel, "win share", story=f"A cart, number {number}.")


async def test_a_purge(world: World) -> None:
    """A moderator's purge takes the posts; the wins stay, also after the next start."""
    await share(world, 3)
    gone = [post.id for post in world.posts()[:2]]
    for message_id in gone:
        world.env.backend.messages[world.channel.id].pop(message_id)
    event = {"ids": gone, "channel_id": world.channel.id, "guild_id": world.guild.id}
    with world.env._bot_scope():
        world.client.dispatch(
            "raw_bulk_message_delete",
            discord.RawBulkMessageDeleteEvent(event),  # type: ignore[arg-type] # ids as numbers
        )
    await world.env.settle()
    await world.restart()
    await world.tick()

    for number in range(3):
        there = await world.dana.slash(world.channel, "win show", win=str(number + 1))
        assert f"number {number}" in text(there)
        assert (words.TIDIED_STATE in text(there)) == (number < 2)
        assert words.UNPOSTED_STATE not in text(there)
    assert len(world.posts()) == 1


async def test_a_try_goes_on_where_the_last_one_ended(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A channel too busy for one try is looked at page by page, none of them twice."""
    monkeypatch.setattr(sweeping, "PAGE", 2)
    await share(world, 7)
    lost = world.posts()[5]
    world.env.backend.messages[world.channel.id].pop(lost.id)
    pages: list[int] = []
    look = sweeping.SweepPosts(world.client)
    real = look._page

    async def breaking(channel: discord.PartialMessageable, after: int, last: int) -> object:
        pages.append(after)
        if len(pages) in (2, 4):
            raise discord.RateLimited(40)
        return await real(channel, after, last)

    monkeypatch.setattr(look, "_page", breaking)
    with world.env._bot_scope():
        outcomes = [await look.deliver(row(world), MONDAY) for _ in range(3)]

    assert [type(one) for one in outcomes] == [Retry, Retry, Done]
    assert len(pages) == 5
    assert pages == sorted(pages)
    missing = await world.dana.slash(world.channel, "win show", win="6")
    assert text(missing) == words.NO_WIN
    assert await world.services.wins.totals(world.guild.id, world.dana.id) == (6, 0)
    assert look._progress == {}


@pytest.mark.parametrize(("most", "stay"), [(3, 4), (4, 1)])
async def test_a_purge_meanwhile(
    world: World, monkeypatch: pytest.MonkeyPatch, most: int, stay: int
) -> None:
    """Where very many are gone a moderator tidied the channel: the wins stay with their authors."""
    monkeypatch.setattr(sweeping, "PURGE", most)
    await share(world, 4)
    for post in world.posts()[:3]:
        world.env.backend.messages[world.channel.id].pop(post.id)
    await world.restart()
    await world.tick()

    assert await world.services.wins.totals(world.guild.id, world.dana.id) == (stay, 0)
    assert len(await world.services.wins.posted(world.guild.id)) == 1


async def test_closed_for_history(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for message by message is not asked for again."""
    await share(world, 4)
    look = sweeping.SweepPosts(world.client)
    asked: list[int] = []

    async def empty(*_: object) -> object:
        return set(), world.posts()[-1].id

    async def ask(_channel: object, message_id: int) -> bool:
        asked.append(message_id)
        if len(asked) == 3:
            raise discord.RateLimited(40)
        return False

    monkeypatch.setattr(look, "_page", empty)
    monkeypatch.setattr(look, "_is_gone", ask)
    with world.env._bot_scope():
        await look.deliver(row(world), MONDAY)
        await look.deliver(row(world), MONDAY)

    ids = [post.id for post in world.posts()]
    assert asked == [*ids[:3], *ids[2:]]


@pytest.mark.parametrize("seen", [True, False])
async def test_a_deleted_channel(world: World, monkeypatch: pytest.MonkeyPatch, seen: bool) -> None:
    """The wins stay without their posts, and nothing links to one or asks to answer there."""
    await share(world, 2)

    async def unseen(*_: int) -> int:
        return 0

    if not seen:
        monkeypatch.setattr(world.services.wins, "lose_channel", unseen)
    world.env.backend.delete_channel(world.channel.id)
    await world.env.settle()
    if not seen:
        monkeypatch.undo()
        await world.restart()
        await world.tick()
    mine = text(await world.dana.slash(world.general, "win mine"))
    there = text(await world.dana.slash(world.general, "win show", win="1"))
    unanswered = await world.services.greeters.unanswered(
        world.guild.id, world.clock.now() + timedelta(days=4)
    )

    assert mine.count("(not posted right now)") == 2
    assert words.TIDIED_STATE in there
    assert unanswered == []
