"""A workshop is of a kind; until now all were about where to begin."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every workshop that is there is of the first kind."""
    op.add_column("workshops", sa.Column("kind", sa.Text(), nullable=False, server_default="borja-har"))


def downgrade() -> None:
    """Forget the kinds."""
    op.drop_column("workshops", "kind")
