"""Buttons and forms of a blurb; all of them are the author's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.documents import blurb_file
from bot.documents import blurb_words as words
from bot.documents.blurb import PIECES
from bot.documents.leaving import Sorted
from bot.documents.workshop import fingerprint, worries
from bot.kit.errors import Refusal
from bot.ui.card import Attached, Card
from bot.ui.components import Style, button, form
from bot.ui.modal import Answers, Part, box
from bot.wins.details import FIELDS, LIMIT, Details
from cogs.documents import blurb_cards as cards
from cogs.documents.blurbs import give, look, source_of
from cogs.documents.making import FEATURE

if TYPE_CHECKING:
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
    found = await look(ctx, source, list(blurb_file.pieces(source).values()))
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
    found = await look(ctx, source, list(blurb_file.pieces(source).values()))
    if found.words:
        await ctx.show(cards.look(win_id, found.worries, found.identifying))
        return
    await ctx.take_time()
    document, leaves = blurb_file.document(source, ctx.now), blurb_file.leaves(source)
    # The author has looked at what is left of it.
    looked_at = fingerprint(worries(document, await ctx.services.students.known(ctx.guild_id)))
    made = await documents.make(ctx.guild_id, document, ("html", "docx"), looked_at)
    again = await source_of(ctx, win_id)
    if (blurb_file.leaves(again), blurb_file.document(again, ctx.now)) != (leaves, document):
        raise Refusal(words.FILE_CHANGED, make.custom_id(win_id))
    await documents.record(
        ctx.guild_id, ctx.member_id, "blurb", "anyone", Sorted((leaves,)), ctx.now
    )
    files = [
        Attached(made.files["html"][0], words.FILE_HTML_NAME),
        Attached(made.files["docx"][0], words.FILE_DOCX_NAME),
    ]
    await ctx.answer(Card("\n".join((words.FILE_MADE, *made.said)), files=files))
