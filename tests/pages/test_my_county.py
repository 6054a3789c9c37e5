"""/mitt-lan through the frame: choosing a county, its sheet, adjustable likeness, one county kept over pages."""

from __future__ import annotations

import pytest

from lstdash.catalog.counties import COUNTIES
from lstdash.charts import style
from lstdash.questions.my_county.answers import my_county
from lstdash.questions.my_county.answers.nearest import Likenesses
from lstdash.questions.my_county.charts import plots
from tests.lib.drawn import drawn_charts, figures, headings, links, texts
from tests.pages.test_pages import headline, open_page


def test_without_a_county_the_page_invites_to_choose(version: str) -> None:
    app = open_page("my_county")
    assert not app.exception
    assert headline(app) == "Välj ditt län, så visar sidan vad det gör, vad de andra gör och vem ni kan ringa."
    assert len(drawn_charts(app)) == 1
    listed = links(app)
    assert [listed[name] for name in COUNTIES.values()] == [f"./mitt-lan?lan={county}" for county in COUNTIES]
    app.query_params["lan"] = "I"  # as a pressed link has it
    app.run()
    assert headline(app).startswith("Gotland var år 2005 med i ")
    assert app.selectbox(key="my_county-lan").value == "I"


def test_choosing_a_county_keeps_what_else_is_chosen(version: str) -> None:
    assert links(open_page("my_county", jamfor="M"))["Gotland"] == "./mitt-lan?jamfor=M&lan=I"


def test_the_county_follows_to_every_page_and_back(version: str) -> None:
    app = open_page("my_county", lan="M")
    assert headline(app).startswith("Skåne var år 2005 med i ")
    app.switch_page("constellations.py").run()
    assert app.selectbox(key="constellations-lan").value == "M"
    app.selectbox(key="constellations-lan").select("BD").run()
    app.switch_page("my_county.py").run()
    assert headline(app).startswith("Norrbotten var år 2005 med i ")


@pytest.mark.parametrize("county", ["AB", "E", "I", "K", "O", "U", "X", "Z", "BD"])
def test_every_sheet_opens(version: str, county: str) -> None:
    app = open_page("my_county", lan=county)
    assert not app.exception
    assert len(figures(app)) == 4
    assert all(len(chart.alt) > 40 for chart in drawn_charts(app))


def test_likeness_in_the_link_changes_who_is_nearest(version: str) -> None:
    plain, changed = (
        open_page("my_county", lan="M"),
        open_page("my_county", lan="M", storlek="3", konstellation="0", grannar="0"),
    )
    titles = [next(heading for heading in headings(app, 2) if "liknar" in heading) for app in (plain, changed)]
    assert titles[0] != titles[1]
    changed.button(key="my_county-reset").click().run()
    assert titles[0] in headings(changed, 2)


def test_weights_that_are_all_zero_are_explained(version: str) -> None:
    app = open_page("my_county", lan="M", storlek="0", konstellation="0", grannar="0", verksamheter="0")
    assert not app.exception
    assert "Vikterna går inte att använda" in " ".join(block.value for block in app.warning)
    app.button(key="my_county-reset").click().run()
    assert not app.warning


@pytest.mark.parametrize("params", [{"storlek": "7"}, {"antal": "alla"}])
def test_weights_that_are_not_understood_are_named(version: str, params: dict[str, str]) -> None:
    app = open_page("my_county", lan="M", **params)
    assert not app.exception
    assert next(iter(params.values())) in " ".join(block.value for block in app.warning)


def test_our_county_stands_first_and_is_outlined(version: str) -> None:
    answer = my_county.answer(version, "M", Likenesses())
    grid = plots.beside(answer)
    assert grid.layout.xaxis.ticktext[0] == "<b>M</b>"
    assert [shape.line.color for shape in grid.layout.shapes] == [style.FOCUS]
    bars = plots.nearest(answer.nearest).data[0]
    assert bars.y[-1] == "<b>Skåne</b>" and bars.marker.color[-1] == style.FOCUS
    assert list(bars.marker.color).count(style.ACCENT) == len(answer.nearest.comparable)


def test_not_stated_has_its_own_mark_in_the_grid(version: str) -> None:
    names = {trace.name for trace in plots.beside(my_county.answer(version, "M", Likenesses())).data}
    assert {"deltar", "deltar inte", "ej angivet"} <= names


def test_a_county_that_is_chosen_stands_beside_ours_and_they_change_places(version: str) -> None:
    app = open_page("my_county", lan="M", jamfor="N")
    assert not app.exception
    said = next(block for block in texts(app) if block.startswith("År 2005 delade Skåne och Halland"))
    assert said
    app.button(key="compare-turn").click().run()
    assert (app.query_params["lan"], app.query_params["jamfor"]) in (("N", "M"), (["N"], ["M"]))
    assert any(block.startswith("År 2005 delade Halland och Skåne") for block in texts(app))
    same = open_page("my_county", lan="M", jamfor="M")
    assert any("samma län" in block for block in texts(same))
