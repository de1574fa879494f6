"""Mentions in what members wrote are names: nobody who hides is named by one, in any message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.database import ABSENT
from bot.kit.markup import people_in, without_people
from bot.kit.safe import clipped
from bot.kit.text import CONTENT_LIMIT

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.card import Card


def mentioned(card: Card) -> frozenset[int]:
    """Return who members' words on a card mention: the ones it calls or leads to are its own."""
    return people_in(f"{card.content}\n{card.note}") - {*card.pings, *card.leads_to}


async def for_readers(client: WhatsWorking, guild_id: int, card: Card) -> Card:
    """Return a card as others may read it: who hides in that group is "a colleague".

    Where nobody knows which group it's about (0), or who hides, that's everyone: nobody is named
    by a guess.
    """
    people = mentioned(card)
    hidden = await _hidden(client, guild_id, people) if people and guild_id else people
    content, note = (without_people(one, hidden) for one in (card.content, card.note))
    return replace(card, content=clipped(content, CONTENT_LIMIT), note=note)


async def _hidden(client: WhatsWorking, guild_id: int, people: frozenset[int]) -> frozenset[int]:
    try:
        return await client.services.members.hidden(guild_id, people)
    except ABSENT:
        return people  # what went wrong is told all the same
