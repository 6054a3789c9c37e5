"""What does each page say about the chosen county, in one line? (2006 report, chapters 2-5, read county by county)"""

from __future__ import annotations

from lstdash import formats, store
from lstdash.answers import constellations_counties
from lstdash.answers.activities import ROLE_ORDER, load
from lstdash.answers.constellations_facts import Choices, county_names
from lstdash.answers.my_county import memberships
from lstdash.answers.my_county_pages import payroll_line, procurement_sentence
from lstdash.extracts.catalog import tables

STARTED = ROLE_ORDER[:4]
OUTLINES = "county_borders"  # points on a map, nothing to read
MOST_TABLES = 3


def areas(version: str, county: str, year: int | None) -> str:
    """Say how many of a year's named activities the county takes part in and hosts; empty when nothing is chosen."""
    if not county or year is None:
        return ""
    named = load(version, year) or load(version, _latest(version))
    involved = sum(item.role(county) in STARTED for item in named)
    hosts = sum(item.role(county) == "värd" for item in named)
    name = next(row["name"] for row in store.query("counties", version) if row["county"] == county)
    line = (
        f"{name} är enligt rapporten med i {formats.decimal(involved)} av {formats.decimal(len(named))} namngivna verksamheter"
    )
    return line + (f" och värd för {formats.decimal(hosts)} av dem." if hosts else ".")


def payroll(version: str, county: str) -> str:
    """Say how the county stands to joint payroll administration."""
    line = payroll_line(version, county, county_names(version)[county], load(version, _latest(version)))
    return line.text if line else ""


def start_here(version: str, county: str) -> str:
    """Say how many of the joint procurements, where the report would begin, the county takes part in."""
    return procurement_sentence(version, county, county_names(version)[county], load(version, _latest(version)))


def constellations(version: str, county: str, choices: Choices) -> str:
    """Say which constellations the county is in, and its interval with the facts that count."""
    names, joined = county_names(version), memberships(version, county)
    told = f"hör till {formats.listed(joined)}" if joined else "nämns inte i någon konstellation"
    span = constellations_counties.county_sentence(constellations_counties.answer(version, choices), county, names)
    return f"{names[county]} {told}. {span}".strip()


def sources(version: str, county: str) -> str:
    """Say how many published rows are about the county, and in which tables most of them stand."""
    counts = {}
    for name, table in tables().items():
        columns = [column.name for column in table.columns if column.is_county]
        if columns and name != OUTLINES:
            rows = store.query(f"sources_{name}", version)
            counts[table.label] = sum(any(row[column] == county for column in columns) for row in rows)
    total, name = sum(counts.values()), county_names(version)[county]
    if not total:
        return f"Ingen rad i underlaget gäller {name}."
    most = sorted((label for label in counts if counts[label]), key=lambda label: (-counts[label], label))[:MOST_TABLES]
    told = formats.listed([f"{formats.decimal(counts[label])} i {label}" for label in most])
    lead = "flest står" if sum(counts[label] for label in most) < total else "de står"
    return f"{formats.count(total, 'rad', 'rader')} i underlaget gäller {name}; {lead} så: {told}."


def _latest(version: str) -> int:
    return max((row["year"] for row in store.query("my_county_years", version)), default=0)
