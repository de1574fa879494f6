"""How a try went: the one question, the one line, the author's thanks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.drafts.rules import Draft, OneText
from bot.kit.safe import safe_name
from bot.ui.card import Card
from bot.ui.checks import members_only
from bot.ui.components import Style, button, form
from bot.ui.modal import Answers, Part, box
from bot.ui.review import Surface, submit
from bot.wins import try_words, words
from bot.wins.tries import LINE_LIMIT, tidy_line
from cogs.wins.notices import author_of

if TYPE_CHECKING:
    from bot.ui.context import Context
    from bot.wins.rules import Win
    from bot.wins.tries import Try

KIND = "win.line"  # subject: the win
ASKED = "what was asked can be answered"
# What the author isn't told of, unless the member writes a line.
_NOT_TOLD = {"not_yet": words.TRY_THANKS_NOT_YET, "did_not": words.TRY_THANKS_DID_NOT}


tried_button = partial(button, works_in_dm=True, always=ASKED)


@tried_button(
    f"tried:answer:{{answer:{'|'.join(words.TRY_ANSWERS)}}}:{{win_id:int}}",
    label=words.TRY_ANSWERS["worked"],
)
async def how_it_went(ctx: Context, answer: str, win_id: int) -> None:
    """Note how a try went, say thank you, and offer to add a line."""
    reactions = ctx.services.reactions
    guild_id = ctx.guild_id or await reactions.guild_of_try(win_id, ctx.member_id)
    await members_only(ctx.interaction, guild_id)
    win = await reactions.answer_try(guild_id, win_id, ctx.member_id, answer, ctx.now)
    sentence = words.TRY_THANKS
    if answer in _NOT_TOLD:
        sentence = _NOT_TOLD[answer]
    elif await ctx.services.members.hides(guild_id, ctx.member_id):
        sentence = words.TRY_THANKS_HIDDEN
    name = await author_of(ctx.client, win)
    await ctx.show(Card(sentence.format(name=name), [add_line.button(win.id)]))


@tried_button("tried:line:{win_id:int}", label=try_words.ADD_LINE)
async def add_line(ctx: Context, win_id: int) -> None:
    """Open the form for one line to the author, with what was typed before."""
    win, one = await _own(ctx, win_id)
    if one.line is not None:
        await ctx.show(Card(try_words.LINE_TOLD))
        return
    kept = await ctx.services.drafts.of(win.guild_id, ctx.member_id, KIND, str(win_id))
    typed = "" if kept is None else kept.read(OneText).text.said
    await ctx.open(keep_line.filled(typed), win_id)


def _line(line: str) -> list[Part]:
    label, hint = try_words.LINE_LABEL, try_words.LINE_HINT
    return [box("line", label, hint=hint, value=line, limit=LINE_LIMIT, required=True)]


@form(
    "tried:line:{win_id:int}",
    _line,
    title=try_words.LINE_TITLE,
    surface=KIND,
    works_in_dm=True,
    always=ASKED,
)
async def keep_line(ctx: Context, answers: Answers, win_id: int) -> None:
    """Send one line about a try to the author, unless there is something to look at first."""
    win, one = await _own(ctx, win_id)
    line = OneText(answers.text("line"))
    ctx = replace(ctx, about=win.guild_id)
    await submit(ctx, Draft(win.guild_id, one.member_id, KIND, line, str(win.id)))


@tried_button(
    "tried:thank:{win_id:int}:{member_id:int}",
    label=try_words.THANK,
    style=Style.primary,
)
async def thank(ctx: Context, win_id: int, member_id: int) -> None:
    """Note the author's thank you, once; the member who tried is told privately."""
    tries = ctx.services.tries
    win, one = await tries.own(ctx.interaction.guild_id, win_id, member_id)
    await members_only(ctx.interaction, win.guild_id)
    await tries.thank(win.guild_id, win.id, ctx.member_id, one.member_id, ctx.now)
    await ctx.show(Card(try_words.THANKED.format(name=safe_name(one.name))))


async def _own(ctx: Context, win_id: int) -> tuple[Win, Try]:
    win, one = await ctx.services.tries.own(ctx.interaction.guild_id, win_id, ctx.member_id)
    await members_only(ctx.interaction, win.guild_id)
    return win, one


async def _check(ctx: Context, draft: Draft[OneText]) -> None:
    await ctx.services.tries.own(draft.guild_id, _win_id(draft), draft.member_id)


def _tidied(line: OneText) -> OneText:
    return OneText(tidy_line(line.said))


async def _send(ctx: Context, draft: Draft[OneText]) -> None:
    tries, mine = ctx.services.tries, (draft.guild_id, _win_id(draft), draft.member_id)
    win = await tries.send_line(*mine, draft.text.said, ctx.now)
    await ctx.services.drafts.done(draft)
    name = await author_of(ctx.client, win)
    await ctx.show(Card(try_words.LINE_SENT.format(name=name)))


async def _change(ctx: Context, draft: Draft[OneText]) -> None:
    await ctx.open(keep_line.filled(draft.text.said), _win_id(draft))


def _win_id(draft: Draft[OneText]) -> int:
    return int(draft.subject or 0)


LINE = Surface(KIND, OneText, _tidied, _check, _send, _change, "send")
