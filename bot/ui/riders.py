"""What rides on a post of the morning, so that there is one: each feature adds its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from bot.agenda.rows import Done
from bot.kit.text import CONTENT_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import discord

    from bot.agenda.rows import Due, Outcome, Planned
    from bot.kit.database import Connection
    from bot.ui.card import Card

MOST_ITEMS = 25  # buttons under one message


@dataclass(frozen=True)
class Ride:
    """The lines and buttons that a post takes along."""

    content: str
    items: Sequence[discord.ui.Item[Any]]


class Rider(Protocol):
    """What may ride: it hears of every post that carries, before it and after it."""

    async def board(self, due: Due, now: datetime) -> Ride | None:
        """Return what rides on the post of a row; for the same row the same, if any."""

    async def landed(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> Sequence[Planned]:
        """Note where that post is, in the transaction that records it."""


class Riders:
    """What rides, and the kinds of agenda rows whose posts carry it (`hosts`)."""

    def __init__(self) -> None:
        self.every: list[Rider] = []
        self.hosts: set[str] = set()

    async def take_along(self, due: Due, card: Card, now: datetime) -> Card:
        """Return a post with what rides on it, before it is sent; for a row again the same."""
        for rider in self.every:
            ride = await rider.board(due, now)
            if ride is not None:
                content = f"{card.content}\n\n{ride.content}"
                if len(content) > CONTENT_LIMIT:  # whole lines, never half a sentence
                    content = content[:CONTENT_LIMIT].rpartition("\n")[0]
                items = [*card.items, *ride.items][:MOST_ITEMS]
                card = replace(card, content=content, items=items)
        return card

    async def landed(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> list[Planned]:
        """Tell what rides where the post is; return what follows from that."""
        if not isinstance(outcome, Done):
            return []
        return [
            planned
            for rider in self.every
            for planned in await rider.landed(connection, due, outcome, now)
        ]
