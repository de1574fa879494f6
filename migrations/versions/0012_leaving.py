"""What leaves Discord: details of wins, how tries went, what is known to be deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "win_details",
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("helped", sa.String(), nullable=True),
        sa.Column("changed", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("skipped", sa.String(), nullable=False),
        sa.Column("cleared", sa.String(), nullable=False),
        sa.Column("piece", sa.String(), nullable=True),
        sa.Column("wordings", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name=op.f("fk_win_details_win_id_wins"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("win_id", name=op.f("pk_win_details")),
    )
    op.create_table(
        "sweeps",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("certain_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_sweeps")),
    )
    with op.batch_alter_table("tries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("line", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("line_sent", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("tries", schema=None) as batch_op:
        batch_op.alter_column("line_sent", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("removed", schema=None) as batch_op:
        batch_op.add_column(sa.Column("author_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("removed", schema=None) as batch_op:
        batch_op.drop_column("author_id")
    with op.batch_alter_table("tries", schema=None) as batch_op:
        batch_op.drop_column("thanked_at")
        batch_op.drop_column("line_sent")
        batch_op.drop_column("line")
    op.drop_table("sweeps")
    op.drop_table("win_details")
