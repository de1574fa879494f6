"""The real bot, for which every link leads to one server on this computer, tried without a pause.

`python -m tests.bench.trying_bot PORT`. Politeness takes hours; what's measured is what it costs
the others.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING

import bot.__main__
import bot.client
import bot.running
from bot.agenda.occurrences import Planned
from bot.scheduler import Scheduler
from bot.shelf import checking
from bot.shelf.checking import A_DAY, LOOK, LookAtLinks
from bot.shelf.probing import Prober

if TYPE_CHECKING:
    from bot.kit.internet import IPAddress


HERE = ip_address("127.0.0.1")
BEFORE = timedelta(seconds=10)  # there's time to see how it is without
OFTEN = timedelta(seconds=0.1)


class At(Prober):
    """Asks a server on this computer instead of each link's own."""

    def __init__(self, port: int) -> None:
        super().__init__(_resolve, lambda one: one == HERE, frozenset({port, 80, 443}))
        self._port = port

    async def look(self, link: str) -> str:
        """Return what it says."""
        return await super().look(link.replace(".example/", f".example:{self._port}/"))


async def _resolve(_: str) -> list[IPAddress]:
    return [HERE]


def _soon(_: LookAtLinks, now: datetime) -> Planned:
    return Planned(LOOK, 0, 0, now + BEFORE, now + A_DAY, f"{now:%Y-%m-%d}")


def main() -> int:
    """Run the bot."""
    port = int(sys.argv[1])
    setattr(bot.client, "Prober", partial(At, port))  # noqa: B010 - a public internet of its own
    setattr(bot.running, "Scheduler", partial(Scheduler, period=OFTEN))  # noqa: B010 - looks often
    LookAtLinks.next_row = _soon  # type: ignore[method-assign,assignment] # not tomorrow
    checking.PAUSE, checking.NEXT = 0, timedelta(0)
    return bot.__main__.main(["run"])


if __name__ == "__main__":
    sys.exit(main())
