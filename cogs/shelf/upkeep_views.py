"""The one card of September: everything an owner put on the shelf, with three buttons for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Dropped
from bot.kit.calendar import day_name
from bot.kit.safe import fitted
from bot.shelf import upkeep, words
from bot.ui.card import Button, Card, Item
from bot.ui.components import button
from bot.ui.handlers import ClientHandler, TellOne
from cogs.shelf import cards
from cogs.shelf.details import resource_button

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome, Planned
    from bot.client import WhatsWorking
    from bot.kit.database import Connection
    from bot.members.rules import Notice
    from bot.shelf.rules import Resource
    from bot.ui.context import Context

FEATURE = "shelf"
AT_ONCE = 5  # a row of buttons for each answer


class AskOwners(ClientHandler):
    """Each September, plans one question for each owner."""

    kind = upkeep.SEPTEMBER
    feature = FEATURE

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Plan them."""
        if await self.group(due) is None:
            return Dropped("the shelf is switched off")
        await self.services.upkeep.ask(due.guild_id, now)
        return Done()

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan the next September."""
        await self.services.upkeep.follow(connection, due.guild_id, now)
        return ()


async def asked(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the card; None once everything was looked at."""
    now = client.clock.now()
    found = await client.services.upkeep.waiting(notice.guild_id, notice.member_id, now)
    group = await client.services.groups.get(notice.guild_id)
    return card(found, group.zone) if found else None


def card(found: Sequence[Resource], zone: str | None, note: str = "") -> Card:
    """Return what's to be looked at, the oldest first, some at a time."""
    here = found[:AT_ONCE]
    numbered = list(enumerate(here, 1))
    lines = [note] if note else []
    lines.append(words.UPKEEP if len(found) > 1 else words.UPKEEP_ONE)
    for number, one in numbered:
        day = day_name(one.created_at, zone)
        lines.append(words.UPKEEP_ROW.format(number=number, title=cards.title(one), day=day))
    if len(found) > len(here):
        lines.append(words.UPKEEP_MORE.format(count=len(found) - len(here)))
    rows = (
        [
            Button(f"shelf:good:{one.id}", words.UPKEEP_GOOD.format(number=number))
            for number, one in numbered
        ],
        [
            Button(f"shelf:edit:{one.id}", words.UPKEEP_CHANGE.format(number=number))
            for number, one in numbered
        ],
        [
            Button(f"shelf:remove:{one.id}", words.UPKEEP_DOWN.format(number=number))
            for number, one in numbered
        ],
    )
    items: list[Item] = [one for row in rows for one in row]
    return Card(fitted(lines), [*items, Button(f"shelf:all_good:{found[0].guild_id}")])


@resource_button("shelf:good:{resource_id:int}", label=words.STILL_GOOD)
async def good(ctx: Context, resource_id: int) -> None:
    """Note that one thing is still good, and show what's left."""
    await ctx.services.upkeep.good(ctx.guild_id, ctx.member_id, ctx.now, resource_id)
    await _left(ctx)


@button("shelf:all_good:{guild_id:int}", label=words.UPKEEP_ALL, feature=FEATURE, works_in_dm=True)
async def all_good(ctx: Context, guild_id: int) -> None:
    """Note that everything is."""
    await ctx.services.upkeep.good(ctx.guild_id, ctx.member_id, ctx.now)
    await _left(ctx)


async def _left(ctx: Context) -> None:
    found = await ctx.services.upkeep.waiting(ctx.guild_id, ctx.member_id, ctx.now)
    if found:
        await ctx.show(card(found, ctx.group.zone, words.SAVED))
    else:
        await ctx.show(Card(words.UPKEEP_DONE, [] if ctx.in_dm else [Button("shelf:find")]))


HANDLERS = (AskOwners, *TellOne.each(upkeep.UPKEEP))
NOTICES = {upkeep.UPKEEP: asked}
