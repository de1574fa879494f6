"""Words that a group said are not a student."""

from __future__ import annotations

from bot.kit.columns import Base, KeySnowflake, Mapped, Snowflake, mapped_column


class FamiliarWordRow(Base):
    """A name that no longer worries the student check in this group."""

    __tablename__ = "familiar_words"

    guild_id: Mapped[KeySnowflake]
    word: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[Snowflake | None]  # who said so
