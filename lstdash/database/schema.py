"""The tables as they stand after the last migration; a test compares them with what the migrations build."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0003"  # the last migration in migrations/versions

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _optional(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _workshop() -> Column[str]:
    return Column("workshop", Text, ForeignKey("workshops.workshop"), primary_key=True)


workshops = Table(
    "workshops",
    metadata,
    _key("workshop"),
    Column("code", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False, server_default="borja-har"),  # what is scored; the first kind there was
    _text("title"),
    _text("secret_hash"),
    Column("status", Text, CheckConstraint("status in ('open', 'closed')", name="workshop_status"), nullable=False),
    _number("joining_open"),
    _text("created_at"),
    _text("expires_at"),
    _optional("closed_at"),
    _optional("purged_at"),
    _text("data_version"),
    _text("model_version"),
    _text("settings"),
    _number("change_count"),
    _number("stage_count"),
)
steer_tokens = Table(
    "steer_tokens",
    metadata,
    _key("token_hash"),
    Column("workshop", Text, ForeignKey("workshops.workshop"), nullable=False, index=True),
    _text("kind"),
    _text("expires_at"),
    _optional("used_at"),
)
attempts = Table("attempts", metadata, _key("subject"), _text("window_start"), _number("tries"))
items = Table(
    "items",
    metadata,
    _workshop(),
    _key("item"),
    _number("position"),
    _text("label"),
    _text("description"),
    _text("origin"),
    _optional("effort_half"),
    _optional("benefit_half"),
)
criteria = Table(
    "criteria",
    metadata,
    _workshop(),
    _key("criterion"),
    _number("position"),
    _text("axis"),
    _number("raises"),
    _text("name"),
    _text("anchors"),
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
    _text("items"),
    _text("opened_at"),
    _optional("revealed_at"),
)
participants = Table(
    "participants",
    metadata,
    _key("participant"),
    Column("workshop", Text, ForeignKey("workshops.workshop"), nullable=False),
    _text("device_hash"),
    _text("nickname"),
    _text("group_name"),
    _text("joined_at"),
    _text("last_seen"),
    Column("sent", BigInteger, nullable=False, server_default="0"),  # the number of the latest message with scores
    UniqueConstraint("workshop", "device_hash", name="one_participant_a_device"),
)
scores = Table(
    "scores",
    metadata,
    _key("workshop"),
    Column("round", Integer, primary_key=True, autoincrement=False),
    _key("item"),
    _key("criterion"),
    Column("participant", Text, ForeignKey("participants.participant"), primary_key=True, index=True),
    Column("score", Integer, CheckConstraint("score between 1 and 5", name="score_scale"), nullable=False),
    _text("scored_at"),
    ForeignKeyConstraint(["workshop", "round"], ["rounds.workshop", "rounds.number"]),
    ForeignKeyConstraint(["workshop", "item"], ["items.workshop", "items.item"]),
    ForeignKeyConstraint(["workshop", "criterion"], ["criteria.workshop", "criteria.criterion"]),
)
records = Table(
    "records",
    metadata,
    _workshop(),
    Column("token", Text, nullable=False, unique=True),
    _text("sealed_at"),
    _text("document"),
    _text("sha256"),
)
scenarios = Table(
    "scenarios",
    metadata,
    _key("scenario"),
    Column("token_hash", Text, nullable=False, unique=True),
    _text("page"),
    _text("name"),
    _text("parameters"),
    _text("data_version"),
    _text("model_version"),
    _number("version"),
    _text("created_at"),
    _text("updated_at"),
    _optional("deleted_at"),
)
scenario_history = Table(
    "scenario_history",
    metadata,
    Column("scenario", Text, ForeignKey("scenarios.scenario"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _text("change"),
    _text("name"),
    _text("parameters"),
    _text("data_version"),
    _text("model_version"),
    _text("saved_at"),
)
