"""The one table of drafts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint

from bot.kit.columns import Base, Mapped, RowId, Snowflake


class DraftRow(Base):
    """What a member typed or uploaded and has not posted yet; kept for a day."""

    __tablename__ = "drafts"
    __table_args__ = (
        UniqueConstraint("guild_id", "member_id", "kind", "subject"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    member_id: Mapped[Snowflake]
    kind: Mapped[str]
    subject: Mapped[str | None]  # of which a member has one draft: a week, a pair, a message
    content: Mapped[str]  # JSON of the kind's own dataclass
    picture: Mapped[str | None]
    looked_at: Mapped[str]  # fingerprints of the texts that the member decided on
    expires_at: Mapped[datetime]
