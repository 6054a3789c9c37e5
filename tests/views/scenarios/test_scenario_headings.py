"""A comparison's headings differ whatever the scenarios are called."""

from __future__ import annotations

import pytest

from lstdash.exhibits import Sheet
from lstdash.views.scenarios.side_by_side import _distinct


@pytest.mark.parametrize("names", [("A", "A"), ("svar", "Skillnad"), ("Svar", "svar (2)"), ("A (2)", "a (2)")])
def test_headings_differ(names: tuple[str, str]) -> None:
    headings = _distinct("Svar", *names, "Skillnad")
    assert Sheet("Svaren", headings, ()).columns == headings and headings[0] == "Svar"
