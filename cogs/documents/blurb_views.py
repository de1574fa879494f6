"""Buttons and forms of a blurb; all of them are the author's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.documents import blurb
from bot.documents import blurb_words as words
from bot.documents.blurb import PIECES, BlurbSource
from bot.documents.leaving import Sorted, hiding
from bot.documents.markup import printed
from bot.documents.workshop import fingerprint, worries
from bot.kit.errors import Refusal
from bot.kit.text import fold
from bot.ui.card import Attached, Card
from bot.ui.components import Style, button, form
from bot.ui.modal import Answers, Part, box
from bot.wins.details import FIELDS, LIMIT, Details
from bot.wins.rules import ANSWER
from cogs.documents import blurb_cards as cards
from cogs.documents.making import FEATURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.students.worries import Worry
    from bot.ui.context import Context

PIECE, FIELD = f"{{piece:{'|'.join(PIECES)}}}", f"{{field:{'|'.join(FIELDS)}}}"


document_button = partial(button, feature=FEATURE)


@document_button("blurb:make:{win_id:int}", label=words.MAKE)
async def make(ctx: Context, win_id: int) -> None:
    """Give the newsletter's blurb of the member's own win right away: most people want that one."""
    await give(ctx, win_id, PIECES[0])


@document_button(f"blurb:piece:{PIECE}:{{win_id:int}}", label=words.PIECES[PIECES[0]])
async def show_piece(ctx: Context, piece: str, win_id: int) -> None:
    """Show one piece."""
    await give(ctx, win_id, piece)


@document_button("blurb:another:{win_id:int}", label=words.ANOTHER)
async def another(ctx: Context, win_id: int) -> None:
    """Say the same in another way: go on to the next shape."""
    source = await source_of(ctx, win_id)
    piece = source.details.piece or PIECES[0]
    await ctx.services.details.another(ctx.guild_id, win_id, ctx.member_id, piece)
    await give(ctx, win_id)


@document_button(
    f"blurb:add:{FIELD}:{{win_id:int}}", label=words.ADD[FIELDS[0]], style=Style.primary
)
async def add(ctx: Context, field: str, win_id: int) -> None:
    """Open the form with one box: who it helped, what changed, or a number."""
    source = await source_of(ctx, win_id)
    await ctx.open(keep_details.filled(source.details, (field,)), win_id)


@document_button(f"blurb:skip:{FIELD}:{{win_id:int}}", label=words.SKIP)
async def skip(ctx: Context, field: str, win_id: int) -> None:
    """Leave one thing out, and ask for the next one, if there is one."""
    await source_of(ctx, win_id)
    await ctx.services.details.skip(ctx.guild_id, win_id, ctx.member_id, field)
    await give(ctx, win_id)


@document_button("blurb:details:{win_id:int}", label=words.DETAILS)
async def change_details(ctx: Context, win_id: int) -> None:
    """Open the form with all that was added."""
    await ctx.open(keep_details.filled((await source_of(ctx, win_id)).details), win_id)


def _details(details: Details, fields: tuple[str, ...] = FIELDS) -> list[Part]:
    return [
        box(
            name,
            words.DETAIL_LABELS[name],
            hint=words.DETAIL_HINTS[name],
            value=getattr(details, name),
            limit=LIMIT,
        )
        for name in fields
    ]


@form(
    "blurb:details:{win_id:int}",
    _details,
    title=words.DETAILS_TITLE,
    private="only its author reads it; what is made of it passes the student check",
    feature=FEATURE,
)
async def keep_details(ctx: Context, answers: Answers, win_id: int) -> None:
    """Keep what was said, one box or all of them, and show the piece with it."""
    await source_of(ctx, win_id)
    typed = {name: text for name, text in answers.texts.items() if name in FIELDS}
    await ctx.services.details.keep(ctx.guild_id, win_id, ctx.member_id, typed)
    await give(ctx, win_id)


@document_button("blurb:fine:{win_id:int}", label=words.FINE)
async def fine(ctx: Context, win_id: int) -> None:
    """Note that all the words are fine, for this win alone, and give them."""
    source = await source_of(ctx, win_id)
    found = await look(ctx, source, list(blurb.pieces(source).values()))
    await ctx.services.details.clear(ctx.guild_id, win_id, ctx.member_id, found.words)
    await give(ctx, win_id)


@document_button("blurb:file:{win_id:int}", label=words.FILE)
async def as_file(ctx: Context, win_id: int) -> None:
    """Hand over every piece as a page and as a Word file. Raises Refusal."""
    source = await source_of(ctx, win_id)
    win, documents = source.win, ctx.services.documents
    if win.consent == "here":
        raise Refusal(words.FILE_HERE, *cards.not_here(source))
    if win.message_id is None:
        raise Refusal(words.FILE_UNPOSTED)
    found = await look(ctx, source, list(blurb.pieces(source).values()))
    if found.words:
        await ctx.show(cards.look(win_id, found.worries, found.identifying))
        return
    await ctx.take_time()
    document, leaves = blurb.document(source, ctx.now), blurb.leaves(source)
    # The author has looked at what is left of it.
    looked_at = fingerprint(worries(document, await ctx.services.students.known(ctx.guild_id)))
    made = await documents.make(ctx.guild_id, document, ("html", "docx"), looked_at)
    again = await source_of(ctx, win_id)
    if (blurb.leaves(again), blurb.document(again, ctx.now)) != (leaves, document):
        raise Refusal(words.FILE_CHANGED, make.custom_id(win_id))
    await documents.record(
        ctx.guild_id, ctx.member_id, "blurb", "anyone", Sorted((leaves,)), ctx.now
    )
    files = [
        Attached(made.files["html"][0], words.FILE_HTML_NAME),
        Attached(made.files["docx"][0], words.FILE_DOCX_NAME),
    ]
    await ctx.answer(Card("\n".join((words.FILE_MADE, *made.said)), files=files))


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
    return BlurbSource(
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
    name = piece or source.details.piece or PIECES[0]
    if name not in PIECES or (name == "caption" and not source.win.alt):
        name = PIECES[0]
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
