"""Killed while a post is in doubt, whatever its author, a reader or a coordinator does next."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.members import words as member_words
from bot.wins import words
from tests.wire.group import DATABASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from simcord.actors import MemberActor
    from simcord.builders import ChannelHandle

    from tests.wire.answers import SeenMessage
    from tests.wire.group import Group

LONG = bool(os.environ.get("TORTURE"))
SEEDS = range(5) if LONG else range(1)
ROUNDS = 100 if LONG else 5  # each with one kill at least
POST = "POST /channels/*/messages"
CHANGES = "PATCH /channels/*/messages/*", "DELETE /channels/*/messages/*"
ACTS = ("remove", "forget", "edit", "hide", "report", "nothing")


@dataclass
class Round:
    """One win of one member, and what became of it."""

    author: MemberActor
    story: str
    act: str
    done: bool = False  # its member was told so


@pytest.mark.torture
@pytest.mark.parametrize("seed", SEEDS)
async def test_killed_in_doubt(group: Group, seed: int) -> None:
    """What was removed or forgotten is nowhere; what was kept is there once, as it should be."""
    chance = random.Random(seed)
    channels = [group.school.channel, group.school.guild.create_text_channel("wins-too")]
    rounds = []
    for number in range(ROUNDS):
        author = group.wire.member(group.school.guild, f"Reader {number}")
        act = ACTS[number % len(ACTS)]
        one = Round(author, f"Round {number}: the cart was empty by noon.", act)
        rounds.append(one)
        await _killed(group, one, channels, chance)

    for one in rounds:
        if one.done:
            assert _holds(group, one, channels), one


async def _killed(
    group: Group, one: Round, channels: list[ChannelHandle], chance: random.Random
) -> None:
    """Kill the bot around the post, change what a coordinator may, and act on it after."""
    bot, wire = group.bot, group.wire
    when: Literal["before", "after"] = "after" if chance.random() < 0.8 else "before"
    wire.faults.on(POST, lambda _: bot.kill(), when=when)
    where = group.school.channel
    sharing = asyncio.create_task(wire.slash(one.author, where, "win share", story=one.story))
    await bot.exited()
    sharing.cancel()
    wire.faults.lift()
    if chance.random() < 0.5:
        _move(group, chance.choice(channels))
    if chance.random() < 0.5:
        wire.rules.forget_nonces()
    await bot.start()
    await group.registered()
    again = one.act != "nothing" and chance.random() < 0.3  # once more, while it follows
    if again:
        wire.faults.on(chance.choice(CHANGES), lambda _: bot.kill(), when="after")
    acting = asyncio.create_task(_act(group, one, channels))
    while not acting.done():
        await asyncio.wait({acting}, timeout=0.2)
        await _revived(group)
    if (
        not again or acting.exception() is None
    ):  # anyone who wasn't answered wasn't promised anything
        one.done = acting.result()
    for _ in range(150):
        await _revived(group)
        if _holds(group, one, channels) or not one.done:
            break
        await asyncio.sleep(0.2)
    wire.faults.lift()
    assert _holds(group, one, channels) or not one.done, one


async def _revived(group: Group) -> None:
    if not group.bot.running:
        group.wire.faults.lift()
        await group.bot.exited()
        await group.bot.start()
        await group.registered()


def _move(group: Group, channel: ChannelHandle) -> None:
    """Let wins go to another channel from the next start on."""
    with closing(sqlite3.connect(group.data / DATABASE)) as connection, connection:
        connection.execute("UPDATE groups SET wins_channel_id = ?", (channel.id,))


async def _act(group: Group, one: Round, channels: list[ChannelHandle]) -> bool:
    """Do something about a win whose post is in doubt; return whether it was said to be done."""
    wire, where = group.wire, group.school.channel
    rows = group.rows(f"SELECT id FROM wins WHERE story = '{one.story}'")
    if not rows:
        return False  # what it was killed at was an earlier win's post, and nobody was promised
    win = str(rows[0]["id"])
    if one.act == "remove":
        asked = await wire.slash(one.author, where, "win remove", win=win)
        told = await wire.press(one.author, asked, label=words.REMOVE_YES)
        return told.text.startswith(words.REMOVED[:20])
    if one.act == "forget":
        asked = await wire.slash(one.author, where, "me forget")
        told = await wire.press(one.author, asked, label=member_words.FORGET_YES)
        return told.text.startswith(member_words.FORGET_DONE)
    if one.act == "edit":
        form = await wire.slash(one.author, where, "win edit", win=win)
        told = await wire.submit(one.author, form, {"story": f"Now {one.story}"})
        return told.text.startswith("Changed.")
    if one.act == "hide":
        return (await wire.slash(one.author, where, "me hide")).text[:10] == (
            member_words.HIDE_DONE[:10]
        )
    if one.act == "report":
        posts = _found(group, channels, lambda post: one.story in post.content)
        if not posts:
            return False
        form = await wire.menu(group.school.coordinator, words.TELL_COORDINATOR, posts[0])
        told = await wire.submit(group.school.coordinator, form, {"about": "student"})
        return words.REPORTED_HIDDEN in told.text
    return True


def _holds(group: Group, one: Round, channels: list[ChannelHandle]) -> bool:
    """Return whether every channel shows of a win what it should."""
    posts = _found(group, channels, lambda post: one.story in post.content)
    if one.act in ("remove", "forget", "report"):
        return not posts
    if len(posts) != 1:
        return False
    if one.act == "edit":
        return f"Now {one.story}" in posts[0].content
    named = one.author.name in posts[0].content
    return named == (one.act != "hide")


def _found(
    group: Group, channels: list[ChannelHandle], which: Callable[[SeenMessage], bool]
) -> list[SeenMessage]:
    return [post for channel in channels for post in group.wire.posts(channel) if which(post)]
