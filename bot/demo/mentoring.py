"""What the demo's members did about mentors before the visitor came."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discord import Message
    from simcord import InteractionResult

    from bot.demo.stage import Stage, Story

ROOM = "whats-working"


async def offer(stage: Stage, story: Story) -> None:
    """Offer to be a mentor by the command, reached by direct message."""
    author = stage.people[story["by"]].actor
    form = await author.slash(stage.guild.channels[ROOM], "mentor offer")
    filled = {"level": [story["level"]], "topics": story["topics"], "sizes": story["sizes"]}
    filled |= {"words": story["words"], "sentence": story["sentence"]}
    saved = await author.submit_modal(form, filled)
    await author.click(_card(saved), custom_id=f"mentor:by_dm:{stage.guild.id}")


def _card(answer: InteractionResult) -> Message:
    """Return the last private card of an answer."""
    return next(one.message for one in reversed((answer.response, *answer.followups)) if one)
