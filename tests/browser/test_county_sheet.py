"""/mitt-lan on paper: one sheet for a county, also for the one with most to say, and two beside another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.paper import paper_faults, put_on_paper
from tests.browser.visits import Visit


@pytest.mark.parametrize(
    ("chosen", "most"), [("lan=BD", 1), ("lan=AB", 1), ("lan=M&jamfor=AC", 2), ("lan=BD&jamfor=AC&antal=10", 2)]
)
def test_a_county_comes_on_as_many_sheets_as_it_takes(
    chosen: str, most: int, app_url: str, visit: Callable[..., Visit]
) -> None:
    printed = put_on_paper(visit().open(f"{app_url}/mitt-lan?{chosen}"))
    assert len(printed.sheets) <= most and not paper_faults(printed)
