"""What coordinators see of mentors: what waits for them, and who is matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.kit import calendar
from bot.kit.text import listed, plural
from bot.mentors import coordinator_words as said
from bot.mentors import words
from bot.mentors.matches import LONG
from bot.ui.card import Button
from bot.ui.feature import PairsPart, PairsRow, Waiting
from cogs.mentors import cards
from cogs.mentors.basics import FEATURE, name_of, plain_name, threads_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.mentors.pool import Pool
    from bot.mentors.records import Pair


async def inbox(client: WhatsWorking, group: Group, now: datetime) -> Sequence[Waiting]:
    """Return requests without an answer, what is to be arranged, and who asked for help."""
    if not group.has(FEATURE):
        return ()
    guild_id, services = group.guild_id, client.services
    threads = await threads_of(client, guild_id)
    board = await services.mentor_boards.waiting(guild_id, now, threads=threads)
    found = []
    if board:
        count = plural(len(board), *_REQUESTS)
        line = said.DESK_BOARD.format(number="{number}", count=count)
        found.append(Waiting(line, Button("mentor:board")))
    left = await services.mentor_boards.left_over(guild_id, now, threads=threads)
    if left:
        when = discord.utils.format_dt(min(one.created_at for one in left), "R")
        fields = {"number": "{number}", "count": plural(len(left), *_REQUESTS), "when": when}
        seen = Button(f"mentor:seen:{max(one.id for one in left)}")
        line = said.DESK_WAITING if len(left) == 1 else said.DESK_WAITING_SEVERAL
        found.append(Waiting(line.format(**fields), seen))
    for pair in await services.mentor_pairs.of_group(guild_id):
        if pair.help_at is not None:
            names = await _names(client, pair)
            when = cards.day(pair.help_at)
            line = said.DESK_HELP.format(number="{number}", when=when, **names)
            found.append(Waiting(line, Button(f"mentor:helped:{pair.id}")))
    return found


async def pairs(client: WhatsWorking, group: Group, now: datetime) -> PairsPart | None:
    """Return who is matched and who waits; met or not as counts, and no reason for anything."""
    if not group.has(FEATURE):
        return None
    guild_id, services = group.guild_id, client.services
    pool = await services.mentor_rounds.pool(
        guild_id, now, threads=await threads_of(client, guild_id)
    )
    living = [one for one in await services.mentor_pairs.of_group(guild_id) if one.state != "ended"]
    met = _met(living, await services.mentor_pairs.met_counts(guild_id))
    lost = sum(not pool.best(one.id) for one in pool.idle())
    lines = [said.PAIRS_HEAD, _counts(pool, now)]
    rows = [PairsRow(FEATURE, who, state, "") for who, state in _numbers(pool, met, lost, now)]
    for pair in living:
        names, since = await _names(client, pair), pair.began_at
        rests, size = pair.state == "resting", words.SIZES[pair.size]
        sentence = said.PAIRS_REST if rests else said.PAIRS_ROW
        lines.append(sentence.format(**names, size=size, since=_day(since, group)))
        state = said.TABLE["rest" if rests else "pair"].format(size=size)
        plain = [await plain_name(client, guild_id, one) for one in pair.members]
        rows.append(PairsRow(FEATURE, listed(plain), state, _date(since, group)))
    if any(met.values()):
        counts = [said.MET[one].format(count=count) for one, count in met.items() if count]
        lines.append(said.PAIRS_MET.format(counts=listed(counts)))
    for request in pool.requests.values():
        mentee, since = await name_of(client, guild_id, request.member_id), request.created_at
        size = words.SIZES[request.size]
        fields = {"mentee": mentee, "size": size, "since": _day(since, group)}
        lines.append(said.PAIRS_WAIT.format(**fields))
        who = await plain_name(client, guild_id, request.member_id)
        state = said.TABLE["wait"].format(size=size)
        rows.append(PairsRow(FEATURE, who, state, _date(since, group)))
    if lost:
        lines.append(said.PAIRS_LEFT_OUT)
    approves = await services.mentors.approves(guild_id)
    # Without a line between, it would belong to the last point of the list.
    lines += ["", said.APPROVES_NOW if approves else said.PICK_NOW]
    label = said.MEMBERS_PICK if approves else None
    items = [Button("mentor:board"), Button(f"mentor:approves:{not approves:d}", label)]
    return PairsPart(lines, rows, items)


_REQUESTS = (said.DESK_WAITING_ONE, said.DESK_WAITING_MANY)


def _counts(pool: Pool, now: datetime) -> str:
    return said.PAIRS_COUNTS.format(**_mentors(pool, now))


def _mentors(pool: Pool, now: datetime) -> dict[str, int]:
    open_ = [one for one in pool.offers.values() if one.is_open(now)]
    room = sum(one.room > 0 for one in open_)
    return {"open": len(open_), "room": room, "resting": len(pool.offers) - len(open_)}


def _numbers(
    pool: Pool, met: Mapping[str, int], lost: int, now: datetime
) -> Iterable[tuple[str, str]]:
    """Yield how many of what, as the table says it: who met and who rests stands by no name."""
    for state, count in _mentors(pool, now).items():
        if count:
            key = "other" if state == "resting" else state
            yield plural(count, said.MENTOR), said.TABLE[key]
    for state, count in met.items():
        if count:
            yield plural(count, said.PAIR), said.TABLE[state]
    if lost:
        yield (
            plural(lost, said.PERSON, said.PEOPLE),
            said.TABLE["alone"],
        )


def _met(living: Sequence[Pair], counts: Mapping[int, int]) -> dict[str, int]:
    """Return how many of those who are asked about it have met, and how many not so far."""
    asked = [bool(counts.get(one.id)) for one in living if one.size in LONG]
    return {"met": sum(asked), "not": len(asked) - sum(asked)}


async def _names(client: WhatsWorking, pair: Pair) -> dict[str, str]:
    return {
        "mentor": await name_of(client, pair.guild_id, pair.mentor_id),
        "mentee": await name_of(client, pair.guild_id, pair.mentee_id),
    }


def _day(instant: datetime, group: Group) -> str:
    return calendar.day_name(instant, group.zone)


def _date(instant: datetime, group: Group) -> str:
    return f"{calendar.local_day(instant, group.zone)}"
