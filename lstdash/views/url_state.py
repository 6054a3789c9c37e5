"""Every choice lives in the URL: a copied link shows the same page, Back restores it.

Streamlit's own binding writes option labels into the URL and drops what it does not understand, so the
product keeps codes and says what was wrong. The URL is read at each run; when it differs from what we
last wrote (a link, Back, Forward) it wins over the widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lstdash.views.controls import SHARED, Choice, Choices, Control, NotUnderstood, Number, Text

_PAGE = "_page"
_SAID = "_said"  # one entry for all: Streamlit looks through the session's entries once for every list it draws
RESERVED = {"embed", "embed_options"}


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
    entered = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page
    by_menu = entered and not {control.name for control in controls} & set(st.query_params)
    problems = [_sync(control, keep=by_menu) for control in controls]
    problems += [_sync(control, keep=entered and control.name not in st.query_params) for control in SHARED]
    known = {control.name for control in (*controls, *SHARED)} | RESERVED
    problems += [
        f"Länken har ett val som inte finns på den här sidan: {name}." for name in sorted(set(st.query_params) - known)
    ]
    return [problem for problem in problems if problem]


def value(control: Control) -> Any:
    """Return the control's current value."""
    return _memory()[_key(control)].value


def set_values(changes: Iterable[tuple[Control, object]]) -> None:
    """Set values from code (a clicked chart, a preset) and write them into the URL."""
    for control, new in changes:
        _store(control, new)
        st.session_state.pop(_widget_key(control), None)


def reset(controls: Iterable[Control], label: str = "Återställ") -> None:
    """Draw the button that sets every control to its default."""
    chosen = list(controls)
    st.button(label, key=f"{st.session_state[_PAGE]}-reset", on_click=lambda: set_values((c, c.parse([])) for c in chosen))


def select(control: Choice, only: Sequence[str] | None = None) -> str:
    """Draw a list to choose one from (`only` some of its codes); the empty string when nothing is chosen."""
    codes = [code for code in control.codes if only is None or code in only]
    return _widget(control, lambda key, change: _selectbox(control, codes, key, change)) or ""


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


def slider(control: Number, show: Callable[[float], str]) -> float:
    """Draw a slider whose positions are written by `show`."""
    steps = round((control.high - control.low) / control.step)
    positions = [round(control.low + i * control.step, 10) for i in range(steps + 1)]
    return float(
        _widget(
            control,
            lambda key, change: st.select_slider(
                control.label, positions, key=key, on_change=change, format_func=show, help=control.help or None
            ),
            to_widget=lambda number: min(positions, key=lambda position: abs(position - float(number))),
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
    draw(key, lambda: _store(control, st.session_state[key]))
    return value(control)


def _sync(control: Control, keep: bool) -> str:
    """Take the URL's value when it is new, or keep the stored one; return what was not understood."""
    raw, said = st.query_params.get_all(control.name), _memory().get(_key(control))
    if keep and said:
        _store(control, said.value)
        return ""
    if said and raw == said.raw:
        return said.problem
    problem = ""
    try:
        parsed = control.parse(raw)
    except NotUnderstood as error:
        parsed = control.parse([])
        problem = f"{control.label}: länken säger ”{', '.join(raw)[:60]}”, väntat är {error}. Standardvärdet visas."
    _memory()[_key(control)] = _Said(parsed, raw, problem)
    st.session_state.pop(_widget_key(control), None)
    return problem


def _store(control: Control, new: object) -> None:
    raw = control.encode(new)
    _memory()[_key(control)] = _Said(control.parse(raw), raw)
    if raw:
        st.query_params[control.name] = raw
    elif control.name in st.query_params:
        del st.query_params[control.name]


def _memory() -> dict[tuple[str, str], _Said]:
    memory: dict[tuple[str, str], _Said] = st.session_state.setdefault(_SAID, {})
    return memory


def _key(control: Control) -> tuple[str, str]:
    """Where the value is kept: for the page, or for the whole session when every page shares it."""
    return ("" if control in SHARED else st.session_state[_PAGE], control.name)


def _widget_key(control: Control) -> str:
    return f"{st.session_state[_PAGE]}-{control.name}"
