"""Buttons on questions: on their posts, on the asker's own card, and for coordinators."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from bot.kit.errors import NotFound
from bot.kit.safe import safe_line
from bot.questions import words
from bot.questions.rules import QuestionDraft
from bot.ui import review
from bot.ui.card import Button, Card
from bot.ui.choices import text_channels
from bot.ui.components import Style, button, select
from bot.wins.reports import BY_COORDINATOR, LEAVE
from cogs.questions import cards
from cogs.questions.forms import FEATURE, ask_form, edit_form, question_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord

    from bot.ui.context import Context

coordinators_button = partial(button, coordinator=True)
own_button = partial(question_button, always="a question is its asker's to take back")
helper_button = partial(button, feature=FEATURE, works_in_dm=True)


@button("ask:new", label=words.ASK, style=Style.primary, feature=FEATURE)
async def ask(ctx: Context) -> None:
    """Open the form of a question."""
    await ctx.open(ask_form.filled(), ctx.guild_id, 0, None)


@button(
    "ask:found:{draft_id:int}",
    label=words.ANSWERS_IT,
    style=Style.primary,
    works_in_dm=True,
    always="it only drops a draft",
)
async def answers_it(ctx: Context, draft_id: int) -> None:
    """Post nothing: what was shown answers it."""
    ctx, _, draft = await review.own(ctx, draft_id)
    await ctx.services.drafts.drop(draft.guild_id, draft.id, ctx.member_id)
    await ctx.show(Card(words.GLAD))


@button("ask:curious:{question_id:int}", label=words.CURIOUS, feature=FEATURE)
async def curious(ctx: Context, question_id: int) -> None:
    """Want to know too, or no longer; who asked it sees what they can do about it."""
    service, guild_id = ctx.services.questions, ctx.guild_id
    question = await service.get(guild_id, question_id)
    if question.member_id == ctx.member_id:
        await ctx.answer(cards.own(question))
        return
    new = await service.toggle_curious(guild_id, question_id, ctx.member_id, ctx.now)
    await ctx.client.agenda.tick()
    await ctx.answer(words.CURIOUS_NOTED if new else words.CURIOUS_TAKEN_BACK)


@question_button("ask:change:{question_id:int}", label=words.CHANGE, feature=FEATURE)
async def change(ctx: Context, question_id: int) -> None:
    """Open the form with the member's own question in it."""
    question = await ctx.services.questions.get_own(ctx.guild_id, question_id, ctx.member_id)
    typed = QuestionDraft(question.asked, question.topic, question.level, question.unnamed)
    await ctx.open(edit_form.filled(typed), question_id, None)


@own_button("ask:remove:{question_id:int}", label=words.TAKE_BACK)
async def remove(ctx: Context, question_id: int) -> None:
    """Ask before the member's own question is taken back."""
    question = await ctx.services.questions.get_own(ctx.guild_id, question_id, ctx.member_id)
    said = words.TAKE_BACK_ASK.format(words=safe_line(question.asked, cards.SHORT))
    await ctx.show(Card(said, [remove_yes.button(question_id), keep.button(question_id)]))


@own_button("ask:removed:{question_id:int}", label=words.TAKE_BACK_YES, style=Style.danger)
async def remove_yes(ctx: Context, question_id: int) -> None:
    """Take the member's own question back."""
    await ctx.services.questions.remove(ctx.guild_id, question_id, ctx.member_id, ctx.now)
    await ctx.client.agenda.tick()
    await ctx.show(Card(words.TAKEN_BACK))


@own_button("ask:keep:{question_id:int}", label=words.KEEP)
async def keep(ctx: Context, question_id: int) -> None:
    """Take nothing back, and show the question again."""
    question = await ctx.services.questions.get_own(ctx.guild_id, question_id, ctx.member_id)
    await ctx.show(cards.own(question, words.KEPT))


