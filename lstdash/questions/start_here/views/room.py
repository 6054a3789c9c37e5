"""What the room sees after the reveal: the live matrix, the disagreement worth talking about, and what has moved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from lstdash import formats
from lstdash.questions.start_here.answers import room, sealed, start_here
from lstdash.questions.start_here.answers.assess import Assessment, Sliders
from lstdash.questions.start_here.answers.room import RoomAnswer
from lstdash.questions.start_here.charts import room_exhibits
from lstdash.questions.start_here.charts.plots import title
from lstdash.questions.start_here.views import controls, panel
from lstdash.views import exhibit, heading, markdown, url_state
from lstdash.views.controls.slider import Slider
from lstdash.views.kinds import Screen, Sealed, Shown
from lstdash.workshop.entities import Workshop

KEY = "workshop"


def shown(screen: Screen) -> Shown:
    """Return a shown round as the matrix, with the sliders where the room has them. Raises UserError."""
    at = what_if(screen)
    found = screen.answer(room.answer, at)
    again = tuple(one.key for one in found.spreads if one.shape in ("two_camps", "spread"))
    return Shown(found.headline, partial(_above, screen, at, found), partial(_below, screen, at, found), again)


def reopened(document: Mapping[str, Any]) -> Sealed:
    """Return the matrix of a sealed document."""
    found = sealed.reopened(document)
    taken = room_exhibits.sealed(found)

    def draw() -> None:
        if found.assessment.placed:
            heading.section(title(found.assessment))
            exhibit.drawn(taken)
            _ranked(found.assessment, "record-list")

    return Sealed(taken, draw)


def what_if(screen: Screen) -> Sliders:
    """Return where the sliders stand, the same on every screen that steers: a change here is kept for all."""
    of = screen.room
    sliders = _sliders(of)
    own = controls.values(url_state.values(sliders), room.criteria(of), bool(url_state.value(controls.UNIFORM)))
    kept = _in_order(of, room.sliders_of(of.settings))
    key = f"workshop-sliders-{of.id}"
    before = st.session_state.get(key)
    if before is None and own == _in_order(of, Sliders()):
        before = own  # a plain link: take what the room has
    st.session_state[key] = own
    if own != before and not of.is_open:
        return own  # what is sealed stays; trying another weight is one's own
    if own != before:
        screen.keep(room.settings(own))
    elif own != kept and (of.is_open or before is own):
        st.session_state[key] = kept
        _adopt(sliders, kept)
    return own


def _adopt(sliders: tuple[Slider, ...], kept: Sliders) -> None:
    """Somebody else who steers has moved a slider: stand where the room stands."""
    values = {
        **dict(kept.weights),
        **{name: getattr(kept, name) for name in ("effort_threshold", "benefit_threshold", "effort_penalty")},
    }
    code = next(iter(controls.UNIFORM.codes))
    moved = [(slider, values[slider.key]) for slider in sliders]
    url_state.set_values([*moved, (controls.UNIFORM, code if kept.uniform_weights else "")])
    st.rerun()


def _in_order(of: Workshop, kept: Sliders) -> Sliders:
    weights = dict(kept.weights)
    ordered = tuple((criterion.key, weights.get(criterion.key, 1.0)) for criterion in of.criteria)
    return Sliders(ordered, kept.effort_threshold, kept.benefit_threshold, kept.effort_penalty, kept.uniform_weights)


def _above(screen: Screen, at: Sliders, found: RoomAnswer) -> None:
    """Draw the live matrix of the shown round, and its files."""
    sliders = _sliders(screen.room)
    grids = tuple((slider.key, slider.positions) for slider in sliders)
    along = screen.answer(room.along, at, grids)
    panel.matrix(KEY, sliders, along, found.assessment, at)
    st.markdown(markdown.plain(f"{found.people} Reglagen ändrar bilden, aldrig rösterna."))
    if found.withheld:
        told = formats.listed(list(found.withheld))
        st.markdown(markdown.plain(f"För få i gruppen har poängsatt {told}; de poängen visas inte för sig."))
    exhibit.files(room_exhibits.matrix(found, at, room.criteria(screen.room)), screen.stamp)


def _below(screen: Screen, at: Sliders, found: RoomAnswer) -> None:
    _disagreement(screen, at, found)
    _movement(screen, at, found)
    _ranked(found.assessment, "workshop-ranked")


def _disagreement(screen: Screen, at: Sliders, found: RoomAnswer) -> None:
    """Draw the agenda: what to talk about first, and how the scores of the chosen item lie."""
    if not found.spreads:
        return
    heading.section("Prata om det här först")
    lines = (f"1. **{markdown.plain(one.name)}.** {markdown.plain(one.sentence)}" for one in found.spreads[:5])
    st.markdown("\n".join(lines))
    known = {one.key: one for one in found.spreads}
    item = known[screen.discuss({key: one.name for key, one in known.items()})]
    exhibit.show(room_exhibits.scores(found, at, room.criteria(screen.room), item), stamp=screen.stamp)


def _movement(screen: Screen, at: Sliders, found: RoomAnswer) -> None:
    """Draw what has moved since the round before."""
    if not found.movements:
        return
    heading.section("Vad har ändrats sedan förra omgången?")
    st.markdown(f"**{markdown.plain(found.movement_sentence)}**")
    shown = room_exhibits.movement(found, at, room.criteria(screen.room))
    exhibit.drawn(shown)
    numbered = sorted(found.movements, key=lambda one: one.number)
    st.markdown(" · ".join(f"**{one.number}**{formats.NBSP}{markdown.plain(one.name)}" for one in numbered))
    exhibit.files(shown, screen.stamp)
    exhibit.behind(shown)


def _ranked(assessment: Assessment, key: str) -> None:
    """Draw the sorted list with its certainty."""
    heading.section("Ordningen och hur säker den är")
    panel.ranked_list(assessment, start_here.table(assessment), start_here.COLUMNS, key)


def _sliders(of: Workshop) -> tuple[Slider, ...]:
    return controls.sliders(room.criteria(of))
