"""A group in which everyone who wrote something hides, with what they wrote in every table.

Two of them did all of it: what one wrote, the other cheered, tried, took up or answered.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import discord
from sqlalchemy import JSON, Boolean, Date, Integer, Time, delete, select

from bot.groups.rules import switches
from bot.kit.columns import UtcDateTime
from bot.tables import metadata
from bot.ui.card import Card
from bot.ui.permissions import INVITE
from tests.conftest import MONDAY
from tests.meta.test_personal_data import PEOPLE
from tests.switches import SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from simcord import MemberActor
    from sqlalchemy import Column, Table

    from bot.kit.database import Database
    from tests.discord import World

POSTED = ("wins", "questions", "meetups", "gatherings")
# The program's, the group's own, and what is empty: it has nobody's words, or follows from others.
LEFT_ALONE = {"identity", "search_indexes"}
OWN = {"groups", "coordinators"}
EMPTY = {
    "agenda",
    "drafts",
    "waiting_notices",
    "shown",
    "shown_subjects",
    "removed",
    "dm_channels",
    "sweeps",
    "search_stems",
    "search_postings",
    "search_waiting",
    "breaks",
    "member_breaks",
    "knows",
    "familiar_words",
    "not_with",
    "school_years",
    "celebration_host_dates",
    "nudges",
    "celebration_dates",
    "calendar_feeds",
    "document_requests",
    "document_headings",
    "document_rubrics",
    "meetup_dates",
    "mentor_settings",
    "mentor_boards",
    "weekly_wins",
    "mentor_board_pairs",
    "meetup_turnouts",
    "weekly_questions",
    "day_notes",
}
# Tables with a row for each of the two. Elsewhere the first has it, but for these columns.
BOTH = {
    "members",
    "coffee_members",
    "coffee_seats",
    "room_seats",
    "took_part",
    "plans",
    "greeters",
    "mentor_offers",
    "mentor_threads",
    "meetup_rsvps",
    "meetup_talks",
    "reaches",
    "helpers",
    "wins",
    "questions",
    "resources",
}
OTHERS = {
    "person_id",
    "mentor_id",
    "reporter_id",
    "greeter_id",
    "cheers.member_id",
    "tries.member_id",
    "resource_uses.member_id",
    "curious.member_id",
    "cheers.name",
    "tries.name",
    "resource_uses.name",
}
TODAY, TOMORROW = MONDAY.date(), MONDAY.date() + timedelta(days=1)
TYPED = "We put a cart by the doors."
MEETUP = '{"day": "2026-09-15", "zone": "America/Chicago", "at": "15:30", "minutes": 60}'
BEGINS = datetime(2026, 9, 15, 20, 30, tzinfo=MONDAY.tzinfo)
FIRST = "{first}"  # what the one is called whose row it is, in a value
THREAD = "{thread}"  # a thread that's there
GIVEN: dict[str, object] = {
    "consent": "named",
    "members.print_name": f"{FIRST} in print",
    "members.school": f"{FIRST} Elementary",
    "members.district": f"{FIRST} Unified",
    "members.town": f"{FIRST} Town",
    "members.hidden": True,
    "gatherings.thread_id": THREAD,
    "meetups.thread_id": THREAD,
    "wins.shared_in": THREAD,
    "wins.kind": "idea",
    "wins.recap": True,
    "wins.credit": True,
    "wins#2.kind": "answer",
    "wins#2.question_id": 1,
    "tries.answer": "worked",
    "tries.line": "It worked.",
    "documents.kind": "my-year",
    "plan_entries.source": "own",
    "plan_entries.goal": "weekly",
    "rooms.kind": "coffee",
    "rooms.ref": "1",
    "reaches.topic": "general",
    "reaches.method": "dm",
    "celebration_days.name": TYPED,
    "celebration_days.state": "approved",
    "celebration_days.first": TODAY,
    "celebration_days.last": TODAY,
    "celebration_choices.base": "",
    "celebration_choices.country": "US",
    "celebration_choices.packs": "",
    "celebration_picks.slug": "own-1",
    "celebration_picks.added": True,
    "helpers.slug": "own-1",
    "helpers.first": TODAY,
    "coffee_settings.rhythm": "month",
    "coffee_settings.size": 2,
    "coffee_settings.district": "any",
    "coffee_rounds.left_out": "",
    "coffee_groups.size": 2,
    "coffee_groups.times": "",
    "coffee_seats.suits": "",
    "gatherings.carrier": "own",
    "gathered.slug": "own-1",
    "gathered.counter": "",
    "took_part.did_at": MONDAY,
    "meetings.kind": "coffee",
    "meetups.kind": "coffee",
    "meetups.place": "#general",
    "meetups.unit": "",
    "meetups.dates": MEETUP,
    "meetups.next_day": TOMORROW,
    "meetups.next_at": BEGINS,
    "meetups.ends_at": BEGINS + timedelta(hours=1),
    "meetup_rsvps.day": TOMORROW,
    "meetup_rsvps.state": "coming",
    "meetup_talks.day": TOMORROW,
    "meetup_talks.size": "small",
    "meetup_settings.names": True,
    "mentor_offers.topics": "weeding",
    "mentor_offers.sizes": "weeks",
    "mentor_offers.state": "open",
    "mentor_requests.topics": "weeding",
    "mentor_requests.size": "weeks",
    "mentor_requests.state": "open",
    "mentor_requests.district": "any",
    "mentor_asks.state": "waiting",
    "mentor_asks.expires_at": MONDAY + timedelta(days=5),
    "mentor_pairs.size": "weeks",
    "mentor_pairs.state": "active",
    "mentor_pairs.finish_at": MONDAY + timedelta(days=30),
    "mentor_threads.room": "own",
    "plans.volume": "light",
    "plans.weekly": "shelf",
    "plans.monthly": "shelf",
    "plans.quarterly": "shelf",
    "questions.topic": "weeding",
    "questions.level": "",
    "questions#2.asked": "Does anyone lend puzzles?",
    "resources.link": "https://example.org/page",
    "resources#2.link": "https://example.org/other",
    "resources#2.same": "https://example.org/other",
    "resources.levels": "high",
    "resources.topics": "weeding",
    "resource_reports.why": "other",
    "summary_pieces.win_id": 2,
    "win_details.skipped": "[]",
    "win_details.cleared": "[]",
    "win_details.wordings": "{}",
}


@dataclass
class Hiding:
    """The group in a running world."""

    world: World
    _thread_id: int = 0
    _own: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    _rows: Mapping[str, object] | None = None  # what the tables hold, unless anything was written
    # By the rows: a copy of what they made of the tables, and the message in it.
    _copies: dict[str, tuple[Path, int]] = field(default_factory=dict)

    @property
    def first(self) -> MemberActor:
        """Who wrote nearly everything."""
        return self.world.dana

    @property
    def other(self) -> MemberActor:
        """Who did something with it."""
        return self.world.luis

    @property
    def names(self) -> dict[int, str]:
        """What the two are called, by their ids."""
        return {one.id: str(one.user.global_name) for one in (self.first, self.other)}

    @property
    def database(self) -> Database:
        """Where all of it is."""
        return self.world.client.agenda._database

    async def begin(self) -> None:
        """Switch everything on, in a group with each channel there is."""
        world = self.world
        world.limit_bot(INVITE | discord.Permissions(create_private_threads=True))
        await world.services.groups.change(
            world.guild.id,
            world.clock.now(),
            coordinator_channel_id=world.desk.id,
            shelf_channel_id=world.channel.id,
        )
        await world.switch_on()
        post = await world.post(Card("A post with a thread."))
        with world.env._bot_scope():
            thread = await post.create_thread(name="A thread")
        self._thread_id = thread.id
        async with self.database.read() as connection:
            for table in metadata.sorted_tables:
                if table.name in OWN:
                    rows = await connection.execute(select(table))
                    self._own[table.name] = [dict(one._mapping) for one in rows]
        self._watch()

    def switch_off(self) -> None:
        """Let every feature be off from now on."""
        off = ",".join(sorted(switches((), SWITCHES)["switched_off"]))
        own = {"switched_off": off, "switched_on": ""}
        self._own["groups"] = [row | own for row in self._own["groups"]]
        self._rows = None

    def _watch(self) -> None:
        """Notice when anything is written."""
        database: Any = self.database
        write = database.write

        def writing(**how: object) -> object:
            self._rows = None
            return write(**how)

        database.write = writing

    async def fill(self, rows: Mapping[str, object]) -> None:
        """Let each table be as `GIVEN` says, with *rows* in place of it, by "table.column".

        A table's name alone leaves it empty. What was posted is a message that's there.
        """
        if self._rows == rows:
            return
        post = await self.world.post(Card("A post."))
        known = repr(sorted(rows.items()))
        if known in self._copies:
            self._put_back(*self._copies[known], post.id)
        else:
            await self._insert(rows, post)
            self._copies[known] = self._copied(), post.id
        for cache in self.database.caches:
            cache.clear()
        self._rows = rows

    async def _insert(self, rows: Mapping[str, object], post: discord.Message) -> None:
        given = {**GIVEN, **rows}
        for name in POSTED:
            given = {f"{name}.channel_id": post.channel.id, f"{name}.message_id": post.id} | given
        empty = (EMPTY - {one.partition(".")[0].partition("#")[0] for one in rows}) | rows.keys()
        async with self.database.write() as connection:
            for table in reversed(metadata.sorted_tables):
                if table.name not in LEFT_ALONE:
                    await connection.execute(delete(table))
            for table in metadata.sorted_tables:
                if table.name not in LEFT_ALONE | empty:
                    own = self._own.get(table.name)
                    await connection.execute(table.insert(), own or [*self._filled(table, given)])

    def _copied(self) -> Path:
        """Copy the database; return where the copy is."""
        path = self.world.settings.data_dir.parent / f"copy-{len(self._copies)}.db"
        with closing(sqlite3.connect(self._path)) as connection:
            connection.execute("VACUUM INTO ?", [str(path)])
        return path

    def _put_back(self, copy: Path, was: int, post_id: int) -> None:
        """Make each table as it is in a copy, with the new message in place of the copy's."""
        names = [one.name for one in metadata.sorted_tables if one.name not in LEFT_ALONE]
        with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
            connection.execute("ATTACH ? AS copy", [str(copy)])
            connection.execute("BEGIN IMMEDIATE")
            for name in names:
                connection.execute(f"DELETE FROM main.{name}")
                connection.execute(f"INSERT INTO main.{name} SELECT * FROM copy.{name}")
            for name in POSTED:
                connection.execute(
                    f"UPDATE main.{name} SET message_id = ? WHERE message_id = ?", [post_id, was]
                )
            connection.execute("COMMIT")

    @property
    def _path(self) -> Path:
        assert self.database.file is not None
        return self.database.file

    def _filled(self, table: Table, given: Mapping[str, object]) -> Iterator[dict[str, object]]:
        pairs = [(self.first, self.other), (self.other, self.first)]
        for number, (one, other) in enumerate(pairs[: 1 + (table.name in BOTH)], 1):
            yield {
                column.name: self._value(column, number, one, other, given)
                for column in table.columns
            }
        if table.name == "members":
            yield self._coordinator(table)

    def _coordinator(self, table: Table) -> dict[str, object]:
        """Return who runs the group, and doesn't hide."""
        one = self.world.marta
        own = {"member_id": one.id, "name": str(one.user.global_name), "hidden": False}
        given = {f"members.{name}": value for name, value in own.items()}
        return {it.name: self._value(it, 1, one, one, given) for it in table.columns}

    def _value(
        self,
        column: Column[object],
        number: int,
        one: MemberActor,
        other: MemberActor,
        given: Mapping[str, object],
    ) -> object:
        table, name = column.table.name, f"{column.table.name}.{column.name}"
        for key in (f"{table}#{number}.{column.name}", name, column.name):
            if key in given:
                value = given[key]
                if value == THREAD:
                    value = self._thread_id
                elif isinstance(value, str):
                    value = value.replace(FIRST, str(one.user.global_name))
                return value
        if column.name == "guild_id":
            return self.world.guild.id
        person = other if {name, column.name} & OTHERS else one
        about_people = PEOPLE & {one.name for one in column.table.columns}
        if column.name.endswith("name") and about_people and not column.nullable:
            return self.names[person.id]
        if column.name in PEOPLE:
            return person.id
        if column.table.autoincrement_column is column and not column.foreign_keys:
            return number
        return 1 if column.foreign_keys and not column.nullable else _plain(column)


def _plain(column: Column[object]) -> object:
    if column.nullable:
        return None
    kind = column.type
    if isinstance(kind, UtcDateTime):
        return MONDAY - timedelta(days=1)
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, Date):
        return TODAY
    if isinstance(kind, Time):
        return time(7, 15)
    if isinstance(kind, JSON):
        return []
    return 1 if isinstance(kind, Integer) else TYPED
