"""What /lonesamordning says about the chosen county, in one line. (2006 report, 5.5)"""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats, store
from lstdash.evidence.activities import TAKES_PART, Activity, latest_year, load
from lstdash.evidence.citations import PageLine, row_id
from lstdash.evidence.constellations import NORTH, SEVEN
from lstdash.evidence.counties import county_names

PAYROLL = "loner_"  # activities about payroll begin so
ASKED_NORTH = "nordliga_lan_loner"  # the proposal that names the northern counties


def line(version: str, county: str) -> str:
    """Say how the county stands to joint payroll administration."""
    found = page_line(version, county, county_names(version)[county], load(version, latest_year(version)))
    return found.text if found else ""


def page_line(version: str, county: str, name: str, named: Sequence[Activity]) -> PageLine | None:
    """Say whether the county is one of the seven, already shares payroll, may be asked as a northern one, or none of it."""
    payroll = [item for item in named if item.activity.startswith(PAYROLL)]
    if not payroll:
        return None
    members = {
        code: [row["county"] for row in store.table("constellation_members", version) if row["constellation"] == code]
        for code in (SEVEN, NORTH)
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
    proposed = {row["proposal"] for row in store.table("proposals", version)}
    if county in members[NORTH] and ASKED_NORTH in proposed:
        text = (
            "Rapporten vill att de nordliga länen samordnar sina löner. Vilka de är sägs inte, "
            f"men {name} räknas till nordlänen."
        )
        return PageLine(text, "payroll", row_id("proposals", ASKED_NORTH))
    return PageLine(f"Rapporten nämner inte {name} i någon gemensam löneadministration.", "payroll", payroll[0].row_id)
