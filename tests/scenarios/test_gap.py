"""The difference between two answers is that of the figures as shown."""

import pytest

from lstdash import formats
from lstdash.scenarios import gap


@pytest.mark.parametrize(
    ("left", "right", "decimals", "unit", "told"),
    [
        (1.24, 1.26, 1, "år", "+0,1\u00a0år"),  # shown as 1,2 and 1,3, though 0,02 apart
        (1.25, 1.34, 1, "år", "ingen"),  # both shown as 1,3, though 0,09 apart
        (10.0, 7.6, 0, "", "\u22122"),
        (2.0, 2.0, 0, "mkr", "ingen"),
    ],
)
def test_the_cells_of_a_row_add_up(left: float, right: float, decimals: int, unit: str, told: str) -> None:
    assert gap.number(left, right, decimals, unit) == told


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [(0.784, 0.786, "+1\u00a0procentenhet"), (0.785, 0.794, "ingen"), (0.5, 0.2, "\u221230\u00a0procentenheter")],
)
def test_shares_differ_in_percentage_points_of_what_is_shown(left: float, right: float, told: str) -> None:
    assert gap.points(left, right) == told
    assert (formats.share(left) == formats.share(right)) == (told == gap.NONE)


def test_never_against_a_year_is_no_number() -> None:
    assert gap.years(None, None, "aldrig") == gap.NONE
    assert gap.years(None, 4.0, "aldrig") == gap.years(4.0, None, "aldrig") == "aldrig"
    assert gap.years(4.0, 6.5, "aldrig") == "+2,5\u00a0år"
