"""What a wide screen shows at once: a chosen name whole, and no figure alone on a line of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.visits import Visit

CUT = """[...document.querySelectorAll("main input[role=combobox]")]
  .filter((field) => field.scrollWidth > field.clientWidth + 1).map((field) => field.value)"""
LINES = """[...document.querySelectorAll(".cards.figures")]
  .map((cards) => new Set([...cards.children].map((card) => card.offsetTop)).size)"""


@pytest.mark.parametrize("path", ["likvardighet", "arsredovisning"])
def test_choices_are_whole_and_figures_side_by_side(path: str, app_url: str, visit: Callable[..., Visit]) -> None:
    page = visit(1440).open(f"{app_url}/{path}")
    assert page.evaluate(CUT) == [] and page.evaluate(LINES) == [1]
