"""Any two scenarios of a page side by side: what each answers, and the choices that differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

import streamlit as st

from lstdash.errors import UserError
from lstdash.exhibits import Cell, Exhibit
from lstdash.exports.content import Stamp
from lstdash.scenarios import compare
from lstdash.scenarios.compare import Comparison, Side
from lstdash.scenarios.kind import C, Kind
from lstdash.scenarios.saved import Saved
from lstdash.views import cache, exhibit, prose, url_state
from lstdash.views.controls import Control, Text
from lstdash.views.controls.scenarios import BASE, LEFT, NOW, RIGHT
from lstdash.views.markdown import plain

NAMES = {BASE: "Utgångsläget", NOW: "Det som visas nu"}
Pairs = Callable[[C], Sequence[tuple[Control, object]]]
MakeTable = Callable[[str, tuple[str, ...], Sequence[tuple[Cell, ...]]], Exhibit]


@dataclass(frozen=True, slots=True)
class Shown(Generic[C]):
    """A page's scenarios in this run: see `scenarios.render`."""

    kind: Kind[C, Any]
    choices: C
    pairs: Pairs[C]
    table: MakeTable
    stamp: Stamp
    tab: tuple[tuple[str, str], ...] = ()


def render(shown: Shown[C], found: Mapping[str, Saved[C, Any]]) -> None:
    """Draw the two choices and what they say of each other."""
    names = NAMES | {key: scenario.name for key, scenario in found.items()}
    with st.container(horizontal=True, key="filters-compare"):
        left = _pick(LEFT, names, BASE, "Jämför")
        right = _pick(RIGHT, names, NOW, "med")
    try:
        sides = [_side(shown, found, names, chosen) for chosen in (left, right)]
    except UserError as error:
        st.error(plain(f"{error.what} {error.action}"))
        return
    compared = compare.compare(shown.kind, *sides)
    prose.strong(compared.headline)
    tables(shown, compared, "Svaren sida vid sida", (sides[0].name, sides[1].name))


def ahead(version: str, kind: Kind[C, Any], choices: C) -> None:
    """Answer what is shown now, kept where the comparison looks for it. Raises ScenarioError."""
    cache.prepared(version, compare.current, kind, NAMES[NOW], choices)


def tables(shown: Shown[C], compared: Comparison, title: str, sides: tuple[str, str], key: str = "") -> None:
    """Draw what the two answer, and the choices that differ when any does."""
    answers = shown.table(title, _distinct("Svar", *sides, "Skillnad"), compared.answers)
    exhibit.table(answers, shown.stamp, key=key and f"recompute-{key}")
    if compared.changes:
        changes = shown.table("Val som skiljer", _distinct("Val som skiljer", *sides), compared.changes)
        exhibit.table(changes, shown.stamp, key=key and f"recomputed-changes-{key}")


def _distinct(*headings: str) -> tuple[str, ...]:
    """A table needs headings that differ, also when a scenario meets its namesake."""
    taken: dict[str, str] = {}
    for name in headings:
        numbered = (name, *(f"{name} ({number})" for number in range(2, len(headings) + 2)))
        said = next(one for one in numbered if one.casefold() not in taken)
        taken[said.casefold()] = said
    return tuple(taken.values())


def _pick(control: Text, names: Mapping[str, str], default: str, label: str) -> str:
    key = f"scenario-{control.name}"
    chosen = url_state.value(control) or default
    st.session_state[key] = chosen if chosen in names else default
    st.selectbox(
        label,
        list(names),
        key=key,
        format_func=lambda code: names[code],
        on_change=lambda: url_state.set_values([(control, "" if st.session_state[key] == default else st.session_state[key])]),
    )
    return str(st.session_state[key])


def _side(shown: Shown[C], found: Mapping[str, Saved[C, Any]], names: Mapping[str, str], chosen: str) -> Side[Any]:
    side: Side[Any]
    if chosen in found:
        side = cache.answer(compare.pinned, found[chosen])
    else:
        choices = shown.kind.base(shown.choices) if chosen == BASE else shown.choices
        side = cache.answer(compare.current, shown.kind, names[chosen], choices)
    return side
