"""Which comes first, how sure is that, and what is worth discussing?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from lstdash.few import FEWEST
from lstdash.questions.start_here.model.draws import Draws
from lstdash.questions.start_here.model.start_here import (
    Array,
    Board,
    Choices,
    Flags,
    Positions,
    Quadrant,
    lines,
    places,
    positions,
    priority,
    quadrants,
    start_here_part,
    voters,
)

CERTAIN_SHARE = 0.9  # every pair across a cut of the list is at least this sure
LOW, HIGH = 0.1, 0.9


@dataclass(frozen=True, slots=True)
class RankedItem:
    """One placed item; shares are 0-1, ranks count from 1, (low, high) pairs are P10 and P90 of the draws.

    `place` is the places it shares with those of the same priority; `tier` None: too few have scored it for one.
    """

    key: str
    effort: float
    benefit: float
    effort_is_printed: bool
    benefit_is_printed: bool
    effort_span: tuple[float, float]
    benefit_span: tuple[float, float]
    quadrant: Quadrant
    priority: float
    priority_span: tuple[float, float]
    place: tuple[int, int]
    voters: int
    start_here_share: float
    rank_span: tuple[int, int]
    tier: int | None
    agenda_distance: float

    @property
    def is_earned(self) -> bool:
        """True when its shares come from voters enough to be a certainty."""
        return self.voters >= FEWEST


@dataclass(frozen=True, slots=True)
class Ranking:
    """The sorted list, the items nothing is known about, and what to discuss first."""

    items: tuple[RankedItem, ...]
    unplaced: tuple[str, ...]
    agenda: tuple[str, ...]


def rank(board: Board, choices: Choices, draws: Draws) -> Ranking:
    """Sort the placed items by priority (equal ones by key) and say how sure each place is."""
    at = positions(board, choices)
    points = priority(at.effort, at.benefit, choices.effort_penalty)
    keys = [item.key for item in board.items]
    order = sorted(np.flatnonzero(at.is_placed).tolist(), key=lambda index: (-points[index], keys[index]))
    drawn = priority(draws.effort[:, order], draws.benefit[:, order], choices.effort_penalty)
    beats, shares = compare(drawn)
    spans, scored_by = _span(drawn), voters(board)[order]
    distances = kendall_distances(points[order], spans[0], spans[1])
    sure = _Certainty(points[order], spans, shares, _tiers(beats, scored_by >= FEWEST), distances, scored_by)
    items = _items(board, at, choices, draws, order, sure)
    by_discussion = sorted(
        items, key=lambda item: (-item.agenda_distance, item.priority_span[0] - item.priority_span[1], item.key)
    )
    unplaced = tuple(key for key, is_placed in zip(keys, at.is_placed, strict=True) if not is_placed)
    return Ranking(items, unplaced, tuple(item.key for item in by_discussion))


def compare(drawn: Array) -> tuple[Array, Array]:
    """From (draws, items) priorities: who beats whom, and (items, ranks) shares of each rank; ties are split.

    Items that tie over ranks a to b take each of these ranks in an equal part of the draw.
    """
    draws, count = drawn.shape
    columns = np.ascontiguousarray(drawn.T)
    beats, places = np.zeros((count, count)), np.zeros((count, count))
    for index, column in enumerate(columns):
        above, level = columns > column, columns == column
        beats[:, index] = (above.sum(axis=1) + 0.5 * level.sum(axis=1)) / draws
        first, size = above.sum(axis=0), level.sum(axis=0)
        steps = np.bincount(first, 1.0 / size, count + 1) - np.bincount(first + size, 1.0 / size, count + 1)
        places[index] = np.cumsum(steps)[:count] / draws
    return beats, places


def _tiers(beats: Array, is_earned: Flags) -> list[int | None]:
    """Return the tiers of the items that enough have scored, None for the others."""
    earned = np.flatnonzero(is_earned)
    known = dict(zip(earned.tolist(), tiers(beats[np.ix_(earned, earned)]), strict=True))
    return [known.get(index) for index in range(len(beats))]


def tiers(beats: Array) -> list[int]:
    """Number the tiers of a sorted list from 1; it is cut only where every pair across the cut is sure enough."""
    tier, numbers = 1, []
    for index in range(len(beats)):
        if index and beats[:index, index:].min() >= CERTAIN_SHARE - 1e-12:
            tier += 1
        numbers.append(tier)
    return numbers


def kendall_distances(points: Array, low: Array, high: Array) -> Array:
    """Return for each item the Kendall distance between the rankings with it at `low` and at `high`, others at `points`.

    The distance counts the items it passes; one that it only draws level with counts half.
    """
    passed = np.abs(np.sign(high[:, None] - points[None]) - np.sign(low[:, None] - points[None])) / 2
    np.fill_diagonal(passed, 0.0)
    return np.asarray(passed.sum(axis=1))


@dataclass(frozen=True, slots=True, eq=False)
class _Certainty:
    points: Array
    spans: Array
    places: Array
    tiers: list[int | None]
    distances: Array
    voters: NDArray[np.int_]


def _items(
    board: Board, at: Positions, choices: Choices, draws: Draws, order: list[int], sure: _Certainty
) -> tuple[RankedItem, ...]:
    parted = lines(choices, at.effort_is_printed, at.benefit_is_printed)
    names = quadrants(at.effort, at.benefit, parted)
    shares = start_here_part(draws.effort, draws.benefit, parted).mean(axis=0)[order]
    tied = places(sure.points)
    effort, benefit = _span(draws.effort[:, order]), _span(draws.benefit[:, order])
    return tuple(
        RankedItem(
            key=board.items[index].key,
            effort=float(at.effort[index]),
            benefit=float(at.benefit[index]),
            effort_is_printed=bool(at.effort_is_printed[index]),
            benefit_is_printed=bool(at.benefit_is_printed[index]),
            effort_span=(float(effort[0, place]), float(effort[1, place])),
            benefit_span=(float(benefit[0, place]), float(benefit[1, place])),
            quadrant=cast(Quadrant, str(names[index])),
            priority=float(sure.points[place]),
            priority_span=(float(sure.spans[0, place]), float(sure.spans[1, place])),
            place=tied[place],
            voters=int(sure.voters[place]),
            start_here_share=float(shares[place]),
            rank_span=_rank_span(sure.places[place]),
            tier=sure.tiers[place],
            agenda_distance=float(sure.distances[place]),
        )
        for place, index in enumerate(order)
    )


def _rank_span(places: Array) -> tuple[int, int]:
    """Return the first rank that at least 10 % of the draws reach, and the first that at least 90 % do."""
    reached = np.cumsum(places) + 1e-12
    return int(np.argmax(reached >= LOW)) + 1, int(np.argmax(reached >= HIGH)) + 1


def _span(drawn: Array) -> Array:
    """Return (2, items): P10 and P90 of (draws, items); each item's draws are searched where they lie in one piece."""
    return np.asarray(np.quantile(np.ascontiguousarray(drawn.T), (LOW, HIGH), axis=1))
