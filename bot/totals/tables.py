"""The one table of what members added to a total."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index

from bot.kit.columns import Base, Mapped, RowId, Snowflake, mapped_column


class CountedRow(Base):
    """What one member added to a total, such as pages read; `member_id` 0: it's nobody's now.

    It's added to a book day's gathering or to a challenge. What was added to a challenge outlives
    it: the amounts are those of many, and the group's report still knows them.
    """

    __tablename__ = "counted"
    __table_args__ = (
        Index("ix_counted_gathering_id", "gathering_id"),
        Index("ix_counted_meetup_id", "meetup_id"),
        Index("ix_counted_guild_id_member_id", "guild_id", "member_id"),
        Index("ix_counted_guild_id_at", "guild_id", "at"),
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    gathering_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("gatherings.id", ondelete="CASCADE")
    )
    meetup_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("meetups.id", ondelete="SET NULL")
    )
    member_id: Mapped[Snowflake]
    unit: Mapped[str]  # what it's an amount of, such as "pages read"
    amount: Mapped[int]
    at: Mapped[datetime]
