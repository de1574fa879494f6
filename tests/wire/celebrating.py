"""A group on the wire that celebrates a day of its own today, and whose bot dies and comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.wire.due import died
from tests.wire.server import until

if TYPE_CHECKING:
    import sqlite3

    from simcord import ChannelHandle
    from simcord.actors import MemberActor

    from tests.wire.answers import Answer, SeenMessage
    from tests.wire.due import Due

ZONE = ZoneInfo("America/Chicago")
NAME = "District Reading Day"
KINDS = ("day.post", "day.thread", "day.join", "day.recap", "day.close")


class Celebration:
    """What is owed to a celebrated day, and what is there of it."""

    def __init__(self, due: Due) -> None:
        self.due = due
        self.wire, self.school = due.wire, due.school
        now = _text(due.now)
        guild_id, today = self.school.guild.id, due.now.astimezone(ZONE).date()
        due.execute(
            "UPDATE groups SET switched_on = 'celebrations', switched_off = 'plans,weekly' "
            f"WHERE guild_id = {guild_id}"
        )
        due.execute(
            "INSERT INTO celebration_choices (guild_id, base, country, packs, chosen_at) "
            f"VALUES ({guild_id}, '', '', '', '{now}')"
        )
        due.execute(
            "INSERT INTO celebration_days (guild_id, state, alike, name, first, last, days, why, "
            f"activity, counter, link, created_at) VALUES ({guild_id}, 'approved', 'x', '{NAME}', "
            f"'{today}', '{today}', 1, '', 'Read one page.', '', '', '{now}')"
        )
        due.plan("day.post", 0, str(today))

    def rows(self, *kinds: str) -> list[sqlite3.Row]:
        """List the agenda's rows of these kinds."""
        names = ", ".join(f"'{kind}'" for kind in kinds or KINDS)
        return self.due.group.rows(f"SELECT * FROM agenda WHERE kind IN ({names}) ORDER BY id")

    def gathering(self) -> sqlite3.Row:
        """Return the one gathering."""
        (found,) = self.due.group.rows("SELECT * FROM gatherings")
        return found

    def posts(self) -> list[SeenMessage]:
        """List the bot's posts in the channel that open a thread."""
        posts = self.wire.posts(self.school.channel)
        return [one for one in posts if "Join the thread" in one.labels]

    def threads(self) -> list[ChannelHandle]:
        """List the threads of the channel that the bot opened."""
        channels, parent = list(self.wire.backend.channels.values()), self.school.channel.id
        own = [one.id for one in channels if one.parent_id == parent]
        return [self.wire.channel(one) for one in own if one != self.due.thread.id]

    def lines(self) -> list[SeenMessage]:
        """List what the bot said in the one thread."""
        (thread,) = self.threads()
        return self.wire.posts(thread)

    def members(self) -> set[int]:
        """Return who is in the one thread, the bot aside."""
        (thread,) = self.threads()
        found = self.wire.backend.get_channel(thread.id).thread_members
        return set(found) - {self.wire.backend.bot_user.id}

    def is_archived(self) -> bool:
        """Return whether the one thread rests in the archive."""
        (thread,) = self.threads()
        meta = self.wire.backend.get_channel(thread.id).thread_metadata
        return meta is not None and meta.archived and not meta.locked

    async def press(self, member: MemberActor, label: str) -> Answer:
        """Press a button of the post, once the bot hears it."""
        await self.due.group.bot.connected()
        return await self.wire.press(member, self.posts()[0], label)

    async def settled(self, *kinds: str) -> None:
        """Wait until rows of these kinds were there and are done."""
        await until(lambda: _all_done(self.rows(*kinds)), every=0.05)

    async def killed(self, step: str, kind: str) -> None:
        """Let the bot die when it has come to a step of a row of this kind."""
        await self.due.start(step, [kind])
        await died(self.due.group.bot)

    async def killed_at(self, request: str) -> None:
        """Let the bot die once Discord has done what it asked, before it knows."""
        fault = self.wire.faults.on(request, lambda _: self.due.group.bot.kill(), when="after")
        await self.due.start()
        await died(self.due.group.bot)
        self.wire.faults.lift(fault)

    def come_due(self, kind: str) -> None:
        """Let time pass until the row of a kind is due."""
        (row,) = self.rows(kind)
        at = datetime.fromisoformat(row["due_at"]).replace(tzinfo=UTC)
        self.due.later(max(timedelta(), at - self.due.now) + timedelta(seconds=1))


def _all_done(rows: list[sqlite3.Row]) -> bool:
    return bool(rows) and all(row["state"] in ("done", "dropped") for row in rows)


def _text(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M:%S.%f}"
