"""Pages that one press makes: a meet-up's flyer with its e-mail, and a group's for a principal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import flyer_words, page, principal_words
from bot.documents.principal import Hosting
from bot.kit.regional import localized
from bot.kit.safe import fenced, safe_name
from bot.meetups.words import KINDS
from bot.ui.card import Attached, Card
from bot.ui.checks import set_up_group
from bot.ui.components import button

if TYPE_CHECKING:
    from bot.ui.context import Context

_MAIL = 1_500  # characters


@button("document:flyer:{meetup_id:int}", label=flyer_words.BUTTON, feature="meetups")
async def make_flyer(ctx: Context, meetup_id: int) -> None:
    """Give its organizer, or a coordinator, the flyer of a meet-up's next date."""
    from bot.documents import flyer  # writing for Word takes memory

    await ctx.take_time()
    meetups = ctx.services.meetups
    await meetups.own(ctx.guild_id, meetup_id, ctx.member_id, runs=ctx.is_coordinator)
    seen = await meetups.seen(ctx.guild_id, meetup_id, ctx.now)
    found = flyer.flyer_of(seen, KINDS[seen.meetup.kind])
    files = [
        Attached(flyer.as_html(found), flyer_words.PAGE_NAME),
        Attached(flyer.as_docx(found), flyer_words.WORD_NAME),
    ]
    made = flyer_words.MADE.format(title=safe_name(found.title))
    await ctx.answer(Card("\n".join((made, fenced(flyer.as_mail(found), _MAIL))), files=files))


@button("document:principal", label=principal_words.BUTTON, always="every group has it")
async def hand_out(ctx: Context) -> None:
    """Give the page as a file, as of this moment; every group has it, whatever is switched on."""
    group = await set_up_group(ctx.interaction)
    server, settings = ctx.interaction.guild, ctx.client.settings
    name = group.name if server is None else server.name
    hosting = Hosting(
        settings.hosted_by,
        own_copies=settings.resolved_database_url.startswith("sqlite"),
        listed=server is not None and "DISCOVERABLE" in server.features,
    )
    document = await ctx.services.documents.principal(ctx.guild_id, name, hosting, ctx.now)
    file = Attached(page.as_html(document, {}, {}), principal_words.FILE)
    await ctx.answer(Card(localized(principal_words.MADE, group.country), files=[file]))
