"""A bot that starts in many servers at once."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from bot.groups.service import Groups

if TYPE_CHECKING:
    from datetime import datetime

    import pytest

    from tests.discord import World


async def test_one_group_after_another(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is gone on with once, though Discord says twice that it's there, and alone.

    All at once they'd stand in a line for the database, and whatever comes is behind all of them.
    """
    guilds = [world.guild.id, *(world.env.create_guild(f"School {n}").id for n in range(9))]
    await world.env.settle()
    go_on, seen, under_way, most = Groups.go_on, Counter[int](), set[int](), 0

    async def watched(groups: Groups, guild_id: int, now: datetime) -> None:
        nonlocal most
        seen[guild_id] += 1
        under_way.add(guild_id)
        most = max(most, len(under_way))
        await asyncio.sleep(0)
        await go_on(groups, guild_id, now)
        under_way.discard(guild_id)

    monkeypatch.setattr(Groups, "go_on", watched)
    with world.env._bot_scope():
        for guild in world.client.guilds:
            world.client.dispatch("guild_available", guild)
        world.client.dispatch("ready")
    await world.env.settle()

    assert seen == dict.fromkeys(guilds, 1)
    assert most == 1
