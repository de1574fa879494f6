"""Which servers a process answers for, as a host writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.settings import Malformed, Settings, read
from bot.shards import Shards
from bot.ui.private_thread import may_make

if TYPE_CHECKING:
    from tests.discord import World

POSTGRES = "postgresql://bot@localhost/bot"


def given(**values: object) -> Settings:
    """Return settings with these values, and nothing of this machine's."""
    texts = {name.upper(): str(value) for name, value in values.items()}
    return read({"DATABASE_URL": POSTGRES} | texts)


@pytest.mark.parametrize(
    ("ids", "expected", "said"),
    [
        ("", (), "all of 12"),
        ("0-3", (0, 1, 2, 3), "0-3 of 12"),
        (" 4, 0 ,8-11 ", (0, 4, 8, 9, 10, 11), "0,4,8-11 of 12"),
        ("7", (7,), "7 of 12"),
    ],
)
def test_ids(ids: str, expected: tuple[int, ...], said: str) -> None:
    """Runs and single ones are read, and said in the same way."""
    shards = given(shard_count=12, shard_ids=ids).shards
    assert shards.ids == expected
    assert str(shards) == said


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"shard_ids": "0-3"}, "needs SHARD_COUNT"),
        ({"shard_count": 3, "shard_ids": "0-3"}, "from 0 to 2"),
        ({"shard_count": 3, "shard_ids": "2-1"}, "from 0 to 2"),
        ({"shard_count": 3, "shard_ids": "1 of 3"}, 'like "0-3"'),
        ({"shard_count": 3, "shard_ids": "0", "database_url": ""}, "need PostgreSQL"),
        ({"shard_count": 0}, "1 or more"),
    ],
)
def test_refused(values: dict[str, object], why: str) -> None:
    """What can't be meant says why."""
    with pytest.raises(Malformed, match=why):
        given(**values)


def test_a_share_of_the_pace() -> None:
    """Discord counts the requests of the whole bot, so each process makes its part of them."""
    assert given().own_pace == 45
    assert given(shard_count=3, shard_ids="0").own_pace == 15
    assert given(shard_count=300, shard_ids="0").own_pace == 1
    assert given(shard_count=3, shard_ids="0-2").shards.are_some is False


def test_every_server_is_some_process_own() -> None:
    """Each server belongs to exactly one of the processes; without ids to the only one."""
    guilds = [number * 4_194_305 for number in range(50)]
    processes = [Shards(3, (0,)), Shards(3, (1, 2))]
    assert all(sum(one.have(guild) for one in processes) == 1 for guild in guilds)
    assert all(Shards().have(guild) and Shards(3).have(guild) for guild in guilds)


async def test_another_process_server(world: World) -> None:
    """What this process can't see isn't gone: another one has it."""
    client, elsewhere = world.client, 1 << 22
    group = await client.services.groups.get(elsewhere)
    assert client.is_out_of(elsewhere)
    assert not may_make(client, group)
    client.settings = given(shard_count=3, shard_ids="0,2")
    assert not client.is_out_of(elsewhere)
    assert may_make(client, group)
