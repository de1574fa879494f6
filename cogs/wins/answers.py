"""Answering the question of a weekly post: a win of its own kind, in the thread under the post."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.kit.errors import NotFound
from bot.kit.text import THREAD_NAME_LIMIT, shorten
from bot.ui.components import button
from bot.ui.modal import Answers, Part, box
from bot.ui.send import UNREACHED
from bot.wins import rules, words
from cogs.wins import walk
from cogs.wins.forms import HINT_LIMIT, public_form
from cogs.wins.threads import A_WEEK, THREAD_EXISTS

if TYPE_CHECKING:
    from datetime import date

    from bot.ui.context import Context
    from bot.weekly.service import Asked
    from bot.wins.rules import Draft


@button("win:answer:{week:date}", label=words.ANSWER, feature="wins")
async def answer(ctx: Context, week: date) -> None:
    """Open the form with the question in it."""
    asked = await ctx.services.weekly.asked(ctx.guild_id, week)
    if asked is None:
        raise NotFound(words.ANSWER_GONE, "win:share")
    await ctx.open(answer_form.filled(asked.question), week)


def _answer(asked: str = "") -> list[Part]:
    hint = shorten(asked, HINT_LIMIT) or None
    return [
        box(
            "story",
            words.ANSWER_LABEL,
            hint=hint,
            limit=rules.STORY_LIMIT,
            long=True,
            required=True,
        )
    ]


@public_form("win:answer:{week:date}", _answer, title=words.ANSWER_TITLE)
async def answer_form(ctx: Context, answers: Answers, week: date) -> Draft:
    """Answer the question of a week, where everyone who reads its post can see it."""
    await ctx.take_time()
    asked = await ctx.services.weekly.asked(ctx.guild_id, week)
    place = None if asked is None else await _thread(ctx, asked)
    draft = walk.fresh(ctx.interaction, story=answers.text("story"), kind=rules.ANSWER)
    return replace(draft, answers=str(week), place=place)


async def _thread(ctx: Context, asked: Asked) -> int | None:
    """Return the thread under a weekly post; None, and so the wins channel, where none can be."""
    if asked.channel_id is None or asked.message_id is None:
        return None
    channel = ctx.client.get_partial_messageable(asked.channel_id, guild_id=ctx.guild_id)
    name = shorten(asked.question, THREAD_NAME_LIMIT)
    try:
        post = channel.get_partial_message(asked.message_id)
        await post.create_thread(name=name, auto_archive_duration=A_WEEK)
    except discord.HTTPException as error:
        if error.code != THREAD_EXISTS:
            return None  # it's still an answer, and the wins channel takes it
    except UNREACHED:
        return None
    return asked.message_id  # a thread has the id of the message that it hangs on
