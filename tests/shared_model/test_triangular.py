"""The draws: the same for the same seed, each lever its own stream, and an actual draw in every quantile."""

from __future__ import annotations

import numpy as np
import pytest

from lstdash.shared_model.levers import Lever, Unit, declared
from lstdash.shared_model.triangular import Spread, draw, place, spread, uncertain

TOY = declared(
    Lever("saving", "a", 0, 1, 0.1, Unit.SHARE),
    Lever("years", "b", 0, 9, 1, Unit.YEARS, most=9, is_whole=True),
    Lever("horizon", "c", 0, 9, 1, Unit.YEARS, most=9, is_question=True),
    Lever("fixed", "d", 0, 1, 0.1, Unit.SHARE),
)
AT = {"saving": 0.4, "years": 1.0, "horizon": 5.0, "fixed": 0.5}
RANGES = {"saving": (0.3, 0.5), "years": (0.0, 3.0), "horizon": (4.0, 6.0), "fixed": (0.5, 0.5)}


def test_a_lever_is_drawn_by_its_place_among_the_declared() -> None:
    """The numbers are those of numpy's own spawned streams: what has been published does not change."""
    streams = np.random.default_rng(2006).spawn(len(TOY))
    found = draw(TOY, AT, {"years": RANGES["years"], "saving": RANGES["saving"]}, 2006, 1_000)
    assert (found["saving"] == streams[0].triangular(0.3, 0.4, 0.5, 1_000)).all()
    assert (found["years"] == np.rint(streams[1].triangular(0.0, 1.0, 3.0, 1_000))).all()


def test_what_has_no_width_is_not_drawn_and_what_stands_outside_its_range_widens_it() -> None:
    assert set(draw(TOY, AT, RANGES, 1, 10)) == {"saving", "years", "horizon"}
    wide = draw(TOY, AT | {"saving": 0.1}, {"saving": RANGES["saving"]}, 1, 20_000)["saving"]
    assert wide.min() == pytest.approx(0.1, abs=0.01) and wide.max() == pytest.approx(0.5, abs=0.01)


def test_only_what_is_not_known_counts_as_uncertain() -> None:
    assert uncertain(TOY, RANGES) == ("saving", "years", "fixed")
    assert uncertain(TOY, {"saving": (0, 1), "years": (0, 1)}, without=("years",)) == ("saving",)


def test_kept_draws_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        draw(TOY, AT, RANGES, 1, 10)["saving"] *= 2


def test_a_spread_is_made_of_actual_draws_and_never_is_last() -> None:
    assert spread(np.array([1.0, 2.0, 3.0, np.inf])) == Spread(1.0, 2.0, None)
    assert spread(np.arange(1.0, 101.0), unit=2.0) == Spread(20.0, 100.0, 180.0)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 10, 11, 1000])
def test_placed_draws_have_the_quantiles_of_sorted_ones(count: int) -> None:
    draws = np.random.default_rng(2006).integers(0, 50, count).astype(float)
    draws[::7] = np.inf
    placed = draws.copy()
    place(placed)
    assert spread(placed) == spread(np.sort(draws))
    assert sorted(placed) == sorted(draws)
