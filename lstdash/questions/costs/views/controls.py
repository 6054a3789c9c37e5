"""Choices on /kostnader: who takes part, what the cut is counted on, register and year, and the sliders."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.board_size import of
from lstdash.evidence.registers import years
from lstdash.exports.content import Stamp
from lstdash.questions.costs.answers import costs
from lstdash.questions.costs.answers.scenarios import KIND
from lstdash.questions.costs.answers.words import BASE_NAMES, COALITIONS
from lstdash.views import cache, downloads, registers, url_state
from lstdash.views.controls import Choice, Choices, Control, scenarios
from lstdash.views.controls.slider import MODE, Slider, if_published, of_dials

COALITION = Choice(
    "deltar",
    "Vilka som deltar",
    COALITIONS,
    default="alla",
    help="Besparingen räknas efter de deltagandes del av personalen.",
)
WITHOUT = Choices("utan", "Utom", COUNTIES, help="Län som ändå står utanför.", placeholder="Inget län")
BASE = Choice(
    "underlag",
    "Sparbetinget räknas på",
    BASE_NAMES,
    default="verksamheten",
    help="Rapporten säger inte vad 0,6 procent räknas på. Tabellen visar alla underlag.",
)
DEFAULT = costs.Choices()
MOST_BESIDE = 2  # more counties than that stand in a row of their own
REGISTER = replace(registers.REGISTER, default=DEFAULT.register)
YEAR = replace(registers.YEAR, default=str(DEFAULT.year), placeholder=str(DEFAULT.year))


def sliders() -> dict[str, Slider]:
    """Return every lever's slider for the version that this run shows, by lever."""
    return of_dials(costs.levers(cache.version()))


def read() -> costs.Choices:
    """Return what the link says, as the answers want it; the page's files say the year that the register has."""
    chosen = costs.Choices(
        url_state.value(COALITION),
        url_state.value(WITHOUT),
        url_state.value(BASE),
        url_state.value(REGISTER),
        int(url_state.value(YEAR)),
        tuple(url_state.values(sliders().values()).items()),
    )
    counted = cache.answer(of, chosen.size)
    registers.stamped(counted.year if counted else None, YEAR)
    return chosen


def pairs(choices: costs.Choices) -> list[tuple[Control, object]]:
    """Return every control of a scenario with the value these choices give it; a lever left out stands at its default."""
    moved = dict(choices.levers)
    return [
        (COALITION, choices.coalition),
        (WITHOUT, choices.without),
        (BASE, choices.base),
        (REGISTER, choices.register),
        (YEAR, str(choices.year)),
        *((slider, moved.get(lever, slider.default)) for lever, slider in sliders().items()),
    ]


def stamp(choices: costs.Choices) -> Stamp:
    """Return what every file of the scenarios says: all that is chosen, in words."""
    return downloads.stamp(KIND.words(cache.version(), choices).items())


def sizes() -> None:
    """Draw the choice of register and year behind the boards' parts of all staff."""
    offered = years(cache.version(), url_state.value(REGISTER))
    with st.container(horizontal=True, key="filters-register", vertical_alignment="bottom"):
        url_state.select(REGISTER)
        registers.years_of(offered, YEAR)
    if found := cache.answer(of, read().size):
        registers.not_offered(found.register.label, found.year, YEAR)


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (COALITION, WITHOUT, BASE, REGISTER, YEAR, *if_published(sliders), *scenarios.CONTROLS, MODE)
