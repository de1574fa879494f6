"""Every sender of text that others read is known here, and what it shows follows its people."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Generic

from sqlalchemy import select

from bot.shown.tables import ShownRow, ShownSubjectRow
from bot.ui.channel_post import ChannelPost, MemberPost
from bot.ui.handlers import ClientHandler, PlanOnly
from tests.meta.drawing import Drawing, Scene, begun
from tests.meta.source import modules, named, nodes
from tests.meta.test_hidden_names import SCENES

if TYPE_CHECKING:
    from bot.agenda.agenda import Handler
    from tests.discord import World

SENDING = ("send_once(", "post_once(")

# Where Discord is asked to send anything or to make a thread, and nowhere else.
SENDERS = {
    "bot/ui/send.py": "the one way in which the bot posts of its own accord",
    "bot/ui/answer.py": "private answers, gone with the session",
    "bot/ui/coordinators.py": "private too: under a coordinator's answer",
    "bot/ui/forum.py": "a post in a forum, recorded as `send_once` does",
    "bot/ui/private_thread.py": "a thread named for what it's about, without a person's name",
    "bot/ui/under_post.py": "a thread named for its post, and renamed with it",
    "cogs/wins/threads.py": "the first line in a thread, which is the bot's own",
    "cogs/wins/messages.py": "a question under a member's own message, without a word of it",
}
# Where what an occurrence says is sent without `send_once`, which records who it shows.
UNRECORDED = {
    "bot/ui/reach.py": "direct messages",
    "bot/ui/send.py": "send_once itself",
    "cogs/groups/posting.py": "Start here, which is made again, and the test",
}
# What names somebody to several people without `shows`, and how it follows them all the same.
FOLLOWS_OTHERWISE = {
    "win.post": "a win's own post, made again by win.render",
    "win.render": "the same",
    "win.thread": "a thread's name, changed with its win",
}


def _own(handler: Handler) -> list[type[object]]:
    """Return what a handler's class is made of, besides what all of them share."""
    shared = {ChannelPost, MemberPost, Generic, *ClientHandler.__mro__}
    return [one for one in type(handler).__mro__ if one not in shared]


async def test_what_shows_somebody_is_composed_again(world: World) -> None:
    """Each handler whose messages name or quote somebody can say what they say today."""
    following = [one for one in world.client.agenda._handlers.values() if one.shows]

    assert len(following) >= 18
    for one in following:
        assert isinstance(one, ClientHandler)
        assert type(one).compose_again is not ClientHandler.compose_again, one.kind


async def test_every_post_says_whether_it_shows_somebody(world: World) -> None:
    """Nobody forgets to ask: what posts where several read has `shows`, and why where it's not."""
    silent = set()
    for kind, handler in world.client.agenda._handlers.items():
        own = _own(handler)
        sends = any(call in inspect.getsource(one) for one in own for call in SENDING)
        says = any("shows" in vars(one) for one in own)
        if (sends or isinstance(handler, ChannelPost)) and not says:
            silent.add(kind)

    assert silent == set()


async def test_who_is_named_is_written_down(world: World) -> None:
    """What several people read says in its card's `shows` who it names, so that it follows them."""
    kinds = [kind for kind, one in world.client.agenda._handlers.items() if _sends(one)]
    drawing, unsaid = await begun(world, {one: _with_names(one) for one in kinds}), {}
    for kind in kinds:
        await drawing.deliver(kind)
        followed = await _followed(drawing, kind)
        for reads, said in drawing.drawn[kind]:
            names = [name for one, name in drawing.group.names.items() if one not in followed]
            if (reads is None or len(reads) > 1) and any(one in said for one in names):
                unsaid[kind] = said

    assert unsaid.keys() == FOLLOWS_OTHERWISE.keys(), unsaid


def _with_names(kind: str) -> Scene:
    scene = SCENES.get(kind, Scene())
    return replace(scene, rows={**scene.rows, "members.hidden": False})


def _sends(handler: Handler) -> bool:
    return isinstance(handler, ClientHandler) and type(handler).deliver is not PlanOnly.deliver


async def _followed(drawing: Drawing, kind: str) -> set[int]:
    """Return who messages of a kind follow; one that quotes a win follows that win's people."""
    statement = select(ShownSubjectRow.person_id, ShownSubjectRow.win_id).join(
        ShownRow, ShownRow.id == ShownSubjectRow.shown_id
    )
    async with drawing.group.database.read() as connection:
        rows = (await connection.execute(statement.where(ShownRow.kind == kind))).all()
    quotes = any(win_id for _, win_id in rows)
    return {*drawing.group.names} if quotes else {person_id for person_id, _ in rows}


def test_every_sender_is_known() -> None:
    """Discord's own sending is called where this list says, and nowhere else."""
    sends = {"send", "reply", "send_message", "create_thread", "start_thread_without_message"}
    found = {
        named(path)
        for path in modules("bot", "cogs")
        if "demo" not in path.parts
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in sends
        and not ast.unparse(node.func).startswith("send.")
    }

    assert found == set(SENDERS)


def test_what_shows_somebody_is_recorded() -> None:
    """Whatever an occurrence says goes through `send_once`."""
    found = {
        named(path)
        for path in modules("bot", "cogs")
        for node in nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("send", "send.send")
    }

    assert found == set(UNRECORDED)


def test_who_hides_is_named_nowhere() -> None:
    """Each card that Discord is given has been through `for_readers`, or has no member's words."""
    found = {
        named(path)
        for path in modules("bot", "cogs")
        if re.search(r"components\.(?:sending|editing)\b", source := path.read_text("utf-8"))
        and "for_readers(" not in source
    }

    assert found == {"cogs/groups/posting.py"}
