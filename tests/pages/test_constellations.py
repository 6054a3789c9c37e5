"""/konstellationer through the frame: choices in the link, calm explanations, the focus county in every chart."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lstdash import store
from lstdash.charts import style
from lstdash.charts.county_map import figure
from lstdash.evidence.constellations import BIG_CITY, GEOGRAPHIC, NAMES
from lstdash.evidence.survey import Choices
from lstdash.questions.constellations.answers import constellations, counties, county_map, members, pairs
from lstdash.questions.constellations.answers.what_if import Scenario
from lstdash.questions.constellations.charts import intervals, plots
from lstdash.views import cache, downloads
from tests.lib import drawn
from tests.lib.drawn import drawn_charts, texts
from tests.pages.test_pages import headline, open_page


def alerts(app: AppTest) -> str:
    """What is said in boxes, without Markdown's escapes."""
    return " ".join(block.value for block in (*app.warning, *app.info)).replace("\\", "")


def figures(app: AppTest) -> list[dict[str, Any]]:
    return [chart.figure for chart in drawn_charts(app)]


def test_page_opens_with_figures_and_charts_that_have_words(version: str) -> None:
    app = open_page("constellations")
    assert not app.exception
    assert headline(app).startswith("År 2005 deltog ett län i Östra Mellansverige i snitt i 16,5 samordningar")
    assert drawn.figures(app) == ["16,5", "7,3", "+3,1", "225 eller 226"]
    charts = drawn_charts(app)
    assert len(charts) == 6
    assert all(len(chart.alt) > 40 for chart in charts)


def test_a_link_carries_what_is_tried(version: str) -> None:
    app = open_page("constellations", forslag="ansluter")
    assert "Sydlänen går från 6 till 8" in alerts(app)
    assert app.multiselect(key="constellations-forslag").value == ["ansluter"]
    app.button(key="constellations-reset").click().run()
    assert "Sydlänen går från" not in alerts(app)


def test_contradictory_changes_are_explained_with_a_way_back(version: str) -> None:
    app = open_page("constellations", flytta=["S", "W", "X"], till="nordlanen")
    assert not app.exception
    assert "Konstellationen har inga län." in alerts(app) and "SWX-länen" in alerts(app)
    app.button(key="constellations-reset").click().run()
    assert "Konstellationen har inga län." not in alerts(app)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"flytta": "Q7"}, "Q7"),
        ({"till": "vastlanen"}, "vastlanen"),
        ({"sla-ihop": "vastlanen"}, "vastlanen"),
        ({"ostra": "20-22"}, "20-22"),
        ({"utan": "allt"}, "allt"),
        ({"farg": "rosa"}, "rosa"),
    ],
)
def test_unknown_choices_are_named(version: str, params: dict[str, str], said: str) -> None:
    app = open_page("constellations", **params)
    assert not app.exception
    assert said in alerts(app)


def test_switched_facts_change_what_is_said(version: str) -> None:
    first, other = (" ".join(texts(open_page("constellations", **params))) for params in ({}, {"ostra": "hogre"}))
    assert "Minst ett deltagande måste vara felräknat" in first
    assert "Uppgifterna ger minst 102 i Östra Mellansverige" in other


def test_the_focus_county_is_highlighted_in_every_county_chart(version: str) -> None:
    plain, focused = figures(open_page("constellations")), figures(open_page("constellations", lan="K"))
    changed = [before != after for before, after in zip(plain, focused, strict=True)]
    assert changed == [True, True, False, True, False, True]  # group means and the size effect hold no single county


def test_the_controls_name_the_published_constellations(version: str) -> None:
    published = {row["constellation"]: row["name"] for row in store.table("constellations", version)}
    assert {code: published[code] for code in NAMES} == NAMES
    movable = {row["constellation"] for row in store.table("constellations", version) if row["kind"] in (GEOGRAPHIC, BIG_CITY)}
    assert set(NAMES) == movable


def test_interval_bars_span_every_count_and_never_shrink_to_a_point(version: str) -> None:
    answer = counties.answer(version, Choices(east="bada"))
    bar = intervals.counties(answer, "T").data[0]
    spans = {row.name: (row.low - 0.5, row.high - row.low + 1) for row in answer.counties}
    drawn = {name[0]: (base, width) for name, base, width in zip(bar.customdata, bar.base, bar.x, strict=True)}
    assert drawn == spans and min(bar.x) == 1
    assert list(bar.marker.color).count(style.FOCUS) == 1


def test_matrix_marks_differ_in_shape(version: str) -> None:
    symbols = [symbol for symbol, _ in plots.MEMBERSHIP_MARKS.values()]
    assert len(set(symbols)) == len(symbols)
    scenario = Scenario(counties=("X",), target="nordlanen")
    drawn_members = plots.matrix(members.answer(version, Choices(), scenario), "X")
    assert {trace.name for trace in drawn_members.data} == {"ordinarie", "härledd", "tillfällig", "blir medlem", "lämnar"}


def test_pairs_show_a_dash_where_nothing_is_stated(version: str) -> None:
    answer = pairs.answer(version, Choices())
    heat, silent, zero = plots.pairs(answer, "M").data
    assert len(silent.x) == 2 * sum(pair.known is None for key, pair in answer.pairs.items() if key[0] == pair.first)
    assert all(value is None or value > 0 for row in heat.z for value in row)
    assert len(zero.x) == sum(pair.known == 0 for pair in answer.pairs.values())


def test_map_is_light_and_has_equal_axes(version: str) -> None:
    drawn_map = figure(county_map.answer(version, "konstellation", Choices(), Scenario()), "K")
    assert len(drawn_map.to_json()) < 90_000
    assert drawn_map.layout.yaxis.scaleanchor == "x"
    hatched = [trace for trace in drawn_map.data if trace.fillpattern.shape]
    assert len(hatched) == 2  # the occasional members E and O
    assert sum(trace.line.color == style.FOCUS for trace in drawn_map.data) == 1


def test_alternatives_say_the_numbers(version: str) -> None:
    changed = members.answer(version, Choices(), Scenario(("ansluter",)))
    assert "efter ändringen" in intervals.means_alt(changed)
    names = intervals.means(changed).data[0].y
    ends = [name.partition("<br>")[2] for name in names if "Sydlänen" in name]
    assert ends == ["<span>efter, 8 län</span>", "<span>före, 6 län</span>"]
    assert not any("i dag" in name or "före" in name for name in names if "Sydlänen" not in name), "the survey is of 2005"
    answer = constellations.answer(version, Choices())
    assert intervals.effect_alt(answer).endswith(" till 1,9.")
    assert "Stockholm 15–17" in intervals.counties_alt(counties.answer(version, Choices()))


@pytest.mark.parametrize("stem", ["constellations", "my_county"])
@pytest.mark.parametrize("wanted", ["2090", ""])
def test_every_file_says_the_year_that_the_register_is_shown_for(version: str, stem: str, wanted: str) -> None:
    app = open_page(stem, lan="M", register="agv-anstallda", **({"registerar": wanted} if wanted else {}))
    given = app.session_state[cache.OWN][downloads.PAGE].given.values()
    assert given and {dict(export.stamp.choices)["År"] for export in given} == {"2025"}
