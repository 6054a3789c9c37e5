"""How it went for others: published reference cases, cited, beside our own forecast and never mixed into it."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, order, store
from lstdash.evidence.citations import Source, row_id

NONE_YET = (
    "Inga referensfall är publicerade ännu. Ett fall är ett utfall från någon annan som har samordnat löner: namn, besparing, "
    "återbetalningstid, år och hänvisning till källan. Fyll i tabellen Referensfall i mallen "
    "och publicera den, så går fallet att visa här. Vi hittar inte på några."
)
KEPT_APART = "Andras utfall visas bredvid vår kalkyl och ingår aldrig i den."


@dataclass(frozen=True, slots=True)
class ReferenceCase:
    """One published case with its citation."""

    name: str
    saving_share: float
    payback_years: float | None
    year: int
    citation: str
    source: Source


def references(version: str) -> tuple[ReferenceCase, ...]:
    """Return every published case, the latest first."""
    rows = sorted(store.table("reference_cases", version), key=lambda row: (-row["year"], order.name(row["name"])))
    return tuple(
        ReferenceCase(
            row["name"],
            row["saving_share"],
            row["payback_years"],
            row["year"],
            f"{row['citation']}, {row['section']}",
            Source(row_id("reference_cases", row["case_code"]), row["name"]),
        )
        for row in rows
    )


COLUMNS = ("Fall", "År", "Besparing", "Återbetalningstid", "Hänvisning")


def table(cases: tuple[ReferenceCase, ...]) -> list[tuple[str, ...]]:
    """Return the cases as text; a payback that is not stated says so."""
    return [
        (
            case.name,
            str(case.year),
            formats.share(case.saving_share),
            formats.years(case.payback_years) if case.payback_years is not None else "ej angiven",
            case.citation,
        )
        for case in cases
    ]
