"""Where each person wants to be reached, and the way to their direct messages."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON

from bot.kit.columns import Base, KeySnowflake, Mapped, Snowflake, mapped_column


class ReachRow(Base):
    """Where one person wants to be reached about one topic."""

    __tablename__ = "reaches"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    topic: Mapped[str] = mapped_column(primary_key=True)  # general | nudge | coffee | mentor
    method: Mapped[str]  # here | dm | thread | off


class DmChannelRow(Base):
    """The direct-message channel with a person, shared by all their groups."""

    __tablename__ = "dm_channels"

    member_id: Mapped[KeySnowflake]
    channel_id: Mapped[Snowflake | None]
    refused_at: Mapped[datetime | None]
    refusal_read: Mapped[bool] = mapped_column(default=False)  # they read that, and what to do
    # When they were lately told something privately that they didn't wait for, in ISO format.
    contacts: Mapped[list[str]] = mapped_column(JSON, default=list)
