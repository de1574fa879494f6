"""Telling the people who run a group something important: the one way, which all features take."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

import aiohttp
import discord
import structlog

from bot.agenda.occurrences import Done, Retry, Series, wait_after
from bot.kit.safe import safe_line
from bot.kit.text import CONTENT_LIMIT
from bot.members import words as member_words
from bot.members.rules import Notice
from bot.ui.answer import CLOSED, READ_CLOSED
from bot.ui.card import Button, Card
from bot.ui.channel_post import post_once
from bot.ui.checks import is_coordinator
from bot.ui.choices import options
from bot.ui.handlers import ClientHandler, TellOne
from bot.ui.mentions import for_readers
from bot.ui.modal import Part, box, choice
from bot.ui.send import outcome_of
from bot.wins import words as win_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from _typeshed import DataclassInstance

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking
    from bot.groups.reports import AnyReport, OpenReports, Report
    from bot.groups.service import Group
    from bot.ui.answer import Interaction

log = structlog.get_logger()

NOT_NAMED = 0  # in a notice: those who run the group and aren't named in its setup
LONGEST_WAIT = timedelta(minutes=10)
TELL_FOR = timedelta(days=14)
TO_TELL = "to tell a coordinator"
_TOLD = 300  # characters of what a reporter wrote; what it's about needs the room


class TellCoordinator(TellOne):
    """Tells one coordinator what the coordinators' channel couldn't be told."""

    in_inbox: ClassVar[bool] = True  # `/coordinator today` says it as well


class TellBesideInbox(TellCoordinator):
    """Tells one coordinator what's nowhere else."""

    in_inbox = False


async def tell_coordinators(
    client: WhatsWorking,
    due: Due,
    card: Card,
    kind: str,
    now: datetime,
    *,
    payload: DataclassInstance | None = None,
    silent: bool = True,
) -> Outcome:
    """Post *card* in the coordinators' channel; where that can't be done, tell each in their way.

    That's by a row of *kind*, a `TellCoordinator`, for each who's named in setup: a
    direct message where they chose that, else a note. Others who run the group read it under
    the next thing that one of them presses. *card* begins with the button a retry finds it by.
    """
    group, guild = await client.services.groups.get(due.guild_id), client.get_guild(due.guild_id)
    if guild is None or guild.unavailable:
        return Retry("Discord doesn't show the server yet", _wait(due), away=True)
    if group.coordinator_channel_id is not None:
        posted = await post_once(
            client, due, group.coordinator_channel_id, card.mark, card, silent=silent
        )
        found = outcome_of(posted)
        if not isinstance(found, Retry):
            return found
        if not found.refused:
            return replace(found, wait=_wait(due))
    await client.agenda.plan(
        Series(kind, due.guild_id, due.subject_id, one.member_id).at(
            now, now + TELL_FOR, due.occurrence, payload
        )
        for one in group.coordinators
    )
    kept = None if payload is None else dict(vars(payload))
    others = Notice(due.guild_id, NOT_NAMED, kind, due.subject_id, payload=kept)
    await client.services.members.let_wait(others, now)
    return Done()


class PostReport(ClientHandler):
    """Says to the coordinators that something was reported: with sound, it may be about a student.

    Where they have no channel that takes it, each hears by 7:00 AM of any day.
    """

    tell: ClassVar[str]  # the kind that tells each
    notice: Callable[[int], Card]  # what it says, with the button that shows the report

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Tell them."""
        card = self.notice(due.subject_id)
        return await tell_coordinators(self.client, due, card, self.tell, now, silent=False)


async def still_open(
    client: WhatsWorking, notice: Notice, reports: OpenReports[AnyReport]
) -> AnyReport | None:
    """Return the report that a coordinator is told of; None once it's settled."""
    group = await client.services.groups.get(notice.guild_id)
    found = await reports.open(notice.guild_id) if may_read(group, notice) else ()
    return next((one for one in found if one.id == notice.subject_id), None)


