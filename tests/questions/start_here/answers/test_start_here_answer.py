"""The matrix page's answer: report items as regions, own scores, one model behind page and panel, readable crowds."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import replace

import numpy as np
import pytest

from lstdash.errors import ScenarioError
from lstdash.questions.start_here.answers import start_here
from lstdash.questions.start_here.answers.assess import Assessment, Placed, Region, Scoring, Sliders, assess
from lstdash.questions.start_here.answers.items import MatrixCriterion, MatrixItem, catalog
from lstdash.questions.start_here.answers.panel import FIGURES, panel_answer
from lstdash.questions.start_here.charts import exhibits, plots
from lstdash.questions.start_here.charts.layout import GAP, PIXELS, spread
from lstdash.questions.start_here.views import controls, panel
from lstdash.views.panel.payload import MAX_BYTES, build

OWN = (("upphandlingar", (2, 1, 2, 3, 4, 2, 4, 3, 4)), ("forslag-lonepilot", (4, 3, 1, 2, 4, 4, 3, 3, 5)))
ANCHORS = ("1", "2", "3", "4", "5")


def test_the_reports_examples_are_regions_and_never_points(version: str) -> None:
    answer = start_here.answer(version, Sliders())
    regions = {line.key: line.region for line in answer.assessment.placed}
    assert len(regions) == 6 and all(region.is_cell for region in regions.values())
    assert (regions["upphandlingar"].effort, regions["upphandlingar"].benefit) == ((1.0, 3.0), (3.0, 5.0))
    assert (regions["loneadministration"].effort, regions["loneadministration"].benefit) == ((3.0, 5.0), (3.0, 5.0))
    assert answer.headline == (
        "Rapporten 2006 placerar tre förslag i rutan liten insats och stor vinst: ”Gemensamma IT-system”, ”Mallar, blanketter, "
        "policies” och ”Upphandlingar”. Ingen har satt poäng än."
    )


@pytest.mark.parametrize(
    ("sliders", "first", "sure"),
    [
        (Sliders(), "3 lika", "sägs först när fem har poängsatt"),
        (Sliders(effort_threshold=2.0), "3 lika", "sägs först när fem har poängsatt"),
        (Sliders(benefit_threshold=4.5), "3 lika", "sägs först när fem har poängsatt"),
        (Sliders(effort_penalty=0.0), "4 lika", "inte alla ligger i Börja här"),
        (Sliders(effort_penalty=3.0), "3 lika", "sägs först när fem har poängsatt"),
    ],
    ids=["orört", "gräns för insats 2", "gräns för vinst 4,5", "tyngd 0", "tyngd 3"],
)
def test_what_nobody_has_scored_is_the_reports_placing_in_words_figures_count_picture_and_table(
    sliders: Sliders, first: str, sure: str, version: str
) -> None:
    """Identical examples are never told apart by chance, and no slider parts a cell."""
    answer, shown = start_here.answer(version, sliders), start_here.panel(version, sliders).present
    assert answer.headline.startswith("Rapporten 2006 placerar tre förslag i rutan") and "säkert" not in answer.headline
    assert "%" not in answer.headline + "".join(itertools.chain(*shown.figures))
    assert [value for value, _ in shown.figures] == [first, "3 av 6", "–"]
    assert (shown.figures[2][1], len(shown.strong)) == (sure, 3)
    assert plots.title(answer.assessment).startswith("3 av 6")
    inside = [line for line in answer.assessment.placed if line.quadrant == "start_here"]
    assert {line.place for line in inside} == {(1, int(first[0]))}
    assert {(line.start_here_share, line.rank_span, line.tier) for line in answer.assessment.placed} == {(None, None, None)}
    at = (sliders.effort_threshold, sliders.benefit_threshold)
    drawn = dict(zip((line.key for line in answer.assessment.placed), spread(answer.assessment.placed, at), strict=True))
    assert all(drawn[line.key][0] < at[0] and drawn[line.key][1] > at[1] for line in inside), "the picture parts them too"
    assert {row[4] for row in start_here.table(answer.assessment)} == {"Rapportens placering"}


@pytest.mark.parametrize(("people", "is_sure"), [(1, False), (4, False), (5, True)])
def test_certainty_takes_five_voters(people: int, is_sure: bool) -> None:
    found = scored(2, 2.0, people)
    shares = [line.start_here_share for line in found.placed]
    assert all((share is not None) == is_sure for share in shares)
    assert ("så gott som" in found.headline) is False
    clear = assess_with((1.0, 5.0), people)
    assert ("så gott som säkert" in clear.headline) is is_sure
    assert (f"{people}\u00a0person" in clear.headline) is not is_sure


def assess_with(score: tuple[float, float], people: int) -> Assessment:
    criteria = (MatrixCriterion("k", "effort", "Kostnad", ANCHORS), MatrixCriterion("e", "benefit", "Effekt", ANCHORS))
    scores = np.full((people, 1, 2), score)
    return assess(Scoring((MatrixItem("i", "Växel"),), criteria, scores), Sliders())


def test_weights_move_only_what_has_scores(version: str) -> None:
    heavy = Sliders(weights=(("initialkostnad", 3.0),))
    before, after = (start_here.answer(version, sliders, OWN).assessment for sliders in (Sliders(), heavy))
    moved = {line.key for line in before.placed if line.effort != next(o.effort for o in after.placed if o.key == line.key)}
    assert moved == {"upphandlingar", "forslag-lonepilot"}


def test_anything_in_the_register_can_be_added_and_waits_for_scores(version: str) -> None:
    answer = start_here.answer(version, Sliders(), (), ("forslag-lonepilot", "verksamhet-blanketter_mallar", "hittepa"))
    assert len(answer.items) == 8 and len(answer.assessment.unplaced) == 2


def test_the_register_has_every_proposal_and_activity_once(version: str) -> None:
    keys = [item.key for item in catalog(version).register]
    assert len(keys) == len(set(keys)) > 150
    assert all(item.source for item in catalog(version).register)


def test_the_criteria_stand_in_the_reports_order_with_five_anchors(version: str) -> None:
    criteria = catalog(version).criteria
    assert [criterion.key for criterion in criteria][:2] == ["initialkostnad", "lagandring"]
    assert [criterion.key for criterion in criteria if not criterion.raises] == ["fardiga_system"]
    assert all(all(criterion.anchors) for criterion in criteria)


def test_the_panel_says_the_same_as_the_page(version: str) -> None:
    grids = (("initialkostnad", (0.0, 1.0, 3.0)), ("effort_threshold", (2.0, 3.0, 4.0)), ("effort_penalty", (0.0, 1.0, 2.0)))
    found = start_here.panel(version, Sliders(), OWN, (), grids)
    for slider, changed in (
        ("initialkostnad", Sliders(weights=(("initialkostnad", 3.0),))),
        ("effort_threshold", Sliders(effort_threshold=4.0)),
        ("effort_penalty", Sliders(effort_penalty=2.0)),
    ):
        moved = start_here.answer(version, changed, OWN).assessment
        inside = sum(line.quadrant == "start_here" for line in moved.placed)
        position = found.along[slider][-1]
        assert found.along[slider][1].figures == found.present.figures
        assert position.figures[1][0] == f"{inside} av 7"
        places = {line.key: (line.effort, line.benefit) for line in moved.placed}
        order = [line.key for line in start_here.answer(version, Sliders(), OWN).assessment.placed]
        assert np.allclose([places[key] for key in order], position.places)


def test_a_slider_without_weights_left_is_said_and_not_drawn_wrong(version: str) -> None:
    only = Sliders(
        weights=tuple((c.key, 1.0 if c.key in ("paverkan", "initialkostnad") else 0.0) for c in catalog(version).criteria)
    )
    found = start_here.panel(version, only, OWN, (), (("paverkan", (0.0, 1.0)),))
    assert found.along["paverkan"][0].figures[0] == ("–", "Inga vikter")
    with pytest.raises(ScenarioError, match="Alla vikter för vinst är noll"):
        start_here.answer(
            version, Sliders(weights=tuple((c.key, 0.0) for c in catalog(version).criteria if c.axis == "benefit"))
        )


def test_conflicts_about_the_matrix_are_shown(version: str) -> None:
    titles = [conflict.title for conflict in start_here.answer(version, Sliders()).conflicts]
    assert "Var i matrisen man ska börja" in titles


def scored(items: int, score: float = 3.0, participants: int = 6) -> Assessment:
    criteria = (MatrixCriterion("k", "effort", "Kostnad", ANCHORS), MatrixCriterion("e", "benefit", "Effekt", ANCHORS))
    things = tuple(MatrixItem(f"i{number:02}", f"Förslag {number}") for number in range(items))
    return assess(Scoring(things, criteria, np.full((participants, items, 2), score)), Sliders())


@pytest.mark.parametrize(("items", "score"), [(10, 3.0), (10, 1.0), (10, 5.0), (60, 3.0), (60, 5.0)])
def test_identical_scores_give_marks_that_do_not_cover_each_other(items: int, score: float) -> None:
    places = spread(scored(items, score).placed, (3.0, 3.0))
    width, height = PIXELS
    points = [((x - 1) / 4 * width, (y - 1) / 4 * height) for x, y in places]
    assert min(math.dist(a, b) for a, b in itertools.combinations(points, 2)) >= GAP - 0.01
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points)


@pytest.mark.parametrize("thresholds", [(3.1, 2.9), (2.9, 3.1), (3.1, 3.1)])
def test_a_mark_that_steps_aside_stays_in_its_quadrant(thresholds: tuple[float, float]) -> None:
    for place in spread(scored(10, 3.0).placed, thresholds):
        assert [value < line for value, line in zip(place, thresholds, strict=True)] == [line > 3.0 for line in thresholds]


def test_marks_alone_stay_where_they_belong() -> None:
    (place,) = spread(scored(1).placed, (3.0, 3.0))
    assert place == pytest.approx((3.0, 3.0), abs=0.02)


def test_many_cells_of_the_report_are_laid_out_over_their_cell() -> None:
    cell = Region((1.0, 3.0), (3.0, 5.0), True)
    lines = [Placed(n, f"i{n}", f"F{n}", 2.0, 4.0, cell, "start_here", 2.0, None, None, None, "", "") for n in range(1, 10)]
    places = spread(lines, (3.0, 3.0))
    assert all(1 < x < 3 and 3 < y < 5 for x, y in places)
    assert max(x for x, _ in places) - min(x for x, _ in places) > 0.8


@pytest.mark.parametrize("is_cell", [True, False])
def test_a_mark_that_stands_anywhere_in_its_cell_has_a_dashed_ring_and_a_picture_says_why(is_cell: bool) -> None:
    region = Region((1.0, 3.0), (3.0, 5.0), is_cell)
    line = Placed(1, "i", "Mallar", 2.0, 2.0, region, "fill_in", 2.0, None, None, None, "", "")
    found = replace(scored(1), placed=(line,))
    figure = plots.matrix(found, (3.0, 3.0))
    dashed = [shape for shape in figure.layout.shapes if shape.type == "circle" and shape.line.dash]
    (outlined,) = (trace for trace in figure.data if trace.text)
    assert (len(dashed), outlined.marker.line.width) == ((1, (0.0,)) if is_cell else (0, (1.5,)))
    assert plots.matrix_key(found) == (
        "1\u00a0Mallar",
        *(("Streckad ruta och ring: rapporten anger bara rutan.",) if is_cell else ()),
    )


def test_names_are_text_in_the_chart() -> None:
    criteria = (MatrixCriterion("k", "effort", "Kostnad", ANCHORS), MatrixCriterion("e", "benefit", "Effekt", ANCHORS))
    item = MatrixItem("i", "<b onmouseover=alert(1)>&amp;</b>")
    figure = plots.matrix(assess(Scoring((item,), criteria, np.full((6, 1, 2), 2.0)), Sliders()), (3.0, 3.0))
    shown = [str(point[0]) for trace in figure.data if trace.customdata is not None for point in trace.customdata]
    assert shown == ["&lt;b onmouseover=alert(1)&gt;&amp;amp;&lt;/b&gt;"]


@pytest.mark.parametrize("items", [7, 60])
def test_a_crowded_panel_stays_small_and_agrees_with_itself_where_the_sliders_stand(items: int) -> None:
    criteria = tuple(
        MatrixCriterion(f"c{number}", "effort" if number < 6 else "benefit", f"Kriterium {number}", ANCHORS)
        for number in range(9)
    )
    things = tuple(MatrixItem(f"i{number:02}", f"Ett ganska långt namn på förslag {number}") for number in range(items))
    scores = np.random.default_rng(3).integers(1, 6, (40, items, 9)).astype(float)
    scoring = Scoring(things, criteria, scores)
    sliders = controls.sliders(criteria)
    found = panel_answer(scoring, Sliders(), tuple((slider.key, slider.positions) for slider in sliders))
    states = {name: [panel._state(one) for one in along] for name, along in found.along.items()}
    values = {slider.key: slider.default for slider in sliders}
    chart = panel._chart(assess(scoring, Sliders()))
    sent = build(sliders, values, FIGURES, panel._state(found.present), states, chart, {})
    assert len(json.dumps(sent, ensure_ascii=False).encode()) <= MAX_BYTES


def test_the_slide_keeps_every_value_names_those_at_one_place_together_and_says_what_is_only_a_cell(version: str) -> None:
    found = start_here.answer(version, Sliders())
    slide = exhibits.public(found, Sliders(), start_here.catalog(version).criteria).slide
    assert slide is not None
    marks = [series for series in slide.series if series.draws == "marks"]
    drawn = sorted(place for series in marks for place in zip(series.x, series.values, strict=True))
    assert drawn == sorted((line.effort, line.benefit) for line in found.assessment.placed)
    named = [name for series in marks for label in series.labels for name in label.split("\n") if name]
    assert sorted(named) == sorted(f"{line.number} {line.name}" for line in found.assessment.placed)
    assert sum(bool(label) for series in marks for label in series.labels) == len(set(drawn)) < len(drawn)
    assert "rapporten bara rutan" in slide.x_title


@pytest.mark.parametrize(
    ("second", "labels", "has_key"), [(2.0, ["1 Mallar\n2 Upphandlingar ihop"], False), (3.0, ["1", "2"], True)]
)
def test_names_that_would_lie_over_each_other_on_a_slide_are_numbers_with_a_key(
    second: float, labels: list[str], has_key: bool
) -> None:
    criteria = (MatrixCriterion("k", "effort", "Kostnad", ANCHORS), MatrixCriterion("e", "benefit", "Effekt", ANCHORS))
    items = (MatrixItem("m", "Mallar"), MatrixItem("u", "Upphandlingar ihop"))
    scores = np.full((6, 2, 2), 4.0)
    scores[:, :, 0] = [[2.0, second]] * 3 + [[2.0, 2.0]] * 3  # a half step apart, or not at all
    slide = exhibits.matrix("borja-har", assess(Scoring(items, criteria, scores), Sliders()), Sliders(), None, ()).slide
    assert slide is not None
    assert [label for series in slide.series if series.draws == "marks" for label in series.labels if label] == labels
    assert bool(slide.key) == has_key and all("Upphandlingar" in line for line in slide.key)
