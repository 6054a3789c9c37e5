"""What the live panel shows at every position of every slider: the model's own answers along each of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstdash import formats
from lstdash.evidence.faults import explained
from lstdash.few import FEWEST
from lstdash.questions.start_here.answers.assess import SEED, Scoring, Sliders, ranked
from lstdash.questions.start_here.answers.faults import WORDS
from lstdash.questions.start_here.answers.leading import Leading, leading
from lstdash.questions.start_here.model.sweep import PLAIN_SLIDERS, Sweep, present_shares, sweep

FIGURES = ("Först i listan", "I rutan Börja här", "Säkerhet för den första")
NO_WEIGHT = "Inga vikter"
INSIDE = "poäng efter valda gränser, annars rapportens ruta"
FEW = "Var svaret vänder sägs först när fem har poängsatt."
LONGEST_NAME = 34

Grids = tuple[tuple[str, tuple[float, ...]], ...]  # slider (criterion key or plain slider) and its positions


@dataclass(frozen=True, slots=True)
class Position:
    """One answer: three figures with the line under each, places in the list's order, thresholds, who is in "börja här"."""

    figures: tuple[tuple[str, str], ...]
    places: tuple[tuple[float, float], ...]
    thresholds: tuple[float, float]
    strong: frozenset[int]
    first: str


@dataclass(frozen=True, slots=True)
class Turn:
    """The slider's value nearest the present one where the answer changes, and how; `value` None: nowhere."""

    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class PanelAnswer:
    """The present answer, every slider's answers, and where each slider turns the answer."""

    present: Position
    along: dict[str, list[Position]]
    turns: dict[str, Turn]


@explained(WORDS)
def panel_answer(scoring: Scoring, sliders: Sliders, grids: Grids) -> PanelAnswer:
    """Return the answer at each value of each slider, the others where they stand. Raises ScenarioError."""
    ranking, draws = ranked(scoring, sliders)
    board, choices = scoring.board, scoring.choices(sliders)
    keys = [item.key for item in board.items]
    order = [keys.index(item.key) for item in ranking.items]
    names = [next(one.name for one in scoring.items if one.key == item.key) for item in ranking.items]
    stands, in_corner = _now(sliders), present_shares(board, choices, draws)
    scored_by = [item.voters for item in ranking.items]
    is_few = any(0 < voters < FEWEST for voters in scored_by)

    def along(slider: str, values: tuple[float, ...]) -> list[Position]:
        found = sweep(board, choices, slider, values, draws, np.random.default_rng(SEED), in_corner)
        thresholds = [_thresholds(stands, slider, value) for value in values]
        return [_position(found, index, order, names, scored_by, at) for index, at in enumerate(thresholds)]

    present = along("effort_penalty", (sliders.effort_penalty,))[0]
    answers, turns = {}, {}
    for slider, values in grids:
        at = _value(sliders, slider)
        # The same answer to the last bit where the slider stands, whichever way it was computed.
        found = [present if value == at else one for value, one in zip(values, along(slider, values), strict=True)]
        answers[slider] = found
        turns[slider] = Turn(None, FEW) if is_few else _turn(values, found, present, at)
    return PanelAnswer(present, answers, turns)


def _now(sliders: Sliders) -> dict[str, float]:
    return {name: getattr(sliders, name) for name in PLAIN_SLIDERS}


def _value(sliders: Sliders, slider: str) -> float:
    return _now(sliders).get(slider, dict(sliders.weights).get(slider, 1.0))


def _thresholds(now: dict[str, float], slider: str, value: float) -> tuple[float, float]:
    moved = now | {slider: value}
    return moved["effort_threshold"], moved["benefit_threshold"]


def _position(
    found: Sweep, index: int, order: list[int], names: list[str], scored_by: list[int], thresholds: tuple[float, float]
) -> Position:
    effort, benefit = found.effort[index][order], found.benefit[index][order]
    if not (np.isfinite(effort).all() and np.isfinite(benefit).all()):
        return _without_weights(order, thresholds)
    points, shares = found.priority[index][order].tolist(), found.start_here_share[index][order].tolist()
    at = leading(points, found.quadrant[index][order].tolist(), shares, scored_by)
    first = _first([names[index] for index in at.first])
    return Position(
        (first, (f"{len(at.inside)} av {len(order)}", INSIDE), _sure(at)),
        tuple(zip(effort.tolist(), benefit.tolist(), strict=True)),
        thresholds,
        frozenset(at.inside),
        first[0],
    )


def _without_weights(order: list[int], thresholds: tuple[float, float]) -> Position:
    """Every weight of an axis is zero: nothing can be placed, and the marks wait in the middle."""
    told = ((formats.MISSING, NO_WEIGHT),) * len(FIGURES)
    return Position(told, ((3.0, 3.0),) * len(order), thresholds, frozenset(), "")


def _first(names: list[str]) -> tuple[str, str]:
    if not names:
        return formats.MISSING, ""
    if len(names) == 1:
        return _short(names[0]), "störst vinst i förhållande till insats"
    return f"{len(names)} lika", _short("; ".join(names), 2 * LONGEST_NAME)


def _sure(found: Leading) -> tuple[str, str]:
    if found.certainty is not None:
        return formats.share(found.certainty), "av utfallen ligger i Börja här"
    if found.first and not found.begins:
        return formats.MISSING, "det första ligger inte i Börja här" if len(
            found.first
        ) == 1 else "inte alla ligger i Börja här"
    return formats.MISSING, "sägs först när fem har poängsatt" if found.first else ""


def _short(name: str, longest: int = LONGEST_NAME) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip(" ,;") + "…"


def _turn(values: tuple[float, ...], along: list[Position], present: Position, value: float) -> Turn:
    """Find the nearest position where another item comes first, or others lie in "börja här"."""
    changed = [
        (abs(at - value), at, position)
        for at, position in zip(values, along, strict=True)
        if position.first and (position.first != present.first or position.strong != present.strong)
    ]
    if not changed:
        return Turn(None, "Svaret vänder inte inom reglaget.")
    _, at, position = min(changed, key=lambda one: one[:2])
    what = "kommer ett annat först" if position.first != present.first else "ändras vilka som ligger i Börja här"
    return Turn(at, f"Vid {formats.plain(at)} {what}.")
