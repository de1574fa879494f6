"""Buttons on the private cards between a draft of a win and its post."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.students import words as student_words
from bot.ui.card import Card
from bot.ui.components import Style, button
from bot.ui.review import CHECKED, Surface, question_answered
from bot.wins import rules, words
from bot.wins.drafts import WIN as KIND
from bot.wins.drafts import of
from bot.wins.rules import WinDraft
from cogs.wins import walk
from cogs.wins.draft_forms import change_form, describe_form, photo_form

if TYPE_CHECKING:
    from bot.drafts.rules import Draft
    from bot.ui.context import Context


async def _change(ctx: Context, kept: Draft[WinDraft]) -> None:
    await ctx.interaction.response.send_modal(change_form(of(kept)))


WIN = Surface(KIND, WinDraft, rules.tidied, walk.check, walk.after_the_look, _change)


draft_button = partial(button, works_in_dm=True, always=CHECKED)


@draft_button("draft:describe:{draft_id:int}", label=words.DESCRIBE_BUTTON, style=Style.primary)
async def describe(ctx: Context, draft_id: int) -> None:
    """Open the form for what the photo shows."""
    await ctx.open(describe_form.filled(await _draft(ctx, draft_id)), draft_id)


@draft_button("draft:photo:{draft_id:int}", label=words.ANOTHER_PHOTO)
async def another_photo(ctx: Context, draft_id: int) -> None:
    """Open the form with the upload."""
    await ctx.open(photo_form.filled(await _draft(ctx, draft_id)), draft_id)


@draft_button("draft:without:{draft_id:int}", label=words.POST_WITHOUT)
async def without_photo(ctx: Context, draft_id: int) -> None:
    """Go on without the photo; the picture itself is deleted."""
    draft = await _draft(ctx, draft_id)
    left_out = draft.picture
    draft = await walk.keep(ctx.client, replace(draft, picture=None, alt="", release=None))
    if left_out is not None and draft.win_id is None:
        await ctx.services.pictures.remove(left_out)
    await walk.go_on(ctx.interaction, draft)


@draft_button(
    "draft:clear_photo:{draft_id:int}", label=student_words.PHOTO_CLEAR, style=Style.primary
)
async def nobody_recognized(ctx: Context, draft_id: int) -> None:
    """Note that no student can be recognized in the photo, and go on."""
    draft = await _draft(ctx, draft_id)
    await walk.go_on(ctx.interaction, replace(draft, release="unrecognizable"))


@draft_button("draft:released:{draft_id:int}", label=student_words.PHOTO_RELEASE)
async def released(ctx: Context, draft_id: int) -> None:
    """Note that there's a release, and go on; the photo then never leaves the group by default."""
    draft = await _draft(ctx, draft_id)
    await walk.go_on(ctx.interaction, replace(draft, release="released"))


@draft_button("draft:drop:{draft_id:int}", label=words.NO_THANKS)
async def drop(ctx: Context, draft_id: int) -> None:
    """Delete the draft and its picture."""
    draft = await _draft(ctx, draft_id)
    await ctx.services.drafts.drop(draft.guild_id, draft.id, ctx.member_id)
    if draft.picture is not None and draft.win_id is None:
        await ctx.services.pictures.remove(draft.picture)
    await ctx.show(Card(words.NOT_SAVED))
    await question_answered(ctx)


async def _draft(ctx: Context, draft_id: int) -> WinDraft:
    """Return the draft, to its author alone. Raises NotFound."""
    guild_id = None if ctx.in_dm else ctx.guild_id
    return await ctx.services.win_drafts.get(guild_id, draft_id, ctx.member_id)
