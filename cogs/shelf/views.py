"""Buttons on what's on the shelf: reading it, using it, and what its owner does with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.kit.errors import NotFound
from bot.kit.safe import safe, safe_name
from bot.shelf import rules, words
from bot.shelf.rules import ResourceDraft
from bot.ui.card import Button, Card
from bot.ui.components import Style, button
from bot.wins.reactions import follow_up_at
from bot.wins.rules import tidy_name
from bot.wins.words import TRY_ANSWERS
from cogs.shelf import cards, details
from cogs.shelf.details import resource_button
from cogs.shelf.forms import add_form, edit_form, line_form
from cogs.shelf.messages import offer_in

if TYPE_CHECKING:
    from bot.shelf.rules import Resource
    from bot.ui.context import Context

FEATURE = "shelf"
shelf_button = partial(button, feature=FEATURE)


@shelf_button("shelf:add", label=words.ADD_BUTTON, style=Style.primary)
async def add(ctx: Context) -> None:
    """Open the form."""
    await ctx.open(add_form.filled())


@shelf_button("shelf:win:{win_id:int}", label=words.PUT)
async def from_win(ctx: Context, win_id: int) -> None:
    """Open the form with what a win links to."""
    win = await ctx.services.wins.get(ctx.guild_id, win_id)
    if win.hidden and win.author_id != ctx.member_id:
        raise NotFound(words.GONE)
    offer = offer_in(win.story) or ResourceDraft(win.story, "")
    await ctx.open(add_form.filled(offer.title, offer.link))


@resource_button("shelf:show:{resource_id:int}", label=words.OPEN_REPORT)
async def show(ctx: Context, resource_id: int) -> None:
    """Show one thing, below what was pressed."""
    await ctx.answer(await card_of(ctx, resource_id))


async def card_of(ctx: Context, resource_id: int) -> Card:
    """Return something as the person who asks may see it. Raises NotFound."""
    resource = await ctx.services.shelf.get(ctx.guild_id, resource_id)
    [resource] = rules.aged([resource], ctx.now)
    if resource.owner_id == ctx.member_id:
        return await details.owned(ctx, resource)
    if resource.hidden and not ctx.is_coordinator:
        return Card(words.HIDDEN_STATE, [] if ctx.in_dm else [Button("shelf:find")])
    lines = await ctx.services.shelf_uses.lines(ctx.guild_id, resource_id, cards.LINES_SHOWN)
    runs = ctx.is_coordinator and not ctx.in_dm
    return cards.read(resource, lines, ctx.group.zone, coordinator=runs)


@resource_button("shelf:edit:{resource_id:int}", label=words.CHANGE)
async def edit(ctx: Context, resource_id: int) -> None:
    """Open the form with the member's own thing in it."""
    resource = await _own(ctx, resource_id)
    await ctx.open(edit_form.filled(resource.title, resource.link), resource_id)


@resource_button("shelf:line:{resource_id:int}", label=words.HOW_I_USED)
async def line(ctx: Context, resource_id: int) -> None:
    """Open the form for how it was used, with what was said before."""
    resource = await ctx.services.shelf.get(ctx.guild_id, resource_id)
    if resource.owner_id == ctx.member_id:
        said = resource.used or ""
    else:
        said = await ctx.services.shelf_uses.line(resource_id, ctx.member_id)
    await ctx.open(line_form.filled(said), resource_id)


@resource_button("shelf:travel:{resource_id:int}", label=words.TRAVEL)
async def travel(ctx: Context, resource_id: int) -> None:
    """Ask how far it may go."""
    await ctx.show(cards.travel(await _own(ctx, resource_id)))


@resource_button(
    f"shelf:consent:{{consent:{'|'.join(words.CONSENT)}}}:{{resource_id:int}}",
    label=words.CONSENT["here"],
)
async def consent(ctx: Context, consent: str, resource_id: int) -> None:
    """Keep how far it may go."""
    key = ctx.guild_id, resource_id, ctx.member_id
    resource = await ctx.services.shelf.describe(*key, ctx.now, consent=consent)
    await ctx.show(cards.travel(resource))


@resource_button("shelf:remove:{resource_id:int}", label=words.TAKE_DOWN, style=Style.danger)
async def remove(ctx: Context, resource_id: int) -> None:
    """Ask before something is taken down."""
    resource = await _own(ctx, resource_id)
    sentence = words.TAKE_DOWN_ASK.format(title=safe(resource.title))
    await ctx.show(Card(sentence, [remove_yes.button(resource_id), keep.button(resource_id)]))


@resource_button(
    "shelf:remove_yes:{resource_id:int}", label=words.TAKE_DOWN_YES, style=Style.danger
)
async def remove_yes(ctx: Context, resource_id: int) -> None:
    """Take it down."""
    key = ctx.guild_id, resource_id, ctx.member_id
    gone = await ctx.services.shelf.remove(*key, ctx.now)
    if gone.file is not None:
        await ctx.services.pictures.remove(gone.file)
    await ctx.show(Card(words.TAKEN_DOWN.format(title=safe(gone.title))))


@resource_button("shelf:keep:{resource_id:int}", label=words.KEEP)
async def keep(ctx: Context, resource_id: int) -> None:
    """Take nothing down, and say so to who could."""
    await ctx.show(Card(words.KEPT))


@resource_button("shelf:use:{resource_id:int}", label=words.USE)
async def use(ctx: Context, resource_id: int) -> None:
    """Note that one uses this too, and ask once in two school weeks."""
    group = await ctx.services.groups.school(ctx.guild_id)
    school = await ctx.services.members.school(ctx.guild_id, ctx.member_id, group)
    name, ask_at = tidy_name(await ctx.display_name()), follow_up_at(school, ctx.now)
    key = ctx.guild_id, resource_id, ctx.member_id
    noted = await ctx.services.shelf_uses.use(*key, name, ctx.now, ask_at)
    resource = await ctx.services.shelf.get(ctx.guild_id, resource_id)
    sentence = {
        "noted": words.USE_NOTED,
        "asked before": words.USE_NOTED_AGAIN,
        "taken back": words.USE_TAKEN_BACK,
    }[noted]
    await ctx.answer(sentence.format(name=safe_name(resource.named)))


@resource_button(
    f"shelf:went:{{answer:{'|'.join(TRY_ANSWERS)}}}:{{resource_id:int}}",
    label=TRY_ANSWERS["worked"],
    feature=None,
    always="what was asked can be answered",
)
async def how_it_went(ctx: Context, answer: str, resource_id: int) -> None:
    """Note how it went, say thank you, and offer to add a line."""
    key = ctx.guild_id, resource_id, ctx.member_id
    resource = await ctx.services.shelf_uses.answer(*key, answer, ctx.now)
    sentence = words.USE_THANKS.format(title=safe(resource.title))
    await ctx.show(Card(sentence, [line.button(resource_id).named(words.HOW_YOU_USED)]))


async def _own(ctx: Context, resource_id: int) -> Resource:
    return await ctx.services.shelf.get_own(ctx.guild_id, resource_id, ctx.member_id)
