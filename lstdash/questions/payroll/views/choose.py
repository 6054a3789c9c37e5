"""The choices above the live panel: initiative, coalition with years, kronor, productivity cut, reset."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from lstdash.catalog.counties import COUNTIES
from lstdash.questions.payroll.answers import coalitions
from lstdash.questions.payroll.answers.coalitions import Place
from lstdash.questions.payroll.answers.inputs import PayrollInputs
from lstdash.questions.payroll.answers.payroll import Choices
from lstdash.questions.payroll.views import controls
from lstdash.views import prose, registers, tables, url_state
from lstdash.views.controls import Control
from lstdash.views.markdown import plain

OWN = "eget"
LAST_YEAR = 30
STAYS = "Stannar"


def read(value: Callable[[Control], Any] = url_state.value) -> Choices:
    """Return what the link says, or what `value` says of each control, as the answers want it."""
    size = registers.chosen(value)
    return Choices(
        levers=tuple((lever, value(slider)) for lever, slider in controls.sliders().items()),
        coalition=value(controls.COALITION),
        initiative=value(controls.INITIATIVE),
        einvoice_saving_share=value(controls.EINVOICE_SAVING),
        counts_productivity=value(controls.PRODUCTIVITY) == controls.COUNTED,
        waits_for_leavers=value(controls.LEAVING) == controls.WAITS,
        doubts_gain=value(controls.GAIN) == controls.DOUBTED,
        cost_base=value(controls.COST_BASE),
        running_key=value(controls.RUNNING_KEY),
        one_off_key=value(controls.ONE_OFF_KEY),
        host=value(controls.HOST),
        register=size.code,
        register_year=size.year,
    )


def pairs(choices: Choices) -> list[tuple[Control, object]]:
    """Return every control of a scenario with the value these choices give it; a lever left out stands at its default."""
    moved = dict(choices.levers)
    return [
        (controls.INITIATIVE, choices.initiative),
        (controls.COALITION, choices.coalition),
        (controls.EINVOICE_SAVING, choices.einvoice_saving_share),
        (controls.PRODUCTIVITY, controls.COUNTED if choices.counts_productivity else ""),
        (controls.LEAVING, controls.WAITS if choices.waits_for_leavers else ""),
        (controls.GAIN, controls.DOUBTED if choices.doubts_gain else ""),
        (controls.COST_BASE, choices.cost_base),
        (controls.RUNNING_KEY, choices.running_key),
        (controls.ONE_OFF_KEY, choices.one_off_key),
        (controls.HOST, choices.host),
        (registers.SIZE, choices.register),
        (registers.YEAR, str(choices.register_year or "")),
        *((slider, moved.get(lever, slider.default)) for lever, slider in controls.sliders().items()),
    ]


def render(known: PayrollInputs, choices: Choices) -> None:
    """Draw the row of choices; one's own coalition folds out below it."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
        url_state.select(controls.INITIATIVE)
        if choices.is_payroll:
            _coalition(known, choices.coalition)
        url_state.search(controls.COST_BASE)
        url_state.select(controls.PRODUCTIVITY)
        url_state.reset(controls.scenario_controls(), "Återställ")
    if not choices.is_payroll:
        url_state.slider(controls.EINVOICE_SAVING)


def keys_and_host() -> None:
    """Draw what divides the joint answer among the counties."""
    with st.container(horizontal=True, key="filters-keys"):
        url_state.select(controls.RUNNING_KEY)
        url_state.select(controls.ONE_OFF_KEY)
        url_state.select(controls.HOST)


def _coalition(known: PayrollInputs, code: str) -> None:
    is_own = code not in coalitions.PRESETS
    key = "payroll-coalition"
    st.session_state[key] = OWN if is_own else code
    st.selectbox(
        controls.COALITION.label,
        [*coalitions.PRESETS, OWN],
        key=key,
        format_func=lambda option: coalitions.PRESETS.get(option, "Eget urval"),
        on_change=lambda: _pick(known, st.session_state[key]),
        help="Färdiga grupper ur rapporten. Ändra län eller år så blir det ett eget urval.",
    )


