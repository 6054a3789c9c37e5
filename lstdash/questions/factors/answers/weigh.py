"""From scores to the balance, its bars and the order of what can be acted on: one way for the page and for a workshop.

Serves `/faktorer`, `/workshop`, `/rosta` and `/protokoll`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstdash import order
from lstdash.few import FEWEST
from lstdash.questions.factors.answers import words
from lstdash.questions.factors.answers.known import KnownFactor
from lstdash.questions.factors.model.balance import Balance, Factor, Side, State, balance, in_order, mean
from lstdash.questions.factors.model.resampled import Resampled, own_states, resampled
from lstdash.shared_model.disagreement import Shape, Spread, spread

SEED, DRAWS = 2006, 2_000
MODEL_VERSION = "1"

Scores = NDArray[np.float64]  # (participants, factors): 1-5, NaN for none


@dataclass(frozen=True, slots=True, eq=False)
class Scoring:
    """What was scored, each by every participant, of `known` factors in all."""

    factors: tuple[KnownFactor, ...]
    strengths: Scores
    reaches: Scores  # the second question: can we change it?
    known: int

    @property
    def has_scores(self) -> bool:
        """True when anything at all has been scored."""
        return bool(np.isfinite(self.strengths).any() or np.isfinite(self.reaches).any())


@dataclass(frozen=True, slots=True)
class Bar:
    """One factor: its mean strength, between what half of those in the middle gave, its reach, and what a step does.

    None is not scored; `turns_share` is also None when too few have scored, `place` when it has none in the order.
    """

    key: str
    name: str
    side: Side
    is_reread: bool
    section: str
    counts: tuple[int, ...]
    strength: float | None
    middle: tuple[float, float] | None
    shape: Shape
    agreement: float | None
    reach: float | None
    turns: bool
    turns_share: float | None
    place: int | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A scored field: the sentence, what qualifies it, and every factor, the strongest of each side first."""

    headline: str
    people: int
    scored: int
    balance: float | None
    state: State | None
    steps: int | None
    certainty: str
    own: str
    leverage: str
    total: str
    no_order: str
    bars: tuple[Bar, ...]

    def of(self, side: Side) -> tuple[Bar, ...]:
        """Return the scored factors of a side, the strongest first."""
        return tuple(bar for bar in self.bars if bar.side == side and bar.strength is not None)

    @property
    def ordered(self) -> tuple[Bar, ...]:
        """Return the restraints that can be acted on, in their order."""
        return tuple(sorted((bar for bar in self.bars if bar.place is not None), key=lambda bar: bar.place or 0))

    @property
    def divided(self) -> tuple[Bar, ...]:
        """Return the factors that the room is not agreed on, the least agreed first."""
        found = [bar for bar in self.bars if bar.shape in ("two_camps", "spread")]
        return tuple(sorted(found, key=lambda bar: (bar.agreement or 0.0, order.name(bar.name))))


def weigh(board: Scoring) -> Weighed:
    """Weigh the two sides against each other."""
    field = [
        Factor(one.key, one.side, _given(board.strengths, at), _given(board.reaches, at))
        for at, one in enumerate(board.factors)
    ]
    found = balance(field)
    people = int(np.isfinite(np.hstack((board.strengths, board.reaches))).any(axis=1).sum())
    again = _again(board) if found and people >= FEWEST else None
    drives, restrains = (sum(one.side == side and bool(one.strengths) for one in field) for side in ("drives", "restrains"))
    sides: tuple[tuple[Side, int], ...] = (("drives", drives), ("restrains", restrains))
    places = {key: place for place, key in in_order(field)}
    bars = [_bar(board, at, field[at], found, again, places) for at in range(len(field))]
    return Weighed(
        headline=words.headline(found, [side for side, many in sides if not many], drives + restrains, board.known, people),
        people=people,
        scored=drives + restrains,
        balance=float(found.value) if found else None,
        state=found.state if found else None,
        steps=found.steps if found else None,
        certainty=words.certainty(again.below_share if again else None, DRAWS) if found else "",
        own=words.own(found.state, own_states(board.strengths, _restrains(board))) if found and again else "",
        leverage=words.leverage(drives, restrains) if found else "",
        total=words.total(float(found.total), drives, restrains) if found else "",
        no_order="" if places else words.no_order(any(one.side == "restrains" and one.reaches for one in field)),
        bars=tuple(sorted(bars, key=lambda bar: (bar.side, -(bar.strength or 0.0), order.name(bar.name)))),
    )


def _bar(
    board: Scoring, at: int, factor: Factor, found: Balance | None, again: Resampled | None, places: dict[str, int]
) -> Bar:
    known = board.factors[at]
    told: Spread = spread(known.key, "", board.strengths[:, at])
    strength, reach = mean(factor.strengths), mean(factor.reaches)
    return Bar(
        key=known.key,
        name=known.name,
        side=known.side,
        is_reread=known.is_reread,
        section=known.section,
        counts=told.counts,
        strength=None if strength is None else float(strength),
        middle=_middle(factor.strengths),
        shape=told.shape,
        agreement=told.agreement if factor.strengths else None,
        reach=None if reach is None else float(reach),
        turns=bool(found and known.key in found.alone),
        turns_share=again.alone[at] if again and known.side == "restrains" and factor.strengths else None,
        place=places.get(known.key),
    )


def _given(scores: Scores, at: int) -> tuple[int, ...]:
    column = scores[:, at]
    return tuple(column[np.isfinite(column)].astype(int).tolist())


def _middle(scores: tuple[int, ...]) -> tuple[float, float] | None:
    """Return the ends of the middle half, both scores that somebody gave; None without any."""
    if not scores:
        return None
    low, high = np.quantile(np.array(scores), (0.25, 0.75), method="inverted_cdf").tolist()
    return float(low), float(high)


def _restrains(board: Scoring) -> NDArray[np.bool_]:
    return np.array([one.side == "restrains" for one in board.factors], dtype=bool)


def _again(board: Scoring) -> Resampled | None:
    return resampled(board.strengths, _restrains(board), DRAWS, SEED)
