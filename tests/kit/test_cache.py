"""What is kept at hand says what the database says, whatever becomes of a transaction."""

from __future__ import annotations

import asyncio
import inspect
import re
from contextlib import contextmanager
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from bot.groups import queries as group_queries
from bot.kit import cache as kept
from bot.kit.cache import Cache
from bot.kit.personal import Person
from bot.members import queries as member_queries
from bot.members.rules import Notice
from bot.school.clock import SchoolYear
from bot.school.holidays import Break
from bot.services import Services, build
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Database
    from bot.school.clock import SchoolClock

    Act = Callable[[Services], Awaitable[object]]

GUILD, DANA, LUIS, ANA = 11, 101, 102, 103
PERSON = Person(GUILD, DANA)
LATER = MONDAY + timedelta(days=1)
OFF = Break(date(2026, 10, 5), date(2026, 10, 9))
YEAR = SchoolYear(date(2026, 8, 17), date(2027, 5, 28), (OFF,))

WRITES: dict[str, Act] = {
    "members.arrive": lambda s: s.members.arrive(GUILD, ANA, "Ana", LATER),
    "members.arrive renamed": lambda s: s.members.arrive(GUILD, DANA, "Dana W.", LATER),
    "members.change": lambda s: s.members.change(GUILD, DANA, school="Lakeview"),
    "members.reschedule": lambda s: s.members.reschedule(
        GUILD, DANA, LATER, zone="Europe/London", breaks=[OFF]
    ),
    "members.off_this_week": lambda s: s.members.off_this_week(
        GUILD, DANA, date(2026, 9, 14), LATER
    ),
    "members.told_of_mail": lambda s: s.members.told_of_mail(GUILD, DANA),
    "members.leave": lambda s: s.members.leave(GUILD, DANA, LATER),
    "members.hide": lambda s: s.members.hide(GUILD, DANA, True, LATER),
    "members.let_wait": lambda s: s.members.let_wait(Notice(GUILD, DANA, "a.kind", 7), LATER),
    "members.drop_notice": lambda s: s.members.drop_notice(GUILD, LUIS, 1),
    "groups.change": lambda s: s.groups.change(
        GUILD, LATER, zone="Europe/London", switched_on={"coffee"}, nudge_at=time(8)
    ),
    "groups.belong_to": lambda s: s.groups.belong_to(7),
    "groups.set_school": lambda s: s.groups.set_school(GUILD, YEAR, LATER),
    "groups.usual_school": lambda s: s.groups.usual_school(GUILD, "a draft", LATER),
    "groups.go_on": lambda s: s.groups.go_on(GUILD, LATER),
    "groups.name_coordinator": lambda s: s.groups.name_coordinator(GUILD, LUIS, "Luis", LATER),
    "groups.drop_coordinator": lambda s: s.groups.drop_coordinator(GUILD, DANA),
    "groups.look_soon": lambda s: s.groups.look_soon(GUILD, LATER),
    "groups.leave": lambda s: s.groups.leave(GUILD, LATER),
    "privacy.forget": lambda s: s.privacy.forget(PERSON, LATER),
    "privacy.depart": lambda s: s.privacy.depart(PERSON, LATER),
    "privacy.remove_group": lambda s: s.privacy.remove_group(GUILD, LATER),
}
READS = {
    "members.get",
    "members.school",
    "members.of_group",
    "members.ids",
    "members.names",
    "members.reach",
    "members.waits",
    "members.notices",
    "groups.application",
    "members.hidden",
    "members.hides",
    "members.public_name",
    "groups.get",
    "groups.school",
    "groups.guild_ids",
    "groups.begins_in",
    "groups.revision",
    "groups.known_troubles",
}

# Statements of those modules over tables of which nothing is kept at hand, and parts of others.
UNKEPT = {"erase_planned", "forget_dm_channel", "_drop_breaks", "belong_to"}


class NoRoomError(Exception):
    """The disk is full."""


async def at_hand(services: Services) -> list[object]:
    """Return everything that services keep at hand."""
    members, groups = services.members, services.groups
    everyone = [await members._known.get(GUILD, one) for one in (DANA, LUIS, ANA)]
    found = await groups.get(GUILD), await groups.school(GUILD), await members.names(GUILD)
    return [*everyone, *found]


@pytest.fixture
async def warm(services: Services) -> Services:
    """A group with two members, a break, a coordinator, something that waits; all at hand."""
    await services.groups.change(GUILD, MONDAY, zone="America/Chicago", wins_channel_id=5)
    await services.groups.name_coordinator(GUILD, DANA, "Dana", MONDAY)
    await services.members.arrive(GUILD, DANA, "Dana", MONDAY)
    await services.members.arrive(GUILD, LUIS, "Luis", MONDAY)
    notice = Notice(GUILD, LUIS, "a.kind", 6, about_id=DANA)
    await services.members.let_wait(notice, MONDAY)
    await at_hand(services)
    return services


