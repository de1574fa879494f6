"""The real bot, whose clock may be ahead, and which dies by SIGKILL at a chosen step.

It also delivers `test.post` rows: the subject is a channel or a thread, posted into once.
`python -m tests.wire.dying_bot --ahead SECONDS --dies STEP --kind KIND`
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

import bot.__main__
import bot.client
from bot.agenda import queries
from bot.agenda.agenda import Agenda, Handler
from bot.agenda.tables import AgendaRow
from bot.kit.clock import SystemClock
from bot.ui.card import Card
from bot.ui.press import Press
from bot.ui.send import adopt, outcome, send

if TYPE_CHECKING:
    from bot.agenda.rows import Due, Outcome
    from bot.client import WhatsWorking

KIND = "test.post"
STEPS = ("unclaimed", "claimed", "answered", "recorded")


class Seen(Press, verb="test:seen"):
    """A button by which a post is found again."""

    label = "Seen"


class Post(Handler):
    """Posts into the channel or thread that a row names."""

    kind = KIND

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Post, or adopt what an earlier try posted."""
        channel = self._client.get_partial_messageable(int(due.subject), guild_id=due.guild_id)
        button = Seen(due.id)
        earlier = await adopt(channel, self._client.own_id, f"test:seen:{due.id}", due)
        if earlier is not None:
            return earlier
        card = Card(f"Number {due.occurrence}.", [button])
        return outcome(await send(channel, card, nonce=due.nonce))


async def setup(client: WhatsWorking) -> None:
    """Add the handler to the client."""
    client.agenda.register(Post(client))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _dying(step: str, kind: str) -> None:
    """Put the end into the loop: before or after a row of this kind is claimed or recorded."""
    claim, attempt, record = queries.claim, Agenda._attempt, Agenda._record

    async def claims(connection: Any, now: datetime, *rest: Any) -> list[Due]:
        waits = select(func.count()).where(
            AgendaRow.kind == kind, AgendaRow.due_at <= now, AgendaRow.state != "done"
        )
        if step == "unclaimed" and (await connection.execute(waits)).scalar_one():
            _die()
        return await claim(connection, now, *rest)

    async def attempts(self: Agenda, due: Due, now: datetime) -> Outcome:
        if step == "claimed" and due.kind == kind:
            _die()
        return await attempt(self, due, now)

    async def records(self: Agenda, due: Due, became: Outcome) -> None:
        if step == "answered" and due.kind == kind:
            _die()
        await record(self, due, became)
        if step == "recorded" and due.kind == kind:
            _die()

    queries.claim = claims  # type: ignore[assignment] # where it dies
    Agenda._attempt = attempts  # type: ignore[method-assign] # where it dies
    Agenda._record = records  # type: ignore[method-assign,assignment] # where it dies


def main() -> int:
    """Run the bot as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ahead", type=float, default=0.0)
    parser.add_argument("--dies", choices=STEPS)
    parser.add_argument("--kind", default=KIND)
    options = parser.parse_args()
    ahead = timedelta(seconds=options.ahead)
    SystemClock.now = lambda self: datetime.now(UTC) + ahead  # type: ignore[method-assign] # another time
    setattr(bot.client, "EXTENSIONS", (*bot.client.EXTENSIONS, __spec__.name))  # noqa: B010 - one more
    if options.dies:
        _dying(options.dies, options.kind)
    return bot.__main__.main(["run"])


if __name__ == "__main__":
    sys.exit(main())
