"""The parts of a form, and what a person filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import discord

from bot.ui.card import Menu
from bot.ui.payload import payload

if TYPE_CHECKING:
    from collections.abc import Iterable

BOX_LIMIT = 4_000  # Discord's own, for one box

Part = discord.ui.Label["discord.ui.view.BaseView"]


@dataclass(frozen=True)
class Answers:
    """What a person filled in, by the name of the part."""

    texts: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, list[discord.Attachment]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return what was typed into a box; empty if the form has none of that name."""
        return self.texts.get(name, "")

    def choice(self, name: str, otherwise: str = "") -> str:
        """Return the one thing chosen in a menu."""
        return next(iter(self.chosen.get(name, ())), otherwise)

    def file(self, name: str) -> discord.Attachment | None:
        """Return the one file that was uploaded."""
        return next(iter(self.files.get(name, ())), None)

    def all_typed(self) -> str:
        """Return every typed text, to give it back."""
        return "\n".join(text for text in self.texts.values() if text)


def box(
    name: str,
    label: str,
    *,
    hint: str | None = None,
    value: str | None = None,
    limit: int,
    long: bool = False,
    required: bool = False,
) -> Part:
    """Return a box to type into; what is known always fits, to be shortened there."""
    known = (value or "")[:BOX_LIMIT]
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    typed = discord.ui.TextInput[discord.ui.Modal](
        custom_id=name,
        style=style,
        default=known or None,
        max_length=max(limit, len(known)),
        required=required,
    )
    return discord.ui.Label(text=label, description=hint, component=typed)


def choice(
    name: str,
    label: str,
    options: Iterable[discord.SelectOption],
    *,
    hint: str | None = None,
    most: int = 1,
    required: bool = False,
) -> Part:
    """Return a menu in a form; up to *most* of its options can be chosen."""
    select = Menu(
        custom_id=name,
        options=list(options),
        required=required,
        min_values=1 if required else 0,
        max_values=most,
    )
    return discord.ui.Label(text=label, description=hint, component=select)


def upload(name: str, label: str, *, hint: str | None = None, required: bool = False) -> Part:
    """Return a place for one file."""
    file = discord.ui.FileUpload[discord.ui.Modal](custom_id=name, required=required, max_values=1)
    return discord.ui.Label(text=label, description=hint, component=file)


def read(interaction: discord.Interaction[discord.Client]) -> Answers:
    """Read what was filled in from Discord's own payload (docs: Modal Submit Interaction)."""
    data = payload(interaction)
    uploads = (data.get("resolved") or {}).get("attachments") or {}
    answers = Answers()
    for row in data.get("components", ()):
        part = row.get("component") or next(iter(row.get("components") or ()), None)
        if part is None:
            continue
        name = part["custom_id"]
        if part["type"] == discord.ComponentType.text_input.value:
            answers.texts[name] = part.get("value") or ""
        elif part["type"] == discord.ComponentType.file_upload.value:
            answers.files[name] = [
                discord.Attachment(data=uploads[one], state=interaction._state)
                for one in part.get("values", ())
                if one in uploads
            ]
        else:
            answers.chosen[name] = [str(one) for one in part.get("values", ())]
    return answers
