"""Every board against the common level, by every method, with the places it may have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lstdash.questions.equality.model import between, funnel, ranks
from lstdash.questions.equality.model.funnel import LEAST_EXPECTED, Kind, Span, Spread, Unit

NARROW, WIDE = funnel.LEVELS
GRID = 60  # points of a drawn limit


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a unit's level: exact, when units differ anyway (additive), and when chance is larger (multiplicative)."""

    exact: Span
    additive: Span
    multiplicative: Span


@dataclass(frozen=True, slots=True)
class Board:
    """One board against the common level; `wide` holds 99.8 per cent of what chance gives, `narrow` 95."""

    unit: Unit
    expected: float
    z: float
    wide: Limits
    narrow: Limits
    rank: tuple[int, int]

    @property
    def is_judged(self) -> bool:
        """True when enough events were to be expected to say anything."""
        return self.expected >= LEAST_EXPECTED

    def side(self, limits: Span) -> int:
        """Return -1 below, 1 above, 0 inside or not judged."""
        return funnel.side(self.unit.value, limits) if self.is_judged else 0

    def is_sure(self, limits: Limits) -> bool:
        """True when it lies outside both by the exact and by the additive limits."""
        return self.side(limits.exact) != 0 and self.side(limits.exact) == self.side(limits.additive)

    @property
    def gone_at(self) -> float:
        """The overdispersion (phi) at which the wide limits reach the board; under 1 it lies inside by chance alone."""
        return float((self.z / funnel.normal_quantile(WIDE)) ** 2)


@dataclass(frozen=True, slots=True)
class Judged:
    """The boards in the order given, how much they differ, how many pairs are told apart (of all), and limits to draw."""

    common: float
    spread: Spread
    between: Span
    boards: tuple[Board, ...]
    pairs: tuple[int, int]
    curves: tuple[tuple[float, Limits, Limits], ...]  # base, wide, narrow


@lru_cache(maxsize=16)
def judge(kind: Kind, units: tuple[Unit, ...], trim_share: float) -> Judged:
    """Judge units with a base above zero and something counted; `trim_share` (0-0.5) is drawn in at each end."""
    common = funnel.target(units)
    spread = funnel.spread(kind, units, common, trim_share)
    ranked = ranks.rank_sets(*ranks.estimates(kind, units, common))
    boards = tuple(
        Board(
            unit,
            unit.base * common,
            funnel.z_score(kind, unit, common),
            _limits(kind, unit.base, common, spread, WIDE),
            _limits(kind, unit.base, common, spread, NARROW),
            rank,
        )
        for unit, rank in zip(units, ranked.sets, strict=True)
    )
    differ = between.between_span(kind, units, common)
    return Judged(common, spread, differ, boards, (ranked.apart, ranked.pairs), _curves(kind, units, common, spread))


def _limits(kind: Kind, base: float, common: float, spread: Spread, level: float) -> Limits:
    return Limits(
        funnel.exact_limits(kind, base, common, level),
        funnel.additive_limits(kind, base, common, spread.tau2, level),
        funnel.multiplicative_limits(kind, base, common, spread.phi, level),
    )


def _curves(kind: Kind, units: Sequence[Unit], common: float, spread: Spread) -> tuple[tuple[float, Limits, Limits], ...]:
    low, high = min(u.base for u in units) * 0.8, max(u.base for u in units) * 1.05
    bases = [low + (high - low) * step / (GRID - 1) for step in range(GRID)]
    bases = [max(1.0, round(base)) for base in bases] if kind == "andel" else bases
    return tuple(
        (b, _limits(kind, b, common, spread, WIDE), _limits(kind, b, common, spread, NARROW)) for b in dict.fromkeys(bases)
    )
