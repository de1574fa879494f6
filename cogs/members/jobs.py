"""Who left: asked once a week, and removed thirty days later."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Dropped, Planned, Retry
from bot.kit.personal import Person
from bot.members.service import REMOVAL
from bot.ui.handlers import ClientHandler
from bot.ui.membership import ANOTHER, NotInServerError, UnsureError, is_another, is_here

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking
    from bot.kit.database import Connection
    from bot.kit.personal import Forgotten
    from bot.services import Services

SWEEP = "members.sweep"
WEEK = timedelta(weeks=1)
_SLOTS = 7 * 24 * 60  # minutes of a week, over which the servers are spread


async def clear(services: Services, person: Person, gone: Forgotten) -> None:
    """Remove what lies outside the database once a person's rows are gone."""
    for name in gone.pictures:
        await services.pictures.remove(name)


async def depart(client: WhatsWorking, person: Person, now: datetime) -> None:
    """Remove what need not outlive a person's leaving."""
    gone = await client.services.privacy.depart(person, now)
    await clear(client.services, person, gone)


def first_rows(guild_id: int, now: datetime) -> list[Planned]:
    """Return the next sweep of a server: a minute of the week of its own."""
    minute = timedelta(minutes=(guild_id >> 22) % _SLOTS)
    monday = now.astimezone(UTC).date() - timedelta(days=now.astimezone(UTC).weekday())
    due_at = datetime.combine(monday, time(), UTC) + minute
    if due_at <= now:
        due_at += WEEK
    week = "{}-W{:02}".format(*due_at.isocalendar()[:2])
    return [Planned(SWEEP, guild_id, 0, due_at, due_at + WEEK - timedelta(hours=1), week)]


class Sweep(ClientHandler):
    """Asks Discord once a week who of a server's members is still there."""

    kind = SWEEP

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Ask about each; who left is noted, who was never a member is removed at once."""
        services, guild_id = self.services, due.guild_id
        group = await services.groups.get(guild_id)
        runs = {one.member_id for one in group.coordinators}
        for member_id in sorted(runs.union(await services.members.ids(guild_id))):
            try:
                if await is_here(self.client, guild_id, member_id):
                    continue
            except UnsureError as error:
                return Retry(str(error))
            if member_id in runs:
                await services.groups.drop_coordinator(guild_id, member_id)
            if await services.members.get(guild_id, member_id) is None:
                await depart(self.client, Person(guild_id, member_id), now)
        return Done()

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan the next week's sweep, unless the bot is out of the server."""
        return () if self.client.is_out_of(due.guild_id) else first_rows(due.guild_id, now)


class Removal(ClientHandler):
    """Removes who left thirty days ago, and has not come back."""

    kind = REMOVAL

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Ask once more, then remove."""
        person = Person(due.guild_id, due.member_id)
        members = self.services.members
        try:
            here = await is_here(self.client, person.guild_id, person.member_id)
        except NotInServerError as error:
            if await is_another(self.client):
                return ANOTHER
            if not self.client.is_out_of(person.guild_id):
                return Retry(str(error))
            here = False
        except UnsureError as error:
            return Retry(str(error))
        if here:
            if await members.get(person.guild_id, person.member_id) is not None:
                await members.reschedule(person.guild_id, person.member_id, now, left_at=None)
            return Dropped("they came back")
        await depart(self.client, person, now)
        return Done()
