"""Choices on /upphandling: whose marks count, how alike, within which window, register and year, and the sliders."""

from __future__ import annotations

from lstdash.exports.content import Stamp
from lstdash.questions.joint_procurement.answers import cars, panel
from lstdash.questions.joint_procurement.answers.choices import BAND_NAMES, LEVEL_NAMES, WINDOW_NAMES, Choices
from lstdash.questions.joint_procurement.answers.scenarios import KIND
from lstdash.views import cache, downloads, registers, url_state
from lstdash.views.controls import Choice, Control, scenarios
from lstdash.views.controls.slider import MODE, Slider, if_published, of_dials
from lstdash.views.registers import REGISTER, YEAR

BAND = Choice(
    "markning",
    "Märkning",
    BAND_NAMES,
    default="samlingsbara",
    help="Vår märkning av vilka varukoder (CPV) som kan köpas ihop. Den står bland tabellerna på Källor.",
)
LEVEL = Choice(
    "niva", "Hur lika", LEVEL_NAMES, default="kod", help="Ju färre siffror som ska vara lika, desto större är påståendet."
)
WINDOW = Choice(
    "fonster",
    "Tidsfönster",
    WINDOW_NAMES,
    default="helaret",
    help="Ett längre fönster ger inte alltid mer: den som köper två gånger räknas en gång.",
)
WORK = Choice(
    "arbete",
    "Eget arbete, del av köpet",
    {"1": "1 %", "2": "2 %", "5": "5 %", "10": "10 %"},
    help="Ingen källa anger den. Utan den läggs pris och arbete inte ihop.",
    placeholder="Ej angiven",
)


def sliders() -> dict[str, Slider]:
    """Return every lever's slider for the version that this run shows, by lever."""
    return of_dials(panel.levers(cache.version()))


def read() -> Choices:
    """Return what the link says, as the answers want it; the page's files say the year that the register has."""
    found = Choices(
        url_state.value(LEVEL),
        url_state.value(BAND),
        url_state.value(WINDOW),
        url_state.value(REGISTER),
        int(url_state.value(YEAR) or 0) or None,
        tuple(url_state.values(sliders().values()).items()),
        int(url_state.value(WORK)) / 100 if url_state.value(WORK) else None,
    )
    counted = cache.answer(cars.chosen, found)
    registers.stamped(counted.year if counted else None)
    return found


def pairs(choices: Choices) -> list[tuple[Control, object]]:
    """Return every control of a scenario with the value these choices give it; a lever left out stands at its default."""
    moved = dict(choices.levers)
    return [
        (LEVEL, choices.level),
        (BAND, choices.band),
        (WINDOW, choices.window),
        (REGISTER, choices.register),
        (YEAR, str(choices.year or "")),
        (WORK, "" if choices.work_share is None else str(round(100 * choices.work_share))),
        *((slider, moved.get(lever, slider.default)) for lever, slider in sliders().items()),
    ]


def stamp(choices: Choices) -> Stamp:
    """Return what every file of the scenarios says: all that is chosen, in words."""
    return downloads.stamp(KIND.words(cache.version(), choices).items())


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (BAND, LEVEL, WINDOW, REGISTER, YEAR, WORK, *scenarios.CONTROLS, *if_published(sliders), MODE)
