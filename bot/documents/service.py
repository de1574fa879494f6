"""Documents: what goes into them, what they were made of, and the files themselves."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from bot.documents import mail, principal, queries, shelf, words, workshop
from bot.documents.choices import DocumentChoice
from bot.documents.collecting import DocumentCollector
from bot.documents.rules import Period
from bot.documents.workshop import Order
from bot.kit.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from bot.documents.leaving import Audience, Sorted
    from bot.documents.mail import Mail
    from bot.documents.paper import Document
    from bot.documents.principal import Hosting
    from bot.documents.shelf import Shelved
    from bot.documents.workshop import Format, Made
    from bot.groups.service import Group, Groups
    from bot.kit.database import Database
    from bot.members.service import Members
    from bot.plans.rules import PlanEntry
    from bot.shelf.rules import Resource
    from bot.students.service import Students
    from bot.students.worries import Worry
    from bot.weekly.service import Issue
    from bot.wins.sweeps import Sweeps


class Documents(DocumentCollector):
    """The documents of every group."""

    def __init__(
        self,
        database: Database,
        groups: Groups,
        members: Members,
        students: Students,
        sweeps: Sweeps,
        pictures: Path,
    ) -> None:
        super().__init__(database, groups, members, sweeps)
        self._students = students
        self._pictures = pictures
        # Two documents at once are more memory than a small host has: one waits for the other.
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="documents")

    async def email(self, guild_id: int, group: str, issue: Issue, audience: Audience) -> Mail:
        """Return a week's wins as an e-mail, with nothing in it that may not go to *audience*."""
        people = await self.people(guild_id)
        wins = (*issue.wins, *issue.answers)
        return mail.written(group, issue.question, wins, people, audience, issue.asked_before)

    async def entries(self, choice: DocumentChoice) -> list[PlanEntry]:
        """Return what a member noted in the days of their record, newest first, each once."""
        async with self._database.read() as connection:
            noted = await queries.entries(
                connection,
                choice.guild_id,
                choice.period.first,
                choice.period.last,
                choice.member_id,
            )
        found = {(one.source, one.ref or one.id): one for one in noted}
        return [one for one in reversed(found.values()) if one.source != "win"]

    async def shelf(
        self,
        group: Group,
        name: str,
        resources: Sequence[Resource],
        now: datetime,
        topic: str | None = None,
    ) -> Shelved:
        """Return what may leave of a group's shelf, or of one topic on it, as of this moment."""
        found = await self.people(group.guild_id)
        return shelf.written(resources, found, group, name, now, topic)

    async def principal(
        self, guild_id: int, name: str, hosting: Hosting, now: datetime
    ) -> Document:
        """Return the page about a group for a member's principal, as of this moment."""
        group = await self._groups.get(guild_id)
        found = [await self._members.get(guild_id, one.member_id) for one in group.coordinators]
        runs = [member or one.name for member, one in zip(found, group.coordinators, strict=True)]
        today = await self.choices.today(guild_id, now)
        return principal.written(group, name, runs, hosting, today)

    async def make(
        self, guild_id: int, document: Document, formats: tuple[Format, ...], looked_at: str = ""
    ) -> Made:
        """Return a document's files, or first what in it worries the student check.

        *looked_at* is the fingerprint of worries that the member has looked at. Other commands are
        answered meanwhile.
        """
        known = await self._students.known(guild_id)
        order = Order(document, formats, self._pictures, known, looked_at)
        return await asyncio.get_running_loop().run_in_executor(self._desk, workshop.made, order)

    async def worries_in(self, guild_id: int, texts: Iterable[str]) -> tuple[Worry, ...]:
        """Return what in these texts may point to a student."""
        return workshop.worries_in(texts, await self._students.known(guild_id))

    async def made_of(self, guild_id: int, member_id: int, document_id: int) -> DocumentChoice:
        """Return the choices behind a document that a member was given. Raises NotFound."""
        async with self._database.read() as connection:
            row = await queries.find(connection, guild_id, member_id, document_id)
        if row is None or row.first is None:
            raise NotFound(words.DOCUMENT_GONE, "document:year")
        wins = frozenset(map(int, filter(None, row.wins.split(","))))
        period = Period(row.first, row.last)
        return DocumentChoice(guild_id, member_id, row.kind, period, row.audience, wins)

    async def record(
        self,
        guild_id: int,
        member_id: int,
        kind: str,
        audience: Audience,
        found: Sorted,
        now: datetime,
        first: date | None = None,
        last: date | None = None,
    ) -> int:
        """Keep what a document was made of, so that "what left, when" has an answer."""
        values = {
            "guild_id": guild_id,
            "member_id": member_id,
            "kind": kind,
            "audience": audience,
            "first": first,
            "last": last,
            "wins": ",".join(str(one.win_id) for one in found.leaving),
            "left_out": found.stay.total(),
            "made_at": now,
        }
        async with self._database.write() as connection:
            return await queries.add(connection, values)
