"""Ticking a member's wins: those that are in, and those that belong under a heading."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.documents import rules, words
from bot.documents.choices import MY_YEAR
from bot.kit.errors import NotFound
from bot.ui.components import button, form, select
from bot.ui.modal import BOX_LIMIT, Answers, Part, box
from bot.ui.template import number_of
from bot.wins.rules import PRESENTED
from cogs.documents import cards, making
from cogs.documents.making import FEATURE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping

    from bot.documents.choices import DocumentChoice
    from bot.plans.rules import PlanEntry
    from bot.ui.context import Context


document_button = partial(button, feature=FEATURE)


@document_button("document:pick:{page:int}", label=words.PICK_WINS)
async def pick(ctx: Context, page: int) -> None:
    """Show a page of the member's wins to check off."""
    await _show_page(ctx, await making.chosen(ctx, MY_YEAR), page)


@select("document:wins:{page:int}", feature=FEATURE)
async def tick_wins(ctx: Context, values: list[str], page: int) -> None:
    """Keep the wins of a page that are in, beside what is ticked on other pages."""
    choice = await making.chosen(ctx, MY_YEAR)
    everything = {win.id for win in await making.own_wins(ctx, choice)}
    here = everything & {number_of(one) for one in ctx.offered()}
    before = everything if choice.wins is None else choice.wins
    now = (before - here) | (here & {number_of(one) for one in values})
    ticked = None if everything <= now else frozenset(now)
    await _show_page(ctx, await making.change(ctx, MY_YEAR, wins=ticked), page)


@document_button("document:all", label=words.ALL_WINS)
async def all_wins(ctx: Context) -> None:
    """Put all wins in again."""
    await making.show_choice(ctx, await making.change(ctx, MY_YEAR, wins=None))


@document_button("document:release", label=words.RELEASE_BUTTON)
async def ask_release(ctx: Context) -> None:
    """Ask whether the release of photos covers this use."""
    choice = await making.chosen(ctx, MY_YEAR)
    await ctx.show(cards.release(await making.draft(ctx, choice), ctx.group.country))


@document_button("document:released:{covers:bool}", label=words.RELEASE_YES)
async def keep_release(ctx: Context, covers: bool) -> None:
    """Put photos with a release into this document, or leave them out."""
    await making.show_choice(ctx, await making.change(ctx, MY_YEAR, released=covers))


@document_button("document:headings", label=words.HEADINGS_BUTTON)
async def headings(ctx: Context) -> None:
    """Show the headings to put wins under."""
    await _show_headings(ctx, await making.chosen(ctx, MY_YEAR))


@document_button("document:own", label=words.OWN_HEADINGS)
async def own_headings(ctx: Context) -> None:
    """Open the form with the member's own headings."""
    choice = await making.chosen(ctx, MY_YEAR)
    await ctx.open(keep_own.filled(choice.headings))


def _own(pasted: str) -> list[Part]:
    label, hint, limit = words.RUBRIC_LABEL, words.OWN_HEADINGS_HINT, BOX_LIMIT
    return [box("headings", label, hint=hint, value=pasted, limit=limit, long=True)]


@form(
    "document:own",
    _own,
    title=words.OWN_HEADINGS,
    private=words.OWN_HEADINGS_PRIVATE,
    feature=FEATURE,
)
async def keep_own(ctx: Context, answers: Answers) -> None:
    """Keep a member's own headings; none: the group's again."""
    found = rules.headings(answers.text("headings"))
    await _show_headings(ctx, await making.change(ctx, MY_YEAR, headings="\n".join(found)))


@document_button("document:order", label=words.BY_HEADING_BUTTON)
async def order(ctx: Context) -> None:
    """Go by heading instead of by kind, or the other way round."""
    choice = await making.chosen(ctx, MY_YEAR)
    choice = await making.change(ctx, MY_YEAR, by_heading=not choice.by_heading)
    await _show_headings(ctx, choice)


