"""What's on the shelf, who uses it, and what coordinators were told about it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class ResourceRow(Base):
    """One thing on the shelf, with what its owner says about it."""

    __tablename__ = "resources"
    __table_args__ = (
        UniqueConstraint("guild_id", "same"),
        Index("ix_resources_guild_id_id", "guild_id", "id"),  # the newest of a group
        Index("ix_resources_guild_id_owner_id", "guild_id", "owner_id"),
        Index("ix_resources_guild_id_looked_at_starter", "guild_id", "looked_at", "starter"),
        # Ids are in messages for ever: a removed one must not come back.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    owner_id: Mapped[Snowflake]  # who put it there; 0 once they left
    owner_name: Mapped[str]
    title: Mapped[str]
    link: Mapped[str]  # empty for a file
    file: Mapped[str | None]  # its name in the store
    file_name: Mapped[str | None]
    file_size: Mapped[int | None]  # bytes
    same: Mapped[str]  # what two links to one page, or two copies of one file, have in common
    kind: Mapped[str | None]
    levels: Mapped[str] = mapped_column(default="")  # names, with commas
    topics: Mapped[str] = mapped_column(default="")  # ids, with commas
    rights: Mapped[str | None]  # whose it is, as its owner says
    used: Mapped[str | None]  # how its owner used it
    body: Mapped[str | None]  # what colleagues answered, of a question that was asked
    opens: Mapped[bool | None]  # outside its owner's district; None: nobody knows
    consent: Mapped[str] = mapped_column(default="here")
    hidden: Mapped[str | None]  # why colleagues don't find it
    note: Mapped[str | None]  # what a coordinator wrote when hiding it
    starter: Mapped[str | None]  # its slug, if it came with the starter shelf
    created_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    looked_at: Mapped[datetime]  # when its owner last put it there, changed it or called it good
    words: Mapped[str]  # folded, for the search


class ResourceUseRow(Base):
    """One member uses something on the shelf; asked once how it went."""

    __tablename__ = "resource_uses"
    __table_args__ = (Index("ix_resource_uses_guild_id_member_id", "guild_id", "member_id"),)

    resource_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("resources.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[KeySnowflake]
    guild_id: Mapped[Snowflake]
    name: Mapped[str]
    created_at: Mapped[datetime]
    line: Mapped[str | None]  # how they used it; everyone reads it
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]


class ResourceCheckRow(Base):
    """What became of trying a link; of another link than the present one it says nothing."""

    __tablename__ = "resource_checks"
    __table_args__ = (Index("ix_resource_checks_looked_at", "looked_at"),)

    resource_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("resources.id", ondelete="CASCADE"), primary_key=True
    )
    guild_id: Mapped[Snowflake]
    link: Mapped[str]
    looked_at: Mapped[datetime]
    failures: Mapped[int]  # in a row, each a week after the other
    broken_at: Mapped[datetime | None]  # since when colleagues are told


class ResourceReportRow(Base):
    """What a member told a coordinator about something on the shelf."""

    __tablename__ = "resource_reports"
    __table_args__ = (
        Index("ix_resource_reports_guild_id_closed_at", "guild_id", "closed_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    reporter_id: Mapped[Snowflake]
    resource_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("resources.id", ondelete="CASCADE")
    )
    why: Mapped[str]  # student | rights | other
    words: Mapped[str | None]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
