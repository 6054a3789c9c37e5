"""Keys that servers on the same database sign with, and logins that are over before their time."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "signing_keys",
        sa.Column("purpose", sa.Text(), primary_key=True),
        sa.Column("signing_key", sa.Text(), nullable=False),
    )
    op.create_table(
        "ended_logins",
        sa.Column("login_mark", sa.Text(), primary_key=True),
        sa.Column("ended_at", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    """Drop them: what was signed is signed by nobody any longer."""
    op.drop_table("ended_logins")
    op.drop_table("signing_keys")
