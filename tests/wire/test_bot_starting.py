"""Starting where something is wrong, waiting for Discord, and stopping with work in hand."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests import ports
from tests.wire import school as schools
from tests.wire.clock import AT_MOST
from tests.wire.group import DATABASE, a_group, promised
from tests.wire.members import Wire
from tests.wire.process import BOT, BotProcess
from tests.wire.server import until

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.wire.group import Group
    from tests.wire.school import School

INVITE = ("To invite the bot", "https://discord.com/oauth2/")
WRONG = "wrong.token.canary"


def sentences(log: Sequence[str]) -> list[str]:
    """List what is not a line of the log, nor the invite: what it says when it gives up."""
    return [line for line in log if "event=" not in line and not line.startswith(INVITE)]


async def failed(wire: Wire, data: Path, **env: str) -> tuple[int, list[str]]:
    """Start the bot and return its exit code and its last words."""
    bot = BotProcess(wire, *BOT, env={"DATA_DIR": str(data), **env})
    await bot.launch()
    try:
        code = await bot.exited()
    finally:
        bot.kill()
    return code, sentences(bot.log)


@pytest.mark.parametrize(
    ("env", "code", "names"),
    [
        ({"DISCORD_TOKEN": WRONG}, 4, "DISCORD_TOKEN"),
        ({"DISCORD_TOKEN": ""}, 3, "DISCORD_TOKEN"),
        ({"DISCORD_TOKEN": " "}, 3, "DISCORD_TOKEN"),
        ({"LOG_LEVEL": "loud"}, 2, "LOG_LEVEL"),
        ({"DISCORD_GUILD_ID": WRONG}, 2, "DISCORD_GUILD_ID"),
        ({"DATABASE_URL": f"mysql://{WRONG}"}, 2, "DATABASE_URL"),
        ({"DATA_DIR": "/dev/null/data"}, 7, "/dev/null/data"),
    ],
)
async def test_cannot_start(
    wire: Wire, tmp_path: Path, env: dict[str, str], code: int, names: str
) -> None:
    """Each thing that is wrong has its exit code and one sentence, without the value itself."""
    ended, said = await failed(wire, tmp_path, **{"DATA_DIR": str(tmp_path), **env})

    assert ended == code
    assert len(said) == 1
    assert names in said[0]
    assert WRONG not in "".join(said)


async def test_clock_of_another_year(wire: Wire, tmp_path: Path) -> None:
    """By such a clock every copy is old and all that's due is past: it does nothing by it."""
    schools.build(wire)
    wire.date = datetime(2031, 5, 1, tzinfo=UTC)
    code, said = await failed(wire, tmp_path)

    assert code == 18
    assert len(said) == 1
    assert "The clock of this computer shows" in said[0]
    assert "Discord's shows 2031-05-01 00:00" in said[0]

    wire.date = datetime.now(UTC) - timedelta(hours=3)
    bot = BotProcess(wire, *BOT, env={"DATA_DIR": str(tmp_path)})
    await bot.start()
    assert any("clock.wrong" in line for line in bot.log)
    assert await bot.terminate() == 0


async def test_token_reset_while_running(group: Group) -> None:
    """A token that is reset while the bot runs ends it as a wrong one does."""
    group.wire.gateway.token = group.wire.token = "another"
    group.wire.gateway.invalidate()
    code = await group.bot.exited()

    assert code == 4
    assert len(sentences(group.bot.log)) == 1


@pytest.mark.usefixtures("own_interpreter")
async def test_discord_out_of_reach(tmp_path: Path) -> None:
    """Without Discord the bot says so, goes on trying, and connects when Discord is there."""
    with ports.kept() as keeping:
        port = ports.number(keeping)
        async with Wire(port=port) as wire:
            pass
        bot = BotProcess(wire, *BOT, env={"DATA_DIR": str(tmp_path)})
        await bot.launch()
        await until(lambda: any("discord.unreachable" in line for line in bot.log))

        assert bot.running
        assert sentences(bot.log) == []

        async with Wire(port=port) as wire:
            bot.wire = wire
            schools.build(wire)
            await bot.connected()
            assert await bot.terminate() == 0
            assert wire.violations == []


