"""What Discord itself sent with an interaction, and discord.py doesn't make anything of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import discord


def payload(interaction: discord.Interaction[discord.Client]) -> dict[str, Any]:
    """Return an interaction's data: JSON, as Discord's documentation describes it."""
    data: Any = interaction.data or {}
    return dict(data)


def custom_id_of(interaction: discord.Interaction[discord.Client]) -> str:
    """Return the custom id of what was pressed or handed in; "" for a command."""
    return str(payload(interaction).get("custom_id", ""))
