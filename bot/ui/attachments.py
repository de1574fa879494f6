"""What a feature adds to a post of the morning, so that there's one post and not two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bot.agenda.occurrences import Done
from bot.kit.text import CONTENT_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome, Planned
    from bot.kit.database import Connection
    from bot.ui.card import Card, Item

MOST_ITEMS = 25  # buttons under one message


@dataclass(frozen=True)
class Attachment:
    """Lines and buttons that a post carries for another feature."""

    content: str
    items: Sequence[Item]


class AttachmentSource(Protocol):
    """A feature that attaches something; it hears of every post that can carry it."""

    async def attach(self, due: Due, now: datetime) -> Attachment | None:
        """Return what to attach to the post of *due*; for a retry the same, if anything."""

    async def detach(self, due: Due) -> None:
        """Let what was attached to that post go its own way: Discord doesn't take it there."""

    async def posted(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> Sequence[Planned]:
        """Note where that post is, in the transaction that records it."""


class Attachments:
    """Who attaches something (`sources`), and the kinds of posts that carry it (`hosts`)."""

    def __init__(self) -> None:
        self.sources: list[AttachmentSource] = []
        self.hosts: set[str] = set()

    async def add_to(self, card: Card, due: Due, now: datetime) -> Card:
        """Return a post with everything that's attached to it; for a retry the same."""
        for source in self.sources:
            attachment = await source.attach(due, now)
            if attachment is not None:
                content = f"{card.content}\n\n{attachment.content}"
                if len(content) > CONTENT_LIMIT:  # whole lines, never half a sentence
                    content = content[:CONTENT_LIMIT].rpartition("\n")[0]
                items = [*card.items, *attachment.items][:MOST_ITEMS]
                card = replace(card, content=content, items=items)
        return card

    async def detach(self, due: Due) -> None:
        """Let everything that's attached to a post go its own way."""
        for source in self.sources:
            await source.detach(due)

    async def posted(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> list[Planned]:
        """Tell every source where the post is; return what follows from that."""
        if not isinstance(outcome, Done):
            return []
        return [
            planned
            for source in self.sources
            for planned in await source.posted(connection, due, outcome, now)
        ]
