"""/faktorer through the frame: the map, one's own scores in the link, odd states."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.lib.drawn import drawn_charts, texts
from tests.pages.test_pages import headline, open_page

DRIVES, RESTRAINS = "engagemang", "personberoende"


def opened(*scores: str) -> AppTest:
    return open_page("factors", faktor=list(scores))


def said(app: AppTest) -> str:
    return " ".join([*texts(app), *(block.value.replace("\\", "") for block in app.warning)])


def test_without_scores_there_is_a_map_and_a_chart_of_how_many(version: str) -> None:
    app = open_page("factors")
    assert not app.exception and [chart.name.rsplit("_")[0] for chart in drawn_charts(app)] == ["faktorer"]
    html = " ".join(block.proto.body for block in app.get("html"))
    assert html.count("<h3>") >= 31 and html.count("◇</h3>") == 4
    assert "står i rapportens avsnitt om hinder" in said(app)


def test_scores_in_the_link_are_weighed(version: str) -> None:
    app = opened(f"{DRIVES}.30", f"{RESTRAINS}.44")
    assert not app.exception
    assert headline(app).startswith("Motståndet väger tyngre (−1,00). Det krävs minst 2")
    assert [chart.name.rsplit("_")[0] for chart in drawn_charts(app)] == ["faktorer-underlattar", "faktorer-motverkar"]
    assert "Lägg inte ihop poängen" in said(app) and "minst fem har satt poäng" in said(app)


def test_a_side_without_scores_has_its_place_and_no_chart(version: str) -> None:
    app = opened(f"{RESTRAINS}.30")
    assert not app.exception and headline(app).startswith("Kan inte räknas: den underlättande sidan är inte poängsatt.")
    assert len(drawn_charts(app)) == 1 and "Ingen har satt poäng på styrkan." in said(app)


def test_scoring_a_factor_writes_the_link_and_a_reset_clears_it(version: str) -> None:
    app = open_page("factors")
    app.selectbox(key="factors-item").select(DRIVES).run()
    app.button_group(key=f"factors-score-{DRIVES}-styrka").set_value(4).run()
    assert app.query_params["faktor"] == f"{DRIVES}.40"
    app.button_group(key=f"factors-score-{DRIVES}-radighet").set_value(2).run()
    assert app.query_params["faktor"] == f"{DRIVES}.42" and "1 av 31 faktorer" in headline(app)
    app.button(key="factors-reset").click().run()
    assert "faktor" not in app.query_params and "Ingen har satt poäng än." in headline(app)


@pytest.mark.parametrize("raw", ["hittepa.33", f"{DRIVES}.3", f"{DRIVES}.36", "<b>.11"])
def test_scores_that_are_not_understood_are_named(raw: str, version: str) -> None:
    app = opened(raw)
    assert not app.exception and any("Egna poäng" in warning.value for warning in app.warning)
    assert "Ingen har satt poäng än." in headline(app)


def test_a_link_with_only_zeros_is_a_map(version: str) -> None:
    app = opened(f"{DRIVES}.00")
    assert not app.exception and "Ingen har satt poäng än." in headline(app)
