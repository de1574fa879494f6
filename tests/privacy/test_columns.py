"""Each column about a member is in their export, or it's listed here with the reason why not."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from fnmatch import fnmatch
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import JSON, Boolean, Date, Integer, Time, insert, update

from bot.kit.columns import UtcDateTime
from bot.kit.feature import personal_data_of
from bot.kit.personal import Person
from bot.mentors.tables import MentorPairRow
from bot.privacy.service import Privacy
from bot.services import FEATURES
from bot.tables import metadata
from tests.conftest import MONDAY
from tests.meta.test_personal_data import PEOPLE, THINGS
from tests.privacy.test_service import mentions

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from sqlalchemy import Column, Table

    from bot.kit.database import Database

DANA, LUIS = 900_000_000_000_000_101, 900_000_000_000_000_102
GROUP = 11
# Values where not every one will do.
GIVEN: dict[str, object] = {
    "groups.school_days": "01234",
    "dm_channels.contacts": ["2031-05-05T07:00:00+00:00"],
    "drafts.content": json.dumps({"story": "drafts.content"}),
    "mentor_pairs.mentee_id": LUIS,
    "mentor_pairs.state": "resting",
    **dict.fromkeys(
        (
            "meetings.person_id",
            "not_with.person_id",
            "waiting_notices.about_id",
            "nudges.person_id",
        ),
        LUIS,
    ),
}
# Columns that stay out, by the reason why. Ids that aren't a person's stay out everywhere.
INTERNAL = {
    "when the bot does what, and how that went; a payload names nobody": (
        "agenda.*",
        "shown.occurrence",
        "shown.payload",
        "shown.due_at",
        "shown.outdated",
        "shown.blocked",
        "waiting_notices.occurrence",
        "waiting_notices.payload",
        "mentor_requests.pick_until",
        "mentor_pairs.quiet",
        "mentor_asks.expires_at",
        "mentor_checkins.asked_at",
        "mentor_checkins.number",
        "meetups.announced_at",
        "meetups.post_lost_at",
        "meetups.thread_lost_at",
        "win_details.wordings",
    ),
    "what's left of something deleted, which is to be known by nothing but itself": ("removed.*",),
    "made of what is in the export": (
        "wins.words",
        "questions.words",
        "resources.words",
        "resources.same",
        "celebration_days.alike",
        "drafts.looked_at",
        "summary_pieces.of",
        "meetups.next_day",
        "meetups.next_at",
        "meetups.ends_at",
        "meetups.changes",
        "meetups.place_known",
        "meetup_rsvps.knows",
        "meetup_turnouts.day",
        "win_details.piece",
    ),
    "a key that links rows": (
        "drafts.subject",
        "meetings.ref",
        "mentor_threads.room",
        "plan_entries.ref",
        "meetup_rsvps.turn",
        "meetup_talks.turn",
        "resources.starter",
        "room_seats.added",
    ),
    "somebody else's words or decision": (
        "inquiries.answer",
        "wins.note",
        "resources.note",
        "resources.body",
        "questions.taken",
        "questions.hidden",
        "reports.closed_at",
        "resource_reports.closed_at",
        "mentor_requests.seen_at",
        "mentor_asks.picked",
        "tries.thanked_at",
        "tries.told_in",
        "weekly_wins.week",
        "weekly_wins.position",
    ),
    "about both of a pair": ("mentor_asks.why", "mentor_pairs.why", "mentor_pairs.help_at"),
    "in the export as yes or no": ("mentor_asks.state",),
    "about a page on the internet": ("resource_checks.*",),
}

# What /me show says in lines of its own, or what follows from the rest.
SHOWN_OTHERWISE = {
    "about me",
    "how I am reached",
    "direct messages",
    "what I told you privately",
    "messages that show me",
}


def tables() -> list[Table]:
    """Return what holds a member's id, and what hangs on a row that does."""
    owned = {name for owner in personal_data_of(FEATURES) for name in owner.tables}
    found: dict[str, Table] = {}
    for table in metadata.sorted_tables:
        parents = {key.column.table.name for key in table.foreign_keys}
        if table.name in owned or parents & found.keys():
            found[table.name] = table
    return [*found.values()]


COLUMNS = [
    column
    for table in tables()
    for column in table.columns
    if column.name not in PEOPLE | THINGS
    and not any(fnmatch(str(column), one) for some in INTERNAL.values() for one in some)
]