def _pick(known: PayrollInputs, option: str) -> None:
    code = option if option != OWN else coalitions.code_of(_places(known, url_state.value(controls.COALITION)))
    url_state.set_values([(controls.COALITION, code)])


def members(known: PayrollInputs, choices: Choices) -> None:
    """Draw who takes part and in which years, for a coalition whose counties have names."""
    registers.chooser()
    with st.container(horizontal=True, key="gain", vertical_alignment="bottom"):
        url_state.select(controls.GAIN)
        url_state.select(controls.LEAVING)
    if not choices.is_payroll:
        return
    chosen = _places(known, choices.coalition)
    box = tables.fold(_summary(known, chosen, choices.coalition), "payroll-members-fold")
    if box is None:
        return
    with box:
        key = "payroll-members"
        st.session_state[key] = [place.county for place in chosen]
        st.multiselect(
            "Län som deltar",
            list(COUNTIES),
            key=key,
            format_func=lambda county: known.names[county],
            placeholder="Välj län",
            on_change=lambda: _set(known, _kept(chosen, st.session_state[key])),
        )
        if chosen:
            _years(known, chosen)


def _summary(known: PayrollInputs, chosen: tuple[Place, ...], code: str) -> str:
    if code in coalitions.NUMBERS:
        return f"Vilka län, och när: {coalitions.NUMBERS[code]} län utan namn"
    moved = sum(place != Place(place.county) for place in chosen)
    named = ", ".join(known.names[place.county] for place in chosen) if len(chosen) < len(COUNTIES) else "alla 21"
    return plain(f"Vilka län, och när: {named or 'inga'}" + (f" ({moved} med egna år)" if moved else ""))


def _years(known: PayrollInputs, chosen: tuple[Place, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        codes = [place.county for place in chosen]
        county = st.selectbox("Ändra år för", codes, format_func=lambda code: known.names[code], key="payroll-year-county")
        place = next((place for place in chosen if place.county == county), chosen[0])
        years = list(range(1, LAST_YEAR + 1))
        join, leave = "payroll-join", "payroll-leave"
        st.session_state[join] = place.join_year
        st.session_state[leave] = place.leave_year
        st.selectbox("Går med år", years, key=join, on_change=lambda: _change(known, chosen, place.county))
        st.selectbox(
            "Med till och med år",
            [None, *years],
            key=leave,
            format_func=lambda year: STAYS if year is None else str(year),
            on_change=lambda: _change(known, chosen, place.county),
        )
    told = [f"{known.names[place.county]} {_when(place)}" for place in chosen if place != Place(place.county)]
    if told:
        prose.say("Egna år: " + "; ".join(told) + ".")


def _when(place: Place) -> str:
    until = "" if place.leave_year is None else f" till och med år {place.leave_year}"
    return f"från år {place.join_year}{until}"


def _change(known: PayrollInputs, chosen: tuple[Place, ...], county: str) -> None:
    new = Place(county, st.session_state["payroll-join"], st.session_state["payroll-leave"])
    _set(known, tuple(new if place.county == county else place for place in chosen))


def _kept(chosen: tuple[Place, ...], counties: list[str]) -> tuple[Place, ...]:
    known = {place.county: place for place in chosen}
    return tuple(known.get(county, Place(county)) for county in COUNTIES if county in counties)


def _set(known: PayrollInputs, chosen: tuple[Place, ...]) -> None:
    """Write one's own coalition, or the ready-made one when it is the same."""
    same = {frozenset(group): code for code, group in known.groups.items()}
    is_plain = all(place == Place(place.county) for place in chosen)
    code = same.get(frozenset(place.county for place in chosen)) if is_plain else None
    url_state.set_values([(controls.COALITION, code or coalitions.code_of(chosen))])


def _places(known: PayrollInputs, code: str) -> tuple[Place, ...]:
    if code in known.groups:
        return tuple(Place(county) for county in known.groups[code])
    return () if code in coalitions.NUMBERS else coalitions.places(code, COUNTIES)
