"""What moderators delete while the bot is away, and what is not theirs to take."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.wire.group import DATABASE
from tests.wire.server import until

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle

    from tests.wire.group import Group

POSTS = 250
_WIN = """
INSERT INTO wins (guild_id, author_id, author_name, kind, story, consent, channel_id, message_id,
    created_at, words)
VALUES (?, ?, 'Dana', 'success', ?, 'here', ?, ?, '2026-09-02 12:00:00.000000', '')
"""


def posted(group: Group, count: int, channel: ChannelHandle | None = None) -> list[int]:
    """Let so many wins have been posted among what members said; return their messages."""
    wire, school = group.wire, group.school
    where = (channel or school.channel).id
    bot_id, found = wire.backend.bot_user.id, []
    with closing(sqlite3.connect(group.data / DATABASE)) as connection, connection:
        for number in range(count):
            post = wire.backend.create_message(where, bot_id, f"Number {number}.")
            values = (school.guild.id, school.dana.id, f"Number {number}.", where, post.id)
            connection.execute(_WIN, values)
            found.append(post.id)
    return found


def delete(group: Group, message_ids: list[int], channel: ChannelHandle | None = None) -> None:
    """Let messages be gone without an event."""
    where = (channel or group.school.channel).id
    for message_id in message_ids:
        group.wire.backend.messages[where].pop(message_id)


def certain(group: Group) -> str | None:
    """Until when the bot knows what was deleted."""
    rows = group.rows("SELECT certain_until FROM sweeps")
    return rows[0]["certain_until"] if rows else None


async def swept(group: Group, before: str | None = None) -> str:
    """Wait until the look after a start is done; return until when that is certain."""
    await until(lambda: (certain(group) or "") > (before or ""), every=0.1)
    return certain(group) or ""


async def test_deleted_while_the_bot_was_down(group: Group) -> None:
    """Just these wins go, a hundred messages a request; a channel that is gone takes nothing."""
    before = await swept(group)
    await group.bot.terminate()
    elsewhere = group.school.guild.create_text_channel("last-year")
    ids, others = posted(group, POSTS), posted(group, 3, elsewhere)
    gone = [ids[0], *ids[98:102], ids[-1]]
    delete(group, gone)
    group.wire.backend.delete_channel(elsewhere.id)
    asked = len(group.wire.requests)
    await group.bot.start()
    await swept(group, before)

    kept = {row["message_id"] for row in group.rows("SELECT message_id FROM wins")}
    # Wins of a channel that's gone stay, without their posts.
    assert kept == set(ids) - set(gone) | {None}
    assert len(group.rows("SELECT id FROM wins WHERE message_id IS NULL")) == len(others)
    channel = f"/channels/{group.school.channel.id}/messages"
    pages = [
        one
        for one in group.wire.requests[asked:]
        if one.method == "GET" and one.path.endswith(channel)
    ]
    assert len(pages) == 3
    tombs = group.rows("SELECT * FROM removed")
    assert {row["author_id"] for row in tombs} == {group.school.dana.id}
    assert [row["made_at"] for row in tombs] == ["2026-09-02 12:00:00.000000"] * len(gone)


async def test_killed_while_it_looks(group: Group) -> None:
    """The look is done after the next start, and what was deleted in between is found too."""
    before = await swept(group)
    await group.bot.terminate()
    ids = posted(group, POSTS)
    delete(group, ids[200:203])
    pages = len(group.wire.requests_to("GET", "/messages"))
    await group.bot.start()
    await until(lambda: len(group.wire.requests_to("GET", "/messages")) > pages)
    group.bot.kill()
    await group.bot.exited()
    assert certain(group) == before
    delete(group, ids[:3])  # of the page that was looked at already
    await group.bot.start()
    await swept(group, before)

    kept = {row["message_id"] for row in group.rows("SELECT message_id FROM wins")}
    assert kept == set(ids) - set(ids[:3]) - set(ids[200:203])