@helper_button("ask:about:{guild_id:int}", label=words.ASK_ME)
async def ask_me(ctx: Context, guild_id: int) -> None:
    """Show what the member may be asked about, and whether; a direct message stays as it is."""
    await (ctx.answer if ctx.in_dm else ctx.show)(await _asked_about(ctx))


@helper_button("ask:agree:{guild_id:int}:{agrees:bool}", label=words.ASK_ME_YES)
async def agree(ctx: Context, guild_id: int, agrees: bool) -> None:
    """Let the member be asked, or no longer."""
    helping = ctx.services.helping
    await (helping.agree if agrees else helping.stop)(ctx.guild_id, ctx.member_id)
    await ctx.show(await _asked_about(ctx, words.ASK_ME_ON if agrees else words.ASK_ME_OFF))


@select("ask:topics:{guild_id:int}", feature=FEATURE, works_in_dm=True)
async def pick_topics(ctx: Context, values: list[str], guild_id: int) -> None:
    """Keep what else the member may be asked about; with any, they are from now on."""
    helping = ctx.services.helping
    if not values and not (await helping.knows(ctx.guild_id, ctx.member_id)).agreed:
        await ctx.show(await _asked_about(ctx))
        return
    await helping.agree(ctx.guild_id, ctx.member_id, values)
    await ctx.show(await _asked_about(ctx, words.ASK_ME_ON))


async def _asked_about(ctx: Context, first: str = "") -> Card:
    guild_id, member_id, services = ctx.guild_id, ctx.member_id, ctx.services
    knows = await services.helping.knows(guild_id, member_id)
    offered: Sequence[str] = ()
    if (await services.groups.get(guild_id)).has("mentors"):
        offer = await services.mentors.offer(guild_id, member_id)
        offered = () if offer is None else offer.profile.topics
    return cards.asked_about(guild_id, knows, {*knows.shelved, *offered}, first)


@coordinators_button("ask:hide:{question_id:int}:{report_id:int}", label=words.HIDE)
async def hide(ctx: Context, question_id: int, report_id: int | None = None) -> None:
    """Hide a question, which closes the report about it; who asked isn't said."""
    await _hide(ctx, question_id, report_id, BY_COORDINATOR)


@coordinators_button("ask:unhide:{question_id:int}:{report_id:int}", label=words.SHOW)
async def unhide(ctx: Context, question_id: int, report_id: int | None = None) -> None:
    """Show a question again, which closes the report about it."""
    await _hide(ctx, question_id, report_id, None)


async def _hide(ctx: Context, question_id: int, report_id: int | None, why: str | None) -> None:
    if report_id is not None:
        with contextlib.suppress(NotFound):  # a colleague closed it
            await ctx.services.reports.settle(ctx.guild_id, report_id, ctx.now, hidden=LEAVE)
    await ctx.services.questions.hide(ctx.guild_id, question_id, why, ctx.now)
    await ctx.client.agenda.tick()
    said, other = (words.SHOWN_DONE, hide) if why is None else (words.HIDDEN_DONE, unhide)
    await ctx.show(Card(said, [other.button(question_id, None)]))


@coordinators_button("ask:settings", label=words.SETTINGS)
async def settings(ctx: Context) -> None:
    """Show where questions go."""
    await _settings(ctx)


@select("ask:channel", coordinator=True)
async def pick_channel(ctx: Context, values: list[discord.abc.GuildChannel]) -> None:
    """Save another channel for questions, or that it's the one for wins."""
    channel_id = values[0].id if values else None
    await ctx.services.groups.change(ctx.guild_id, ctx.now, asks_channel_id=channel_id)
    await _settings(ctx, words.SETTINGS_SAVED)


async def _settings(ctx: Context, note: str = "") -> None:
    group, guild = await ctx.services.groups.get(ctx.guild_id), ctx.interaction.guild
    channel = None if guild is None else guild.get_channel(group.asks_channel_id or 0)
    menu = pick_channel.select(text_channels(words.PICK_CHANNEL, channel, least=0))
    await ctx.show(Card(cards.settings(group, note), [menu, Button("setup:more")]))
