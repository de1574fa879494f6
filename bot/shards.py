"""Which part of a bot's servers a process answers for: Discord's shards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_PART = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


@dataclass(frozen=True)
class Shards:
    """Some of *count* shards; without *ids*, all of them. Without *count*, Discord says how many.

    Shard 0's process also does what belongs to no group: the copy of the night, tidying, links.
    """

    count: int | None = None
    ids: tuple[int, ...] = ()

    def __str__(self) -> str:
        """Return them as a host writes them, such as "0-3 of 12"."""
        return f"{self.written or 'all'} of {self.count or 'as many as Discord says'}"

    @property
    def written(self) -> str:
        """The ids as SHARD_IDS has them; runs are written as one."""
        runs: list[list[int]] = []
        for one in self.ids:
            if runs and runs[-1][-1] == one - 1:
                runs[-1] = [runs[-1][0], one]
            else:
                runs.append([one])
        return ",".join("-".join(str(one) for one in run) for run in runs)

    @property
    def are_some(self) -> bool:
        """Whether other processes have the rest."""
        return bool(self.ids) and len(self.ids) < (self.count or 0)

    @property
    def share(self) -> float:
        """How much of the bot's work this is, of 1."""
        return len(self.ids) / self.count if self.ids and self.count else 1.0

    def have(self, guild_id: int) -> bool:
        """Return whether a server is among them, by Discord's rule (its docs, Sharding)."""
        return not self.ids or (guild_id >> 22) % (self.count or 1) in self.ids

    def own(self, file: str) -> str:
        """Return the name of a file that each process has to itself, in a folder they share."""
        return f"{file}-{self.written}" if self.are_some else file

    def options(self) -> dict[str, Any]:
        """Return what discord.py is told."""
        given = {"shard_count": self.count, "shard_ids": list(self.ids)}
        return {name: value for name, value in given.items() if value}


def read_ids(text: str, count: int | None) -> tuple[int, ...]:
    """Read ids such as "0-3" or "0,4,8-11", in order. Raises ValueError."""
    if not text.strip():
        return ()
    if count is None:
        raise ValueError("it needs SHARD_COUNT, too, and the same one for every process")
    found: set[int] = set()
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        if match is None:
            raise ValueError('it has to be ids, like "0-3" or "0,4,8-11"')
        first, last = int(match[1]), int(match[2] or match[1])
        if first > last or last >= count:
            raise ValueError(f"shards go from 0 to {count - 1}, since SHARD_COUNT is {count}")
        found.update(range(first, last + 1))
    return tuple(sorted(found))
