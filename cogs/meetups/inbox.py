"""What coordinators see of meet-ups: those that need them, and how the group likes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done
from bot.drafts.rules import Draft
from bot.kit.errors import NotFound
from bot.kit.links import link_to
from bot.meetups import chat, words
from bot.ui.answer import patiently
from bot.ui.card import Button, Card
from bot.ui.components import Style, button
from bot.ui.feature import Waiting
from bot.ui.review import keep
from cogs.meetups import cards
from cogs.meetups.create_views import FEATURE, KIND, create, planned, post

if TYPE_CHECKING:
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.ui.context import Context

desk_button = partial(button, feature=FEATURE, coordinator=True)


async def inbox(
    client: WhatsWorking,
    group: Group,
    now: datetime,
) -> list[Waiting]:
    """Return the meet-ups to come that nobody in the group runs, or without post or thread.

    A thread that can't be opened yet is tried again; what was deleted waits for a decision.
    """
    if not group.has(FEATURE):
        return []
    oversight, posts = client.services.meetup_oversight, client.services.meetup_posts
    guild_id = group.guild_id
    found = [
        Waiting(cards.waits(words.ADRIFT, one), take_over.button(one.id))
        for one in await oversight.adrift(guild_id)
    ]
    found += [
        Waiting(cards.waits(words.LOST_POST, one), decide_post.button(one.id))
        for one in await posts.lost(guild_id)
    ]
    found += [
        Waiting(cards.waits(words.NO_THREAD, one), Button(f"meetup:show:{one.id}", words.DETAILS))
        for one in await posts.threadless(guild_id, now)
    ]
    found += [
        Waiting(cards.waits(words.LOST_THREAD, one), decide_thread.button(one.id))
        for one in await posts.lost_threads(guild_id)
    ]
    return found


@desk_button("meetup:post:{meetup_id:int}", label=words.DECIDE_POST)
async def decide_post(ctx: Context, meetup_id: int) -> None:
    """Ask what's to follow where a meet-up's post was deleted."""
    meetup = await ctx.services.meetups.get(ctx.guild_id, meetup_id)
    if meetup.post_lost_at is None or meetup.is_over:
        raise NotFound(words.POST_DECIDED, f"meetup:show:{meetup_id}")
    off = Button(f"meetup:end:{meetup_id}", words.CALL_OFF)
    await ctx.show(Card(cards.about(words.ASK_POST, meetup), [post_again.button(meetup_id), off]))


@desk_button("meetup:repost:{meetup_id:int}", label=words.POST_AGAIN, style=Style.primary)
async def post_again(ctx: Context, meetup_id: int) -> None:
    """Post a meet-up in place of a post that was deleted."""
    due = await ctx.services.meetup_posts.again(ctx.guild_id, meetup_id, ctx.now)
    outcome = await patiently(ctx.interaction, due)
    text = words.POST_COMES
    if isinstance(outcome, Done) and outcome.message_id is not None:
        link = link_to(ctx.guild_id, outcome.channel_id, outcome.message_id)
        text = words.POSTED_AGAIN.format(link=link)
    await ctx.show(Card(text, [Button(f"meetup:show:{meetup_id}", words.DETAILS)]))


@desk_button("meetup:thread:{meetup_id:int}", label=words.DECIDE_THREAD)
async def decide_thread(ctx: Context, meetup_id: int) -> None:
    """Ask what's to follow where a meet-up's thread was deleted."""
    meetup = await ctx.services.meetups.get(ctx.guild_id, meetup_id)
    items = [new_thread.button(meetup_id), no_thread.button(meetup_id)]
    await ctx.show(Card(cards.about(words.ASK_THREAD, meetup), items))


@desk_button("meetup:rethread:{meetup_id:int}", label=words.NEW_THREAD, style=Style.primary)
async def new_thread(ctx: Context, meetup_id: int) -> None:
    """Open a thread in place of one that was deleted."""
    due = await ctx.services.meetup_posts.new_thread(ctx.guild_id, meetup_id, ctx.now)
    outcome = await patiently(ctx.interaction, due)
    opened = due is not None and isinstance(outcome, Done)
    said = words.THREAD_OPENED if opened else words.THREAD_COMES
    await ctx.show(Card(said, [Button(f"meetup:show:{meetup_id}")]))


@desk_button("meetup:unthread:{meetup_id:int}", label=words.NO_NEW_THREAD)
async def no_thread(ctx: Context, meetup_id: int) -> None:
    """Let a meet-up do without a thread."""
    await ctx.services.meetup_posts.no_thread(ctx.guild_id, meetup_id)
    await ctx.show(Card(words.GOES_WITHOUT, [Button(f"meetup:show:{meetup_id}")]))


@desk_button("meetup:run:{meetup_id:int}", label=words.TAKE_OVER)
async def take_over(ctx: Context, meetup_id: int) -> None:
    """Become the organizer of a meet-up without one."""
    given = (ctx.guild_id, meetup_id, ctx.member_id, ctx.now)
    meetup = await ctx.services.meetup_oversight.take_over(*given)
    said = cards.about(words.TAKEN_OVER, meetup)
    await ctx.show(Card(said, [Button(f"meetup:show:{meetup_id}")]))


@desk_button("meetup:settings", label=words.SETTINGS)
async def settings(ctx: Context) -> None:
    """Show how the group likes its meet-ups."""
    await ctx.show(await _panel(ctx))


@desk_button("meetup:names:{show:bool}", label=words.SHOW_NAMES)
async def names(ctx: Context, show: bool) -> None:
    """Let members see who's coming, or only how many."""
    await ctx.services.meetup_oversight.show_names(ctx.guild_id, names=show)
    await ctx.show(await _panel(ctx))


@desk_button("meetup:chat", label=words.START_CHAT, style=Style.primary)
async def start_chat(ctx: Context) -> None:
    """Post the monthly chat for everyone as it was shown."""
    school = await ctx.services.groups.school(ctx.guild_id)
    await post(ctx, *chat.usual(school, ctx.now))


@desk_button("meetup:mychat", label=words.CHANGE_CHAT)
async def change_chat(ctx: Context) -> None:
    """Open the form with the monthly chat in it."""
    school = await ctx.services.groups.school(ctx.guild_id)
    plan, _ = chat.usual(school, ctx.now)
    draft = await keep(ctx, Draft(ctx.guild_id, ctx.member_id, KIND, plan))
    await ctx.open(planned.filled(plan), draft.id)


async def _panel(ctx: Context) -> Card:
    names_on = await ctx.services.meetup_oversight.shows_names(ctx.guild_id)
    lines = [words.SETTINGS_HEAD]
    change = names.button(not names_on).named(words.HIDE_NAMES if names_on else words.SHOW_NAMES)
    if not await ctx.services.meetup_oversight.has_chat(ctx.guild_id):
        school = await ctx.services.groups.school(ctx.guild_id)
        lines.append(cards.chat_offer(chat.usual(school, ctx.now)[1], school, ctx.now))
        chats = [start_chat.button(), change_chat.button()]
    else:
        lines.append(words.CHAT_THERE)
        chats = []
    lines.append(words.NAMES_ON if names_on else words.NAMES_OFF)
    items = [*chats, change, create.button(), Button("meetup:upcoming")]
    items.append(Button("calendar:sources"))
    if ctx.client.settings.public_url:
        items.append(Button("calendar:feed"))
    return Card("\n".join(lines), items)
