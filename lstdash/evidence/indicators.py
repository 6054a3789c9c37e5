"""Published indicators: which there are, their periods, and each county's value with what it is counted from."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, store
from lstdash.evidence.citations import Source, citation, documents, row_id
from lstdash.evidence.counties import county_names


@dataclass(frozen=True, slots=True)
class Value:
    """One county's value: of an indicator of kind `andel` a share, else a number; None when it is not stated."""

    county: str
    name: str
    value: float | None
    numerator: float | None
    denominator: float | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of one period; `kind` is `andel` (a part of a whole), `per` (for each of something) or `antal`."""

    key: str
    name: str
    kind: str
    period: str
    periods: tuple[str, ...]  # oldest first
    values: tuple[Value, ...]  # every county, in the official order
    unit: str
    case_mix: str  # what tells the boards' cases apart
    source: Source

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the counties without a value."""
        return tuple(found.name for found in self.values if found.value is None)

    def name_of(self, county: str) -> str:
        """Return a county's name by its letter; empty for none."""
        return next((found.name for found in self.values if found.county == county), "")


def offered(version: str) -> dict[str, str]:
    """Return every indicator that has values, by key, with its name."""
    used = {row["indicator"] for row in store.table("indicator_values", version)}
    return {row["indicator"]: row["name"] for row in store.table("indicators", version) if row["indicator"] in used}


def indicator(version: str, wanted: str, period: str) -> Indicator | None:
    """Return an indicator of a period, the first and the latest unless they are offered; None when there is none."""
    known = {row["indicator"]: row for row in store.table("indicators", version) if row["indicator"] in offered(version)}
    if not known:
        return None
    chosen = known.get(wanted, next(iter(known.values())))
    rows = [row for row in store.table("indicator_values", version) if row["indicator"] == chosen["indicator"]]
    periods = tuple(sorted({row["period"] for row in rows}))
    shown = period if period in periods else periods[-1]
    by_county = {row["county"]: row for row in rows if row["period"] == shown}
    first = next(iter(by_county.values()))
    return Indicator(
        chosen["indicator"],
        chosen["name"],
        chosen["kind"],
        shown,
        periods,
        tuple(_value(county, name, by_county.get(county)) for county, name in county_names(version).items()),
        _unit(chosen),
        chosen["case_mix"] or "",
        Source(
            row_id("indicator_values", chosen["indicator"], first["county"], shown),
            citation(documents(version)[first["source"]], first["section"]),
        ),
    )


def told(kind: str, value: float | None) -> str:
    """Write a value as its kind is written: a share in percent, else a number with the decimals it needs."""
    if value is None:
        return "ej angivet"
    if kind == "andel":
        return formats.share(value, 1)
    return formats.decimal(value, 0 if value >= 100 or value == int(value) else 3)


def _value(county: str, name: str, row: store.Row | None) -> Value:
    if row is None:
        return Value(county, name, None, None, None)
    counted, of = row["numerator"], row["denominator"]
    value = counted / of if counted is not None and of else row["value"]
    return Value(county, name, value, counted, of)


def _unit(row: store.Row) -> str:
    if row["kind"] == "antal":
        return str(row["numerator_label"])
    return f"{row['numerator_label']} {'av' if row['kind'] == 'andel' else 'per'} {row['denominator_label']}"
