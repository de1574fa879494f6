"""What is off until it is asked for, and how long something took."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("switched_on", sa.String(), nullable=False, server_default=sa.text("''"))
        )
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.alter_column("switched_on", existing_type=sa.String(), server_default=None)
    with op.batch_alter_table("plan_marks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("minutes", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("plan_marks", schema=None) as batch_op:
        batch_op.drop_column("minutes")
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.drop_column("switched_on")
