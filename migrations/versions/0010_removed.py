"""What was removed, of every kind, in one table: a file beside the database holds it too."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "removed",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_removed")),
    )
    op.execute(
        "INSERT INTO removed (key, kind, guild_id, subject, removed_at) "
        "SELECT 'win-' || win_id, 'win', guild_id, CAST(win_id AS VARCHAR), removed_at "
        "FROM tombstones"
    )
    op.drop_table("tombstones")


def downgrade() -> None:
    """Go back; what was removed besides wins is known to the file alone."""
    op.create_table(
        "tombstones",
        sa.Column("win_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("win_id", name=op.f("pk_tombstones")),
    )
    op.execute(
        "INSERT INTO tombstones (win_id, guild_id, removed_at) "
        "SELECT CAST(subject AS BIGINT), MIN(guild_id), MIN(removed_at) "
        "FROM removed WHERE kind = 'win' GROUP BY subject"
    )
    op.drop_table("removed")
