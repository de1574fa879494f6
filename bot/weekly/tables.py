"""The weekly post: its question, what it showed, and who greets."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index

from bot.kit.columns import Base, KeySnowflake, Mapped, Snowflake, mapped_column


class WeeklyQuestionRow(Base):
    """One week's post in one group; `week` is its Monday."""

    __tablename__ = "weekly_questions"

    guild_id: Mapped[KeySnowflake]
    week: Mapped[date] = mapped_column(primary_key=True)
    question_id: Mapped[str | None]
    own: Mapped[str | None]  # a coordinator's own question, in place of it
    skipped: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime | None]  # from then on the post shows what it shows
    channel_id: Mapped[Snowflake | None]  # where the post is
    message_id: Mapped[Snowflake | None]


class WeeklyWinRow(Base):
    """One win that a weekly post showed; it's new once, and may come back a year later."""

    __tablename__ = "weekly_wins"
    __table_args__ = (Index("ix_weekly_wins_guild_id_week", "guild_id", "week"),)

    guild_id: Mapped[KeySnowflake]
    win_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("wins.id", ondelete="CASCADE"), primary_key=True
    )
    week: Mapped[date] = mapped_column(primary_key=True)
    position: Mapped[int]  # its place in the post


class GreeterRow(Base):
    """A member who offered to answer wins that nobody answered."""

    __tablename__ = "greeters"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    since: Mapped[datetime]
    last_turn_at: Mapped[datetime | None]


class UnansweredRow(Base):
    """A win that had no answer after two school days; no greeter: it waits for a coordinator."""

    __tablename__ = "unanswered"

    guild_id: Mapped[KeySnowflake]
    win_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("wins.id", ondelete="CASCADE"), primary_key=True
    )
    greeter_id: Mapped[Snowflake | None]
    since: Mapped[datetime]
