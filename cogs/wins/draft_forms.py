"""Forms about drafts; they also open, and are handed in, in direct messages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.errors import NotFound
from bot.ui.modal import Answers, Part, box, upload
from bot.wins import rules, words
from cogs.wins import cards, walk
from cogs.wins.forms import alt_box, public_form, win_parts, with_answers

if TYPE_CHECKING:
    import discord

    from bot.ui.context import Context
    from bot.wins.rules import WinDraft


def _text(draft: WinDraft) -> list[Part]:
    parts = win_parts(draft, photo=False, alt=draft.picture is not None)
    if draft.behalf and draft.win_id is None:
        label, hint, limit = words.BEHALF_LABEL, words.BEHALF_HINT, rules.BEHALF_LIMIT
        parts.append(box("behalf", label, hint=hint, value=draft.behalf, limit=limit))
    return parts


async def _gone(ctx: Context, answers: Answers, _missing: NotFound) -> None:
    """Ask before the words become a second win. Raises Refusal in direct messages."""
    draft = await walk.keep(ctx.client, with_answers(walk.fresh(ctx.interaction), answers))
    await ctx.show(cards.keep_it(draft, words.POSTED_MAYBE))


@public_form(
    "draft:form:{draft_id:int}", _text, title=words.FORM_TITLE, works_in_dm=True, gone=_gone
)
async def reword_new(ctx: Context, answers: Answers, draft_id: int) -> WinDraft:
    """Change the text of a draft; its photo stays. Raises NotFound."""
    return with_answers(await _kept(ctx, draft_id), answers)


async def _edit_gone(_ctx: Context, _answers: Answers, missing: NotFound) -> None:
    """Say so; the words go back to their author. Raises NotFound."""
    raise NotFound(words.EDIT_GONE) from missing


@public_form(
    "draft:edit:{draft_id:int}", _text, title=words.EDIT_TITLE, works_in_dm=True, gone=_edit_gone
)
async def reword_edit(ctx: Context, answers: Answers, draft_id: int) -> WinDraft:
    """Change the text of a draft that changes a win; it never becomes a win of its own."""
    return with_answers(await _kept(ctx, draft_id), answers)


def change_form(draft: WinDraft) -> discord.ui.Modal:
    """Return the form that changes a draft's text."""
    form = reword_new if draft.win_id is None else reword_edit
    return form.filled(draft).modal(draft.id)


def _alt(draft: WinDraft) -> list[Part]:
    return [alt_box(draft.alt[: rules.ALT_LIMIT], required=True)]


@public_form("draft:alt:{draft_id:int}", _alt, title=words.DESCRIBE_TITLE, works_in_dm=True)
async def describe_form(ctx: Context, answers: Answers, draft_id: int) -> WinDraft:
    """Say what a photo shows."""
    return replace(await _kept(ctx, draft_id), alt=answers.text("alt"))


def _photo(draft: WinDraft) -> list[Part]:
    photo = upload("photo", words.PHOTO_LABEL, hint=words.PHOTO_HINT, required=True)
    return [photo, alt_box(draft.alt[: rules.ALT_LIMIT])]


@public_form("draft:photo:{draft_id:int}", _photo, title=words.PHOTO_TITLE, works_in_dm=True)
async def photo_form(ctx: Context, answers: Answers, draft_id: int) -> WinDraft:
    """Add another photo, and say what it shows."""
    return replace(await _kept(ctx, draft_id), alt=answers.text("alt"))


async def _kept(ctx: Context, draft_id: int) -> WinDraft:
    guild_id = ctx.interaction.guild_id
    return await ctx.services.win_drafts.get(guild_id, draft_id, ctx.member_id)
