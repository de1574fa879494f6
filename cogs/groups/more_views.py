"""What a coordinator presses behind the panel: who runs the group, and what has a default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import discord

from bot.groups import rules, school_words, words
from bot.groups.suggesting import suggestion
from bot.kit.errors import Refusal
from bot.kit.safe import safe, safe_name
from bot.kit.states import state_of, states
from bot.kit.text import CONTENT_LIMIT
from bot.ui.card import MOST_ITEMS, Button, Card, Item, Menu
from bot.ui.choices import menu, options, text_channels
from bot.ui.components import button, form, select
from bot.ui.modal import box
from bot.ui.template import Outdated, number_of
from cogs.groups import setup_cards
from cogs.groups.setup_views import BACK, guild_of, second

if TYPE_CHECKING:
    from datetime import datetime

    from bot.groups.service import Group, GroupChange
    from bot.kit.switch import Switch
    from bot.ui.context import Context
    from bot.ui.modal import Answers, Part


@button("setup:people", label=words.ADD_COORDINATOR, coordinator=True)
async def show_people(ctx: Context) -> None:
    """Show who runs the group, and how to add or take one off."""
    await ctx.show(people(ctx.group))


@select("setup:drop", coordinator=True)
async def drop_coordinator(ctx: Context, values: list[str]) -> None:
    """Take a name off those who run the group, unless nobody would be left."""
    named = {one.member_id: one.name for one in ctx.group.coordinators}
    member_id = number_of(values[0])
    rules.check_drop(member_id, named)
    group = await ctx.services.groups.drop_coordinator(ctx.guild_id, member_id)
    name = safe_name(named.get(member_id, ""))
    await ctx.show(people(group, words.COORDINATOR_DROPPED.format(name=name)))


@button("setup:more", label=words.MORE_SETTINGS, coordinator=True)
async def show_more(ctx: Context) -> None:
    """Show the settings that have a default, in place of the panel."""
    await ctx.show(more(ctx, ctx.group))


@select("setup:desk", coordinator=True)
async def pick_desk(ctx: Context, values: list[discord.abc.GuildChannel]) -> None:
    """Save a channel for the coordinators, or that there is none."""
    await _change(ctx, coordinator_channel_id=values[0].id if values else None)


@select("setup:role", coordinator=True)
async def pick_role(ctx: Context, values: list[discord.Role]) -> None:
    """Save a role whose people run the group, or none; everyone is not a role for this."""
    role_id = values[0].id if values else None
    rules.check_role(role_id, guild_of(ctx).default_role.id)
    await _change(ctx, coordinator_role_id=role_id)


@select("setup:features", coordinator=True)
async def pick_features(ctx: Context, values: list[str]) -> None:
    """Save what is switched on; everyone's command list follows at once."""
    await ctx.take_time()
    chosen = rules.switches(values, ctx.group.switches)
    group = await ctx.services.groups.change(ctx.guild_id, ctx.now, **chosen)
    await ctx.client.registry.register(ctx.guild_id)
    new = [one for one in group.switches if group.has(one) and not ctx.group.has(one)]
    await ctx.show(await feature(ctx, group, new[0]) if len(new) == 1 else more(ctx, group))


@select("setup:feature", coordinator=True)
async def show_feature(ctx: Context, values: list[str]) -> None:
    """Show what one feature that's on will do next, and what can be set for it."""
    await _show_feature(ctx, ctx.group, values[0])


@button("setup:photos:{keep:bool}", label=words.DROP_PHOTOS, coordinator=True)
async def keep_photos(ctx: Context, keep: bool) -> None:
    """Keep copies of the photos that come from now on, or don't."""
    group = await ctx.services.groups.change(ctx.guild_id, ctx.now, keep_photos=keep)
    await _show_feature(ctx, group, "wins")


@button("setup:answers:{where:thread|channel}", label=words.ANSWERS_TO["thread"], coordinator=True)
async def put_answers(ctx: Context, where: str) -> None:
    """Keep where answers to the week's question are posted."""
    group = await ctx.services.groups.change(ctx.guild_id, ctx.now, answers_in=where)
    await _show_feature(ctx, group, "weekly")


async def _show_feature(ctx: Context, group: Group, name: str) -> None:
    await ctx.show(await feature(ctx, group, name) if group.has(name) else more(ctx, group))


async def feature(ctx: Context, group: Group, name: str) -> Card:
    """Return the one card of a feature that's on."""
    client = ctx.client
    coming = await client.agenda.next_of(ctx.guild_id, client.kinds_of.get(name, ()))
    items: list[Item] = [Button(one) for one in filter(None, [client.first_steps.get(name)])]
    if name == "wins":
        photos = keep_photos.button(not group.keep_photos)
        items.append(photos if group.keep_photos else photos.named(words.KEEP_PHOTOS))
    if name == "weekly":
        other = "channel" if group.answers_in == "thread" else "thread"
        items.append(put_answers.button(other).named(words.ANSWERS_TO[other]))
    items.append(show_more.button().named(school_words.BACK_TO_MORE))
    return Card(setup_cards.feature(group, name, coming, client.kinds), items)


