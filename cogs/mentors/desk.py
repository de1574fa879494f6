"""What coordinators see of mentors: what waits for them, and who is matched with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.kit import calendar
from bot.kit.text import plural
from bot.mentors import desk_words, words
from bot.ui.desk import PairsPart, PairsRow, Waiting
from bot.ui.press import presses
from cogs.mentors import cards
from cogs.mentors.place import FEATURE, name_of, threads_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.mentors.pool import Pool
    from bot.mentors.records import Pair, Request

MET_SHOWN = 2  # from here on it is a count


async def waiting(client: WhatsWorking, group: Group, now: datetime) -> Sequence[Waiting]:
    """Return requests without an answer, what is to be arranged, and who asked for help."""
    if not group.has(FEATURE):
        return ()
    guild_id, services = group.guild_id, client.services
    threads = await threads_of(client, guild_id)
    pool = await services.mentor_rounds.pool(guild_id, now, threads=threads)
    board = await services.mentor_boards.waiting(guild_id, now, threads=threads)
    found = []
    if board:
        count = plural(len(board), *_REQUESTS)
        line = desk_words.DESK_BOARD.format(number="{number}", count=count)
        found.append(Waiting(line, presses["mentor:board"](0)))
    to_arrange = {one.id for one in board}
    unanswered = [one for one in _unanswered(pool, now) if one.id not in to_arrange]
    if unanswered:
        when = discord.utils.format_dt(min(one.created_at for one in unanswered), "R")
        count = plural(len(unanswered), *_REQUESTS)
        told = {"number": "{number}", "count": count, "when": when}
        found.append(Waiting(desk_words.DESK_WAITING.format(**told)))
    for pair in await services.mentor_pairs.of_group(guild_id):
        if pair.help_at is not None:
            names = await _names(client, pair)
            when = cards.day(pair.help_at)
            line = desk_words.DESK_HELP.format(number="{number}", when=when, **names)
            found.append(Waiting(line, presses["mentor:helped"](pair.id)))
    return found


async def pairs(client: WhatsWorking, group: Group, now: datetime) -> PairsPart | None:
    """Return who is matched and who waits; met or not as counts, and no reason for anything."""
    if not group.has(FEATURE):
        return None
    guild_id, services = group.guild_id, client.services
    pool = await services.mentor_rounds.pool(
        guild_id, now, threads=await threads_of(client, guild_id)
    )
    met = await services.mentor_pairs.met_counts(guild_id)
    approves = await services.mentors.approves(guild_id)
    lines = [desk_words.PAIRS_HEAD, _counts(pool, now)]
    rows: list[PairsRow] = []
    for pair in await services.mentor_pairs.of_group(guild_id):
        if pair.state == "ended":
            continue
        names, since = await _names(client, pair), _day(pair.began_at, group)
        told = {"size": words.SIZES[pair.size], "since": since, "met": _met(met.get(pair.id, 0))}
        rests = pair.state == "resting"
        sentence = desk_words.PAIRS_REST if rests else desk_words.PAIRS_ROW
        lines.append(sentence.format(**names, **told))
        state = desk_words.TABLE["rest" if rests else "pair"]
        who = f"{names['mentor']}, {names['mentee']}"
        rows.append(PairsRow(FEATURE, who, f"{state}; {told['met']}", since))
    idle = pool.idle()
    for request in pool.requests.values():
        mentee = await name_of(client, guild_id, request.member_id)
        since, size = _day(request.created_at, group), words.SIZES[request.size]
        lines.append(desk_words.PAIRS_WAIT.format(mentee=mentee, size=size, since=since))
        rows.append(PairsRow(FEATURE, mentee, desk_words.TABLE["wait"], since))
    if any(not pool.best(one.id) for one in idle):
        lines.append(desk_words.PAIRS_LEFT_OUT)
    for offer in pool.offers.values():
        name = await name_of(client, guild_id, offer.member_id)
        state = desk_words.OFFERS["open" if offer.is_open(now) else "other"]
        state = desk_words.TABLE["mentor"].format(state=state)
        rows.append(PairsRow(FEATURE, name, state, _day(offer.created_at, group)))
    lines.append(desk_words.APPROVES_NOW if approves else desk_words.PICK_NOW)
    label = desk_words.MEMBERS_PICK if approves else None
    items = [presses["mentor:board"](0), presses["mentor:approves"](0 if approves else 1, label)]
    return PairsPart(lines, rows, items)


_REQUESTS = (desk_words.DESK_WAITING_ONE, desk_words.DESK_WAITING_MANY)


def _unanswered(pool: Pool, now: datetime) -> list[Request]:
    """Return the requests about which nobody has said yes, once one may have picked oneself."""
    agreed = {one.request_id for one in pool.asks if one.state == "agreed"}
    return [
        one
        for one in pool.requests.values()
        if one.id not in agreed and (one.pick_until is None or one.pick_until <= now)
    ]


def _counts(pool: Pool, now: datetime) -> str:
    offers = pool.offers.values()
    open_ = [one for one in offers if one.is_open(now)]
    room = sum(one.room > 0 for one in open_)
    told = {"open": len(open_), "room": room, "resting": len(pool.offers) - len(open_)}
    return desk_words.PAIRS_COUNTS.format(**told)


def _met(count: int) -> str:
    if count < MET_SHOWN:
        return desk_words.PAIRS_MET[count]
    return desk_words.PAIRS_MET_MORE.format(count=count)


async def _names(client: WhatsWorking, pair: Pair) -> dict[str, str]:
    return {
        "mentor": await name_of(client, pair.guild_id, pair.mentor_id),
        "mentee": await name_of(client, pair.guild_id, pair.mentee_id),
    }


def _day(instant: datetime, group: Group) -> str:
    return calendar.day_name(instant, group.zone)
