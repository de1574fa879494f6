"""Telling coordinators what a lost permission or channel stops, and what Discord doesn't take."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.agenda import planning as agenda
from bot.agenda.occurrences import OUT_OF_TIME, Done, Outcome, Retry
from bot.groups import trouble, words
from bot.groups import trouble_words as said
from bot.groups.trouble import KnownTroubles
from bot.kit.text import capitalized, listed
from bot.ui import words as ui_words
from bot.ui.card import Button, Card
from bot.ui.components import button
from bot.ui.coordinators import TellBesideInbox, TellCoordinator, may_read, tell_coordinators
from bot.ui.handlers import ClientHandler
from bot.ui.send import why_unfit
from bot.ui.unfit import DESK, TELL, Untaken
from cogs.groups import health, views

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.client import WhatsWorking
    from bot.groups.rules import Finding
    from bot.groups.service import Group
    from bot.kit.database import Connection
    from bot.members.rules import Notice
    from bot.ui.context import Context
    from bot.ui.feature import Waiting


@button("check:fix:{row:int}", label=said.HOW_TO_FIX, coordinator=True)
async def how_to_fix(ctx: Context, row: int) -> None:
    """Look at everything now, and say how each thing is fixed."""
    await ctx.take_time()
    await ctx.show(views.check(await health.examine(ctx.interaction, ctx.group)))


class LookAtChannels(ClientHandler):
    """Looks at a group's channels on each school morning, and says what's wrong or fixed."""

    kind = trouble.LOOK

    def __init__(self, client: WhatsWorking) -> None:
        super().__init__(client)
        self._seen: dict[int, KnownTroubles] = {}  # by row, from the look until it's recorded

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Look; what's found is said at once, and again after a week."""
        wait = await self.until_school(due, now)
        if wait is not None:
            return wait
        group, guild = await self._group(due), known_server(self.client, due.guild_id)
        if group.wins_channel_id is None or self.client.is_out_of(due.guild_id):
            return Done()
        if guild is None:
            return Retry("Discord doesn't show the server yet", away=True)
        found, seen = health.channels(group, guild), due.load(KnownTroubles)
        lacking, after = by_place(found), seen.after(by_place(found), now)
        self._seen[due.id] = after
        if seen.is_to_be_reported(lacking, now):
            card = trouble_card(found, after, now)
            return await self._tell(due, trouble.TELL, card, said.HOW_TO_FIX, after, now)
        if seen.fixed(lacking):
            # Those who read it later aren't told of what's fixed: that has its own message.
            of = replace(seen, reported={one: seen.reported[one] for one in seen.fixed(lacking)})
            card = await fixed(self.client, due.guild_id, found, of, now)
            return await self._tell(due, trouble.FIXED, card, words.CHECK_AGAIN, of, now)
        return Done()

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Remember what was found until the next look; what's fixed lets go on what's owed."""
        before = due.load(KnownTroubles)
        seen = self._seen.pop(due.id, before)  # without a look, as it was
        if before.what.keys() - seen.what.keys():
            await agenda.go_on(connection, due.guild_id, now)
        school = await self.services.groups.school(due.guild_id)
        return [trouble.next_look(due.guild_id, school, now, seen)]

    async def _group(self, due: Due) -> Group:
        return await self.services.groups.get(due.guild_id)

    async def _tell(
        self, due: Due, kind: str, card: Card, label: str, seen: KnownTroubles, now: datetime
    ) -> Outcome:
        card = replace(card, items=[how_to_fix.button(due.id).named(label)])
        return await tell_coordinators(self.client, due, card, kind, now, payload=seen)


def by_place(found: Sequence[Finding]) -> dict[str, tuple[str, ...]]:
    """Return what's missing in each place where something is wrong."""
    return {one.purpose: one.missing for one in found}


def trouble_card(found: Sequence[Finding], seen: KnownTroubles, now: datetime) -> Card:
    """Return what's wrong since when, with how to fix each."""
    lines = []
    for one in found:
        since = discord.utils.format_dt(seen.since_when(one.purpose) or now, "D")
        lines.append(said.FINDING.format(what=one.what, since=since, fix=one.fix))
    return Card(said.TOLD.format(findings="\n".join(lines)))


