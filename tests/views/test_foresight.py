"""While a thumb rests its answers are made, and the page that follows has them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from lstdash.questions.costs.answers import costs
from lstdash.questions.joint_procurement.answers import together
from lstdash.questions.payroll.answers import risk
from lstdash.questions.staff.answers import staff
from lstdash.questions.start_here.answers import start_here
from lstdash.views import foresight
from tests.lib.drawn import texts

FRAME = Path(__file__).parents[2] / "pages" / "frame.py"


def rest(page: str, **codes: str) -> None:
    """Say where the thumbs of a page rest, and wait until the answers are made."""
    foresight.ask(page, codes)
    foresight._worker.submit(lambda: None).result(60)


def open_page(stem: str, **query: str) -> tuple[AppTest, str]:
    """Open a page with its live panel; return it with the name it goes by."""
    app = AppTest.from_file(str(FRAME), default_timeout=60).run().switch_page(f"{stem}.py").run()
    if query:
        app.query_params.update(query)
        app.run()
    panels = (node.proto for node in app.get("bidi_component") if node.proto.component_name == "lstdash.panel")
    return app, str(json.loads(next(panels).bytes)["session"])


def said(app: AppTest) -> list[str]:
    """What the page's texts say; the first may rest on the sources alone."""
    return texts(app)[:2]


@pytest.mark.parametrize(
    ("stem", "slider", "code", "module", "name"),
    [
        ("payroll", "besparing", "0.57", risk, "simulate"),
        ("start_here", "grans-insats", "1.5", start_here, "scoring"),
        ("staff", "besparing", "0.57", staff, "drawn"),
        ("costs", "sparbeting", "0.007", costs, "draw"),
        ("joint_procurement", "fast", "1", together, "draw"),
    ],
)
def test_a_page_has_the_answers_of_a_thumb_that_rested(
    stem: str, slider: str, code: str, module: Any, name: str, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, page = open_page(stem, **({"poang": "upphandlingar.222222255"} if stem == "start_here" else {}))
    before, made = said(app), []
    compute = getattr(module, name)
    monkeypatch.setattr(module, name, lambda *given: made.append(given) or compute(*given))
    rest(page, **{slider: code})
    times = len(made)
    assert times, "made while the thumb rests"
    app.query_params[slider] = code
    app.run()
    assert not app.exception and said(app) != before
    assert len(made) == times, "and not again"


@pytest.mark.parametrize(
    ("stem", "slider", "code"),
    [
        ("payroll", "besparing", "0.56"),
        ("staff", "besparing", "0.56"),
        ("costs", "sparbeting", "0.008"),
        ("joint_procurement", "fast", "1.4"),
    ],
)
def test_a_page_has_the_charts_of_a_thumb_that_rested(
    stem: str, slider: str, code: str, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, page = open_page(stem, lan="O")
    written: list[go.Figure] = []
    write = go.Figure.to_json
    monkeypatch.setattr(go.Figure, "to_json", lambda figure: written.append(figure) or write(figure))
    rest(page, **{slider: code})
    times = len(written)
    assert times, "drawn while the thumb rests"
    app.query_params[slider] = code
    app.run()
    assert not app.exception
    assert len(written) == times, "and not again"


def test_what_is_off_the_grid_or_unknown_is_passed_over(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, page = open_page("payroll")
    drawn: list[object] = []
    monkeypatch.setattr(risk, "simulate", lambda *given: drawn.append(given))
    rest(page, besparing="0,4213", hittepa="1")
    rest("hittepa", besparing="0.58")
    assert not drawn


def steps(made: list[str], codes: foresight.Codes, first: Callable[[], object]) -> Iterator[Callable[[], object]]:
    yield first
    yield lambda: made.append(codes["a"])


def test_only_the_latest_place_counts_and_an_error_stops_nothing() -> None:
    made: list[str] = []

    def moves_on() -> None:
        foresight.ask("here", {"a": "3"})

    foresight.offer("here", lambda codes: steps(made, codes, moves_on if codes["a"] == "1" else lambda: None))
    foresight.offer("there", lambda codes: steps(made, codes, lambda: 1 // 0))
    rest("there", a="9")
    rest("here", a="1")
    rest("here", a="4")
    assert made == ["3", "4"]


def test_a_page_that_runs_is_left_to_itself_until_a_thumb_rests_again() -> None:
    made: list[str] = []
    foresight.offer("here", lambda codes: steps(made, codes, lambda: foresight.let_go("here") if codes["a"] == "1" else None))
    rest("here", a="1")
    rest("here", a="2")
    assert made == ["2"]


def test_pages_that_are_long_gone_are_forgotten() -> None:
    made: list[str] = []
    foresight.offer("first", lambda codes: steps(made, codes, lambda: None))
    for number in range(foresight.MOST_PAGES):
        foresight.offer(f"page {number}", lambda codes: ())
    rest("first", a="1")
    assert not made