@select("document:heading", feature=FEATURE)
async def choose_heading(ctx: Context, values: list[str]) -> None:
    """Show the wins to put under one heading."""
    await _show_under(ctx, number_of(values[0]), 0)


@document_button("document:underpage:{number:int}:{page:int}", label=words.HEADINGS_BUTTON)
async def under_page(ctx: Context, number: int, page: int) -> None:
    """Show another page of wins to put under a heading."""
    await _show_under(ctx, number, page)


@select("document:under:{number:int}:{page:int}", feature=FEATURE)
async def tick_under(ctx: Context, values: list[str], number: int, page: int) -> None:
    """Put wins of one page under a heading, and take others out."""
    choice, choices = await making.chosen(ctx, MY_YEAR), ctx.services.documents.choices
    there = await choices.under(choice.guild_id, choice.member_id)
    wins = {win.id: there.get(win.id) for win in await making.own_wins(ctx, choice)}
    await _tick(ctx, wins, values, number, page, choices.put_under)


@select("document:file:{number:int}:{page:int}", feature=FEATURE)
async def tick_went(ctx: Context, values: list[str], number: int, page: int) -> None:
    """Do the same with meetings, talks and all else that a member went to."""
    choice = await making.chosen(ctx, MY_YEAR)
    went = {one.id: one.heading for one in await _went(ctx, choice)}
    await _tick(ctx, went, values, number, page, ctx.services.documents.choices.file)


async def _tick(
    ctx: Context,
    things: Mapping[int, str | None],
    values: list[str],
    number: int,
    page: int,
    put: Callable[[int, int, Collection[int], str | None], Awaitable[None]],
) -> None:
    """Put what's ticked of one page under a heading; *things*: each with its own by now."""
    heading, offered = await _heading(ctx, number), {number_of(one) for one in ctx.offered()}
    shown = {one: under for one, under in things.items() if one in offered}
    ticked = shown.keys() & {number_of(one) for one in values}
    gone = {one for one, under in shown.items() if under == heading} - ticked
    await put(ctx.guild_id, ctx.member_id, gone, None)
    await put(ctx.guild_id, ctx.member_id, ticked, heading)
    await making.change(ctx, MY_YEAR, by_heading=True)
    await _show_under(ctx, number, page)


async def _went(ctx: Context, choice: DocumentChoice) -> list[PlanEntry]:
    """Return what a member went to in the chosen days; what they presented here is a win."""
    found = await ctx.services.documents.entries(choice)
    return [one for one in found if one.source != PRESENTED]


async def _show_page(ctx: Context, choice: DocumentChoice, page: int) -> None:
    wins = await making.own_wins(ctx, choice)
    await ctx.show(cards.pick(choice, wins, page, await making.days_of(ctx, wins)))


async def _show_headings(ctx: Context, choice: DocumentChoice) -> None:
    choices = ctx.services.documents.choices
    offered = await choices.headings(choice.guild_id, choice.member_id)
    under = await choices.under(choice.guild_id, choice.member_id)
    filed = [*under.values(), *(one.heading or "" for one in await _went(ctx, choice))]
    await ctx.show(cards.headings(choice, offered, filed))


async def _show_under(ctx: Context, number: int, page: int) -> None:
    choice = await making.chosen(ctx, MY_YEAR)
    heading = await _heading(ctx, number)
    wins = await making.own_wins(ctx, choice)
    there = await ctx.services.documents.choices.under(choice.guild_id, choice.member_id)
    days = await making.days_of(ctx, wins)
    went = await _went(ctx, choice)
    card = cards.under(heading, number, wins, went, page, there, days, ctx.group.country)
    await ctx.show(card)


async def _heading(ctx: Context, number: int) -> str:
    offered = await ctx.services.documents.choices.headings(ctx.guild_id, ctx.member_id)
    if number >= len(offered):
        raise NotFound(words.HEADING_GONE, headings.custom_id())
    return offered[number]
