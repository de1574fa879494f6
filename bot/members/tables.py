"""Members, their days off, and what waits for them."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import JSON, Index, UniqueConstraint

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class MemberRow(Base):
    """One person in one group."""

    __tablename__ = "members"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    name: Mapped[str]  # as Discord last showed it
    zone: Mapped[str | None]
    level: Mapped[str | None]
    school: Mapped[str | None]
    district: Mapped[str | None]
    town: Mapped[str | None]
    print_name: Mapped[str | None]
    hidden: Mapped[bool] = mapped_column(default=False)
    paused_until: Mapped[datetime | None]
    first_seen_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    # Whether their wins are in the week's e-mail to members; None: they weren't told of it yet.
    in_mail: Mapped[bool | None]
    # Their own school hours; None for the group's.
    opens: Mapped[time | None]
    closes: Mapped[time | None]


class MemberBreakRow(Base):
    """Days on which there is no school for one person, both included."""

    __tablename__ = "member_breaks"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    first: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[date] = mapped_column(primary_key=True)


class WaitingNoticeRow(Base):
    """Something that waits until a person presses anything of the bot's."""

    __tablename__ = "waiting_notices"
    __table_args__ = (
        UniqueConstraint(
            "guild_id",
            "member_id",
            "kind",
            "subject_id",
            "about_id",
            "occurrence",
            name="uq_waiting_notices",  # shorter than 63 bytes, as PostgreSQL wants it
        ),
        Index("ix_waiting_notices_guild_id_member_id", "guild_id", "member_id"),
        Index("ix_waiting_notices_guild_id_about_id", "guild_id", "about_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    member_id: Mapped[Snowflake]
    kind: Mapped[str]
    subject_id: Mapped[Snowflake] = mapped_column(default=0)
    about_id: Mapped[Snowflake] = mapped_column(default=0)  # another member that it's about
    occurrence: Mapped[str] = mapped_column(default="")
    payload: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime]
