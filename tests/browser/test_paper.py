"""States that the walk over every page does not print: wide tables, long ones, and what must fit on so many sheets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.paper import paper_faults, put_on_paper
from tests.browser.visits import Visit


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("borja-har", 2),
        ("borja-har?reglage=enkla", 2),
        ("forslag", 2),
        ("gemensamt", 2),
        ("konstellationer", 3),
        ("kallor", 1),
        ("kallor?visa=tabeller", 3),
        ("kallor?visa=version", 2),
        ("lonesamordning?flik=sakert", 2),
        ("kostnader?deltar=alla&utan=AB&utan=O", 3),
        ("gemensamt?lan=BD&visa=alla", 5),
    ],
)
def test_a_state_comes_whole_on_as_many_sheets_as_it_takes(
    path: str, most: int, app_url: str, visit: Callable[..., Visit]
) -> None:
    printed = put_on_paper(visit().open(f"{app_url}/{path}"))
    assert not paper_faults(printed)
    assert len(printed.sheets) <= most
