"""Offers, requests, who was asked, who is matched, and what is arranged by coordinators."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class MentorSettingsRow(Base):
    """How one group matches; without a row, members pick."""

    __tablename__ = "mentor_settings"

    guild_id: Mapped[KeySnowflake]
    approves: Mapped[bool] = mapped_column(default=False)  # a coordinator approves each pair


class MentorThreadRow(Base):
    """One person's own private thread with the bot, where they are reached if they chose that."""

    __tablename__ = "mentor_threads"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    room: Mapped[str]  # the ref of its room; it says nothing about them


class MentorOfferRow(Base):
    """One person who offers to be a mentor. Lists are kept with commas between the ids."""

    __tablename__ = "mentor_offers"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    level: Mapped[str | None]
    topics: Mapped[str]
    words: Mapped[str]
    sizes: Mapped[str]
    sentence: Mapped[str]
    capacity: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default="open")  # open | full | away | resting
    back_at: Mapped[datetime | None]  # when one who is away is back by themselves
    missed: Mapped[int] = mapped_column(default=0)  # requests left unanswered in a row
    created_at: Mapped[datetime]


class MentorRequestRow(Base):
    """What one person asks for; of the open ones a person has one."""

    __tablename__ = "mentor_requests"
    __table_args__ = (
        Index("ix_mentor_requests_guild_id_state", "guild_id", "state"),
        Index("ix_mentor_requests_question_id", "question_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    member_id: Mapped[Snowflake]
    level: Mapped[str | None]
    topics: Mapped[str]
    words: Mapped[str]
    size: Mapped[str]  # question | weeks | year
    sentence: Mapped[str]
    district: Mapped[str] = mapped_column(default="any")  # any | other | own
    by_coordinator: Mapped[bool] = mapped_column(default=False)  # who is to pick
    state: Mapped[str] = mapped_column(default="open")  # open | matched | over
    # Until then the person may pick; from then on I do.
    pick_until: Mapped[datetime | None]
    # What the group was asked instead, where no mentor was free.
    question_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("questions.id", ondelete="SET NULL")
    )
    seen_at: Mapped[datetime | None]  # when a coordinator wrote to who found no mentor
    created_at: Mapped[datetime]


class MentorAskRow(Base):
    """One mentor who was asked about one request."""

    __tablename__ = "mentor_asks"
    __table_args__ = (
        UniqueConstraint("request_id", "mentor_id"),
        Index("ix_mentor_asks_guild_id_mentor_id", "guild_id", "mentor_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    request_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("mentor_requests.id", ondelete="CASCADE")
    )
    mentor_id: Mapped[Snowflake]
    picked: Mapped[bool]  # by the one who asks, who need not be asked again
    # waiting | agreed (the mentor would) | taken | declined | refused | expired | over
    state: Mapped[str] = mapped_column(default="waiting")
    why: Mapped[str]  # the reasons, a line each, as either of the two reads them
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class MentorPairRow(Base):
    """Two people who are matched. A person who is gone is in no pair."""

    __tablename__ = "mentor_pairs"
    __table_args__ = (
        Index("ix_mentor_pairs_guild_id_mentor_id", "guild_id", "mentor_id"),
        Index("ix_mentor_pairs_guild_id_mentee_id", "guild_id", "mentee_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    request_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("mentor_requests.id", ondelete="CASCADE")
    )
    mentor_id: Mapped[Snowflake]
    mentee_id: Mapped[Snowflake]
    size: Mapped[str]
    why: Mapped[str]  # the reasons, as both were told
    state: Mapped[str] = mapped_column(default="active")  # active | resting | ended
    began_at: Mapped[datetime]
    finish_at: Mapped[datetime]
    quiet: Mapped[int] = mapped_column(default=0)  # check-ins in a row that nobody answered
    mentor_renews: Mapped[bool] = mapped_column(default=False)
    mentee_renews: Mapped[bool] = mapped_column(default=False)
    win: Mapped[str | None]  # what one of the two would share about it
    win_by: Mapped[str | None]  # mentor | mentee
    help_at: Mapped[datetime | None]  # since when help is asked for
    ended_at: Mapped[datetime | None]


class MentorCheckinRow(Base):
    """One check-in of one pair, and what each of the two said."""

    __tablename__ = "mentor_checkins"

    guild_id: Mapped[Snowflake]
    pair_id: Mapped[int] = mapped_column(
        BigInteger,
        ForeignKey("mentor_pairs.id", ondelete="CASCADE"),
        primary_key=True,
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    asked_at: Mapped[datetime]
    mentor_answer: Mapped[str | None]  # met | planning | help | stop
    mentee_answer: Mapped[str | None]


class MentorBoardRow(Base):
    """A coordinator's preview of a round: nothing of it happens before it is approved."""

    __tablename__ = "mentor_boards"

    guild_id: Mapped[KeySnowflake]
    number: Mapped[int]  # of the preview, so that an older one is known
    seen: Mapped[str]  # what it was made from
    made_at: Mapped[datetime]


class MentorBoardPairRow(Base):
    """One pair on a board; without a mentor, the request is left out."""

    __tablename__ = "mentor_board_pairs"

    guild_id: Mapped[KeySnowflake]
    request_id: Mapped[int] = mapped_column(
        BigInteger,
        ForeignKey("mentor_requests.id", ondelete="CASCADE"),
        primary_key=True,
    )
    mentor_id: Mapped[Snowflake | None]
