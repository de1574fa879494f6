"""What's different on Windows, simulated: signals, folders that can't be synced, locks, modules."""

from __future__ import annotations

import ast
import asyncio
import os
import signal
from typing import TYPE_CHECKING

from bot import running
from bot.pictures.rules import Picture
from bot.pictures.store import Pictures
from tests.meta.source import modules, named, nodes, tree

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.kit.database import Database

NOT_THERE = {"fcntl", "grp", "pwd", "resource", "termios", "tty"}


async def test_no_signal_handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows' loop takes no signal handlers: Ctrl+C still stops cleanly."""

    def refused(*_arguments: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(asyncio.get_running_loop(), "add_signal_handler", refused)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    stop = asyncio.Event()
    try:
        running._stop_on_signals(stop)
        signal.raise_signal(signal.SIGINT)
        async with asyncio.timeout(60):
            await stop.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


async def test_a_folder_cannot_be_synced(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A photo is kept also where a folder can't be opened."""
    real = os.open

    def refused(path: str, flags: int, mode: int = 0o777) -> int:
        if os.path.isdir(path):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refused)
    pictures = Pictures(tmp_path / "pictures", sqlite_database)
    name = await pictures.keep(Picture(b"line\nline", ".jpg", 1, 1))

    assert await pictures.read(name) == b"line\nline"


def test_no_module_that_is_not_there() -> None:
    """What only Unix has is imported where its absence is caught, or where it's used."""
    found = {
        named(path)
        for path in modules("bot", "cogs")
        for node in tree(path).body
        if isinstance(node, ast.Import) and NOT_THERE & {one.name for one in node.names}
    }
    assert found == set()


def test_files_are_opened_by_open() -> None:
    """`os.open` would turn line ends in archives and photos into two characters there."""
    allowed = {"bot/kit/files.py", "bot/instance_lock.py", "bot/pictures/store.py"}
    found = {
        named(path)
        for path in modules("bot", "cogs")
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in ("open", "fdopen")
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
    }
    assert found <= allowed