def value(column: Column[object], number: int) -> object:
    """Return a value that no other column has."""
    kind, name = column.type, str(column)
    if name in GIVEN:
        return GIVEN[name]
    if column.name == "guild_id":
        return GROUP
    if column.name in PEOPLE:
        return DANA
    if isinstance(kind, Boolean):
        return True
    if isinstance(kind, Integer):
        return 7_000_000 + number
    if isinstance(kind, UtcDateTime):
        return MONDAY + timedelta(days=number)
    if isinstance(kind, Date):
        return date(2100, 1, 1) + timedelta(days=number)
    if isinstance(kind, Time):
        return time(*divmod(number % 1_440, 60))
    return {"value": name} if isinstance(kind, JSON) else name


def leaves(found: object) -> Iterator[str]:
    """Yield each single value as text."""
    if isinstance(found, dict):
        found = [*found.values()]
    if isinstance(found, list | tuple):
        for one in found:
            yield from leaves(one)
    else:
        yield found.isoformat() if isinstance(found, datetime) else str(found)


async def fill(database: Database) -> dict[str, object]:
    """Write one row into each table, all of them Dana's; return each column's value."""
    values: dict[str, object] = {}
    async with database.write() as connection:
        for table in metadata.sorted_tables:
            if table.name.startswith(("identity", "search_")):
                continue
            for column in table.columns:
                parents = [str(key.column) for key in column.foreign_keys]
                own = value(column, len(values))
                values[str(column)] = values[parents[0]] if parents else own
            row = {column.name: values[str(column)] for column in table.columns}
            await connection.execute(insert(table).values(row))
    return values


async def turn(database: Database, column: Column[object], *, on: bool) -> None:
    """Set one column that's either true or false."""
    async with database.write() as connection:
        await connection.execute(update(column.table).values({column.name: on}))


async def exported(database: Database) -> list[object]:
    """Return what Dana takes along: as the mentor of a pair, and as its mentee."""
    privacy, found = Privacy(database, personal_data_of(FEATURES)), list[object]()
    pair = MentorPairRow
    for mentor, mentee, side in ((LUIS, DANA, "mentee"), (DANA, LUIS, "mentor")):
        values = {pair.mentor_id: mentor, pair.mentee_id: mentee, pair.win_by: side}
        async with database.write() as connection:
            await connection.execute(update(pair).values(values))
        export = await privacy.export(Person(GROUP, DANA))
        found += [export.sheets, export.pictures]
    return found


async def test_every_column_is_exported(sqlite_database: Database) -> None:
    """What's written into a column that isn't listed above is in the export, word for word."""
    values = await fill(sqlite_database)
    values["drafts.content"] = "drafts.content"
    values["mentor_pairs.win_by"] = values["mentor_pairs.win"]
    found = await exported(sqlite_database)
    said = "\n".join(leaves(found))
    missing = [
        str(column)
        for column in COLUMNS
        if not isinstance(column.type, Boolean)
        and not all(one in said for one in leaves(values[str(column)]))
    ]
    for column in COLUMNS:
        if isinstance(column.type, Boolean):  # it changes what's exported
            await turn(sqlite_database, column, on=False)
            missing += [str(column)] if await exported(sqlite_database) == found else []
            await turn(sqlite_database, column, on=True)

    assert missing == []


@pytest.mark.parametrize("reason", INTERNAL)
def test_no_reason_outlives_its_column(reason: str) -> None:
    """Each column that's listed above is there."""
    names = [str(column) for table in tables() for column in table.columns]

    assert [one for one in INTERNAL[reason] if not any(fnmatch(it, one) for it in names)] == []


async def test_every_sheet_is_described(sqlite_database: Database) -> None:
    """The README says what each sheet holds, and /me show counts its rows, unless it says it all.

    Somebody whose things it didn't count would read that nothing is kept about them.
    """
    await fill(sqlite_database)
    found = await exported(sqlite_database)
    sheets = {name for both in found[::2] for name in both}  # type: ignore[attr-defined]
    described = Privacy(sqlite_database, personal_data_of(FEATURES)).sheets
    uncounted = {name for name, said in described.items() if len(said) == 1}

    assert sheets == described.keys(), "name it in its owner's `sheets`"
    assert uncounted == SHOWN_OTHERWISE
    assert {len(said) for said in described.values()} == {1, 3}


@pytest.mark.parametrize("goes", [Privacy.forget, Privacy.depart])
async def test_who_goes_is_named_nowhere(
    database: Database, goes: Callable[[Privacy, Person, datetime], Awaitable[object]]
) -> None:
    """No table has the id of somebody who was forgotten, or left: each feature removes its own."""
    await fill(database)
    await goes(Privacy(database, personal_data_of(FEATURES)), Person(GROUP, DANA), MONDAY)

    assert await mentions(database, str(DANA)) == [], "forget() and depart() take it"
