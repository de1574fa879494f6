"""Book days: what a group chose, its own dates and days, and drafts of them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class ChoiceRow(Base):
    """What a group chose; without a row nothing is celebrated."""

    __tablename__ = "celebration_choices"

    guild_id: Mapped[KeySnowflake]
    base: Mapped[str] = mapped_column(default="")  # a ready list, or none
    # Whose days the list has besides the world's (ISO 3166), as it was when the list was chosen.
    country: Mapped[str] = mapped_column(default="")
    packs: Mapped[str] = mapped_column(default="")  # names with commas
    weekly_cap: Mapped[int | None]
    chosen_at: Mapped[datetime]


class CelebrationPickRow(Base):
    """One celebration that a group added to its list, or took from it."""

    __tablename__ = "celebration_picks"

    guild_id: Mapped[KeySnowflake]
    slug: Mapped[str] = mapped_column(primary_key=True)
    added: Mapped[bool]


class DateRow(Base):
    """The days of one celebration in one year, as a group entered them; both included."""

    __tablename__ = "celebration_dates"

    guild_id: Mapped[KeySnowflake]
    slug: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[date]
    last: Mapped[date]


class HostDateRow(Base):
    """The days of one celebration in one year, as the host entered them for every group."""

    __tablename__ = "celebration_host_dates"

    slug: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[date]
    last: Mapped[date]


class OwnDayRow(Base):
    """A day of a group's own: proposed by a member, or imported by a coordinator."""

    __tablename__ = "celebration_days"
    __table_args__ = (
        UniqueConstraint("guild_id", "alike"),
        Index("ix_celebration_days_guild_id_state", "guild_id", "state"),
        {"sqlite_autoincrement": True},  # its id is in buttons for ever
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    member_id: Mapped[Snowflake | None]  # who proposed or imported it, while they are here
    state: Mapped[str]  # proposed, approved, declined
    # Name and days, folded; of those that are not declined there is one of each.
    alike: Mapped[str | None]
    name: Mapped[str]
    first: Mapped[date | None]
    last: Mapped[date | None]
    rule: Mapped[str | None]  # yearly, in place of first and last
    days: Mapped[int]  # 0: to the end of the month
    why: Mapped[str] = mapped_column(default="")
    activity: Mapped[str] = mapped_column(default="")
    counter: Mapped[str] = mapped_column(default="")  # what is added up, such as "pages read"
    link: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
