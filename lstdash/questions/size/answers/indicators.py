"""Other measures: any published indicator of a period, county by county, in the official order and never ranked."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, store
from lstdash.evidence.citations import Source, citation, documents, row_id
from lstdash.evidence.counties import county_names

NONE = "Inga andra mått är publicerade ännu."


@dataclass(frozen=True, slots=True)
class Value:
    """One county's value: of an indicator of kind `andel` a share, else a number; None when it is not stated."""

    county: str
    name: str
    value: float | None
    numerator: float | None
    denominator: float | None


@dataclass(frozen=True, slots=True)
class IndicatorAnswer:
    """One indicator of one period."""

    indicator: str
    name: str
    kind: str
    period: str
    periods: tuple[str, ...]
    values: tuple[Value, ...]
    title: str
    unit: str
    case_mix: str
    missing: str
    source: Source


def offered(version: str) -> dict[str, str]:
    """Return every indicator that has values, by key, with its name."""
    used = {row["indicator"] for row in store.table("indicator_values", version)}
    return {row["indicator"]: row["name"] for row in store.table("indicators", version) if row["indicator"] in used}


def answer(version: str, wanted: str, period: str) -> IndicatorAnswer | None:
    """Return an indicator's values of a period, the latest unless it is offered; None when there is no indicator."""
    known = {row["indicator"]: row for row in store.table("indicators", version) if row["indicator"] in offered(version)}
    if not known:
        return None
    chosen = known.get(wanted, next(iter(known.values())))
    rows = [row for row in store.table("indicator_values", version) if row["indicator"] == chosen["indicator"]]
    periods = tuple(sorted({row["period"] for row in rows}))
    shown = period if period in periods else periods[-1]
    by_county = {row["county"]: row for row in rows if row["period"] == shown}
    names = county_names(version)
    values = tuple(_value(county, name, by_county.get(county)) for county, name in names.items())
    absent = [found.name for found in values if found.value is None]
    first = next(iter(by_county.values()))
    return IndicatorAnswer(
        chosen["indicator"],
        chosen["name"],
        chosen["kind"],
        shown,
        periods,
        values,
        f"{chosen['name']} {shown}",
        _unit(chosen),
        chosen["case_mix"] or "",
        f"Saknas: {formats.listed(absent)}." if absent else "",
        Source(
            row_id("indicator_values", chosen["indicator"], first["county"], shown),
            citation(documents(version)[first["source"]], first["section"]),
        ),
    )


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


COLUMNS = ("Länsstyrelse", "Värde", "Täljare", "Nämnare")


def table(answer: IndicatorAnswer) -> list[tuple[str | float | None, ...]]:
    """Return one row per county in the official order."""
    return [(found.name, found.value, found.numerator, found.denominator) for found in answer.values]
