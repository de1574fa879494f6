"""A group of three people for tests of the plan, and what one of them shares."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.wins import queries
from bot.wins.rules import WinDraft
from tests.conftest import MONDAY
from tests.plans.planned import ZONE

if TYPE_CHECKING:
    from datetime import datetime

    from bot.services import Services

GUILD, DANA, LUIS, PRIYA = 11, 900_101, 900_102, 900_103


async def arrive(services: Services) -> None:
    """Set a group up, with three people."""
    await services.groups.change(GUILD, MONDAY, wins_channel_id=7, zone=ZONE)
    for member_id, name in ((DANA, "Dana"), (LUIS, "Luis"), (PRIYA, "Priya")):
        await services.members.arrive(GUILD, member_id, name, MONDAY - timedelta(days=300))


async def win(
    services: Services, author_id: int, story: str, now: datetime = MONDAY, **more: Any
) -> int:
    """Share a win for someone, and return its id once it counts as posted."""
    draft = replace(WinDraft(GUILD, author_id, "someone", story), **more)
    shared = await services.wins.share(draft, now)
    async with services.wins._database.write() as connection:
        await queries.change(
            connection, GUILD, shared.win.id, {"channel_id": 7, "message_id": 8, "thread_id": 8}
        )
    return shared.win.id
