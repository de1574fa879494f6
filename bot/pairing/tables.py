"""Which two would rather not meet, who was put together when, and the private threads for it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class NotWithRow(Base):
    """A member would rather not be paired with a person; nobody is told."""

    __tablename__ = "not_with"
    __table_args__ = (Index("ix_not_with_guild_id_person_id", "guild_id", "person_id"),)

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    person_id: Mapped[KeySnowflake]
    since: Mapped[datetime]


class MeetingRow(Base):
    """Two people who were put together; `member_id` is the smaller of the two ids."""

    __tablename__ = "meetings"
    __table_args__ = (Index("ix_meetings_guild_id_person_id", "guild_id", "person_id"),)

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    person_id: Mapped[KeySnowflake]
    kind: Mapped[str] = mapped_column(primary_key=True)  # coffee | mentor
    ref: Mapped[str] = mapped_column(primary_key=True)  # which of that kind
    matched_at: Mapped[datetime]


class RoomRow(Base):
    """A private thread that is made once, step by step; without the right to, messages instead."""

    __tablename__ = "rooms"
    __table_args__ = (
        UniqueConstraint("guild_id", "kind", "ref"),
        UniqueConstraint("guild_id", "thread_id"),  # no two rooms take the same thread
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    kind: Mapped[str]
    ref: Mapped[str]
    name: Mapped[str]
    made_at: Mapped[datetime]
    channel_id: Mapped[Snowflake | None]  # where it was first tried
    thread_id: Mapped[Snowflake | None]
    message_id: Mapped[Snowflake | None]  # its first message
    in_messages: Mapped[bool] = mapped_column(default=False)


class RoomSeatRow(Base):
    """A person who belongs into a room, and whether they are in it."""

    __tablename__ = "room_seats"
    __table_args__ = (Index("ix_room_seats_guild_id_member_id", "guild_id", "member_id"),)

    room_id: Mapped[int] = mapped_column(
        ForeignKey("rooms.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[KeySnowflake]
    guild_id: Mapped[Snowflake]
    added: Mapped[bool] = mapped_column(default=False)
