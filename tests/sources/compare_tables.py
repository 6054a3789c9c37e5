"""Field-by-field comparison of every table but the mentions, row against row by key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from readings import Difference, Row, county_set, first, second, written

OUTSIDE = "outside:"


@dataclass(frozen=True)
class Compared:
    """Which columns of a table are facts that both readings must give alike."""

    table: str
    fields: tuple[str, ...]
    key: tuple[str, ...] = ()  # key columns both readings share; none = the second reading has a column `key`


AREA_FACTS = ("name", "coordinated", "all_counties", "concentrated", "section")
GROUP_FACTS = ("name", "counties", "participations", "mean_printed", "section")
COMPARED = (
    Compared("counties", ("name", "size_class"), ("county",)),
    Compared("constellation_members", ("membership", "section"), ("constellation", "county")),
    Compared("areas", AREA_FACTS, ("area", "year")),
    Compared("area_totals", AREA_FACTS[1:], ("year",)),
    Compared("group_totals", GROUP_FACTS, ("grouping", "group_code", "year")),
    Compared("group_members", ("group_code", "basis", "section"), ("grouping", "county")),
    Compared("money", ("value", "value_high", "unit", "year", "section")),
    Compared("factors", ("direction", "section")),
    Compared("proposals", ("kind", "addressee", "section")),
    Compared("staff_profile", ("county", "year", "value", "section")),
    Compared("matrix_items", ("name", "effort", "benefit", "section")),
    Compared("criteria", ("axis", "direction", "section")),
    Compared("procurements", ("lead_county", "participants_low", "participants_high", "counties", "observers", "section")),
    Compared("networks", ("area", "reach", "counties", "section")),
    Compared("collaboration_forms", ("count_stated", "section")),
    Compared(
        "form_rules",
        ("form", "suitability", "actors", "national_interest", "duration", "payer", "equality_decisive", "section"),
    ),
    Compared("inquiry_proposals", ("kind", "topic", "section")),
    Compared("consultation_positions", ("voice", "stance", "section")),
)


def differences(compared: Compared) -> set[Difference]:
    """Every row only one reading has, and every field they give differently."""
    table = compared.table
    keys = compared.key or (next(iter(first(table)[0])),)
    ours = {" ".join(row[name] for name in keys): row for row in first(table)}
    theirs = _second_by_key(compared)
    found = {Difference(table, key, "row", "finns", "") for key in ours.keys() - theirs.keys()}
    found |= {Difference(table, key, "row", "", "finns") for key in theirs.keys() - ours.keys()}
    for key in ours.keys() & theirs.keys():
        for row in theirs[key]:
            found |= set(_fields(compared, key, ours[key], row))
    return found


def _second_by_key(compared: Compared) -> dict[str, list[Row]]:
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in second(compared.table):
        if compared.key:
            rows[" ".join(row[name] for name in compared.key)].append(row)
        elif row["key"].startswith(OUTSIDE):
            rows[row["name"]].append(row)
        else:
            for key in row["key"].split():
                rows[key].append(row)
    return dict(rows)


def _fields(compared: Compared, key: str, ours: Row, theirs: Row) -> Iterator[Difference]:
    for field in compared.fields:
        a, b = _value(field, ours), _value(field, theirs)
        # The answer to the remiss repeats its headings; the first reading says whose text it is before the heading.
        if a != b and not (field == "section" and a.endswith(f": {b}")):
            yield Difference(compared.table, key, field, a, b)


def _value(field: str, row: Row) -> str:
    if field in ("counties", "observers") and f"{field}_as_printed" in row:
        return written(county_set(row[f"{field}_as_printed"]))
    if field == "form" and "form_name" in row:
        return next(form["key"] for form in second("collaboration_forms") if form["name"] == row["form_name"])
    value = row[field]
    return f"{float(value):g}" if value.replace(".", "", 1).isdigit() else value
