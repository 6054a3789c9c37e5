"""Every choice lives in the URL: a copied link shows the same page, Back restores it.

Streamlit's own binding writes option labels into the URL and drops what it does not understand, so the
product keeps codes and says what was wrong. The URL is read once a run, here and nowhere else; when it differs
from what we last wrote (a link, Back, Forward) it wins over the widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lstdash.views.cache import own
from lstdash.views.controls import SHARED, Choice, Choices, Control, NotUnderstood, Text
from lstdash.views.controls.slider import Slider
from lstdash.views.markdown import plain

_PAGE = "_page"
_MEMORY = "_said"
RESERVED = {"embed", "embed_options"}
_SHARED = {control.name: control for control in SHARED}


@dataclass(frozen=True, slots=True)
class _Said:
    """A control's value, the parameters it was read from, and what was wrong with them."""

    value: Any
    raw: list[str]
    problem: str = ""


def start_page(page: str, controls: Sequence[Control]) -> list[str]:
    """Call once a run, before the first widget. Returns what a link said that was not understood.

    Streamlit clears the URL when a page is chosen in the menu: the page gets its earlier choices back,
    and the shared ones follow along to every page.
    """
    entered = own().get(_PAGE) != page
    own()[_PAGE] = page
    by_menu = entered and not {control.name for control in controls} & set(st.query_params)
    kept = list(controls) if by_menu else []
    kept += [control for control in SHARED if entered and control.name not in st.query_params]
    _write({control.name: said.raw for control in kept if (said := _memory().get(_key(control))) and not said.problem})
    memory = _memory()
    for key in memory.keys() - {_key(control) for control in (*controls, *SHARED)}:
        if key[0] == page:
            del memory[key]  # not declared: whoever asks for it reads it anew
    given = _said()
    problems = [_read(control, given.get(control.name, [])) for control in (*controls, *SHARED)]
    known = {control.name for control in (*controls, *SHARED)} | RESERVED
    problems += [f"Länken har ett val som inte finns på den här sidan: {name}." for name in sorted(given.keys() - known)]
    return [problem for problem in problems if problem]


def value(control: Control) -> Any:
    """Return the control's current value."""
    key, memory = _key(control), _memory()
    if key not in memory:
        _read(control, st.query_params.get_all(control.name))
    return memory[key].value


def values(sliders: Iterable[Slider]) -> dict[str, float]:
    """Return where sliders stand, by what they move."""
    return {slider.key: value(slider) for slider in sliders}


def set_values(changes: Iterable[tuple[Control, object]]) -> None:
    """Set values from code (a clicked chart, a preset, a released thumb) and write them into the URL in one step."""
    raw = [(control, control.encode(new)) for control, new in changes]
    for control, written in raw:
        _memory()[_key(control)] = _Said(control.parse(written), written)
        st.session_state.pop(_widget_key(control), None)
    _write({control.name: written for control, written in raw})


def reset(controls: Iterable[Control], label: str = "Återställ") -> None:
    """Draw the button that sets every control to its default."""
    chosen = list(controls)
    st.button(label, key=f"{own()[_PAGE]}-reset", on_click=lambda: set_values((c, c.parse([])) for c in chosen))


def select(control: Choice, only: Sequence[str] | None = None) -> str:
    """Draw a list to choose one from (`only` some of its codes, in that order); the empty string when nothing is chosen.

    A value that is not among them shows as the first, or as nothing where nothing is the default; the address keeps it.
    """
    codes = list(control.codes) if only is None else [code for code in only if code in control.codes]
    if only is not None:
        _keep_within(control, codes)
    return _widget(control, lambda key, change: _selectbox(control, codes, key, change)) or ""


def _keep_within(control: Choice, codes: Sequence[str]) -> None:
    """Let the list stand where the value says, again when the value is offered again: a list forgets what it cannot show."""
    key, stored = _widget_key(control), value(control)
    shown = stored if stored in codes else next(iter(codes), None) if control.default else None
    if key not in st.session_state or st.session_state[key] != shown:
        st.session_state[key] = shown


