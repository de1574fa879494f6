"""What a member reads about themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.kit import calendar
from bot.kit.dates import say_time
from bot.kit.safe import safe_name
from bot.kit.text import CONTENT_LIMIT, listed, plural, shorten
from bot.kit.zone_table import zone_table
from bot.kit.zones import zone_said
from bot.members import days, rules, words
from bot.reaching import words as reaching_words
from bot.reaching.rules import METHODS
from bot.ui.card import Button, Card, Item, Menu, Select
from bot.ui.choices import menu, options

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.members.rules import Member
    from bot.reaching.rules import Topic, Ways
    from bot.school.clock import SchoolClock

DAYS_OFF_SHOWN = 300  # characters
NOTHING = "-"  # what a menu sends for "none of these"

_POSTS_A_MINUTE = 60  # are deleted at Discord's pace


@dataclass(frozen=True)
class Myself:
    """One member at one moment, with what their settings fall back on."""

    member: Member
    group: SchoolClock
    ways: Ways
    topics: list[Topic]  # what they're reached about here
    now: datetime
    features: frozenset[str]  # what the group has switched on
    has_mail: bool = False  # the group has a week's e-mail to members

    @property
    def zone(self) -> str | None:
        """Return the zone that counts for this member."""
        return self.school.zone

    @property
    def unreached(self) -> bool:
        """Whether they chose direct messages that Discord doesn't let through."""
        return self.ways.dm_closed and any(self.ways.method(one) == "dm" for one in self.topics)

    @property
    def school(self) -> SchoolClock:
        """Return this member's school time."""
        return self.member.clock(self.group)


def about(me: Myself, counts: Mapping[str, int], sheets: Mapping[str, tuple[str, ...]]) -> Card:
    """Show everything that is known, how much is kept, and where each thing is changed."""
    member = me.member
    lines = [words.ABOUT, *_settings(me), *_stands(me, counts)]
    rest = [
        words.SINCE.format(day=discord.utils.format_dt(member.first_seen_at, "D")),
        words.WHERE_TO_CHANGE,
    ]
    room = CONTENT_LIMIT - len("\n".join([*lines, words.KEPT, words.KEPT_MORE, *rest]))
    kept = listed(_counted(counts, sheets))
    if len(kept) > room:
        kept = shorten(kept, room) + words.KEPT_MORE
    lines.append(words.KEPT.format(counts=kept) if kept else words.KEPT_NOTHING)
    return Card(
        "\n".join([*lines, *rest]),
        [
            Button("me:set"),
            Button("me:back") if member.rests(me.now) else Button("me:pause"),
            Button("me:unhide") if member.hidden else Button("me:hide"),
            Button("me:export"),
            Button("me:forget"),
        ],
    )


def settings(me: Myself, first: str = "") -> Card:
    """Show the panel on which settings are changed, under what was just done."""
    lines = [*filter(None, [first]), words.SETTINGS, *_settings(me), words.ZONE_NOT_LISTED]
    items: list[Item] = [
        Select("me:level", _levels(me.member)),
        Select("me:zone", _zones(me)),
        Button("me:reach"),
        Button("me:details"),
        Button("me:school"),
        *_mail(me),
        *([Button(f"ask:about:{me.member.guild_id}")] if "questions" in me.features else []),
        Button("me:show"),
    ]
    return Card("\n".join(lines), items)


def reaches(me: Myself, first: str = "", *, threads: bool) -> Card:
    """Show how a member is reached about each thing, with a menu to change it.

    *threads*: whether private threads can be made here.
    """
    lines = [*filter(None, [first]), reaching_words.CARD]
    lines += [f"{_way(topic, me.ways.method(topic))}." for topic in me.topics]
    if me.unreached:
        lines.append(reaching_words.CLOSED)
    # Five rows are as many as Discord shows, and each menu takes one.
    menus = [
        Select(f"me:way:{topic}", _ways(me, topic, threads=threads))
        for topic in me.topics
        if topic != "meetup"
    ]
    reminders = [Button("meetup:ask")] if "meetup" in me.topics else []
    return Card("\n".join(lines), [*menus, *reminders, Button("me:set")])


def pause(me: Myself) -> Card:
    """Ask how long the rest is to be."""
    lengths = [Button(f"me:rest:{days}", label) for days, label in words.PAUSE_LENGTHS.items()]
    if me.member.rests(me.now):
        return Card(f"{_pause(me)}\n{words.PAUSE_ASK}", [*_ending(), *lengths, Button("me:date")])
    return Card(words.PAUSE_ASK, [*lengths, Button("me:date")])


def paused(me: Myself) -> Card:
    """Confirm a rest, with its end."""
    end = me.member.paused_until
    assert end is not None
    return Card(words.PAUSE_DONE.format(day=calendar.day_name(end, me.zone)), _ending())


def hidden(member: Member) -> Card:
    """Say what became of a name, with the way back."""
    if member.hidden:
        return Card(words.HIDE_DONE, [Button("me:unhide")])
    return Card(words.SHOW_DONE, [Button("me:hide")])


def forget(counts: Mapping[str, int], sheets: Mapping[str, tuple[str, ...]]) -> Card:
    """Say what will go, and ask once."""
    what = listed([words.FORGET_SETTINGS, *_counted(counts, sheets)])
    return Card(
        words.FORGET_ASK.format(counts=what),
        [Button("me:erase"), Button("me:keep"), Button("me:export")],
    )


