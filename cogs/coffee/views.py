"""Buttons of coffee: a member's own state, times, the one question, and a group's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.coffee import words
from bot.kit.errors import Refusal
from bot.kit.text import listed
from bot.pairing import words as pairing_words
from bot.ui.card import Button, Card
from bot.ui.checks import group_for
from bot.ui.choices import menu, options
from bot.ui.components import Style, button, select
from bot.ui.length import length_to_add
from bot.ui.membership import UnsureError, is_here
from bot.ui.mentions import for_readers
from bot.ui.private_thread import may_make
from bot.ui.reach import choose
from cogs.coffee import cards, messages
from cogs.coffee.states import people_of, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.coffee.rules import Answer
    from bot.reaching.rules import Method
    from bot.ui.context import Context

# How often, in which school week of the month, in how large groups, and whether people of the same
# district meet first or last: what each menu is called, and what it offers.
CHOICES: dict[str, tuple[str, Mapping[Any, str]]] = {
    "rhythm": (words.RHYTHM_MENU, words.RHYTHMS),
    "week": (words.WEEK_MENU, words.WEEKS),
    "size": (words.SIZE_MENU, words.SIZES),
    "district": (words.DISTRICT_MENU, words.DISTRICTS),
}


@button("coffee:join", label=words.JOIN_LABEL, style=Style.primary, feature="coffee")
async def join(ctx: Context) -> None:
    """Ask where to reach someone who wants to join; anyone who's in sees their state."""
    if await ctx.services.coffee.get(ctx.guild_id, ctx.member_id) is not None:
        await _show_state(ctx)
    else:
        await ways(ctx)


@button("coffee:ways", label=words.WAYS_LABEL, feature="coffee")
async def ways(ctx: Context) -> None:
    """Ask where to reach someone."""
    said, items = words.JOIN_ASK, [choose_way.button("dm")]
    if may_make(ctx.client, ctx.group):
        items.append(choose_way.button("thread").named(pairing_words.BY_THREAD))
    else:
        said = f"{said}\n{words.JOIN_ASK_NO_THREADS}"
    await ctx.show(Card(said, items))


@button("coffee:by:{wanted:dm|thread}", label=pairing_words.BY_DM, feature="coffee")
async def choose_way(ctx: Context, wanted: Method) -> None:
    """Join with a way to be reached, tried right then; or change it."""
    threads: Method | None = "thread" if may_make(ctx.client, ctx.group) else None
    by_dm = choose_way.custom_id("dm")
    if wanted != "dm" and threads is None:
        raise Refusal(words.NEEDS_DM, by_dm)
    chosen = await choose(ctx, "coffee", wanted, threads)
    if chosen.method is None:
        raise Refusal(words.NEEDS_DM, by_dm)
    await ctx.services.coffee.join(ctx.guild_id, ctx.member_id, ctx.now)
    says = pairing_words.WAY_SAID[wanted] if chosen.method == wanted else chosen.says
    await _show_state(ctx, f"{words.JOINED} {says}")


@button(
    "coffee:status:{guild_id:int}:{small_id:int}",
    label=words.STATUS_LABEL,
    works_in_dm=True,
    feature="coffee",
)
async def status(ctx: Context, guild_id: int | None = None, small_id: int | None = None) -> None:
    """Show a member's own state; *small_id* makes the end of each coffee a message of its own.

    In direct messages it says that what changes it is in the server.
    """
    if not ctx.in_dm:
        await _show_state(ctx)
        return
    group = await ctx.services.groups.get(guild_id or 0)
    card = cards.status(await state_of(ctx.client, group, ctx.member_id), ctx.now)
    await ctx.show(Card(f"{card.content}\n{words.CHANGE_IN_SERVER}"))


@button("coffee:skip:{skips:bool}", label=words.SKIP_LABEL, feature="coffee")
async def skip(ctx: Context, skips: bool | None = None) -> None:
    """Sit out the next round or not; None: the other of the two."""
    coffee = ctx.services.coffee
    if skips is None:
        joined = await coffee.get(ctx.guild_id, ctx.member_id)
        coming = await coffee.coming(ctx.guild_id, ctx.now)
        skips = joined is None or coming.day is None or joined.skips != coming.day
    await coffee.skip(ctx.guild_id, ctx.member_id, ctx.now, skips=skips)
    await _show_state(ctx, words.SKIPPED if skips else words.UNSKIPPED)


@button("coffee:leave", label=words.LEAVE_LABEL, feature="coffee")
async def leave(ctx: Context) -> None:
    """Leave, and say how to come back; a coffee that's arranged isn't called off by it."""
    services = ctx.services
    small = await services.small_groups.current(ctx.guild_id, ctx.member_id, ctx.now)
    await services.coffee.leave(ctx.guild_id, ctx.member_id)
    left = words.LEFT
    seats = [] if small is None else [*small.seats]
    is_open = any(one.member_id == ctx.member_id and one.answer is None for one in seats)
    if small is not None and is_open and len(seats) > 1:
        others = [one for one in small.members if one != ctx.member_id]
        people = await people_of(ctx.client, ctx.guild_id, others)
        names = listed([cards.name_of(people, one) for one in others])
        left = f"{left} {words.LEFT_STILL_ON.format(names=names)}"
    await ctx.show(Card(left, [join.button()]))


