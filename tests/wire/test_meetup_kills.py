"""Killed while a meet-up is posted, moved, reminded of, or a spot opens: all hear of it once."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.meetups.kinds import About
from bot.meetups.spans import EventTimes, Span
from tests.wire.due import TAKEN, _text
from tests.wire.dying_bot import STEPS

if TYPE_CHECKING:
    from tests.wire.due import Due

OWED = ("meetup.post", "meetup.changed", "meetup.before", "meetup.spot")
FOLLOWS = ("meetup.thread", "meetup.told", "meetup.remind", "meetup.call")
ZONE = "America/Chicago"


def _owe(due: Due) -> None:
    """Owe a new meet-up's post, the news of one that moved and of a spot, and two reminders.

    Dana is reminded by direct message, and the coordinator in the thread.
    """
    due.execute("UPDATE groups SET switched_on = 'meetups', switched_off = 'plans,weekly'")
    dana = due.school.dana
    due._reach(dana, "meetup")
    day = (due.now + timedelta(days=3)).astimezone(ZoneInfo(ZONE)).date()
    when = EventTimes(Span(day, time(15, 30), 60), ZONE)
    begins = when.span.starts(ZONE)
    later = begins + timedelta(hours=1)
    new = _meetup(due, "A new one", when, begins)
    moved = _meetup(due, "Moved", when, later, posted=True)
    full = _meetup(due, "Full", when, begins, posted=True, spots=1)
    guild_id = due.school.guild.id
    at, minutes = "16:30:00.000000", 60
    due._add(
        "meetup_dates",
        **{"meetup_id": moved, "day": str(day), "guild_id": guild_id, "to_day": str(day)},
        **{"at": at, "minutes": minutes, "days": 1},
    )
    near = _meetup(due, "Near", when, begins, posted=True)
    due.execute(f"UPDATE meetups SET thread_id = {due.thread.id} WHERE id = {near}")
    boss = due.school.coordinator
    key = {"guild_id": guild_id, "member_id": boss.id}
    due._add("reaches", **key, topic="meetup", method="thread")
    coming = ((moved, dana, "coming"), (near, dana, "coming"), (near, boss, "coming"))
    for meetup_id, member, state in (*coming, (full, dana, "offered")):
        due._add(
            "meetup_rsvps",
            **{"meetup_id": meetup_id, "day": str(day), "member_id": member.id},
            **{"guild_id": guild_id, "state": state, "turn": 1, "knows": _text(begins)},
        )
    due.plan("meetup.post", new)
    due.plan("meetup.changed", moved, "a change")
    about = About(str(day), at=begins.isoformat())
    reminds = About(str(day), "day", begins.isoformat())
    due.plan("meetup.before", near, "the day before", payload=reminds)
    due.plan("meetup.spot", full, "a spot", member_id=dana.id, payload=about)


def _meetup(
    due: Due,
    title: str,
    when: EventTimes,
    begins: datetime,
    *,
    posted: bool = False,
    spots: int | None = None,
) -> int:
    values: dict[str, object] = {
        "guild_id": due.school.guild.id,
        "organizer_id": due.school.coordinator.id,
    }
    values |= dict.fromkeys(("place", "audience", "bring", "unit", "alt"), "")
    values |= {"title": title, "kind": "meetup", "dates": when.to_json(), "changes": 0}
    values |= {"next_day": str(when.span.day), "next_at": _text(begins), "spots": spots}
    values |= {"ends_at": _text(begins + timedelta(hours=1)), "created_at": _text(due.now)}
    values |= {"changed_at": _text(due.now), "threadless": False}
    if posted:
        bot_id = due.wire.backend.bot_user.id
        message = due.wire.backend.create_message(due.elsewhere.id, bot_id, title)
        values |= {"channel_id": due.elsewhere.id, "message_id": message.id}
    return due._add("meetups", **values)


@pytest.mark.parametrize(
    ("step", "kinds"), [*((step, OWED) for step in STEPS), ("answered", FOLLOWS), (TAKEN, OWED)]
)
async def test_killed(due: Due, step: str, kinds: tuple[str, ...]) -> None:
    """Back an hour later, when no nonce is remembered: one post, one thread, one message each."""
    _owe(due)
    await due.killed(step, kinds)
    await due.back(*OWED, *FOLLOWS)

    posts = [one for one in due.wire.posts(due.school.channel) if "A new one" in one.content]
    told = sorted(one.content.partition("**")[2] for one in due.wire.dms(due.school.dana))
    (new, *_) = due.group.rows("SELECT message_id, thread_id FROM meetups ORDER BY id")
    assert len(posts) == 1
    assert new["message_id"] == new["thread_id"] == posts[0].id
    assert [one.partition("**")[0] for one in told] == ["Full", "Moved", "Near"]
    called = [one.content for one in due.wire.posts(due.thread) if "**Near**" in one.content]
    assert [one.partition(":")[0] for one in called] == [f"<@{due.school.coordinator.id}> Tomorrow"]
