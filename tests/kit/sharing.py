"""A win that is there, for tests of what it is kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wins.rules import WinDraft
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from bot.services import Services
    from bot.wins.rules import Win

GUILD, AUTHOR = 10, 100


async def share(services: Services, story: str = "A cart of books.", thanks: str = "") -> Win:
    """Share a win in one group."""
    draft = WinDraft(GUILD, AUTHOR, "Dana Whitehorse", story, thanks=thanks)
    return (await services.wins.share(draft, MONDAY)).win
