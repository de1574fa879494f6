"""The gateway: sessions that outlive their sockets, as Discord's do.

Source: Discord API docs, Gateway: Connection Lifecycle.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import uuid
import zlib
from collections import deque
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

import discord
from aiohttp import web
from simcord import intents as simcord_intents
from simcord.backend import Backend, serializers
from simcord.gateway import FakeGateway, FakeWebSocket

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEARTBEAT, IDENTIFY, RESUME, RECONNECT, REQUEST_MEMBERS = 1, 2, 6, 7, 8
INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11
AUTHENTICATION_FAILED = 4004
_REPLAYED = 10_000
encode = json.JSONEncoder(separators=(",", ":")).encode


class Socket:
    """One connection: an outbox that a single task writes, in order."""

    def __init__(self, ws: web.WebSocketResponse, request: web.Request) -> None:
        self.ws = ws
        self.transport = request.transport
        self.outbox: asyncio.Queue[str] = asyncio.Queue()
        self.session: Session | None = None
        streams = request.query.get("compress") == "zlib-stream"
        self._stream = zlib.compressobj(level=1) if streams else None

    def send(self, op: int, data: object = None) -> None:
        """Put an operation that is not an event into the outbox."""
        self.outbox.put_nowait(encode({"op": op, "d": data, "s": None, "t": None}))

    async def write(self) -> None:
        """Write what comes into the outbox until the connection ends."""
        with contextlib.suppress(ConnectionError):
            while True:
                text = await self.outbox.get()
                if self._stream is None:
                    await self.ws.send_str(text)
                else:
                    packed = self._stream.compress(text.encode())
                    await self.ws.send_bytes(packed + self._stream.flush(zlib.Z_SYNC_FLUSH))

    def cut(self) -> None:
        """Drop the connection as a broken network does, without a close frame."""
        if self.transport is not None:
            self.transport.abort()


class Session:
    """What Discord remembers of one shard's session; events wait here for a resume."""

    def __init__(self, gateway: Gateway, data: Mapping[str, Any]) -> None:
        self.gateway = gateway
        self.id = uuid.uuid4().hex
        self.intents = discord.Intents._from_value(int(data["intents"]))
        self.shard: tuple[int, int] = tuple(data.get("shard") or (0, 1))
        self.seq = 0
        self.socket: Socket | None = None
        self._sent: deque[tuple[int, str]] = deque(maxlen=_REPLAYED)
        # Named as SimCord's FakeWebSocket, which answers member requests, expects it.
        self._state = None

    def deliver(self, event: str, payload: Mapping[str, object]) -> None:
        """Send an event, now or when the session is resumed."""
        self.seq += 1
        packet = {"op": 0, "s": self.seq, "t": event, "d": payload}
        text = encode(packet)
        self._sent.append((self.seq, text))
        if self.socket is not None:
            self.socket.outbox.put_nowait(text)

    def replay(self, after: int) -> None:
        """Send again what the client missed."""
        assert self.socket is not None
        for seq, text in list(self._sent):
            if seq > after:
                self.socket.outbox.put_nowait(text)
        self.deliver("RESUMED", {"_trace": []})

    def serves(self, event: str, payload: Mapping[str, Any]) -> bool:
        """Tell whether an event belongs to this shard (API docs, Gateway: Sharding)."""
        guild_id = payload.get("guild_id")
        if guild_id is None and event in {"GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE"}:
            guild_id = payload["id"]
        shard_id, shard_count = self.shard
        return (int(guild_id or 0) >> 22) % shard_count == shard_id


