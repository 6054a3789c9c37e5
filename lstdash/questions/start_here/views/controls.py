"""Choices on /borja-har: a weight per criterion, thresholds, how heavily effort counts, and the reader's own scores.

The criteria are published, so the weight sliders follow the version. The workshop uses the same sliders for its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lstdash import formats
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.start_here.answers.items import Catalog, MatrixCriterion, catalog
from lstdash.views import cache
from lstdash.views.controls import Choice, Control, NotUnderstood
from lstdash.views.controls.slider import MODE, Slider

OwnScores = tuple[tuple[str, tuple[int, ...]], ...]

AXES = {"effort": "insats", "benefit": "vinst"}
MOST_OWN = 30
KEY = re.compile(r"[a-z0-9_-]{1,80}")


def weight_name(criterion: str) -> str:
    """Return the weight slider's name in the address."""
    return f"vikt-{formats.slug(criterion)}"


def weight_slider(criterion: MatrixCriterion, *, is_extra: bool = False) -> Slider:
    """Return a criterion's weight; 1 is the same as the others."""
    turned = "" if criterion.raises else " Höga poäng gör insatsen mindre."
    low, high = criterion.anchors[0], criterion.anchors[-1]
    help_text = f"Hör till {AXES[criterion.axis]}. 1: {low}. 5: {high}.{turned} Vikten 0 lägger kriteriet åt sidan."
    name = f"{criterion.name} ({AXES[criterion.axis]})"
    return Slider(weight_name(criterion.key), name, help_text, 0, 3, 0.25, 1, formats.plain, is_extra, criterion.key)


def _tenths(value: float) -> str:
    return formats.decimal(value, 1)


PLAIN = (  # those that do not belong to a criterion
    Slider(
        "tyngd",
        "Hur tungt insatsen väger",
        "Prioritet = vinst minus tyngden gånger insats. Vid 0 räknas bara vinsten, vid 1 väger de lika.",
        *(0, 3, 0.1, 1),
        _tenths,
        key="effort_penalty",
    ),
    Slider(
        "grans-insats",
        "Gräns för stor insats",
        "Den lodräta linjen. Flyttas den ändras vilka som ligger i Börja här, men inte ordningen.",
        *(1.5, 4.5, 0.1, 3),
        _tenths,
        key="effort_threshold",
    ),
    Slider(
        "grans-vinst",
        "Gräns för stor vinst",
        "Den vågräta linjen. Flyttas den ändras vilka som ligger i Börja här, men inte ordningen.",
        *(1.5, 4.5, 0.1, 3),
        _tenths,
        key="benefit_threshold",
    ),
)


def sliders(criteria: Sequence[MatrixCriterion], *, weights_are_extra: bool = False) -> tuple[Slider, ...]:
    """Return every slider: the three others, and a weight a criterion."""
    return (*PLAIN, *(weight_slider(criterion, is_extra=weights_are_extra) for criterion in criteria))


def values(at: Mapping[str, float], criteria: Iterable[MatrixCriterion], uniform: bool) -> Sliders:
    """Return slider positions, by what they move, as the answers want them."""
    return Sliders(
        tuple((criterion.key, at[criterion.key]) for criterion in criteria),
        at["effort_threshold"],
        at["benefit_threshold"],
        at["effort_penalty"],
        uniform,
    )


@dataclass(frozen=True)
class Scores:
    """One's own scores: `poang=<förslag>.<a digit per criterion, 0 for none>`, repeated; items without scores are added."""

    name: str
    label: str

    def parse(self, raw: Sequence[str]) -> OwnScores:
        if len(raw) > MOST_OWN:
            raise NotUnderstood(f"högst {MOST_OWN} förslag")
        return tuple(self._one(text) for text in raw)

    def encode(self, value: object) -> list[str]:
        pairs = value if isinstance(value, tuple) else ()
        return [f"{key}.{''.join(map(str, scores))}" for key, scores in pairs]

    def said(self, value: object) -> str:
        return f"{len(value)} förslag" if isinstance(value, tuple) and value else ""

    def _one(self, text: str) -> tuple[str, tuple[int, ...]]:
        known = current_catalog()
        key, _, digits = text.partition(".")
        if not re.fullmatch(rf"[0-5]{{{len(known.criteria)}}}", digits) or not KEY.fullmatch(key) or known.item(key) is None:
            raise NotUnderstood(f"ett förslag och {len(known.criteria)} siffror från 0 till 5")
        return key, tuple(map(int, digits))


OWN = Scores("poang", "Egna poäng")
UNIFORM = Choice(
    "vikter",
    "Vikter",
    {"lika-mojliga": "Alla vikter lika möjliga"},
    help="Dragningarna utgår från reglagen, eller låter varje uppsättning vikter vara lika möjlig.",
    placeholder="Enligt reglagen",
)


def current_catalog() -> Catalog:
    """Return the version's items and criteria."""
    return cache.answer(catalog)


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (*sliders(current_catalog().criteria), MODE, OWN, UNIFORM)
