"""What people type about the shelf. What others will read goes through the student check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.drafts.rules import Draft, OneText
from bot.kit.safe import safe
from bot.shelf import rules, words
from bot.shelf.rules import Offer
from bot.ui.card import Button, Card
from bot.ui.checks import group_for
from bot.ui.components import form
from bot.ui.modal import BOX_LIMIT, Answers, Part, box
from bot.ui.review import Surface, submit
from bot.wins.rules import tidy_name
from cogs.shelf import cards, details

if TYPE_CHECKING:
    from bot.ui.context import Context

FEATURE = "shelf"
RESOURCE, LINE = "shelf.resource", "shelf.line"


def _offer(title: str = "", link: str = "") -> list[Part]:
    return [
        box(
            *("title", words.TITLE_LABEL),
            hint=words.TITLE_HINT,
            value=title,
            limit=BOX_LIMIT,  # too long is told, and kept
            required=True,
        ),
        box(
            *("link", words.LINK_LABEL),
            hint=words.LINK_HINT,
            value=link,
            limit=BOX_LIMIT,
        ),
    ]


@form("shelf:add:{draft_id:int}", _offer, title=words.FORM_TITLE, surface=RESOURCE, feature=FEATURE)
async def add_form(ctx: Context, answers: Answers, draft_id: int | None = None) -> None:
    """Put a link on the shelf."""
    await add(ctx, Offer(answers.text("title"), answers.text("link")), draft_id or 0)


@form(
    "shelf:edit:{resource_id:int}:{draft_id:int}",
    _offer,
    title=words.EDIT_TITLE,
    surface=RESOURCE,
    feature=FEATURE,
)
async def edit_form(
    ctx: Context, answers: Answers, resource_id: int, draft_id: int | None = None
) -> None:
    """Change what something is called and where it is."""
    offer = Offer(answers.text("title"), answers.text("link"))
    subject = f"resource {resource_id}"
    draft = Draft(ctx.guild_id, ctx.member_id, RESOURCE, offer, subject, id=draft_id or 0)
    await submit(ctx, draft)


async def add(ctx: Context, offer: Offer, draft_id: int = 0) -> None:
    """Put something on the shelf, or ask about it first."""
    await submit(ctx, Draft(ctx.guild_id, ctx.member_id, RESOURCE, offer, id=draft_id))


async def _check(ctx: Context, draft: Draft[Offer]) -> None:
    await group_for(ctx.interaction, FEATURE, draft.guild_id)
    resource_id = _resource_id(draft)
    if resource_id:
        await ctx.services.shelf.get_own(draft.guild_id, resource_id, draft.member_id)


async def _clear(ctx: Context, draft: Draft[Offer]) -> None:
    shelf, resource_id = ctx.services.shelf, _resource_id(draft)
    mine = draft.guild_id, draft.member_id
    if resource_id:
        resource = await shelf.edit(draft.guild_id, resource_id, mine[1], draft.text, ctx.now)
        await ctx.services.drafts.done(draft)
        if resource.opens is None and rules.asks_to_open(resource.link):
            await ctx.show(cards.opening(resource, words.CHANGED))
        else:
            await ctx.show(await details.owned(ctx, resource))
        return
    name = tidy_name(ctx.interaction.user.display_name)
    added = await shelf.add(*mine, name, draft.text, ctx.now)
    await ctx.services.drafts.done(draft)
    resource = added.resource
    if not added.new:
        own = resource.owner_id == draft.member_id
        await ctx.show(cards.here_already(resource, ctx.group.zone, own=own))
    elif rules.asks_to_open(resource.link):
        await ctx.show(cards.opening(resource))
    else:
        await ctx.show(details.more(resource, cards.added(resource)))


async def _change(ctx: Context, draft: Draft[Offer]) -> None:
    filled, offer = _resource_id(draft), draft.text
    if filled:
        await ctx.open(edit_form.filled(offer.title, offer.link), filled, draft.id)
    else:
        await ctx.open(add_form.filled(offer.title, offer.link), draft.id)


def _resource_id(draft: Draft[Offer]) -> int:
    return int((draft.subject or "resource 0").split()[-1])


ON_THE_SHELF = Surface(RESOURCE, Offer, rules.tidied, _check, _clear, _change, "save")


def _line(said: str = "") -> list[Part]:
    label, hint = words.LINE_LABEL, words.LINE_HINT
    return [box("line", label, hint=hint, value=said, limit=rules.LINE_LIMIT, long=True)]


@form("shelf:line:{resource_id:int}", _line, title=words.LINE_TITLE, surface=LINE, works_in_dm=True)
async def line_form(ctx: Context, answers: Answers, resource_id: int) -> None:
    """Say in one line how something was used."""
    ctx = await details.about(ctx, resource_id)
    said = OneText(answers.text("line"))
    subject = f"resource {resource_id}"
    await submit(ctx, Draft(ctx.guild_id, ctx.member_id, LINE, said, subject))


async def _check_line(ctx: Context, draft: Draft[OneText]) -> None:
    await group_for(ctx.interaction, FEATURE, draft.guild_id)
    await ctx.services.shelf.get(draft.guild_id, _of_line(draft))


def _tidied(line: OneText) -> OneText:
    return OneText(rules.tidy_line(line.said))


async def _say(ctx: Context, draft: Draft[OneText]) -> None:
    name, line = tidy_name(ctx.interaction.user.display_name), draft.text.said
    key = draft.guild_id, _of_line(draft), draft.member_id
    resource = await ctx.services.shelf_uses.say(*key, name, line, ctx.now)
    await ctx.services.drafts.done(draft)
    sentence = words.LINE_SAVED if line else words.LINE_GONE
    show = Button(f"shelf:show:{resource.id}")
    await ctx.show(Card(sentence.format(title=safe(resource.title)), [] if ctx.in_dm else [show]))


async def _change_line(ctx: Context, draft: Draft[OneText]) -> None:
    await ctx.open(line_form.filled(draft.text.said), _of_line(draft))


def _of_line(draft: Draft[OneText]) -> int:
    return int((draft.subject or "resource 0").split()[-1])


HOW_USED = Surface(LINE, OneText, _tidied, _check_line, _say, _change_line, "save")
