"""The real bot, whose clock may be ahead, and which dies by SIGKILL at a chosen step.

It also delivers `test.post` rows: the subject is a channel or a thread, posted into once.
It looks often at what is due. `python -m tests.wire.dying_bot --ahead SECONDS --dies STEP --kinds
KIND,KIND`: it dies when one row of each of these kinds has come to the step.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

import bot.__main__
import bot.app
import bot.running
from bot.agenda import queries
from bot.agenda.agenda import Agenda
from bot.agenda.tables import AgendaRow
from bot.kit.clock import SystemClock
from bot.scheduler import Scheduler
from bot.ui.card import Card
from bot.ui.channel_post import ChannelPost, Target
from bot.ui.components import button
from bot.ui.feature import DiscordFeature

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.agenda.occurrences import Due, Outcome
    from bot.ui.context import Context

KIND = "test.post"
OFTEN = timedelta(seconds=0.25)
STEPS = ("unclaimed", "claimed", "answered", "recorded")


@button("test:seen:{row:int}", label="Seen")
async def seen(ctx: Context, row: int) -> None:
    """Do nothing: by this button a post is found again."""


class Post(ChannelPost[None]):
    """Posts into the channel or thread that an occurrence names."""

    kind = KIND

    async def target(self, due: Due, now: datetime) -> Target[None]:
        """Return that channel or thread."""
        return Target(due.subject_id, f"test:seen:{due.id}", None)

    async def compose(self, due: Due, about: None, now: datetime) -> Card:
        """Return a line with its button."""
        return Card(f"Number {due.occurrence}.", [seen.button(due.id)])

    async def is_silent(self, due: Due, about: None, now: datetime) -> bool:
        """Return False: there's no school here."""
        return False


FEATURE = DiscordFeature(name="test", components=(seen,), handlers=(Post,))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class _End:
    """Comes once a row of each kind has come to a step; who is there sooner waits for the rest.

    What the group planned itself, and whose time passed on the way here, isn't meant.
    """

    def __init__(self, step: str, kinds: Collection[str]) -> None:
        self.step, self.kinds, self._left = step, set(kinds), set(kinds)

    async def comes(self, step: str, due: Due) -> None:
        """Note that a row has come this far."""
        if step != self.step or due.kind not in self.kinds or due.use_by < SystemClock().now():
            return
        self._left.discard(due.kind)
        if not self._left:
            _die()
        if step != "recorded":
            await asyncio.Event().wait()


def _dying(end: _End) -> None:
    """Put the end into the loop: before or after rows are claimed or recorded."""
    claim, attempt, record = queries.claim, Agenda._attempt, Agenda._record

    async def claims(connection: AsyncConnection, now: datetime, *rest: Any) -> list[Due]:
        waits = select(AgendaRow.kind).where(AgendaRow.due_at <= now, AgendaRow.state != "done")
        is_step = end.step == "unclaimed"
        if is_step and end.kinds <= set((await connection.execute(waits)).scalars()):
            _die()
        return await claim(connection, now, *rest)

    async def attempts(self: Agenda, due: Due, now: datetime) -> Outcome:
        await end.comes("claimed", due)
        return await attempt(self, due, now)

    async def records(self: Agenda, due: Due, became: Outcome) -> None:
        await end.comes("answered", due)
        await record(self, due, became)
        await end.comes("recorded", due)

    queries.claim = claims  # type: ignore[assignment] # where it dies
    Agenda._attempt = attempts  # type: ignore[method-assign] # where it dies
    Agenda._record = records  # type: ignore[method-assign,assignment] # where it dies


def main() -> int:
    """Run the bot as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ahead", type=float, default=0.0)
    parser.add_argument("--dies", choices=STEPS)
    parser.add_argument("--kinds", default=KIND)
    options = parser.parse_args()
    ahead = timedelta(seconds=options.ahead)
    SystemClock.now = lambda self: datetime.now(UTC) + ahead  # type: ignore[method-assign] # another time
    setattr(bot.running, "Scheduler", partial(Scheduler, period=OFTEN))  # noqa: B010 - looks often
    setattr(bot.app, "FEATURES", (*bot.app.FEATURES, FEATURE))  # noqa: B010 - one more
    if options.dies:
        _dying(_End(options.dies, options.kinds.split(",")))
    return bot.__main__.main(["run"])


if __name__ == "__main__":
    sys.exit(main())
