"""The first schema: workshops with votes, sealed records, and scenarios with history."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "workshops",
    "steer_tokens",
    "attempts",
    "items",
    "criteria",
    "rounds",
    "participants",
    "scores",
    "records",
    "scenarios",
    "scenario_history",
)


def upgrade() -> None:
    """Create every table."""
    _workshops()
    _content()
    _people_and_scores()
    _records_and_scenarios()


def downgrade() -> None:
    """Drop every table."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _of_workshop() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["workshop"], ["workshops.workshop"])


def _workshops() -> None:
    op.create_table(
        "workshops",
        _text("workshop"),
        _text("code"),
        _text("title"),
        _text("secret_hash"),
        _text("status"),
        _number("joining_open"),
        _text("created_at"),
        _text("expires_at"),
        _text("closed_at", nullable=True),
        _text("purged_at", nullable=True),
        _text("data_version"),
        _text("model_version"),
        _text("settings"),
        _number("change_count"),
        _number("stage_count"),
        sa.PrimaryKeyConstraint("workshop"),
        sa.UniqueConstraint("code"),
        sa.CheckConstraint("status in ('open', 'closed')", name="workshop_status"),
    )
    op.create_table(
        "steer_tokens",
        _text("token_hash"),
        _text("workshop"),
        _text("kind"),
        _text("expires_at"),
        _text("used_at", nullable=True),
        sa.PrimaryKeyConstraint("token_hash"),
        _of_workshop(),
    )
    op.create_index("ix_steer_tokens_workshop", "steer_tokens", ["workshop"])
    op.create_table("attempts", _text("subject"), _text("window_start"), _number("tries"), sa.PrimaryKeyConstraint("subject"))


def _content() -> None:
    op.create_table(
        "items",
        _text("workshop"),
        _text("item"),
        _number("position"),
        _text("label"),
        _text("description"),
        _text("origin"),
        _text("effort_half", nullable=True),
        _text("benefit_half", nullable=True),
        sa.PrimaryKeyConstraint("workshop", "item"),
        _of_workshop(),
    )
    op.create_table(
        "criteria",
        _text("workshop"),
        _text("criterion"),
        _number("position"),
        _text("axis"),
        _number("raises"),
        _text("name"),
        _text("anchors"),
        sa.PrimaryKeyConstraint("workshop", "criterion"),
        _of_workshop(),
    )
    op.create_table(
        "rounds",
        _text("workshop"),
        _number("number"),
        _text("status"),
        _text("items"),
        _text("opened_at"),
        _text("revealed_at", nullable=True),
        sa.PrimaryKeyConstraint("workshop", "number"),
        _of_workshop(),
        sa.CheckConstraint("status in ('open', 'hidden', 'revealed', 'closed')", name="round_status"),
    )


def _people_and_scores() -> None:
    op.create_table(
        "participants",
        _text("participant"),
        _text("workshop"),
        _text("device_hash"),
        _text("nickname"),
        _text("group_name"),
        _text("joined_at"),
        _text("last_seen"),
        sa.PrimaryKeyConstraint("participant"),
        sa.UniqueConstraint("workshop", "device_hash", name="one_participant_a_device"),
        _of_workshop(),
    )
    op.create_table(
        "scores",
        _text("workshop"),
        _number("round"),
        _text("item"),
        _text("criterion"),
        _text("participant"),
        _number("score"),
        _text("scored_at"),
        sa.PrimaryKeyConstraint("workshop", "round", "item", "criterion", "participant"),
        sa.ForeignKeyConstraint(["workshop", "round"], ["rounds.workshop", "rounds.number"]),
        sa.ForeignKeyConstraint(["workshop", "item"], ["items.workshop", "items.item"]),
        sa.ForeignKeyConstraint(["workshop", "criterion"], ["criteria.workshop", "criteria.criterion"]),
        sa.ForeignKeyConstraint(["participant"], ["participants.participant"]),
        sa.CheckConstraint("score between 1 and 5", name="score_scale"),
    )
    op.create_index("ix_scores_participant", "scores", ["participant"])


def _records_and_scenarios() -> None:
    op.create_table(
        "records",
        _text("workshop"),
        _text("token"),
        _text("sealed_at"),
        _text("document"),
        _text("sha256"),
        sa.PrimaryKeyConstraint("workshop"),
        sa.UniqueConstraint("token"),
        _of_workshop(),
    )
    op.create_table(
        "scenarios",
        _text("scenario"),
        _text("token_hash"),
        _text("page"),
        _text("name"),
        _text("parameters"),
        _text("data_version"),
        _text("model_version"),
        _number("version"),
        _text("created_at"),
        _text("updated_at"),
        _text("deleted_at", nullable=True),
        sa.PrimaryKeyConstraint("scenario"),
        sa.UniqueConstraint("token_hash"),
    )
    op.create_table(
        "scenario_history",
        _text("scenario"),
        _number("version"),
        _text("change"),
        _text("name"),
        _text("parameters"),
        _text("data_version"),
        _text("model_version"),
        _text("saved_at"),
        sa.PrimaryKeyConstraint("scenario", "version"),
        sa.ForeignKeyConstraint(["scenario"], ["scenarios.scenario"]),
    )
