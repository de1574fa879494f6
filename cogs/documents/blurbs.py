"""The way to a blurb: what it is made of, one look at its words, then the words themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.documents import blurb
from bot.documents import blurb_words as words
from bot.documents.leaving import hiding
from bot.documents.markup import printed
from bot.kit.errors import Refusal
from bot.kit.text import fold
from bot.wins.rules import ANSWER
from cogs.documents import blurb_cards as cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.documents.blurb import BlurbSource
    from bot.students.worries import Worry
    from bot.ui.context import Context


@dataclass(frozen=True)
class BlurbCheck:
    """What worries in some texts, and the words that tell who their nameless author is."""

    worries: tuple[Worry, ...]
    identifying: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """Every word of it."""
        return [*(one.words for one in self.worries), *self.identifying]


async def source_of(ctx: Context, win_id: int) -> BlurbSource:
    """Return what a blurb of a member's own win is made of. Raises Refusal."""
    services, guild_id = ctx.services, ctx.guild_id
    win = await services.wins.get_own(guild_id, win_id, ctx.member_id)
    if win.kind == ANSWER:
        raise Refusal(words.NO_ANSWERS, "win:share")
    if win.hidden:
        raise Refusal(words.HIDDEN, *([f"win:edit:{win.id}"] if win.note else []))
    members = await services.documents.people(guild_id)
    return blurb.BlurbSource(
        printed(win, members, "anyone"),
        members.get(win.author_id),
        await services.details.get(guild_id, win_id),
        await services.tries.count(guild_id, win_id),
        ctx.group.zone,
        hiding(members.values(), "anyone"),
    )


async def give(ctx: Context, win_id: int, piece: str | None = None) -> None:
    """Show a piece of a blurb, the one that was looked at last if none is named."""
    source = await source_of(ctx, win_id)
    name = piece or source.details.piece or blurb.PIECES[0]
    if name not in blurb.PIECES or (name == "caption" and not source.win.alt):
        name = blurb.PIECES[0]
    if piece is not None and name != source.details.piece:
        win = source.win
        details = await ctx.services.details.look_at(win.guild_id, win.id, ctx.member_id, name)
        source = replace(source, details=details)
    text = blurb.written(source, name) or ""
    alt = source.win.alt if name == "social" else None
    found = await look(ctx, source, [text, *([alt] if alt else [])])
    if found.words:
        await ctx.show(cards.look(win_id, found.worries, found.identifying))
    else:
        await ctx.show(cards.piece(source, name, text))


async def look(ctx: Context, source: BlurbSource, texts: Sequence[str]) -> BlurbCheck:
    """Return what is to be looked at in texts, without what the author said is fine."""
    fine, check = source.details.cleared, ctx.services.students
    reports = await check.look(source.win.guild_id, texts)
    found = [worry for report in reports for worry in report.worries]
    identifying = blurb.tells(source, texts)
    return BlurbCheck(
        tuple({one.words: one for one in found if fold(one.words) not in fine}.values()),
        tuple(one for one in identifying if fold(one) not in fine),
    )
