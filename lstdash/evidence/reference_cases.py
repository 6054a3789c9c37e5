"""How it went for others: what such reforms promised and what came of them, kept apart from every forecast of ours.

The base rate counts cases of shared services only; other reforms stand beside them. Whether a promise was kept is our reading.
"""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, order, store
from lstdash.evidence.citations import MARKS, Source, source

TITLE = "Så gick det för andra"
SHARED = "gemensam service"
KEPT_APART = "Andras utfall visas bredvid våra kalkyler och ingår aldrig i dem."
NONE_YET = (
    "Inga referensfall är publicerade ännu. Ett fall är vad någon annan lovade av gemensam service och vad det blev, "
    "med källa. Fyll i tabellen Referensfall i mallen och publicera den, så visas fallet här."
)
COLUMNS = ("Fall", "Slag", "År", "Utlovat", "Utfall", "Enhet", "Prisår", "Infriat", "Underlag", "Källa")
_KEPT = {
    "infriat": "{} infriade löftet",
    "delvis": "{} delvis",
    "inte infriat": "{} inte alls",
    "kan inte visas": "{} kan inte visas",
}


@dataclass(frozen=True, slots=True)
class ReferenceCases:
    """Every published case, the latest first, and the base rate in words."""

    headline: str
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[Source, ...]


def reference_cases(version: str) -> ReferenceCases:
    """Return the cases; shared services before other reforms."""
    found = store.table("reference_cases", version)
    rows = sorted(found, key=lambda row: (row["kind"] != SHARED, -row["year"], order.name(row["name"])))
    marks = [source(version, row, "reference_cases", row["case_code"]) for row in rows]
    shown = tuple(_row(row, mark) for row, mark in zip(rows, marks, strict=True))
    return ReferenceCases(_headline(rows), shown, tuple(marks))


def _row(row: store.Row, mark: Source) -> tuple[str, ...]:
    price_year = str(row["price_year"]) if row["price_year"] else "sägs inte"
    said = (row["promised"], row["outcome"], row["unit"], price_year, row["kept"], MARKS[row["quality"]], mark.label)
    return (row["name"], row["kind"], str(row["year"]), *said)


def _headline(rows: list[store.Row]) -> str:
    if not rows:
        return NONE_YET
    shared = [row["kept"] for row in rows if row["kind"] == SHARED]
    others = len(rows) - len(shared)
    beside = f" {formats.count(others, 'annan reform', 'andra reformer')} står bredvid." if others else ""
    if not shared:
        return f"Inget fall av gemensam service är publicerat.{beside}"
    outcomes = [words.format(formats.decimal(shared.count(code))) for code, words in _KEPT.items() if code in shared]
    outcomes = outcomes if "infriat" in shared else ["inget infriade hela löftet", *outcomes]
    cases = formats.count(len(shared), "fall", "fall")
    return f"Av {cases} av gemensam service: {', '.join(outcomes)} (vår läsning av källorna).{beside}"
