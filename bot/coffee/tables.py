"""Who joins coffee, how a group likes it, each round, its small groups and who sits in them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class CoffeeSettingsRow(Base):
    """How a group likes its coffee; without a row it has the defaults."""

    __tablename__ = "coffee_settings"

    guild_id: Mapped[KeySnowflake]
    rhythm: Mapped[str]  # weeks | month | months
    week: Mapped[int]  # which week of the month with school in it, from 1
    size: Mapped[int]  # 2 | 3 | 4
    district: Mapped[str]  # any | first | last


class CoffeeMemberRow(Base):
    """Someone who joined; `waiting_since` while they have no group."""

    __tablename__ = "coffee_members"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    joined_at: Mapped[datetime]
    waiting_since: Mapped[datetime | None]
    skips: Mapped[date | None]  # the day of the round that they sit out
    rested_at: Mapped[datetime | None]


class CoffeeRoundRow(Base):
    """One round; `left_out` says how many were not in it, by reason, never who."""

    __tablename__ = "coffee_rounds"
    __table_args__ = (UniqueConstraint("guild_id", "day"), {"sqlite_autoincrement": True})

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    day: Mapped[date]
    made_at: Mapped[datetime]
    left_out: Mapped[str]  # such as "paused:2,resting:1"


class CoffeeGroupRow(Base):
    """A few people who have coffee; outside a round where one met who waited."""

    __tablename__ = "coffee_groups"
    __table_args__ = (
        Index("ix_coffee_groups_guild_id_made_at", "guild_id", "made_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    round_id: Mapped[int | None] = mapped_column(
        ForeignKey("coffee_rounds.id", ondelete="SET NULL")
    )
    made_at: Mapped[datetime]
    asks_at: Mapped[datetime]  # when each is asked whether they met
    size: Mapped[int]  # how many they were at first
    times: Mapped[str]  # the moments that were suggested, in UTC, with spaces between


class CoffeeSeatRow(Base):
    """One person in a small group: which times suit them, and whether they met."""

    __tablename__ = "coffee_seats"
    __table_args__ = (Index("ix_coffee_seats_guild_id_member_id", "guild_id", "member_id"),)

    group_id: Mapped[int] = mapped_column(
        ForeignKey("coffee_groups.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[KeySnowflake]
    guild_id: Mapped[Snowflake]
    suits: Mapped[str] = mapped_column(default="")  # the numbers of times, such as "02"
    asked_at: Mapped[datetime | None]
    answer: Mapped[str | None]  # yes | planned | no
    answered_at: Mapped[datetime | None]
