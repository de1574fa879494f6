"""A meet-up for people who aren't on Discord: a page to print, and an e-mail to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import flyer_words as words
from bot.kit.safe import fenced, safe_name
from bot.meetups.words import KINDS
from bot.ui.card import Attached, Card
from bot.ui.components import button

if TYPE_CHECKING:
    from bot.ui.context import Context

_MAIL = 1_500  # characters


@button("document:flyer:{meetup_id:int}", label=words.BUTTON, feature="meetups")
async def make_flyer(ctx: Context, meetup_id: int) -> None:
    """Give its organizer, or a coordinator, the flyer of a meet-up's next date."""
    from bot.documents import flyer  # writing for Word takes memory

    await ctx.take_time()
    meetups = ctx.services.meetups
    await meetups.own(ctx.guild_id, meetup_id, ctx.member_id, runs=ctx.is_coordinator)
    seen = await meetups.seen(ctx.guild_id, meetup_id, ctx.now)
    found = flyer.flyer_of(seen, KINDS[seen.meetup.kind])
    files = [
        Attached(flyer.as_html(found), words.PAGE_NAME),
        Attached(flyer.as_docx(found), words.WORD_NAME),
    ]
    made = words.MADE.format(title=safe_name(found.title))
    await ctx.answer(Card("\n".join((made, fenced(flyer.as_mail(found), _MAIL))), files=files))
