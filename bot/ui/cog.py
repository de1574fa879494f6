"""What every cog has at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import WhatsWorking


class WithClient:
    """A cog with the client that it's added to."""

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client
