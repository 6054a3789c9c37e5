"""A panel of sliders that answer while the thumb moves, or plain sliders with the same names (`?reglage=enkla`).

The address is the only memory: values are read from it and a released thumb is written to it, one history entry each.
A page reads first and renders after: `reading = panel.read(SLIDERS)`, compute, `panel.render("payroll", SLIDERS, reading, …)`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from lstdash.panel import RESTING
from lstdash.views import browser, foresight
from lstdash.views.controls import NotUnderstood
from lstdash.views.foresight import Ahead
from lstdash.views.markdown import plain
from lstdash.views.panel import sliders as panel_sliders
from lstdash.views.panel.sliders import MODE, SIMPLE, Flip, Reading, Slider
from lstdash.views.panel.states import State


def read(sliders: Sequence[Slider]) -> Reading:
    """Return what the address says about these sliders, problems included."""
    names = [MODE.name, *(slider.name for slider in sliders)]
    return panel_sliders.read(sliders, {name: st.query_params.get_all(name) for name in names})


def write(sliders: Sequence[Slider], values: Mapping[str, float]) -> None:
    """Put values into the address (defaults are left out), for a preset, an undo, a reset; one history entry."""
    known = {slider.name: slider for slider in sliders}
    _write({name: known[name].encode(value) for name, value in values.items()})


def render(
    key: str,
    sliders: Sequence[Slider],
    reading: Reading,
    *,
    figures: Sequence[str],
    state: State,
    packed: Callable[[], bytes],
    flips: Mapping[str, Flip] | None = None,
    ahead: Ahead | None = None,
) -> None:
    """Show sliders, figures and drawing for an answer already computed at `reading.values`.

    `figures` are labels, one per cell of `state`; `packed()` is all that the browser needs (`panel_payload.build`,
    encoded). In plain mode the drawing is the page's own: only sliders and figures are shown. `ahead(values)` are the answers
    that the page will want with these values; they are made while a thumb rests.
    """
    if reading.simple:
        _render_simple(key, sliders, reading.values, figures, state, flips or {})
    else:
        handshake = _handshake(key)
        if ahead:
            foresight.offer(handshake["session"], lambda sent: ahead({**reading.values, **_understood(sliders, sent)}))
        told = handshake | {"resting": f".{RESTING}" if ahead else ""}
        browser.draw("panel", key, told, kept=packed(), on_commit_change=lambda: _commit(key, sliders))
    label = "Visa reglage med direktsvar" if reading.simple else "Visa enkla reglage"
    mode = {MODE.name: [] if reading.simple else [SIMPLE]}
    st.button(label, key=f"{key}-mode", type="tertiary", on_click=_write, args=(mode,))


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
    known = {slider.name: slider for slider in sliders}
    _write({name: known[name].encode(value) for name, value in _understood(sliders, sent["set"]).items()})


def _understood(sliders: Sequence[Slider], sent: Mapping[str, object]) -> dict[str, float]:
    """Return the values on a known slider's grid; off it is a grid of before, and the page's next answer corrects the thumb."""
    values = {}
    for slider in sliders:
        if slider.name in sent:
            with suppress(NotUnderstood):
                values[slider.name] = slider.parse([str(sent[slider.name])])
    return values


def _render_simple(
    key: str,
    sliders: Sequence[Slider],
    values: Mapping[str, float],
    figures: Sequence[str],
    state: State,
    flips: Mapping[str, Flip],
) -> None:
    with st.container(horizontal=True):
        for label, cell in zip(figures, state.cells, strict=True):
            with st.container(width="content", gap="xxsmall"):
                st.metric(label, cell.value)
                st.markdown(plain(cell.sub))
    for slider in sliders:
        widget = f"{key}-{slider.name}"
        st.session_state[widget] = values[slider.name]  # the address decides, also after the browser's Back
        st.select_slider(
            slider.label,
            slider.positions,
            key=widget,
            format_func=slider.text,
            help=plain(slider.help),
            on_change=_commit_simple,
            args=(widget, slider),
        )
        flip = f" {flips[slider.name].text}" if slider.name in flips else ""
        st.markdown(plain(f"Utgångsvärde {slider.text(slider.default)}.{flip}"))


def _commit_simple(widget: str, slider: Slider) -> None:
    _write({slider.name: slider.encode(st.session_state[widget])})


def _write(new: Mapping[str, list[str]]) -> None:
    """Change the address in one step; name by name if another widget's parameter is bound and must not be touched."""
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name not in new}
    given = {name: raw for name, raw in new.items() if raw}
    try:
        st.query_params.from_dict(kept | given)
    except StreamlitAPIException:
        for name in new.keys() - given.keys():
            st.query_params.pop(name, None)
        if given:
            st.query_params.update(given)
