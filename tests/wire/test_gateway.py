"""The wire's gateway, by hand and with a real discord.py client."""

from __future__ import annotations

import asyncio
import json
import zlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from tests.wire.clock import AT_MOST
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.wire.members import Wire
    from tests.wire.process import BotProcess
    from tests.wire.school import School

INTENTS = discord.Intents(guilds=True, guild_messages=True).value


class Client:
    """A gateway client by hand; `seq` is the last event's number."""

    def __init__(self, ws: aiohttp.ClientWebSocketResponse, *, packed: bool) -> None:
        self.ws = ws
        self.seq = 0
        self._stream = zlib.decompressobj() if packed else None

    async def receive(self) -> dict[str, Any]:
        """Read the next packet."""
        message = await self.ws.receive(timeout=AT_MOST)
        if self._stream is not None:
            assert message.type is aiohttp.WSMsgType.BINARY
            packet: dict[str, Any] = json.loads(self._stream.decompress(message.data))
        else:
            packet = json.loads(message.data)
        self.seq = packet["s"] or self.seq
        return packet

    async def event(self, name: str) -> dict[str, Any]:
        """Read until an event of this name and answer its data."""
        while True:
            packet = await self.receive()
            if packet["t"] == name:
                data: dict[str, object] = packet["d"]
                return data

    async def send(self, op: int, data: object) -> None:
        """Send an operation."""
        await self.ws.send_json({"op": op, "d": data})

    async def identify(self, wire: Wire, **options: object) -> dict[str, Any]:
        """Begin a session and answer READY."""
        await self.send(2, {"token": wire.token, "intents": INTENTS, **options})
        return await self.event("READY")


