"""What /kallor says about the chosen county, in one line."""

from __future__ import annotations

from lstdash import formats, order, store
from lstdash.catalog.whole import tables
from lstdash.evidence.counties import county_names

OUTLINES = "county_borders"  # points on a map, nothing to read
MOST_TABLES = 3


def line(version: str, county: str) -> str:
    """Say how many published rows are about the county, and in which tables most of them stand."""
    counts = {}
    for name, table in tables().items():
        columns = [column.name for column in table.columns if column.is_county]
        if columns and name != OUTLINES:
            rows = store.table(name, version)
            counts[table.label] = sum(any(row[column] == county for column in columns) for row in rows)
    total, name = sum(counts.values()), county_names(version)[county]
    if not total:
        return f"Ingen rad i underlaget gäller {name}."
    found = [label for label in counts if counts[label]]
    most = sorted(found, key=lambda label: (-counts[label], order.name(label)))[:MOST_TABLES]
    told = formats.listed([f"{formats.decimal(counts[label])} i {label}" for label in most])
    lead = "flest står" if sum(counts[label] for label in most) < total else "de står"
    return f"{formats.count(total, 'rad', 'rader')} i underlaget gäller {name}; {lead} så: {told}."
