"""Choices on /likvardighet: which indicator of which period, how far extremes are drawn in, and the order of the boards."""

from __future__ import annotations

from lstdash.views.controls import Choice, Control, measures

TRIM = Choice(
    "dampning",
    "Dämpning av ytterligheter",
    {"0": "ingen", "10": "en tiondel", "20": "en femtedel"},
    default="10",
    help="Så stor del i varje ände som dras in innan vi mäter hur mycket länsstyrelserna skiljer sig åt: "
    "några få avvikare ska inte gömma sig själva.",
)
ORDER = Choice(
    "ordning",
    "Ordning",
    {"bokstav": "bokstavsordning", "storlek": "störst underlag först"},
    default="bokstav",
    help="Länsstyrelserna ordnas aldrig efter nivå: en rangordning lovar mer än talen håller.",
)


def trim_share(code: str) -> float:
    """Return the share (0-1) that a choice stands for."""
    return int(code) / 100


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (*measures.declared(), TRIM, ORDER)
