"""Buttons under the weekly post, on the panel of those who look after it, and for greeters."""

from __future__ import annotations

import asyncio
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from bot.documents.workshop import fingerprint
from bot.drafts.rules import Draft, OneText
from bot.kit.errors import NotFound, Refusal
from bot.ui import words as ui_words
from bot.ui.card import Card
from bot.ui.checks import coordinators_only
from bot.ui.components import Style, button, form
from bot.ui.modal import Answers, Part, box
from bot.ui.review import Surface, submit
from bot.weekly import rules, words
from bot.weekly.service import comes
from bot.wins import words as win_words
from bot.wins.rules import of_wins
from cogs.weekly import cards

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from bot.ui.context import Context
    from bot.weekly.service import WeekAhead
    from bot.wins.rules import Win


KIND = "weekly.question"  # subject: the week
coordinators_button = partial(button, coordinator=True)


@button("weekly:try:{week:date}", label=words.TRY, feature="wins")
async def try_one(ctx: Context, week: date) -> None:
    """List the wins that a post showed, each with a button to try it."""
    wins = await ctx.services.weekly.quoted(ctx.guild_id, week)
    if not wins:
        raise NotFound(words.TRY_GONE, "win:find")
    await ctx.answer(cards.to_try(wins, await hidden_among(ctx.client, wins)))


@coordinators_button("weekly:plan", label=words.PLAN)
async def plan(ctx: Context) -> None:
    """Show the next four posts."""
    ahead = await ctx.services.weekly.ahead(ctx.guild_id, ctx.now)
    await ctx.show(
        cards.plan(ahead, ctx.group.weekly_at, ctx.group.country, comes=comes(ctx.group))
    )


@coordinators_button("weekly:week:{week:date}", label=words.PLAN)
async def one_week(ctx: Context, week: date) -> None:
    """Show one of them, as it would read."""
    await show_week(ctx, await ctx.services.weekly.one(ctx.guild_id, week, ctx.now))


@coordinators_button("weekly:swap:{week:date}", label=words.SWAP)
async def swap(ctx: Context, week: date) -> None:
    """Ask something else in a week."""
    ahead = await ctx.services.weekly.swap(ctx.guild_id, week, ctx.now)
    await show_week(ctx, ahead, words.SWAPPED)


@coordinators_button("weekly:skip:{week:date}", label=words.SKIP)
async def skip(ctx: Context, week: date) -> None:
    """Post nothing in a week."""
    ahead = await ctx.services.weekly.skip(ctx.guild_id, week, ctx.now, skipped=True)
    await show_week(ctx, ahead, words.SKIPPED)


@coordinators_button("weekly:unskip:{week:date}", label=words.UNSKIP)
async def unskip(ctx: Context, week: date) -> None:
    """Post in a week after all."""
    ahead = await ctx.services.weekly.skip(ctx.guild_id, week, ctx.now, skipped=False)
    await show_week(ctx, ahead, words.UNSKIPPED)


@coordinators_button(
    "weekly:mail:{audience:members|anyone}:{week:date}:{looked_at}",
    label=words.MAIL,
    style=Style.primary,
    feature="weekly",
)
async def copy_as_email(
    ctx: Context,
    audience: Literal["members", "anyone"],
    week: date | None = None,
    looked_at: str | None = None,
) -> None:
    """Show a week's e-mail (without one: this week's, or else the next) as text and as files.

    *looked_at* is the fingerprint of what the coordinator has looked at.
    """
    await ctx.take_time()
    if not comes(ctx.group):
        raise Refusal(ui_words.SWITCHED_OFF)
    server, services = ctx.interaction.guild, ctx.services
    name = server.name if server is not None else ctx.group.name
    letter = await services.weekly.to_copy(ctx.guild_id, week, ctx.now)
    mail = await services.documents.email(ctx.guild_id, name, letter.issue, audience)
    look = await services.documents.worries_in(ctx.guild_id, mail.members_words())
    if look and fingerprint(look) != looked_at:
        await ctx.show(cards.mail_look(audience, letter.issue.week, look, fingerprint(look)))
        return
    await services.documents.record(
        ctx.guild_id, ctx.member_id, "week", audience, mail.found, ctx.now
    )
    await ctx.show(await asyncio.to_thread(cards.email, letter, mail, ctx.group.country))


async def show_week(ctx: Context, one: WeekAhead, note: str = "") -> None:
    """Show one post to come, in place of the card that was pressed."""
    issue = await ctx.services.weekly.preview(ctx.guild_id, one.post.week, ctx.now)
    hidden = await hidden_among(ctx.client, issue.quoted)
    await ctx.show(cards.week(one, issue, hidden, ctx.group.weekly_at, ctx.group.country, note))


@button("weekly:greet", label=words.GREET, feature="weekly")
async def greet(ctx: Context) -> None:
    """Be a greeter, or no longer."""
    if await ctx.services.greeters.toggle(ctx.guild_id, ctx.member_id, ctx.now):
        await ctx.show(Card(words.GREETS, [stop_greeting.button(ctx.guild_id)]))
    else:
        await ctx.show(Card(words.GREETS_NO_MORE, [greet.button().named(words.GREET_AGAIN)]))


@button(
    "weekly:ungreet:{guild_id:int}:{win_id:int}",
    label=words.GREET_STOP,
    works_in_dm=True,
    always="who stops is heard",
)
async def stop_greeting(ctx: Context, guild_id: int, win_id: int | None = None) -> None:
    """Greet no longer; the win makes the button, and so the message, one of a kind."""
    await ctx.services.greeters.stop(ctx.guild_id, ctx.member_id)
    await ctx.show(Card(words.GREETS_NO_MORE))


async def unanswered_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return a win that still has no answer, for a greeter."""
    found = await client.services.greeters.to_greet(notice.guild_id, notice.subject_id)
    if found is None:
        return None
    hidden = await hidden_among(client, [found.win])
    stop = stop_greeting.button(notice.guild_id, found.win.id)
    return Card(cards.greeting(found, hidden), [stop])


async def hidden_among(client: WhatsWorking, wins: Iterable[Win]) -> frozenset[int]:
    """Return who hides their name: of the authors of a group's wins, and of those they mention."""
    found = list(wins)
    guild_id = found[0].guild_id if found else 0
    return await client.services.members.hidden(guild_id, of_wins(found).people)


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
