"""The two questions of a factor, and what their steps mean; the words are ours."""

from __future__ import annotations

from lstdash.workshop.entities import Criterion

QUESTIONS = (
    Criterion(
        "styrka",
        "strength",
        "Hur starkt verkar faktorn hos oss?",
        ("Knappt alls", "Svagt", "Måttligt", "Starkt", "Avgörande"),
    ),
    Criterion(
        "radighet",
        "reach",
        "Rådighet: kan vi ändra på det?",
        ("Inte alls", "Lite", "Delvis", "Till stor del", "Helt"),
    ),
)
