"""Groups and who runs them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.kit.columns import Base, KeySnowflake, Snowflake


class GroupRow(Base):
    """One Discord server."""

    __tablename__ = "groups"

    guild_id: Mapped[KeySnowflake]
    name: Mapped[str] = mapped_column(default="")
    zone: Mapped[str | None]
    wins_channel_id: Mapped[Snowflake | None]
    coordinator_channel_id: Mapped[Snowflake | None]
    coordinator_role_id: Mapped[Snowflake | None]
    start_channel_id: Mapped[Snowflake | None]
    start_message_id: Mapped[Snowflake | None]
    # Names of the features that were switched off, with commas; the usual ones are on.
    switched_off: Mapped[str] = mapped_column(default="")
    keep_photos: Mapped[bool] = mapped_column(default=True)
    commands_hash: Mapped[str | None]
    joined_at: Mapped[datetime]


class CoordinatorRow(Base):
    """A person who runs a group, named in its setup."""

    __tablename__ = "coordinators"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    name: Mapped[str]
