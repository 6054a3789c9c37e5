"""Choices on /mitt-lan: what likeness is made of, and how many counties to compare with."""

from __future__ import annotations

from lstdash.questions.my_county.answers.nearest import COMPARABLE
from lstdash.views.controls import Control, Number

SIZE = Number("storlek", "Samma storleksklass", 0.0, 3.0, 0.5, 1.0, 1)
CONSTELLATIONS = Number("konstellation", "Samma konstellationer", 0.0, 3.0, 0.5, 1.0, 1)
NEIGHBOURS = Number("grannar", "Landgräns", 0.0, 3.0, 0.5, 1.0, 1)
ACTIVITIES = Number("verksamheter", "Gemensamma verksamheter", 0.0, 3.0, 0.5, 1.0, 1)
COMPARED = Number("antal", "Jämför med så många län", 1, 10, 1, COMPARABLE)

WEIGHTS = (SIZE, CONSTELLATIONS, NEIGHBOURS, ACTIVITIES)
CONTROLS: tuple[Control, ...] = (*WEIGHTS, COMPARED)