@button("setup:state", label=words.NAME_STATE, coordinator=True)
async def ask_state(ctx: Context) -> None:
    """Open the form for the group's state."""
    await ctx.open(name_state.filled(states().get(ctx.group.state or "", "")))


def _state(value: str) -> list[Part]:
    return [box("state", words.STATE_LABEL, hint=words.STATE_HINT, value=value, limit=40)]


@form(
    "setup:state",
    _state,
    title=words.STATE_TITLE,
    private="one of 51 names is read from it; nothing that was typed is shown to others",
    coordinator=True,
)
async def name_state(ctx: Context, answers: Answers) -> None:
    """Save the group's state, or that there is none."""
    typed = answers.text("state").strip()
    code = state_of(typed)
    if typed and code is None:
        unknown = words.STATE_UNKNOWN.format(typed=safe(typed))
        raise Refusal(unknown, ask_state.custom_id(), show_more.custom_id())
    await _change(ctx, state=code)


async def _change(ctx: Context, **values: Unpack[GroupChange]) -> None:
    group = await ctx.services.groups.change(ctx.guild_id, ctx.now, **values)
    await ctx.show(more(ctx, group))


def people(group: Group, note: str = "") -> Card:
    """Return who runs the group, with menus to add and to take off."""
    items = [second()]
    if len(group.coordinators) > 1:
        names = {one.member_id: one.name[:100] for one in group.coordinators[:25]}
        items.append(drop_coordinator.select(menu(words.PICK_DROP, options(names))))
    return Card(setup_cards.coordinators(group, note), [*items, BACK])


def more(ctx: Context, group: Group) -> Card:
    """Return the settings that have a default, each with a way to change it."""
    guild = guild_of(ctx)
    desk = guild.get_channel(group.coordinator_channel_id or 0)
    role = guild.get_role(group.coordinator_role_id or 0)
    roles = discord.ui.RoleSelect[discord.ui.View](
        placeholder=words.PICK_ROLE,
        min_values=0,
        default_values=[role] if role is not None else [],
    )
    items: list[Item] = [
        pick_desk.select(text_channels(words.PICK_DESK, desk, least=0)),
        pick_role.select(roles),
        pick_features.select(_features(group)),
        *([show_feature.select(on)] if (on := _on(group)) is not None else []),
        *([ask_state.button()] if group.country == "US" else []),
        Button("school:show"),
        *([Button("meetup:settings", words.MONTHLY_CHAT)] if group.has("meetups") else []),
        BACK,
    ]
    return Card(setup_cards.more(group, guild), items)


def _features(group: Group) -> Menu:
    labels = {name: one.label.capitalize() for name, one in group.switches.items()}
    hints = {name: one.hint for name, one in group.switches.items()}
    on = [name for name in labels if group.has(name)]
    return menu(words.PICK_FEATURES, options(labels, *on, hints=hints), many=True)


def _on(group: Group) -> Menu | None:
    switches = group.switches.items()
    labels = {name: one.label.capitalize() for name, one in switches if group.has(name)}
    return menu(words.PICK_FEATURE, options(labels)) if labels else None


@button("suggest:on:{feature}", label=words.SUGGEST_YES, coordinator=True)
async def switch_on(ctx: Context, feature: str) -> None:
    """Switch a feature on, bring its commands, and lead to its first step."""
    switch = _switch(ctx, feature)
    await ctx.take_time()
    on = ctx.group.switched_on | {feature}
    await ctx.services.groups.change(ctx.guild_id, ctx.now, switched_on=on)
    await ctx.client.registry.register(ctx.guild_id)
    first = ctx.client.first_steps.get(feature)
    client = ctx.client
    coming = await client.agenda.next_of(ctx.guild_id, client.kinds_of.get(feature, ()))
    then = setup_cards.next_line(coming, client.kinds)
    text = "\n".join((words.SUGGEST_ON.format(feature=switch.label), then))
    await ctx.show(Card(text, [] if first is None else [Button(first)]))


@button("suggest:no:{feature}", label=words.SUGGEST_NO, coordinator=True)
async def decline(ctx: Context, feature: str) -> None:
    """Note that a group does not want a feature."""
    _switch(ctx, feature)
    declined = ctx.group.declined | {feature}
    await ctx.services.groups.change(ctx.guild_id, ctx.now, declined=declined)
    await ctx.show(Card(words.SUGGEST_DECLINED))


def _switch(ctx: Context, feature: str) -> Switch:
    switch = ctx.group.switches.get(feature)
    if switch is None or not switch.optional:
        raise Outdated
    return switch


def suggested(group: Group, card: Card, now: datetime, members: int) -> Card:
    """Return the list of what waits with the one suggestion under it, if there is one.

    *members*: how many the group has.
    """
    feature = suggestion(group, now, members)
    if feature is None:
        return card
    switch = group.switches[feature]
    why = "" if switch.suggestion is None else switch.suggestion.why
    said = words.SUGGEST.format(feature=switch.label, why=why)
    content = f"{card.content}\n\n{said}"
    items = [*card.items, switch_on.button(feature), decline.button(feature)]
    if len(content) > CONTENT_LIMIT or len(items) > MOST_ITEMS:
        return card  # enough waits as it is
    return Card(content, items)
