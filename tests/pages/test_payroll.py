"""/lonesamordning through the frame: plain sliders, links, bad links, tabs, e-invoicing, how it went for others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from lstdash import formats, store
from lstdash.questions.payroll.answers import payroll
from lstdash.questions.payroll.answers.lead import lead
from lstdash.questions.payroll.answers.payroll import Choices
from lstdash.questions.payroll.answers.risk import risk_answer
from lstdash.questions.payroll.answers.words import EINVOICE_ONLY
from lstdash.views import cache
from tests.lib.drawn import drawn_charts, headings, tables, texts
from tests.lib.tiny import tiny_version

pytestmark = pytest.mark.usefixtures("own_store")
FRAME = Path(__file__).parents[2] / "pages" / "frame.py"


def open_page(**params: str) -> AppTest:
    """Open the page as a link would, with plain sliders, which AppTest can move."""
    app = AppTest.from_file(str(FRAME), default_timeout=60).run()
    for name, value in {"reglage": "enkla", **params}.items():
        app.query_params[name] = value
    app = app.switch_page("payroll.py").run()
    assert not app.exception
    return app


def text(value: object) -> str:
    return str(value).replace("\\", "").replace(formats.NBSP, " ")


def words(app: AppTest) -> list[str]:
    return [text(block) for block in texts(app)]


def table(app: AppTest, column: str) -> dict[str, list[str]]:
    """The table that has a column of this name, by its first column."""
    frame = next(shown.value for shown in tables(app, folded=True) if column in shown.value.columns)
    return {text(name): [text(cell) for cell in row] for name, row in zip(frame.index, frame.values.tolist(), strict=True)}


def unfold(app: AppTest, key: str) -> AppTest:
    """Open what is folded, as a click would: it is drawn only then."""
    app.session_state[f"{key}-fold"] = True
    return app.run()


def figure(app: AppTest, name: str) -> dict[str, Any]:
    return next(chart.figure for chart in drawn_charts(app) if chart.name == name)


def test_the_page_shows_what_the_model_answers(version: str) -> None:
    app = open_page(besparing="0.3", inforande="1", parallell="0.1")
    choices = Choices((("saving_share", 0.3), ("ramp_years", 1.0), ("parallel_share", 0.1)))
    answer = payroll.answer(version, choices)
    risk = risk_answer(version, choices)
    assert words(app)[0] == text(lead(answer, risk.simulation))
    assert text(app.metric[0].value) == text(formats.years(answer.outcome.payback_years))
    assert text(app.metric[1].value) == text(formats.share(answer.outcome.npv))
    assert not any("Hittills" in shown.value.columns for shown in tables(app))
    rows = table(app, "Hittills")
    assert rows["15"][5] == text(formats.share(answer.outcome.rows[15].cumulative, 1))


def test_only_the_first_of_all_visits_runs_twice_and_a_moved_slider_once(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first shows the page before the draws; later the draws come after the sentence, in the same run."""
    cache.clear()
    reruns: list[None] = []
    rerun = streamlit.rerun
    monkeypatch.setattr(streamlit, "rerun", lambda: (reruns.append(None), rerun()))
    app = open_page(besparing="0.31")
    assert len(reruns) == 1
    app.select_slider(key="payroll-besparing").set_value(0.32).run()
    assert len(reruns) == 1 and "åtta av tio" in words(app)[0]
    assert "åtta av tio" in words(open_page(besparing="0.31"))[0] and len(reruns) == 1, "another reader"


def test_moving_a_plain_slider_moves_the_link_and_the_answer(version: str) -> None:
    app = open_page()
    app.select_slider(key="payroll-besparing").set_value(0.5).run()
    assert app.query_params["besparing"] in ("0.5", ["0.5"])
    assert "3,4 år" in words(app)[0]
    app.button(key="payroll-reset").click().run()
    assert "besparing" not in app.query_params and "4,0 år" in words(app)[0]


def test_a_preset_and_an_own_coalition_stand_in_the_link(version: str) -> None:
    app = open_page()
    app.selectbox(key="payroll-coalition").select("alla").run()
    assert "alla 21 län" in words(app)[0]
    app = unfold(app, "payroll-members")
    app.multiselect(key="payroll-members").set_value(["F", "G"]).run()
    assert app.query_params["koalition"] in ("F.G", ["F.G"]) and "2 valda län" in words(app)[0]
    app.selectbox(key="payroll-join").select(3).run()
    assert app.query_params["koalition"] in ("F3.G", ["F3.G"])
    app.multiselect(key="payroll-members").set_value([]).run()
    assert any("Inget län deltar" in error.value for error in app.error)
    app.button(key="payroll-reset").click().run()
    assert not app.error and "de sju länen" in words(app)[0]


