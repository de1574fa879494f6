"""What members ask their group, and who else wants to know."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class QuestionRow(Base):
    """One question to the group. `message_id` is empty until its post is there.

    Its thread hangs on its post, and has the post's id.
    """

    __tablename__ = "questions"
    __table_args__ = (
        Index("ix_questions_guild_id_member_id", "guild_id", "member_id"),
        Index("ix_questions_message_id", "message_id"),
        # Ids are in messages for ever: a removed one must not come back.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    member_id: Mapped[Snowflake]
    name: Mapped[str]  # what the asker was called
    unnamed: Mapped[bool]  # asked without that name
    asked: Mapped[str]
    topic: Mapped[str]  # an id of the members' topics, or nothing
    level: Mapped[str]  # the same of school levels
    hidden: Mapped[str | None]  # why its post isn't shown
    channel_id: Mapped[Snowflake | None]
    message_id: Mapped[Snowflake | None]
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]  # its summary was published, or its answers are kept
    summed_up: Mapped[bool] = mapped_column(default=False)  # it has a summary
    taken: Mapped[bool] = mapped_column(default=False)  # a mentor took it up, between the two
    words: Mapped[str]  # folded, for the search


class CuriousRow(Base):
    """One more member who wants to know."""

    __tablename__ = "curious"
    __table_args__ = (Index("ix_curious_guild_id_member_id", "guild_id", "member_id"),)

    question_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[KeySnowflake]
    guild_id: Mapped[Snowflake]


class PieceRow(Base):
    """What its asker made of one answer in a question's summary."""

    __tablename__ = "summary_pieces"
    __table_args__ = (Index("ix_summary_pieces_question_id", "question_id"),)

    win_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("wins.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("questions.id", ondelete="CASCADE")
    )
    guild_id: Mapped[Snowflake]
    position: Mapped[int]  # in the order of the summary
    left_out: Mapped[bool]
    short: Mapped[str | None]  # the answer as its asker shortened it
    of: Mapped[str]  # a fingerprint of the answer that this was made of


class KnowsRow(Base):
    """Whether one member may be asked, and about what besides what they mark; once a week.

    `agreed` is empty until they said; greeters are asked all the same, unless they said no.
    """

    __tablename__ = "knows"

    guild_id: Mapped[KeySnowflake]
    member_id: Mapped[KeySnowflake]
    topics: Mapped[str]  # ids, with commas
    agreed: Mapped[bool | None]
    asked_at: Mapped[datetime | None]
