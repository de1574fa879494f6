"""What meet-ups hold about a person: those they set up, and what they answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.groups.service import school_of
from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheets
from bot.meetups import kinds, queries, spots, talks, words
from bot.meetups.tables import MeetupDateRow, MeetupRow, RsvpRow, TalkRow, TurnoutRow
from bot.shown import queries as shown

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import AnySelect, Connection
    from bot.kit.personal import Person

_OWN_WORDS = (
    MeetupRow.title,
    MeetupRow.kind,
    MeetupRow.place,
    MeetupRow.audience,
    MeetupRow.bring,
    MeetupRow.spots,
    MeetupRow.unit,
    MeetupRow.target,
    MeetupRow.alt,
    MeetupRow.dates,
    MeetupRow.threadless,
    MeetupRow.created_at,
    MeetupRow.changed_at,
    MeetupRow.ended_at,
)


class MeetupData(PersonalData):
    """Meet-ups that one person set up, and which dates they said they'd come to."""

    tables = ("meetups", "meetup_rsvps", "meetup_talks")
    sheets = words.SHEETS

    async def export(self, connection: Connection, person: Person) -> Exported:
        """Return the person's own meet-ups and answers."""
        made, answered = MeetupRow, RsvpRow
        mine = own(made, person, "organizer_id")
        meetups = select(*_OWN_WORDS).where(*mine).order_by(made.id)
        answers = (
            select(made.title, answered.day, answered.state)
            .join(made, made.id == answered.meetup_id)
            .where(*own(answered, person))
            .order_by(answered.day, answered.meetup_id)
        )
        talk = TalkRow
        presented = (
            select(made.title.label("meet_up"), talk.day, talk.title, talk.size)
            .join(made, made.id == talk.meetup_id)
            .where(*own(talk, person))
            .order_by(talk.day, talk.meetup_id)
        )
        every = {
            "what I present": presented,
            "meet-ups I set up": meetups,
            "meet-ups I answered": answers,
        }
        found = await sheets(connection, every | _dates(person))
        attached = select(made.picture).where(*mine, made.picture.is_not(None))
        pictures = (await connection.execute(attached.order_by(made.id))).scalars()
        return Exported(found, tuple(str(name) for name in pictures))

    async def forget(self, connection: Connection, person: Person, now: datetime) -> Forgotten:
        """Remove what they answered, their pictures, and what's over of what they set up.

        What's still to come stays for those who come, without the id: coordinators are asked who
        takes it over.
        """
        own_pictures = select(MeetupRow.picture).where(
            *own(MeetupRow, person, "organizer_id"), MeetupRow.picture.is_not(None)
        )
        pictures = tuple(str(name) for name in (await connection.execute(own_pictures)).scalars())
        guild_id, mine = person.guild_id, own(MeetupRow, person, "organizer_id")
        for meetup_id in await queries.organized(connection, guild_id, person.member_id):
            await shown.about(connection, guild_id, kinds.POST, meetup_id, now)
        await connection.execute(delete(MeetupRow).where(*mine, MeetupRow.next_at.is_(None)))
        gone: dict[str, object] = {"organizer_id": None, "picture": None, "alt": ""}
        await connection.execute(update(MeetupRow).where(*mine).values(**gone))
        school = await school_of(connection, guild_id)
        await spots.forget(connection, guild_id, person.member_id, school, now)
        await talks.forget(connection, guild_id, person.member_id, now)
        return Forgotten(pictures=pictures)


def _dates(person: Person) -> dict[str, AnySelect]:
    """Return which dates of their meet-ups a person moved, and how many came to them."""
    made, date, turnout = MeetupRow, MeetupDateRow, TurnoutRow
    mine = own(made, person, "organizer_id")
    moved = (
        select(made.title, date.day, date.to_day, date.at, date.minutes, date.days)
        .join(made, made.id == date.meetup_id)
        .where(*mine)
        .order_by(date.day, date.meetup_id)
    )
    counted = (
        select(made.title, turnout.held_on, turnout.people)
        .join(made, made.id == turnout.meetup_id)
        .where(*mine)
        .order_by(turnout.held_on, turnout.meetup_id)
    )
    return {
        "dates I moved or canceled": moved,
        "how many came": counted,
    }