async def test_gateway_out_of_reach(wire: Wire, tmp_path: Path) -> None:
    """Where only the gateway's address cannot be had, the bot goes on trying as well."""
    fault = wire.faults.cut("GET /gateway/bot", when="before", times=None)
    bot = BotProcess(wire, *BOT, env={"DATA_DIR": str(tmp_path)})
    await bot.launch()
    await fault.hit()
    await until(lambda: any("discord.unreachable" in line for line in bot.log))
    wire.faults.lift()
    await bot.connected()

    assert await bot.terminate() == 0


@pytest.mark.parametrize("stop", ["at once", "later"])
async def test_stopped_with_shares_in_hand(group: Group, stop: str) -> None:
    """SIGTERM among 50 shares: exit code 0 in good time, and what was promised is kept."""
    stories = [f"Book cart number {n} was empty by noon." for n in range(50)]
    sharing = group.sharing(*stories)
    await until(lambda: group.kept() if stop == "at once" else len(group.posts()) > 20)
    code = await group.bot.terminate()
    answers = await asyncio.gather(*sharing)
    kept, posted = group.kept(), group.posted()
    told = {s for s, answer in zip(stories, answers, strict=True) if promised(answer)}

    assert code == 0
    assert sentences(group.bot.log) == []
    assert told <= set(kept)
    assert len(kept) - len(posted) <= len(group.owed())

    await group.bot.start()
    await group.settled()

    assert group.posted() == group.kept() == dict.fromkeys(kept, 1)


async def test_stopped_while_discord_hangs(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path
) -> None:
    """A post that Discord does not answer cannot keep the bot from stopping."""
    async with a_group(wire, school, sqlite_template, tmp_path) as group:
        wire.faults.hang("POST /channels/*/messages", 2 * AT_MOST)
        answer = await group.share("A quiet corner with two chairs.")
        code = await group.bot.terminate()  # Discord would answer long after that

        assert code == 0
        assert promised(answer)
        assert len(group.owed()) == 1


async def test_its_data_is_deleted_under_it(group: Group) -> None:
    """It stops, and says why, instead of writing where nothing is found again."""
    shutil.rmtree(group.data)
    code = await group.bot.exited()

    assert code == 13
    assert any("was deleted or replaced while the bot was running" in one for one in group.bot.log)


async def test_indexing_once_it_answers(group: Group) -> None:
    """After an update with other rules of searching it answers first, and then indexes again."""
    shared = await group.share("A cart of poems.")
    await group.settled()
    await group.bot.terminate()
    with closing(sqlite3.connect(group.data / DATABASE)) as connection, connection:
        connection.execute("UPDATE search_indexes SET version = 'of before'")
        connection.execute("DELETE FROM search_postings")
    await group.bot.start()
    await until(lambda: any("search.indexed" in line for line in group.bot.log))
    found = await group.wire.slash(
        group.school.dana, group.school.channel, "win find", words="cart"
    )

    told = "\n".join(group.bot.log)
    assert promised(shared)
    assert told.index("discord.gateway") < told.index("search.indexing")
    assert "of poems" in found.text
    assert group.rows("SELECT * FROM search_waiting") == []


@pytest.mark.usefixtures("own_interpreter")
async def test_invite_is_the_last_word(wire: Wire, tmp_path: Path) -> None:
    """The link stands alone on the last line once the bot is there, also in a quiet log."""
    bot = BotProcess(wire, *BOT, env={"DATA_DIR": str(tmp_path), "LOG_LEVEL": "WARNING"})
    await bot.launch()
    try:
        await until(lambda: any("oauth2" in line for line in bot.log))
    finally:
        bot.kill()
        await bot.exited()

    asked, link = bot.log[-2:]
    assert asked == "To invite the bot to a server, open this link:"
    assert link.startswith("https://discord.com/")
    assert "permissions=" in link
    assert " " not in link