class Gateway:
    """Every session of the bot, fed by the backend's events."""

    def __init__(self, backend: Backend, token: str, *, heartbeat: float = 41.25) -> None:
        self.backend = backend
        self.token = token
        self.heartbeat = heartbeat
        self.is_away = False
        self.url = ""
        self.sessions: dict[str, Session] = {}
        self.sockets: set[Socket] = set()
        self.identified = 0
        self.resumed = 0
        backend.subscribers.append(self.publish)

    def publish(self, event: str, payload: Mapping[str, object]) -> None:
        """Hand an event to each session whose shard and intents it concerns."""
        gate = simcord_intents.required_intent(event, payload)
        for session in self.sessions.values():
            if session.serves(event, payload) and (gate is None or getattr(session.intents, gate)):
                session.deliver(event, self._seen_by(session, event, payload))

    def _seen_by(
        self, session: Session, event: str, payload: Mapping[str, Any]
    ) -> Mapping[str, object]:
        """Leave out what the session's intents hide (API docs, Gateway: Message Content Intent)."""
        if event == "GUILD_CREATE":
            pruned = dict(payload)
            simcord_intents.prune_guild_create(pruned, session.intents, self.backend.bot_user.id)
            pruned["threads"] = [
                thread for thread in pruned["threads"] if not thread["thread_metadata"]["archived"]
            ]
            return pruned
        if session.intents.message_content:
            return payload
        if event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
            return self._censored(payload)
        if event == "INTERACTION_CREATE":
            return self._censored_interaction(payload)
        return payload

    def _censored(self, message: Mapping[str, Any], *, shown: bool = False) -> Mapping[str, object]:
        own = (message.get("author") or {}).get("id") == str(self.backend.bot_user.id)
        if own and "referenced_message" not in message:
            return message
        copy = deepcopy(dict(message))
        bot_id = self.backend.bot_user.id
        simcord_intents.censor_message(copy, bot_id, backend=self.backend, exempt_root=shown)
        return copy

    def _censored_interaction(self, payload: Mapping[str, Any]) -> Mapping[str, object]:
        """Show the message that was pressed or chosen, and no other."""
        if "message" in payload:
            payload = {**payload, "message": self._censored(payload["message"], shown=True)}
        data = payload["data"]
        messages = (data.get("resolved") or {}).get("messages")
        if not messages:
            return payload
        chosen = str(data.get("target_id"))
        seen = {key: self._censored(m, shown=key == chosen) for key, m in messages.items()}
        return {**payload, "data": {**data, "resolved": {**data["resolved"], "messages": seen}}}

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection until either side ends it; none while the gateway's away."""
        if self.is_away:
            raise web.HTTPServiceUnavailable
        ws = web.WebSocketResponse(compress=False, max_msg_size=0)
        await ws.prepare(request)
        socket = Socket(ws, request)
        self.sockets.add(socket)
        writer = asyncio.create_task(socket.write())
        socket.send(HELLO, {"heartbeat_interval": int(self.heartbeat * 1000)})
        try:
            async for message in ws:
                await self._received(socket, json.loads(message.data))
        finally:
            self.sockets.discard(socket)
            self._left(socket)
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
        return ws

    def _left(self, socket: Socket) -> None:
        """Keep the session for a resume, unless the client took its leave."""
        session = socket.session
        if session is None or session.socket is not socket:
            return
        session.socket = None
        if socket.ws.close_code in (1000, 1001):
            self.sessions.pop(session.id, None)

    async def _received(self, socket: Socket, packet: Mapping[str, Any]) -> None:
        op: int = packet["op"]
        data: Any = packet.get("d")
        if op == HEARTBEAT:
            socket.send(HEARTBEAT_ACK)
        elif op in (IDENTIFY, RESUME) and data["token"] != self.token:
            await socket.ws.close(code=AUTHENTICATION_FAILED, message=b"Authentication failed.")
        elif op == IDENTIFY:
            self._identify(socket, data)
        elif op == RESUME:
            self._resume(socket, data)
        elif op == REQUEST_MEMBERS and socket.session is not None:
            await self._members(socket.session, data)

    def _identify(self, socket: Socket, data: Mapping[str, object]) -> None:
        session = Session(self, data)
        for old in [s for s in self.sessions.values() if s.shard == session.shard]:
            if old.socket is None:
                del self.sessions[old.id]
        self.sessions[session.id] = session
        session.socket, socket.session = socket, session
        guilds = [
            payload
            for guild in self.backend.guilds.values()
            if session.serves(
                "GUILD_CREATE", payload := serializers.guild_create_payload(self.backend, guild)
            )
        ]
        session.deliver(
            "READY",
            {
                "v": 10,
                "user": serializers.user_payload(self.backend.bot_user),
                "guilds": [{"id": guild["id"], "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "resume_gateway_url": self.url,
                "shard": list(session.shard),
                "application": {"id": str(self.backend.application_id), "flags": 0},
            },
        )
        for guild in guilds:
            session.deliver("GUILD_CREATE", self._seen_by(session, "GUILD_CREATE", guild))
        self.identified += 1

    def _resume(self, socket: Socket, data: Mapping[str, Any]) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None:
            socket.send(INVALID_SESSION, False)
            return
        session.socket, socket.session = socket, session
        session.replay(int(data["seq"]))
        self.resumed += 1

    async def _members(self, session: Session, data: Mapping[str, Any]) -> None:
        """Answer a member request with SimCord's own chunks."""
        fake = FakeWebSocket(self.backend, cast("FakeGateway", session))
        await fake.request_chunks(
            int(data["guild_id"]),
            data.get("query"),
            limit=int(data.get("limit") or 0),
            user_ids=data.get("user_ids"),
            presences=bool(data.get("presences")),
            nonce=data.get("nonce"),
        )

    def hearing(self, guild_id: int | None) -> list[str]:
        """List the sessions that are told of a server, or of direct messages."""
        where = {} if guild_id is None else {"guild_id": guild_id}
        return [one.id for one in self.sessions.values() if one.serves("INTERACTION_CREATE", where)]

    def is_connected(self, sessions: Iterable[str]) -> bool:
        """Tell whether a bot is at the other end of any of these."""
        return any(
            self.sessions[one].socket is not None for one in sessions if one in self.sessions
        )

    def cut(self) -> None:
        """Break every connection; what happens meanwhile waits in the sessions."""
        for socket in list(self.sockets):
            if socket.session is not None:
                socket.session.socket = None
            socket.cut()

    def reconnect(self) -> None:
        """Ask every client to reconnect and resume (op 7)."""
        for socket in self.sockets:
            socket.send(RECONNECT)

    def invalidate(self) -> None:
        """End every session, so that clients must identify again (op 9)."""
        self.sessions.clear()
        for socket in self.sockets:
            socket.session = None
            socket.send(INVALID_SESSION, False)
