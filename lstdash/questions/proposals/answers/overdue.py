"""What should have been followed up by now, in a sentence for the start page and for a county's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from lstdash import formats
from lstdash.database import place
from lstdash.evidence.citations import PageLine, row_id
from lstdash.questions.proposals.answers import proposals

if TYPE_CHECKING:
    from lstdash.questions.proposals.answers.events import Event

BOARDS = "länsstyrelserna"
ASKED_FOR = "arlig_redovisning"  # the report's own wish that what has happened is told every year


def line(version: str, today: date) -> str:
    """Say how many of the report's proposals are due to be followed up; empty when none is."""
    found = proposals.answer(version, _events(), today, today.year - 1)
    if not found.overdue:
        return ""
    every, late = formats.count(len(found.rows), "förslag", "förslag"), found.overdue
    return f"{formats.decimal(late)} av rapportens {every} är {_late(late)} för uppföljning."


def page_line(version: str, today: date) -> PageLine | None:
    """Say the same of those that are directed to the county boards; None when none is due."""
    found = proposals.answer(version, _events(), today, today.year - 1)
    own = [row for row in found.rows if row.tracked.addressee == BOARDS]
    late = sum(row.is_overdue for row in own)
    if not late:
        return None
    every = formats.count(len(own), "förslag", "förslag")
    text = f"Av rapportens {every} till länsstyrelserna är {formats.decimal(late)} {_late(late)} för uppföljning."
    return PageLine(text, "proposals", row_id("proposals", ASKED_FOR))


def _events() -> Sequence[Event]:
    if not place.is_made():
        return ()
    from lstdash.questions.proposals.answers.events import load  # the store takes a while to load

    return load()


def _late(count: int) -> str:
    return "förfallet" if count == 1 else "förfallna"
