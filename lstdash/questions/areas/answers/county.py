"""What /omraden says about the chosen county, in one line. (2006 report, chapters 2-5)"""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence.activities import TAKES_PART, latest_year, load
from lstdash.evidence.counties import county_rows


def line(version: str, county: str, year: int | None) -> str:
    """Say how many of a year's named activities the county takes part in and hosts; empty when nothing is chosen."""
    if not county or year is None:
        return ""
    named = load(version, year) or load(version, latest_year(version))
    counted = [item for item in named if item.is_counted]
    involved = sum(item.role(county) in TAKES_PART for item in counted)
    hosts = sum(item.role(county) == "värd" for item in counted)
    name = next(row["name"] for row in county_rows(version) if row["county"] == county)
    line = (
        f"{name} var enligt rapporten med i {formats.decimal(involved)} av {formats.decimal(len(counted))} namngivna "
        "verksamheter som pågick"
    )
    return line + (f" och värd för {formats.decimal(hosts)} av dem." if hosts else ".")
