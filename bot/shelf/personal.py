"""What the shelf holds about a person, to take away or to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheets
from bot.members import queries as members
from bot.shelf import queries, rules, words
from bot.shelf.answers import ANSWER
from bot.shelf.tables import ResourceReportRow, ResourceRow, ResourceUseRow
from bot.wins.rules import identifying_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Transaction
    from bot.kit.personal import Person
    from bot.shelf.rules import Resource


class ShelfData(PersonalData):
    """What one person put on the shelf, uses from it, and told coordinators about it."""

    tables = ("resources", "resource_uses", "resource_reports")
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own things, and how they used those of others."""
        resource, use, report = ResourceRow, ResourceUseRow, ResourceReportRow
        things = (
            resource.id,
            resource.title,
            resource.link,
            resource.file,
            resource.file_name,
            resource.owner_name,
            resource.file_size,
            resource.looked_at,
            resource.kind,
            resource.levels,
            resource.topics,
            resource.rights,
            resource.used,
            resource.opens,
            resource.consent,
            resource.hidden,
            resource.created_at,
            resource.edited_at,
        )
        used = (use.resource_id, use.name, use.created_at, use.line, use.answer, use.answered_at)
        reported = (report.resource_id, report.why, report.words, report.created_at)
        every = {
            "what I put on the shelf": select(*things).where(*own(resource, person, "owner_id")),
            "what I use from the shelf": select(*used).where(*own(use, person)),
            "what I told about the shelf": select(*reported).where(
                *own(report, person, "reporter_id")
            ),
        }
        found = await sheets(connection, every)
        files = tuple(str(row["file"]) for row in found["what I put on the shelf"] if row["file"])
        return Exported(found, files)

    async def forget(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Remove all of it."""
        gone = await _things(connection, person)
        return await _remove(connection, person, gone, now)

    async def depart(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Keep only what may be reused, without the name; remove everything else."""
        names = await members.identifying(connection, person.guild_id, person.member_id)
        gone: list[Resource] = []
        for one in await _things(connection, person):
            # What colleagues answered is theirs.
            stays = one.consent != "here" or one.kind == ANSWER
            if stays and not identifying_words(f"{rules.read_of(one)} {one.used or ''}", names):
                nameless = {"owner_id": 0, "owner_name": rules.NAMELESS, "consent": "unnamed"}
                await queries.change(connection, person.guild_id, one.id, nameless, now)
            else:
                gone.append(one)
        return await _remove(connection, person, gone, now)


async def _remove(
    connection: Transaction, person: Person, gone: Iterable[Resource], now: datetime
) -> Forgotten:
    files = [one.file for one in gone if one.file]
    for one in gone:
        await queries.remove(connection, person.guild_id, one.id, now)
    await _remove_uses(connection, person)
    return Forgotten(pictures=tuple(files))


async def _things(connection: AsyncConnection, person: Person) -> list[Resource]:
    mine = own(ResourceRow, person, "owner_id")
    rows = await connection.execute(queries.whole().where(*mine))
    return [queries.as_resource(row) for row in rows]


async def _remove_uses(connection: Transaction, person: Person) -> None:
    used = delete(ResourceUseRow).where(*own(ResourceUseRow, person))
    gone = await connection.execute(used.returning(ResourceUseRow.resource_id))
    # What they said of it is found no longer.
    found_by = ResourceRow.id.in_(gone.scalars().all())
    await queries.index_again(connection, person.guild_id, found_by)
    # The report itself stays: it's about someone else's.
    mine = own(ResourceReportRow, person, "reporter_id")
    await connection.execute(
        update(ResourceReportRow).where(*mine).values(reporter_id=0, words=None)
    )
