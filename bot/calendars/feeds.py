"""A group's calendar by its address, which nobody can guess and coordinators can change."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.calendars import queries

if TYPE_CHECKING:
    from datetime import datetime

    from bot.calendars.service import Calendars
    from bot.kit.database import Database

FRESH = timedelta(minutes=5)  # then it's written again, and a stopped one is gone
AT_HAND = 200  # of a few kilobytes each
PATH = "/calendars/{token}.ics"

_TOKEN = 32  # bytes


@dataclass(frozen=True)
class Feed:
    """A calendar as it's sent: *etag* changes when it does."""

    content: bytes
    etag: str


class Feeds:
    """The addresses of groups' calendars, and what's behind them."""

    def __init__(self, database: Database, calendars: Calendars) -> None:
        self._database = database
        self._calendars = calendars
        self._at_hand: dict[str, tuple[datetime, Feed]] = {}

    async def token(self, guild_id: int) -> str | None:
        """Return the token in the address of a group's calendar; None where it has none."""
        async with self._database.read() as connection:
            return await queries.token_of(connection, guild_id)

    async def renew(self, guild_id: int, now: datetime) -> str:
        """Give a group's calendar an address; one that it had leads nowhere anymore."""
        token = secrets.token_urlsafe(_TOKEN)
        async with self._database.write() as connection:
            await queries.keep_token(connection, guild_id, token, now)
        return token

    async def stop(self, guild_id: int) -> None:
        """Let a group's calendar have no address."""
        async with self._database.write() as connection:
            await queries.drop_token(connection, guild_id)

    async def get(self, token: str, now: datetime) -> Feed | None:
        """Return the calendar behind a token, at most `FRESH` old; None where there's none."""
        known = self._at_hand.get(token)
        if known is not None and now - known[0] < FRESH:
            return known[1]
        self._at_hand.pop(token, None)
        if len(token) != len(secrets.token_urlsafe(_TOKEN)):
            return None
        async with self._database.read() as connection:
            guild_id = await queries.group_of(connection, token)
        if guild_id is None:
            return None
        content = await self._calendars.of_group(guild_id, now)
        feed = Feed(content, hashlib.sha256(content).hexdigest()[:32])
        if len(self._at_hand) >= AT_HAND:
            self._at_hand.clear()
        self._at_hand[token] = now, feed
        return feed
