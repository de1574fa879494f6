"""What drafts hold about a person: everything they typed and did not post yet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.drafts import words
from bot.drafts.tables import DraftRow
from bot.kit.personal import Exported, Forgotten, PersonalData, own

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.personal import Person


class DraftsData(PersonalData):
    """Drafts of one person."""

    tables = ("drafts",)
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own drafts."""
        mine = select(DraftRow.kind, DraftRow.content, DraftRow.picture, DraftRow.expires_at)
        rows = (await connection.execute(mine.where(*own(DraftRow, person)))).all()
        drafts = [
            {"draft_of": row.kind} | json.loads(row.content) | {"expires_at": row.expires_at}
            for row in rows
        ]
        pictures = tuple(row.picture for row in rows if row.picture)
        return Exported({"my drafts": drafts}, pictures)

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove all of them."""
        gone = delete(DraftRow).where(*own(DraftRow, person)).returning(DraftRow.picture)
        pictures = (await connection.execute(gone)).scalars()
        return Forgotten(0, tuple(filter(None, pictures)))
