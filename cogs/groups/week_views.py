"""What a coordinator presses on the list of the week."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.agenda import words
from bot.agenda.occurrences import Done, Dropped, Failed
from bot.kit.text import capitalized
from bot.ui.answer import PATIENCE
from bot.ui.card import Card
from bot.ui.components import Style, button
from cogs.groups import week_cards

if TYPE_CHECKING:
    from bot.agenda.occurrences import Outcome
    from bot.ui.components import PersistentButton
    from bot.ui.context import Context

WEEK = timedelta(days=7)


@button("agenda:week:{page:int}", label=words.LATER_DAYS, coordinator=True)
async def show_week(ctx: Context, page: int) -> None:
    """Turn the page."""
    await ctx.show(await week(ctx, page))


@button("agenda:run:{row_id:int}", label=words.RUN.format(number="it"), coordinator=True)
async def ask_to_run(ctx: Context, row_id: int) -> None:
    """Ask before something happens for everyone ahead of its time."""
    await _ask(ctx, row_id, words.RUN_ASK, run_now)


@button("agenda:skip:{row_id:int}", label=words.SKIP.format(number="it"), coordinator=True)
async def ask_to_skip(ctx: Context, row_id: int) -> None:
    """Ask before something is left out for everyone."""
    await _ask(ctx, row_id, words.SKIP_ASK, skip)


async def _ask(ctx: Context, row_id: int, sentence: str, yes: PersistentButton[[int]]) -> None:
    agenda, kinds = ctx.client.agenda, ctx.client.kinds
    coming = await agenda.coming(ctx.guild_id, kinds, ctx.now + WEEK)
    found = next((one for one in coming if one.id == row_id), None)
    if found is None:
        await ctx.show(await week(ctx, note=words.IS_GONE))
        return
    when = discord.utils.format_dt(found.due_at, "f")
    question = sentence.format(what=capitalized(kinds[found.kind]), when=when)
    await ctx.show(Card(question, [yes.button(row_id), show_week.button(0).named(words.NOT_NOW)]))


@button("agenda:run_yes:{row_id:int}", label=words.RUN_YES, style=Style.primary, coordinator=True)
async def run_now(ctx: Context, row_id: int) -> None:
    """Do something before its time, and say what became of it."""
    await ctx.take_time()
    task = await ctx.client.agenda.run_now(ctx.guild_id, row_id, ctx.client.kinds)
    if task is None:
        note = words.IS_GONE
    else:
        done, _ = await asyncio.wait({task}, timeout=PATIENCE)
        note = _outcome_in_words(task.result()) if done else words.IS_UNDER_WAY
    await ctx.show(await week(ctx, note=note))


@button("agenda:skip_yes:{row_id:int}", label=words.SKIP_YES, style=Style.danger, coordinator=True)
async def skip(ctx: Context, row_id: int) -> None:
    """Leave something out this time; what follows it is planned."""
    skipped = await ctx.client.agenda.skip(ctx.guild_id, row_id, ctx.client.kinds)
    await ctx.show(await week(ctx, note=words.IS_GONE if skipped is None else words.IS_SKIPPED))


async def week(ctx: Context, page: int = 0, note: str = "") -> Card:
    """Return what ran in the last seven days and what runs in the next."""
    agenda, kinds = ctx.client.agenda, ctx.client.kinds
    past = await agenda.past(ctx.guild_id, kinds, ctx.now - WEEK)
    coming = await agenda.coming(ctx.guild_id, kinds, ctx.now + WEEK)
    shown = week_cards.numbered(coming, page)
    items = []
    for number, one in shown.here:
        if number is not None:
            items.append(ask_to_run.button(one.id).named(words.RUN.format(number=number)))
            items.append(ask_to_skip.button(one.id).named(words.SKIP.format(number=number)))
    items += shown.turns(show_week.button, words.EARLIER_DAYS, words.LATER_DAYS)
    return Card(week_cards.week(past, shown, kinds, note), items)


def _outcome_in_words(outcome: Outcome) -> str:
    if isinstance(outcome, Done):
        return words.IS_DONE
    if isinstance(outcome, Dropped):
        return words.IS_LEFT_OUT
    if isinstance(outcome, Failed):
        return words.IS_FAILED.format(reason=outcome.reason.rstrip("."))
    return words.IS_NOT_DONE[outcome.trouble]