@asynccontextmanager
async def connect(
    wire: Wire, query: str = "?v=10&encoding=json", leaving: int = 4000
) -> AsyncIterator[Client]:
    """Open a socket and read its greeting; close it with the code `leaving`."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(wire.gateway_url + query) as ws,
    ):
        client = Client(ws, packed="zlib-stream" in query)
        hello = await client.receive()
        assert hello["op"] == 10
        assert hello["d"]["heartbeat_interval"] == 41250
        yield client
        await ws.close(code=leaving)


async def test_identify_compressed(wire: Wire, school: School) -> None:
    """One zlib stream carries the greeting, READY and the guilds."""
    async with connect(wire, "?v=10&encoding=json&compress=zlib-stream") as client:
        ready = await client.identify(wire)
        guild = await client.event("GUILD_CREATE")

    assert ready["guilds"] == [{"id": str(school.guild.id), "unavailable": True}]
    assert guild["id"] == str(school.guild.id)
    assert [c["name"] for c in guild["channels"]] == ["whats-working"]


async def test_heartbeat(wire: Wire) -> None:
    """A heartbeat is acknowledged."""
    async with connect(wire) as client:
        await client.send(1, None)
        answer = await client.receive()

    assert answer["op"] == 11


async def test_wrong_token(wire: Wire) -> None:
    """A wrong token closes the socket with 4004."""
    async with connect(wire) as client:
        await client.send(2, {"token": "wrong", "intents": INTENTS})
        message = await client.ws.receive(timeout=AT_MOST)

    assert message.type is aiohttp.WSMsgType.CLOSE
    assert message.data == 4004


async def test_resume_replays(wire: Wire, school: School) -> None:
    """What happened while the socket was down comes in order, once, then RESUMED."""
    async with connect(wire) as client:
        ready = await client.identify(wire)
        await client.event("GUILD_CREATE")
    for n in range(3):
        await wire.say(school.dana, school.channel, f"<@{wire.backend.bot_user.id}> {n}")
    async with connect(wire) as again:
        resume = {"token": wire.token, "session_id": ready["session_id"], "seq": client.seq}
        await again.send(6, resume)
        packets = [await again.receive() for _ in range(4)]

    assert [p["t"] for p in packets] == [*["MESSAGE_CREATE"] * 3, "RESUMED"]
    assert [p["d"]["content"][-1] for p in packets[:3]] == ["0", "1", "2"]
    assert [p["s"] for p in packets] == list(range(client.seq + 1, client.seq + 5))


async def test_left_for_good(wire: Wire) -> None:
    """Closing with 1000 ends the session: API docs, Gateway: Initiating a Disconnect."""
    async with connect(wire, leaving=1000) as client:
        await client.identify(wire)
    await until(lambda: not wire.gateway.sockets)

    assert wire.gateway.sessions == {}


async def test_unknown_session(wire: Wire) -> None:
    """A session that Discord does not know is invalid."""
    async with connect(wire) as client:
        await client.send(6, {"token": wire.token, "session_id": "gone", "seq": 1})
        answer = await client.receive()

    assert answer == {"op": 9, "d": False, "s": None, "t": None}


async def test_content_without_the_intent(wire: Wire, school: School) -> None:
    """A text is empty, unless it mentions the bot."""
    async with connect(wire) as client:
        await client.identify(wire)
        await wire.say(school.dana, school.channel, "not for bots")
        await wire.say(school.dana, school.channel, f"hey <@{wire.backend.bot_user.id}>")
        texts = [(await client.event("MESSAGE_CREATE"))["content"] for _ in range(2)]

    assert texts == ["", f"hey <@{wire.backend.bot_user.id}>"]
    assert wire.messages(school.channel)[0].content == "not for bots"


async def test_archived_thread_is_not_synced(wire: Wire, school: School) -> None:
    """GUILD_CREATE holds active threads only (API docs, Gateway: Guild Create)."""
    wire.thread(school.channel, "active", school.dana)
    old = wire.thread(school.channel, "old", school.dana)
    wire.backend.edit_channel(old.id, {}, thread_metadata={"archived": True})
    async with connect(wire) as client:
        await client.identify(wire)
        guild = await client.event("GUILD_CREATE")

    assert [t["name"] for t in guild["threads"]] == ["active"]


async def test_shards(wire: Wire, school: School) -> None:
    """Each shard hears of its own guilds only."""
    shard = (school.guild.id >> 22) % 2
    async with connect(wire) as one, connect(wire) as other:
        mine = await one.identify(wire, shard=[shard, 2])
        theirs = await other.identify(wire, shard=[1 - shard, 2])

    assert len(mine["guilds"]) == 1
    assert theirs["guilds"] == []


async def test_member_request(wire: Wire, school: School) -> None:
    """A member request is answered in chunks."""
    async with connect(wire) as client:
        await client.identify(wire)
        query = {"guild_id": str(school.guild.id), "query": "dan", "limit": 5, "nonce": "n"}
        await client.send(8, query)
        chunk = await client.event("GUILD_MEMBERS_CHUNK")

    assert [m["user"]["username"] for m in chunk["members"]] == ["Dana"]
    assert chunk["nonce"] == "n"


async def test_cut_and_resumed(wire: Wire, school: School, bare: BotProcess) -> None:
    """The bot resumes after a cut, and commands given meanwhile are answered."""
    await wire.slash(school.dana, school.channel, "bare")
    wire.gateway.cut()
    answers = await asyncio.gather(
        *(wire.slash(school.dana, school.channel, "bare") for _ in range(20))
    )

    assert not [a for a in answers if a.failed]
    assert (wire.gateway.identified, wire.gateway.resumed) == (1, 1)
    assert len(wire.posts(school.channel)) == 21


async def test_reconnect_asked_for(wire: Wire, school: School, bare: BotProcess) -> None:
    """Asked to reconnect, the bot resumes its session."""
    wire.gateway.reconnect()
    await until(lambda: wire.gateway.resumed == 1)
    answer = await wire.slash(school.dana, school.channel, "bare")

    assert not answer.failed
    assert wire.gateway.identified == 1


async def test_session_invalidated(wire: Wire, school: School, bare: BotProcess) -> None:
    """With its session gone the bot identifies again and goes on."""
    wire.gateway.invalidate()
    await until(lambda: wire.gateway.identified == 2)
    answer = await wire.slash(school.dana, school.channel, "bare")

    assert not answer.failed
