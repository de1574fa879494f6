"""What rides on a post fits on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bot.kit.text import CONTENT_LIMIT
from bot.ui.card import Card
from bot.ui.riders import Ride, Rider, Riders
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.agenda.rows import Done, Due, Planned
    from bot.kit.database import Connection


class Long(Rider):
    """Rides with more lines than any post has room for."""

    async def board(self, due: Due, now: datetime) -> Ride:
        """Ride."""
        return Ride("\n".join(["A whole sentence, as long as it takes."] * 80), ())

    async def landed(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> Sequence[Planned]:
        """Plan nothing."""
        return ()


async def test_too_long_to_ride() -> None:
    """What does not fit stays away by whole lines."""
    riders = Riders()
    riders.every.append(Long())
    card = await riders.take_along(cast("Due", None), Card("Good morning."), MONDAY)

    assert len(card.content) <= CONTENT_LIMIT
    assert card.content.startswith("Good morning.\n\nA whole")
    assert card.content.endswith("as long as it takes.")
