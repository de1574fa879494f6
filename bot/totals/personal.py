"""What totals hold about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet
from bot.totals import words
from bot.totals.tables import CountedRow

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection
    from bot.kit.personal import Person


class TotalsData(PersonalData):
    """What a person added to book days and challenges."""

    tables = ("counted",)
    sheets = words.SHEETS

    async def export(self, connection: Connection, person: Person) -> Exported:
        """Return each number with what it's an amount of."""
        row = CountedRow
        added = select(row.amount, row.unit, row.at).where(*own(row, person)).order_by(row.id)
        return Exported({"what I added to a total": sheet(await connection.execute(added))})

    async def forget(self, connection: Connection, person: Person, now: datetime) -> Forgotten:
        """Let what was added stay in the sum, and be nobody's."""
        mine = own(CountedRow, person)
        await connection.execute(update(CountedRow).where(*mine).values(member_id=0))
        return Forgotten()
