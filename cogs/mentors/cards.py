"""What one reads about a member's own request and offer; all of it is private."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.kit import calendar
from bot.kit.links import link_to
from bot.kit.safe import fitted, safe_line, safe_name
from bot.kit.text import listed, shorten
from bot.members.topics import topic_names
from bot.mentors import rules, words
from bot.mentors.mentor_rounds import suggestion
from bot.ui.card import Button, Card, Item, Menu, Select
from bot.ui.choices import menu, options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.mentors.records import Ask, Offer, Pair, Request
    from bot.mentors.rules import MentorProfile
    from bot.mentors.scoring import Fit
    from bot.questions.rules import Question

FRESH = timedelta(days=1)
WORDS_SHOWN = 300  # of what another wrote, where several stand on one card


@dataclass(frozen=True)
class OwnMentoring:
    """Everything of one member's about mentors at one moment."""

    guild_id: int
    now: datetime
    zone: str | None = None
    way: str | None = None
    offer: Offer | None = None
    request: Request | None = None
    asks: Sequence[Ask] = ()  # about the request
    waiting: Sequence[Ask] = ()  # for this member, as a mentor
    pairs: Sequence[Pair] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    threads: Mapping[int, int | None] = field(default_factory=dict)
    member_id: int = 0
    in_server: bool = True
    has_questions: bool = False  # the group can be asked
    asked: Question | None = None  # what it was asked about the request


def day(instant: datetime) -> str:
    """Return a day, as each reads it in their own zone."""
    return discord.utils.format_dt(instant, "D")


def moment(instant: datetime) -> str:
    """Return a day and a time, as each reads it in their own zone."""
    return discord.utils.format_dt(instant, "f")


def topics(profile: MentorProfile) -> str:
    """Return the topics of an offer or a request, in a sentence."""
    return listed(topic_names(profile.topics))


def status(mine: OwnMentoring, *first: str) -> Card:
    """Return a member's own card: matches, request, offer, and what can be done about each."""
    lines = [*filter(None, first), words.STATUS]
    lines += [_pair(mine, one) for one in mine.pairs]
    if mine.request is not None:
        lines += _request(mine, mine.request)
    if mine.offer is not None:
        lines += _offer(mine, mine.offer)
    if mine.waiting or any(one.state == "agreed" for one in mine.asks):
        lines.append(words.WAITS_FOR_YOU)
    if not (mine.pairs or mine.request or mine.offer):
        lines.append(words.STATUS_NOTHING)
    lines.append(_way(mine))
    return Card(fitted(filter(None, lines)), _items(mine))


def choose_way(guild_id: int, *first: str) -> Card:
    """Ask where a member is reached."""
    items = [Button(f"mentor:by_dm:{guild_id}"), Button(f"mentor:by_thread:{guild_id}")]
    return Card("\n".join((*filter(None, first), words.CHOOSE_WAY)), items)


def suggestions(
    request: Request, fits: Sequence[Fit], offers: Mapping[int, Offer], *first: str
) -> Card:
    """Return the best three with the reasons in words, without names."""
    guild_id = request.guild_id
    others = [Button(f"mentor:coordinator:{guild_id}"), Button(f"mentor:status:{guild_id}")]
    if not fits:
        return Card("\n".join((*filter(None, first), words.SUGGESTIONS_NONE)), others)
    lines = [*filter(None, first), words.SUGGESTIONS]
    items = []
    for number, one in enumerate(fits, 1):
        lines.append(words.SUGGESTION.format(number=number, why=" ".join(one.lines())))
        profile = offers[one.mentor_id].profile
        said = " ".join(filter(None, (profile.sentence, profile.words)))
        if said:
            lines.append(words.SUGGESTION_WORDS.format(words=safe_line(said, WORDS_SHOWN)))
        label = words.ASK_NUMBER.format(number=number)
        items.append(Button(f"mentor:pick:{guild_id}:{suggestion(one)}", label))
    return Card(fitted(lines), [*items, *others])


def stop(mine: OwnMentoring) -> Card:
    """Ask what is to be stopped."""
    guild_id = mine.guild_id
    items = [
        Button(
            f"mentor:stop_pair:{guild_id}:{one.id}", shorten(f"Stop with {mine.names[one.id]}", 80)
        )
        for one in mine.pairs[:20]
    ]
    if mine.request is not None:
        items.append(Button(f"mentor:stop_request:{guild_id}"))
    if mine.offer is not None:
        items.append(Button(f"mentor:stop_offer:{guild_id}"))
    return Card(words.STOP_WHAT if items else words.STOP_NOTHING, items)


def sizes(ids: Iterable[str]) -> str:
    """Return sizes in a sentence."""
    return listed([words.SIZES[one] for one in ids if one in words.SIZES], "or")


def _pair(mine: OwnMentoring, pair: Pair) -> str:
    side = words.SIDES["mentee" if pair.side(mine.member_id) == "mentor" else "mentor"]
    if pair.state == "resting":
        where = words.PAIR_RESTS
    elif pair.id not in mine.threads:
        where = words.PAIR_NO_THREAD
    elif (thread_id := mine.threads[pair.id]) is None:
        where = words.PAIR_SOON
    else:
        link = link_to(mine.guild_id, thread_id)
        where = words.PAIR_THREAD.format(link=link)
    until, name = day(pair.finish_at), safe_name(mine.names[pair.id])
    size = words.SIZES[pair.size]
    return words.MY_PAIR.format(name=name, side=side, size=size, until=until, where=where)


