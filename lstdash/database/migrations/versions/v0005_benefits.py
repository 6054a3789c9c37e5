"""What is promised and what came: gains, their years, and what they were used for."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BENEFIT = ("effect", "initiative", "realised_by", "measured_by", "metric", "conditions", "risks", "handling", "target")
BESIDE = ("follow_up", "approved_by", "approved_on", "county", "coalition", "unit", "gain_class", "price_year", "origin")
SCENARIO = ("scenario", "model_version", "data_version")


def upgrade() -> None:
    """Create the tables."""
    _kept("benefits", *_texts(*BENEFIT, *BESIDE, *SCENARIO))
    _kept("benefit_years", *_of_benefit(), *_texts("due_on", "planned", "realised", "evidence"))
    _kept("benefit_uses", *_of_benefit(), *_texts("used_for", "amount", "evidence"))
    for table in ("benefit_years", "benefit_uses"):
        op.create_index(f"ix_{table}_benefit", table, ["benefit"])


def downgrade() -> None:
    """Drop them."""
    for table in ("benefit_uses", "benefit_years", "benefits"):
        op.drop_table(table)


def _kept(name: str, *content: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        *_texts("written_by", "written_as", "written_at"),
        *content,
    )


def _of_benefit() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("benefit", sa.Text(), sa.ForeignKey("benefits.id"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
    )


def _texts(*names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)
