"""The e-mails that one has written for one: which there are, and each with its calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plans import letters, words
from cogs.plans import cards
from cogs.plans.views import plan_button, school_of

if TYPE_CHECKING:
    from bot.ui.context import Context


@plan_button("plan:letters:{guild_id:int}", label=words.WRITE_IT)
async def show_letters(ctx: Context, guild_id: int) -> None:
    """Show which e-mails there are."""
    await ctx.show(cards.all_letters(ctx.guild_id, ctx.group.country))


@plan_button("plan:letter:{guild_id:int}:{letter}", label=words.WRITE_IT)
async def write_letter(ctx: Context, guild_id: int, letter: str) -> None:
    """Give an e-mail to paste, as a new private answer: the card stays for *Did it*."""
    written = letters.write(letters.find(letter), await school_of(ctx), ctx.now)
    await ctx.answer(cards.letter(written, ctx.guild_id))
