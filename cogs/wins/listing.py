"""Pages of wins: what was found, and a member's own wins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.dates import Unread, parse_range
from bot.kit.errors import Refusal
from bot.kit.safe import safe_line, safe_name
from bot.ui.card import Button, Card
from bot.ui.paging import page_from
from bot.ui.searching import DAY, NUMBER, Search, among
from bot.wins import rules, words
from bot.wins.service import PAGE
from cogs.wins import cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ui.context import Context
    from bot.wins.rules import Win

_SHOWN = 40  # characters of a day that couldn't be read


@dataclass(frozen=True)
class WinSearch(Search):
    """What someone looks for among wins."""

    kind: str | None = None
    author_id: int | None = None
    since: date | None = None

    limit = rules.QUERY_LIMIT
    written = among(rules.KINDS), NUMBER, DAY


def since(ctx: Context, typed: str, search: WinSearch) -> WinSearch:
    """Return the search from the latest day up to today that was typed, if any. Raises Refusal."""
    if not typed.strip():
        return search
    today = calendar.local_day(ctx.now, ctx.group.zone)
    try:
        day = parse_range(typed, today, ctx.group.country, "past").first
    except Unread as unread:
        said = words.SINCE_NOT_UNDERSTOOD.format(typed=safe_line(typed, _SHOWN))
        raise Refusal(said, f"win:again:{search.tail()}") from unread
    return replace(search, since=day)


async def found(ctx: Context, search: WinSearch, page: int = 0) -> Card:
    """Return a page of what was found, the best first. Raises Refusal."""
    since = None if search.since is None else datetime.combine(search.since, time(), UTC)
    found = await ctx.services.wins.find(
        ctx.guild_id,
        search.query,
        offset=page * PAGE,
        kind=search.kind,
        author_id=search.author_id,
        reader_id=ctx.member_id,
        since=since,
    )
    shown, tail = page_from(found.documents, page, PAGE), search.tail()
    here = shown.here
    hidden = await ctx.services.members.hidden(ctx.guild_id, rules.of_wins(here).people)
    asked, narrowed = await _asked(ctx, here), search.is_narrowed
    content = cards.found(search.query, found, here, hidden, ctx.group.zone, narrowed, asked)
    turns = shown.turns(lambda number: Button(f"win:page:{number}:{tail}"))
    return Card(content, [*turns, Button(f"win:again:{tail}")])


async def mine(ctx: Context, *, before: int | None = None) -> Card:
    """Return a page of a member's own wins, with private totals on the first. Raises Refusal."""
    wins = await ctx.services.wins.mine(ctx.guild_id, ctx.member_id, before)
    if not wins:
        return Card(words.NO_WINS_YET, [Button("win:share")])
    totals = await ctx.services.wins.totals(ctx.guild_id, ctx.member_id)
    page = wins[:PAGE]
    asked = await _asked(ctx, page)
    card = cards.mine(cards.totals(*totals), page, ctx.group.zone, asked)
    more = [Button(f"win:mine:{page[-1].id}")] if len(wins) > PAGE else []
    return replace(card, items=[*card.items, *more])


async def own(ctx: Context, win: Win) -> Card:
    """Return a member's own win with who cheered it."""
    services = ctx.services
    cheering, trying = await services.reactions.names_on(win)
    card = cards.own(
        win,
        [safe_name(one) for one in cheering],
        [safe_name(one) for one in trying],
        ctx.group.zone,
        [safe_name(one) for one in await services.tries.names_worked(win)],
        blurbs=ctx.group.has("documents"),
    )
    return replace(card, items=[*card.items, *cards.to_shelf(ctx.group, win)])


async def _asked(ctx: Context, page: Sequence[Win]) -> dict[int, str]:
    """Return what the answers on a page answer; an answer says little without that."""
    found: dict[int, str] = {}
    services, guild_id = ctx.services, ctx.guild_id
    for win in page:
        if win.question_id is not None:
            question = await services.questions.to_answer(guild_id, win.question_id)
            said = None if question is None else question.asked
        elif win.answers is not None:
            week = await services.weekly.asked(guild_id, date.fromisoformat(win.answers))
            said = None if week is None else week.question
        else:
            continue
        if said is not None:
            found[win.id] = said
    return found
