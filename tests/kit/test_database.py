"""Short transactions on both databases, and words that are gone when they are deleted."""

from __future__ import annotations

import asyncio
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from bot.groups.tables import GroupRow
from bot.kit import sqlite
from bot.kit.database import Database
from bot.services import build
from tests.conftest import MONDAY
from tests.kit.sharing import AUTHOR, GUILD, share

if TYPE_CHECKING:
    from collections.abc import Callable


CANARY = "quetzalcoatlus"


async def _group(database: Database) -> None:
    values = {"guild_id": 1, "joined_at": MONDAY, "wins_channel_id": 0}
    async with database.write() as connection:
        await connection.execute(insert(GroupRow), values)


async def _count(database: Database) -> int:
    async with database.read() as connection:
        statement = select(GroupRow.wins_channel_id).where(GroupRow.guild_id == 1)
        return int((await connection.execute(statement)).scalar_one() or 0)


async def _groups(database: Database) -> int:
    async with database.read() as connection:
        return int((await connection.execute(select(func.count(GroupRow.guild_id)))).scalar_one())


async def test_fifteen_at_once(database: Database) -> None:
    """Fifteen who read, think and write back end at fifteen."""
    await _group(database)

    async def one_more() -> None:
        async with database.write() as connection:
            asked = select(GroupRow.wins_channel_id).where(GroupRow.guild_id == 1)
            known = (await connection.execute(asked.with_for_update())).scalar_one()
            await asyncio.sleep(0.001)
            changed = update(GroupRow).where(GroupRow.guild_id == 1)
            await connection.execute(changed.values(wins_channel_id=(known or 0) + 1))

    async with asyncio.timeout(60):
        await asyncio.gather(*(one_more() for _ in range(15)))

    assert await _count(database) == 15


async def test_writers_take_turns(sqlite_database: Database) -> None:
    """On SQLite writers go in the order in which they came."""
    came: list[int] = []

    async def write(number: int) -> None:
        async with sqlite_database.write():
            came.append(number)
            await asyncio.sleep(0)

    await asyncio.gather(*(write(number) for number in range(20)))

    assert came == list(range(20))


async def test_reading_within_a_transaction(database: Database) -> None:
    """It is the transaction's own connection; more writers than connections never stand still."""
    await _group(database)
    seen: list[int] = []

    async def write(number: int) -> None:
        async with database.write() as connection:
            values = {"guild_id": 10 + number, "joined_at": MONDAY, "wins_channel_id": 0}
            await connection.execute(insert(GroupRow), values)
            await asyncio.sleep(0.01)
            seen.append(await _groups(database))

    async with asyncio.timeout(60):
        await asyncio.gather(*(write(number) for number in range(40)))

    assert all(count >= 2 for count in seen)
    assert await _groups(database) == len(seen) + 1


async def test_reading_beside_a_transaction(database: Database) -> None:
    """Tasks that a writer begins read what is committed, also once it has failed."""
    await _group(database)
    later = asyncio.Event()
    tasks: list[asyncio.Task[int]] = []
    seen: list[int] = []

    async def outlives() -> int:
        await later.wait()
        return await _groups(database)

    async def fails() -> None:
        async with database.write() as connection:
            values = {"guild_id": 2, "joined_at": MONDAY, "wins_channel_id": 0}
            await connection.execute(insert(GroupRow), values)
            tasks.append(asyncio.create_task(outlives()))
            seen.extend(await asyncio.gather(_groups(database), _groups(database)))
            seen.append(await _groups(database))
            raise RuntimeError("undone")

    async with asyncio.timeout(60):
        with pytest.raises(RuntimeError, match="undone"):
            await fails()
        later.set()

        assert seen == [1, 1, 2]
        assert await tasks[0] == await _groups(database) == 1


