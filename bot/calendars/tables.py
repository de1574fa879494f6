"""Which address a group's calendar has, and which other calendars it reads."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class FeedRow(Base):
    """A group's calendar that's read by its address; without a row there's none.

    Anyone who knows the token may read it, so it's long and made at random.
    """

    __tablename__ = "calendar_feeds"

    guild_id: Mapped[KeySnowflake]
    token: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]


class SourceRow(Base):
    """Another calendar that a group reads, such as its district's; coordinators added it."""

    __tablename__ = "calendar_sources"
    __table_args__ = (
        Index("ix_calendar_sources_guild_id", "guild_id"),
        # Its id is in buttons.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    name: Mapped[str]  # as it calls itself
    link: Mapped[str]  # where it's read each day; empty for a file
    read_at: Mapped[datetime]  # when that worked last
    failures: Mapped[int]  # in a row since then
    trouble: Mapped[str]  # why the last try failed, for coordinators; empty: it didn't


class SourceDateRow(Base):
    """One date in another calendar, as it was read last."""

    __tablename__ = "calendar_dates"
    __table_args__ = (
        Index("ix_calendar_dates_source_id_first", "source_id", "first"),
        Index("ix_calendar_dates_guild_id_first", "guild_id", "first"),
    )

    id: Mapped[RowId]
    source_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("calendar_sources.id", ondelete="CASCADE")
    )
    guild_id: Mapped[Snowflake]
    event: Mapped[str]  # which event it's a date of, by its UID
    title: Mapped[str]
    place: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]
    starts_at: Mapped[datetime | None]  # None: whole days


class SourcePickRow(Base):
    """One event of another calendar, with all its dates, that a group shows."""

    __tablename__ = "calendar_picks"

    source_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("calendar_sources.id", ondelete="CASCADE"), primary_key=True
    )
    event: Mapped[str] = mapped_column(primary_key=True)
    guild_id: Mapped[Snowflake]
