"""What SimCord lets pass and Discord does not, each rule beside its source."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import discord
import pytest
import simcord
from discord.ext import commands
from simcord.backend.errors import BackendError

from tests.wire.discord_rules import MEBIBYTE, install
from tests.wire.members import Wire
from tests.wire.uploads import Upload

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from simcord.builders import ChannelHandle

    from tests.wire.process import BotProcess
    from tests.wire.school import School

MINUTE, HOUR, DAY = 60, 3600, 86400


@pytest.fixture
def wire() -> Wire:
    """Make a Discord that nobody connects to; its rules answer calls."""
    return Wire(validates=False)


def _send(
    wire: Wire, channel: ChannelHandle, text: str = "hello", **body: object
) -> dict[str, Any]:
    payload: dict[str, object] = wire.rules.dispatch(
        "POST", f"/channels/{channel.id}/messages", json={"content": text, **body}
    )
    return payload


def _refused(code: int) -> Any:
    return pytest.raises(BackendError, match=f"error code: {code}")


async def test_same_nonce_again(wire: Wire, school: School) -> None:
    """An enforced nonce gives the first message again: API docs, Create Message."""
    first = _send(wire, school.channel, "one", nonce="w1", enforce_nonce=True)
    again = _send(wire, school.channel, "two", nonce="w1", enforce_nonce=True)

    assert again["id"] == first["id"]
    assert again["nonce"] == "w1"
    assert [m.content for m in wire.posts(school.channel)] == ["one"]


async def test_nonce_not_enforced(wire: Wire, school: School) -> None:
    """Without `enforce_nonce`, or elsewhere, it is no key: API docs, Create Message."""
    other = school.guild.create_text_channel("other")
    _send(wire, school.channel, nonce="w1")
    _send(wire, school.channel, nonce="w1")
    _send(wire, school.channel, nonce="w1", enforce_nonce=True)
    _send(wire, other, nonce="w1", enforce_nonce=True)

    assert len(wire.posts(school.channel)) == 3
    assert len(wire.posts(other)) == 1


async def test_nonce_is_forgotten(wire: Wire, school: School) -> None:
    """It is remembered for "the past few minutes" only: API docs, Create Message."""
    wire.rules.nonce_window = dt.timedelta(minutes=5)
    _send(wire, school.channel, nonce="w1", enforce_nonce=True)
    wire.advance(4 * MINUTE)
    _send(wire, school.channel, nonce="w1", enforce_nonce=True)
    within = len(wire.posts(school.channel))
    wire.advance(2 * MINUTE)
    _send(wire, school.channel, nonce="w1", enforce_nonce=True)
    after = len(wire.posts(school.channel))
    wire.rules.forget_nonces()
    _send(wire, school.channel, nonce="w1", enforce_nonce=True)

    assert (within, after, len(wire.posts(school.channel))) == (1, 2, 3)


async def test_private_answer(wire: Wire, school: School) -> None:
    """It's sent "directly to the user and the bot": API docs, Gateway Events: Message Create."""
    last = int(_send(wire, school.channel)["id"])
    heard: list[object] = []
    wire.backend.subscribers.append(lambda _, payload: heard.append(payload.get("guild_id")))
    bot_id = wire.backend.bot_user.id
    wire.backend.create_message(school.channel.id, bot_id, "For your eyes.", flags=64)

    assert wire.backend.get_channel(school.channel.id).last_message_id == last
    assert heard == [None]


@pytest.mark.parametrize(("size", "taken"), [(10 * MEBIBYTE, True), (10 * MEBIBYTE + 1, False)])
async def test_upload_limit(wire: Wire, school: School, size: int, taken: bool) -> None:
    """Each file has 10 MiB, beyond is 413, 40005: API docs, Reference: Uploading Files."""
    path = f"/channels/{school.channel.id}/messages"
    file = Upload(io.BytesIO(bytes(size)), "photo.png")

    if taken:
        wire.rules.dispatch("POST", path, json={}, files=[file])
    else:
        with _refused(40005):
            wire.rules.dispatch("POST", path, json={}, files=[file])
    assert len(wire.posts(school.channel)) == taken


async def test_history_after(wire: Wire, school: School) -> None:
    """A page begins right after the message: API docs, Get Channel Messages."""
    ids = [int(_send(wire, school.channel, str(n))["id"]) for n in range(130)]
    path = f"/channels/{school.channel.id}/messages"

    def page(**params: object) -> list[int]:
        found = wire.rules.dispatch("GET", path, params=params)
        return [int(message["id"]) for message in found]

    assert page(after=ids[0], limit=100) == ids[100:0:-1]
    assert page(after=ids[100]) == ids[129:100:-1]
    assert page(after=ids[129]) == []
    assert page() == ids[129:79:-1]
    with _refused(50035):
        page(limit=101)


class TestWithABot:
    """The same rules as a real discord.py client meets them on the wire."""

    @pytest.fixture
    async def wire(self) -> AsyncIterator[Wire]:
        """Run a Discord on 127.0.0.1."""
        async with Wire() as running:
            yield running
            assert running.violations == []

    async def test_nonce(self, wire: Wire, school: School, bare: BotProcess) -> None:
        """The bot gets its first message back and cannot tell."""
        first = await wire.slash(school.dana, school.channel, "post", text="one", nonce="w1")
        again = await wire.slash(school.dana, school.channel, "post", text="one", nonce="w1")

        assert first.text == again.text
        assert len(wire.posts(school.channel)) == 1

    async def test_upload(self, wire: Wire, school: School, bare: BotProcess) -> None:
        """The bot is told that its file is too large."""
        big = await wire.slash(
            school.dana, school.channel, "post", text="big", size=10 * MEBIBYTE + 1
        )

        assert big.text == "refused 413 40005"

    async def test_second_thread(self, wire: Wire, school: School, bare: BotProcess) -> None:
        """The bot is told that there is a thread already."""
        message = str((await wire.say(school.dana, school.channel, "hello")).id)
        first = await wire.slash(school.dana, school.channel, "thread", message=message)
        second = await wire.slash(school.dana, school.channel, "thread", message=message)

        assert first.text == f"thread {message}"
        assert second.text == "refused 160004"

    async def test_history(self, wire: Wire, school: School, bare: BotProcess) -> None:
        """discord.py reads everything that came after a message, oldest first."""
        texts = [await wire.say(school.dana, school.channel, str(n)) for n in range(250)]
        answer = await wire.slash(school.dana, school.channel, "history", after=str(texts[0].id))

        assert answer.text == f"249 from {texts[1].id}"


async def test_installed_in_process() -> None:
    """An in-process SimCord environment keeps the rules while they are installed."""
    bot = commands.Bot("!", intents=discord.Intents(guilds=True, guild_messages=True))
    async with simcord.run(bot) as env:
        channel = env.create_guild().create_text_channel("wins")
        await env.settle()
        seen = bot.get_channel(channel.id)
        assert isinstance(seen, discord.TextChannel)
        with install(env):
            first = await seen.send("one", nonce="w1")
            again = await seen.send("one", nonce="w1")
            thread = await first.create_thread(name="T", auto_archive_duration=60)
            with pytest.raises(discord.HTTPException) as refusal:
                await first.create_thread(name="U")
            await env.advance_time(2 * HOUR)
            forgotten = bot.get_channel(thread.id)
            await thread.send("awake")
        kinder = await seen.send("one", nonce="w1")

    assert first.id == again.id != kinder.id
    assert refusal.value.code == 160004
    assert forgotten is None