async def test_two_programs(sqlite_database: Database) -> None:
    """Another process that writes meanwhile is waited for, and nobody's update is lost."""
    await _group(sqlite_database)
    other = Database(sqlite_database.url.render_as_string())

    async def one_more(database: Database) -> None:
        async with database.write() as connection:
            known = (await connection.execute(select(GroupRow.wins_channel_id))).scalar_one()
            await asyncio.sleep(0.001)
            changed = update(GroupRow).values(wins_channel_id=(known or 0) + 1)
            await connection.execute(changed)

    async with asyncio.timeout(60):
        both = (sqlite_database, other)
        await asyncio.gather(*(one_more(database) for database in both for _ in range(5)))
    await other.close()

    assert await _count(sqlite_database) == 10


async def test_failure_leaves_no_trace(database: Database) -> None:
    """What fails halfway is as if it had never begun, and the next one can write."""

    async def half() -> None:
        async with database.write() as connection:
            values = {"guild_id": 7, "joined_at": MONDAY}
            await connection.execute(insert(GroupRow), values)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await half()

    assert await _groups(database) == 0
    await _group(database)
    assert await _groups(database) == 1


async def test_cancelled_halfway(database: Database) -> None:
    """What is cancelled halfway leaves no trace either, and holds nobody up."""
    inside = asyncio.Event()

    async def half() -> None:
        async with database.write() as connection:
            values = {"guild_id": 7, "joined_at": MONDAY}
            await connection.execute(insert(GroupRow), values)
            inside.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(half())
    await inside.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with asyncio.timeout(30):
        await _group(database)

    assert await _groups(database) == 1


async def test_reading_changes_nothing(database: Database) -> None:
    """What is written on a connection for reading is undone."""
    async with database.read() as connection:
        values = {"guild_id": 7, "joined_at": MONDAY}
        await connection.execute(insert(GroupRow), values)

    assert await _groups(database) == 0


async def test_reading_sees_one_moment(sqlite_database: Database) -> None:
    """On SQLite two questions on one connection get answers of the same moment."""
    await _group(sqlite_database)
    asked = select(func.count(GroupRow.guild_id))
    async with sqlite_database.read() as connection:
        before = (await connection.execute(asked)).scalar_one()
        async with sqlite_database.write() as other:
            await other.execute(insert(GroupRow), {"guild_id": 2, "joined_at": MONDAY})
        after = (await connection.execute(asked)).scalar_one()

    assert (before, after) == (1, 1)
    assert await _groups(sqlite_database) == 2


