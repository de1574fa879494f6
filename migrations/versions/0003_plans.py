"""Plans, what was done about them, and what each week's card showed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "plans",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("weekly", sa.String(), nullable=False),
        sa.Column("monthly", sa.String(), nullable=False),
        sa.Column("quarterly", sa.String(), nullable=False),
        sa.Column("weekly_own", sa.String(), nullable=True),
        sa.Column("monthly_own", sa.String(), nullable=True),
        sa.Column("quarterly_own", sa.String(), nullable=True),
        sa.Column("find", sa.String(), nullable=False),
        sa.Column("volume", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name=op.f("pk_plans")),
    )
    op.create_table(
        "plan_marks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=True),
        sa.Column("whom", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_marks")),
        sa.UniqueConstraint(
            "guild_id",
            "member_id",
            "goal",
            "source",
            "ref",
            name=op.f("uq_plan_marks_guild_id_member_id_goal_source_ref"),
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_marks", schema=None) as batch_op:
        batch_op.create_index(
            "ix_plan_marks_guild_id_member_id_day", ["guild_id", "member_id", "day"], unique=False
        )

    op.create_table(
        "nudges",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("idea", sa.String(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("win_id", sa.BigInteger(), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", "week", name=op.f("pk_nudges")),
    )
    with op.batch_alter_table("nudges", schema=None) as batch_op:
        batch_op.create_index(
            "ix_nudges_guild_id_person_id", ["guild_id", "person_id"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("nudges", schema=None) as batch_op:
        batch_op.drop_index("ix_nudges_guild_id_person_id")

    op.drop_table("nudges")
    with op.batch_alter_table("plan_marks", schema=None) as batch_op:
        batch_op.drop_index("ix_plan_marks_guild_id_member_id_day")

    op.drop_table("plan_marks")
    op.drop_table("plans")