def _request(mine: OwnMentoring, request: Request) -> list[str]:
    size, since = words.SIZES[request.size], day(request.created_at)
    lines = [words.MY_REQUEST.format(size=size, topics=topics(request.profile), when=since)]
    states = {one.state: one for one in mine.asks}
    if mine.asked is not None:
        lines.append(words.REQUEST_IN_GROUP.format(link=mine.asked.address))
    elif "agreed" in states:
        lines.append(words.REQUEST_AGREED)
    elif "waiting" in states and request.is_question:
        lines.append(words.REQUEST_ASKING_MANY)
    elif "waiting" in states:
        lines.append(words.REQUEST_ASKING.format(when=moment(states["waiting"].expires_at)))
    elif request.by_coordinator:
        lines.append(words.REQUEST_BY_COORDINATOR)
    elif not request.is_question and request.pick_until and request.pick_until > mine.now:
        when = discord.utils.format_dt(request.pick_until, "R")
        lines.append(words.REQUEST_PICK.format(when=when))
    else:
        lines.append(words.REQUEST_OPEN if mine.asks or _waits(mine) else words.REQUEST_SOON)
    if not request.is_question and request.district != "any":
        lines.append(words.DISTRICTS[request.district])
    return lines


def _waits(mine: OwnMentoring) -> bool:
    """Return whether the request has been there for so long that it is no news."""
    return mine.request is not None and mine.now - mine.request.created_at > FRESH


def _offer(mine: OwnMentoring, offer: Offer) -> list[str]:
    fields = {"sizes": sizes(offer.profile.sizes), "topics": topics(offer.profile)}
    state = "open" if offer.is_open(mine.now) else offer.state
    back = "" if offer.back_at is None else calendar.day_name(offer.back_at, mine.zone)
    return [
        words.MY_OFFER.format(
            **fields, capacity=offer.capacity, taken=offer.taken or words.NONE_TAKEN
        ),
        words.OFFER_STATES[state].format(day=back),
    ]


def _way(mine: OwnMentoring) -> str:
    if mine.way is None:
        return words.WAY_NONE_NOW if mine.offer or mine.request else ""
    return words.WAY_DM_NOW if mine.way == "dm" else words.WAY_THREAD_NOW


def _items(mine: OwnMentoring) -> list[Item]:
    guild_id, request, offer = mine.guild_id, mine.request, mine.offer
    items: list[Item] = []
    if mine.way is None and (offer or request):
        items += [Button(f"mentor:by_dm:{guild_id}"), Button(f"mentor:by_thread:{guild_id}")]
    if mine.waiting or any(one.state == "agreed" for one in mine.asks):
        items.append(Button(f"mentor:see:{guild_id}"))
    if request is None:
        items.append(Button(f"mentor:new_request:{guild_id}"))
    else:
        items += _about_request(mine, request)
    if offer is None:
        items.append(Button(f"mentor:new_offer:{guild_id}"))
    else:
        items += _about_offer(mine, offer)
        if mine.has_questions:
            items.append(Button(f"ask:about:{guild_id}"))
    if mine.way is not None:
        items.append(Button(f"mentor:way:{guild_id}"))
    if not mine.in_server:
        return items
    items.append(Button("pair:list"))
    if offer is not None:
        items.append(Select("mentor:capacity", _capacities(offer)))
    if request is not None and not request.is_question:
        items.append(Select("mentor:district", _districts(request)))
    return items


def _about_request(mine: OwnMentoring, request: Request) -> list[Item]:
    guild_id = request.guild_id
    change = Button(f"mentor:new_request:{guild_id}", words.CHANGE_REQUEST)
    if request.is_question:
        may_ask = mine.has_questions and mine.asked is None
        asks = [Button(f"mentor:ask_group:{guild_id}:{request.id}")] if may_ask else []
        return [*asks, change]
    myself, coordinator = f"mentor:myself:{guild_id}", f"mentor:coordinator:{guild_id}"
    picks = Button(myself if request.by_coordinator else coordinator)
    return [Button(f"mentor:suggest:{guild_id}"), picks, change]


def _about_offer(mine: OwnMentoring, offer: Offer) -> list[Item]:
    guild_id = mine.guild_id
    items = [Button(f"mentor:new_offer:{guild_id}", words.CHANGE_OFFER)]
    if offer.is_open(mine.now):
        label = words.AWAY if _begins_in_august(mine) else words.AWAY_LATER
        return [*items, Button(f"mentor:full:{guild_id}"), Button(f"mentor:away:{guild_id}", label)]
    return [*items, Button(f"mentor:back:{guild_id}", words.OPEN_AGAIN)]


def _begins_in_august(mine: OwnMentoring) -> bool:
    return calendar.is_american(mine.zone)


def _capacities(offer: Offer) -> Menu:
    labels = {count: words.CAPACITY_OPTION.format(count=count) for count in rules.CAPACITIES}
    return menu(words.CAPACITY_MENU, options(labels, offer.capacity))


def _districts(request: Request) -> Menu:
    return menu(words.DISTRICT_MENU, options(words.DISTRICT_OPTIONS, request.district))
