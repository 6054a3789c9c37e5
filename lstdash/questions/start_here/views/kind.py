"""A room scores the matrix: how it is drawn (lstdash/views/kinds.py)."""

from __future__ import annotations

from lstdash.questions.start_here.answers import county
from lstdash.questions.start_here.answers.items import MatrixCriterion
from lstdash.questions.start_here.answers.kind import KIND
from lstdash.questions.start_here.views import controls, room
from lstdash.views import url_state
from lstdash.views.controls import Control
from lstdash.views.controls.slider import MODE
from lstdash.views.kinds import Drawn
from lstdash.workshop.kinds import OWN_KEYS


def _controls() -> tuple[Control, ...]:
    """The same sliders as on /borja-har, and one for each criterion that may be typed."""
    anchors = KIND.axes[0].own or ("",) * 5
    own = [MatrixCriterion(key, "effort", key, anchors) for key in OWN_KEYS]
    return (controls.UNIFORM, *controls.sliders((*controls.current_catalog().criteria, *own)), MODE)


def _filters() -> None:
    url_state.select(controls.UNIFORM)


DRAWN = Drawn(controls=_controls, county=county.line, filters=_filters, shown=room.shown, sealed=room.reopened)
