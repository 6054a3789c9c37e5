"""Pages are made once, and each run gets its own of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st

from lstdash.views import gate
from lstdash.views.site import SITES


def test_a_run_has_pages_of_its_own_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    class Page:
        _can_be_called = False

        def __init__(self, path: Path, *, title: str, url_path: str | None, default: bool, visibility: str) -> None:
            made.append(f"{path.name} {visibility}")
            self.title = title

    gate._made.cache_clear()
    monkeypatch.setattr(st, "Page", Page)
    first, second, hidden = (gate.way_to(Path("here"), SITES[1], is_shown=shown) for shown in (True, True, False))
    gate._made.cache_clear()
    first._can_be_called = True
    assert not second._can_be_called and first.title == second.title == hidden.title == SITES[1].title
    assert made == ["areas.py visible", "areas.py hidden"]