async def fixed(
    client: WhatsWorking,
    guild_id: int,
    found: Sequence[Finding],
    seen: KnownTroubles,
    now: datetime,
) -> Card:
    """Return what's fixed, what isn't yet, and what went stale meanwhile."""
    places = seen.fixed(by_place(found))
    lines = [said.FIXED.format(places=_named(places))]
    if trouble.WINS in places:
        lines[0] += f" {said.COMES_NOW}"
        since = seen.since_when(trouble.WINS) or now
        past = await client.agenda.past(guild_id, client.kinds, since)
        stale = {client.kinds[one.kind] for one in past if one.reason == OUT_OF_TIME}
        if stale:
            sentence = said.STALE_ONE if len(stale) == 1 else said.STALE
            lines.append(sentence.format(what=listed(sorted(stale))))
    if found:
        lines.append(said.NOT_YET.format(places=_named([one.purpose for one in found])))
    return Card("\n".join(lines))


def _named(places: Iterable[str]) -> str:
    return listed([said.PLACES[one] for one in places])


async def trouble_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what's wrong now, for a coordinator; None once it's fixed."""
    group = await client.services.groups.get(notice.guild_id)
    guild = known_server(client, notice.guild_id)
    found = health.channels(group, guild) if guild is not None else []
    if not found or not may_read(group, notice):
        return None
    return trouble_card(found, notice.load(KnownTroubles), client.clock.now())


async def fixed_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what's fixed, for a coordinator; None where all of it is wrong again."""
    group = await client.services.groups.get(notice.guild_id)
    guild = known_server(client, notice.guild_id)
    if guild is None or not may_read(group, notice):
        return None
    found, seen = health.channels(group, guild), notice.load(KnownTroubles)
    if not seen.fixed(by_place(found)):
        return None
    return await fixed(client, notice.guild_id, found, seen, client.clock.now())


async def inbox(client: WhatsWorking, group: Group, _now: datetime) -> Sequence[Waiting]:
    """Return what's wrong with the channels, for the one list."""
    guild = known_server(client, group.guild_id)
    found = health.channels(group, guild) if guild is not None else []
    again = Button("check:again", words.CHECK_AGAIN)
    items = [again, *[None] * len(found)]
    return [health.waiting(one, item) for one, item in zip(found, items, strict=False)]


def known_server(client: WhatsWorking, guild_id: int) -> discord.Guild | None:
    """Return a server whose channels are known: during an outage it seems to have none."""
    guild = client.get_guild(guild_id)
    return None if guild is None or guild.unavailable else guild


class TellDesk(ClientHandler):
    """Tells the coordinators, on a school morning."""

    kind = DESK

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Say what, why, and how it's changed."""
        wait = await self.until_school(due, now)
        if wait is not None:
            return wait
        about = due.load(Untaken)
        card = await _untaken(self.client, due.guild_id, about)
        return await tell_coordinators(self.client, due, card, TELL, now, payload=about)


async def unfit_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what Discord doesn't take, for a coordinator."""
    group = await client.services.groups.get(notice.guild_id)
    if not may_read(group, notice):
        return None
    return await _untaken(client, notice.guild_id, notice.load(Untaken))


async def _untaken(client: WhatsWorking, guild_id: int, about: Untaken) -> Card:
    handler = client.agenda.handler(about.kind)
    assert isinstance(handler, ClientHandler)
    what = client.kinds.get(about.kind, ui_words.UNFIT_PRIVATE)
    text = ui_words.UNFIT_DESK.format(what=capitalized(what), why=why_unfit(about.code))
    return Card(text, [await handler.way_to_change(guild_id, about.occurrence)])


HANDLERS = (
    LookAtChannels,
    TellDesk,
    *TellCoordinator.each(trouble.TELL, why="pressing"),
    *TellBesideInbox.each(trouble.FIXED, TELL),
)
NOTICES = {
    trouble.TELL: trouble_notice,
    trouble.FIXED: fixed_notice,
    TELL: unfit_notice,
}
