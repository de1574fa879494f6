"""Runs the image read-only against a Discord on this machine: start, share, stop, back up, restore.

`python -m tests.wire.image IMAGE`. CONTAINER is the program with its options ("podman", "docker"),
RUN_FLAGS what else `run` needs here.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shlex
import shutil
import socket
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.kit import migrate
from bot.kit.database import Database
from tests.conftest import MONDAY
from tests.wire import school as schools
from tests.wire.forking import CHECKOUT
from tests.wire.group import DATABASE, Group, promised, set_up
from tests.wire.members import Wire
from tests.wire.process import BotProcess

if TYPE_CHECKING:
    from tests.wire.server import WireServer

TOOL = shlex.split(os.environ.get("CONTAINER", "podman"))
RUN_FLAGS = shlex.split(os.environ.get("RUN_FLAGS", ""))
NAME = "whats-working-test"
USER = 1000  # as in the Dockerfile
# As in compose.yaml.
LOCKED = ("--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", "--security-opt=no-new-privileges")
SET = (f"--env-file={CHECKOUT / '.env.example'}", "--env=DATA_DIR=/data")
PASSED_ON = ("DISCORD_TOKEN", "DISCORD_API_URL", "DISCORD_GATEWAY_URL", "HTTP_PORT")
SLOW = 180.0  # seconds: some tools copy the whole image for each start
DOCKERFILE = CHECKOUT / "Dockerfile"


def health_check() -> list[str]:
    """Return the health check's command as the Dockerfile writes it: not every tool runs it."""
    found = re.search(r"^HEALTHCHECK .*CMD \\\n(.*)$", DOCKERFILE.read_text("utf-8"), re.MULTILINE)
    assert found is not None
    command: list[str] = json.loads(found[1])
    return command


class Container(BotProcess):
    """The bot in its container, on this machine's network; signals go through the tool."""

    def __init__(self, wire: WireServer, image: str, data: Path) -> None:
        super().__init__(wire)
        self.image, self.data = image, data
        with socket.socket() as probe:  # on this machine's network the usual port may be taken
            probe.bind(("127.0.0.1", 0))
            self.env["HTTP_PORT"] = str(probe.getsockname()[1])

    async def launch(self) -> None:
        """Start it and wait for nothing."""
        self._before = self.wire.gateway.identified
        self._process = await asyncio.create_subprocess_exec(
            *TOOL,
            *self._run(NAME),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reader = asyncio.create_task(self._read())

    async def inside(self, *command: str) -> tuple[int, str]:
        """Run a command in the container; return its exit code and what it printed."""
        return await run_tool("exec", NAME, *command)

    async def apart(self, *command: str) -> tuple[int, str]:
        """Run a command in a container of its own, while the bot is stopped."""
        return await run_tool(*self._run(f"{NAME}-apart"), *command)

    def _run(self, name: str) -> tuple[str, ...]:
        given = [f"--env={one}={self.env[one]}" for one in PASSED_ON]
        return (
            "run",
            "--rm",
            f"--name={name}",
            "--network=host",
            "--init",
            *LOCKED,
            *SET,
            *RUN_FLAGS,
            f"--volume={self.data}:/data",
            *given,
            self.image,
        )


async def run_tool(*arguments: str) -> tuple[int, str]:
    """Run the tool; return its exit code and what it printed."""
    process = await asyncio.create_subprocess_exec(
        *TOOL, *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    output, _ = await process.communicate()
    return process.returncode or 0, output.decode(errors="replace").strip()


def say(line: str) -> None:
    """Print what was seen."""
    print(line, flush=True)  # noqa: T201 - this is for the person who typed the command


async def main(image: str) -> None:
    """Do all of it; an AssertionError says what went wrong."""
    code, output = await run_tool("image", "inspect", image)
    assert code == 0, output
    config = json.loads(output)[0]
    labels = config.get("Labels") or config["Config"]["Labels"]
    assert labels["org.opencontainers.image.version"] == __version__, labels
    assert labels["org.opencontainers.image.source"], labels
    say(f"image: {config['Size'] / 1024**2:,.0f} MB, version and source are labeled")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        async with Wire() as wire:
            school = schools.build(wire)
            database = Database(f"sqlite+aiosqlite:///{data / DATABASE}")
            await migrate.migrate(database, data, MONDAY)
            await database.close()
            set_up(data / DATABASE, school)
            for path in (data, *data.iterdir()):
                shutil.chown(path, USER, USER)
            bot = Container(wire, image, data)
            try:
                await live(Group(wire, school, bot, data), bot)
            finally:
                await run_tool("rm", "--force", NAME)
            assert wire.violations == []
    say("all is well")


async def live(group: Group, bot: Container) -> None:
    """Start, share, stop, start again, share, back up, share, put that copy back, share."""
    await bot.start(SLOW)
    await group.registered()
    first = await group.share("Forty books on a cart.")
    assert promised(first), first.text
    await group.settled()
    say("started read-only, without privileges; a win is shared and posted")
    code, output = await bot.inside("id", "-u")
    assert (code, output) == (0, str(USER)), output
    code, output = await bot.inside("touch", "/app/anything")
    assert code != 0, "its own files can be written to"
    async with asyncio.timeout(SLOW):  # its first tick comes after two seconds
        while (await run_tool("exec", NAME, *health_check()))[0]:  # noqa: ASYNC110 - another program
            await asyncio.sleep(1)
    say("not root, its files can't be changed, and it's healthy")
    ended = await bot.terminate(30)
    assert ended == 0, "\n".join(bot.log[-20:])
    await bot.start(SLOW)
    second = await group.share("A quilt of book covers.")
    assert promised(second), second.text
    await group.settled()
    assert sorted(group.posted().values()) == [1, 1], group.posted()
    say("stopped on SIGTERM with 0, started again, and nothing was posted twice")
    code, output = await bot.inside("python3", "-m", "bot", "backup", "/data/copy.zip")
    assert code == 0, output
    assert (group.data / "copy.zip").stat().st_size > 1_000
    say(f"backed up while it runs: {output.splitlines()[0]}")
    assert promised(await group.share("A shelf that rolls."))
    await group.settled()
    assert await bot.terminate(30) == 0
    code, output = await bot.apart("python3", "-m", "bot", "restore", "/data/copy.zip", "--yes")
    assert code == 0, output
    assert group.kept().total() == 2, output
    await bot.start(SLOW)
    assert promised(await group.share("Puppets on a cart."))
    await group.settled()
    assert sorted(group.posted().values()) == [1] * 4, group.posted()
    say("restored that copy in a container of its own; the bot carries on from it")
    assert await bot.terminate(30) == 0


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
