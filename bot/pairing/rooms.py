"""Rooms: the private threads in which people who were put together talk, and how far each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.kit.followers import Followers
from bot.kit.text import THREAD_NAME_LIMIT, shorten
from bot.pairing import queries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.kit.database import AnyRow, Connection, Database


@dataclass(frozen=True)
class Room:
    """A room as far as it is made; *left_to_add* are not in its thread yet.

    *in_messages*: the bot may not make private threads there, so direct messages stand in.
    """

    id: int
    guild_id: int
    kind: str
    ref: str
    name: str
    made_at: datetime
    channel_id: int | None
    thread_id: int | None
    message_id: int | None
    in_messages: bool
    members: tuple[int, ...]
    left_to_add: tuple[int, ...]

    @property
    def thread_name(self) -> str:
        """The name of the thread; rooms may share it, as the threads themselves are told apart."""
        return shorten(self.name, THREAD_NAME_LIMIT)


class _RoomChange(TypedDict, total=False):
    channel_id: int
    message_id: int
    in_messages: bool


class Rooms:
    """Keeps how far each room is, a short transaction a step."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # Called with a room whose thread was deleted, in the transaction that notes it.
        self.on_lost: Followers[Connection, Room, datetime] = Followers()

    async def add(
        self,
        connection: Connection,
        guild_id: int,
        kind: str,
        ref: str,
        name: str,
        member_ids: Iterable[int],
        now: datetime,
    ) -> None:
        """Write a room that is to be made, in the transaction that puts its people together."""
        values = {"guild_id": guild_id, "kind": kind, "ref": ref, "name": name, "made_at": now}
        await queries.add_room(connection, values, member_ids)

    async def get(self, guild_id: int, kind: str, ref: str) -> Room | None:
        """Return a room by what it is for."""
        async with self._database.read() as connection:
            row = await queries.room(connection, guild_id, kind, ref)
            return None if row is None else await _room(connection, row)

    async def begin_in(self, room: Room, channel_id: int) -> None:
        """Note in which channel it is made, before it is."""
        await self._change(room, channel_id=channel_id)

    async def taken(self, guild_id: int, thread_ids: Iterable[int]) -> set[int]:
        """Return which of these threads are a room's already."""
        async with self._database.read() as connection:
            return await queries.taken(connection, guild_id, thread_ids)

    async def made(self, room: Room, thread_id: int) -> bool:
        """Note the thread, unless another room was quicker to take it; return whether it's ours."""
        async with self._database.write() as connection:
            if await queries.taken(connection, room.guild_id, [thread_id]):
                return False
            await queries.change_room(connection, room.id, {"thread_id": thread_id})
        return True

    async def added(self, room: Room, member_id: int) -> None:
        """Note that a member is in it."""
        async with self._database.write() as connection:
            await queries.added(connection, room.id, member_id)

    async def opened(self, room: Room, message_id: int) -> None:
        """Note its first message: it is whole."""
        await self._change(room, message_id=message_id)

    async def not_possible(self, room: Room) -> None:
        """Note that there is no thread, and that direct messages stand in for it."""
        await self._change(room, in_messages=True)

    async def lost(self, guild_id: int, thread_id: int, now: datetime) -> None:
        """Note that a thread was deleted; where people shared it, direct messages stand in for it.

        They're told, unless its first message, which comes in another way now, never was in it.
        """
        async with self._database.write() as connection:
            row = await queries.room_of_thread(connection, guild_id, thread_id)
            room = None if row is None else await _room(connection, row)
            if room is None or len(room.members) < 2:
                return
            await queries.change_room(connection, room.id, {"thread_id": None, "in_messages": True})
            if room.message_id is not None:
                await self.on_lost.follow(connection, room, now)

    async def lose_channel(self, guild_id: int, channel_id: int, now: datetime) -> None:
        """Note that a channel was deleted with all threads in it, those that sleep too."""
        async with self._database.read() as connection:
            threads = await queries.threads_in(connection, guild_id, channel_id)
        for thread_id in threads:
            await self.lost(guild_id, thread_id, now)

    async def _change(self, room: Room, **values: Unpack[_RoomChange]) -> None:
        async with self._database.write() as connection:
            await queries.change_room(connection, room.id, values)


async def _room(connection: Connection, row: AnyRow) -> Room:
    seats = await queries.seats(connection, row.id)
    return Room(
        **row._mapping,
        members=tuple(one.member_id for one in seats),
        left_to_add=tuple(one.member_id for one in seats if not one.added),
    )
