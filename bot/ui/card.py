"""What one reads: content, the buttons under it, pictures beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING

import discord

from bot.kit.text import DESCRIPTION_LIMIT, labeled
from bot.shown.rules import NOBODY, Shows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui.select import BaseSelect

MOST_ROWS = 5  # under one message, as Discord has it: a select, or five buttons each
MOST_ITEMS = 25
ACTION_ROW = discord.ComponentType.action_row.value
BUTTON = discord.ComponentType.button.value
ROW = 5  # buttons
NO_MENTIONS = discord.AllowedMentions.none()

# Discord's select of options; of which view it's part is nothing that the type says.
Menu = discord.ui.Select[discord.ui.View]


@dataclass(frozen=True)
class Attached:
    """A file that goes with a card; its description reaches a screen reader."""

    content: bytes
    name: str
    description: str | None = None


@dataclass(frozen=True)
class Button:
    """A button under a card: label and style are its function's, where nothing is said here."""

    custom_id: str
    label: str | None = None
    style: discord.ButtonStyle | None = None
    disabled: bool = False

    @classmethod
    def of(cls, way: str | tuple[str, str]) -> Button:
        """Return the button of one of a refusal's ways."""
        return cls(way) if isinstance(way, str) else cls(*way)

    def named(self, label: str) -> Button:
        """Return the same button with another label."""
        return replace(self, label=label)


@dataclass(frozen=True)
class Select:
    """A select under a card, with its menu."""

    custom_id: str
    menu: BaseSelect[discord.ui.View]


Item = Button | Select


def rows(items: Sequence[Item]) -> int:
    """Return how many rows these take under a message, those of buttons being full."""
    selects = sum(isinstance(one, Select) for one in items)
    return selects + -(-(len(items) - selects) // 5)


@dataclass(frozen=True)
class Card:
    """One message, public or private. The whole message is in `content`.

    `note` is for private answers whose content is there to be copied: it stands under it, apart.
    """

    content: str
    items: Sequence[Item] = ()
    files: Sequence[Attached] = field(default_factory=tuple)
    # The people that a message in a private thread calls; nobody else is ever pinged.
    pings: tuple[int, ...] = ()
    # The people that it leads to by a mention of its own: the only way to write to them.
    leads_to: tuple[int, ...] = ()
    note: str = ""
    # The people it names and the wins it quotes: it follows them once it's out.
    shows: Shows = NOBODY

    @property
    def mark(self) -> str:
        """The custom id of its first button, by which its message can be found; "" without one."""
        return next((one.custom_id for one in self.items if hasattr(one, "custom_id")), "")

    def attachments(self) -> list[discord.File]:
        """Return the files, ready to be sent once."""
        return [
            discord.File(
                BytesIO(one.content),
                one.name,
                description=labeled(one.description or "", DESCRIPTION_LIMIT) or None,
            )
            for one in self.files
        ]

    def mentions(self) -> discord.AllowedMentions:
        """Return the people the message may ping."""
        if not self.pings:
            return NO_MENTIONS
        people = [discord.Object(one) for one in self.pings]
        return discord.AllowedMentions(everyone=False, roles=False, users=people)

    def noted(self) -> dict[str, object]:
        """Return the arguments for the note, if there is one."""
        return {"embeds": [discord.Embed(description=self.note)]} if self.note else {}


class CardView(discord.ui.View):
    """The buttons and selects under a message: sent to Discord, then not needed anymore.

    discord.py would make each part an object, find it a row, and turn it back into data. This one
    is stopped, so that it isn't kept: private cards would stay in memory for 15 minutes each.
    """

    def __init__(self, parts: Sequence[dict[str, object]]) -> None:
        """Put each into the first row with room. Raises ValueError for more than five rows."""
        super().__init__(timeout=None)
        self.stop()
        rows: list[list[dict[str, object]]] = []
        room: list[int] = []
        for part in parts:
            width = 1 if part["type"] == BUTTON else ROW
            at = next((at for at, left in enumerate(room) if left >= width), len(rows))
            if at == len(rows):
                rows.append([])
                room.append(ROW)
            rows[at].append(part)
            room[at] -= width
        if len(rows) > MOST_ROWS:
            raise ValueError(f"{len(parts)} buttons and selects take {len(rows)} rows")
        self._rows = [{"type": ACTION_ROW, "components": row} for row in rows]

    def to_components(self) -> list[dict[str, object]]:
        """Return the rows."""
        return self._rows
