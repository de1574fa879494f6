"""Buttons on wins: on their posts, on a member's own wins, on pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.search.rules import LONGEST_QUERY
from bot.ui import words as ui_words
from bot.ui.components import Style, button, form
from bot.ui.modal import Answers, Part, box, choice
from bot.ui.template import number_of
from bot.wins import rules, words
from bot.wins.reactions import follow_up_at
from cogs.wins import listing, threads
from cogs.wins.forms import kinds, present_form, share_form
from cogs.wins.notices import author_of

if TYPE_CHECKING:
    from datetime import date

    from bot.ui.context import Context

FEATURE = "wins"

post_button = partial(button, always="what was posted stays, with its buttons")


@button("win:share:{week:date}", label=words.SHARE, style=Style.primary, feature=FEATURE)
async def share(ctx: Context, week: date | None = None) -> None:
    """Open the form at once; from a weekly post it knows what was asked."""
    asked = None if week is None else await ctx.services.weekly.asked(ctx.guild_id, week)
    await ctx.open(share_form.filled(None, "" if asked is None else asked.question))


@button("win:present", label=words.PRESENT, feature=FEATURE)
async def present(ctx: Context) -> None:
    """Open the form that presents something to the group."""
    await ctx.open(present_form.filled())


@button("win:find", label=words.FIND, feature=FEATURE)
async def find(ctx: Context) -> None:
    """Open the form that looks for wins."""
    await ctx.open(find_form.filled())


@post_button("win:cheer:{win_id:int}", label=words.CHEER)
async def cheer(ctx: Context, win_id: int) -> None:
    """Cheer, or take it back; the number under the post follows."""
    cheered = await ctx.services.reactions.cheer(
        ctx.guild_id, win_id, ctx.member_id, _name(ctx), ctx.now
    )
    if not cheered:
        await ctx.answer(words.UNCHEERED)
        return
    win = await ctx.services.wins.get(ctx.guild_id, win_id)
    await ctx.answer(words.CHEERED.format(name=await author_of(ctx.client, win)))


@post_button("win:try:{win_id:int}", label=words.TRYING)
async def try_it(ctx: Context, win_id: int) -> None:
    """Note that one tries this too, and ask once in two school weeks."""
    group = await ctx.services.groups.school(ctx.guild_id)
    school = await ctx.services.members.school(ctx.guild_id, ctx.member_id, group)
    noted = await ctx.services.reactions.try_it(
        ctx.guild_id, win_id, ctx.member_id, _name(ctx), ctx.now, follow_up_at(school, ctx.now)
    )
    if noted == "taken back":
        await ctx.answer(words.TRY_TAKEN_BACK)
        return
    win = await ctx.services.wins.get(ctx.guild_id, win_id)
    sentence = words.TRY_NOTED if noted == "noted" else words.TRY_NOTED_AGAIN
    await ctx.answer(sentence.format(name=await author_of(ctx.client, win)))


@post_button("win:talk:{win_id:int}", label=words.TALK)
async def talk(ctx: Context, win_id: int) -> None:
    """Open the thread under a win, or show where it is."""
    await ctx.take_time()
    win = await ctx.services.wins.get(ctx.guild_id, win_id)
    thread_id = await threads.opened(ctx.interaction, win)
    await ctx.answer(words.THREAD_LINK.format(thread=thread_id))


@button("win:page:{page:int}:{search:rest}", label=ui_words.MORE, feature=FEATURE)
async def turn(ctx: Context, page: int, search: str) -> None:
    """Show another page of what was found."""
    await ctx.show(await listing.found(ctx, listing.WinSearch.from_tail(search), page))


@button("win:again:{search:rest}", label=words.SEARCH_AGAIN, feature=FEATURE)
async def search_again(ctx: Context, search: str) -> None:
    """Open the form with what was looked for in it."""
    await ctx.open(find_form.filled(listing.WinSearch.from_tail(search)))


def _find(search: listing.WinSearch | None = None) -> list[Part]:
    search = search or listing.WinSearch()
    people = discord.ui.UserSelect[discord.ui.Modal](custom_id="by", required=False)
    if search.author_id is not None:
        people.default_values = [discord.Object(search.author_id, type=discord.User)]
    since = "" if search.since is None else search.since.isoformat()
    hint, limit = words.FIND_HINT, LONGEST_QUERY
    return [
        box("words", words.FIND_LABEL, hint=hint, value=search.query, limit=limit, required=True),
        choice("kind", words.FIND_KIND_LABEL, kinds(search.kind)),
        discord.ui.Label(text=words.FIND_BY_LABEL, component=people),
        box("since", words.FIND_SINCE_LABEL, hint=words.FIND_SINCE_HINT, value=since, limit=40),
    ]


@form(
    "win:query",
    _find,
    title=words.FIND_TITLE,
    private="what one looks for is shown to nobody else",
    feature=FEATURE,
)
async def find_form(ctx: Context, answers: Answers) -> None:
    """Show the first page of what was looked for."""
    by, kind = answers.choice("by"), answers.choice("kind")
    search = listing.WinSearch(
        answers.text("words"),
        kind if kind in rules.KINDS else None,
        number_of(by) if by else None,
    )
    search = listing.since(ctx, answers.text("since"), search)
    await ctx.answer(await listing.found(ctx, search))


@button("win:mine:{before:int}", label=ui_words.OLDER, feature=FEATURE)
async def older_mine(ctx: Context, before: int) -> None:
    """Show the member's own older wins."""
    await ctx.show(await listing.mine(ctx, before=before))


def _name(ctx: Context) -> str:
    return rules.tidy_name(ctx.interaction.user.display_name)
