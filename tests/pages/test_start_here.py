"""/borja-har through the frame: the sentence, sliders in the link, plain sliders, own scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.lib.drawn import drawn_charts, tables, texts

PAGES = Path(__file__).parents[2] / "pages"


def open_page(**params: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    for name, value in params.items():
        app.query_params[name] = value
    return app.switch_page("start_here.py").run()


def headline(app: AppTest) -> str:
    return texts(app)[0]


def rows(app: AppTest) -> list[list[str]]:
    listed: list[list[str]] = tables(app)[0].value.reset_index().astype(str).values.tolist()
    return [[cell.replace("\\", "") for cell in row] for row in listed]


def test_the_report_alone_says_where_to_begin_and_how_sure_that_is(version: str) -> None:
    app = open_page()
    assert not app.exception
    assert headline(app) == (
        "Rapporten 2006 placerar tre förslag i rutan liten insats och stor vinst: ”Gemensamma IT-system”, ”Mallar, blanketter, "
        "policies” och ”Upphandlingar”. Ingen har satt poäng än."
    )
    assert len(rows(app)) == 6
    assert any("minst fem har poängsatt" in block for block in texts(app))
    assert any("vår läsning" in block for block in texts(app))


def test_a_threshold_in_the_link_changes_the_answer(version: str) -> None:
    scored = {"poang": ["forslag-lonepilot.111111154"]}
    assert "i rutan liten insats" in headline(open_page(**scored))
    assert headline(open_page(**scored, **{"grans-vinst": "4.5"})).endswith("men inte i rutan Börja här.")


def test_own_scores_in_the_link_add_an_item_and_its_reason(version: str) -> None:
    app = open_page(poang=["forslag-lonepilot.111111155"])
    assert any("Lönesamordningen i syd som pilot" in row and any("Insats" in cell for cell in row) for row in rows(app))


@pytest.mark.parametrize("raw", ["hittepa.111111111", "upphandlingar.12", "upphandlingar.999999999", "<b>.111111111"])
def test_scores_that_are_not_understood_are_named(raw: str, version: str) -> None:
    app = open_page(poang=[raw])
    assert not app.exception
    assert any("Egna poäng" in warning.value for warning in app.warning)
    assert len(rows(app)) == 6


def test_a_score_set_in_the_page_is_kept(version: str) -> None:
    app = open_page()
    app.selectbox(key="start-here-item").select("upphandlingar").run()
    app.segmented_control(key="start-here-score-upphandlingar-initialkostnad").select(2).run()
    app.segmented_control(key="start-here-score-upphandlingar-effekt").select(5).run()
    assert not app.exception
    scored = next(row for row in rows(app) if "Upphandlingar" in row)
    assert any(cell == "Insats 2,0 (mest initialkostnad), vinst 5,0 (mest hur mätbar och stor effekten är)." for cell in scored)


def said(app: AppTest) -> str:
    return " ".join(texts(app))


def test_weights_that_are_equally_likely_move_scored_items_only_and_the_page_says_so(version: str) -> None:
    alone, uniform = open_page(), open_page(vikter="lika-mojliga")
    assert rows(uniform) == rows(alone), "the report gives a cell and no scores: no weight can move it"
    assert "ändrar ingenting än" in said(uniform) and "ändrar ingenting än" not in said(alone)
    scored = {"poang": ["forslag-lonepilot.111511151"], "vikt-planering": "3"}
    before, after = open_page(**scored), open_page(**scored, vikter="lika-mojliga")
    assert rows(after) != rows(before)
    assert "ändrar ingenting än" not in said(after)


def test_all_weights_of_an_axis_at_zero_is_explained(version: str) -> None:
    app = open_page(**{"vikt-paverkan": "0", "vikt-effekt": "0"})
    assert not app.exception
    assert headline(app) == "Vikterna går inte att räkna med."
    assert "Alla vikter för vinst är noll" in app.error[0].value


def test_plain_sliders_draw_the_same_matrix(version: str) -> None:
    app = open_page(reglage="enkla")
    assert not app.exception
    assert app.select_slider(key="start_here-tyngd").value == 1
    assert len(drawn_charts(app)) == 1
    app.select_slider(key="start_here-tyngd").set_value(0).run()
    assert any(metric.value == "4 lika" for metric in app.metric)
