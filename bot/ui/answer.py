"""Answering the person who pressed: privately, with what else they should know."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord

from bot.kit.errors import Refusal
from bot.kit.text import CONTENT_LIMIT
from bot.members import words as member_words
from bot.ui import words
from bot.ui.card import Button, Card

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.members.service import Arrival

    Interaction = discord.Interaction[WhatsWorking]
else:
    Interaction = discord.Interaction

ARRIVAL = "arrival"
ANSWER_BY = "answer by"
CLOSED = "closed"  # direct messages, which this person chose, do not get through

# Discord gives an answer three seconds; what else is to happen first has two of them.
PATIENCE = 2.0


async def arrive(interaction: Interaction) -> None:
    """Note who pressed, before anything else is done. Raises Refusal outside a server."""
    interaction.extras[ANSWER_BY] = asyncio.get_running_loop().time() + PATIENCE
    if interaction.guild_id is None:
        raise Refusal(words.ONLY_IN_SERVER)
    members, now = interaction.client.services.members, interaction.client.clock.now()
    guild_id, user = interaction.guild_id, interaction.user
    arrival = await members.arrive(guild_id, user.id, user.display_name, now)
    interaction.extras[ARRIVAL] = arrival
    if arrival.waiting and arrival.member.reach == "dm":
        interaction.extras[CLOSED] = await members.reach(guild_id, user.id, now) == "note"


def time_left(interaction: Interaction) -> float:
    """Return for how many seconds the answer can wait for something else."""
    by = interaction.extras.get(ANSWER_BY)
    if by is None or interaction.response.is_done():
        return PATIENCE
    return max(0.0, float(by) - asyncio.get_running_loop().time())


async def answer(interaction: Interaction, card: Card | str) -> None:
    """Answer privately with a new message, a first-time welcome and what waits under it."""
    card = _with_news(interaction, Card(card) if isinstance(card, str) else card)
    if interaction.response.is_done():
        await interaction.followup.send(
            **interaction.client.components.sending(card), ephemeral=True
        )
    else:
        await interaction.response.send_message(
            **interaction.client.components.sending(card), ephemeral=True
        )


async def show(interaction: Interaction, card: Card) -> None:
    """Show the next private card: in place of the one that was pressed, else as a new one."""
    if not _on_private_card(interaction):
        await answer(interaction, card)
        return
    card = _with_news(interaction, card)
    message = interaction.message
    # A note under the card before this one goes with it.
    given = (
        {"embeds": []} if message is not None and message.embeds else {}
    ) | interaction.client.components.editing(card)
    if interaction.response.is_done():
        await interaction.edit_original_response(**given)
    else:
        await interaction.response.edit_message(**given)


async def take_time(interaction: Interaction) -> None:
    """Acknowledge now, since the answer will take longer than Discord waits (3 s)."""
    if interaction.response.is_done():
        return
    if _on_private_card(interaction):
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


def _on_private_card(interaction: Interaction) -> bool:
    message = interaction.message
    return message is not None and (message.flags.ephemeral or interaction.guild_id is None)


def _with_news(interaction: Interaction, card: Card) -> Card:
    arrival: Arrival | None = interaction.extras.pop(ARRIVAL, None)
    if arrival is None or not (arrival.is_new or arrival.waiting):
        return card
    lines, items = [card.note or card.content], list(card.items)
    if arrival.is_new:
        lines.append(member_words.WELCOME)
        interaction.client.services.members.welcomed(arrival.member)
    if arrival.waiting:
        one = arrival.waiting == 1
        text = member_words.WAITING_ONE if one else member_words.WAITING_MANY
        lines.append(text.format(count=arrival.waiting))
        items.append(Button("note:show"))
        if interaction.extras.get(CLOSED):
            lines.append(member_words.DM_DID_NOT_REACH)
            items.append(Button("me:set", member_words.OTHER_WAY))
    content = "\n\n".join(lines)
    if len(content) > CONTENT_LIMIT or len(items) > 25:
        return card
    if card.note:
        return replace(card, note=content, items=items)
    return replace(card, content=content, items=items)


def typed_in(interaction: Interaction) -> str:
    """Return the words a person gave to a slash command, for a fault's answer."""
    data: Any = interaction.data or {}
    found: list[str] = []
    options = list(data.get("options") or ())
    while options:
        option = options.pop(0)
        options = list(option.get("options") or ()) + options
        if option.get("type") == discord.AppCommandOptionType.string.value:
            found.append(str(option.get("value", "")))
    return "\n".join(found)
