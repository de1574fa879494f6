"""What tests of mentors share: people who offer and ask, and what the agenda would do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import select

from bot.agenda.tables import AgendaRow
from bot.mentors import schedule
from bot.mentors.rules import MentorProfile, tidied
from tests.agenda.rows import about
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Planned
    from bot.kit.database import AnyRow, Database
    from bot.members.rules import Notice
    from bot.mentors.records import Ask, Offer, Pair, Request
    from bot.services import Services

GUILD, OTHER = 11, 12
DANA, LUIS, PRIYA, AMINA, MAI = 900_101, 900_102, 900_103, 900_104, 900_105
PEOPLE = {DANA: "Dana", LUIS: "Luis", PRIYA: "Priya", AMINA: "Amina", MAI: "Mai"}
ZONE = "America/Chicago"
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
LATER = MONDAY + 2 * DAY  # the day in which one may pick oneself is over


async def a_group(services: Services, guild_id: int = GUILD) -> None:
    """Set a group up, with mentors switched on and everyone in it."""
    await services.groups.change(
        guild_id, MONDAY, wins_channel_id=7, zone=ZONE, switched_on=frozenset({"mentors"})
    )
    for member_id, name in PEOPLE.items():
        await services.members.arrive(guild_id, member_id, name, MONDAY - 300 * DAY)


class Said(TypedDict, total=False):
    """What somebody says of themselves besides topics; see `MentorProfile`."""

    level: str | None
    words: str
    sizes: tuple[str, ...]
    sentence: str


async def offers(
    services: Services, member_id: int, *topics: str, guild_id: int = GUILD, **more: Unpack[Said]
) -> Offer:
    """Let someone offer to be a mentor, to be reached in a private thread."""
    values: Said = {"sizes": (), **more}
    filled = tidied(MentorProfile(topics=topics or ("weeding",), **values), asks=False)
    offer = await services.mentors.save_offer(guild_id, member_id, filled, MONDAY)
    await services.reaching.choose(guild_id, member_id, "mentor", "thread", MONDAY)
    return offer


async def asks(
    services: Services,
    member_id: int,
    *topics: str,
    size: str = "weeks",
    guild_id: int = GUILD,
    now: datetime = MONDAY,
    **more: Unpack[Said],
) -> Request:
    """Let someone ask for a mentor, to be reached in a private thread."""
    values: Said = {"words": "Where do I start?", **more, "sizes": (size,)}
    filled = tidied(MentorProfile(topics=topics or ("weeding",), **values), asks=True)
    request = await services.mentors.save_request(guild_id, member_id, filled, now)
    await services.reaching.choose(guild_id, member_id, "mentor", "thread", now)
    return request


async def a_round(services: Services, now: datetime = LATER) -> list[Ask]:
    """Let a round happen."""
    return await services.mentor_rounds.round(GUILD, now, threads=True)


async def a_pair(
    services: Services, mentor_id: int = DANA, mentee_id: int = LUIS, size: str = "weeks"
) -> Pair:
    """Let two people be matched, both having said yes."""
    await offers(services, mentor_id)
    await asks(services, mentee_id, size=size)
    (ask,) = await a_round(services)
    answered = await services.mentor_asks.accept(GUILD, ask.id, mentor_id, LATER)
    if answered.pair is not None:
        return answered.pair
    return await services.mentor_asks.confirm(GUILD, ask.id, mentee_id, LATER)


async def check_in(
    services: Services, database: Database, pair: Pair, number: int, now: datetime
) -> list[str]:
    """Let a check-in be due; return what reaches the two."""
    async with database.write() as connection:
        rows = await services.mentor_course.check_in(connection, GUILD, pair.id, number, now)
    return [what_of(one) for one in rows if one.kind.startswith(schedule.TELL)]


async def planned(
    database: Database, *kinds: str, state: str | None = "waiting"
) -> list[tuple[str, str, str, datetime]]:
    """Return kind, subject, occurrence and time of what the agenda holds, by time."""
    row = AgendaRow
    statement = (
        select(row.__table__)
        .where(row.kind.in_(kinds) if kinds else row.kind.startswith("mentor."))
        .order_by(row.due_at, row.id)
    )
    if state is not None:
        statement = statement.where(row.state == state)
    async with database.read() as connection:
        found = await connection.execute(statement)
        return [(one.kind, about(one), one.occurrence, one.due_at) for one in found]


async def told(database: Database) -> list[tuple[str, int]]:
    """Return what is to be told, and who to, in the order in which it was planned.

    What's only said if no coordinator acts isn't counted.
    """
    row = AgendaRow
    waits = (
        row.kind.startswith(schedule.TELL),
        row.kind.not_in((schedule.NO_MENTOR, schedule.NO_HELP)),
        row.state == "waiting",
    )
    async with database.read() as connection:
        found = await connection.execute(
            select(row.kind, row.member_id).where(*waits).order_by(row.due_at, row.id)
        )
        return [(what_of(one), one.member_id) for one in found]


def what_of(one: AnyRow | Planned | Notice) -> str:
    """What somebody is told, by the kind of its occurrence or notice."""
    return str(one.kind).removeprefix(schedule.TELL)


async def expire(services: Services, database: Database, ask: Ask) -> None:
    """Let the time of an ask be over."""
    async with database.write() as connection:
        await services.mentor_asks.expire(connection, GUILD, ask.id, ask.expires_at)
