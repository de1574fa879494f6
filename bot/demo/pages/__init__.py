"""The lobby's pages: pieces of HTML with named places, filled with escaped text."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.demo.stage import ZONE
from bot.kit.text import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from discord import Message
    from simcord import ChannelHandle

    from bot.demo.stage import Person, Stage

EXCERPT = 280  # characters of a message
NAME = 40  # characters of a thread's name
BOLD = re.compile(r"\*\*(.+?)\*\*")


class Html(str):
    """Text that is HTML already, and is not escaped again."""

    __slots__ = ()


class Piece(Template):
    """A piece of a page."""

    def fill(self, **values: str | int) -> Html:
        """Return the piece with *values* in it; whatever is not Html is escaped."""
        return Html(
            self.substitute(
                {
                    name: value if isinstance(value, Html) else escape(str(value))
                    for name, value in values.items()
                }
            )
        )


def _piece(name: str) -> Piece:
    return Piece((Path(__file__).parent / f"{name}.html").read_text("utf-8"))


FRONT, PERSON, ROOM, MESSAGE, MENU, TROUBLE = map(
    _piece, ("front", "person", "room", "message", "menu", "trouble")
)


def front(stage: Stage, person: Person, room: ChannelHandle, token: str, limit: int) -> str:
    """Return the lobby: whom to be, where to go, the last *limit* messages of *room*."""
    here = {"token": token, "person": person.key}
    rooms = [
        _room(one, stage.topic(one), here, is_read=one.id == room.id) for one in stage.rooms(person)
    ]
    messages = stage.messages(person, room)[-limit:]
    menus = stage.menus(person, room)
    return FRONT.fill(
        server=stage.guild.name,
        moment=_moment(stage.env.now(), "%A, %B"),
        people=_joined(_person(one, person, room) for one in stage.people.values()),
        name=person.name,
        rooms=_joined(rooms),
        room=_name(room),
        messages=_joined(_message(one, room, menus, here) for one in reversed(messages)),
    )


def trouble(sentence: str) -> str:
    """Return a page that says what went wrong, with the way back."""
    return TROUBLE.fill(sentence=sentence)


def _person(one: Person, chosen: Person, room: ChannelHandle) -> Html:
    current = Html(' aria-current="true"') if one is chosen else Html("")
    return PERSON.fill(key=one.key, room=room.id, current=current, name=one.name, about=one.about)


def _room(room: ChannelHandle, topic: str, here: dict[str, str], *, is_read: bool) -> Html:
    return ROOM.fill(
        id=room.id,
        name=_name(room),
        kind="thread" if room.is_thread else "channel",
        topic=topic,
        current=Html(' aria-current="true"') if is_read else Html(""),
        **here,
    )


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
    text = escape(shorten(message.clean_content, EXCERPT))
    text = BOLD.sub(r"<strong>\1</strong>", text)
    for one in message.attachments:
        text += f"<br>Picture: {escape(one.description or one.filename)}"
    return Html(text)


def _name(room: ChannelHandle) -> str:
    if room.guild is None:
        return "Private messages with the bot"
    return f"“{shorten(str(room.name), NAME)}”" if room.is_thread else f"#{room.name}"


def _moment(at: datetime, day: str = "%b") -> str:
    local = at.astimezone(ZoneInfo(ZONE))
    return f"{local:{day}} {local.day}, {local.hour % 12 or 12}:{local:%M %p}"


def _joined(pieces: Iterable[Html]) -> Html:
    return Html("\n".join(pieces))
