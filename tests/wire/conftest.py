"""The wire, a school on it, and a bot as its own process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.wire import school as schools
from tests.wire.due import a_due_group
from tests.wire.group import a_group
from tests.wire.members import Wire
from tests.wire.process import BARE, BOT, PATIENT, BotProcess

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.wire.due import Due
    from tests.wire.forking import Nursery
    from tests.wire.group import Group
    from tests.wire.school import School


@pytest.fixture(autouse=True)
def _forked(nurseries: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork bots from a process that has the program loaded."""
    monkeypatch.setattr(BotProcess, "nursery", nurseries)


@pytest.fixture
def own_interpreter(_forked: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start bots as a host does, where that's the matter: the program is loaded for each."""
    monkeypatch.setattr(BotProcess, "nursery", None)


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    """Run a Discord on 127.0.0.1; what breaks its rules fails the test."""
    async with Wire() as running:
        yield running
        assert running.violations == []


@pytest.fixture
def school(wire: Wire) -> School:
    """Make a server with two people."""
    return schools.build(wire)


@pytest.fixture
async def bare(wire: Wire, school: School) -> AsyncIterator[BotProcess]:
    """Run the bare bot."""
    async with BotProcess(wire, *BARE) as running:
        yield running


@pytest.fixture
async def bot(wire: Wire, school: School, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """Run the real bot with an empty data directory."""
    async with BotProcess(wire, *BOT, env={"DATA_DIR": str(tmp_path)}) as running:
        yield running


@pytest.fixture
async def group(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path
) -> AsyncIterator[Group]:
    """Run the real bot in a group that is set up."""
    async with a_group(wire, school, sqlite_template, tmp_path) as running:
        yield running


@pytest.fixture
async def patient(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path
) -> AsyncIterator[Group]:
    """Run the real bot in such a group; it answers once it knows what became of a post."""
    async with a_group(wire, school, sqlite_template, tmp_path, PATIENT) as running:
        yield running


@pytest.fixture
async def due(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path
) -> AsyncIterator[Due]:
    """Make a group in which things can be due, whose bot is stopped."""
    async with a_due_group(wire, school, sqlite_template, tmp_path) as stopped:
        yield stopped
