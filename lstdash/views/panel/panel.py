"""A panel of sliders that answer while the thumb moves, or plain sliders with the same names (`?reglage=enkla`).

The address is the only memory: `url_state` has read it, and a released thumb is written to it, one history entry each.

A page with a live panel is this much code:

1. *Levers.* The model's room declares one row a lever (`shared_model/levers.py`); the rows' published defaults make the dials
   (`evidence/levers.py`), and `controls.slider.of_dials(dials)` the sliders, which the page's `declared` lists with `MODE`.
2. *Answers.* One function of version and choices gives the answer at every position of every slider, the others where they
   stand: `{dial.key: [answer at each of dial.positions]}`. `shared_model/sensitivity.one_at_a_time` lays out all those cases so
   that a vectorised model answers them in one pass, and its `flips` finds where each lever turns the answer.
3. *States.* The page's `views/panel.py` turns an answer into a `CurveState` or a `MarksState` (figures with the line under
   each, the curve or the places) and names the axes in a `CurveChart` or a `MarksChart` (`states.py`).
4. *The page* reads `url_state.values(sliders)`, computes, and calls `panel.render(...)`. What the browser needs while the
   thumb moves is packed by `panel.packed(...)`, only where the panel is live, and kept with the answer (`cache.answer`);
   in plain mode (`panel.is_simple()`) the page draws the chart itself.

What a slider moves, its key, is the name that values, answers and flips go by; its name in the address stays in here.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import streamlit as st

from lstdash.evidence.citations import Figure
from lstdash.panel import RESTING
from lstdash.views import browser, downloads, foresight, url_state
from lstdash.views.controls import NotUnderstood
from lstdash.views.controls.slider import MODE, SIMPLE, Slider
from lstdash.views.foresight import Ahead
from lstdash.views.markdown import plain
from lstdash.views.panel import payload
from lstdash.views.panel.states import Chart, Flip, State


def is_simple() -> bool:
    """True when the reader has asked for plain sliders: the page draws the chart itself."""
    return bool(url_state.value(MODE) == SIMPLE)


def packed(
    sliders: Sequence[Slider],
    values: Mapping[str, float],
    figures: Sequence[str],
    state: State,
    answers: Mapping[str, Sequence[State]],
    chart: Chart,
    flips: Mapping[str, Flip],
) -> bytes:
    """Return all that the browser needs, for `render`; as `payload.build`."""
    return browser.encoded(payload.build(sliders, values, figures, state, answers, chart, flips))


def render(
    key: str,
    sliders: Sequence[Slider],
    *,
    figures: Sequence[str],
    state: State,
    packed: Callable[[], bytes],
    flips: Mapping[str, Flip] | None = None,
    ahead: Ahead | None = None,
) -> None:
    """Show sliders, figures and drawing for an answer already computed where the sliders stand.

    `figures` are labels, one per cell of `state`. In plain mode the drawing is the page's own: only sliders and figures are
    shown. `ahead(values)` are the answers that the page will want with these values; they are made while a thumb rests.
    """
    downloads.figured(Figure(label, cell.value, cell.sub) for label, cell in zip(figures, state.cells, strict=True))
    if is_simple():
        _render_simple(sliders, figures, state, flips or {})
    else:
        handshake = _handshake(key)
        if ahead:
            now = url_state.values(sliders)
            foresight.offer(handshake["session"], lambda sent: ahead({**now, **_by_key(_understood(sliders, sent))}))
        told = handshake | {"resting": f".{RESTING}" if ahead else ""}
        browser.draw("panel", key, told, kept=packed(), on_commit_change=lambda: _commit(key, sliders))
    label = "Visa reglage med direktsvar" if is_simple() else "Visa enkla reglage"
    mode = [(MODE, "" if is_simple() else SIMPLE)]
    st.button(label, key=f"{key}-mode", type="tertiary", on_click=url_state.set_values, args=(mode,))


def _handshake(key: str) -> dict[str, Any]:
    """Return which session answers and the last commit it has seen: a late answer must not move a thumb back."""
    memory: dict[str, Any] = st.session_state.setdefault(f"{key}-handshake", {"session": secrets.token_hex(4), "seq": 0})
    return dict(memory)


def _commit(key: str, sliders: Sequence[Slider]) -> None:
    """Take what a released thumb sent. It comes from a browser: only known sliders and values on their grid are written."""
    sent = (st.session_state.get(key) or {}).get("commit")  # nothing, if the panel left the page in the meantime
    if not isinstance(sent, dict) or not isinstance(sent.get("seq"), int) or not isinstance(sent.get("set"), dict):
        return
    handshake = _handshake(key) | {"seq": sent["seq"]}
    st.session_state[f"{key}-handshake"] = handshake
    foresight.let_go(handshake["session"])
    url_state.set_values(_understood(sliders, sent["set"]))


def _understood(sliders: Sequence[Slider], sent: Mapping[str, object]) -> list[tuple[Slider, float]]:
    """Return the values on a known slider's grid; off it is a grid of before, and the page's next answer corrects the thumb."""
    found = []
    for slider in sliders:
        if slider.name in sent:
            with suppress(NotUnderstood):
                found.append((slider, slider.parse([str(sent[slider.name])])))
    return found


def _by_key(found: Sequence[tuple[Slider, float]]) -> dict[str, float]:
    return {slider.key: value for slider, value in found}


def _render_simple(sliders: Sequence[Slider], figures: Sequence[str], state: State, flips: Mapping[str, Flip]) -> None:
    with st.container(horizontal=True):
        for label, cell in zip(figures, state.cells, strict=True):
            with st.container(width="content", gap="xxsmall"):
                st.metric(label, cell.value)
                st.markdown(plain(cell.sub))
    for slider in sliders:
        url_state.slider(slider)
        flip = f" {flips[slider.key].text}" if slider.key in flips else ""
        st.markdown(plain(f"Utgångsvärde {slider.text(slider.default)}.{flip}"))
