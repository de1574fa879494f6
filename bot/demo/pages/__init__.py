"""The lobby's pages: fragments of HTML with named places, filled with escaped text."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from bot.demo.stage import ZONE
from bot.demo.travel import FARTHEST
from bot.documents.markup import plain
from bot.kit import calendar
from bot.kit.dates import say_day, say_time
from bot.kit.text import listed, plural, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord import Message
    from simcord import ChannelHandle

    from bot.demo.stage import Persona, Stage
    from bot.demo.travel import Journey

EXCERPT = 280  # characters of a message
LATEST = 120  # characters of a room's latest message
NAME = 40  # characters of a thread's name
NAMED = 3  # rooms in which the bot wrote on the way
ROOMS = 6  # shown at once; a season makes many threads
NO_MESSAGE = "Nothing here yet."
AGAIN = "Jump again:"
TIMESTAMP = re.compile(r"<t:(\d{1,11})(?::\w)?>")
BOLD = re.compile(r"\*\*(.+?)\*\*")


class Html(str):
    """Text that is HTML already, and is not escaped again."""

    __slots__ = ()


class Fragment(Template):
    """A fragment of a page."""

    def fill(self, **values: str | int) -> Html:
        """Return the fragment with *values* in it; whatever is not Html is escaped."""
        return Html(
            self.substitute(
                {
                    name: value if isinstance(value, Html) else escape(str(value))
                    for name, value in values.items()
                }
            )
        )


def _fragment(name: str) -> Fragment:
    return Fragment((Path(__file__).parent / f"{name}.html").read_text("utf-8"))


FRONT, PERSON, ROOM, MORE, TIME, MESSAGE, MENU, TROUBLE = map(
    _fragment, ("front", "person", "room", "more", "time", "message", "menu", "trouble")
)
PICTURE = Html((Path(__file__).parent / "picture.html").read_text("utf-8"))


def front(
    stage: Stage,
    person: Persona,
    room: ChannelHandle,
    token: str,
    limit: int,
    journey: Journey | None = None,
    *,
    reading: bool = False,
) -> str:
    """Return the lobby: who to be, where to go, the last *limit* messages of *room*.

    *journey* is how time passed last, if it did; *reading*, whether the messages lie open.
    """
    here = {"token": token, "person": person.key}
    rooms = _rooms(stage, person, room, here)
    messages = stage.messages(person, room)[-limit:]
    menus = stage.menus(person, room)
    return FRONT.fill(
        first=stage.first_room(person).id,
        hint=_marked(person.hint),
        picture=PICTURE,
        people=_joined(_person(one, person, room) for one in stage.people.values()),
        name=person.name,
        rooms=_joined(rooms[:ROOMS]),
        more=_more(rooms[ROOMS:]),
        time=_time(stage.env.now(), room, journey, here),
        reading=Html(" open") if reading else Html(""),
        room=_name(room),
        messages=_joined(_message(one, room, menus, here) for one in reversed(messages)),
        **here,
    )


def trouble(sentence: str) -> str:
    """Return a page that says what went wrong, with the way back."""
    return TROUBLE.fill(sentence=sentence)


def _person(one: Persona, chosen: Persona, room: ChannelHandle) -> Html:
    current = Html(' aria-current="true"') if one is chosen else Html("")
    return PERSON.fill(key=one.key, room=room.id, current=current, name=one.name, about=one.about)


def _rooms(stage: Stage, person: Persona, read: ChannelHandle, here: dict[str, str]) -> list[Html]:
    return [
        _room(
            one,
            stage.topic(one),
            _latest(stage.messages(person, one)),
            here,
            is_read=one.id == read.id,
        )
        for one in stage.rooms(person)
    ]


def _room(
    room: ChannelHandle, topic: str, latest: str, here: dict[str, str], *, is_read: bool
) -> Html:
    return ROOM.fill(
        id=room.id,
        name=_name(room),
        kind="thread" if room.is_thread else "channel",
        topic=topic,
        latest=latest,
        current=Html(' aria-current="true"') if is_read else Html(""),
        **here,
    )


def _more(rooms: list[Html]) -> Html:
    """Return the rooms that a page that stays short puts away."""
    return (
        MORE.fill(count=plural(len(rooms), "more room"), rooms=_joined(rooms))
        if rooms
        else Html("")
    )


def _latest(messages: list[Message]) -> str:
    if not messages:
        return NO_MESSAGE
    last = messages[-1]
    text = BOLD.sub(r"\1", " ".join(_readable(last).split()))
    said = shorten(text, LATEST)
    return f"{last.author.display_name}, {_moment(last.created_at)}: {said}"


def _time(
    now: datetime, room: ChannelHandle, journey: Journey | None, here: dict[str, str]
) -> Html:
    today = calendar.local_day(now, ZONE)
    return TIME.fill(
        happened="" if journey is None else _happened(journey),
        now=_now(now) if journey is None else AGAIN,
        today=today.isoformat(),
        tomorrow=(today + timedelta(days=1)).isoformat(),
        last=(today + FARTHEST).isoformat(),
        room=room.id,
        **here,
    )


def _now(now: datetime) -> Html:
    return Html(f"It's <strong>{escape(_moment(now, long=True))}</strong>. Jump to:")


def _happened(journey: Journey) -> str:
    sentence = f"It's {_moment(journey.now, long=True)}."
    if not journey.arrived:
        sentence += " So much happened that time stopped here; jump again to keep going."
    wrote = [
        plural(count, "post") + f" in {_name(room)}"
        if room.guild is not None
        else plural(count, "private message") + f" to {person.name}"
        for person, room, count in journey.wrote
    ]
    if (more := len(wrote) - NAMED) > 1:  # the bar stays in view, on a phone too
        wrote = [*wrote[:NAMED], f"something in {more} other rooms"]
    return f"{sentence} Meanwhile the bot wrote {listed(wrote) or 'nothing'}."


def _message(message: Message, room: ChannelHandle, menus: list[str], here: dict[str, str]) -> Html:
    return MESSAGE.fill(
        id=message.id,
        room=room.id,
        author=message.author.display_name,
        moment=_moment(message.created_at),
        text=_text(message),
        menus=_joined(MENU.fill(name=name, id=message.id) for name in menus),
        **here,
    )


def _text(message: Message) -> Html:
    text = _marked(shorten(_readable(message), EXCERPT))
    for one in message.attachments:
        text = Html(f"{text}<br>Picture: {escape(one.description or one.filename)}")
    return text


def _readable(message: Message) -> str:
    """Return a message's words with names, days and channels in place of Discord's codes."""

    def said(found: re.Match[str]) -> str:
        return _moment(datetime.fromtimestamp(int(found[1]), UTC), long=True)

    return plain(TIMESTAMP.sub(said, message.clean_content), {}, "members")


def _marked(text: str) -> Html:
    return Html(BOLD.sub(r"<strong>\1</strong>", escape(text)))


def _name(room: ChannelHandle) -> str:
    if room.guild is None:
        return "Private messages with the bot"
    return f"“{shorten(str(room.name), NAME)}”" if room.is_thread else f"#{room.name}"


def _moment(at: datetime, *, long: bool = False) -> str:
    local = calendar.local(at, ZONE)
    country = calendar.country_of(ZONE)
    day = say_day(local.date(), country, weekday=long, short=not long)
    return f"{day}, {say_time(local.time(), country)}"


def _joined(pieces: Iterable[Html]) -> Html:
    return Html("\n".join(pieces))
