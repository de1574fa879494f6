"""References of what went wrong lately, kept over a restart so that they can be looked up."""

from __future__ import annotations

import json
from collections import deque
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import structlog

if TYPE_CHECKING:
    from pathlib import Path

log = structlog.get_logger()

FAULTS = "faults"  # the file's name
MOST = 20
LATELY = timedelta(days=7)


class Fault(NamedTuple):
    """One fault, whose reference is in the log; guild None: in no server."""

    guild_id: int | None
    reference: str
    at: datetime


class Faults(deque[Fault]):
    """The last faults, in a file beside the database."""

    def __init__(self, path: Path, now: datetime) -> None:
        super().__init__(_read(path, now), maxlen=MOST)
        self._path = path

    def note(self, fault: Fault) -> None:
        """Keep a fault; where the disk is full it is kept in memory alone."""
        self.append(fault)
        rows = [(one.guild_id, one.reference, one.at.isoformat()) for one in self]
        try:
            self._path.write_text(json.dumps(rows), "utf-8")
        except OSError as error:
            log.warning("faults.not_kept", error=type(error).__name__)


def _read(path: Path, now: datetime) -> list[Fault]:
    try:
        rows = json.loads(path.read_text("utf-8"))
        found = [Fault(guild, ref, datetime.fromisoformat(at)) for guild, ref, at in rows]
    except (OSError, ValueError, TypeError):
        return []  # there is none, or a crash cut it short: the log has them all
    return [one for one in found if one.at > now - LATELY]
