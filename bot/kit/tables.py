"""What the database knows of itself."""

from __future__ import annotations

from bot.kit.columns import Base, Mapped, Snowflake, mapped_column


class IdentityRow(Base):
    """The one row that tells this database from any other; a copy of it has the same."""

    __tablename__ = "identity"

    id: Mapped[str] = mapped_column(primary_key=True)  # random, made together with the tables
    application_id: Mapped[Snowflake | None]  # Discord's, of the bot that its groups know
