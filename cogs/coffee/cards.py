"""What one reads about coffee: pure functions from what is known to a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.coffee import questions, words
from bot.kit import calendar
from bot.kit.safe import Safe, fitted, safe_name
from bot.kit.text import THREAD_NAME_LIMIT, listed, shorten
from bot.members.rules import LEVELS
from bot.shown.rules import of_people
from bot.ui.card import Button, Card
from bot.wins.rules import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.coffee.service import Joined, NextRound
    from bot.coffee.small import SmallGroup
    from bot.members.rules import Member
    from bot.pairing.rooms import Room

NAME_SHOWN = 60  # characters


@dataclass(frozen=True)
class State:
    """Everything that a member's own state shows."""

    coming: NextRound
    joined: Joined | None
    paused_until: datetime | None = None
    small: SmallGroup | None = None
    room: Room | None = None
    others: Sequence[Safe] = ()  # in the small group, by name
    not_met: Sequence[Safe] = ()
    offered: tuple[int, Safe] | None = None  # who waits, and their name


def name_of(people: Mapping[int, Member], member_id: int) -> Safe:
    """Return how a person is named to others in a small group, in a message."""
    return safe_name(plain_name(people, member_id))


def plain_name(people: Mapping[int, Member], member_id: int) -> str:
    """Return the same as it stands in a file."""
    member = people.get(member_id)
    if member is None or member.hidden:
        return NAMELESS
    return shorten(member.name, NAME_SHOWN)


def thread_name(group: SmallGroup, people: Mapping[int, Member]) -> str:
    """Return the name of a small group's thread: who sits there, as they want to be named."""
    names = [plain_name(people, one) for one in group.members]
    return shorten(words.ROOM_OF.format(names=listed(names)), THREAD_NAME_LIMIT)


def small_group(
    group: SmallGroup,
    people: Mapping[int, Member],
    zone: str | None,
    first: str,
    *,
    late: bool,
    calls: bool = True,
) -> Card:
    """Return the first message of a small group: who is who, questions, times; under *first*.

    Anyone who hides their name is mentioned only to call them there.
    """
    month, country = calendar.local(group.made_at, zone).month, calendar.country_of(zone)
    hello = words.HELLO_LATE if late else words.HELLO
    lines = [first] if first else []
    lines.append(
        hello.format(names=listed([_called(people, one, calls=calls) for one in group.members]))
    )
    lines += [_who(people, one) for one in group.members]
    lines += ["", words.QUESTIONS]
    lines += [f"- {one}" for one in questions.of_season(month, group.id, country)]
    lines += ["", *_times(group, people)]
    items: list[Button] = [_suit(group, n) for n in range(len(group.times))]
    items.append(met(group, "yes", 0, words.WE_MET))
    calling = group.members if calls else ()
    return Card(fitted(lines), items, leads_to=calling, shows=of_people(*group.members))


def _called(people: Mapping[int, Member], member_id: int, *, calls: bool) -> str:
    member = people.get(member_id)
    hides = member is None or member.hidden
    return name_of(people, member_id) if hides and not calls else f"<@{member_id}>"


def _who(people: Mapping[int, Member], member_id: int) -> str:
    member = people.get(member_id)
    level = LEVELS.get(member.level or "") if member is not None and not member.hidden else None
    known = words.WHO_LEVEL.format(level=level.lower()) if level else ""
    return words.WHO.format(name=name_of(people, member_id), level=known)


def _times(group: SmallGroup, people: Mapping[int, Member]) -> list[str]:
    if not group.times:
        return [words.NO_TIMES]
    times = [discord.utils.format_dt(one, "F") for one in group.times]
    if group.settled is not None:
        return [words.SETTLED.format(time=times[group.settled])]
    lines = [words.TIMES]
    for n, time in enumerate(times):
        fits = [name_of(people, one.member_id) for one in group.seats if n in one.suits]
        line = words.TIME_SUITS if fits else words.TIME
        lines.append(line.format(number=n + 1, time=time, names=listed(fits)))
    return [*lines, "", words.OR_WRITE]


