"""Choices on /upphandling: whose marks count, how alike, within which window, register and year, and the sliders."""

from __future__ import annotations

from lstdash import store
from lstdash.errors import DataError
from lstdash.questions.joint_procurement.answers import panel
from lstdash.questions.joint_procurement.answers.joint_procurement import BAND_NAMES, LEVEL_NAMES, Choices
from lstdash.views import cache, url_state
from lstdash.views.controls import Choice, Control
from lstdash.views.controls.slider import MODE, Slider
from lstdash.views.controls.slider import sliders as of_dials
from lstdash.views.registers import REGISTER, YEAR

BAND = Choice(
    "markning",
    "Märkning",
    BAND_NAMES,
    default="samlingsbara",
    help="Vår märkning av vad som kan köpas ihop: tabellen cpv_marks.",
)
LEVEL = Choice(
    "niva", "Hur lika", LEVEL_NAMES, default="kod", help="Ju färre siffror som ska vara lika, desto större är påståendet."
)
WINDOW = Choice(
    "fonster",
    "Tidsfönster",
    {"helaret": "Hela året", "180": "180 dagar", "90": "90 dagar"},
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


def work_share() -> float | None:
    """Return how large a part of the purchase one's own work is, None while nobody has said."""
    chosen = url_state.value(WORK)
    return int(chosen) / 100 if chosen else None


def sliders() -> dict[str, Slider]:
    """Return every lever's slider for the version that this run shows, by lever."""
    try:
        version = cache.version()
    except KeyError:  # outside a page's run no version is pinned
        version = store.current_version()
    return of_dials(panel.levers(version))


def read() -> Choices:
    """Return what the link says, as the answers want it."""
    return Choices(
        url_state.value(LEVEL),
        url_state.value(BAND),
        url_state.value(WINDOW),
        url_state.value(REGISTER),
        int(url_state.value(YEAR) or 0) or None,
        tuple(url_state.values(sliders().values()).items()),
    )


def __getattr__(name: str) -> tuple[Control, ...]:
    if name == "CONTROLS":
        try:
            return (BAND, LEVEL, WINDOW, REGISTER, YEAR, WORK, *sliders().values(), MODE)
        except DataError:  # nothing is published: the page says so
            return (BAND, LEVEL, WINDOW, REGISTER, YEAR, WORK, MODE)
    raise AttributeError(name)
