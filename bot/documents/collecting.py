"""What a document is made of, read at one moment, with the consent of that moment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.documents import counting, keepsake, printed, prose, queries, record, report, rules, year
from bot.documents.choices import DocumentChoices
from bot.documents.leaving import OWN, Sorted, has_release, hiding, sort_out
from bot.documents.markup import plain
from bot.documents.report import Shared
from bot.documents.rules import FEWEST
from bot.documents.year import DocumentFacts
from bot.kit import calendar
from bot.totals import queries as totals
from bot.totals.rules import is_usual
from bot.wins.rules import identifying_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.documents.choices import DocumentChoice
    from bot.documents.counting import Activity
    from bot.documents.keepsake import Keepsake
    from bot.documents.leaving import Audience
    from bot.documents.paper import Document
    from bot.groups.service import Groups
    from bot.kit.database import AnyRow, Database
    from bot.members.rules import Member
    from bot.members.service import Members
    from bot.plans.rules import PlanEntry
    from bot.school.clock import SchoolClock
    from bot.wins.rules import Win
    from bot.wins.sweeps import Sweeps

DISCORD_BEGAN = datetime(2015, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class DocumentDraft:
    """A document before it is a file: what is in it, what stays, and all wins it chose from."""

    choice: DocumentChoice
    document: Document
    found: Sorted
    wins: tuple[Win, ...]
    author: Member | None = None  # of a member's own document
    done: Sequence[Activity] = ()

    @property
    def shared_here_only(self) -> int:
        """How many wins are in a member's own document that nobody else may hand on."""
        inside = {one.win_id for one in self.found.leaving}
        own = self.choice.audience in OWN
        return sum(own and win.id in inside and win.consent == "here" for win in self.wins)

    @property
    def with_release(self) -> int:
        """How many wins in a member's own document have a photo with a release."""
        inside = {one.win_id for one in self.found.leaving}
        own = self.choice.audience in OWN
        return sum(own and win.id in inside and has_release(win) for win in self.wins)

    def still_holds(self, now: DocumentDraft) -> bool:
        """Return whether everything in it may still leave, as a later draft of the same knows."""
        wins = set(self.found.leaving) <= set(now.found.leaving)
        return wins and set(self.done) <= set(now.done) and self._heading == now._heading

    @property
    def _heading(self) -> tuple[str, str]:
        return self.document.title, self.document.subtitle  # whose it is stands there

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to put on paper."""
        return not self.document.sections


@dataclass(frozen=True)
class _Read:
    """What was read for a document: of one author, or of a whole group."""

    school: SchoolClock
    wins: tuple[Win, ...]
    deleted: int
    tries: Sequence[counting.TriedBy]
    done: Sequence[PlanEntry]
    turnouts: Sequence[AnyRow]
    everyone: dict[int, Member] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    questions: int = 0  # to the group, that have an answer
    given: queries.Gave = field(default_factory=queries.Gave)
    added: Sequence[AnyRow] = ()  # to totals, by unit and member


class DocumentCollector:
    """Puts together what documents are made of."""

    def __init__(
        self, database: Database, groups: Groups, members: Members, sweeps: Sweeps
    ) -> None:
        self._database = database
        self._groups = groups
        self._members = members
        self._sweeps = sweeps
        self.choices = DocumentChoices(database, groups)

    async def my_year(self, choice: DocumentChoice, group: str, now: datetime) -> DocumentDraft:
        """Return one member's document of their own wins and of what they did, as of now."""
        read, audience = await self._read(choice, choice.member_id), choice.audience
        headings = await self.choices.headings(choice.guild_id, choice.member_id)
        found = sort_out(read.wins, read.everyone, audience, read.deleted, released=choice.released)
        done = counting.activities(read.done)
        filed = {*read.headings.values(), *(one.heading for one in done if one.heading)}
        order = [*headings, *sorted(filed - set(headings))]
        me = await self._members.get(choice.guild_id, choice.member_id)
        owner = None if me is None or (me.hidden and audience != "self") else me
        facts = replace(
            _facts(choice, read, group, now, found, owner),
            done=_printed(done, read.everyone, audience),
            held=_held(read.turnouts, read.everyone, audience),
            given=_given(read.given, read.school, read.everyone, audience),
            tries=read.tries,
            headings=read.headings,
            order=order if choice.by_heading else (),
            certain_until=await self._sweeps.certain_until(choice.guild_id, now),
        )
        return DocumentDraft(choice, year.written(facts), found, read.wins, me, facts.done)

    async def record_of(self, choice: DocumentChoice, group: str, now: datetime) -> DocumentDraft:
        """Return one member's record of what they went to, with the length that they gave it."""
        read = await self._read(choice, choice.member_id)
        titles = {
            f"win {win.win_id}": prose.first_sentences(
                prose.unlabelled(win.kind, win.story), year.LINE
            )
            for win in sort_out(read.wins, read.everyone, choice.audience).leaving
        }
        done = counting.activities(read.done, ("win",), titles)
        me = await self._members.get(choice.guild_id, choice.member_id)
        owner = None if me is None or me.hidden else me
        facts = replace(
            _facts(choice, read, group, now, Sorted(), owner),
            done=_printed(done, read.everyone, choice.audience),
        )

        def year_of(day: date) -> str:
            return rules.this_year(read.school, day).name

        document = record.written(facts, year_of, reflections=choice.reflections)
        return DocumentDraft(choice, document, facts.found, (), me, facts.done)

    async def report(self, choice: DocumentChoice, group: str, now: datetime) -> DocumentDraft:
        """Return a group's report; it counts nobody who hides or left."""
        read = await self._read(choice, None)
        authors = read.everyone
        there = [one for one in authors.values() if one.left_at is None and not one.hidden]
        visible = {one.member_id for one in there}
        found = sort_out(read.wins, authors, "group", read.deleted)
        seen = [win for win in read.wins if _is_seen(win, authors)]
        ids = {win.id for win in seen}
        held = [row for row in read.turnouts if row.organizer_id in visible]
        facts = replace(
            _facts(choice, read, group, now, found),
            audience="group",
            done=[one for one in counting.activities(read.done) if one.member_id in visible],
            held=_held(held, authors, "group"),
            tries=[row for row in read.tries if row.member_id in visible and row.win_id in ids],
            certain_until=await self._sweeps.certain_until(choice.guild_id, now),
            questions=read.questions,
            together=_together(read.added, visible),
        )
        shared = [
            Shared(
                win.kind,
                calendar.local_day(win.created_at, facts.zone),
                win.behalf or str(win.author_id),
            )
            for win in seen
        ]
        by = {win.author_id for win in seen} & visible
        document = report.written(facts, shared, [authors[one].district or "" for one in by])
        return DocumentDraft(choice, document, found, read.wins, done=facts.done)

    async def keepsake(self, guild_id: int, group: str, now: datetime) -> Keepsake:
        """Return what a group may take along: all its wins, and what it added up together."""
        begins, ends = DISCORD_BEGAN, now + timedelta(days=1)
        async with self._database.read() as connection:
            wins = await queries.wins(connection, guild_id, begins, ends)
            deleted = await queries.deleted_between(connection, guild_id, begins, ends)
            added = await totals.by_unit(connection, guild_id, begins, ends)
        everyone = await self.people(guild_id)
        found = sort_out(wins, everyone, "group", deleted)
        there = [one for one in everyone.values() if one.left_at is None and not one.hidden]
        together = _together(added, {one.member_id for one in there})
        zone = (await self._groups.school(guild_id)).zone
        return keepsake.written(found, group, zone, now, together)

    async def people(self, guild_id: int) -> dict[int, Member]:
        """Return everyone a group still has on record, by id, including those who left."""
        found = await self._members.of_group(guild_id, left_too=True)
        return {one.member_id: one for one in found}

    async def _read(self, choice: DocumentChoice, author_id: int | None) -> _Read:
        guild_id, days = choice.guild_id, (choice.period.first, choice.period.last)
        school = await self._groups.school(guild_id)
        begins, ends = choice.period.begins(school), choice.period.ends(school)
        async with self._database.read() as connection:
            wins = await queries.wins(connection, guild_id, begins, ends, author_id)
            read = _Read(
                school,
                tuple(one for one in wins if choice.wins is None or one.id in choice.wins),
                await queries.deleted_between(connection, guild_id, begins, ends, author_id),
                await queries.tries(connection, guild_id, author_id),
                await queries.entries(connection, guild_id, *days, author_id),
                await queries.turnouts(connection, guild_id, *days, author_id),
            )
            if author_id is None:
                questions = await queries.questions(connection, guild_id, begins, ends)
                added = await totals.by_unit(connection, guild_id, begins, ends)
                read = replace(read, questions=questions, added=added)
            else:
                under = await queries.headings(connection, guild_id, author_id)
                given = await queries.given(connection, guild_id, author_id, begins, ends)
                headings = {win_id: heading for win_id, heading in under}
                read = replace(read, headings=headings, given=given)
                if choice.wins is not None:
                    gone = await queries.deleted_among(connection, guild_id, choice.wins)
                    read = replace(read, deleted=gone)
        return replace(read, everyone=await self.people(guild_id))


