"""Mentors: offers, requests, who was asked, matches, check-ins, and the coordinators' board."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "mentor_boards",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_mentor_boards")),
    )
    op.create_table(
        "mentor_drafts",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", "kind", name=op.f("pk_mentor_drafts")),
    )
    op.create_table(
        "mentor_offers",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("sizes", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name=op.f("pk_mentor_offers")),
    )
    op.create_table(
        "mentor_reach",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name=op.f("pk_mentor_reach")),
    )
    op.create_table(
        "mentor_requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("to_group", sa.Boolean(), nullable=False),
        sa.Column("by_coordinator", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("pick_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_requests")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("mentor_requests", schema=None) as batch_op:
        batch_op.create_index(
            "ix_mentor_requests_guild_id_state", ["guild_id", "state"], unique=False
        )

    op.create_table(
        "mentor_settings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("approves", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_mentor_settings")),
    )
    op.create_table(
        "mentor_asks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("mentor_id", sa.BigInteger(), nullable=False),
        sa.Column("picked", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["mentor_requests.id"],
            name=op.f("fk_mentor_asks_request_id_mentor_requests"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_asks")),
        sa.UniqueConstraint(
            "request_id", "mentor_id", name=op.f("uq_mentor_asks_request_id_mentor_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("mentor_asks", schema=None) as batch_op:
        batch_op.create_index(
            "ix_mentor_asks_guild_id_mentor_id", ["guild_id", "mentor_id"], unique=False
        )

    op.create_table(
        "mentor_board_pairs",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("mentor_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["mentor_requests.id"],
            name=op.f("fk_mentor_board_pairs_request_id_mentor_requests"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("guild_id", "request_id", name=op.f("pk_mentor_board_pairs")),
    )
    op.create_table(
        "mentor_pairs",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("mentor_id", sa.BigInteger(), nullable=False),
        sa.Column("mentee_id", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finish_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("quiet", sa.Integer(), nullable=False),
        sa.Column("mentor_renews", sa.Boolean(), nullable=False),
        sa.Column("mentee_renews", sa.Boolean(), nullable=False),
        sa.Column("win", sa.String(), nullable=True),
        sa.Column("win_by", sa.String(), nullable=True),
        sa.Column("help_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["mentor_requests.id"],
            name=op.f("fk_mentor_pairs_request_id_mentor_requests"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_pairs")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("mentor_pairs", schema=None) as batch_op:
        batch_op.create_index(
            "ix_mentor_pairs_guild_id_mentee_id", ["guild_id", "mentee_id"], unique=False
        )
        batch_op.create_index(
            "ix_mentor_pairs_guild_id_mentor_id", ["guild_id", "mentor_id"], unique=False
        )

    op.create_table(
        "mentor_checkins",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("pair_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mentor_answer", sa.String(), nullable=True),
        sa.Column("mentee_answer", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pair_id"],
            ["mentor_pairs.id"],
            name=op.f("fk_mentor_checkins_pair_id_mentor_pairs"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("pair_id", "number", name=op.f("pk_mentor_checkins")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("mentor_checkins")
    with op.batch_alter_table("mentor_pairs", schema=None) as batch_op:
        batch_op.drop_index("ix_mentor_pairs_guild_id_mentor_id")
        batch_op.drop_index("ix_mentor_pairs_guild_id_mentee_id")

    op.drop_table("mentor_pairs")
    op.drop_table("mentor_board_pairs")
    with op.batch_alter_table("mentor_asks", schema=None) as batch_op:
        batch_op.drop_index("ix_mentor_asks_guild_id_mentor_id")

    op.drop_table("mentor_asks")
    op.drop_table("mentor_settings")
    with op.batch_alter_table("mentor_requests", schema=None) as batch_op:
        batch_op.drop_index("ix_mentor_requests_guild_id_state")

    op.drop_table("mentor_requests")
    op.drop_table("mentor_reach")
    op.drop_table("mentor_offers")
    op.drop_table("mentor_drafts")
    op.drop_table("mentor_boards")
