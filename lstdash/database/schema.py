"""The tables as they stand after the last migration; a test compares them with what the migrations build."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from lstdash.database import followup_tables  # noqa: F401 (its tables belong to the same collection)
from lstdash.database.columns import key, metadata, number, optional, required

HEAD = "0010"  # the last migration in migrations/versions


def _workshop() -> Column[str]:
    return Column("workshop", Text, ForeignKey("workshops.workshop"), primary_key=True)


workshops = Table(
    "workshops",
    metadata,
    key("workshop"),
    Column("code", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False, server_default="borja-har"),  # what is scored; the first kind there was
    required("title"),
    required("secret_hash"),
    Column("status", Text, CheckConstraint("status in ('open', 'closed')", name="workshop_status"), nullable=False),
    number("joining_open"),
    required("created_at"),
    required("expires_at"),
    optional("closed_at"),
    optional("purged_at"),
    required("data_version"),
    required("model_version"),
    required("settings"),
    number("change_count"),
    number("stage_count"),
)
steer_tokens = Table(
    "steer_tokens",
    metadata,
    key("token_hash"),
    Column("workshop", Text, ForeignKey("workshops.workshop"), nullable=False, index=True),
    required("kind"),
    required("expires_at"),
    optional("used_at"),
)
audit_log = Table(
    "audit_log",
    metadata,
    key("entry"),
    *(required(name) for name in ("happened_at", "who", "acting_as", "action", "resource", "before", "after")),
)
ended_logins = Table("ended_logins", metadata, key("login_mark"), required("ended_at"))
signing_keys = Table("signing_keys", metadata, key("purpose"), required("signing_key"))
attempts = Table("attempts", metadata, key("subject"), required("window_start"), number("tries"))
items = Table(
    "items",
    metadata,
    _workshop(),
    key("item"),
    number("position"),
    required("label"),
    required("description"),
    required("origin"),
    optional("effort_half"),
    optional("benefit_half"),
    optional("removed_at"),
    optional("scale"),  # of its own, as JSON: first value, step, number of steps; none is 1-5
)
criteria = Table(
    "criteria",
    metadata,
    _workshop(),
    key("criterion"),
    number("position"),
    required("axis"),
    number("raises"),
    required("name"),
    required("anchors"),
)
rounds = Table(
    "rounds",
    metadata,
    _workshop(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column(
        "status",
        Text,
        CheckConstraint("status in ('open', 'hidden', 'revealed', 'closed')", name="round_status"),
        nullable=False,
    ),
    required("items"),
    required("opened_at"),
    optional("revealed_at"),
    optional("reopened_at"),  # after it was shown, until it is shown again
    optional("ends_at"),  # what the clock in the room counts down to
)
participants = Table(
    "participants",
    metadata,
    key("participant"),
    Column("workshop", Text, ForeignKey("workshops.workshop"), nullable=False),
    required("device_hash"),
    required("nickname"),
    required("group_name"),
    required("joined_at"),
    required("last_seen"),
    Column("sent", BigInteger, nullable=False, server_default="0"),  # the number of the latest message with scores
    optional("removed_at"),
    UniqueConstraint("workshop", "device_hash", name="one_participant_a_device"),
)
scores = Table(
    "scores",
    metadata,
    key("workshop"),
    Column("round", Integer, primary_key=True, autoincrement=False),
    key("item"),
    key("criterion"),
    Column("participant", Text, ForeignKey("participants.participant"), primary_key=True, index=True),
    Column("score", Integer, CheckConstraint("score between 0 and 1000", name="score_scale"), nullable=False),  # 0: vet ej
    required("scored_at"),
    Column("shown_score", Integer),  # as it last was shown: what is changed after a reveal that was taken back is not
    optional("shown_at"),  # since when that has been shown
    ForeignKeyConstraint(["workshop", "round"], ["rounds.workshop", "rounds.number"]),
    ForeignKeyConstraint(["workshop", "item"], ["items.workshop", "items.item"]),
    ForeignKeyConstraint(["workshop", "criterion"], ["criteria.workshop", "criteria.criterion"]),
)
reasons = Table(
    "reasons",
    metadata,
    key("workshop"),
    Column("round", Integer, primary_key=True, autoincrement=False),
    key("item"),
    key("criterion"),
    Column("participant", Text, ForeignKey("participants.participant"), primary_key=True, index=True),
    Column("reason", Text, nullable=False, unique=True),  # at random: their order says nothing of who wrote when
    required("body"),
    number("is_hidden"),
    optional("shown_at"),
    ForeignKeyConstraint(["workshop", "round"], ["rounds.workshop", "rounds.number"]),
    ForeignKeyConstraint(["workshop", "item"], ["items.workshop", "items.item"]),
    ForeignKeyConstraint(["workshop", "criterion"], ["criteria.workshop", "criteria.criterion"]),
)
happenings = Table(
    "happenings",
    metadata,
    _workshop(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    *(required(name) for name in ("happened_at", "event", "detail")),
)
decisions = Table(
    "decisions",
    metadata,
    _workshop(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    *(required(name) for name in ("decided_at", "decision", "owned_by", "due_on")),
)
records = Table(
    "records",
    metadata,
    _workshop(),
    Column("token", Text, nullable=False, unique=True),
    required("sealed_at"),
    required("document"),
    required("sha256"),
)
scenarios = Table(
    "scenarios",
    metadata,
    key("scenario"),
    Column("token_hash", Text, nullable=False, unique=True),
    required("page"),
    required("name"),
    required("parameters"),
    required("data_version"),
    required("model_version"),
    number("version"),
    required("created_at"),
    required("updated_at"),
    optional("deleted_at"),
)
scenario_history = Table(
    "scenario_history",
    metadata,
    Column("scenario", Text, ForeignKey("scenarios.scenario"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    required("change"),
    required("name"),
    required("parameters"),
    required("data_version"),
    required("model_version"),
    required("saved_at"),
)
