"""The log: who changed what, when, from which version to which."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMNS = ("happened_at", "who", "acting_as", "action", "resource", "before", "after")


def upgrade() -> None:
    """Create the table."""
    columns = (sa.Column(name, sa.Text(), nullable=False) for name in COLUMNS)
    op.create_table("audit_log", sa.Column("entry", sa.Text(), primary_key=True), *columns)


def downgrade() -> None:
    """Drop it."""
    op.drop_table("audit_log")
