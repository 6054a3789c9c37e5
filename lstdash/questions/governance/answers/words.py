"""What /styrning says: the sentence, the chart's title and the figures."""

from __future__ import annotations

from collections.abc import Mapping

from lstdash import formats, order
from lstdash.evidence.citations import Figure
from lstdash.questions.governance.answers.regions import Regions
from lstdash.questions.governance.model import coverage
from lstdash.questions.governance.model.coverage import FINNS, PLANERAD, SAKNAS, SILENT

WHOLE, CORE = "stöd", "kärna"  # scopes: what a group without an area is placed under
SCOPES = {WHOLE: "Hela stödområdet", CORE: "Kärnverksamheten"}
NOTHING = "Inga grupper är publicerade."
LEVELS = dict(zip(coverage.LEVELS, ("Riket", "Nord", "Syd", "Öst", "Storstad", "Annan krets"), strict=True))
NO_LEVEL = "Räckvidd ej angiven"


def headline(groups: int, silent: int, states: Mapping[str, int], where: Regions, names: Mapping[str, str]) -> str:
    """Say who drives it, how much of a complete structure is known, what is not stated, and who stands outside."""
    if not groups:
        return NOTHING
    return " ".join(
        text
        for text in (
            "År 2005 drevs samordningen av länsrådsgrupperna och frivilliga nätverk.",
            _pairs(states),
            f"{formats.decimal(silent)} av {formats.count(groups, 'grupp', 'grupper')} saknar uppgift om räckvidd.",
            _outside(where, names),
        )
        if text
    )


def _pairs(states: Mapping[str, int]) -> str:
    every = formats.decimal(sum(states.values()))
    planned = f", planerades i {formats.decimal(states[PLANERAD])}" if states[PLANERAD] else ""
    missing = f", saknades i {formats.decimal(states[SAKNAS])}" if states[SAKNAS] else ""
    return (
        f"En grupp fanns i {formats.decimal(states[FINNS])} av {every} rutor (sju områden, i riket och tre regioner)"
        f"{planned}{missing}; om {formats.decimal(states[SILENT])} sägs inget."
    )


def _outside(where: Regions, names: Mapping[str, str]) -> str:
    if not where.outside:
        return ""
    told = formats.listed(sorted((names[county] for county in where.outside), key=order.name))
    return f"{told} stod utanför alla regionala grupper."


def title(states: Mapping[str, int]) -> str:
    """Say what the areas by level show."""
    every = sum(states.values())
    if states[SILENT] == every:
        return "Källan säger inte om någon grupp i områdena"
    return (
        f"I {formats.decimal(states[FINNS])} av {formats.decimal(every)} rutor i riket och regionerna fanns en grupp 2005; "
        f"om {formats.decimal(states[SILENT])} sägs inget"
    )


def figures(
    groups: int, silent: int, states: Mapping[str, int], where: Regions, names: Mapping[str, str]
) -> tuple[Figure, ...]:
    """Return the numbers that the page opens with; none when there are no groups."""
    if not groups:
        return ()
    every = formats.decimal(sum(states.values()))
    return (
        Figure("Grupper som nämns", formats.decimal(groups), f"{formats.decimal(silent)} utan uppgift om räckvidd"),
        Figure("Fanns, i riket och regionerna", formats.decimal(states[FINNS]), f"av {every}: sju områden på fyra nivåer"),
        Figure("Planerades", formats.decimal(states[PLANERAD]), f"{formats.decimal(states[SAKNAS])} sägs saknas"),
        Figure(
            "Utanför regionala grupper",
            formats.decimal(len(where.outside)),
            formats.listed(sorted((names[county] for county in where.outside), key=order.name)) or "alla hör till någon",
        ),
    )
