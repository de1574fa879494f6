"""The starter shelf as a group may keep it: coordinators look through it and pick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.database import in_turn
from bot.shelf import addresses, queries, starter
from bot.shelf.rules import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.shelf.starter import StarterItem

KIND = "community"
NOBODY = 0


@dataclass(frozen=True)
class Offered:
    """One entry of the starter shelf, and whether the group has it."""

    item: StarterItem
    kept: bool


class StarterShelf:
    """What of the starter shelf a group has; nothing is there before a coordinator picks it."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups

    async def offered(self, guild_id: int) -> Sequence[Offered]:
        """Return the group's own state's, its country's and everyone's entries."""
        group = await self._groups.get(guild_id)
        async with self._database.read() as connection:
            there = await queries.starters(connection, guild_id)
        return [
            Offered(one, addresses.read(one.link).key in there)
            for one in starter.offered(group.country, group.state)
        ]

    async def keep(self, guild_id: int, slugs: Collection[str], now: datetime) -> Sequence[Offered]:
        """Keep what was picked, and take the rest of what's offered off again.

        What a member put there themself is left alone. Returns what's offered, as it is then.
        """
        group = await self._groups.get(guild_id)
        async with self._database.write() as connection:
            await in_turn(connection, f"shelf {guild_id}")
            there = await queries.starters(connection, guild_id)
            for one in starter.offered(group.country, group.state):
                key = addresses.read(one.link).key
                if one.slug in slugs and key not in there:
                    await queries.add(connection, _values(one, guild_id), now)
                elif one.slug not in slugs and there.get(key, (0, None))[1] == one.slug:
                    await queries.remove(connection, guild_id, there[key][0], now)
        return await self.offered(guild_id)


def _values(item: StarterItem, guild_id: int) -> dict[str, object]:
    return {
        "guild_id": guild_id,
        "owner_id": NOBODY,
        "owner_name": NAMELESS,
        "title": item.name,
        "link": item.link,
        "same": addresses.read(item.link).key,
        "kind": KIND,
        "used": item.gives,
        "levels": "",
        "topics": "",
        "consent": "named",  # an organization's own page is for everyone
        "starter": item.slug,
    }
