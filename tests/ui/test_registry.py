"""Each server gets its commands: in the background, and at once where someone waits for them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.kit import work_queue
from bot.kit.database import DatabaseAwayError
from bot.kit.pace import can_wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.discord import World

OTHERS = range(900_000_000_000_000_001, 900_000_000_000_000_021)


class Discord:
    """Takes commands of servers that aren't here, each when it's let; the rest goes on."""

    def __init__(self, world: World) -> None:
        self.sent: list[tuple[int, bool]] = []  # which server, and whether it waited its turn
        self.lets = asyncio.Event()
        self._real = world.client.http.bulk_upsert_guild_commands

    async def take(self, application_id: int, guild_id: int, payload: list[Any]) -> object:
        """Take a server's commands."""
        self.sent.append((guild_id, can_wait.get()))
        if guild_id not in OTHERS:
            return await self._real(application_id, guild_id, payload)
        await self.lets.wait()
        return []


@pytest.fixture
def discord(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Discord]:
    """A Discord that's slow with other servers."""
    found = Discord(world)
    monkeypatch.setattr(world.client.http, "bulk_upsert_guild_commands", found.take)
    yield found
    found.lets.set()


async def _settled(world: World) -> None:
    async with asyncio.timeout(60):
        while world.client.registry.is_busy:  # noqa: ASYNC110 - what is waited for knows no event
            await asyncio.sleep(0.01)


async def test_nobody_waits_for_others(world: World, discord: Discord) -> None:
    """While a new release's commands go to twenty servers, what one switches on comes at once."""
    registry = world.client.registry
    for guild_id in OTHERS:
        registry.begin(guild_id)
    await asyncio.sleep(0)
    async with asyncio.timeout(60):
        await world.switch_on("coffee")
    before = list(discord.sent)
    discord.lets.set()
    await _settled(world)

    assert (world.guild.id, False) in before
    assert len(before) < len(OTHERS)
    assert {guild_id for guild_id, _ in discord.sent} >= set(OTHERS)
    assert all(waited for guild_id, waited in discord.sent if guild_id in OTHERS)


async def test_only_what_changed(world: World, discord: Discord) -> None:
    """A server whose commands are as they were isn't sent any, however often it's seen."""
    discord.lets.set()
    for _ in range(3):
        world.client.registry.begin(OTHERS[0])
        world.client.registry.begin(world.guild.id)
        await _settled(world)

    assert [guild_id for guild_id, _ in discord.sent] == [OTHERS[0]]


async def test_database_away(
    world: World, discord: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What couldn't be looked up is tried again, and the others go on meanwhile."""
    discord.lets.set()
    monkeypatch.setattr(work_queue, "AGAIN", 0.05)
    groups, failures = world.services.groups, [DatabaseAwayError()]
    get = groups.get

    async def sometimes(guild_id: int) -> object:
        if guild_id == OTHERS[0] and failures:
            raise failures.pop()
        return await get(guild_id)

    monkeypatch.setattr(groups, "get", sometimes)
    for guild_id in OTHERS[:3]:
        world.client.registry.begin(guild_id)
    await _settled(world)

    assert [guild_id for guild_id, _ in discord.sent] == [OTHERS[1], OTHERS[2], OTHERS[0]]


async def test_nothing_works_on_after_the_end(world: World, discord: Discord) -> None:
    """A server that Discord is slow with doesn't outlive the program's database."""
    world.client.registry.begin(OTHERS[0])
    world.client.registry.begin(OTHERS[1])
    async with asyncio.timeout(60):
        while not discord.sent:  # noqa: ASYNC110 - what is waited for knows no event
            await asyncio.sleep(0.01)
    await world.client.registry.close()
    discord.lets.set()
    await asyncio.sleep(0.05)

    assert not world.client.registry.is_busy
    assert [guild_id for guild_id, _ in discord.sent] == [OTHERS[0]]
