"""Pages of wins: what was found, and a member's own wins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.dates import Unread, parse_range
from bot.kit.errors import Refusal
from bot.kit.safe import safe_name
from bot.search.rules import fitting
from bot.ui.card import Button, Card
from bot.ui.paging import page_from
from bot.wins import rules, words
from bot.wins.service import PAGE
from cogs.wins import cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ui.context import Context
    from bot.wins.rules import Win
    from bot.wins.search import WinFilter


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Search:
    """What someone looks for; it fits into a button's custom id, so paging works forever."""

    query: str
    kind: str | None = None
    author_id: int | None = None
    since: date | None = None

    def tail(self) -> str:
        """Return the search for a custom id."""
        kind = "" if self.kind is None else str(rules.KINDS.index(self.kind))
        author = "" if self.author_id is None else _base36(self.author_id)
        since = "" if self.since is None else _base36(self.since.toordinal())
        return f"{kind}|{author}|{since}|{self.query}"

    @classmethod
    def from_tail(cls, tail: str) -> Search:
        """Return the search that a custom id holds. Raises Refusal for a forged one."""
        try:
            kind, author, since, query = tail.split("|", 3)
            return cls(
                query,
                rules.KINDS[int(kind)] if kind else None,
                int(author, 36) if author else None,
                date.fromordinal(int(since, 36)) if since else None,
            )
        except (ValueError, IndexError, OverflowError) as error:
            raise Refusal(words.QUERY_EMPTY, "win:find") from error

    @property
    def is_narrowed(self) -> bool:
        """Return whether it asks for more than words."""
        return self != Search(self.query)

    def narrowed(self, reader_id: int) -> WinFilter:
        """Return what the service is asked besides the words."""
        since = None if self.since is None else datetime.combine(self.since, time(), UTC)
        return {
            "kind": self.kind,
            "author_id": self.author_id,
            "reader_id": reader_id,
            "since": since,
        }


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


def day(ctx: Context, typed: str) -> date | None:
    """Return the latest day up to today that was typed, if any. Raises Refusal."""
    if not typed.strip():
        return None
    today = calendar.local_day(ctx.now, ctx.group.zone)
    try:
        return parse_range(typed, today, ctx.group.country, "past").first
    except Unread as unread:
        raise Refusal(words.SINCE_NOT_UNDERSTOOD) from unread


async def found(ctx: Context, search: Search, page: int = 0) -> Card:
    """Return a page of what was found, the best first. Raises Refusal."""
    search = replace(search, query=fitting(search.query, rules.QUERY_LIMIT))
    found = await ctx.services.wins.find(
        ctx.guild_id,
        search.query,
        offset=page * PAGE,
        **search.narrowed(ctx.member_id),
    )
    shown, tail = page_from(found.wins, page, PAGE), search.tail()
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