async def test_the_same_one_again(sqlite_database: Database) -> None:
    """On SQLite the connection that was used last is taken next, while others wait."""

    async def used() -> int:
        async with sqlite_database.read() as connection:
            await connection.execute(text("SELECT 1"))
            await asyncio.sleep(0)
            return id((await connection.get_raw_connection()).driver_connection)

    several = await asyncio.gather(used(), used(), used())
    one_after_another = [await used() for _ in range(3)]

    assert len({*several}) == 3
    assert len({*one_after_another}) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 60_000),
    ],
)
@pytest.mark.parametrize("way", ["read", "write"])
async def test_pragmas(sqlite_database: Database, way: str, name: str, value: object) -> None:
    """Every connection to SQLite is durable, checks its keys and wipes what it deletes."""
    opened: Callable[[], object] = getattr(sqlite_database, way)
    async with opened() as connection:  # type: ignore[attr-defined] # both are connections
        found = (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()

    assert found == value


@pytest.mark.parametrize("wrong", ["repeated", "missing"])
async def test_words_in_no_error(database: Database, wrong: str) -> None:
    """An error tells what went wrong, never what a member wrote."""
    await _group(database)
    values = {"guild_id": 1, "joined_at": MONDAY, "name": CANARY}
    if wrong == "missing":
        values |= {"guild_id": 2, "switched_off": None}

    with pytest.raises(IntegrityError) as failure:
        async with database.write() as connection:
            await connection.execute(insert(GroupRow), values)

    told = "".join(traceback.format_exception(failure.value))
    assert "groups" in told
    assert CANARY not in told


def test_password_in_no_repr() -> None:
    """An address is shown without its password."""
    database = Database("postgresql+asyncpg://marta:quetzal@127.0.0.1:5/wins")

    assert "quetzal" not in repr(database.url) + repr(database.engine)
    assert "marta" in repr(database.url)


async def test_erased(sqlite_database: Database, tmp_path: Path) -> None:
    """After a deletion no copy of the words is left in any of the database's files."""
    services = build(sqlite_database, tmp_path / "pictures")
    folder = Path(str(sqlite_database.url.database)).parent
    for number in range(30):
        await share(services, story=f"{CANARY} {number} came to the book club.", thanks=CANARY)
    assert _files_with_canary(folder)

    for win in await services.wins.mine(GUILD, AUTHOR, limit=30):
        await services.wins.remove(GUILD, win.id, AUTHOR, MONDAY)
    await sqlite_database.erase_traces()

    assert _files_with_canary(folder) == []


async def test_erased_while_someone_reads(sqlite_database: Database, tmp_path: Path) -> None:
    """A reader that is still there when it begins is waited for."""
    services = build(sqlite_database, tmp_path / "pictures")
    folder = Path(str(sqlite_database.url.database)).parent
    win = await share(services, story=f"{CANARY} came to the book club.")
    await services.wins.remove(GUILD, win.id, AUTHOR, MONDAY)

    async with sqlite_database.read() as connection:
        await connection.execute(select(func.count(GroupRow.guild_id)))
        erasing = asyncio.create_task(sqlite_database.erase_traces())
        await asyncio.sleep(0.1)
    await erasing

    assert _files_with_canary(folder) == []


async def test_a_short_look_costs_no_second_pass(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An erasure lets those finish who read just then; in a busy group somebody always does."""
    monkeypatch.setattr(sqlite, "READERS_TIMEOUT", "PRAGMA busy_timeout=60000")
    services = build(sqlite_database, tmp_path / "pictures")
    win = await share(services, story=f"{CANARY} came to the book club.")
    passes, begun = _follow_passes(sqlite_database)

    async with sqlite_database.read() as connection:
        await connection.execute(select(func.count(GroupRow.guild_id)))
        await services.wins.remove(GUILD, win.id, AUTHOR, MONDAY)
        erasing = asyncio.create_task(sqlite_database.erase_traces())
        await begun.wait()
    await erasing

    assert _files_with_canary(Path(str(sqlite_database.url.database)).parent) == []
    assert len(passes) == 1


async def test_erasures_at_once(sqlite_database: Database, tmp_path: Path) -> None:
    """Many at once share their passes over the file; the words of each are gone at its end."""
    services = build(sqlite_database, tmp_path / "pictures")
    folder = Path(str(sqlite_database.url.database)).parent
    names = [f"{CANARY[::-1]}{number}x" for number in range(10)]
    wins = [await share(services, story=f"{name} came to the book club.") for name in names]
    passes, _ = _follow_passes(sqlite_database)

    async def erase(name: str, win_id: int) -> list[str]:
        await services.wins.remove(GUILD, win_id, AUTHOR, MONDAY)
        await sqlite_database.erase_traces()
        return _files_with(folder, name)

    left = await asyncio.gather(*map(erase, names, [one.id for one in wins]))

    assert left == [[]] * 10
    assert 0 < len(passes) < 5


def _follow_passes(database: Database) -> tuple[list[str], asyncio.Event]:
    """Return what fills with the passes over the file from now on, and when the first begins."""
    passes: list[str] = []
    begun, loop = asyncio.Event(), asyncio.get_running_loop()

    def note(statement: str) -> None:
        if "wal_checkpoint" in statement:
            passes.append(statement)
            loop.call_soon_threadsafe(begun.set)

    def follow(connection: Any, _record: object, _proxy: object) -> None:
        connection.run_async(lambda driver: driver.set_trace_callback(note))

    event.listen(database.engine.sync_engine, "checkout", follow)
    return passes, begun


def _files_with_canary(folder: Path) -> list[str]:
    return _files_with(folder, CANARY)


def _files_with(folder: Path, words: str) -> list[str]:
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.is_file() and words.encode() in path.read_bytes()
    )
