"""The file beside the database in which it stands what was removed."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from bot.kit.files import private
from bot.removed.queries import FORGOTTEN, Removed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

log = structlog.get_logger()

_END = " ."  # a line without it was cut short


class Ledger:
    """Lines that are only ever added, one for each thing; all of them survive a power cut.

    Each says from which database it was removed, by its identity: ids mean something there alone.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def keys(self) -> set[str]:
        """Return the key of everything that stands there."""
        return {one.key for one, _ in self._lines()}

    def read(self, identity: str) -> list[Removed]:
        """Return what was removed from a database, each thing once, and who was forgotten in any.

        Who asked to be forgotten was told that it is done, whichever database answered.
        """
        found = [one for one, where in self._lines() if where == identity or one.kind == FORGOTTEN]
        return list({one.key: one for one in found}.values())

    def _lines(self) -> list[tuple[Removed, str]]:
        try:
            lines = list(filter(None, self._path.read_text("utf-8").splitlines()))
        except FileNotFoundError:
            return []
        found = [_removed(line) for line in lines]
        if None in found:  # a crash cut them short
            log.warning("removed.unread", lines=found.count(None))
        return [one for one in found if one is not None]

    def add(self, removed: Iterable[Removed], identity: str) -> None:
        """Add lines, and return once they are on the disk."""
        lines = [
            f"\n{_line(one, identity)}" for one in removed
        ]  # apart from a line that was cut short
        if not lines:
            return
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(self._path, "a", encoding="utf-8", opener=private) as file:
            file.write("".join(lines))
            file.flush()
            os.fsync(file.fileno())


def _line(one: Removed, identity: str) -> str:
    at = one.removed_at.isoformat()
    return " ".join((one.key, one.kind, str(one.guild_id), one.subject or "-", at, identity)) + _END


def _removed(line: str) -> tuple[Removed, str] | None:
    if not line.endswith(_END):
        return None
    try:
        key, kind, guild_id, subject, at, identity = line.removesuffix(_END).split(" ")
        subject = subject.removeprefix("-")
        removed_at = datetime.fromisoformat(at)
        return Removed(key, kind, int(guild_id), subject, removed_at), identity
    except ValueError:
        return None
