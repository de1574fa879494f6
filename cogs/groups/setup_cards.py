"""What a coordinator reads in setup: the state of each answer, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.groups import words
from bot.kit.calendar import DEFAULT_ZONE, clock_time
from bot.kit.links import link_to
from bot.kit.safe import safe_name
from bot.kit.states import states
from bot.kit.text import capitalized, listed
from bot.kit.zones import zone_said
from bot.ui.checks import coordinator_names
from bot.ui.permissions import DESK_NEEDS, fault, is_open_to_all, missing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.agenda.occurrences import Coming
    from bot.groups.service import Group


def panel(group: Group, guild: discord.Guild, now: datetime, note: str = "") -> str:
    """Return the three answers, what is ready, and what pressing Post will do."""
    enough = len(group.coordinators) > 1
    second = (
        words.SECOND_FINE.format(names=coordinator_names(group)) if enough else words.SECOND_NONE
    )
    parts = [
        *([note, ""] if note else []),
        (words.SETUP if start_link(group) is None else words.SETUP_AGAIN).format(
            server=safe_name(guild.name)
        ),
        words.SETUP_CHANNEL.format(answer=channel_answer(group, guild)),
        words.SETUP_ZONE.format(answer=zone_answer(group.zone, now)),
        words.SETUP_SECOND.format(answer=second),
        f"{_ready(group)} {_off(group)}".strip(),
        "",
        *_advice(group, guild),
    ]
    return "\n".join(parts)


def channel_answer(group: Group, guild: discord.Guild) -> str:
    """Return where wins go, and what is missing there."""
    if group.wins_channel_id is None:
        return words.CHANNEL_NONE
    channel = guild.get_channel(group.wins_channel_id)
    if channel is None:
        return words.CHANNEL_VANISHED
    lacking = missing(channel)
    if lacking:
        sentence = fault(channel.mention, lacking)
        return words.CHANNEL_FAULT.format(channel=channel.mention, fault=sentence)
    return words.CHANNEL_FINE.format(channel=channel.mention)


def zone_answer(zone: str | None, now: datetime) -> str:
    """Return the zone as people call it, and what its clocks show."""
    if zone is None:
        none = words.ZONE_NONE.format(label=zone_said(DEFAULT_ZONE))
        return f"{none} {words.PICK_ZONE_OTHER}"
    return words.ZONE_FINE.format(label=zone_said(zone), time=clock_time(now, zone))


def _ready(group: Group) -> str:
    photos = words.PHOTOS_KEPT if group.keep_photos else words.PHOTOS_NOT_KEPT
    return words.READY.format(ready=", ".join([*group.labels(on=True), photos]))


def _off(group: Group) -> str:
    off = group.labels(on=False)
    return words.OFF.format(off=listed(off)) if off else ""


def _advice(group: Group, guild: discord.Guild) -> list[str]:
    advice = []
    channel = guild.get_channel(group.wins_channel_id or 0)
    if channel is not None and is_open_to_all(channel):
        advice.append(words.CHANNEL_OPEN.format(channel=channel.mention))
    if channel is None and guild.me.guild_permissions.manage_channels:
        advice.append(words.CHANNEL_MAKE)
    link = start_link(group)
    if channel is None:
        advice.append(words.WILL_POST_NOWHERE)
    elif link is not None:
        advice.append(words.WILL_REPLACE.format(link=link))
    else:
        advice.append(words.WILL_POST.format(channel=channel.mention))
    if guild.default_notifications is not discord.NotificationLevel.only_mentions:
        advice.append(words.NOTIFICATIONS)
    return advice


def start_link(group: Group) -> str | None:
    """Return where Start here is; None while it was not posted."""
    if group.start_message_id is None:
        return None
    return link_to(group.guild_id, group.start_channel_id, group.start_message_id)


def coordinators(group: Group, note: str = "") -> str:
    """Return who runs the group, and what adding someone does."""
    alone = len(group.coordinators) < 2
    sentence = words.COORDINATORS_ONE if alone else words.COORDINATORS
    parts = [
        *([note, ""] if note else []),
        sentence.format(names=coordinator_names(group, words.NOBODY)),
        words.COORDINATORS_HOW,
        words.COORDINATORS_PICKER,
    ]
    return "\n".join(parts)


def more(group: Group, guild: discord.Guild) -> str:
    """Return the settings that have a default."""
    on = group.labels(on=True)
    return "\n".join(
        (
            words.MORE.format(server=safe_name(guild.name)),
            words.MORE_DESK.format(answer=_desk(group, guild)),
            words.MORE_ROLE.format(answer=_role(group, guild)),
            words.COORDINATORS_PICKER,
            *_state(group),
            words.MORE_FEATURES.format(on=listed(on) or words.NOTHING),
            *([words.MORE_LOOK] if on else []),
        )
    )


def _state(group: Group) -> list[str]:
    """Return the state, where groups have one."""
    if group.country != "US":
        return []
    name = states().get(group.state or "")
    answer = words.MORE_STATE_FINE.format(state=name) if name else words.MORE_STATE_NONE
    return [words.MORE_STATE.format(answer=answer)]


def feature(group: Group, name: str, coming: Coming | None, kinds: Mapping[str, str]) -> str:
    """Return what one feature that's on will do next, and when."""
    switch = group.switches[name]
    lines = [words.FEATURE.format(feature=capitalized(switch.label), hint=switch.hint)]
    lines.append(next_line(coming, kinds))
    if name == "wins":
        kept = words.MORE_PHOTOS_KEPT if group.keep_photos else words.MORE_PHOTOS_NOT_KEPT
        lines.append(kept)
    if name == "weekly":
        channel = f"<#{group.wins_channel_id}>"
        lines.append(words.ANSWERS[group.answers_in].format(channel=channel))
    return "\n".join(lines)


def next_line(coming: Coming | None, kinds: Mapping[str, str]) -> str:
    """Return what a feature will do next, and when."""
    if coming is None:
        return words.FEATURE_NEXT_NONE
    when = discord.utils.format_dt(coming.due_at, "F")
    return words.FEATURE_NEXT.format(what=kinds[coming.kind], when=when)


def _desk(group: Group, guild: discord.Guild) -> str:
    if group.coordinator_channel_id is None:
        return words.MORE_DESK_NONE
    channel = guild.get_channel(group.coordinator_channel_id)
    if channel is None:
        return words.CHANNEL_VANISHED
    lacking = missing(channel, needs=DESK_NEEDS)
    if lacking:
        sentence = fault(channel.mention, lacking)
        return words.CHANNEL_FAULT.format(channel=channel.mention, fault=sentence)
    open_ = is_open_to_all(channel)
    sentence = words.MORE_DESK_OPEN if open_ else words.MORE_DESK_FINE
    return sentence.format(channel=channel.mention)


def _role(group: Group, guild: discord.Guild) -> str:
    if group.coordinator_role_id is None:
        return words.MORE_ROLE_NONE
    role = guild.get_role(group.coordinator_role_id)
    if role is None:
        return words.MORE_ROLE_GONE
    return words.MORE_ROLE_FINE.format(role=safe_name(role.name))
