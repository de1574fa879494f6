"""Ordinary messages that may become wins, and the look after posts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Series
from bot.kit.errors import Refusal
from bot.kit.safe import safe_name
from bot.ui.card import Card
from bot.ui.checks import set_up_group
from bot.ui.mentions import for_readers
from bot.ui.photo import keep_photo
from bot.ui.send import custom_ids
from bot.wins import rules, words
from cogs.wins import cards, views, walk
from cogs.wins.jobs import ASK

if TYPE_CHECKING:
    from collections.abc import Collection

    import discord

    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction
    from bot.wins.rules import WinDraft

ASKED_FOR = timedelta(days=14)


async def saved(interaction: Interaction, message: discord.Message) -> Card:
    """Return what the person reads who wants a message to be a win. Raises Refusal."""
    client = interaction.client
    group = await set_up_group(interaction, "wins")
    if message.author.id == client.own_id:
        raise Refusal(words.ALREADY_A_WIN)
    if message.author.bot or message.webhook_id is not None:
        raise Refusal(words.NOT_A_MEMBERS, "win:share")
    draft = await _draft(client, message, group.guild_id)
    if message.author.id == interaction.user.id:
        return cards.keep_it(await walk.keep(client, draft), words.KEEP_OWN)
    now, author = client.clock.now(), rules.tidy_name(message.author.display_name)
    kept = await client.services.win_drafts.keep(draft, now, ASKED_FOR)
    asked = Series(ASK, group.guild_id, kept.id, kept.author_id)
    await client.agenda.plan([asked.at(now, now + ASKED_FOR)])
    await client.agenda.tick()
    return Card(words.ASKED_AUTHOR.format(name=safe_name(author)))


def win_of(message: discord.Message) -> int | None:
    """Return the win that one of the bot's own messages is the post of, by its button."""
    template = views.cheer.template
    posted = (one for one in custom_ids(message.components) if template.pattern.fullmatch(one))
    return next((int(template.read(one)["win_id"]) for one in posted), None)


def resource_of(message: discord.Message) -> int | None:
    """Return what's on the shelf that one of the bot's own messages is the post of."""
    posted = (one.split(":") for one in custom_ids(message.components))
    return next((int(one[2]) for one in posted if one[:2] == ["shelf", "use"]), None)


async def mentioned(client: WhatsWorking, message: discord.Message) -> None:
    """Ask under a message that mentions the bot whether it is a win."""
    if message.guild is None or message.author.bot or message.webhook_id is not None:
        return
    # Not Discord's own list of mentions: anyone who is replied to is in it too.
    if not re.search(rf"<@!?{client.own_id}>", message.content) or message.mention_everyone:
        return
    group = await client.services.groups.get(message.guild.id)
    if group.wins_channel_id is None or not group.has("wins"):
        return
    try:
        draft = await walk.keep(client, await _draft(client, message, group.guild_id))
    except Refusal:
        return  # nothing was said beside the name; an answer would only be noise
    card = await for_readers(client, draft.guild_id, cards.mentioned(draft))
    given = client.components.sending(card)
    await message.reply(**given, silent=True, mention_author=False)


async def plan_sweeps(client: WhatsWorking, guild_ids: Collection[int]) -> None:
    """Plan one look after posts for those of these servers that have any."""
    known = [one for one in await client.services.groups.guild_ids() if one in guild_ids]
    await client.services.sweeps.plan(known, client.clock.now())


async def _draft(client: WhatsWorking, message: discord.Message, guild_id: int) -> WinDraft:
    """Return a message as a draft of its author's, the one that there is if it was one before.

    Raises Refusal when it has no words.
    """
    there = await client.services.win_drafts.of_message(guild_id, message.author.id, message.id)
    if there is not None:
        return there
    story = re.sub(rf"<@!?{client.own_id}>", "", message.content).strip()
    photo = next(
        (one for one in message.attachments if (one.content_type or "").startswith("image/")), None
    )
    if not story:
        raise Refusal(words.NOTHING_TO_SAVE, "win:share")
    name = rules.tidy_name(message.author.display_name)
    draft = rules.WinDraft(guild_id, message.author.id, name, story, source=message.id)
    if photo is None:
        return draft
    try:
        picture = await keep_photo(client, photo)
    except Refusal:
        return draft  # the words are what counts; the card shows that there is no photo
    return replace(draft, picture=picture, alt=photo.description or "")
