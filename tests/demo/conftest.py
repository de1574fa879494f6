"""The demo as it is after its start, once for each file of tests."""

from __future__ import annotations

import shutil
import socket
from typing import TYPE_CHECKING

import aiohttp
import pytest_asyncio

from bot.demo.run import receiving, staged, throwaway
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest

    from bot.demo.stage import Stage
    from tests.wire.forking import Nursery


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address(nurseries: Nursery) -> AsyncIterator[str]:
    """The demo of a file's tests in a process of its own."""
    from tests.demo.browsing import a_demo  # only they load what drives a browser

    async with a_demo(nurseries) as found:
        yield found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> AsyncIterator[Stage]:
    """The group of the demo on a Monday morning, in this process; no migration is needed."""
    settings = throwaway(Settings(), tmp_path_factory.mktemp("demo"))
    shutil.copy(sqlite_template, settings.data_dir / "whats-working.db")
    async with staged(settings) as there:
        yield there


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def lobby(stage: Stage) -> AsyncIterator[aiohttp.ClientSession]:
    """A browser without scripts, at the lobby."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        async with (
            receiving(stage, listening) as address,
            aiohttp.ClientSession(address) as session,
        ):
            yield session
