"""A panel of sliders that answer while the thumb moves, or plain sliders with the same names (`?reglage=enkla`).

The address is the only memory: values are read from it and a released thumb is written to it, one history entry each.
A page reads first and renders after: `reading = panel.read(SLIDERS)`, compute, `panel.render("payroll", SLIDERS, reading, …)`.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from lstdash.views import browser, panel_payload, panel_sliders
from lstdash.views.controls import NotUnderstood
from lstdash.views.panel_answers import Chart, State
from lstdash.views.panel_sliders import MODE, SIMPLE, Flip, Reading, Slider


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
    answers: Mapping[str, Sequence[State]],
    chart: Chart,
    flips: Mapping[str, Flip] | None = None,
) -> None:
    """Show sliders, figures and drawing for an answer already computed at `reading.values`.

    `figures` are labels, one per cell of a state; `answers[name][i]` is the state at position i of that slider, the others
    where they stand. In plain mode the drawing is the page's own: only sliders and figures are shown.
    """
    flips = flips or {}
    if reading.simple:
        _render_simple(key, sliders, reading.values, figures, state, flips)
    else:
        data = panel_payload.build(sliders, reading.values, figures, state, answers, chart, flips)
        browser.draw("panel", key, data | _handshake(key), on_commit_change=lambda: _commit(key, sliders))
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
    st.session_state[f"{key}-handshake"] = _handshake(key) | {"seq": sent["seq"]}
    new: dict[str, list[str]] = {}
    for slider in sliders:
        if slider.name in sent["set"]:
            try:
                new[slider.name] = slider.encode(slider.parse([str(sent["set"][slider.name])]))
            except NotUnderstood:
                continue  # a grid of before: the answer that follows puts the thumb where the address says
    _write(new)


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
                st.markdown(_plain(cell.sub))
    for slider in sliders:
        widget = f"{key}-{slider.name}"
        st.session_state[widget] = values[slider.name]  # the address decides, also after the browser's Back
        st.select_slider(
            slider.label,
            slider.positions,
            key=widget,
            format_func=slider.text,
            help=_plain(slider.help),
            on_change=_commit_simple,
            args=(widget, slider),
        )
        flip = f" {flips[slider.name].text}" if slider.name in flips else ""
        st.markdown(_plain(f"Utgångsvärde {slider.text(slider.default)}.{flip}"))


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


def _plain(text: str) -> str:
    """Return text that Markdown leaves alone: labels and helps may quote what stood in a list or a link."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|<>$:~&-])", r"\\\1", text)
