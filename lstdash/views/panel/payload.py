"""Pack every answer the browser may need while a thumb moves: each text once, at most 150 kB a run.

Pure. Curves are packed in `frames`; every number a person reads is text made in Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from lstdash.views.controls.slider import Slider
from lstdash.views.panel.frames import Texts, curve, plane
from lstdash.views.panel.states import Chart, CurveChart, Flip, State

MAX_BYTES = 150_000


def build(
    sliders: Sequence[Slider],
    values: Mapping[str, float],
    figures: Sequence[str],
    state: State,
    answers: Mapping[str, Sequence[State]],
    chart: Chart,
    flips: Mapping[str, Flip],
) -> dict[str, Any]:
    """Return the payload. `values`, `answers` and `flips` go by what a slider moves (its key).

    `answers` holds one state per position of a slider, the others as in `values`; a slider without answers waits for the
    server. Raises ValueError when states, figures and positions do not fit together.
    """
    _check(sliders, values, figures, state, answers)
    texts = Texts()
    everything = [state, *chain.from_iterable(answers.values())]
    frame, pack = curve(chart, everything, texts) if isinstance(chart, CurveChart) else plane(chart, everything, texts)
    return {
        "figures": list(figures),
        "sliders": [_slider(slider, values[slider.key], flips.get(slider.key), texts) for slider in sliders],
        "chart": frame,
        "base": pack([state]),
        "answers": {slider.name: pack(answers[slider.key]) for slider in sliders if slider.key in answers},
        "texts": texts.all(),
    }


def _check(
    sliders: Sequence[Slider],
    values: Mapping[str, float],
    figures: Sequence[str],
    state: State,
    answers: Mapping[str, Sequence[State]],
) -> None:
    known = {slider.key: slider for slider in sliders}
    for key, states in answers.items():
        if len(states) != len(known[key].positions):
            raise ValueError(f"{key}: {len(states)} answers for {len(known[key].positions)} positions")
        if states[known[key].index(values[key])].cells != state.cells:
            raise ValueError(f"{key}: the answer at the present position is not the present answer")
    for one in [state, *chain.from_iterable(answers.values())]:
        if len(one.cells) != len(figures):
            raise ValueError(f"{len(one.cells)} cells for {len(figures)} figures")


def _slider(slider: Slider, value: float, flip: Flip | None, texts: Texts) -> dict[str, Any]:
    place = None if flip is None or flip.value is None else slider.place(flip.value)
    return {
        "name": slider.name,
        "label": slider.label,
        "help": slider.help,
        "codes": list(slider.codes),
        "texts": [texts.number(text) for text in slider.texts],
        "at": slider.index(value),
        "default": slider.index(slider.default),
        "flip": None if place is None else round(place, 3),
        "flip_text": "" if flip is None else flip.text,
        "extra": slider.is_extra,
    }
