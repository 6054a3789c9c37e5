"""What the other pages say for one county: payroll, where to begin, and company (2006 report, 5.5, 5.7 and 4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.answers.activities import NOT_STATED, Activity
from lstdash.answers.evidence import row_id

PAYROLL = "loner_"  # activities about payroll begin so
SEVEN, NORTHERN = "lonesamordning_sju", "nordlanen"
ASKED_NORTH = "nordliga_lan_loner"  # the proposal that names the northern counties
TAKES_PART = ("värd", "tar emot", "avlämnar", "deltar")


@dataclass(frozen=True, slots=True)
class PageLine:
    """One sentence, the page that says more, and the row it rests on."""

    text: str
    page: str  # stem
    row_id: str


def page_lines(version: str, county: str, name: str, named: Sequence[Activity]) -> tuple[PageLine, ...]:
    """Return one line per page that has something to say."""
    lines = (payroll_line(version, county, name, named), matrix_line(version, county, name, named))
    return tuple(line for line in lines if line is not None)


def payroll_line(version: str, county: str, name: str, named: Sequence[Activity]) -> PageLine | None:
    """Say whether the county is one of the seven, already shares payroll, may be asked as a northern one, or none of it."""
    payroll = [item for item in named if item.activity.startswith(PAYROLL)]
    if not payroll:
        return None
    members = {
        code: [row["county"] for row in store.query("sources_constellation_members", version) if row["constellation"] == code]
        for code in (SEVEN, NORTHERN)
    }
    if county in members[SEVEN]:
        text = f"{name} är ett av de {formats.decimal(len(members[SEVEN]))} län som löneprojektet i söder gäller."
        return PageLine(text, "payroll", row_id("constellation_members", SEVEN, county))
    shared = next((item for item in payroll if item.role(county) in TAKES_PART), None)
    if shared is not None:
        text = f"{name} {shared.role(county)} i {shared.name} ({shared.status})."
        if shared.role(county) == "avlämnar":
            text = f"{name} lämnar över arbetet i {shared.name} ({shared.status})."
        elif shared.role(county) == "tar emot":
            text = f"{name} utför arbetet i {shared.name} ({shared.status})."
        return PageLine(text, "payroll", shared.row_id)
    proposed = {row["proposal"] for row in store.query("sources_proposals", version)}
    if county in members[NORTHERN] and ASKED_NORTH in proposed:
        text = (
            "Rapporten vill att de nordliga länen samordnar sina löner. Vilka de är sägs inte, "
            f"men {name} räknas till nordlänen."
        )
        return PageLine(text, "payroll", row_id("proposals", ASKED_NORTH))
    return PageLine(f"Rapporten nämner inte {name} i någon gemensam löneadministration.", "payroll", payroll[0].row_id)


def matrix_line(version: str, county: str, name: str, named: Sequence[Activity]) -> PageLine | None:
    """Say where the report would begin, and in how many of the joint procurements that list counties ours stands."""
    items = store.query("sources_matrix_items", version)
    easiest = [row["name"].lower() for row in items if (row["effort"], row["benefit"]) == ("liten", "stor")]
    if not easiest:
        return None
    text = f"Liten insats och stor vinst ger enligt rapporten {formats.listed(easiest)}."
    first = next(row for row in items if (row["effort"], row["benefit"]) == ("liten", "stor"))
    text = f"{text} {procurement_sentence(version, county, name, named)}".strip()
    return PageLine(text, "start_here", row_id("matrix_items", first["item"]))


def procurement_sentence(version: str, county: str, name: str, named: Sequence[Activity]) -> str:
    """Say in how many of the joint procurements that list counties ours stands; empty when none lists any."""
    bought = {row["activity"] for row in store.query("sources_procurements", version) if row["activity"]}
    listed = [item for item in named if item.activity in bought and item.roles]
    if not listed:
        return ""
    joined = sum(item.role(county) in TAKES_PART for item in listed)
    silent = sum(item.role(county) == NOT_STATED for item in listed)
    return (
        f"Av {formats.count(len(listed), 'gemensam upphandling', 'gemensamma upphandlingar')} där länen räknas upp är "
        f"{name} med i {formats.decimal(joined)}"
        + (f"; för {formats.decimal(silent)} är länet inte omnämnt." if silent else ".")
    )
