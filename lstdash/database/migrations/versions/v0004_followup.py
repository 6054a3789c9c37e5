"""What is followed up: what became of the proposals, and every version of what was entered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WRITTEN = ("written_by", "written_as", "written_at")
EVENT = ("origin", "proposal", "happened_on", "state", "document", "section", "read_on", "mark", "causality", "comment")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "proposal_events",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in (*WRITTEN, *EVENT)),
    )
    op.create_table(
        "followup_versions",
        sa.Column("kept_in", sa.Text(), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("change", "content", *WRITTEN)),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("followup_versions")
    op.drop_table("proposal_events")
