"""An association's own days from a file: first what would happen, then it happens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.celebrations import queries, rules, sheet
from bot.celebrations.own_days import APPROVED, OPEN, as_own_day
from bot.celebrations.proposals import add
from bot.drafts.rules import lets_read
from bot.kit import calendar
from bot.kit.errors import Refusal

if TYPE_CHECKING:
    from datetime import datetime

    from bot.celebrations.service import Celebrations
    from bot.celebrations.sheet import Sheet, SheetRow
    from bot.groups.service import Groups


@dataclass(frozen=True)
class Import:
    """What a file would add to a calendar, and what is in it already."""

    sheet: Sheet
    new: tuple[SheetRow, ...]
    there: tuple[SheetRow, ...]


class Imports:
    """Reads files of days for a group."""

    def __init__(self, celebrations: Celebrations, groups: Groups) -> None:
        self._celebrations = celebrations
        self._groups = groups

    async def look(self, guild_id: int, text: str, now: datetime) -> Import:
        """Return what a table would add; nothing is changed. Raises Refusal."""
        zone = (await self._groups.get(guild_id)).zone
        today = await self._celebrations.today(guild_id, now)
        read = sheet.read(text, today, calendar.country_of(zone))
        async with self._celebrations.reading() as connection:
            there = [as_own_day(row) for row in await queries.own_days(connection, guild_id, OPEN)]
        seen: set[str] = set()
        new: list[SheetRow] = []
        known: list[SheetRow] = []
        for line in read.days:
            key = rules.alike(line.proposal.name, line.when)
            try:
                rules.check_new(line.proposal.name, line.when, there, today)
            except Refusal:
                known.append(line)
                continue
            (known if key in seen else new).append(line)
            seen.add(key)
        return Import(read, tuple(new), tuple(known))

    @lets_read
    async def take(self, guild_id: int, member_id: int, text: str, now: datetime) -> Import:
        """Add what a table holds and the calendar does not; a second time adds nothing."""
        found = await self.look(guild_id, text, now)
        added = []
        async with self._celebrations.changing(guild_id, now) as connection:
            await queries.ensure_choice(connection, guild_id, now)
            for line in found.new:
                values = line.proposal, line.when, now, APPROVED
                if await add(connection, guild_id, member_id, *values) is not None:
                    added.append(line)
        return replace(found, new=tuple(added))
