"""What one reads: content, the buttons under it, pictures beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_MENTIONS = discord.AllowedMentions.none()


@dataclass(frozen=True)
class Attached:
    """A file that goes with a card; its description reaches a screen reader."""

    content: bytes
    name: str
    description: str | None = None


@dataclass(frozen=True)
class Card:
    """One message, public or private. The whole message is in `content`.

    `note` is for private answers whose content is there to be copied: it stands under it, apart.
    """

    content: str
    items: Sequence[discord.ui.Item[Any]] = ()
    files: Sequence[Attached] = field(default_factory=tuple)
    # Whom a message in a private thread calls; nobody else is ever pinged.
    pings: tuple[int, ...] = ()
    note: str = ""

    @property
    def mark(self) -> str:
        """The custom id of its first button, by which its message can be found; "" without one."""
        return next((one.custom_id for one in self.items if hasattr(one, "custom_id")), "")

    def view(self) -> discord.ui.View | None:
        """Return a new view of the card's buttons; they outlive it, being dynamic."""
        if not self.items:
            return None
        view = discord.ui.View(timeout=None)
        for item in self.items:
            view.add_item(item)
        return view

    def attachments(self) -> list[discord.File]:
        """Return the files, ready to be sent once."""
        return [
            discord.File(BytesIO(one.content), one.name, description=one.description)
            for one in self.files
        ]

    def sending(self) -> dict[str, Any]:
        """Return the arguments for sending a new message."""
        given: dict[str, Any] = {"content": self.content, "allowed_mentions": self._mentions()}
        if self.items:
            given["view"] = self.view()
        if self.files:
            given["files"] = self.attachments()
        return given | self._noted()

    def _mentions(self) -> discord.AllowedMentions:
        if not self.pings:
            return NO_MENTIONS
        people = [discord.Object(one) for one in self.pings]
        return discord.AllowedMentions(everyone=False, roles=False, users=people)

    def editing(self) -> dict[str, Any]:
        """Return the arguments for editing a message into this card."""
        return {
            "content": self.content,
            "view": self.view(),
            "attachments": self.attachments(),
            "allowed_mentions": NO_MENTIONS,
        } | self._noted()

    def _noted(self) -> dict[str, Any]:
        return {"embeds": [discord.Embed(description=self.note)]} if self.note else {}
