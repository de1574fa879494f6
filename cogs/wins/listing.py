"""Pages of wins: what was found, and one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from bot.kit.errors import Refusal
from bot.kit.safe import safe, safe_name
from bot.ui.card import Card
from bot.ui.checks import set_up_group
from bot.ui.press import press, presses
from bot.wins import rules, words
from bot.wins.service import PAGE
from cogs.wins import cards

if TYPE_CHECKING:
    import discord

    from bot.ui.answer import Interaction
    from bot.wins.rules import Win


@dataclass(frozen=True)
class Search:
    """What is looked for; it fits into a button's custom id, so that paging works for ever."""

    query: str
    kind: str | None = None
    author_id: int | None = None
    since: date | None = None

    def tail(self) -> str:
        """Return the search for a custom id."""
        kind = "" if self.kind is None else str(rules.KINDS.index(self.kind))
        since = "" if self.since is None else self.since.toordinal()
        return f"{kind}|{self.author_id or ''}|{since}|{self.query}"

    @classmethod
    def from_tail(cls, tail: str) -> Search:
        """Return the search that a custom id holds. Raises Refusal for a forged one."""
        try:
            kind, author, since, query = tail.split("|", 3)
            return cls(
                query,
                rules.KINDS[int(kind)] if kind else None,
                int(author) if author else None,
                date.fromordinal(int(since)) if since else None,
            )
        except (ValueError, IndexError, OverflowError) as error:
            raise Refusal(words.QUERY_EMPTY) from error

    def narrowed(self) -> dict[str, Any]:
        """Return what the service is asked besides the words."""
        since = None if self.since is None else datetime.combine(self.since, time(), UTC)
        return {"kind": self.kind, "author_id": self.author_id, "since": since}


def day(typed: str) -> date | None:
    """Return the day that was typed, if any. Raises Refusal."""
    try:
        return date.fromisoformat(typed.strip()) if typed.strip() else None
    except ValueError as error:
        raise Refusal(words.SINCE_NOT_UNDERSTOOD) from error


async def found(
    interaction: Interaction, search: Search, *, before: int | None = None, after: int | None = None
) -> Card:
    """Return a page of what was found. Raises Refusal."""
    client = interaction.client
    group = await set_up_group(interaction, "wins")
    wins = await client.services.wins.find(
        group.guild_id,
        search.query,
        before=before,
        after=after,
        reader_id=interaction.user.id,
        **search.narrowed(),
    )
    query = f"\u201c{safe(search.query)}\u201d"
    if not wins:
        return Card(words.FOUND_NOTHING.format(query=query))
    page, older, newer = _page(wins, before, after)
    hidden = await _hidden(interaction, page)
    content = cards.found(words.FOUND.format(query=query), page, hidden, group.zone)
    return Card(content, _paging(page, older, newer, search.tail()))


async def mine(interaction: Interaction, *, before: int | None = None) -> Card:
    """Return a page of one's own wins, with private totals on the first. Raises Refusal."""
    client, member_id = interaction.client, interaction.user.id
    group = await set_up_group(interaction, "wins")
    wins = await client.services.wins.mine(group.guild_id, member_id, before)
    if not wins:
        return Card(words.NO_WINS_YET, [press("win:share:0")])
    totals = await client.services.wins.totals(group.guild_id, member_id)
    page = wins[:PAGE]
    content = cards.found(cards.totals(*totals), page, frozenset(), group.zone)
    items = [press(f"win:mine:{page[-1].id}")] if len(wins) > PAGE else []
    return Card(content, items)


async def own(interaction: Interaction, win: Win) -> Card:
    """Return one's own win with who cheered it."""
    services = interaction.client.services
    group = await services.groups.get(win.guild_id)
    cheering, trying = await services.marks.names_on(win)
    return cards.own(
        win,
        [safe_name(one) for one in cheering],
        [safe_name(one) for one in trying],
        group.zone,
        [safe_name(one) for one in await services.tries.names_worked(win)],
        blurbs=group.has("documents"),
    )


def _page(wins: list[Win], before: int | None, after: int | None) -> tuple[list[Win], bool, bool]:
    """Return a page and whether older and newer ones are there."""
    more = len(wins) > PAGE
    if after is not None:
        return wins[-PAGE:], True, more
    return wins[:PAGE], more, before is not None


def _paging(page: list[Win], older: bool, newer: bool, tail: str) -> list[discord.ui.Item[Any]]:
    items: list[discord.ui.Item[Any]] = []
    if newer:
        items.append(presses["win:newer"](page[0].id, tail=tail))
    if older:
        items.append(presses["win:older"](page[-1].id, tail=tail))
    return items


async def _hidden(interaction: Interaction, page: list[Win]) -> frozenset[int]:
    members = interaction.client.services.members
    authors = {win.author_id for win in page}
    found = [await members.get(page[0].guild_id, one) for one in authors]
    return frozenset(one.member_id for one in found if one is not None and one.hidden)