def _facts(
    choice: DocumentChoice,
    read: _Read,
    group: str,
    now: datetime,
    found: Sorted,
    owner: Member | None = None,
) -> DocumentFacts:
    """Return what every document begins with; *owner*: whose name and school stand in it."""
    return DocumentFacts(
        period=choice.period,
        today=calendar.local_day(now, read.school.zone),
        now=now,
        zone=read.school.zone,
        audience=choice.audience,
        group=group,
        found=found,
        name="" if owner is None else owner.named,
        school="" if owner is None else owner.school or "",
    )


def _printed(
    done: Iterable[Activity], members: dict[int, Member], audience: Audience
) -> list[Activity]:
    """Return what was done, without the words in it that name somebody who hides."""
    names = hiding(members.values(), audience)

    def kept(said: str) -> str:
        return "" if identifying_words(said, names) else plain(said, members, audience)

    return [replace(one, about=kept(one.about), note=kept(one.note)) for one in done]


def _held(
    rows: Iterable[AnyRow], members: dict[int, Member], audience: Audience
) -> list[counting.Turnout]:
    """Return the meet-ups that were held; a title that names somebody who hides isn't said."""
    names = hiding(members.values(), audience)
    return [
        counting.Turnout(
            row.held_on,
            printed.HELD_SINGLE
            if identifying_words(row.title, names)
            else plain(row.title, members, audience),
            row.people,
        )
        for row in rows
    ]


