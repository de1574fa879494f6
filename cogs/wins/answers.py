"""Answering a question: a win of its own kind, in the thread under the question's post."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.errors import NotFound, Refusal
from bot.kit.markup import without_mentions
from bot.kit.text import THREAD_NAME_LIMIT, shorten
from bot.ui import under_post
from bot.ui.choices import options
from bot.ui.components import button
from bot.ui.context import context
from bot.ui.modal import Answers, Part, box, choice
from bot.ui.send import UNREACHED
from bot.wins import answer_words as words
from bot.wins import rules
from cogs.wins import cards, walk
from cogs.wins.forms import HINT_LIMIT, public_form

if TYPE_CHECKING:
    from datetime import date

    import discord

    from bot.ui.answer import Interaction
    from bot.ui.context import Context
    from bot.wins.rules import WinDraft


NAMED, UNNAMED = "named", "unnamed"


@button("win:answer:{week:date}", label=words.OF_WEEK, feature="wins")
async def answer(ctx: Context, week: date) -> None:
    """Open the form with the question of a weekly post in it."""
    asked = await ctx.services.weekly.asked(ctx.guild_id, week)
    if asked is None:
        raise NotFound(words.GONE, "win:share")
    await ctx.open(answer_form.filled(asked.question), week)


@button(
    "ask:answer:{question_id:int}",
    label=words.OF_MEMBER,
    works_in_dm=True,
    always="it asks whether questions are on",
)
async def answer_member(ctx: Context, question_id: int) -> None:
    """Open the form with a member's question in it."""
    ctx = await ctx.within(ctx.services.questions.guild_of, question_id, "questions")
    question = await ctx.services.questions.to_answer(ctx.guild_id, question_id)
    if question is None:
        raise NotFound(words.GONE, *([] if ctx.in_dm else ["win:share"]))
    await ctx.open(answer_member_form.filled(question.asked), question_id, None)


def _story(asked: str, said: str = "") -> Part:
    hint, limit = shorten(asked, HINT_LIMIT) or None, rules.STORY_LIMIT
    label = words.LABEL
    return box("story", label, hint=hint, value=said, limit=limit, long=True, required=True)


def _answer(asked: str = "") -> list[Part]:
    return [_story(asked)]


def _answer_member(asked: str = "", said: str = "") -> list[Part]:
    credit = options({NAMED: words.CREDIT_YES, UNNAMED: words.CREDIT_NO}, NAMED)
    return [_story(asked, said), choice("credit", words.CREDIT_LABEL, credit, required=True)]


@public_form("win:answer:{week:date}", _answer, title=words.OF_WEEK_TITLE)
async def answer_form(ctx: Context, answers: Answers, week: date) -> WinDraft:
    """Answer the question of a week, where everyone who reads its post can see it."""
    await ctx.take_time()
    asked = await ctx.services.weekly.asked(ctx.guild_id, week)
    draft = walk.fresh(ctx.interaction, story=answers.text("story"), kind=rules.ANSWER)
    shared_in = None
    in_thread = ctx.group.answers_in == "thread"
    if in_thread and asked is not None and asked.message_id is not None:
        where = asked.channel_id or 0, asked.message_id
        shared_in = await _thread(ctx, *where, asked.question)
    return replace(draft, answers=str(week), shared_in=shared_in)


async def _gone(ctx: Context, answers: Answers, missing: NotFound) -> None:
    """Keep what answers a question that was taken back meanwhile, as a win to be.

    In a direct message it's unknown which group the question was in, and whether who answers is in
    it: the words go back to their author. Raises NotFound.
    """
    if ctx.in_dm:
        raise missing
    story = answers.text("story").strip()
    draft = await walk.keep(ctx.client, await _of(ctx, story))
    await ctx.show(cards.keep_it(draft, words.TOO_LATE))


async def use_message(interaction: Interaction, message: discord.Message) -> None:
    """Open the form with a member's own reply in a question's thread. Raises Refusal."""
    ctx = await context(interaction, "questions")
    found = await ctx.services.questions.of_message(ctx.guild_id, interaction.channel_id or 0)
    if found is None or found.hidden:
        raise Refusal(words.USE_ELSEWHERE)
    if message.author.id != ctx.member_id:
        raise Refusal(words.USE_OTHERS)
    if not message.content.strip():
        raise Refusal(words.USE_EMPTY)
    there = await ctx.services.wins.of_source(ctx.guild_id, message.id)
    if there is not None:
        raise Refusal(words.USED, f"win:edit:{there.id}")
    filled = answer_member_form.filled(found.asked, message.content)
    await ctx.open(filled, found.id, message.id)


@public_form(
    "ask:answered:{question_id:int}:{source:int}",
    _answer_member,
    title=words.OF_MEMBER_TITLE,
    works_in_dm=True,
    gone=_gone,
)
async def answer_member_form(
    ctx: Context, answers: Answers, question_id: int, source: int | None = None
) -> WinDraft:
    """Answer a member's question in its thread, or by the message there that's the *source*."""
    await ctx.take_time()
    ctx = await ctx.within(ctx.services.questions.guild_of, question_id, "questions")
    question = await ctx.services.questions.to_answer(ctx.guild_id, question_id)
    if question is None:
        raise NotFound(words.GONE)
    shared_in = question.message_id
    if source is None:
        shared_in = await _thread(ctx, question.channel_id or 0, shared_in or 0, question.asked)
    return replace(
        await _of(ctx, answers.text("story")),
        kind=rules.ANSWER,
        question_id=question_id,
        credit=answers.choice("credit") == NAMED,  # anyone who chose neither isn't named
        source=source,
        shared_in=shared_in,
    )


async def _of(ctx: Context, story: str) -> WinDraft:
    """Return a draft of the person who pressed, also in direct messages."""
    return rules.WinDraft(
        guild_id=ctx.guild_id,
        author_id=ctx.member_id,
        author_name=rules.tidy_name(await ctx.display_name()),
        story=story,
    )


async def _thread(ctx: Context, channel_id: int, message_id: int, asked: str) -> int | None:
    """Return the thread under a post; None, and so the wins channel, where none can be."""
    name = shorten(without_mentions(asked), THREAD_NAME_LIMIT)
    try:
        await under_post.create(ctx.client, ctx.guild_id, channel_id, message_id, name)
    except UNREACHED:
        return None  # it's still an answer, and the wins channel takes it
    return message_id
