"""Wins and what hangs on them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, text

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


def _where_given(column: str) -> Index:
    """Return the index of what most new wins have none of: on SQLite those cost nothing.

    PostgreSQL's has all wins: to say so here loads its dialect, which takes 5 MB.
    """
    return Index(f"ix_wins_{column}", column, sqlite_where=text(f"{column} IS NOT NULL"))


class WinRow(Base):
    """One win. `message_id` is empty until its post is there, and while it is hidden."""

    __tablename__ = "wins"
    __table_args__ = (
        Index("ix_wins_guild_id_author_id", "guild_id", "author_id"),
        Index("ix_wins_guild_id_created_at", "guild_id", "created_at"),
        *map(_where_given, ("message_id", "shared_in", "question_id", "source")),
        # Ids are in messages and documents for ever: a removed one must not come back.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    author_id: Mapped[Snowflake]
    author_name: Mapped[str]
    behalf: Mapped[str | None]  # who a coordinator entered it for
    kind: Mapped[str]
    story: Mapped[str]
    thanks: Mapped[str | None]
    picture: Mapped[str | None]
    alt: Mapped[str | None]
    release: Mapped[str | None]  # unrecognizable | released
    consent: Mapped[str] = mapped_column(default="here")
    hidden: Mapped[str | None]  # why its post is not shown
    note: Mapped[str | None]  # what a coordinator wrote when sending it back
    refused_picture: Mapped[str | None]  # the photo because of which it was sent back
    channel_id: Mapped[Snowflake | None]
    message_id: Mapped[Snowflake | None]
    thread_id: Mapped[Snowflake | None]
    shared_in: Mapped[Snowflake | None]  # the thread that its post goes to, not the wins channel
    recap: Mapped[bool | None]  # its author lets that thread's recap show it
    answers: Mapped[str | None]  # the week whose question it answers: its Monday
    question_id: Mapped[Snowflake | None]  # or the member's question that it answers
    credit: Mapped[bool | None]  # its author lets what sums up the answers name them
    # Its author's own message that it is, where that's what others read: it has no post.
    source: Mapped[Snowflake | None]
    created_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    words: Mapped[str]  # folded, for the search


class CheerRow(Base):
    """One member cheers one win."""

    __tablename__ = "cheers"
    __table_args__ = (Index("ix_cheers_guild_id_member_id", "guild_id", "member_id"),)

    win_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("wins.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[KeySnowflake]
    guild_id: Mapped[Snowflake]
    name: Mapped[str]


class TryRow(Base):
    """One member tries the idea of one win; asked once whether it worked."""

    __tablename__ = "tries"
    __table_args__ = (Index("ix_tries_guild_id_member_id", "guild_id", "member_id"),)

    win_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("wins.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[KeySnowflake]
    guild_id: Mapped[Snowflake]
    name: Mapped[str]
    created_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    line: Mapped[str | None]  # what they wrote to the author, and sent
    thanked_at: Mapped[datetime | None]
    told_in: Mapped[date | None]  # the Monday of the week whose card told the author


class WinDetailsRow(Base):
    """What its author added to a win for what leaves Discord; typed once."""

    __tablename__ = "win_details"

    win_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("wins.id", ondelete="CASCADE"), primary_key=True
    )
    guild_id: Mapped[Snowflake]
    helped: Mapped[str | None]
    changed: Mapped[str | None]
    number: Mapped[str | None]
    skipped: Mapped[str]  # JSON: names of what is not asked for again
    cleared: Mapped[str]  # JSON: words that the author said are fine
    piece: Mapped[str | None]  # the one that the author looked at last
    wordings: Mapped[str]  # JSON: by piece, how many wordings the author went on


class ReportRow(Base):
    """Something a member told a coordinator about."""

    __tablename__ = "reports"
    __table_args__ = (
        Index("ix_reports_guild_id_closed_at", "guild_id", "closed_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    reporter_id: Mapped[Snowflake]
    win_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("wins.id", ondelete="SET NULL")
    )
    channel_id: Mapped[Snowflake]
    message_id: Mapped[Snowflake]
    student: Mapped[bool]
    words: Mapped[str | None]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class SweepRow(Base):
    """Until when it is known what was deleted in a group's channel."""

    __tablename__ = "sweeps"

    guild_id: Mapped[KeySnowflake]
    certain_until: Mapped[datetime]
