"""Two people who have said yes, and a bot that dies while it brings them together."""

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

OFFER = {"topics": "weeding", "words": "", "sizes": "question,weeks,year", "sentence": ""}
ASKS = {"topics": "weeding", "words": "Where do I start?", "sentence": "", "district": "any"}

PRIVATE = 12  # Discord's number for a private thread


class Match:
    """Dana, who offers; Rosa, who is another mentor; and Luis, who asks."""

    def __init__(self, due: Due) -> None:
        self.due = due
        wire, school = due.wire, due.school
        self.luis = wire.member(school.guild, "Luis")
        self.mentors: list[MemberActor] = [school.dana, school.coordinator]
        self.now = _text(due.now)
        with closing(sqlite3.connect(due._path, timeout=20)) as connection, connection:
            connection.execute("UPDATE groups SET switched_on = 'mentors'")
            for one in (school.coordinator, self.luis):
                self._add(connection, "members", one, name=str(one.name), hidden=0)
            for one in self.mentors:
                more: dict[str, object] = {
                    "capacity": 1,
                    "state": "open",
                    "missed": 0,
                    "created_at": self.now,
                }
                self._add(connection, "mentor_offers", one, **OFFER, **more)
                self._add(connection, "reaches", one, topic="mentor", method="dm")
            self._add(connection, "reaches", self.luis, topic="mentor", method="dm")

    def request(self, size: str = "question", state: str = "open") -> int:
        """Let Luis ask for something."""
        more: dict[str, object] = {
            "by_coordinator": 0,
            "state": state,
            "created_at": self.now,
        }
        with closing(sqlite3.connect(self.due._path, timeout=20)) as connection, connection:
            return self._add(connection, "mentor_requests", self.luis, size=size, **ASKS, **more)

    def asked(self, request_id: int, mentor: MemberActor) -> int:
        """Ask a mentor, in a message that is due."""
        expires = _text(self.due.now + timedelta(days=3))
        values: dict[str, object] = {"request_id": request_id, "mentor_id": mentor.id, "picked": 1}
        values |= {"state": "waiting", "why": "You both marked weeding."}
        values |= {"asked_at": self.now, "expires_at": expires}
        ask_id = self.due._add("mentor_asks", guild_id=self.due.school.guild.id, **values)
        self.due.plan("mentor.tell.ask", ask_id, member_id=mentor.id)
        return ask_id

    def pair(self) -> int:
        """Match Dana and Luis, with a private thread that is due."""
        request_id = self.request("weeks", "matched")
        guild_id, dana = self.due.school.guild.id, self.mentors[0]
        values: dict[str, object] = {
            "request_id": request_id,
            "mentor_id": dana.id,
            "mentee_id": self.luis.id,
        }
        values |= {"size": "weeks", "why": "You both marked weeding.", "state": "active"}
        values |= {"began_at": self.now, "finish_at": _text(self.due.now + timedelta(days=42))}
        values |= {"quiet": 0, "mentor_renews": 0, "mentee_renews": 0}
        pair_id = self.due._add("mentor_pairs", guild_id=guild_id, **values)
        room: dict[str, object] = {
            "kind": "mentor",
            "ref": f"pair {pair_id}",
            "name": "Six weeks together",
        }
        room |= {"made_at": self.now, "in_messages": 0}
        room_id = self.due._add("rooms", guild_id=guild_id, **room)
        for one in (dana, self.luis):
            seat = {"room_id": room_id, "member_id": one.id, "added": 0}
            self.due._add("room_seats", guild_id=guild_id, **seat)
        self.due.plan("mentor.room", pair_id)
        return pair_id

    @property
    def threads(self) -> list[ChannelHandle]:
        """The private threads that there are, archived ones too."""
        return [one for one in self.due.school.channel.threads if one._channel.type == PRIVATE]

    @property
    def messages(self) -> list[SeenMessage]:
        """What the bot wrote into them."""
        return [post for one in self.threads for post in self.due.wire.posts(one)]

    async def dies_at(self, what: str, when: When, nth: int) -> None:
        """Start the bot and let it die before or after the *nth* request of a kind."""
        seen = 0

        def strike(_request: Request) -> None:
            nonlocal seen
            seen += 1
            if seen == nth:
                self.due.group.bot.kill()

        self.due.wire.faults.on(what, strike, when=when, times=nth)
        await self.due.start()
        await died(self.due.group.bot)
        self.due.wire.faults.lift()

    async def comes_back(self) -> None:
        """Start the bot and let it do what is due by now; what it plans for later waits."""
        await self.due.start()
        await until(lambda: not self.is_due(), every=0.1)

    async def together(self) -> int:
        """Match Dana and Luis, let their thread be made, and stop the bot; return the pair."""
        pair_id = self.pair()
        await self.comes_back()
        await self.due.group.bot.terminate()
        return pair_id

    def is_due(self) -> list[sqlite3.Row]:
        """List what still is to happen about mentors by now."""
        return self.due.group.rows(
            "SELECT kind, subject_id FROM agenda WHERE kind LIKE 'mentor.%' "
            f"AND state IN ('waiting', 'claimed') AND due_at <= '{_text(self.due.now)}'"
        )

    def reached_its_end(self, pair_id: int) -> None:
        """Let a pair's finish date be two weeks ago; the bot is stopped meanwhile."""
        finish_at = _text(self.due.now - timedelta(days=14))
        with closing(sqlite3.connect(self.due._path, timeout=20)) as connection, connection:
            statement = "UPDATE mentor_pairs SET finish_at = ? WHERE id = ?"
            connection.execute(statement, (finish_at, pair_id))

    def told(self, what: str) -> list[int]:
        """Count in how many direct messages each of the two reads something."""
        both = (self.mentors[0], self.luis)
        return [sum(what in one.content for one in self.due.wire.dms(who)) for who in both]

    def _add(
        self, connection: sqlite3.Connection, table: str, one: MemberActor, **values: object
    ) -> int:
        key = {"guild_id": self.due.school.guild.id, "member_id": one.id}
        first = {"first_seen_at": self.now} if table == "members" else {}
        return _insert(connection, table, key | first | values)
