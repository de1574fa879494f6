"""Asking the people who run a group, and their answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.groups import inquiries
from bot.groups import inquiry_words as said
from bot.groups import words as group_words
from bot.kit.errors import NotFound
from bot.kit.safe import safe, safe_line, safe_name
from bot.kit.text import shorten
from bot.ui.card import Button, Card
from bot.ui.checks import coordinator_names, set_up_group
from bot.ui.components import button, form
from bot.ui.feature import Waiting
from bot.ui.handlers import TellOne
from bot.ui.modal import Answers, Part, box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.members.rules import Notice
    from bot.ui.context import Context

ASKED_LIMIT = 1_000  # characters, of either side
WORDS_SHOWN = 300
NAME_SHOWN = 60


def _asking() -> list[Part]:
    return [box("words", said.LABEL, limit=ASKED_LIMIT, long=True, required=True)]


def _answering() -> list[Part]:
    return [box("answer", said.ANSWER_LABEL, limit=ASKED_LIMIT, long=True, required=True)]


@button("help:ask", label=group_words.ASK_LABEL)
async def ask(ctx: Context) -> None:
    """Open the form in which a member asks the people who run the group."""
    await set_up_group(ctx.interaction)
    await ctx.open(asked.filled())


@form("help:asked", _asking, title=said.TITLE, private="only coordinators read it")
async def asked(ctx: Context, answers: Answers) -> None:
    """Keep what was asked, and say how the answer comes."""
    group = await set_up_group(ctx.interaction)
    words = answers.text("words").strip()
    await ctx.services.inquiries.ask(ctx.guild_id, ctx.member_id, words, ctx.now)
    names = coordinator_names(group, said.WHO_RUNS)
    await ctx.answer(said.SENT.format(names=names))


@button("inquiry:answer:{inquiry_id:int}", label=said.ANSWER, coordinator=True)
async def answer(ctx: Context, inquiry_id: int) -> None:
    """Open the form of an answer."""
    await ctx.open(answered.filled(), inquiry_id)


@form(
    "inquiry:answered:{inquiry_id:int}",
    _answering,
    title=said.ANSWER_TITLE,
    private="only who asked reads it",
    coordinator=True,
)
async def answered(ctx: Context, answers: Answers, inquiry_id: int) -> None:
    """Keep the answer, which goes to who asked."""
    words, service = answers.text("answer").strip(), ctx.services.inquiries
    found = await service.get(ctx.guild_id, inquiry_id)
    if found is None:
        raise NotFound(said.ANSWERED_BEFORE)
    await service.answer(ctx.guild_id, inquiry_id, words, ctx.now)
    name = await _name(ctx.client, ctx.guild_id, found.member_id)
    await ctx.client.agenda.tick()
    await ctx.show(Card(said.ANSWER_DONE.format(name=name)))


async def inbox(client: WhatsWorking, group: Group, _now: datetime) -> Sequence[Waiting]:
    """Return what nobody has answered, for the one list."""
    found = []
    for one in await client.services.inquiries.open(group.guild_id):
        member = await client.services.members.get(group.guild_id, one.member_id)
        line = said.WAITS.format(
            number="{number}",
            name=await _name(client, group.guild_id, one.member_id),
            when=discord.utils.format_dt(one.created_at, "R"),
            words=safe_line(one.words, WORDS_SHOWN),
        )
        label = said.ANSWER_WHO.format(name=shorten(member.name, NAME_SHOWN)) if member else None
        found.append(Waiting(line, Button(f"inquiry:answer:{one.id}", label)))
    return found


async def answer_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return a coordinator's answer to who asked."""
    found = await client.services.inquiries.get(notice.guild_id, notice.subject_id)
    if found is None or found.answer is None:
        return None
    words = safe_line(found.words, WORDS_SHOWN)
    return Card(said.ANSWERED.format(words=words, answer=safe(found.answer)))


async def late_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that nobody has answered; None once somebody has."""
    found = await client.services.inquiries.get(notice.guild_id, notice.subject_id)
    if found is None or found.answer is not None:
        return None
    group = await client.services.groups.get(notice.guild_id)
    when = discord.utils.format_dt(found.created_at, "R")
    names = coordinator_names(group, said.WHO_INVITED)
    return Card(said.LATE.format(when=when, names=names))


async def _name(client: WhatsWorking, guild_id: int, member_id: int) -> str:
    member = await client.services.members.get(guild_id, member_id)
    return safe_name(member.name) if member is not None else said.SOMEONE


HANDLERS = tuple(TellOne.each(inquiries.ANSWERED, inquiries.LATE, why="awaited"))
NOTICES = {
    inquiries.ANSWERED: answer_notice,
    inquiries.LATE: late_notice,
}
