"""The page about the group that a member hands to a principal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import page
from bot.documents import principal_words as words
from bot.documents.principal import Hosting
from bot.kit.regional import localized
from bot.ui.card import Attached, Card
from bot.ui.checks import set_up_group
from bot.ui.components import button

if TYPE_CHECKING:
    from bot.ui.context import Context


@button("document:principal", label=words.BUTTON)
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
    file = Attached(page.as_html(document, {}, {}), words.FILE)
    await ctx.answer(Card(localized(words.MADE, group.country), files=[file]))
