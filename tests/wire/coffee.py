"""A table of three whose thread is due, with a bot that dies on the way and comes back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.wire.due import _insert, _text, died
from tests.wire.server import until

if TYPE_CHECKING:
    from simcord.actors import MemberActor
    from simcord.builders import ChannelHandle

    from tests.wire.answers import SeenMessage
    from tests.wire.due import Due
    from tests.wire.faults import When
    from tests.wire.server import Request

PRIVATE = 12  # Discord's number for a private thread


class Table:
    """Three people who joined coffee, and the round that is due."""

    def __init__(self, due: Due) -> None:
        self.due = due
        wire, school = due.wire, due.school
        self.people: list[MemberActor] = [
            school.dana,
            school.coordinator,
            wire.member(school.guild, "Luis"),
        ]
        with closing(sqlite3.connect(due._path, timeout=20)) as connection, connection:
            connection.execute("UPDATE groups SET switched_on = 'coffee'")
            now = _text(due.now)
            for one in self.people:
                key: dict[str, object] = {"guild_id": school.guild.id, "member_id": one.id}
                if one is not school.dana:
                    more = {"name": one.name, "hidden": 0, "first_seen_at": now}
                    _insert(connection, "members", key | more)
                _insert(connection, "reaches", {**key, "topic": "coffee", "method": "thread"})
                place = {"joined_at": now, "waiting_since": now}
                _insert(connection, "coffee_members", key | place)
        day = f"{due.now - timedelta(hours=12):%Y-%m-%d}"
        due.plan("coffee.round", 0, day)

    @property
    def threads(self) -> list[ChannelHandle]:
        """The private threads that there are, archived ones too."""
        return [one for one in self.due.school.channel.threads if one._channel.type == PRIVATE]

    @property
    def messages(self) -> list[SeenMessage]:
        """What the bot wrote into them."""
        return [post for one in self.threads for post in self.due.wire.posts(one)]

    def missing(self) -> list[str]:
        """Return who is in no thread."""
        inside = {one for thread in self.threads for one in thread._channel.thread_members}
        return [one.name for one in self.people if one.id not in inside]

    async def dies_at(self, what: str, when: When, nth: int) -> None:
        """Start the bot and let it die before or after the *nth* request of a kind."""
        seen = 0

        def strike(_request: Request) -> None:
            nonlocal seen
            seen += 1
            if seen == nth:
                self.due.group.bot.kill()

        self.due.wire.faults.on(what, strike, when=when, times=None)
        await self.due.start()
        await died(self.due.group.bot)
        self.due.wire.faults.lift()

    async def comes_back(self) -> None:
        """Start the bot and let it finish what is due."""
        await self.due.start()
        await until(self._whole, every=0.1)

    def _whole(self) -> bool:
        rows = self.due.group.rows("SELECT state FROM agenda WHERE kind = 'coffee.room'")
        return bool(rows) and all(row["state"] == "done" for row in rows)
