"""Groups, who runs them, and their school years."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import Index

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class GroupRow(Base):
    """One Discord server."""

    __tablename__ = "groups"

    guild_id: Mapped[KeySnowflake]
    name: Mapped[str] = mapped_column(default="")
    zone: Mapped[str | None]
    state: Mapped[str | None]  # of the US, by its postal code
    wins_channel_id: Mapped[Snowflake | None]
    coordinator_channel_id: Mapped[Snowflake | None]
    coordinator_role_id: Mapped[Snowflake | None]
    asks_channel_id: Mapped[Snowflake | None]  # where questions go, instead of the wins channel
    shelf_channel_id: Mapped[Snowflake | None]  # where what's put on the shelf is posted, if at all
    start_channel_id: Mapped[Snowflake | None]
    start_message_id: Mapped[Snowflake | None]
    # Names of the features that were switched off, with commas; the usual ones are on.
    switched_off: Mapped[str] = mapped_column(default="")
    # And of those that are off until they are asked for.
    switched_on: Mapped[str] = mapped_column(default="")
    # And of those that are not to be suggested again.
    declined: Mapped[str] = mapped_column(default="")
    keep_photos: Mapped[bool] = mapped_column(default=True)
    commands_hash: Mapped[str | None]
    joined_at: Mapped[datetime]
    school_days: Mapped[str] = mapped_column(default="01234")  # 0 is Monday
    opens: Mapped[time] = mapped_column(default=time(7))
    closes: Mapped[time] = mapped_column(default=time(17))
    nudge_at: Mapped[time] = mapped_column(default=time(7, 15))
    weekly_at: Mapped[time] = mapped_column(default=time(12))
    # Where answers to the week's question are posted: "thread", under the post, or "channel".
    answers_in: Mapped[str] = mapped_column(default="thread")
    # Dates as they were pasted, until they are saved.
    school_draft: Mapped[str | None]


class CoordinatorRow(Base):
    """A person who runs a group, named in its setup."""

    __tablename__ = "coordinators"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    name: Mapped[str]


class InquiryRow(Base):
    """Something a member asked the people who run the group, and the answer."""

    __tablename__ = "inquiries"
    __table_args__ = (
        Index("ix_inquiries_guild_id_answered_at", "guild_id", "answered_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    member_id: Mapped[Snowflake]
    words: Mapped[str]
    answer: Mapped[str | None]
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


class SchoolYearRow(Base):
    """A school year that a group entered, both days included."""

    __tablename__ = "school_years"

    guild_id: Mapped[KeySnowflake]
    first_day: Mapped[date] = mapped_column(primary_key=True)
    last_day: Mapped[date]


class BreakRow(Base):
    """Days without school in a year that a group entered, both included."""

    __tablename__ = "breaks"

    guild_id: Mapped[KeySnowflake]
    first: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True, default="")
