"""The weekly post: its questions, what it showed, greeters, wins without an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "greeters",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_turn_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name=op.f("pk_greeters")),
    )
    op.create_table(
        "unanswered",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("greeter_id", sa.BigInteger(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name=op.f("fk_unanswered_win_id_wins"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "win_id", name=op.f("pk_unanswered")),
    )
    op.create_table(
        "weekly_questions",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=True),
        sa.Column("own", sa.String(), nullable=True),
        sa.Column("pending", sa.String(), nullable=True),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "week", name=op.f("pk_weekly_questions")),
    )
    op.create_table(
        "weekly_shown",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name=op.f("fk_weekly_shown_win_id_wins"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "win_id", name=op.f("pk_weekly_shown")),
    )
    with op.batch_alter_table("weekly_shown", schema=None) as batch_op:
        batch_op.create_index("ix_weekly_shown_guild_id_week", ["guild_id", "week"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("weekly_shown", schema=None) as batch_op:
        batch_op.drop_index("ix_weekly_shown_guild_id_week")
    op.drop_table("weekly_shown")
    op.drop_table("weekly_questions")
    op.drop_table("unanswered")
    op.drop_table("greeters")
