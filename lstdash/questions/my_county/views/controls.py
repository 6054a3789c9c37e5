"""Choices on /mitt-lan: what likeness is made of, and how many counties to compare with."""

from __future__ import annotations

from lstdash import formats
from lstdash.catalog.counties import COUNTIES
from lstdash.questions.my_county.answers.nearest import COMPARABLE
from lstdash.views import registers
from lstdash.views.controls import Choice, Control
from lstdash.views.controls.slider import Slider


def _weight(name: str, label: str) -> Slider:
    return Slider(name, label, "", 0, 3, 0.5, 1, lambda weight: formats.plain(weight) if weight else "räknas inte")


WEIGHTS = (
    _weight("storlek", "Samma storleksklass"),
    _weight("konstellation", "Samma konstellationer"),
    _weight("grannar", "Landgräns"),
    _weight("verksamheter", "Gemensamma verksamheter"),
)
COMPARED = Slider("antal", "Jämför med så många län", "", 1, 10, 1, COMPARABLE, formats.plain)
BESIDE = Choice("jamfor", "Jämför med ett län", COUNTIES, help="Rad för rad bredvid vårt län.", placeholder="Inget valt")


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (BESIDE, *WEIGHTS, COMPARED, registers.SIZE, registers.YEAR)