def forgotten(posts: int, messages: int = 0) -> Card:
    """Say that it is done, and how many posts are still to go, and how many messages to change."""
    lines = [words.FORGET_DONE]
    for count, one, many in (
        (posts, words.FORGET_POST, words.FORGET_POSTS),
        (messages, words.FORGET_MESSAGE, words.FORGET_MESSAGES),
    ):
        minutes = -(-count // _POSTS_A_MINUTE)
        soon = "minute" if minutes == 1 else f"{minutes} minutes"
        if count:
            lines.append((one if count == 1 else many).format(count=count, minutes=soon))
    return Card("\n".join(lines))


def _ending() -> list[Button]:
    return [Button("me:back")]


def _settings(me: Myself) -> list[str]:
    member = me.member
    return [
        words.NAME_LINE.format(
            name=_safe(member.name), print_name=_safe(member.print_name, words.AS_IN_DISCORD)
        ),
        words.PLACE_LINE.format(
            school=_safe(member.school), district=_safe(member.district), town=_safe(member.town)
        ),
        words.LEVEL_LINE.format(level=rules.LEVELS.get(member.level or "", words.NOT_SET)),
        (words.ZONE_LINE if member.zone else words.ZONE_LINE_GROUP).format(
            zone=zone_said(me.zone or calendar.DEFAULT_ZONE),
            time=calendar.clock_time(me.now, me.zone),
        ),
        _hours(me),
        _days_off(me),
        _reach(me),
        _pause(me),
        words.HIDDEN if member.hidden else words.SHOWN,
        *([words.MAIL[member.in_mail]] if me.has_mail else []),
    ]


def _stands(me: Myself, counts: Mapping[str, int]) -> list[str]:
    """Return where they stand in what the group has."""
    return [
        *([words.NEW_WINS] if "wins" in me.features else []),
        *([words.COFFEE[counts.get("coffee", 0) > 0]] if "coffee" in me.features else []),
        *(
            [words.MENTORS[counts.get("my mentor offer", 0) > 0]]
            if "mentors" in me.features
            else []
        ),
    ]


def _mail(me: Myself) -> list[Button]:
    """Return the switch for the week's e-mail to members, where there is one."""
    if not me.has_mail:
        return []
    is_out = me.member.in_mail is False
    return [Button("me:mail:in", words.MAIL_PUT_IN) if is_out else Button("me:mail:out")]


def _hours(me: Myself) -> str:
    member = me.member
    today = calendar.local_day(me.now, me.zone)
    country = calendar.country_of(me.zone)
    opens, closes = (say_time(at, country) for at in me.school.hours(today))
    own = member.opens is not None or member.closes is not None
    sentence = words.HOURS_LINE if own else words.HOURS_LINE_GROUP
    return sentence.format(opens=opens, closes=closes)


def _days_off(me: Myself) -> str:
    off = days.upcoming(me.member.breaks, me.zone, calendar.local_day(me.now, me.zone))
    if not off:
        return words.DAYS_OFF_NONE
    return words.DAYS_OFF.format(days=shorten("; ".join(off), DAYS_OFF_SHOWN))


def _reach(me: Myself) -> str:
    topics, ways = reaching_words.TOPICS, reaching_words.WAYS
    every: list[Topic] = ["general", *(topic for topic in me.topics if topic != "general")]
    said = words.REACH.format(
        ways=listed([f"{topics[one].lower()} {ways[one][me.ways.method(one)]}" for one in every])
    )
    return f"{said} {reaching_words.CLOSED}" if me.unreached else said


def _way(topic: Topic, method: str) -> str:
    return reaching_words.LINE.format(
        topic=reaching_words.TOPICS[topic], way=reaching_words.WAYS[topic][method]
    )


def _pause(me: Myself) -> str:
    end = me.member.paused_until
    if end is None or not me.member.rests(me.now):
        return words.NOT_PAUSED
    return words.PAUSED.format(day=calendar.day_name(end, me.zone))


def _safe(value: str | None, otherwise: str = words.NOT_SET) -> str:
    return safe_name(value) if value else otherwise


def _counted(counts: Mapping[str, int], sheets: Mapping[str, tuple[str, ...]]) -> list[str]:
    called = {name: names for name, (_, *names) in sheets.items() if names}
    return [plural(counts[name], *names) for name, names in called.items() if counts.get(name)]


def _levels(member: Member) -> Menu:
    labels = {NOTHING: words.NO_LEVEL} | rules.LEVELS
    return menu(words.LEVEL_MENU, options(labels, member.level))


def _zones(me: Myself) -> Menu:
    names = dict(zone_table().usual)
    if me.member.zone:
        names.setdefault(me.member.zone, calendar.zone_label(me.member.zone))
    clocks = {one: one for one in names} | {NOTHING: me.group.zone}
    hints = {
        one: words.ZONE_NOW.format(time=calendar.clock_time(me.now, zone))
        for one, zone in clocks.items()
    }
    labels = {NOTHING: words.ZONE_OF_GROUP} | names
    return menu(words.ZONE_MENU, options(labels, me.member.zone, hints=hints))


def _ways(me: Myself, topic: Topic, *, threads: bool) -> Menu:
    now = me.ways.method(topic)
    methods = [one for one in METHODS[topic] if threads or one in {"here", "dm", "off", now}]
    chosen = None if now == "dm" and me.ways.dm_closed else now
    labels = {one: _way(topic, one) for one in methods}
    return menu(reaching_words.TOPICS[topic], options(labels, chosen))