def asked(group: SmallGroup, people: Mapping[int, Member], member_id: int) -> Card:
    """Return the one question, to one of them."""
    others = [name_of(people, one) for one in group.members if one != member_id]
    text = words.ASK.format(names=listed(others)) if others else words.ASK_NOBODY
    labels = {"yes": words.YES, "planned": words.PLANNED, "no": words.NO}
    items = [met(group, one, member_id, label) for one, label in labels.items()]
    return Card(text, items, shows=of_people(*group.members))


def met(group: SmallGroup, answer: str, member_id: int, label: str) -> Button:
    """Return the button of one answer; *member_id* makes each person's question its own."""
    return Button(f"coffee:met:{group.guild_id}:{group.id}:{answer}:{member_id}", label)


def meet(guild_id: int, other: int) -> Button:
    """Return the button that has coffee with the person who waits."""
    return Button(f"coffee:meet:{other}:{guild_id}")


def _suit(group: SmallGroup, number: int) -> Button:
    label = words.SUITS.format(number=number + 1)
    return Button(f"coffee:suit:{group.guild_id}:{group.id}:{number}", label)


def status(state: State, now: datetime, note: str = "") -> Card:
    """Return a member's own state."""
    lines = [note] if note else []
    if state.joined is None:
        return Card("\n".join([*lines, words.NOT_JOINED]), [Button("coffee:join")])
    lines += [words.STATUS_HEAD, *_own_lines(state, now)]
    if state.small is not None and state.others:
        lines.append(words.YOUR_TABLE.format(names=listed(state.others), where=_where(state.room)))
    if state.not_met:
        lines.append(words.LONGEST_NOT_MET.format(names=listed(state.not_met)))
    if state.offered is not None:
        lines.append(words.OFFER.format(name=state.offered[1]))
    return Card(fitted(lines), _items(state))


def welcome_back(state: State) -> Card:
    """Return the answer to a rest that ends in direct messages, with who waits, if any."""
    if state.joined is None or state.offered is None:
        return Card(words.CAME_BACK)
    other, name = state.offered
    lines = (words.CAME_BACK, words.OFFER.format(name=name))
    return Card("\n".join(lines), [meet(state.joined.guild_id, other)])


def _own_lines(state: State, now: datetime) -> list[str]:
    joined, coming = state.joined, state.coming
    assert joined is not None
    when = "" if coming.at is None else discord.utils.format_dt(coming.at, "D")
    if joined.rested_at is not None:
        return [words.YOU_REST]
    if coming.at is None:
        first = words.NO_NEXT
    elif joined.skips == coming.day:
        first = words.YOU_SKIP.format(when=when)
    else:
        first = words.NEXT_ROUND.format(when=when)
    lines = [first]
    if state.paused_until is not None and state.paused_until > now:
        lines.append(words.YOU_PAUSE.format(day=discord.utils.format_dt(state.paused_until, "D")))
    elif joined.waiting_since is not None:
        lines.append(words.YOU_WAIT.format(when=discord.utils.format_dt(joined.waiting_since, "D")))
    return lines


def _where(room: Room | None) -> str:
    if room is not None and room.in_messages:
        return words.TABLE_MESSAGES
    if room is None or room.message_id is None:
        return words.TABLE_SOON
    return words.TABLE_THREAD.format(thread=room.thread_id)


def _items(state: State) -> list[Button]:
    joined = state.joined
    assert joined is not None
    items: list[Button] = []
    if state.offered is not None:
        items.append(meet(joined.guild_id, state.offered[0]))
    if joined.rested_at is not None:
        items.append(Button(f"coffee:back:{joined.guild_id}"))
    elif state.coming.day is not None:
        skips = joined.skips == state.coming.day
        label = words.UNSKIP_LABEL if skips else words.SKIP_LABEL
        items.append(Button(f"coffee:skip:{int(not skips)}", label))
    return [*items, Button("pair:list"), Button("coffee:ways"), Button("coffee:leave")]