@button("coffee:back:{guild_id:int}", label=words.BACK_LABEL, works_in_dm=True, feature="coffee")
async def back(ctx: Context, guild_id: int) -> None:
    """End a rest; in direct messages too."""
    await ctx.services.coffee.come_back(ctx.guild_id, ctx.member_id, ctx.now)
    if ctx.in_dm:
        group = await ctx.services.groups.get(ctx.guild_id)
        await ctx.show(cards.welcome_back(await state_of(ctx.client, group, ctx.member_id)))
    else:
        await _show_state(ctx, words.CAME_BACK)


@button(
    "coffee:meet:{other:int}:{guild_id:int}",
    label=words.OFFER_LABEL,
    style=Style.primary,
    feature="coffee",
    works_in_dm=True,
)
async def meet(ctx: Context, other: int, guild_id: int) -> None:
    """Have coffee right away with someone who waits; in direct messages too."""
    client, rounds = ctx.client, ctx.services.rounds
    await ctx.take_time()
    try:
        here = await is_here(client, ctx.guild_id, other)
    except UnsureError:
        here = False
    waits = await rounds.longest_waiting(
        ctx.guild_id, ctx.member_id, ctx.now, threads=may_make(client, ctx.group)
    )
    if not here or waits != other:
        raise Refusal(words.OFFER_GONE, f"coffee:status:{ctx.guild_id}")
    await rounds.meet(ctx.guild_id, ctx.member_id, other, ctx.now)
    people = await people_of(client, ctx.guild_id, [other])
    note = words.OFFER_DONE.format(name=cards.name_of(people, other))
    if ctx.in_dm:
        await ctx.show(Card(note))
    else:
        await _show_state(ctx, note)


@button(
    "coffee:suit:{guild_id:int}:{small_id:int}:{number:int}",
    label=words.SUITS.format(number=1),
    works_in_dm=True,
    always="who is to meet still agrees on a time",
)
async def suit(ctx: Context, guild_id: int, small_id: int, number: int) -> None:
    """Say that a suggested time works, or no longer; everyone in the small group sees it."""
    small = await ctx.services.small_groups.suits(ctx.guild_id, small_id, ctx.member_id, number)
    card = await messages.small_group(ctx.client, small, late=False, calls=False)
    card = await for_readers(ctx.client, ctx.guild_id, card)
    await ctx.interaction.response.edit_message(**ctx.client.components.editing(card))


@button(
    "coffee:met:{guild_id:int}:{small_id:int}:{given:yes|planned|no}:{asked_id:int}",
    label=words.ANSWER_LABEL,
    works_in_dm=True,
    always="what was asked is answered, and counts",
)
async def met(ctx: Context, guild_id: int, small_id: int, given: Answer, asked_id: int) -> None:
    """Keep the answer to the one question, for the person who pressed."""
    small = await ctx.services.small_groups.answer(
        ctx.guild_id, small_id, ctx.member_id, given, ctx.now
    )
    said, items = [words.ANSWERED[given]], []
    if given == "planned":
        items = [cards.met(small, "yes", ctx.member_id, words.YES)]
    elif given == "yes":
        ref = f"coffee {small_id}"
        entry = await ctx.services.hours.entry_of(ctx.guild_id, ctx.member_id, "coffee", ref)
        more, items = length_to_add(entry, "coffee")
        said += more
    await ctx.show(Card("\n".join(said), items))


async def _show_state(ctx: Context, note: str = "") -> None:
    """Show a member their own state. Raises Refusal where coffee is switched off."""
    group = await group_for(ctx.interaction, "coffee")
    state = await state_of(ctx.client, group, ctx.member_id)
    await ctx.show(cards.status(state, ctx.now, note))


@button("coffee:settings", label=words.SETTINGS, coordinator=True)
async def settings(ctx: Context) -> None:
    """Show the panel."""
    await ctx.show(await panel(ctx))


@select(f"coffee:choose:{{name:{'|'.join(CHOICES)}}}", coordinator=True)
async def set_choice(ctx: Context, values: list[str], name: str) -> None:
    """Keep what was chosen in one of the menus."""
    chosen = next((one for one in CHOICES[name][1] if str(one) == values[0]), None)
    if chosen is not None:
        await ctx.services.coffee.change_settings(ctx.guild_id, ctx.now, **{name: chosen})
    await ctx.show(await panel(ctx, words.SAVED))


async def panel(ctx: Context, note: str = "") -> Card:
    """Return the panel, with what is chosen."""
    coming = await ctx.services.coffee.coming(ctx.guild_id, ctx.now)
    chosen = coming.settings
    when = words.PAIRS_NO_NEXT
    if coming.at is not None:
        when = discord.utils.format_dt(coming.at, "F")
    lines = [*([note] if note else []), words.SETTINGS_HEAD]
    lines.append(words.SETTINGS_NEXT.format(when=when))
    if not may_make(ctx.client, ctx.group):
        lines.append(words.SETTINGS_NO_THREADS.format(channel=f"<#{ctx.group.wins_channel_id}>"))
    menus = [
        set_choice.select(menu(head, options(labels, getattr(chosen, name))), name)
        for name, (head, labels) in CHOICES.items()
    ]
    return Card("\n".join(lines), [*menus, Button("pair:board")])
