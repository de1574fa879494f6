"""What's attached to a post fits on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bot.kit.text import CONTENT_LIMIT
from bot.ui.attachments import Attachment, Attachments, AttachmentSource
from bot.ui.card import Card
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.agenda.occurrences import Done, Due, Planned
    from bot.kit.database import Connection


class Long(AttachmentSource):
    """Attaches more lines than any post has room for."""

    async def attach(self, due: Due, now: datetime) -> Attachment:
        """Attach them."""
        return Attachment("\n".join(["A whole sentence, as long as it takes."] * 80), ())

    async def detach(self, due: Due) -> None:
        """Do nothing."""

    async def posted(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> Sequence[Planned]:
        """Plan nothing."""
        return ()


async def test_too_long_to_attach() -> None:
    """What doesn't fit stays away by whole lines."""
    attachments = Attachments()
    attachments.sources.append(Long())
    card = await attachments.add_to(Card("Good morning."), cast("Due", None), MONDAY)

    assert len(card.content) <= CONTENT_LIMIT
    assert card.content.startswith("Good morning.\n\nA whole")
    assert card.content.endswith("as long as it takes.")
