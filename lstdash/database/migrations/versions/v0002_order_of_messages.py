"""A participant's messages have numbers: one that arrives late does not undo a later one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has sent anything yet."""
    op.add_column("participants", sa.Column("sent", sa.BigInteger(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Forget the numbers."""
    op.drop_column("participants", "sent")  # SQLite can since 3.35; copying the table would break what refers to it
