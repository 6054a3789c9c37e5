"""What /borja-har and /workshop say about the chosen county, in one line. (2006 report, 5.7)"""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats, store
from lstdash.evidence.activities import NOT_STATED, TAKES_PART, Activity, latest_year, load
from lstdash.evidence.citations import PageLine, row_id
from lstdash.evidence.counties import county_names
from lstdash.questions.start_here.answers.easiest import easiest


def line(version: str, county: str) -> str:
    """Say how many of the joint procurements, where the report would begin, the county takes part in."""
    return procurement_sentence(version, county, county_names(version)[county], load(version, latest_year(version)))


def page_line(version: str, county: str, name: str, named: Sequence[Activity]) -> PageLine | None:
    """Say where the report would begin, and in how many of the joint procurements that list counties ours stands."""
    items = easiest(version)
    if not items:
        return None
    text = (
        f"Som exempel på liten insats och stor vinst nämner rapporten {formats.listed([row['name'].lower() for row in items])}."
    )
    text = f"{text} {procurement_sentence(version, county, name, named)}".strip()
    return PageLine(text, "start_here", row_id("matrix_items", items[0]["item"]))


def procurement_sentence(version: str, county: str, name: str, named: Sequence[Activity]) -> str:
    """Say in how many of the joint procurements that list counties ours stands; empty when none lists any."""
    bought = {row["activity"] for row in store.table("procurements", version) if row["activity"]}
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
