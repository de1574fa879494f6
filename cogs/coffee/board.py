"""Coffee's part of the coordinators' *Pairs*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.coffee import words
from bot.kit import calendar
from bot.kit.dates import say_day
from bot.kit.text import listed, plural
from bot.ui.card import Button
from bot.ui.feature import PairsPart, PairsRow
from cogs.coffee import cards
from cogs.coffee.states import people_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.coffee.service import Joined
    from bot.coffee.small import CoffeeOverview
    from bot.groups.service import Group
    from bot.members.rules import Member


async def part(client: WhatsWorking, group: Group, now: datetime) -> PairsPart | None:
    """Return who has coffee, who waits, and counts of everything else."""
    if not group.has("coffee"):
        return None
    services, guild_id = client.services, group.guild_id
    found = await services.small_groups.overview(guild_id, now)
    everyone = await services.coffee.everyone(guild_id)
    ids = [one.member_id for one in everyone]
    ids += [one for small in found.groups for one in small.members]
    people = await people_of(client, guild_id, ids)
    coming = (await services.coffee.coming(guild_id, now)).at
    following = words.PAIRS_NO_NEXT
    if coming is not None:
        following = discord.utils.format_dt(coming, "D")
    zone = (await services.groups.school(guild_id)).zone
    waits = [one for one in everyone if _waits(one, people.get(one.member_id), now)]
    rests = sum(one.rested_at is not None for one in everyone)
    return PairsPart(
        _lines(found, people, waits, rests, following, group.country),
        _rows(found, people, waits, rests, zone),
        (Button("coffee:settings"),),
    )


def _waits(one: Joined, member: Member | None, now: datetime) -> bool:
    """Return whether somebody waits for a partner: who is away or rests does not."""
    if member is None or member.left_at is not None or member.rests(now):
        return False
    return one.waiting_since is not None and one.rested_at is None


def _lines(
    found: CoffeeOverview,
    people: Mapping[int, Member],
    waits: list[Joined],
    rests: int,
    following: str,
    country: str,
) -> list[str]:
    if found.round_day is None:
        lines = [words.PAIRS_NONE_YET.format(next=following)]
    else:
        day = say_day(found.round_day, country)
        lines = [words.PAIRS_ROUND.format(day=day, next=following)]
    if found.groups:
        tables = "; ".join(_names(people, one.members) for one in found.groups)
        lines.append(words.PAIRS_MATCHED.format(tables=tables))
        counts = [
            sentence.format(count=found.states[state])
            for state, sentence in words.PAIRS_STATE.items()
            if found.states[state]
        ]
        lines.append(words.PAIRS_STATES.format(counts=listed(counts)))
    for one in waits:
        assert one.waiting_since is not None
        since = discord.utils.format_dt(one.waiting_since, "D")
        name = cards.name_of(people, one.member_id)
        lines.append(words.PAIRS_WAITS.format(name=name, day=since))
    for reason, line in words.PAIRS_LEFT_OUT.items():
        if found.left_out.get(reason):
            lines.append(line.format(count=found.left_out[reason]))
    if rests:
        lines.append(words.PAIRS_RESTS.format(count=rests))
    return lines


def _rows(
    found: CoffeeOverview,
    people: Mapping[int, Member],
    waits: list[Joined],
    rests: int,
    zone: str | None,
) -> list[PairsRow]:
    def row(who: str, state: str, since: datetime | None = None) -> PairsRow:
        day = "" if since is None else f"{calendar.local_day(since, zone)}"
        return PairsRow(words.TABLE_WHAT, who, state, day)

    rows = [
        row(
            listed([cards.plain_name(people, each) for each in one.members]),
            words.TABLE_MATCHED,
            one.made_at,
        )
        for one in found.groups
    ]
    # Who met and who did not stands beside no name.
    rows += [
        row(plural(found.states[state], words.TABLES_ONE, words.TABLES_MANY), label)
        for state, label in words.TABLE_STATES.items()
        if found.states[state]
    ]
    rows += [
        row(cards.plain_name(people, one.member_id), words.TABLE_WAITS, one.waiting_since)
        for one in waits
    ]
    rows += [
        row(plural(count, words.PERSON, words.PEOPLE), words.TABLE_LEFT_OUT[reason])
        for reason, count in found.left_out.items()
        if count and reason in words.TABLE_LEFT_OUT
    ]
    if rests:
        rows.append(row(plural(rests, words.PERSON, words.PEOPLE), words.TABLE_RESTS))
    return rows


def _names(people: Mapping[int, Member], members: tuple[int, ...]) -> str:
    return listed([cards.name_of(people, one) for one in members])
