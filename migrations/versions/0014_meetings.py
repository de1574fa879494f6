"""Nobody asks when two who were put together met: their answers are kept where they gave them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_column("met_at")


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("met_at", sa.DateTime(timezone=True), nullable=True))
