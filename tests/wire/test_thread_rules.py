"""What Discord does with archived and locked threads, each rule beside its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest
from simcord.backend.errors import BackendError

from tests.wire.members import Wire

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle

    from tests.wire.school import School

MINUTE, HOUR, DAY = 60, 3600, 86400


@pytest.fixture
def wire() -> Wire:
    """Make a Discord that nobody connects to; its rules answer calls."""
    return Wire(validates=False)


@pytest.fixture
def thread(wire: Wire, school: School) -> ChannelHandle:
    """Open a public thread of Dana's that sleeps after a day."""
    return wire.thread(school.channel, "How did it go?", school.dana)


def _send(
    wire: Wire, channel: ChannelHandle, text: str = "hello", **body: object
) -> dict[str, object]:
    payload: dict[str, object] = wire.rules.dispatch(
        "POST", f"/channels/{channel.id}/messages", json={"content": text, **body}
    )
    return payload


def _edit(wire: Wire, channel: ChannelHandle, **body: object) -> None:
    wire.rules.dispatch("PATCH", f"/channels/{channel.id}", json=body)


def _set(wire: Wire, thread: ChannelHandle, **metadata: object) -> None:
    wire.backend.edit_channel(thread.id, {}, thread_metadata=metadata)


def _archived(thread: ChannelHandle) -> bool:
    assert thread._channel.thread_metadata is not None
    return thread._channel.thread_metadata.archived


def _take_from_bot(school: School, *names: str) -> None:
    """Take permissions from the bot, which SimCord gives nearly all."""
    me = school.guild._guild.members[school.guild._env.backend.bot_user.id]
    roles = [school.guild._guild.roles[role_id] for role_id in me.role_ids]
    for role in (*roles, school.guild._guild.everyone_role):
        held = discord.Permissions(role.permissions)
        held.update(**dict.fromkeys(names, False))
        role.permissions = held.value


def _refused(code: int) -> Any:
    return pytest.raises(BackendError, match=f"error code: {code}")


async def test_second_thread_of_a_message(wire: Wire, school: School) -> None:
    """A message has one thread, with its id; the next is 160004: API docs, JSON Error Codes."""
    message = _send(wire, school.channel)
    path = f"/channels/{school.channel.id}/messages/{message['id']}/threads"
    thread = wire.rules.dispatch("POST", path, json={"name": "first"})

    assert thread["id"] == message["id"]
    with _refused(160004):
        wire.rules.dispatch("POST", path, json={"name": "second"})
    assert wire.backend.get_channel(int(thread["id"])).name == "first"


async def test_send_wakes_a_thread(wire: Wire, thread: ChannelHandle, school: School) -> None:
    """Sending un-archives: API docs, Threads: Active & Archived Threads."""
    _set(wire, thread, archived=True)
    _send(wire, thread)
    by_the_bot = _archived(thread)
    _set(wire, thread, archived=True)
    await wire.say(school.dana, thread, "still here")

    assert not by_the_bot
    assert not _archived(thread)


async def test_send_to_an_archived_and_locked_thread(wire: Wire, thread: ChannelHandle) -> None:
    """A locked thread is not woken, 50083: API docs, Threads: Active & Archived Threads."""
    _set(wire, thread, archived=True, locked=True)

    with _refused(50083):
        _send(wire, thread)
    assert wire.posts(thread) == []


async def test_send_to_a_locked_thread(wire: Wire, thread: ChannelHandle, school: School) -> None:
    """Who may not manage threads is refused with 160005: API docs, JSON Error Codes."""
    _set(wire, thread, locked=True)
    _send(wire, thread, "a moderator may")
    _take_from_bot(school, "manage_threads")

    with _refused(160005):
        _send(wire, thread)
    with _refused(160005):
        await wire.say(school.dana, thread, "may I?")
    assert [m.content for m in wire.posts(thread)] == ["a moderator may"]


async def test_add_to_an_archived_thread(wire: Wire, thread: ChannelHandle, school: School) -> None:
    """Nobody is added to an archived thread, 50083: API docs, Add Thread Member."""
    path = f"/channels/{thread.id}/thread-members/{school.coordinator.id}"
    _set(wire, thread, archived=True)

    with _refused(50083):
        wire.rules.dispatch("PUT", path)
    _set(wire, thread, archived=False)
    wire.rules.dispatch("PUT", path)
    assert school.coordinator.id in thread._channel.thread_members


async def test_edit_a_message_in_an_archived_thread(wire: Wire, thread: ChannelHandle) -> None:
    """Only deleting is possible there, 50083: API docs, Threads: Active & Archived Threads."""
    message = _send(wire, thread)
    path = f"/channels/{thread.id}/messages/{message['id']}"
    _set(wire, thread, archived=True)

    with _refused(50083):
        wire.rules.dispatch("PATCH", path, json={"content": "changed"})
    wire.rules.dispatch("DELETE", path)
    assert wire.posts(thread) == []


async def test_archived_by_the_clock(wire: Wire, thread: ChannelHandle) -> None:
    """A thread sleeps after inactivity: API docs, Threads: Active & Archived Threads."""
    wire.advance(23 * HOUR)
    _send(wire, thread)
    wire.advance(2 * HOUR)
    after_a_message = _archived(thread)
    wire.advance(22 * HOUR)

    assert not after_a_message
    assert _archived(thread)


async def test_woken_thread_has_its_whole_time(wire: Wire, thread: ChannelHandle) -> None:
    """Un-archiving is activity: API docs, Threads: Active & Archived Threads."""
    wire.advance(2 * DAY)
    asleep = _archived(thread)
    _edit(wire, thread, archived=False)
    wire.advance(23 * HOUR)

    assert asleep
    assert not _archived(thread)


async def test_own_thread(wire: Wire, school: School) -> None:
    """Its creator may name and archive a thread: API docs, Threads: Editing & Deleting."""
    _take_from_bot(school, "manage_threads", "manage_channels")
    path = f"/channels/{school.channel.id}/threads"
    made = wire.rules.dispatch("POST", path, json={"name": "mine", "type": 11})
    own = wire.channel(int(made["id"]))
    _edit(wire, own, archived=True, name="ours")

    assert _archived(own)
    _edit(wire, own, archived=False)
    with _refused(50013):
        _edit(wire, own, locked=True)
    with _refused(50013):
        wire.rules.dispatch("DELETE", f"/channels/{own.id}")


async def test_thread_of_another(wire: Wire, thread: ChannelHandle, school: School) -> None:
    """Others need Manage Threads, not Manage Channels: API docs, Threads: Editing & Deleting."""
    _take_from_bot(school, "manage_channels")
    _edit(wire, thread, name="renamed")
    _take_from_bot(school, "manage_threads")

    with _refused(50013):
        _edit(wire, thread, archived=True)
    assert thread.name == "renamed"


async def test_edit_an_archived_thread(wire: Wire, thread: ChannelHandle) -> None:
    """It has to be woken in the same breath: API docs, Modify Channel."""
    _set(wire, thread, archived=True)

    with _refused(50083):
        _edit(wire, thread, name="renamed")
    _edit(wire, thread, name="renamed", archived=False)
    assert thread.name == "renamed"


def test_threads_go_with_their_channel(wire: Wire, school: School, thread: ChannelHandle) -> None:
    """Of a deleted channel nothing is left, its threads and what was said there included."""
    _send(wire, thread)
    wire.backend.delete_channel(school.channel.id)

    with _refused(10003):
        _send(wire, thread)
