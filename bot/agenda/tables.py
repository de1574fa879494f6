"""The table of everything timed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Index, UniqueConstraint

from bot.kit.columns import Base, Mapped, RowId, Snowflake, mapped_column


class AgendaRow(Base):
    """One thing that is to happen once."""

    __tablename__ = "agenda"
    __table_args__ = (
        # A second nudge for the same member and week can't even be planned. A group's rows of one
        # kind are found by it, too.
        UniqueConstraint("kind", "guild_id", "subject_id", "member_id", "occurrence"),
        # A tick costs by what is due, not by what is there.
        Index("ix_agenda_state_due_at", "state", "due_at"),
        # Forgetting a member finds everything about them.
        Index("ix_agenda_guild_id_member_id", "guild_id", "member_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    kind: Mapped[str]
    guild_id: Mapped[Snowflake]
    subject_id: Mapped[Snowflake] = mapped_column(default=0)  # 0: the group itself
    member_id: Mapped[Snowflake] = mapped_column(default=0)  # the member it's about; 0: nobody
    occurrence: Mapped[str] = mapped_column(default="")
    # A frozen dataclass of this kind; never part of the key, and names no member.
    payload: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    due_at: Mapped[datetime]
    use_by: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    claimed_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    first_claimed_at: Mapped[datetime | None]
    # The channels that it was sent to and where nobody knows yet whether Discord took it.
    tried_in: Mapped[list[int]] = mapped_column(JSON, default=list)
    done_at: Mapped[datetime | None]
    channel_id: Mapped[Snowflake | None]
    message_id: Mapped[Snowflake | None]
    error: Mapped[str | None]
    trouble: Mapped[str | None]  # why it isn't there: away (Discord) | refused (by Discord)
