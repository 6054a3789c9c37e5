"""Notes that people pin to a figure."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NAMES = ("created_at", "written_by", "written_as", "written_at", "page", "exhibit", "body", "data_version")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "notes",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in NAMES),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("notes")
