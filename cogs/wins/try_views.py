"""How a try went: the one question, the one line, the author's thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.safe import safe_name
from bot.students import rules as students
from bot.students import words as student_words
from bot.ui.card import Card
from bot.ui.components import Style, button, form
from bot.ui.modal import Answers, Part, box
from bot.wins import try_words, words
from bot.wins.tries import LINE_LIMIT
from cogs.wins import try_cards
from cogs.wins.shows import author_of

if TYPE_CHECKING:
    from bot.students.rules import Report as Look
    from bot.ui.context import Context
    from bot.wins.rules import Win
    from bot.wins.tries import Try


@button(
    f"tried:answer:{{answer:{'|'.join(words.TRY_ANSWERS)}}}:{{win_id:int}}",
    label=words.TRY_ANSWERS["worked"],
    works_in_dm=True,
)
async def how_it_went(ctx: Context, answer: str, win_id: int) -> None:
    """Note how a try went, say thank you, and offer to add a line."""
    marks = ctx.services.marks
    guild_id = ctx.guild_id or await marks.guild_of_try(win_id, ctx.member_id)
    win = await marks.answer_try(guild_id, win_id, ctx.member_id, answer, ctx.now)
    member = await ctx.services.members.get(guild_id, ctx.member_id)
    sentence = words.TRY_THANKS
    if answer == "not_yet":
        sentence = words.TRY_THANKS_NOT_YET
    elif member is not None and member.hidden:
        sentence = words.TRY_THANKS_HIDDEN
    name = await author_of(ctx.client, win)
    await ctx.show(Card(sentence.format(name=name), [add_line.button(win.id)]))


@button("tried:line:{win_id:int}", label=try_words.ADD_LINE, works_in_dm=True)
async def add_line(ctx: Context, win_id: int) -> None:
    """Open the form for one line to the author, with what was typed before."""
    _, one = await _own(ctx, win_id)
    if one.line_sent:
        await ctx.show(Card(try_words.LINE_TOLD))
    else:
        await ctx.open(keep_line.filled(one.line or ""), win_id)


def _line(line: str) -> list[Part]:
    label, hint = try_words.LINE_LABEL, try_words.LINE_HINT
    return [box("line", label, hint=hint, value=line, limit=LINE_LIMIT, required=True)]


@form("tried:line:{win_id:int}", _line, title=try_words.LINE_TITLE, works_in_dm=True)
async def keep_line(ctx: Context, answers: Answers, win_id: int) -> None:
    """Keep one line about a try, and send it unless something worries."""
    win, one = await _own(ctx, win_id)
    line = answers.text("line")
    await ctx.services.tries.keep_line(win.guild_id, win.id, one.member_id, line)
    await _go_on(ctx, win_id)


@button(
    "tried:student:{win_id:int}",
    label=student_words.USE_A_STUDENT,
    style=Style.primary,
    works_in_dm=True,
)
async def use_a_student(ctx: Context, win_id: int) -> None:
    """Let "a student" stand for every name that worries, and send the line."""
    win, one = await _own(ctx, win_id)
    line = one.line or ""
    replaced = students.replace(line, await _look(ctx, win, line))[:LINE_LIMIT]
    await ctx.services.tries.keep_line(win.guild_id, win.id, one.member_id, replaced)
    await _go_on(ctx, win_id)


@button("tried:fine:{win_id:int}", label=try_words.LINE_SEND_IT, works_in_dm=True)
async def send_line(ctx: Context, win_id: int) -> None:
    """Send the line, which is fine as it is."""
    win, _ = await _own(ctx, win_id)
    await _send(ctx, win)


@button(
    "tried:thank:{win_id:int}:{member_id:int}",
    label=try_words.THANK,
    style=Style.primary,
    works_in_dm=True,
)
async def thank(ctx: Context, win_id: int, member_id: int) -> None:
    """Note the author's thank you, once; whoever tried is told privately."""
    tries = ctx.services.tries
    win, one = await tries.own(ctx.interaction.guild_id, win_id, member_id)
    await tries.thank(win.guild_id, win.id, ctx.member_id, one.member_id, ctx.now)
    await ctx.show(Card(try_words.THANKED.format(name=safe_name(one.name))))


async def _own(ctx: Context, win_id: int) -> tuple[Win, Try]:
    return await ctx.services.tries.own(ctx.interaction.guild_id, win_id, ctx.member_id)


async def _look(ctx: Context, win: Win, line: str) -> Look:
    (look,) = await ctx.services.students.look(win.guild_id, [line])
    return look


async def _go_on(ctx: Context, win_id: int) -> None:
    """Send the line, unless the student check has a question."""
    win, one = await _own(ctx, win_id)
    look = await _look(ctx, win, one.line or "")
    if look.worries:
        author = await author_of(ctx.client, win)
        await ctx.show(try_cards.line_look(win_id, look, author))
    else:
        await _send(ctx, win)


async def _send(ctx: Context, win: Win) -> None:
    win = await ctx.services.tries.send_line(win.guild_id, win.id, ctx.member_id, ctx.now)
    name = await author_of(ctx.client, win)
    await ctx.show(Card(try_words.LINE_SENT.format(name=name)))
