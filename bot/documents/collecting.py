"""What a document is made of, read at one moment, with the consent of that moment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.documents import counting, printed, prose, queries, record, report, rules, year
from bot.documents.leaving import OWN, Sorted, has_release, hiding, sort_out
from bot.documents.markup import plain
from bot.documents.report import Shared
from bot.documents.rules import FEWEST
from bot.documents.year import DocumentFacts
from bot.kit import calendar
from bot.plans.service import as_entry
from bot.totals import queries as totals
from bot.totals.rules import is_usual
from bot.wins.rules import identifying_words
from bot.wins.service import as_win

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.documents.choices import DocumentChoice
    from bot.documents.counting import Activity
    from bot.documents.leaving import Audience
    from bot.documents.paper import Document
    from bot.kit.database import AnyRow, Database
    from bot.members.rules import Member
    from bot.members.service import Members
    from bot.plans.rules import PlanEntry
    from bot.school.clock import SchoolClock
    from bot.wins.rules import Win

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
    wins: tuple[Win, ...]
    deleted: int
    tries: Sequence[counting.TriedBy]
    done: Sequence[PlanEntry]
    headings: dict[int, str]
    turnouts: Sequence[AnyRow] = ()
    questions: int = 0  # to the group, that have an answer
    given: queries.Gave = field(default_factory=queries.Gave)
    added: Sequence[AnyRow] = ()  # to totals, by unit and member


async def my_year(
    database: Database, members: Members, school: SchoolClock, choice: DocumentChoice, group: str,
    headings: Sequence[str], now: datetime, certain_until: datetime | None,
) -> DocumentDraft:  # fmt: skip
    """Return one member's document of their own wins and of what they did."""
    read = await _read(database, choice, school, choice.member_id)
    everyone = await people(members, choice.guild_id)
    me = await members.get(choice.guild_id, choice.member_id)
    found = sort_out(read.wins, everyone, choice.audience, read.deleted, released=choice.released)
    hides = me is None or (me.hidden and choice.audience != "self")
    done = counting.activities(read.done)
    filed = {*read.headings.values(), *(one.heading for one in done if one.heading)}
    order = [*headings, *sorted(filed - set(headings))]
    facts = DocumentFacts(
        period=choice.period,
        today=calendar.local_day(now, school.zone),
        now=now,
        zone=school.zone,
        audience=choice.audience,
        group=group,
        found=found,
        name="" if hides or me is None else me.named,
        school="" if hides or me is None else me.school or "",
        done=_printed(done, everyone, choice.audience),
        held=_held(read.turnouts, everyone, choice.audience),
        given=_given(read.given, school, everyone, choice.audience),
        tries=read.tries,
        headings=read.headings,
        order=order if choice.by_heading else (),
        certain_until=certain_until,
    )
    return DocumentDraft(choice, year.written(facts), found, read.wins, me, facts.done)


async def my_record(
    database: Database, members: Members, school: SchoolClock, choice: DocumentChoice, group: str,
    now: datetime,
) -> DocumentDraft:  # fmt: skip
    """Return one member's record of what they went to, with the length that they gave it."""
    read = await _read(database, choice, school, choice.member_id)
    everyone = await people(members, choice.guild_id)
    me = await members.get(choice.guild_id, choice.member_id)
    hides = me is None or me.hidden
    titles = {
        f"win {win.win_id}": prose.first_sentences(prose.unlabelled(win.kind, win.story), year.LINE)
        for win in sort_out(read.wins, everyone, choice.audience).leaving
    }
    done = counting.activities(read.done, ("win",), titles)
    facts = DocumentFacts(
        period=choice.period,
        today=calendar.local_day(now, school.zone),
        now=now,
        zone=school.zone,
        audience=choice.audience,
        group=group,
        found=Sorted(),
        name="" if hides or me is None else me.named,
        school="" if hides or me is None else me.school or "",
        done=_printed(done, everyone, choice.audience),
    )

    def year_of(day: date) -> str:
        return rules.this_year(school, day).name

    document = record.written(facts, year_of, reflections=choice.reflections)
    return DocumentDraft(choice, document, facts.found, (), me, facts.done)


