"""What documents were made of, and what somebody is about to have made."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class DocumentRow(Base):
    """One document that was handed out: what left, when, and who for; none of its words."""

    __tablename__ = "documents"
    __table_args__ = (
        Index("ix_documents_guild_id_member_id", "guild_id", "member_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    member_id: Mapped[Snowflake]
    kind: Mapped[str]  # my-year | group | record | blurb | week, its e-mail
    audience: Mapped[str]
    first: Mapped[date | None]
    last: Mapped[date | None]
    wins: Mapped[str]  # ids, with commas
    left_out: Mapped[int]
    made_at: Mapped[datetime]


class RequestRow(Base):
    """What a member chose for the next document of their own; it waits through a restart."""

    __tablename__ = "document_requests"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    kind: Mapped[str] = mapped_column(primary_key=True)  # my-year | group | record
    first: Mapped[date]
    last: Mapped[date]
    audience: Mapped[str]
    wins: Mapped[str | None]  # ids, with commas; None for all
    by_heading: Mapped[bool] = mapped_column(default=False)
    headings: Mapped[str | None]  # the member's own, a line each, in place of the group's
    reflections: Mapped[bool] = mapped_column(default=False)  # in the record of participation
    # Photos with a release are in: the member said that it covers this use.
    released: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[datetime]


class HeadingRow(Base):
    """Under which heading an author puts a win of their own."""

    __tablename__ = "document_headings"

    guild_id: Mapped[KeySnowflake]
    win_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("wins.id", ondelete="CASCADE"), primary_key=True
    )
    heading: Mapped[str]


class RubricRow(Base):
    """The headings that a group pasted in, a line each."""

    __tablename__ = "document_rubrics"

    guild_id: Mapped[KeySnowflake]
    headings: Mapped[str]
    changed_at: Mapped[datetime]
