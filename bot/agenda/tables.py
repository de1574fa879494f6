"""The table of everything timed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.kit.columns import Base, RowId, Snowflake


class AgendaRow(Base):
    """One thing that is to happen once."""

    __tablename__ = "agenda"
    __table_args__ = (
        # A second nudge for the same member and week cannot even be planned.
        UniqueConstraint("kind", "guild_id", "subject", "occurrence"),
        # A tick costs by what is due, not by what is there.
        Index("ix_agenda_state_due_at", "state", "due_at"),
        Index("ix_agenda_guild_id_kind", "guild_id", "kind"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    kind: Mapped[str]
    guild_id: Mapped[Snowflake]
    subject: Mapped[str]
    occurrence: Mapped[str] = mapped_column(default="")
    due_at: Mapped[datetime]
    use_by: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    claimed_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    first_claimed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    channel_id: Mapped[Snowflake | None]
    message_id: Mapped[Snowflake | None]
    error: Mapped[str | None]
