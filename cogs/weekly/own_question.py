"""A coordinator's own question: the form, and the way to the week's post."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.drafts.rules import Draft, OneText
from bot.ui.card import Card
from bot.ui.checks import coordinators_only
from bot.ui.components import button, form
from bot.ui.modal import Answers, Part, box
from bot.ui.review import Surface, submit
from bot.weekly import rules, words
from bot.wins import words as win_words
from cogs.weekly.views import show_week

if TYPE_CHECKING:
    from bot.ui.context import Context

KIND = "weekly.question"  # subject: the week


@button("weekly:own:{week:date}", label=words.WRITE_OWN, coordinator=True)
async def write_own(ctx: Context, week: date) -> None:
    """Open the form for their own question, with what was typed before."""
    text = await ctx.services.weekly.untaken(ctx.guild_id, week)
    if text is None:
        one = await ctx.services.weekly.one(ctx.guild_id, week, ctx.now)
        text = one.question if one.own else ""
    kept = await ctx.services.drafts.of(ctx.guild_id, ctx.member_id, KIND, f"{week}")
    if kept is not None:
        text = kept.read(OneText).text.said
    await ctx.open(own_question.filled(text), week)


def _asked(text: str) -> list[Part]:
    hint, limit = win_words.STORY_HINT, rules.OWN_LIMIT
    label = words.OWN_LABEL
    return [box("question", label, hint=hint, value=text, limit=limit, long=True, required=True)]


@form("weekly:own:{week:date}", _asked, title=words.OWN_TITLE, surface=KIND, coordinator=True)
async def own_question(ctx: Context, answers: Answers, week: date) -> None:
    """Save a question that everyone will see, unless there is something to look at first."""
    weekly = ctx.services.weekly
    if await weekly.untaken(ctx.guild_id, week) is None:
        await weekly.one(ctx.guild_id, week, ctx.now)  # a week that is over takes none
    question = OneText(answers.text("question"))
    await submit(ctx, Draft(ctx.guild_id, ctx.member_id, KIND, question, f"{week}"))


async def _check(ctx: Context, _draft: Draft[OneText]) -> None:
    await coordinators_only(ctx.interaction)


def _tidied(text: OneText) -> OneText:
    return OneText(rules.tidied(text.said))


async def _save(ctx: Context, draft: Draft[OneText]) -> None:
    week = date.fromisoformat(draft.subject or "")
    question = draft.text.said
    if await ctx.services.weekly.untaken(draft.guild_id, week) is not None:
        await ctx.services.weekly.ask_instead(draft.guild_id, week, question, ctx.now)
        await ctx.services.drafts.done(draft)
        await ctx.show(Card(words.ASKED_INSTEAD))
        await ctx.client.agenda.tick()
        return
    one = await ctx.services.weekly.ask_own(draft.guild_id, week, question, ctx.now)
    await ctx.services.drafts.done(draft)
    await show_week(ctx, one, words.SAVED_OWN)


async def _change(ctx: Context, draft: Draft[OneText]) -> None:
    week = date.fromisoformat(draft.subject or "")
    await ctx.open(own_question.filled(draft.text.said), week)


QUESTION = Surface(KIND, OneText, _tidied, _check, _save, _change, "save")
