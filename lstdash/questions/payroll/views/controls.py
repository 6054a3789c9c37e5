"""Choices on /lonesamordning. The sliders' defaults are published assumptions, so they follow the version.

A coalition is one choice: a ready-made one, or one's own with join and leave years (`F.G3.H2-8`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats
from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.levers import dials
from lstdash.questions.payroll.answers import coalitions
from lstdash.questions.payroll.answers.counties import KEYS
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import EINVOICING, PAYROLL, SEVEN
from lstdash.questions.payroll.model.scenario import LEVERS
from lstdash.views import cache
from lstdash.views.controls import Choice, Control, NotUnderstood, Text, scenarios, slider
from lstdash.views.controls.slider import MODE, Slider
from lstdash.views.registers import SIZE, YEAR

TABS = {"hanger": "Vad hänger det på?", "sakert": "Hur säkert?", "vem": "För vem?", "jamfor": "Jämför"}
COUNTED, DOUBTED, WAITS = "raknas-av", "osaker", "vantar"


@dataclass(frozen=True)
class Coalition:
    """A ready-made coalition by code, or one's own list of counties with years."""

    name: str
    label: str
    default: str = SEVEN

    def parse(self, raw: Sequence[str]) -> str:
        if not raw:
            return self.default
        if len(raw) == 1 and raw[0] in coalitions.PRESETS:
            return raw[0]
        try:
            places = coalitions.places(raw[0] if len(raw) == 1 else "", COUNTIES)
        except ValueError as error:
            raise NotUnderstood(coalitions.EXPECTED) from error
        return coalitions.code_of(places)

    def encode(self, value: object) -> list[str]:
        return [] if value in (None, self.default) else [str(value) or coalitions.NOBODY]

    def said(self, value: object) -> str:
        return coalitions.told(str(value), COUNTIES)


INITIATIVE = Choice("satsning", "Satsning", {PAYROLL: "Lönesamordning", EINVOICING: "E-fakturering"}, default=PAYROLL)
COALITION = Coalition("koalition", "Vilka som deltar")
COST_BASE = Text(
    "mkr",
    "Dagens kostnad, mkr om året",
    help="Vad lönearbetet kostar de sju länen under ett år. Rapporten anger inget belopp: utan det räknas allt i procent. "
    "Beloppet kan inte vara större än all ekonomi- och personaladministration, 183 mkr: ett tal ur rapporten (omkring 2005) "
    "för alla 21 länsstyrelser tillsammans.",
    placeholder="Ej angiven",
)
PRODUCTIVITY = Choice(
    "krav",
    "Produktivitetskrav",
    {COUNTED: "Räknas av"},
    help="Kostnaden hade ändå behövt minska varje år. Räknas det av blir besparingen mindre.",
    placeholder="Räknas inte av",
)
GAIN = Choice(
    "vinst",
    "Vinst som tas hem",
    {DOUBTED: "Osäker (vår bedömning)"},
    help="Osäker: mellan inget och hela vinsten, troligast hälften. Vår bedömning, inte anpassad till andras utfall.",
    placeholder="Enligt reglaget",
)
LEAVING = Choice(
    "avgang",
    "Besparingen",
    {WAITS: "Väntar på avgångar"},
    help="Väntar: inget sparas förrän medarbetare själva har slutat. Åldrarna antas vara som i Västra Götaland 2004.",
    placeholder="Väntar inte",
)
EINVOICE_SAVING = Slider(
    "efbesparing",
    "Besparing med e-fakturering",
    "Rapporten anger ingen. Utan en besparing finns ingen kurva.",
    *(0, 0.7, 0.01, 0),
    lambda value: formats.share(value) if value else "Ej angiven",  # zero is nobody's figure
)
RUNNING_KEY = Choice(
    "nyckel",
    "Löpande kostnad delas",
    {str(key): label for key, label in KEYS.items()},
    default="vikt",
    help="Så delar de som är med på den gemensamma kostnaden varje år.",
)
ONE_OFF_KEY = Choice(
    "engangsnyckel",
    "Engångskostnaden delas",
    {str(key): label for key, label in KEYS.items()},
    default="vikt",
    help="Betalas året innan av dem som går med.",
)
HOST = Choice("vard", "Värdlän", COUNTIES, help="Länet som utför arbetet. De andra lämnar av det.", placeholder="Inget valt")
TAB = Choice("flik", "Fördjupning", TABS, default="hanger")

SCENARIO: tuple[Control, ...] = (
    INITIATIVE,
    COALITION,
    COST_BASE,
    PRODUCTIVITY,
    GAIN,
    LEAVING,
    EINVOICE_SAVING,
    RUNNING_KEY,
    ONE_OFF_KEY,
    HOST,
    SIZE,
    YEAR,
)
VIEWS: tuple[Control, ...] = (TAB, *scenarios.CONTROLS, MODE)


def sliders() -> dict[str, Slider]:
    """Return every lever's slider for the version that this run shows, by lever."""
    return cache.answer(_sliders)


def _sliders(version: str) -> dict[str, Slider]:
    return slider.of_dials(dials(LEVERS, inputs(version).assumptions))


def scenario_controls() -> tuple[Control, ...]:
    """Return what a scenario consists of: its choices and its sliders."""
    return (*SCENARIO, *sliders().values())


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (*scenario_controls(), *VIEWS)
