"""What the search knows: in each group the words that occur, and where."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Index

from bot.kit.columns import Base, KeySnowflake, Mapped, RowId, Snowflake, mapped_column


class StemRow(Base):
    """One word, without its ending, in the documents of one kind in one group.

    The empty stem counts the documents themselves.
    """

    __tablename__ = "search_stems"
    __table_args__ = (
        Index(
            "ix_search_stems_guild_id_collection_stem",
            "guild_id",
            "collection",
            "stem",
            unique=True,
        ),
    )

    id: Mapped[RowId]
    guild_id: Mapped[Snowflake]
    collection: Mapped[str]
    stem: Mapped[str]
    documents: Mapped[int]  # how many have it


class PostingRow(Base):
    """A document has a word."""

    __tablename__ = "search_postings"
    __table_args__ = ({"sqlite_with_rowid": False},)

    stem_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("search_stems.id", ondelete="CASCADE"), primary_key=True
    )
    document_id: Mapped[KeySnowflake]


class IndexRow(Base):
    """By which rules the words of one kind of document were cut down to stems."""

    __tablename__ = "search_indexes"

    collection: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]


class WaitingRow(Base):
    """A group whose documents of one kind are still to be indexed by today's rules, newest first.

    Those below an id wait. At 0 what other rules made of them is still there.
    """

    __tablename__ = "search_waiting"

    guild_id: Mapped[KeySnowflake]
    collection: Mapped[str] = mapped_column(primary_key=True)
    below: Mapped[Snowflake]
