"""A score keeps the value it was last shown with, and since when; a reason keeps since when: a reveal can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COLUMNS = (("scores", "shown_score", sa.Integer()), ("scores", "shown_at", sa.Text()), ("reasons", "shown_at", sa.Text()))

_ROUND = sa.table("rounds", *map(sa.column, ("workshop", "number", "revealed_at", "reopened_at")))
_PARTICIPANT = sa.table("participants", *map(sa.column, ("participant", "removed_at")))
_SCORE = sa.table(
    "scores", *map(sa.column, ("workshop", "round", "participant", "score", "scored_at", "shown_score", "shown_at"))
)
_REASON = sa.table("reasons", *map(sa.column, ("workshop", "round", "participant", "shown_at")))


def upgrade() -> None:
    """Add the columns, and fill them in for the rounds that have been shown."""
    for table, name, kind in COLUMNS:
        op.add_column(table, sa.Column(name, kind, nullable=True))
    was_shown = sa.or_(_ROUND.c.reopened_at.is_(None), _SCORE.c.scored_at <= _ROUND.c.revealed_at)
    op.execute(_filled(_SCORE, was_shown).values(shown_score=_SCORE.c.score))
    op.execute(_filled(_REASON, sa.true()))


def downgrade() -> None:
    """Forget what was shown before a reveal was taken back."""
    for table, name, _ in COLUMNS:
        op.drop_column(table, name)


def _filled(table: sa.TableClause, was_shown: sa.ColumnElement[bool]) -> sa.Update:
    """Mark what was in its round when that was shown, and had not been taken out before."""
    of = (
        sa.select(_ROUND.c.revealed_at)
        .join_from(_ROUND, _PARTICIPANT, _PARTICIPANT.c.participant == table.c.participant)
        .where(_ROUND.c.workshop == table.c.workshop, _ROUND.c.number == table.c.round, _ROUND.c.revealed_at.is_not(None))
        .where(sa.or_(_PARTICIPANT.c.removed_at.is_(None), _PARTICIPANT.c.removed_at > _ROUND.c.revealed_at), was_shown)
        .correlate(table)
    )
    return sa.update(table).where(of.exists()).values(shown_at=of.scalar_subquery())
