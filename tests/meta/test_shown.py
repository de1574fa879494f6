"""Every sender of text that others read is known here, and what it shows follows its people.

A new kind of occurrence fails until it's in one of these lists; so does a new place that sends.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from bot.ui.handlers import ClientHandler
from tests.meta.source import modules, named, nodes

if TYPE_CHECKING:
    from tests.discord import World

# Rows whose messages quote or name somebody, and are composed again when that changes.
FOLLOWS = {
    *(
        "ask.post",
        "ask.summary",
        "week.post",
        "day.recap",
        "day.plan",
        "coffee.room",
        "mentor.room",
    ),
    *("meetup.post", "meetup.call", "meetup.start"),
    # In a private thread with others, or with moderators.
    *(
        "coffee.ask",
        "coffee.ended",
        "coffee.tell",
        "coffee.rest",
        "coffee.alone",
        "coffee.offer",
        "coffee.lost",
    ),
    "mentor.tell",
    "shelf.post",
}
# The posts of wins: the win's own row knows where its post is, and changes or deletes it.
OWN_ROW = {"win.post", "win.render", "win.unpost"}
# What they say in public is the bot's own, the group's, or a number.
NAMES_NOBODY = {
    "ask.thread": "the question's own words, and none once it's hidden",
    "desk.waiting": "how much waits",
    "day.post": "what is celebrated, which is the group's",
    "day.thread": "the same, with a question of the list's",
    "day.count": "a number",
    "week.nudge": "one line, and the day",
    "year.restart": "a greeting",
    "mentor.month": "an idea for a talk",
    "mentor.own_thread": "who can read it",
    "report.notice": "that something waits",
    "shelf.notice": "the same, of the shelf",
    "shelf.forum": "the shelf's forum, and why it takes no posts",
    "win.thread": "a question",
    "unfit.desk": "what Discord doesn't take, and why",
}
# A direct message is one person's own; on their next press the card is made again.
TELLS_ONE = {
    *("plan.dm", "plan.reminder", "plan.restart", "plan.tomorrow", "celebration.ask"),
    *(
        "ask.hidden",
        "ask.told",
        "ask.help",
        "ask.alone",
        "ask.sum",
        "ask.kept",
        "ask.thanked",
        "ask.worked",
        "group.fixed",
        "group.trouble",
        "report.tell",
        "desk.tell",
        "inquiry.answered",
        "inquiry.late",
        "celebration.answer",
        "meetup.again",
        "day.unfit",
        "unfit.tell",
        "win.unfit",
        "win.vanished",
        "meetup.remind",
        "meetup.spot",
        "meetup.lost",
        "meetup.post_lost",
        "meetup.told",
        "win.ask",
        "win.helped",
        "win.note",
        "win.tried",
        "win.told",
        "win.thanked",
        "win.unanswered",
        "shelf.ask",
        "shelf.broken",
        "shelf.forum_tell",
        "shelf.hidden",
        "shelf.tell",
        "shelf.upkeep",
    ),
}
SENDS_NOTHING = {
    *(
        "ask.file",
        "ask.others",
        "ask.nobody",
        "mentor.alone",
        "backup",
        "celebration.dates",
        "coffee.here",
        "coffee.round",
        "day.close",
        "day.join",
        "draft.expiry",
    ),
    *(
        "group.look",
        "group.removal",
        "housekeeping",
        "members.removal",
        "members.sweep",
        "mentor.checkin",
    ),
    *("meetup.before", "meetup.changed", "meetup.lapse", "meetup.roll", "meetup.thread"),
    *("meetup.close", "meetup.tidy", "shelf.links", "shelf.september", "calendar.fetch"),
    *("mentor.close", "mentor.expiry", "mentor.finish", "mentor.round", "mentor.term"),
    *("removed.write", "shown.renew", "win.sweep", "wins.rename"),
}
# Where Discord is asked to send anything or to make a thread, and nowhere else.
SENDERS = {
    "bot/ui/send.py": "the one way in which the bot posts of its own accord",
    "bot/ui/answer.py": "private answers, gone with the session",
    "bot/ui/desk.py": "private too: under a coordinator's answer",
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


async def test_every_kind_is_known(world: World) -> None:
    """What shows somebody can be composed again, and nothing else says that it does."""
    every = world.client.agenda._handlers
    handlers = {".".join(kind.split(".")[:2]): one for kind, one in every.items()}
    known = [FOLLOWS, OWN_ROW, {*NAMES_NOBODY}, TELLS_ONE, SENDS_NOTHING]

    # A kind that's in none of the lists goes into the one that's true of it.
    assert set(handlers) - set().union(*known) == set()
    assert set().union(*known) - set(handlers) == set()
    assert sum(map(len, known)) == len(handlers)
    for kind, handler in handlers.items():
        assert handler.shows == (kind in FOLLOWS), kind
        if handler.shows:
            assert isinstance(handler, ClientHandler)
            assert type(handler).compose_again is not ClientHandler.compose_again, kind


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