@pytest.mark.parametrize(
    ("name", "raw", "found"),
    [
        ("koalition", "Q7", "länsbokstäver"),
        ("koalition", "F.", "länsbokstäver"),
        ("koalition", "F-", "länsbokstäver"),
        ("koalition", "A" * 5000, "länsbokstäver"),
        ("besparing", "0", "från 0,05 till 0,7"),
        ("besparing", "-1", "från 0,05 till 0,7"),
        ("besparing", "nan", "från 0,05 till 0,7"),
        ("engangskostnad", "0", "från 0,5 till 4"),
        ("engangskostnad", "1.500", "menade du 1500 eller 1,5?"),
        ("kalkyltid", "1e9", "från 10 till 30"),
        ("flik", "borta", "ett av hanger"),
        ("satsning", "<b>", "ett av loner"),
    ],
)
def test_a_link_that_cannot_be_read_is_named_and_the_page_stands(version: str, name: str, raw: str, found: str) -> None:
    app = open_page(**{name: raw})
    assert any(found in text(warning.value) and raw[:20] in text(warning.value) for warning in app.warning)
    assert "4,0 år" in words(app)[0]


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"koalition": "ingen"}, "Inget län deltar"),
        ({"koalition": "F.G5-2"}, "lämnar innan det har gått med"),
        ({"koalition": "F.G99"}, "utanför kalkyltiden"),
        ({"koalition": "F.F.G"}, "flera gånger"),
        ({"vard": "AB"}, "Värdlänet deltar inte"),
        ({"mkr": "184"}, "större än vad all ekonomi- och personaladministration kostar"),
        ({"mkr": "-3"}, "större än noll"),
        ({"mkr": "mycket"}, "går inte att läsa som ett tal"),
        ({"mkr": "1.200"}, "Menade du 1200 eller 1,2?"),
        ({"mkr": "1 2 0"}, "går inte att läsa som ett tal"),
        ({"koalition": "ingen", "mkr": "500"}, "går inte ihop på 2 punkter"),
    ],
)
def test_choices_that_contradict_each_other_are_explained_with_a_way_back(
    version: str, params: dict[str, str], found: str
) -> None:
    app = open_page(**params)
    assert any(found in text(error.value) and "Gör så här" in error.value for error in app.error)
    assert app.metric or words(app)[0], "the last result stays"
    app.button(key="payroll-reset").click().run()
    assert not app.error and "4,0 år" in words(app)[0]


def test_a_mistyped_amount_keeps_the_last_result_and_says_so_at_the_field(version: str) -> None:
    app = open_page(besparing="0.3")
    before = words(app)[0]
    app.text_input(key="payroll-mkr").set_value("184").run()
    assert words(app)[0] == before and "6,7" in before
    (error,) = app.error
    assert "Det gäller fältet" in error.value and "väntat är högst 183 mkr, rapportens tal (omkring 2005) för alla 21" in text(
        error.value
    )
    assert not {"Var:", "Funnet:", "Väntat:"} & set(error.value.replace("*", "").split())
    assert any("det senaste som gick att räkna" in caption.value for caption in app.caption)
    app.text_input(key="payroll-mkr").set_value("20").run()
    assert not app.error and words(app)[0] == before


def test_the_tabs_show_their_part_only(version: str) -> None:
    first = open_page()
    assert headings(first, 2)[0].startswith("Hemtagen andel flyttar")
    sure = open_page(flik="sakert")
    assert text(headings(sure, 2)[0]).startswith("Målet 5 år nås i 22 % av utfallen")
    assert table(sure, "Återbetalningstid")["P50: hälften är lägre"][0] == "6,0 år"
    whom = open_page(flik="vem", nyckel="lika")
    assert table(whom, "Utfall")["Skåne"][0] == "vinner" and table(whom, "Utfall")["Blekinge"][0] == "kan inte avgöras"


def test_the_plain_curve_is_the_models_curve(version: str) -> None:
    app = open_page()
    spec = figure(app, "lonesamordning-kurva")
    line = next(trace for trace in spec["data"] if trace.get("line", {}).get("width") == 3 and trace["mode"] == "lines")
    expected = [100 * row.discounted for row in payroll.answer(version, Choices()).outcome.rows]
    assert line["y"] == pytest.approx(expected)


def test_assumptions_show_quality_and_missing_owners(version: str) -> None:
    app = open_page()
    assert any("22 antaganden" in text(item.label) and "22 saknar ägare" in text(item.label) for item in app.expander)
    row = table(unfold(app, "payroll-assumptions"), "Ägare")["Besparing"]
    assert row[:4] == ["42 %", "30 % till 50 %", "◐ talet står delvis i källan", "Ej utsedd"]


def test_conflicts_about_payroll_are_shown(version: str) -> None:
    said = " ".join(element.proto.body for element in open_page().get("html"))
    assert "Vilka de 13 och 3 är" in said and "Vad resten av 3,45 mdkr är" in said


def test_e_invoicing_shows_a_statement_until_a_saving_is_entered(version: str) -> None:
    app = open_page(satsning="efaktura")
    assert words(app)[0] == EINVOICE_ONLY.format(years="2 år")
    assert not drawn_charts(app) and not app.metric
    app.select_slider(key="payroll-efbesparing").set_value(0.2).run()
    assert "2,0 år" in words(app)[0] and figure(app, "lonesamordning-kurva")


NEEDED = (
    "sources",
    "assumptions",
    "counties",
    "money",
    "constellations",
    "constellation_members",
    "source_conflicts",
    "areas",
    "matrix_items",
    "group_totals",
)


def test_how_it_went_for_others_stands_beside_our_forecast_and_is_never_in_it(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = open_page()
    assert any("Av 4 fall av gemensam service: inget infriade hela löftet" in text for text in words(ours))
    rows = {table: [dict(row) for row in store.table(table, version)] for table in NEEDED}
    tiny_version(tmp_path / "extracts", tmp_path.name, **rows)
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path / "extracts"))
    empty = open_page()
    assert any("Inga referensfall är publicerade" in text for text in words(empty))
    assert words(empty)[0] == words(ours)[0], "another's case is not in our forecast"


def test_a_doubted_gain_moves_the_forecast_and_says_whose_judgement_it_is(version: str) -> None:
    shown = open_page(vinst="osaker")
    assert "8,0 år" in words(shown)[0]
    assert any("är vår bedömning och inte hämtat ur andras utfall" in text for text in words(shown))
