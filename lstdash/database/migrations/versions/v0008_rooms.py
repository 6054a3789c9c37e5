"""A room can say "vet ej", take a reveal back, remove, give reasons and decide; what happened is written down as it happens."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COLUMNS = (
    ("rounds", "reopened_at"),
    ("rounds", "ends_at"),
    ("items", "removed_at"),
    ("items", "scale"),
    ("participants", "removed_at"),
)
TABLES = {
    "happenings": (("workshop", "position"), ("happened_at", "event", "detail")),
    "decisions": (("workshop", "position"), ("decided_at", "decision", "owned_by", "due_on")),
}


def upgrade() -> None:
    """Add what is missing and let a score be "vet ej", 0, or a step of a longer scale than five."""
    for name, column in COLUMNS:
        op.add_column(name, sa.Column(column, sa.Text(), nullable=True))
    _scale("score between 0 and 1000")
    for name, (key, texts) in TABLES.items():
        op.create_table(
            name,
            sa.Column("workshop", sa.Text(), sa.ForeignKey("workshops.workshop"), nullable=False),
            sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
            *(sa.Column(text, sa.Text(), nullable=False) for text in texts),
            sa.PrimaryKeyConstraint(*key),
        )
    _reasons()


def downgrade() -> None:
    """Go back to five steps: "vet ej" and longer scales are lost, as are reasons, decisions and what happened."""
    for name in ("reasons", *TABLES):
        op.drop_table(name)
    score = sa.column("score", sa.Integer())
    op.execute(sa.delete(sa.table("scores", score)).where(sa.not_(score.between(1, 5))))
    _scale("score between 1 and 5")
    for name, column in COLUMNS:
        op.drop_column(name, column)


def _reasons() -> None:
    keys = ("workshop", "item", "criterion", "participant")
    op.create_table(
        "reasons",
        *(sa.Column(name, sa.Text(), nullable=False) for name in keys),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False, unique=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("is_hidden", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "round", "item", "criterion", "participant"),
        sa.ForeignKeyConstraint(["workshop", "round"], ["rounds.workshop", "rounds.number"]),
        sa.ForeignKeyConstraint(["workshop", "item"], ["items.workshop", "items.item"]),
        sa.ForeignKeyConstraint(["workshop", "criterion"], ["criteria.workshop", "criteria.criterion"]),
        sa.ForeignKeyConstraint(["participant"], ["participants.participant"]),
    )
    op.create_index("ix_reasons_participant", "reasons", ["participant"])


def _scale(rule: str) -> None:
    """Change what a score may be; SQLite copies the table, which nothing refers to, and leaves the old rule behind."""
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("scores", recreate="always") as batch:
            batch.create_check_constraint("score_scale", rule)
        return
    op.drop_constraint("score_scale", "scores", type_="check")
    op.create_check_constraint("score_scale", "scores", rule)
