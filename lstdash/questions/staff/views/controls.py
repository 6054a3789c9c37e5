"""Choices on /personal: coalition, host, today's cost, register and year, and the sliders."""

from __future__ import annotations

from lstdash.catalog.counties import COUNTIES
from lstdash.questions.staff.answers.inputs import GROUPS, OWN, Choices, counted, inputs
from lstdash.views import cache, controls, registers, url_state
from lstdash.views.controls import Choice, Control, Text, scenarios
from lstdash.views.controls.slider import MODE, Slider, if_published, of_dials
from lstdash.views.registers import REGISTER, YEAR

GROUP = Choice(
    "lansgrupp",
    "Vilka som deltar",
    {code: name[0].upper() + name[1:] for code, name in GROUPS.items()} | {OWN: "Eget urval"},
    default="sju",
)
CHOSEN = controls.Choices("lanval", "Län som deltar", COUNTIES, placeholder="Välj län")
HOST = Choice(
    "vard", "Värdlän", COUNTIES, help="Länet som tar emot arbetet. Dess egna medarbetare berörs inte.", placeholder="Inget"
)
COST = Text("mkr", "Dagens kostnad, mkr om året", help="Vad de berördas arbete kostar under ett år.", placeholder="Ej angiven")


def sliders() -> dict[str, Slider]:
    """Return every lever's slider for the version that this run shows, by lever."""
    return of_dials(inputs(cache.version()).levers)


def read() -> Choices:
    """Return what the link says, as the answers want it."""
    return Choices(
        url_state.value(GROUP),
        ".".join(url_state.value(CHOSEN)) if url_state.value(GROUP) == OWN else "",
        url_state.value(HOST),
        url_state.value(REGISTER),
        int(url_state.value(YEAR) or 0) or None,
        tuple(url_state.values(sliders().values()).items()),
        url_state.value(COST),
    )


def stamped(shown: Choices) -> None:
    """Let the page's files say the year that the register has; called before the first of them."""
    register = cache.answer(counted, shown)
    registers.stamped(register.year if register else None)


def pairs(choices: Choices) -> list[tuple[Control, object]]:
    """Return every control of a scenario with the value these choices give it; a lever left out stands at its default."""
    moved = dict(choices.levers)
    return [
        (GROUP, choices.group),
        (CHOSEN, tuple(choices.chosen.split(".")) if choices.chosen else ()),
        (HOST, choices.host),
        (COST, choices.cost),
        (REGISTER, choices.register),
        (YEAR, str(choices.register_year or "")),
        *((slider, moved.get(lever, slider.default)) for lever, slider in sliders().items()),
    ]


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (GROUP, CHOSEN, HOST, COST, REGISTER, YEAR, *scenarios.CONTROLS, *if_published(sliders), MODE)
