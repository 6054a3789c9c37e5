"""The parts of /borja-har: the matrix with its sliders, one's own scores, what to take away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import streamlit as st

from lstdash.questions.start_here.answers import start_here
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.start_here.answers.items import Catalog, MatrixCriterion, MatrixItem, catalog
from lstdash.questions.start_here.answers.panel import Grids
from lstdash.questions.start_here.answers.start_here import OwnScores, StartHereAnswer
from lstdash.questions.start_here.views import controls, panel
from lstdash.views import cache, url_state
from lstdash.views.markdown import plain

KEY = "start-here"
ITEM = "start-here-item"
UNSCORED = 0


def chosen() -> tuple[Sliders, OwnScores]:
    """Return what the address says."""
    known = cache.answer(catalog)
    at = url_state.values(controls.sliders(known.criteria))
    uniform = bool(url_state.value(controls.UNIFORM))
    return controls.values(at, known.criteria, uniform), url_state.value(controls.OWN)


def matrix(answer: StartHereAnswer, at: Sliders, own: OwnScores) -> None:
    """Draw the live panel; the weights are folded away as long as nothing has been scored."""
    known = cache.answer(catalog)
    sliders = controls.sliders(known.criteria, weights_are_extra=not answer.has_scores)
    grids = tuple((slider.key, slider.positions) for slider in sliders)
    found = cache.answer(start_here.panel, at, own, (), grids)
    ahead = partial(_ahead, cache.version(), at.uniform_weights, own, grids)
    panel.matrix(KEY, sliders, found, answer.assessment, at, ahead)


def _ahead(
    version: str, is_uniform: bool, own: OwnScores, grids: Grids, values: Mapping[str, float]
) -> Iterator[Callable[[], object]]:
    """Say which answers the page will want with other values."""
    at = controls.values(values, catalog(version).criteria, is_uniform)
    yield partial(cache.prepared, version, start_here.answer, at, own)
    yield partial(cache.prepared, version, start_here.panel, at, own, (), grids)


def reset() -> None:
    """Draw the button that sets everything to its default."""
    known = cache.answer(catalog)
    url_state.reset((*controls.sliders(known.criteria), controls.OWN, controls.UNIFORM), "Återställ allt")


def own_scores(own: OwnScores) -> None:
    """Let a reader score an example or anything in the register; the scores stand in the address and nowhere else."""
    known = cache.answer(catalog)
    with st.expander(f"Pröva egna poäng ({len(own)} förslag)" if own else "Pröva egna poäng", expanded=bool(own)):
        st.markdown(
            "Poängen sparas bara i länken. Välj ett av rapportens exempel eller något ur registret. "
            "Kriterierna är rapportens; stegens ord är våra."
        )
        options = [item.key for item in (*known.examples, *known.register)]
        names = {item.key: item.name for item in (*known.examples, *known.register)}
        key = st.selectbox(
            "Förslag", options, index=None, key=ITEM, format_func=lambda option: names[option], placeholder="Välj ett förslag"
        )
        item = known.item(key) if key else None
        if item:
            _score(known, item, own)
        if own:
            st.markdown(plain("Poängsatta: " + "; ".join(names[scored] for scored, _ in own) + "."))
            st.button("Ta bort alla egna poäng", on_click=lambda: url_state.set_values([(controls.OWN, ())]))


def _score(known: Catalog, item: MatrixItem, own: OwnScores) -> None:
    if item.description:
        st.markdown(plain(item.description))
    present = dict(own).get(item.key, (UNSCORED,) * len(known.criteria))
    for at, criterion in enumerate(known.criteria):
        _criterion(item.key, at, criterion, present[at])


def _criterion(item: str, at: int, criterion: MatrixCriterion, score: int) -> None:
    key = f"start-here-score-{item}-{criterion.key}"
    st.session_state[key] = score or None
    st.segmented_control(
        f"{criterion.name} ({controls.AXES[criterion.axis]})",
        [1, 2, 3, 4, 5],
        key=key,
        format_func=lambda step: f"{step} {plain(criterion.anchors[step - 1])}",
        on_change=lambda: _set(item, at, st.session_state[key] or UNSCORED),
    )


def _set(item: str, at: int, score: int) -> None:
    own: dict[str, tuple[int, ...]] = dict(url_state.value(controls.OWN))
    before = own.get(item, (UNSCORED,) * len(cache.answer(catalog).criteria))
    after = (*before[:at], score, *before[at + 1 :])
    own[item] = after
    url_state.set_values([(controls.OWN, tuple((key, scores) for key, scores in own.items() if any(scores)))])