def _together(rows: Iterable[AnyRow], visible: Collection[int]) -> list[tuple[str, int]]:
    """Return what was added up, by what it is: in the usual words for it, and by three or more.

    What somebody added who was forgotten is nobody's, and still in the sum.
    """
    found: dict[str, dict[int, int]] = {}
    for unit, member_id, amount in rows:
        if is_usual(unit) and (member_id in visible or not member_id):
            of = found.setdefault(unit.casefold(), {})
            of[member_id] = of.get(member_id, 0) + int(amount)
    return [(unit, sum(of.values())) for unit, of in found.items() if len(of) >= FEWEST]


def _given(
    gave: queries.Gave, school: SchoolClock, members: dict[int, Member], audience: Audience
) -> counting.Given:
    """Return what a member gave; a title that names somebody who hides isn't said."""
    names = hiding(members.values(), audience)
    things = [
        counting.Thing(
            calendar.local_day(row.created_at, school.zone),
            printed.THING_SINGLE
            if identifying_words(row.title, names)
            else plain(row.title, members, audience),
            row.people,
            row.schools,
        )
        for row in gave.things
    ]
    return counting.Given(gave.answers, gave.summaries, tuple(things))


def _is_seen(win: Win, authors: dict[int, Member]) -> bool:
    author = authors.get(win.author_id)
    return not win.hidden and win.message_id is not None and not (author and author.hidden)
