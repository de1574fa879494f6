"""The file beside the database in which it stands what was removed."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from bot.removed.queries import Removed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

log = structlog.get_logger()

_END = " ."  # a line without it was cut short


class Ledger:
    """Lines that are only ever added, one for each thing; all of them survive a power cut."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> list[Removed]:
        """Return what stands there, each thing once; a line that a crash cut short is left out."""
        try:
            lines = list(filter(None, self._path.read_text("utf-8").splitlines()))
        except FileNotFoundError:
            return []
        found = [_removed(line) for line in lines]
        if None in found:
            log.warning("removed.unread", lines=found.count(None))
        return list({one.key: one for one in found if one is not None}.values())

    def add(self, removed: Iterable[Removed]) -> None:
        """Add lines, and return once they are on the disk."""
        lines = [f"\n{_line(one)}" for one in removed]  # apart from a line that was cut short
        if not lines:
            return
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("".join(lines))
            file.flush()
            os.fsync(file.fileno())


def _line(one: Removed) -> str:
    at = one.removed_at.isoformat()
    return " ".join((one.key, one.kind, str(one.guild_id), one.subject or "-", at)) + _END


def _removed(line: str) -> Removed | None:
    if not line.endswith(_END):
        return None
    try:
        key, kind, guild_id, subject, at = line.removesuffix(_END).split(" ")
        subject = subject.removeprefix("-")
        return Removed(key, kind, int(guild_id), subject, datetime.fromisoformat(at))
    except ValueError:
        return None
