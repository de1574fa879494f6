"""What Discord does about private threads, which SimCord tells the whole channel of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simcord.backend import Backend
from simcord.enums import ChannelType

if TYPE_CHECKING:
    from simcord.backend.models import Channel


class QuietBackend(Backend):
    """Announces a private thread to nobody but its members."""

    def create_thread(self, parent_id: int, name: str, owner_id: int, **options: Any) -> Channel:
        """Leave out "started a thread" for a private one (seen in Discord's own client)."""
        if options.get("type") != ChannelType.PRIVATE_THREAD:
            return super().create_thread(parent_id, name, owner_id, **options)
        thread = super().create_thread(parent_id, name, owner_id, **options | {"broadcast": False})
        self.announce_thread_create(thread)
        return thread
