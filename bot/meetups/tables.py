"""Meet-ups, the dates of theirs that were moved or canceled, and who answered."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import BigInteger, ForeignKey, Index

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class MeetupSettingsRow(Base):
    """How a group likes its meet-ups; without a row it has the defaults."""

    __tablename__ = "meetup_settings"

    guild_id: Mapped[KeySnowflake]
    names: Mapped[bool]  # members see who's coming, not only how many


class MeetupRow(Base):
    """One meet-up, which comes once or again and again."""

    __tablename__ = "meetups"
    __table_args__ = (
        Index("ix_meetups_guild_id_next_at", "guild_id", "next_at"),
        Index("ix_meetups_guild_id_organizer_id", "guild_id", "organizer_id"),
        Index("ix_meetups_guild_id_message_id", "guild_id", "message_id"),
        # Its id is in buttons and calendars for ever.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    organizer_id: Mapped[Snowflake | None]  # None once they're forgotten
    title: Mapped[str]
    kind: Mapped[str]
    place: Mapped[str]  # a link, a channel, or words
    place_known: Mapped[str | None]  # where those who answered believe it is, until they're told
    audience: Mapped[str]
    bring: Mapped[str]
    spots: Mapped[int | None]  # None: as many as like
    unit: Mapped[str]  # what a challenge adds up, such as "pages"; empty for all else
    target: Mapped[int | None]  # of a challenge that has one
    picture: Mapped[str | None]
    alt: Mapped[str]  # what the picture shows
    dates: Mapped[str]  # when it comes, as JSON
    # The date that's under way or comes next, by the day that its rule gives; None: it's over.
    next_day: Mapped[date | None]
    next_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]  # of that date
    ended_at: Mapped[datetime | None]  # called off, with all that was still to come
    announced_at: Mapped[datetime | None]  # when what a challenge came to was announced
    changes: Mapped[int]  # how often its dates or details changed
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]  # when they did last, as calendars are told
    channel_id: Mapped[Snowflake | None]
    message_id: Mapped[Snowflake | None]
    post_lost_at: Mapped[datetime | None]  # it was deleted, and nobody decided what's to follow
    thread_id: Mapped[Snowflake | None]
    thread_lost_at: Mapped[datetime | None]  # the same of its thread
    threadless: Mapped[bool]  # somebody chose to leave it without a thread


class MeetupDateRow(Base):
    """One date that isn't where its rule puts it: moved to another span, or canceled."""

    __tablename__ = "meetup_dates"

    meetup_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("meetups.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    guild_id: Mapped[Snowflake]
    to_day: Mapped[date | None]  # None: canceled
    at: Mapped[time | None]  # None: whole days
    minutes: Mapped[int]
    days: Mapped[int]


class TurnoutRow(Base):
    """How many people came to one date, as its organizer counted; never who."""

    __tablename__ = "meetup_turnouts"

    meetup_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("meetups.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)  # the one that its rule gives
    guild_id: Mapped[Snowflake]
    held_on: Mapped[date]
    people: Mapped[int]


class TalkRow(Base):
    """What one member presents on one date: ten minutes with a working title."""

    __tablename__ = "meetup_talks"
    __table_args__ = (Index("ix_meetup_talks_guild_id_member_id", "guild_id", "member_id"),)

    meetup_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("meetups.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    member_id: Mapped[KeySnowflake]
    guild_id: Mapped[Snowflake]
    title: Mapped[str]
    size: Mapped[str]  # small | big
    turn: Mapped[int]  # the order in which they signed up


class RsvpRow(Base):
    """What one member answered about one date.

    `state`: coming | maybe | waiting for a spot | offered one, which is kept for them.
    """

    __tablename__ = "meetup_rsvps"
    __table_args__ = (Index("ix_meetup_rsvps_guild_id_member_id", "guild_id", "member_id"),)

    meetup_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("meetups.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    member_id: Mapped[KeySnowflake]
    guild_id: Mapped[Snowflake]
    state: Mapped[str]
    turn: Mapped[int]  # the order in which they answered
    knows: Mapped[datetime | None]  # when it begins, as they were told last; None: it doesn't
