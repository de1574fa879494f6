"""The lobby's pages: templates, and what goes in them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from bot.demo.stage import ZONE
from bot.demo.travel import FARTHEST
from bot.documents.markup import plain
from bot.kit import calendar
from bot.kit.dates import say_day, say_time
from bot.kit.templates import pages
from bot.kit.text import listed, plural, shorten

if TYPE_CHECKING:
    from discord import Message
    from simcord import ChannelHandle

    from bot.demo.stage import Persona, Stage
    from bot.demo.travel import Journey

FOLDER = Path(__file__).parent
EXCERPT = 280  # characters of a message
LATEST = 120  # characters of a room's latest message
NAME = 40  # characters of a thread's name
NAMED = 3  # rooms in which the bot wrote on the way
ROOMS = 6  # shown at once; a season makes many threads
NO_MESSAGE = "Nothing here yet."
TIMESTAMP = re.compile(r"<t:(\d{1,11})(?::\w)?>")
BOLD = re.compile(r"\*\*(.+?)\*\*")


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
    rooms = [_room(one, stage, person) for one in stage.rooms(person)]
    messages, more = stage.messages(person, room)[-limit:], rooms[ROOMS:]
    today = calendar.local_day(stage.env.now(), ZONE)
    return (
        pages(FOLDER)
        .get_template("front.html")
        .render(
            token=token,
            person=person,
            people=stage.people.values(),
            hint=_marked(person.hint),
            first=stage.first_room(person).id,
            room={"id": room.id, "name": _name(room)},
            rooms=rooms[:ROOMS],
            more=more,
            more_said=plural(len(more), "more room"),
            reading=reading,
            messages=[_message(one) for one in reversed(messages)],
            menus=stage.menus(person, room),
            happened="" if journey is None else _happened(journey, stage),
            now=_moment(stage.env.now(), long=True),
            today=today.isoformat(),
            tomorrow=(today + timedelta(days=1)).isoformat(),
            last=(today + FARTHEST).isoformat(),
        )
    )


def trouble(sentence: str) -> str:
    """Return a page that says what went wrong, with the way back."""
    return pages(FOLDER).get_template("trouble.html").render(sentence=sentence)


def _room(room: ChannelHandle, stage: Stage, person: Persona) -> dict[str, object]:
    return {
        "id": room.id,
        "name": _name(room),
        "kind": "thread" if room.is_thread else "channel",
        "topic": stage.topic(room),
        "latest": _latest(stage.messages(person, room)),
    }


def _latest(messages: list[Message]) -> str:
    if not messages:
        return NO_MESSAGE
    last = messages[-1]
    text = BOLD.sub(r"\1", " ".join(_readable(last).split()))
    said = shorten(text, LATEST)
    return f"{last.author.display_name}, {_moment(last.created_at)}: {said}"


def _happened(journey: Journey, stage: Stage) -> str:
    sentence = f"It's {_moment(journey.now, long=True)}."
    if not journey.arrived:
        sentence += " So much happened that time stopped here; jump again to keep going."
    wrote = [
        plural(count, "post") + f" in {_name(room)}{_whose(room, stage)}"
        if room.guild is not None
        else plural(count, "private message") + f" to {person.name}"
        for person, room, count in journey.wrote
    ]
    if (more := len(wrote) - NAMED) > 1:  # the bar stays in view, on a phone too
        wrote = [*wrote[:NAMED], f"something in {more} other rooms"]
    return f"{sentence} Meanwhile the bot wrote {listed(wrote) or 'nothing'}."


def _message(message: Message) -> dict[str, object]:
    return {
        "id": message.id,
        "author": message.author.display_name,
        "moment": _moment(message.created_at),
        "text": _marked(shorten(_readable(message), EXCERPT)),
        "pictures": [one.description or one.filename for one in message.attachments],
    }


def _readable(message: Message) -> str:
    """Return a message's words with names, days and channels in place of Discord's codes."""

    def said(found: re.Match[str]) -> str:
        return _moment(datetime.fromtimestamp(int(found[1]), UTC), long=True)

    return plain(TIMESTAMP.sub(said, message.clean_content), {}, "members")


def _marked(text: str) -> Markup:
    return Markup(BOLD.sub(r"<strong>\1</strong>", escape(text)))  # noqa: S704 - escaped here


def _name(room: ChannelHandle) -> str:
    if room.guild is None:
        return "Private messages with the bot"
    return f"“{shorten(str(room.name), NAME)}”" if room.is_thread else f"#{room.name}"


def _whose(room: ChannelHandle, stage: Stage) -> str:
    """Return whose room it is, where it's in the other server."""
    if room.guild is None or room.guild.id == stage.guild.id:
        return ""
    return f" of {room.guild.name}"


def _moment(at: datetime, *, long: bool = False) -> str:
    local = calendar.local(at, ZONE)
    country = calendar.country_of(ZONE)
    day = say_day(local.date(), country, weekday=long, short=not long)
    return f"{day}, {say_time(local.time(), country)}"
