"""Drafts of wins, and of changes to them: what was typed or uploaded and is not posted yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.drafts.rules import Draft
from bot.drafts.service import KEPT_FOR
from bot.drafts.words import GONE
from bot.kit.errors import NotFound
from bot.wins.rules import WinDraft

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.drafts.rules import Kept
    from bot.drafts.service import Drafts

WIN = "win"


def pending(draft: WinDraft) -> Draft[WinDraft]:
    """Return what is looked at before a draft is posted; of one message there is one draft."""
    subject = None if draft.source is None else f"message {draft.source}"
    return Draft(
        draft.guild_id,
        draft.author_id,
        WIN,
        draft,
        subject=subject,
        picture=draft.picture,
        looked_at=draft.looked_at,
        id=draft.id,
    )


def of(kept: Draft[WinDraft]) -> WinDraft:
    """Return the draft of a win that was looked at, or kept."""
    return replace(kept.text, id=kept.id, picture=kept.picture, looked_at=kept.looked_at)


class WinDrafts:
    """The drafts of wins among everyone's drafts."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    async def keep(
        self, draft: WinDraft, now: datetime, kept_for: timedelta = KEPT_FOR
    ) -> WinDraft:
        """Write a draft, or what became of it, and return it with its id. Raises Refusal."""
        return of(await self._drafts.keep(pending(draft), now, kept_for))

    async def get(self, guild_id: int | None, draft_id: int, member_id: int) -> WinDraft:
        """Return a member's own draft; without a guild, as in direct messages, from any.

        Raises NotFound.
        """
        found = _read(await self._drafts.get(guild_id, draft_id, member_id))
        if found is None:
            raise NotFound(GONE)
        return found

    async def of_message(self, guild_id: int, member_id: int, message_id: int) -> WinDraft | None:
        """Return the draft that a member's message became, if it still waits."""
        return _read(await self._drafts.of(guild_id, member_id, WIN, f"message {message_id}"))

    async def asked(self, guild_id: int, draft_id: int) -> WinDraft | None:
        """Return a draft that its author is to be asked about, if it still waits."""
        return _read(await self._drafts.find(guild_id, draft_id))


def _read(kept: Kept | None) -> WinDraft | None:
    return None if kept is None or kept.kind != WIN else of(kept.read(WinDraft))
