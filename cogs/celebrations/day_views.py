"""Buttons under a day's post and in its thread; every answer is private."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord

from bot.agenda.rows import Done, Dropped, Outcome
from bot.celebrations import day_words as words
from bot.kit.errors import NotFound, Refusal
from bot.kit.safe import safe, safe_name
from bot.ui.answer import answer, show, time_left
from bot.ui.card import Card
from bot.ui.checks import set_up_group
from bot.ui.form import Answers, Form
from bot.ui.press import Press, Style, press
from cogs.celebrations import day_cards

if TYPE_CHECKING:
    from bot.agenda.rows import Due
    from bot.celebrations.gathering import Gathering
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.ui.answer import Interaction

SHARE_FORM = "win:there"  # the wins' own form: its words and photo walk the one way to a post


class Join(Press, verb="day:join"):
    """Join a day's thread."""

    label = words.JOIN
    style = Style.primary
    slow = True

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, add the person, and say where the thread is."""
        group, client = await _group(interaction), interaction.client
        gathering = await client.services.gatherings.get(group.guild_id, self.row_id)
        if gathering.thread_deleted:
            raise Refusal(words.JOIN_TROUBLE["deleted"], f"day:did:{gathering.id}")
        due = await client.services.taking_part.join(
            group.guild_id, gathering.id, interaction.user.id, client.clock.now()
        )
        became = None if due is None else await _patiently(interaction, due)
        await answer(interaction, await _joined(interaction, self.row_id, became))


class Did(Press, verb="day:did"):
    """Let one's library be counted in, without a word."""

    label = words.DID

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and offer to say more."""
        group, client = await _group(interaction), interaction.client
        new = await client.services.taking_part.did(
            group.guild_id, self.row_id, interaction.user.id, client.clock.now()
        )
        if not new:
            await answer(interaction, Card(words.DID_ALREADY, [press(f"day:undo:{self.row_id}")]))
            return
        content = f"{words.DID_NOTED} {words.SHARE_TOO}"
        await answer(interaction, Card(content, [press(f"day:share:{self.row_id}")]))


class DidNot(Press, verb="day:undo"):
    """Take that back."""

    label = words.DID_NOT

    async def pressed(self, interaction: Interaction) -> None:
        """Note it."""
        group = await _group(interaction)
        taking_part = interaction.client.services.taking_part
        await taking_part.did_not(group.guild_id, self.row_id, interaction.user.id)
        await show(interaction, Card(words.DID_TAKEN_BACK))


class About(Press, verb="day:about"):
    """What a day is, where it is from, and what was the last time."""

    label = words.ABOUT

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        group, services = await _group(interaction), interaction.client.services
        morning = await services.gatherings.morning(group.guild_id, self.row_id)
        gathering = morning.gathering
        slugs = [one.slug for one in gathering.days]
        memories = await services.memories.of(group.guild_id, slugs, gathering.day)
        await answer(interaction, day_cards.about(morning, memories))


class Unfit(Press, verb="day:unfit"):
    """Tell the coordinators that a day is not for this group; the tail says which."""

    label = words.UNFIT

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, without who said so."""
        group, client = await _group(interaction), interaction.client
        gathering = await client.services.gatherings.get(group.guild_id, self.row_id)
        await client.services.taking_part.does_not_fit(
            group.guild_id, gathering.id, self.tail, client.clock.now()
        )
        name = next(one.name for one in gathering.days if one.slug == self.tail)
        await show(interaction, Card(words.UNFIT_NOTED.format(name=safe_name(name))))


class Share(Press, verb="day:share"):
    """Say in the thread what one did."""

    label = words.SHARE
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        group = await _group(interaction)
        gathering = await interaction.client.services.gatherings.get(group.guild_id, self.row_id)
        if gathering.thread_deleted:
            raise Refusal(words.JOIN_TROUBLE["deleted"], "win:share")
        if gathering.thread_id is None:
            raise Refusal(words.NOT_YET, f"day:share:{gathering.id}")
        form = interaction.client.components.forms[SHARE_FORM]
        await interaction.response.send_modal(form.filled().modal(gathering.thread_id))


class Add(Press, verb="day:add"):
    """Add to what a day counts."""

    label = words.COUNT_ANY

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await _counting(interaction, self.row_id)
        await interaction.response.send_modal(CountForm(self.row_id))


class CountForm(Form, verb="day:add"):
    """Takes one number."""

    private = words.COUNT_PRIVATE

    def __init__(self, gathering_id: int) -> None:
        super().__init__(words.COUNT_TITLE, gathering_id)
        self.box("amount", words.COUNT_LABEL, hint=words.COUNT_HINT, limit=15, required=True)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Add it, and say what there is together."""
        gathering, client = await _counting(interaction, row_id), interaction.client
        amount, total = await client.services.taking_part.add(
            gathering.guild_id,
            row_id,
            interaction.user.id,
            answers.text("amount"),
            client.clock.now(),
        )
        text = words.COUNT_ADDED.format(
            amount=f"{amount:,}", total=f"{total:,}", counter=safe(gathering.counter)
        )
        await answer(interaction, text)


async def _group(interaction: Interaction) -> Group:
    return await set_up_group(interaction, "celebrations")


async def _counting(interaction: Interaction, gathering_id: int) -> Gathering:
    group = await _group(interaction)
    gathering = await interaction.client.services.gatherings.get(group.guild_id, gathering_id)
    if not gathering.counter:
        raise NotFound(words.NO_COUNT, f"day:did:{gathering_id}")
    return gathering


async def _patiently(interaction: Interaction, due: Due) -> Outcome | None:
    """Do it now; None when that takes longer than the answer may wait: the agenda goes on."""
    task = interaction.client.agenda.begin(due)
    await asyncio.wait({task}, timeout=time_left(interaction))
    broken = not task.done() or task.cancelled() or task.exception() is not None
    return None if broken else task.result()


async def _joined(interaction: Interaction, gathering_id: int, became: Outcome | None) -> Card:
    client, guild_id = interaction.client, interaction.guild_id or 0
    # Read anew: the thread may have opened, or gone, meanwhile.
    gathering = await client.services.gatherings.get(guild_id, gathering_id)
    thread = gathering.thread_id
    if isinstance(became, Done):
        return Card(words.JOINED.format(thread=thread))
    if isinstance(became, Dropped) and became.reason in words.JOIN_TROUBLE:
        text = words.JOIN_TROUBLE[became.reason].format(thread=thread)
        return Card(text, [press(f"day:did:{gathering_id}")])
    if thread is not None:
        return Card(words.JOINED_SLOW.format(thread=thread))
    if not _may_open(client, gathering):
        return Card(words.JOIN_TROUBLE["no_thread"], [press(f"day:did:{gathering_id}")])
    return Card(words.JOINED_EARLY)


def _may_open(client: WhatsWorking, gathering: Gathering) -> bool:
    channel = client.get_channel(gathering.channel_id or 0)
    if not isinstance(channel, discord.TextChannel):
        return True
    return channel.permissions_for(channel.guild.me).create_public_threads
