"""What is followed up: rows that people enter, correct and withdraw, and every version that they have had.

A table here is made by `kept`; lstdash.database.followup reads and writes it. A new one needs a migration (see v0004) and its
name in `KEPT`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Integer, Table, Text

from lstdash.database.columns import key, metadata, number, optional, required


def kept(name: str, *content: Column[Any]) -> Table:
    """Return a table of rows with a version each; `content` is what a person enters."""
    own = (key("id"), number("version"), required("created_at"), optional("withdrawn_at"))
    return Table(name, metadata, *own, required("written_by"), required("written_as"), required("written_at"), *content)


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

KEPT = (proposal_events,)
