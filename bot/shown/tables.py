"""The messages that show something of somebody, and what each of them shows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Index

from bot.kit.columns import Base, KeySnowflake, Mapped, Snowflake, mapped_column


class ShownRow(Base):
    """One message, with what it takes to compose it again.

    Written before it's sent: where it landed is noted with the occurrence that it came from.
    """

    __tablename__ = "shown"
    __table_args__ = (
        Index("ix_shown_message_id", "message_id"),
        Index("ix_shown_guild_id_member_id", "guild_id", "member_id"),
    )

    id: Mapped[KeySnowflake]  # of the agenda's row that it came from
    guild_id: Mapped[Snowflake]
    kind: Mapped[str]
    subject_id: Mapped[Snowflake]
    member_id: Mapped[Snowflake]  # the one that it was for; 0: everybody who can read the channel
    occurrence: Mapped[str]
    payload: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    due_at: Mapped[datetime]
    composed_at: Mapped[datetime | None]  # None until it's known that it shows anybody
    channel_id: Mapped[Snowflake | None]
    message_id: Mapped[Snowflake | None]
    outdated: Mapped[bool] = mapped_column(default=False)  # something that it shows has changed
    blocked: Mapped[str | None]  # why Discord doesn't let it be changed


class ShownSubjectRow(Base):
    """One win that a message quotes (then nobody's id), or one person that it names."""

    __tablename__ = "shown_subjects"
    __table_args__ = (
        Index("ix_shown_subjects_guild_id_win_id", "guild_id", "win_id"),
        Index("ix_shown_subjects_guild_id_person_id", "guild_id", "person_id"),
    )

    shown_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("shown.id", ondelete="CASCADE"), primary_key=True
    )
    win_id: Mapped[KeySnowflake]
    person_id: Mapped[KeySnowflake]
    guild_id: Mapped[Snowflake]
