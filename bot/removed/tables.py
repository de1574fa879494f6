"""What was removed, without a word of it."""

from __future__ import annotations

from datetime import datetime

from bot.kit.columns import Base, Mapped, Snowflake, mapped_column


class RemovedRow(Base):
    """One thing that was removed; what's here and not in an older copy's list came back with it."""

    __tablename__ = "removed"

    key: Mapped[str] = mapped_column(primary_key=True)  # random: numbers begin again in a copy
    kind: Mapped[str]  # win | resource | question | forgotten | departed | group
    guild_id: Mapped[Snowflake]
    subject: Mapped[str]  # the row's id, or a trace of a person's (see queries.trace_of)
    removed_at: Mapped[datetime]
    # When it had been made, so that a report can say how much of its days is gone.
    made_at: Mapped[datetime | None]
    author_id: Mapped[Snowflake | None]  # of what a moderator deleted, until its author is gone
