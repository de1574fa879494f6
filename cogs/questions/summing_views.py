"""Summing up: the asker's private editor, and what publishes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Retry
from bot.drafts.rules import Draft
from bot.kit.errors import NotFound
from bot.kit.text import CHOICE_LIMIT, shorten
from bot.questions import rules, words
from bot.questions.rules import Shortened
from bot.ui.answer import patiently
from bot.ui.card import Button, Card
from bot.ui.checks import group_for
from bot.ui.choices import menu, options
from bot.ui.components import Style, button, form, select
from bot.ui.modal import BOX_LIMIT, Answers, Part, box
from bot.ui.review import Surface, submit
from bot.ui.template import number_of
from cogs.questions import cards
from cogs.questions.forms import FEATURE, QUESTION_ROW, question_button

if TYPE_CHECKING:
    from bot.questions.rules import Piece, Summary
    from bot.ui.context import Context

KIND = "question.piece"

sum_button = partial(question_button, feature=FEATURE)


@sum_button("ask:sum:{question_id:int}", label=words.SUM_UP, style=Style.primary)
async def sum_up(ctx: Context, question_id: int) -> None:
    """Show the summary so far to who asked."""
    mine = ctx.guild_id, question_id, ctx.member_id
    await _show(ctx, await ctx.services.summaries.edited(*mine))


@select("ask:piece:{question_id:int}", feature=FEATURE, of=QUESTION_ROW, works_in_dm=True)
async def pick_piece(ctx: Context, values: list[str], question_id: int) -> None:
    """Show one answer, with what can be done with it."""
    mine = ctx.guild_id, question_id, ctx.member_id
    summary = await ctx.services.summaries.edited(*mine)
    await ctx.show(_piece(summary, number_of(values[0])))


@sum_button("ask:up:{question_id:int}:{win_id:int}", label=words.MOVE_UP)
async def move_up(ctx: Context, question_id: int, win_id: int) -> None:
    """Let an answer come before the one before it."""
    mine = ctx.guild_id, question_id, ctx.member_id
    await _show(ctx, await ctx.services.summaries.move_up(*mine, win_id))


@sum_button("ask:out:{question_id:int}:{win_id:int}:{out:bool}", label=words.LEAVE_OUT)
async def leave_out(ctx: Context, question_id: int, win_id: int, out: bool) -> None:
    """Leave an answer out, or put it back."""
    mine = ctx.guild_id, question_id, ctx.member_id
    await _show(ctx, await ctx.services.summaries.leave_out(*mine, win_id, out=out))


@sum_button("ask:shorten:{question_id:int}:{win_id:int}", label=words.SHORTEN)
async def shorten_it(ctx: Context, question_id: int, win_id: int) -> None:
    """Open the form with an answer in it."""
    mine = ctx.guild_id, question_id, ctx.member_id
    piece = _found(await ctx.services.summaries.edited(*mine), win_id)
    await ctx.open(shortened.filled(piece.words), question_id, win_id, None)


def _words(said: str) -> list[Part]:
    label, limit = words.SHORTEN_LABEL, BOX_LIMIT  # too long is told, and kept
    return [box("words", label, value=said, limit=limit, long=True, required=True)]


@form(
    "ask:shortened:{question_id:int}:{win_id:int}:{draft_id:int}",
    _words,
    title=words.SHORTEN,
    surface=KIND,
    feature=FEATURE,
    of=QUESTION_ROW,
    works_in_dm=True,
)
async def shortened(
    ctx: Context, answers: Answers, question_id: int, win_id: int, draft_id: int | None = None
) -> None:
    """Go on with an answer in fewer words."""
    text, subject = Shortened(answers.text("words"), win_id), f"question {question_id}"
    draft = Draft(ctx.guild_id, ctx.member_id, KIND, text, subject, id=draft_id or 0)
    await submit(ctx, draft)


async def _check(ctx: Context, draft: Draft[Shortened]) -> None:
    await group_for(ctx.interaction, FEATURE, draft.guild_id)
    await ctx.services.summaries.edited(draft.guild_id, _question_id(draft), draft.member_id)


async def _keep(ctx: Context, draft: Draft[Shortened]) -> None:
    of = draft.guild_id, _question_id(draft), draft.member_id
    await _show(ctx, await ctx.services.summaries.shorten(*of, draft.text, draft.id))


async def _change(ctx: Context, draft: Draft[Shortened]) -> None:
    filled, ids = shortened.filled(draft.text.words), (draft.text.win_id, draft.id)
    await ctx.open(filled, _question_id(draft), *ids)


def _question_id(draft: Draft[Shortened]) -> int:
    return int((draft.subject or "question 0").partition(" ")[2])


PIECE = Surface(KIND, Shortened, rules.shortened, _check, _keep, _change, "save")


@sum_button("ask:publish:{question_id:int}", label=words.PUBLISH, style=Style.primary)
async def publish(ctx: Context, question_id: int) -> None:
    """Publish the summary, once."""
    mine = ctx.guild_id, question_id, ctx.member_id
    summary, due = await ctx.services.summaries.publish(*mine, ctx.now)
    outcome, link = await patiently(ctx.interaction, due), summary.question.thread
    await ctx.client.agenda.tick()
    if isinstance(outcome, Done):
        said = words.PUBLISHED.format(link=link)
    elif isinstance(outcome, Retry) and outcome.refused:
        said = words.PUBLISHED_REFUSED
    else:
        said = words.PUBLISHED_SLOW.format(link=link)
    await ctx.show(Card(said))


@button("ask:worked:{question_id:int}", label=words.WORKED, feature=FEATURE)
async def worked(ctx: Context, question_id: int) -> None:
    """Let those who answered know that it worked for somebody; not who."""
    await ctx.services.summaries.worked(ctx.guild_id, question_id, ctx.member_id, ctx.now)
    await ctx.client.agenda.tick()
    await ctx.answer(words.WORKED_NOTED)


async def _show(ctx: Context, summary: Summary) -> None:
    question_id = summary.question.id
    if not summary.pieces:
        await ctx.show(Card(words.NOTHING_TO_SUM_UP))
        return
    pieces = {
        one.win_id: shorten(f"{number}. {one.words}", CHOICE_LIMIT)
        for number, one in enumerate(summary.pieces, 1)
    }
    items = [pick_piece.select(menu(words.PICK_PIECE, options(pieces)), question_id)]
    done = [publish.button(question_id)] if summary.kept else []
    await ctx.show(Card(cards.editor(summary), [*items, *done]))


def _piece(summary: Summary, win_id: int) -> Card:
    """Return one answer, with what can be done with it. Raises NotFound."""
    piece, question_id = _found(summary, win_id), summary.question.id
    out = leave_out.button(question_id, win_id, not piece.left_out)
    items = [shorten_it.button(question_id, win_id)]
    items.append(out.named(words.PUT_BACK) if piece.left_out else out)
    if piece in summary.kept[1:]:
        items.append(move_up.button(question_id, win_id))
    back = Button(f"ask:sum:{question_id}", words.BACK_TO_SUMMARY, Style.secondary)
    return Card(cards.piece(summary, piece), [*items, back])


def _found(summary: Summary, win_id: int) -> Piece:
    piece = next((one for one in summary.pieces if one.win_id == win_id), None)
    if piece is None:
        raise NotFound(words.PIECE_GONE, f"ask:sum:{summary.question.id}")
    return piece
