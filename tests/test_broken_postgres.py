"""What PostgreSQL refuses, and how its address is written: `run` and `doctor` say the same."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.__main__ import main
from bot.instance_lock import instance_lock
from bot.kit.database import Database
from bot.settings import Settings
from tests.test_broken_states import PASSWORD, Host, host

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["host"]


@pytest.fixture
async def users(postgres_url: str) -> str:
    """PostgreSQL with users who aren't let in; the address without a user."""
    database = Database(postgres_url)
    async with database.write() as connection:
        for name in ("guarded", "encrypted", "poor"):
            await connection.execute(text(f"DROP ROLE IF EXISTS {name}"))
            await connection.execute(text(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'"))
    await database.close()
    return postgres_url.partition("@")[2]


@pytest.mark.parametrize(
    ("user", "name", "query", "code", "says"),
    [
        ("guarded:wrong-" + PASSWORD, None, "", 5, "doesn't accept the user and the password"),
        ("nobody", None, "", 5, "doesn't know the user"),
        ("tests", "no_such_database", "", 5, "has no database with the name"),
        ("tests", None, "?sslmode=require", 5, "doesn't offer SSL"),
        ("tests", None, "?sslmode=verify-full&sslrootcert=system", 5, "doesn't offer SSL"),
        ("encrypted", None, "", 5, "without SSL. Add ?sslmode=require"),
        ("poor", "postgres", "", 5, "can't make tables"),
        ("tests", None, "?options=-c%20x", 2, "I don't know its option 'options'"),
    ],
)
def test_postgres(
    host: Host, users: str, user: str, name: str | None, query: str, code: int, says: str
) -> None:
    """What PostgreSQL refuses names its own cause."""
    place, _, own = users.partition("/")
    host.set(database_url=f"postgresql://{user}@{place}/{name or own}{query}")
    host.both_say(code, says)


@pytest.mark.parametrize(
    "query",
    [
        "?sslmode=disable",
        "?sslmode=prefer&connect_timeout=10&application_name=bot",
        "?target_session_attrs=read-write&keepalives=1",
        "?channel_binding=prefer",
    ],
)
def test_options_of_libpq(host: Host, postgres_url: str, query: str) -> None:
    """What other programs write into the address is understood."""
    host.set(database_url=postgres_url + query)

    assert main(["migrate"]) == 0
    assert "is up to date" in host.told("doctor")[1]


def test_everything_in_the_query(host: Host, postgres_url: str) -> None:
    """User, password, host and name may be options, too; none is printed."""
    at, _, rest = postgres_url.partition("@")[2].partition(":")
    port, _, name = rest.partition("/")
    query = f"user=tests&password={PASSWORD}&host={at}&port={port}&dbname={name}"
    host.set(database_url=f"postgresql:///?{query}")
    assert f"postgresql://{at}:{port}/{name} is up to date" in host.told("doctor")[1]


def test_read_only(host: Host, postgres_url: str) -> None:
    """A standby can't be used."""
    database = Database(postgres_url)
    name = database.url.database

    async def set_to(what: str) -> None:
        async with database.write() as connection:
            await connection.execute(text("SET TRANSACTION READ WRITE"))
            await connection.execute(text(f"ALTER DATABASE {name} {what}"))
        await database.close()

    asyncio.run(set_to("SET default_transaction_read_only = on"))
    try:
        host.set(database_url=postgres_url)
        host.both_say(5, "can only be read")
    finally:
        asyncio.run(set_to("RESET default_transaction_read_only"))


@contextmanager
def running(other: Settings) -> Iterator[None]:
    """Let a process run with these settings."""

    async def hold() -> None:
        async with instance_lock(other):
            began.set()
            await asyncio.to_thread(ends.wait)

    began, ends = threading.Event(), threading.Event()
    holding = threading.Thread(target=lambda: asyncio.run(hold()))
    holding.start()
    assert began.wait(60)
    yield
    ends.set()
    holding.join()


@pytest.fixture
def held(postgres_url: str, tmp_path: Path) -> Iterator[None]:
    """A process that has shards 0 and 1 of 3, on another machine."""
    there = tmp_path / "elsewhere"
    other = Settings(data_dir=there, database_url=postgres_url, shard_count=3, shard_ids="0-1")
    with running(other):
        yield


def test_one_process(host: Host, postgres_url: str, tmp_path: Path) -> None:
    """Where one has all of them, nobody reads of shards."""
    host.patch.setattr("bot.instance_lock.PATIENCE", 0.0)
    host.set(database_url=postgres_url)
    with running(Settings(data_dir=tmp_path / "elsewhere", database_url=postgres_url)):
        looked = host.told("doctor")[1]
        code, said = host.told("run")

    assert "Running: one process, for every server." in looked
    assert (code, "A bot is running on the database at DATABASE_URL. Stop it" in said) == (10, True)
    assert "shard" not in (looked + said).lower()


@pytest.mark.usefixtures("held")
def test_shards(host: Host, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who counts in another way can't start; `doctor` lists what runs, and what is its own."""
    monkeypatch.setattr("bot.instance_lock.PATIENCE", 0.0)
    host.set(database_url=postgres_url)
    host.both_say(10, "(SHARD_COUNT there: 3)")
    host.set(shard_count=3, shard_ids="1-2")
    code, said = host.told("run")
    assert (code, "already has shards 1 of 3" in said) == (10, True)
    looked = host.told("doctor")[1].splitlines()
    assert "Shards: 1-2 of 3, by these settings." in looked
    assert "Running: shards 0-1 of 3." in looked
    assert not [line for line in looked if "SHARD_COUNT" in line]
    idle = "- No process has shards 2 of 3, so nothing reaches their groups. Start the one with "
    assert [line for line in looked if line.startswith(idle)]


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("no-such-host.invalid:5432", "I can't find the computer named"),
        ("127.0.0.1:1", "Nothing answers at postgresql://127.0.0.1:1/wins"),
    ],
)
def test_postgres_away(host: Host, at: str, says: str) -> None:
    """`migrate` and `doctor` say what keeps it away; `run` waits, and says the same in its log."""
    host.set(database_url=f"postgresql://marta:{PASSWORD}@{at}/wins")
    for command in ("migrate", "doctor"):
        code, said = host.told(command)
        assert code != 0
        assert says in said
