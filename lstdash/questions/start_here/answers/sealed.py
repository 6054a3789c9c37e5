"""The matrix in a sealed record: what is kept beside the sums, and the same read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from lstdash import formats
from lstdash.evidence.scores import SHAPES
from lstdash.questions.start_here.answers import room
from lstdash.questions.start_here.answers.assess import SEED, AgendaPoint, Assessment, Placed, Region, Sliders
from lstdash.workshop.entities import Workshop


@dataclass(frozen=True, slots=True)
class SealedMatrix:
    """The matrix as it was sealed, where the sliders stood, and the criteria's weights by name."""

    assessment: Assessment
    sliders: Sliders
    weights: tuple[tuple[str, float], ...]


def analysis(version: str, of: Workshop, number: int | None) -> dict[str, object]:
    """Return the ranking and the disagreement of a revealed round, and the seed of the draws. Raises UserError."""
    if number is None:
        return {"seed": SEED}
    found = room.answer(version, of, number, "", room.sliders_of(of.settings))
    told = [{"item": one.key, "name": one.name, "shape": SHAPES[one.shape], "sentence": one.sentence} for one in found.spreads]
    return {"seed": SEED, "round": number, "dissent": told, **asdict(found.assessment)}


def reopened(document: Mapping[str, Any]) -> SealedMatrix:
    """Return the matrix of a sealed document; without a revealed round nothing is placed."""
    sliders = room.sliders_of(document["settings"])
    kept = dict(sliders.weights)
    weights = tuple((one["name"], kept.get(one["key"], 1.0)) for one in document["criteria"])
    return SealedMatrix(_assessment(document["analysis"]), sliders, weights)


def settled(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return where the sliders stood, as label and text."""
    found = reopened(document)
    return [
        ("Gräns för stor insats", formats.decimal(found.sliders.effort_threshold, 1)),
        ("Gräns för stor vinst", formats.decimal(found.sliders.benefit_threshold, 1)),
        ("Hur tungt insatsen väger", formats.decimal(found.sliders.effort_penalty, 1)),
        *((f"Vikt: {name}", formats.plain(weight)) for name, weight in found.weights),
    ]


def _assessment(analysis: Mapping[str, Any]) -> Assessment:
    return Assessment(
        analysis.get("headline", ""),
        tuple(_placed(one) for one in analysis.get("placed", ())),
        tuple(analysis.get("unplaced", ())),
        tuple(AgendaPoint(**one) for one in analysis.get("agenda", ())),
        analysis.get("tiers", 0),
    )


def _placed(one: Mapping[str, Any]) -> Placed:
    region = one["region"]
    pairs = {name: _pair(region[name]) for name in ("effort", "benefit")}
    kept = {name: value for name, value in one.items() if name != "first_share"}  # sealed before ties had one rule
    spans = {name: _pair(one[name]) if one.get(name) else None for name in ("rank_span",)}
    place = _pair(one["place"]) if "place" in one else (one["number"], one["number"])
    return Placed(**{**kept, **spans, "place": place, "region": Region(**pairs, is_cell=region["is_cell"])})


def _pair(values: Sequence[Any]) -> tuple[Any, Any]:
    low, high = values
    return low, high