async def group_report(
    database: Database, members: Members, school: SchoolClock, choice: DocumentChoice, group: str,
    now: datetime, certain_until: datetime | None,
) -> DocumentDraft:  # fmt: skip
    """Return a group's report; who hides or left is in none of its numbers of people."""
    read = await _read(database, choice, school, None)
    authors = await people(members, choice.guild_id)
    everyone = {key: one for key, one in authors.items() if one.left_at is None}
    found = sort_out(read.wins, authors, "group", read.deleted)
    visible = {one.member_id for one in everyone.values() if not one.hidden}
    seen = [win for win in read.wins if _is_seen(win, authors)]
    ids = {win.id for win in seen}
    facts = DocumentFacts(
        period=choice.period,
        today=calendar.local_day(now, school.zone),
        now=now,
        zone=school.zone,
        audience="group",
        group=group,
        found=found,
        done=[one for one in counting.activities(read.done) if one.member_id in visible],
        held=_held([row for row in read.turnouts if row.organizer_id in visible], authors, "group"),
        tries=[row for row in read.tries if row.member_id in visible and row.win_id in ids],
        certain_until=certain_until,
        questions=read.questions,
        together=_together(read.added, visible),
    )
    shared = [
        Shared(
            win.kind,
            calendar.local_day(win.created_at, school.zone),
            win.behalf or str(win.author_id),
        )
        for win in seen
    ]
    districts = [everyone[one].district or "" for one in {win.author_id for win in seen} & visible]
    document = report.written(facts, shared, districts)
    return DocumentDraft(choice, document, found, read.wins, done=facts.done)


async def everything(database: Database, members: Members, guild_id: int, now: datetime) -> Sorted:
    """Return all wins of a group as far as they may leave it."""
    begins, ends = DISCORD_BEGAN, now + timedelta(days=1)
    async with database.read() as connection:
        rows = await queries.wins(connection, guild_id, begins, ends)
        deleted = await queries.deleted_between(connection, guild_id, begins, ends)
    authors = await people(members, guild_id)
    return sort_out(map(as_win, rows), authors, "group", deleted)


async def together(
    database: Database, members: Members, guild_id: int, now: datetime
) -> list[tuple[str, int]]:
    """Return everything that a group added up together, as far as it may leave."""
    async with database.read() as connection:
        ends = now + timedelta(days=1)
        added = await totals.by_unit(connection, guild_id, DISCORD_BEGAN, ends)
    everyone = await members.of_group(guild_id)
    return _together(added, {one.member_id for one in everyone if not one.hidden})


async def people(members: Members, guild_id: int) -> dict[int, Member]:
    """Return everyone that a group still knows by their id, those who left it included."""
    return {one.member_id: one for one in await members.of_group(guild_id, left_too=True)}


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


async def _read(
    database: Database, choice: DocumentChoice, school: SchoolClock, author_id: int | None
) -> _Read:
    guild_id, period = choice.guild_id, choice.period
    begins, ends = period.begins(school), period.ends(school)
    headings: dict[int, str] = {}
    questions, given = 0, queries.Gave()
    added: Sequence[AnyRow] = ()
    async with database.read() as connection:
        rows = await queries.wins(connection, guild_id, begins, ends, author_id)
        tries = await queries.tries(connection, guild_id, author_id)
        turnouts = await queries.turnouts(
            connection, guild_id, period.first, period.last, author_id
        )
        days = period.first, period.last
        done = [
            as_entry(row) for row in await queries.entries(connection, guild_id, *days, author_id)
        ]
        if author_id is None:
            deleted = await queries.deleted_between(connection, guild_id, begins, ends)
            questions = await queries.questions(connection, guild_id, begins, ends)
            added = await totals.by_unit(connection, guild_id, begins, ends)
        else:
            deleted = (
                await queries.deleted_between(connection, guild_id, begins, ends, author_id)
                if choice.wins is None
                else await queries.deleted_among(connection, guild_id, choice.wins)
            )
            headings = {
                win: heading
                for win, heading in await queries.headings(connection, guild_id, author_id)
            }
            given = await queries.given(connection, guild_id, author_id, begins, ends)
    wins = tuple(win for row in rows if _is_chosen(win := as_win(row), choice.wins))
    return _Read(wins, deleted, tries, done, headings, turnouts, questions, given, added)


def _is_chosen(win: Win, chosen: Collection[int] | None) -> bool:
    return chosen is None or win.id in chosen
