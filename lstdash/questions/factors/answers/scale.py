"""The two questions of a factor, and what their steps mean; the words are ours."""

from __future__ import annotations

from lstdash.workshop.entities import Criterion

STRENGTH = Criterion(
    "styrka",
    "strength",
    "Hur starkt verkar faktorn hos oss?",
    ("Knappt alls", "Svagt", "Måttligt", "Starkt", "Avgörande"),
)
REACH = Criterion(
    "radighet",
    "reach",
    "Kan vi ändra på det?",
    ("Inte alls", "Lite", "Delvis", "Till stor del", "Helt"),
)
QUESTIONS = (STRENGTH, REACH)
