"""The days that were celebrated: their post and thread, who took part, who helps to plan."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class GatheringRow(Base):
    """What a group celebrates on one school morning: one post, one thread."""

    __tablename__ = "gatherings"
    __table_args__ = (
        UniqueConstraint("guild_id", "day"),
        Index("ix_gatherings_thread_id", "thread_id"),
        # Its id is in buttons for ever.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    day: Mapped[date]
    last: Mapped[date]
    carrier: Mapped[str]  # "own", or the mark of the agenda row whose post carries it
    silent: Mapped[bool]  # its week has had its own post of a day that is celebrated
    channel_id: Mapped[Snowflake | None]
    message_id: Mapped[Snowflake | None]
    thread_id: Mapped[Snowflake | None]
    thread_deleted: Mapped[bool] = mapped_column(default=False)  # by a moderator: stays so
    opened_at: Mapped[datetime | None]  # when its first line was there
    recap_at: Mapped[datetime | None]


class GatheredRow(Base):
    """One observance that a gathering celebrates, as it was called then."""

    __tablename__ = "gathered"
    __table_args__ = (Index("ix_gathered_guild_id_slug", "guild_id", "slug"),)

    gathering_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("gatherings.id", ondelete="CASCADE"), primary_key=True
    )
    slug: Mapped[str] = mapped_column(primary_key=True)
    guild_id: Mapped[Snowflake]
    name: Mapped[str]
    turn: Mapped[int]  # 0 leads
    counter: Mapped[str]  # what it adds up; empty for most
    first: Mapped[date]
    last: Mapped[date]


class TookPartRow(Base):
    """One member joined a gathering's thread, did something that day, or both."""

    __tablename__ = "took_part"
    __table_args__ = (Index("ix_took_part_guild_id_member_id", "guild_id", "member_id"),)

    gathering_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("gatherings.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[KeySnowflake]
    guild_id: Mapped[Snowflake]
    joined_at: Mapped[datetime | None]
    did_at: Mapped[datetime | None]


class HelperRow(Base):
    """One member helps to plan one day; `first` is the observance's first day."""

    __tablename__ = "helpers"

    guild_id: Mapped[KeySnowflake]
    slug: Mapped[str] = mapped_column(primary_key=True)
    first: Mapped[date] = mapped_column(primary_key=True)
    member_id: Mapped[KeySnowflake]
    at: Mapped[datetime]


class CoordinatorNoteRow(Base):
    """Something about a day that coordinators should know; who said so is not kept."""

    __tablename__ = "day_notes"
    __table_args__ = (UniqueConstraint("guild_id", "why", "subject"),)

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    why: Mapped[str]
    subject: Mapped[str]  # the day, or the observance's slug
    name: Mapped[str]
    channel_id: Mapped[Snowflake | None]
    made_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
