"""Plans, what was done about them, and what each week's card showed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class PlanRow(Base):
    """One member's plan in one group. A goal is a preset's id; own words stand before it."""

    __tablename__ = "plans"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    weekly: Mapped[str]
    monthly: Mapped[str]
    quarterly: Mapped[str]
    weekly_own: Mapped[str | None]
    monthly_own: Mapped[str | None]
    quarterly_own: Mapped[str | None]
    volume: Mapped[str] = mapped_column(default="light")  # light | standard
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class PlanEntryRow(Base):
    """Something that was done for a goal; `ref` says what it stands for, once."""

    __tablename__ = "plan_entries"
    __table_args__ = (
        UniqueConstraint("guild_id", "member_id", "goal", "source", "ref"),
        Index("ix_plan_entries_guild_id_member_id_day", "guild_id", "member_id", "day"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    member_id: Mapped[Snowflake]
    goal: Mapped[str]  # weekly | monthly | quarterly
    day: Mapped[date]
    source: Mapped[str]  # own | win | coffee | mentor | event | presented
    ref: Mapped[str | None]
    kind: Mapped[str | None]  # of what a member went to, as in attending.KINDS
    about: Mapped[str | None]
    note: Mapped[str | None]
    minutes: Mapped[int | None]  # how long it took, for the member's own record
    heading: Mapped[str | None]  # of the member's own document, under which it's filed
    created_at: Mapped[datetime]


class NudgeRow(Base):
    """What one member's card of one week shows: a person and their win, or a written idea.

    None of these when the member only took part quietly that week, and saw no card.
    """

    __tablename__ = "nudges"
    __table_args__ = (Index("ix_nudges_guild_id_person_id", "guild_id", "person_id"),)

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    week: Mapped[date] = mapped_column(primary_key=True)  # its Monday
    idea: Mapped[str | None]
    person_id: Mapped[Snowflake | None]
    win_id: Mapped[Snowflake | None]
    turn: Mapped[int] = mapped_column(default=0)  # how often another one was asked for
    state: Mapped[str] = mapped_column(default="chosen")  # chosen | not_this_week
    connected: Mapped[bool] = mapped_column(default=False)  # took part quietly; not by what
