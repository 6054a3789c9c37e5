"""What is tracked: the proposals and questions of 2006, and the inquiry's proposals of 2024."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import store
from lstdash.evidence.areas import SHORT_NAMES
from lstdash.evidence.citations import Source, source

PROPOSAL, QUESTION = "förslag", "principfråga"
WHOLE = "Hela stödverksamheten"


@dataclass(frozen=True, slots=True)
class Origin:
    """A document with proposals: what came before `made` was there already, and follow-up is counted from `since`."""

    key: str
    label: str
    made: str
    since: str


REPORT = Origin("2006", "Rapporten 2006", "2006-01-16", "2006-01-16")
INQUIRY = Origin("2024", "Utredningen 2024", "2024-01-01", "2024-12-31")  # our sources give it a year but no day


@dataclass(frozen=True, slots=True)
class Tracked:
    """One row to follow: `addressee` is empty where the document names none in a column, `area` is never empty."""

    origin: Origin
    key: str
    kind: str
    name: str
    addressee: str
    area: str
    description: str
    section: str
    source: Source


def tracked(version: str) -> tuple[Tracked, ...]:
    """Return every row to follow, 2006 first, in the documents' order."""
    return (*_report(version), *_inquiry(version))


def _report(version: str) -> list[Tracked]:
    return [
        Tracked(
            REPORT,
            row["proposal"],
            row["kind"],
            row["name"],
            row["addressee"],
            SHORT_NAMES[row["area"]] if row["area"] else WHOLE,
            row["description"],
            row["section"],
            source(version, row, "proposals", row["proposal"]),
        )
        for row in store.table("proposals", version)
        if row["kind"] in (PROPOSAL, QUESTION)
    ]


def _inquiry(version: str) -> list[Tracked]:
    return [
        Tracked(
            INQUIRY,
            row["inquiry_proposal"],
            PROPOSAL,
            row["name"],
            "",
            row["topic"].capitalize(),
            row["description"],
            row["section"],
            source(version, row, "inquiry_proposals", row["inquiry_proposal"]),
        )
        for row in store.table("inquiry_proposals", version)
        if row["kind"] == PROPOSAL
    ]