@contextmanager
def disk_full(database: Database) -> Iterator[None]:
    """Let no transaction commit."""

    def fail(_connection: object) -> None:
        raise NoRoomError

    event.listen(database.engine.sync_engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(database.engine.sync_engine, "commit", fail)


@pytest.mark.parametrize("name", WRITES)
async def test_commit_fails(warm: Services, database: Database, tmp_path: Path, name: str) -> None:
    """What never came to be is at hand nowhere; what did is, at once."""
    before = await at_hand(warm)
    with disk_full(database), pytest.raises(NoRoomError):
        await WRITES[name](warm)

    assert await at_hand(warm) == before
    assert await at_hand(build(database, tmp_path)) == before
    await WRITES[name](warm)
    assert await at_hand(warm) == await at_hand(build(database, tmp_path))


def test_every_method_is_tried(services: Services) -> None:
    """Each public method of a service that keeps something at hand is tried, or only reads."""
    keep = {
        name
        for name in Services.__dataclass_fields__
        if any(isinstance(one, Cache) for one in vars(getattr(services, name)).values())
    }
    methods = {
        f"{name}.{method}"
        for name in keep
        for method, _ in inspect.getmembers(getattr(services, name), inspect.iscoroutinefunction)
        if not method.startswith("_")
    }

    assert keep == {"members", "groups"}
    tried = {name.partition(" ")[0] for name in WRITES if name.partition(".")[0] in keep}
    assert methods - READS == tried


def test_every_statement_tells() -> None:
    """Each function that writes a table of a cache notes what changes, and takes a transaction."""
    for module in (member_queries, group_queries):
        for name, function in inspect.getmembers(module, inspect.iscoroutinefunction):
            source = inspect.getsource(function)
            writes = re.search(r"\b(insert|update|delete|upsert)\(", source)
            if writes and function.__module__ == module.__name__ and name not in UNKEPT:
                assert ".changed(" in source, name


async def test_during_a_change(services: Services) -> None:
    """Until it commits, the change is seen by what is planned with it and by nobody else."""
    await services.groups.change(GUILD, MONDAY, zone="America/Chicago", wins_channel_id=5)
    inside, outside = [], []

    async def look(_connection: object, guild_id: int, school: SchoolClock, _now: object) -> None:
        inside.extend([school.zone, (await services.groups.get(guild_id)).zone])
        group = await asyncio.create_task(services.groups.get(guild_id))
        outside.append(group.zone)

    services.groups.on_change.add(look)
    await services.groups.change(GUILD, MONDAY, zone="Europe/London")

    assert inside == ["Europe/London"] * 2
    assert outside == ["America/Chicago"]
    assert (await services.groups.get(GUILD)).zone == "Europe/London"


async def test_read_once_between_two_changes(database: Database) -> None:
    """In a transaction what changes is read once, and once more after the next change."""
    loads = []

    async def load(_connection: AsyncConnection, key: tuple[int, ...]) -> int:
        loads.append(key)
        return len(loads)

    cache = Cache(database, "groups", load)
    async with database.write() as connection:
        connection.changed("groups", GUILD)
        first = [await cache.get(GUILD), await cache.get(GUILD)]
        connection.changed("members", GUILD)
        second = await cache.get(GUILD)

    assert (first, second) == ([1, 1], 2)
    assert await cache.get(GUILD) == 3


async def test_read_just_before_it_changed(database: Database, services: Services) -> None:
    """Who began to read before a change committed may keep what they read; nobody else does."""
    await services.groups.change(GUILD, MONDAY, zone="America/Chicago")
    reading, go_on = asyncio.Event(), asyncio.Event()

    async def load(_connection: AsyncConnection, _key: tuple[int, ...]) -> str:
        found = f"read {len(loads)}"
        loads.append(found)
        reading.set()
        await go_on.wait()
        return found

    loads: list[str] = []
    cache = Cache(database, "groups", load)
    early = asyncio.create_task(cache.get(GUILD))
    await reading.wait()
    await services.groups.change(GUILD, MONDAY, zone="Europe/London")
    go_on.set()

    assert await early == "read 0"
    assert [await cache.get(GUILD), await cache.get(GUILD)] == ["read 1"] * 2


async def test_told_before_the_next_writer(database: Database) -> None:
    """The next writer's turn comes after the caches know, and they're told each key once."""
    order: list[object] = []
    database.listen("groups", lambda *key: order.append(key))

    async def write(number: int) -> None:
        async with database.write() as connection:
            order.append(number)
            connection.changed("groups", number)
            connection.changed("groups", number)

    await asyncio.gather(*(write(number) for number in range(3)))

    assert {one for one in order if isinstance(one, tuple)} == {(0,), (1,), (2,)}
    assert len(order) == 6
    if database.is_sqlite:
        assert order == [0, (0,), 1, (1,), 2, (2,)]


async def test_which_keys_are_dropped(database: Database) -> None:
    """A key drops itself, those that begin it, and those that it begins."""

    async def load(_connection: AsyncConnection, key: tuple[int, ...]) -> tuple[int, ...]:
        loads.append(key)
        return key

    loads: list[tuple[int, ...]] = []
    people, names = Cache(database, "members", load), Cache(database, "members", load)

    async def read() -> set[tuple[int, ...]]:
        loads.clear()
        for key in ((1, 1), (1, 2), (2, 1)):
            await people.get(*key)
        for guild_id in (1, 2):
            await names.get(guild_id)
        return {*loads}

    async def change(*key: int) -> None:
        async with database.write() as connection:
            connection.changed("members", *key)

    assert len(await read()) == 5
    assert await read() == set()
    await change(1, 1)
    assert await read() == {(1, 1), (1,)}
    await change(1)
    assert await read() == {(1, 1), (1, 2), (1,)}


async def test_only_so_many(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, only so many are kept at hand."""

    async def load(_connection: AsyncConnection, key: tuple[int, ...]) -> int:
        return key[0]

    monkeypatch.setattr(kept, "KEPT_AT_HAND", 10)
    cache = Cache(database, "members", load)
    for number in range(25):
        assert await cache.get(number) == number

    assert len(cache._values) <= 10