def segments(control: Choice) -> str:
    """Draw the options side by side; one is always chosen."""
    return str(
        _widget(
            control,
            lambda key, change: st.segmented_control(
                control.label,
                list(control.codes),
                key=key,
                on_change=change,
                required=True,
                format_func=lambda code: control.codes[code],
                help=control.help or None,
            ),
        )
    )


def multiselect(control: Choices) -> tuple[str, ...]:
    """Draw a list to choose several from."""
    chosen = _widget(
        control,
        lambda key, change: st.multiselect(
            control.label,
            list(control.codes),
            key=key,
            on_change=change,
            format_func=lambda code: control.codes[code],
            placeholder=control.placeholder,
            help=control.help or None,
        ),
        to_widget=list,
    )
    return tuple(chosen or ())


def search(control: Text) -> str:
    """Draw a text field."""
    return str(
        _widget(
            control,
            lambda key, change: st.text_input(
                control.label, key=key, on_change=change, placeholder=control.placeholder, help=control.help or None
            ),
        )
        or ""
    )


def slider(control: Slider) -> float:
    """Draw a slider by itself, without a panel."""
    return float(
        _widget(
            control,
            lambda key, change: st.select_slider(
                control.label,
                control.positions,
                key=key,
                on_change=change,
                format_func=control.text,
                help=plain(control.help) if control.help else None,
            ),
            to_widget=float,
        )
    )


def _selectbox(control: Choice, codes: list[str], key: str, change: Callable[[], None]) -> str | None:
    return st.selectbox(
        control.label,
        codes,
        key=key,
        on_change=change,
        index=0 if control.default else None,
        format_func=lambda code: control.codes[code],
        placeholder=control.placeholder,
        help=control.help or None,
    )


def _widget(
    control: Control,
    draw: Callable[[str, Callable[[], None]], Any],
    to_widget: Callable[[Any], Any] = lambda stored: stored or None,
) -> Any:
    key = _widget_key(control)
    if key not in st.session_state:
        st.session_state[key] = to_widget(value(control))
    draw(key, lambda: _take(control, key))
    return value(control)


def _read(control: Control, raw: list[str]) -> str:
    """Take what the URL says; return what was not understood. A default may have moved with the published version."""
    key, memory, problem = _key(control), _memory(), ""
    said = memory.get(key)
    try:
        parsed = control.parse(raw)
    except NotUnderstood as error:
        parsed = control.parse([])
        problem = f"{control.label}: länken säger ”{', '.join(raw)[:60]}”, väntat är {error}. Standardvärdet visas."
    if said is None or (said.raw, said.value) != (raw, parsed):
        st.session_state.pop(_widget_key(control), None)
    memory[key] = _Said(parsed, raw, problem)
    return problem


def _take(control: Control, key: str) -> None:
    """Take what a widget says; one that the address has overtaken has nothing to say, and is drawn anew."""
    if key in st.session_state:
        _store(control, st.session_state[key])


def _store(control: Control, new: object) -> None:
    """Take what a widget says."""
    raw = control.encode(new)
    _memory()[_key(control)] = _Said(control.parse(raw), raw)
    _write({control.name: raw})


def _write(new: Mapping[str, Sequence[str]]) -> None:
    """Change the URL in one step, which is one entry in the browser's history."""
    before = _said()
    after = {name: list(raw) for name, raw in (before | dict(new)).items() if raw}
    if after != before:
        st.query_params.from_dict(after)


def _said() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _memory() -> dict[tuple[str, str], _Said]:
    memory: dict[tuple[str, str], _Said] = own().setdefault(_MEMORY, {})
    return memory


def _key(control: Control) -> tuple[str, str]:
    """Where the value is kept: for the page, or for the whole session when every page shares it."""
    return ("" if _SHARED.get(control.name) == control else own()[_PAGE], control.name)


def _widget_key(control: Control) -> str:
    return f"{own()[_PAGE]}-{control.name}"
