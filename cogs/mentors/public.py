"""What of mentors other people read: an offer, a request, a win by both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.mentors import pair_words, rules, words
from bot.mentors.rules import MentorProfile
from bot.ui.card import Card
from bot.ui.checks import group_for
from bot.ui.review import Surface
from cogs.mentors import actions, forms, walk
from cogs.mentors.basics import FEATURE, name_of

if TYPE_CHECKING:
    from bot.drafts.rules import Draft
    from bot.ui.context import Context


async def _check(ctx: Context, draft: Draft[MentorProfile]) -> None:
    await group_for(ctx.interaction, FEATURE, draft.guild_id)


async def _save_offer(ctx: Context, draft: Draft[MentorProfile]) -> None:
    await _check(ctx, draft)
    await ctx.services.mentors.save_offer(draft.guild_id, draft.member_id, draft.text, ctx.now)
    await ctx.services.drafts.done(draft)
    await actions.saved(ctx, words.SAVED_OFFER)


async def _save_request(ctx: Context, draft: Draft[MentorProfile]) -> None:
    await _check(ctx, draft)
    mine = draft.guild_id, draft.member_id
    request = await ctx.services.mentors.save_request(*mine, draft.text, ctx.now)
    await ctx.services.drafts.done(draft)
    await actions.saved(ctx, words.SAVED_REQUEST, request)


async def _check_win(ctx: Context, draft: Draft[MentorProfile]) -> None:
    await _check(ctx, draft)
    await ctx.services.mentor_pairs.get(draft.guild_id, _pair_id(draft), draft.member_id)


def _tidied_win(profile: MentorProfile) -> MentorProfile:
    line = rules.tidy_line(profile.words, pair_words.WIN_TOO_LONG)
    if line is None:
        raise Refusal(pair_words.WIN_EMPTY)
    return replace(profile, words=line)


async def _ask_other(ctx: Context, draft: Draft[MentorProfile]) -> None:
    """Let the other one of a pair read what is to be shared."""
    pair = await ctx.services.mentor_course.propose_win(
        draft.guild_id, _pair_id(draft), draft.member_id, draft.text.words, ctx.now
    )
    await ctx.services.drafts.done(draft)
    name = await name_of(ctx.client, draft.guild_id, pair.other(draft.member_id))
    await ctx.show(Card(pair_words.WIN_ASKED.format(name=name)))


async def _change(ctx: Context, draft: Draft[MentorProfile]) -> None:
    if draft.kind == walk.WIN:
        await ctx.open(forms.win.filled(draft.text.words), draft.guild_id, _pair_id(draft))
    elif draft.kind == walk.REQUEST:
        await ctx.open(forms.request.filled(draft.text), draft.guild_id)
    else:
        await ctx.open(forms.offer.filled(draft.text), draft.guild_id)


def _pair_id(draft: Draft[MentorProfile]) -> int:
    return int(draft.subject or 0)


SURFACES = (
    Surface(
        walk.OFFER,
        MentorProfile,
        lambda profile: rules.tidied(profile, asks=False),
        _check,
        _save_offer,
        _change,
        "save",
    ),
    Surface(
        walk.REQUEST,
        MentorProfile,
        lambda profile: rules.tidied(profile, asks=True),
        _check,
        _save_request,
        _change,
        "save",
    ),
    Surface(walk.WIN, MentorProfile, _tidied_win, _check_win, _ask_other, _change, "send"),
)
