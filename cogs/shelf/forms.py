"""What people type about the shelf. What others will read goes through the student check."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.drafts.rules import Draft, OneText
from bot.kit.errors import Refusal, if_found
from bot.kit.safe import safe
from bot.kit.text import listed
from bot.shelf import rules, words
from bot.shelf.looking import worry_in
from bot.shelf.rules import ResourceDraft
from bot.ui.card import Button, Card
from bot.ui.checks import group_for
from bot.ui.components import form
from bot.ui.modal import BOX_LIMIT, Answers, Part, box, upload
from bot.ui.review import CHECKED, Surface, keep, submit
from bot.wins.rules import tidy_name
from cogs.shelf import cards, details, files
from cogs.shelf.details import resource_form

if TYPE_CHECKING:
    import discord

    from bot.shelf.rules import Resource, Upload
    from bot.ui.context import Context

FEATURE = "shelf"
RESOURCE, LINE = "shelf.resource", "shelf.line"


def _offer(title: str = "", link: str = "") -> list[Part]:
    file = upload("file", words.FILE_LABEL, hint=words.FILE_HINT)
    return [
        box(
            "title",
            words.TITLE_LABEL,
            hint=words.TITLE_HINT,
            value=title,
            limit=BOX_LIMIT,  # too long is told, and kept
            required=True,
        ),
        box(
            "link",
            words.LINK_LABEL,
            hint=words.LINK_HINT,
            value=link,
            limit=BOX_LIMIT,
        ),
        file,
    ]


@form("shelf:add:{draft_id:int}", _offer, title=words.FORM_TITLE, surface=RESOURCE, feature=FEATURE)
async def add_form(ctx: Context, answers: Answers, draft_id: int | None = None) -> None:
    """Put a link on the shelf."""
    offer = ResourceDraft(answers.text("title"), answers.text("link"))
    await add(ctx, offer, answers.file("file"), draft_id or 0)


@resource_form(
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
    offer = ResourceDraft(answers.text("title"), answers.text("link"))
    if not offer.link.strip() and answers.file("file") is None:  # its file stays
        shelf = ctx.services.shelf
        resource = await shelf.get_own(ctx.guild_id, resource_id, ctx.member_id)
        offer = replace(offer, upload=resource.upload)
    subject = f"resource {resource_id}"
    draft = Draft(ctx.guild_id, ctx.member_id, RESOURCE, offer, subject, id=draft_id or 0)
    await _with_file(ctx, draft, answers.file("file"))


async def add(
    ctx: Context, offer: ResourceDraft, file: discord.Attachment | None = None, draft_id: int = 0
) -> None:
    """Put something on the shelf, or ask about it first."""
    draft = Draft(ctx.guild_id, ctx.member_id, RESOURCE, offer, id=draft_id)
    await _with_file(ctx, draft, file)


async def _with_file(
    ctx: Context, draft: Draft[ResourceDraft], file: discord.Attachment | None
) -> None:
    """Go on with what was typed and, where there's one, with a file as it can be kept.

    A file that waited comes along, unless another or a link takes its place.
    """
    waited = await _waiting(ctx, draft)
    if file is not None:
        await ctx.take_time()
        await _check(ctx, draft)
        try:
            sent = await files.kept(ctx, file)
        except Refusal as refusal:
            saved = await keep(ctx, draft)
            way = f"draft:change:{saved.id}"
            why = words.NOT_SAVED.format(reason=refusal.message)
            raise Refusal(why, way, kept=True) from refusal
        draft = _with(draft, sent)
    elif waited is not None and not draft.text.link.strip():
        draft = _with(draft, waited)
    if waited is not None and draft.picture != waited.name:
        await ctx.services.pictures.remove(waited.name)
    await submit(ctx, draft)


def _with(draft: Draft[ResourceDraft], file: Upload) -> Draft[ResourceDraft]:
    return replace(draft, text=replace(draft.text, upload=file), picture=file.name)


async def _waiting(ctx: Context, draft: Draft[ResourceDraft]) -> Upload | None:
    """Return the file that waits in a draft."""
    if not draft.id:
        return None
    drafts = ctx.services.drafts
    found = await if_found(drafts.get(draft.guild_id, draft.id, draft.member_id))
    if found is None or found.kind != RESOURCE:
        return None
    return found.read(ResourceDraft).text.upload


async def _check(ctx: Context, draft: Draft[ResourceDraft]) -> None:
    await group_for(ctx.interaction, FEATURE, draft.guild_id)
    resource_id = _resource_id(draft)
    if resource_id:
        await ctx.services.shelf.get_own(draft.guild_id, resource_id, draft.member_id)


async def _clear(ctx: Context, draft: Draft[ResourceDraft]) -> None:
    shelf, resource_id = ctx.services.shelf, _resource_id(draft)
    sent = draft.text.upload
    if sent is not None and sent.asks:
        draft = await keep(ctx, draft)
        await ctx.show(files.question(draft.id, sent))
        return
    before = await shelf.get(draft.guild_id, resource_id) if resource_id else None
    worry = await _worry_in_link(ctx, draft, before)
    if worry:
        draft = await keep(ctx, draft)
        await ctx.show(files.link_question(draft.id, worry))
        return
    mine = draft.guild_id, draft.member_id
    if before is not None:
        resource = await shelf.edit(draft.guild_id, resource_id, mine[1], draft.text, ctx.now)
        await ctx.services.drafts.done(draft)
        await _drop(ctx, before.file, resource)
        if resource.opens is None and rules.asks_to_open(resource.link):
            await ctx.show(cards.opening(resource, words.CHANGED))
        else:
            await ctx.show(await details.owned(ctx, resource))
        return
    name = tidy_name(await ctx.display_name())
    added = await shelf.add(*mine, name, draft.text, ctx.now)
    await ctx.services.drafts.done(draft)
    resource = added.resource
    if not added.new:
        await _drop(ctx, draft.picture, resource)
        own = resource.owner_id == draft.member_id
        group = await ctx.services.groups.get(draft.guild_id)
        await ctx.show(cards.here_already(resource, group.zone, own=own))
    elif rules.asks_to_open(resource.link):
        await ctx.show(cards.opening(resource))
    else:
        first = cards.added(resource)
        if sent is not None and sent.kept:
            first = f"{first}\n{words.FILE_KEPT.format(what=listed(sent.kept))}"
        await ctx.show(details.more(resource, first))


async def _worry_in_link(ctx: Context, draft: Draft[ResourceDraft], before: Resource | None) -> str:
    """Return what in a link that nobody looked at yet may point to a student."""
    link = draft.text.link
    if draft.text.looked or (before is not None and before.link == link):
        return ""
    return worry_in(link, await ctx.services.students.known(draft.guild_id))


async def _drop(ctx: Context, name: str | None, resource: Resource) -> None:
    """Remove a file that isn't the one that's on the shelf."""
    if name is not None and name != resource.file:
        await ctx.services.pictures.remove(name)


async def _change(ctx: Context, draft: Draft[ResourceDraft]) -> None:
    filled, offer = _resource_id(draft), draft.text
    if filled:
        await ctx.open(edit_form.filled(offer.title, offer.link), filled, draft.id)
    else:
        await ctx.open(add_form.filled(offer.title, offer.link), draft.id)


def _resource_id(draft: Draft[ResourceDraft] | Draft[OneText]) -> int:
    return int((draft.subject or "resource 0").split()[-1])


ON_THE_SHELF = Surface(RESOURCE, ResourceDraft, rules.tidied, _check, _clear, _change, "save")


def _line(said: str = "") -> list[Part]:
    label, hint = words.LINE_LABEL, words.LINE_HINT
    return [box("line", label, hint=hint, value=said, limit=rules.LINE_LIMIT, long=True)]


@resource_form(
    "shelf:line:{resource_id:int}", _line, title=words.LINE_TITLE, surface=LINE, always=CHECKED
)
async def line_form(ctx: Context, answers: Answers, resource_id: int) -> None:
    """Say in one line how something was used."""
    said = OneText(answers.text("line"))
    subject = f"resource {resource_id}"
    await submit(ctx, Draft(ctx.guild_id, ctx.member_id, LINE, said, subject))


async def _check_line(ctx: Context, draft: Draft[OneText]) -> None:
    await group_for(ctx.interaction, FEATURE, draft.guild_id)
    await ctx.services.shelf.get(draft.guild_id, _resource_id(draft))


def _tidied(line: OneText) -> OneText:
    return OneText(rules.tidy_line(line.said))


async def _say(ctx: Context, draft: Draft[OneText]) -> None:
    name, line = tidy_name(await ctx.display_name()), draft.text.said
    key = draft.guild_id, _resource_id(draft), draft.member_id
    resource = await ctx.services.shelf_uses.say(*key, name, line, ctx.now)
    await ctx.services.drafts.done(draft)
    sentence = words.LINE_SAVED if line else words.LINE_GONE
    said = sentence.format(title=safe(resource.title))
    if resource.owner_id == draft.member_id:  # there may be more to say
        await ctx.show(details.more(resource, f"{said}\n{words.ADDED_MORE}"))
        return
    show = Button(f"shelf:show:{resource.id}")
    await ctx.show(Card(said, [] if ctx.in_dm else [show]))


async def _change_line(ctx: Context, draft: Draft[OneText]) -> None:
    await ctx.open(line_form.filled(draft.text.said), _resource_id(draft))


HOW_USED = Surface(LINE, OneText, _tidied, _check_line, _say, _change_line, "save")
