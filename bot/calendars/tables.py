"""Which address a group's calendar has."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.kit.columns import Base, KeySnowflake


class FeedRow(Base):
    """A group's calendar that's read by its address; without a row there's none.

    Anyone who knows the token may read it, so it's long and made at random.
    """

    __tablename__ = "calendar_feeds"

    guild_id: Mapped[KeySnowflake]
    token: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
