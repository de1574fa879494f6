"""What tests of reaching one person share: something to tell, and who to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Unpack

from bot.agenda.agenda import Handler
from bot.agenda.occurrences import Retry, Series
from bot.ui import words
from bot.ui.card import Card
from bot.ui.components import button
from bot.ui.reach import notice_of, reach
from bot.ui.send import custom_ids
from bot.ui.template import verb_of

if TYPE_CHECKING:
    import discord
    from simcord import MemberActor

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from bot.members.service import MemberChange
    from bot.reaching.rules import Method, Why
    from bot.ui.context import Context
    from tests.discord import World

KIND = "test.kind"


@button("test:fine:{row:int}", label="Fine", works_in_dm=True)
async def fine(ctx: Context, row: int) -> None:
    """Answer, also in direct messages."""
    await ctx.show(Card(f"Row {row}."))


@button("test:homesick:{row:int}", label="Homesick")
async def homesick(ctx: Context, row: int) -> None:
    """Answer in a server only."""
    await ctx.show(Card("never read"))


class Tell(Handler):
    """Tells a person something; *crashes* times it does so and forgets that it did."""

    kind = KIND

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client
        self.crashes = 0
        self.why: Why = "unprompted"
        self.outcomes: list[Outcome] = []

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Tell them."""
        notice = notice_of(due, occurrence=due.occurrence)
        outcome = await reach(self.client, due, notice, now, why=self.why)
        self.outcomes.append(outcome)
        if self.crashes:
            self.crashes -= 1
            return Retry("a crash")
        return outcome


async def tells(world: World, actor: MemberActor, name: str = "one") -> None:
    """Let the handler tell someone something."""
    now = world.clock.now()
    series = Series(KIND, world.guild.id, member_id=actor.id)
    await world.client.agenda.plan([series.at(now, now + timedelta(days=60), name)])
    await world.tick()


async def chooses(
    world: World, actor: MemberActor, reach: Method | None = None, **values: Unpack[MemberChange]
) -> None:
    """Let someone have pressed something, and set themselves up."""
    now = world.clock.now()
    await world.services.members.arrive(world.guild.id, actor.id, actor.name, now)
    await world.services.members.change(world.guild.id, actor.id, **values)
    if reach is not None:
        await world.services.reaching.choose(world.guild.id, actor.id, "general", reach, now)


async def waiting(world: World, actor: MemberActor) -> list[Notice]:
    """Return what waits for someone."""
    return await world.services.members.notices(world.guild.id, actor.id)


def dms(actor: MemberActor) -> list[discord.Message]:
    """Return the direct messages of someone with the bot."""
    return actor.user.dm_channel.history()


def last(world: World, actor: MemberActor) -> discord.Message:
    """Return someone's latest direct message; each thing on it works in direct messages."""
    message = dms(actor)[-1]
    pressable = world.client.components.pressable
    ids = custom_ids(message.components)
    assert not [one for one in ids if not pressable[verb_of(one)].access.works_in_dm]
    assert words.ONLY_IN_SERVER not in message.content
    return message


def opened(world: World) -> int:
    """Return how many direct-message channels were asked for."""
    return sum(one.path.endswith("/users/@me/channels") for one in world.env.http_requests)
