"""Choices on /workshop: which room, what is shown of it, and the same sliders as on /borja-har."""

from __future__ import annotations

from lstdash.questions.start_here.answers.items import MatrixCriterion
from lstdash.questions.start_here.views import controls as matrix
from lstdash.questions.workshop.answers.setup import ANCHORS, OWN_KEYS
from lstdash.views.controls import Choice, Control, Text
from lstdash.views.controls.slider import MODE

ROOM = Text("rum", "Workshop", longest=40)
PROJECTOR = Choice("projektor", "Visning", {"ja": "Projektor"}, placeholder="Vanlig")
GROUP = Text("grupp", "Grupp", longest=60)
ITEM = Text("forslag", "Förslag att diskutera", longest=100)
ROUND = Text("omgang", "Omgång", longest=2)
UNIFORM = matrix.UNIFORM


def __getattr__(name: str) -> tuple[Control, ...]:
    if name == "CONTROLS":
        own = [MatrixCriterion(key, "effort", key, ANCHORS["effort"]) for key in OWN_KEYS]
        weights = matrix.sliders((*matrix.current_catalog().criteria, *own))
        return (ROOM, PROJECTOR, GROUP, ITEM, ROUND, UNIFORM, *weights, MODE)
    raise AttributeError(name)
