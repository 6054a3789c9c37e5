"""What is followed up: rows that people enter, correct and withdraw, and every version that they have had.

A table here is made by `kept`; lstdash.database.followup reads and writes it. A new one needs a migration (see v0004) and its
name in `KEPT`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from lstdash.database.columns import key, metadata, number, optional, required


def kept(name: str, *content: Column[Any]) -> Table:
    """Return a table of rows with a version each; `content` is what a person enters."""
    own = (key("id"), number("version"), required("created_at"), optional("withdrawn_at"))
    return Table(name, metadata, *own, required("written_by"), required("written_as"), required("written_at"), *content)


def _benefit() -> Column[str]:
    return Column("benefit", Text, ForeignKey("benefits.id"), nullable=False, index=True)


proposal_events = kept(
    "proposal_events",
    required("origin"),
    required("proposal"),
    required("happened_on"),
    required("state"),
    required("document"),
    required("section"),
    required("read_on"),
    required("mark"),
    required("causality"),
    required("comment"),
)
benefits = kept(
    "benefits",
    required("effect"),
    required("initiative"),
    required("realised_by"),
    required("measured_by"),
    required("metric"),
    required("conditions"),
    required("risks"),
    required("handling"),
    required("target"),
    required("follow_up"),
    required("approved_by"),
    required("approved_on"),
    required("county"),
    required("coalition"),
    required("unit"),
    required("gain_class"),
    required("price_year"),
    required("origin"),
    required("scenario"),
    required("model_version"),
    required("data_version"),
)
benefit_years = kept(
    "benefit_years",
    _benefit(),
    number("year"),
    required("due_on"),
    required("planned"),
    required("realised"),  # empty: not followed up, which is not zero
    required("evidence"),
)
benefit_uses = kept("benefit_uses", _benefit(), number("year"), required("used_for"), required("amount"), required("evidence"))
followup_versions = Table(
    "followup_versions",
    metadata,
    Column("kept_in", Text, primary_key=True),
    key("id"),
    Column("version", Integer, primary_key=True, autoincrement=False),
    required("change"),
    required("content"),
    required("written_by"),
    required("written_as"),
    required("written_at"),
)

notes = kept("notes", required("page"), required("exhibit"), required("body"), required("data_version"))

KEPT = (proposal_events, benefits, benefit_years, benefit_uses, notes)