def report_parts(whys: Mapping[str, str]) -> list[Part]:
    """Return what's asked of who tells: why, and in their own words."""
    return [
        choice("about", win_words.REPORT_LABEL, options(whys), required=True),
        box("words", win_words.REPORT_WORDS, limit=1_000, long=True),
    ]


def of_report(sentence: str, report: Report, why: str, **more: str) -> str:
    """Return the first line of a report, for coordinators alone; who told isn't in it."""
    told = f"\n> {safe_line(report.words, _TOLD)}" if report.words else ""
    when = discord.utils.format_dt(report.created_at, "R")
    return sentence.format(why=why, when=when, words=told, **more)


def may_read(group: Group, notice: Notice) -> bool:
    """Return whether who is told something still runs the group; `NOT_NAMED` is checked before."""
    return notice.member_id == NOT_NAMED or group.runs(notice.member_id)


async def note_unheard(interaction: Interaction) -> Sequence[Notice]:
    """Return what someone who pressed is to hear as a coordinator: it's told under the answer."""
    client, guild_id = interaction.client, interaction.guild_id or 0
    members, member_id = client.services.members, interaction.user.id
    waits = await members.waits(guild_id, member_id), await members.waits(guild_id, NOT_NAMED)
    if not any(waits):
        return ()
    group = await client.services.groups.get(guild_id)
    if not is_coordinator(interaction, group):
        return ()
    found = [] if not waits[0] else await members.notices(guild_id, member_id)
    if waits[1] and not group.runs(member_id):
        found += await members.notices(guild_id, NOT_NAMED)
    unheard = [one for one in found if isinstance(client.agenda.handler(one.kind), TellCoordinator)]
    interaction.extras[TO_TELL] = unheard
    return unheard


async def heard_in_inbox(interaction: Interaction) -> None:
    """Note that someone reads what waits for coordinators: that isn't told under it again."""
    client, left = interaction.client, []
    for one in interaction.extras.pop(TO_TELL, ()):
        handler = client.agenda.handler(one.kind)
        if isinstance(handler, TellCoordinator) and handler.in_inbox:
            await client.services.members.drop_notice(one.guild_id, one.member_id, one.id)
        else:
            left.append(one)
    interaction.extras[TO_TELL] = left


async def tell_under(interaction: Interaction) -> None:
    """Tell a coordinator who has their answer what they're still to hear, each thing once."""
    unheard: Sequence[Notice] = interaction.extras.pop(TO_TELL, ())
    try:
        await _tell_each(interaction, unheard)
    finally:
        if interaction.extras.pop(READ_CLOSED, False):
            await interaction.client.services.reaching.refusal_was_read(interaction.user.id)


async def _tell_each(interaction: Interaction, unheard: Sequence[Notice]) -> None:
    response = interaction.response
    if not response.is_done() or response.type is discord.InteractionResponseType.modal:
        return  # a form is open: the next press tells it
    client = interaction.client
    for one in unheard:
        try:
            card = await client.notices[one.kind](client, one)
            if card is not None:
                closed = one.member_id != NOT_NAMED and interaction.extras.pop(CLOSED, False)
                shortened = _closed(card) if closed else card
                read = await for_readers(client, one.guild_id, shortened)
                await interaction.followup.send(**client.components.sending(read), ephemeral=True)
                if shortened is not card:
                    interaction.extras[READ_CLOSED] = True
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("coordinator.not_told", kind=one.kind, why=type(error).__name__)
            return
        await client.services.members.drop_notice(one.guild_id, one.member_id, one.id)


def _closed(card: Card) -> Card:
    """Return it with why it isn't a direct message, which this person chose."""
    content = f"{card.content}\n\n{member_words.DM_DID_NOT_REACH}"
    if len(content) > CONTENT_LIMIT:
        return card
    items = [*card.items, Button("me:set", member_words.OTHER_WAY)]
    return replace(card, content=content, items=items)


def _wait(due: Due) -> timedelta:
    """Return how long to wait for Discord: what's important isn't left for hours."""
    return min(wait_after(due.attempts), LONGEST_WAIT)
