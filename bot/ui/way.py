"""Where a person is reached for coffee or by a mentor: chosen at opt-in, tried then and there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.pairing import words
from bot.ui.card import Card
from bot.ui.reach import send_test
from bot.ui.send import Refused, Sent

if TYPE_CHECKING:
    from bot.ui.answer import Interaction


async def tried(interaction: Interaction, way: str) -> tuple[str, str]:
    """Return where the person is reached from now on, and a sentence about it.

    Direct messages are tried with a test message, so the answer takes longer than Discord waits:
    `take_time` comes first. Where they do not come through, the private thread stands in.
    """
    if way != "dm":
        return "thread", words.WAY_THREAD
    client, nonce = interaction.client, f"t{interaction.id}"
    sent = await send_test(client, interaction.user.id, Card(words.DM_TEST), nonce)
    if isinstance(sent, Sent):
        return "dm", words.WAY_DM
    return "thread", words.WAY_DM_CLOSED if isinstance(sent, Refused) else words.WAY_DM_UNSURE
