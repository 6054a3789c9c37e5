"""What /konstellationer says about the chosen county, in one line. (2006 report, 4.2)"""

from __future__ import annotations

from lstdash import formats, store
from lstdash.evidence.constellations import ORDINARY, STRONGEST_FIRST
from lstdash.evidence.counties import county_names
from lstdash.evidence.survey import Choices
from lstdash.questions.constellations.answers import counties


def line(version: str, county: str, choices: Choices) -> str:
    """Say which constellations the county is in, and its interval with the facts that count."""
    names, joined = county_names(version), memberships(version, county)
    told = f"hör till {formats.listed(joined)}" if joined else "nämns inte i någon konstellation"
    span = counties.county_sentence(counties.answer(version, choices), county, names)
    return f"{names[county]} {told}. {span}".strip()


def memberships(version: str, county: str) -> list[str]:
    """Return the constellations the county is in, ordinary ones first, the other kinds marked."""
    called = {row["constellation"]: row["name"] for row in store.table("constellations", version)}
    rows = [row for row in store.table("constellation_members", version) if row["county"] == county]
    ordered = sorted(rows, key=lambda row: STRONGEST_FIRST.index(row["membership"]))
    marks = {kind: "" if kind == ORDINARY else f" ({kind})" for kind in STRONGEST_FIRST}
    return [called[row["constellation"]] + marks[row["membership"]] for row in ordered]
