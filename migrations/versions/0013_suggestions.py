"""Which features a group does not want suggested again."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("declined", sa.String(), nullable=False, server_default=sa.text("''"))
        )
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.alter_column("declined", existing_type=sa.String(), server_default=None)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.drop_column("declined")
