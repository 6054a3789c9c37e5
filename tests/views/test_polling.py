"""A poll of a page that has been drawn again is refused: each run of the page has polls of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import streamlit as st

from lstdash.views import polling


def test_each_run_of_the_page_has_polls_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, float]] = []
    drawn: list[str] = []

    def fragment(part: Callable[[], None], *, run_every: float) -> Callable[[], None]:
        seen.append((part.__qualname__, run_every))
        return part

    monkeypatch.setattr(st, "fragment", fragment)
    monkeypatch.setattr(st, "session_state", {})
    for _ in range(3):
        polling.every(0.5, drawn.append, "here")
    assert drawn == ["here"] * 3
    assert len({name for name, _ in seen}) == 3 and {seconds for _, seconds in seen} == {0.5}
