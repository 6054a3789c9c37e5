"""What /upphandling says of the published calls: titles, marks, ceilings, boards by name and groups."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lstdash import order
from lstdash.exports.slide_redrawn import redrawn
from lstdash.questions.joint_procurement.answers import cars, county, joint_procurement, meeting, panel
from lstdash.questions.joint_procurement.answers.choices import BANDS, Choices
from lstdash.questions.joint_procurement.answers.inputs import inputs
from lstdash.questions.joint_procurement.answers.joint_procurement import answer
from lstdash.questions.joint_procurement.charts import exhibits, plots
from lstdash.questions.joint_procurement.model.calls import Call, Level, chances
from lstdash.questions.joint_procurement.model.gain import (
    saved_calls,
    worth_joining,
)
from tests.questions.joint_procurement.test_joint_procurement_spec import plain


def test_the_ceiling_of_a_framework_stands_in_a_column_of_its_own(version: str) -> None:
    found = meeting.meeting(version, answer(version, Choices(band="alla")), "")
    kind, value, ceiling = (
        found.columns.index(name) for name in ("Avtal", "Kontraktets kända värde, kr", "Ramavtalets tak, kr")
    )
    of_frameworks = [row for row in found.rows if row[kind] == "Ramavtal"]
    assert of_frameworks and all(row[value] is None for row in of_frameworks) and any(row[ceiling] for row in of_frameworks)
    assert all(row[ceiling] is None for row in found.rows if row[kind] == "Kontrakt")


@pytest.mark.parametrize(
    ("choices", "title"),
    [
        (
            Choices(),
            "Flest köpte, av det som kan köpas ihop, företags- och organisationsrådgivning: 8 länsstyrelser, var och en för "
            "sig",
        ),
        (
            Choices(band="oklara"),
            "Flest köpte, av det som inte är platsbundet, miljötjänster: 10 länsstyrelser, var och en för sig",
        ),
        (
            Choices(window="180"),
            "Flest köpte, av det som kan köpas ihop, företags- och organisationsrådgivning och utbildningstjänster: "
            "4 länsstyrelser var, var och en för sig",
        ),
    ],
)
def test_the_title_says_of_what_and_names_each_thing_once(version: str, choices: Choices, title: str) -> None:
    assert plain(answer(version, choices).title) == title


def test_as_many_boards_stand_by_name(version: str) -> None:
    lines = [(len(line.boards), order.name(line.name)) for line in answer(version, Choices(band="alla", level="grupp")).lines]
    assert lines == sorted(lines, key=lambda line: (-line[0], line[1]))
    assert [line.chance.key for line in answer(version, Choices()).lines][3:5] == ["79411100", "34132000"]


def test_without_a_mark_nothing_is_said_to_be_none(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = replace(inputs(version), marks={})
    monkeypatch.setattr(joint_procurement, "inputs", lambda _: bare)
    found = answer(version, Choices())
    assert found.title == "Ingen varukod (CPV) är märkt: vad som kan köpas ihop går inte att säga"
    assert [figure.value for figure in found.figures[1:3]] == ["går inte att säga"] * 2
    assert {step.band for step in found.ladder} == {"alla"} and exhibits.chances(found).figure is None
    every = answer(version, Choices(band="alla"))
    assert every.figures[1].value == "135" and every.title.startswith("Flest köpte ")


def test_every_band_says_whose_marks_it_counts(version: str) -> None:
    notes = {band: answer(version, Choices(band=band)).figures[2].note for band in BANDS}
    assert "vår märkning" in notes["samlingsbara"] and notes["alla"] == "alla koder, utan hänsyn till märkning"


def test_a_board_alone_has_nobody_to_buy_with() -> None:
    calls = [Call(str(n), "M", n, "79410000", "79400000") for n in range(3)]
    assert chances(calls, Level.CODE, None) == ()
    joint = chances([*calls, Call("x", "H", 150, "79410000", "")], Level.CODE, None)
    assert (joint[0].boards, joint[0].fewer, len(joint[0].calls)) == (("H", "M"), 1, 4)


def test_five_of_seven_groups_are_large_enough(version: str) -> None:
    sizes = panel.ground(version, Choices()).sizes
    assert sorted(sizes, reverse=True) == [8, 6, 4, 3, 3, 2, 2]
    enough, saved = worth_joining(sizes, 2, 0.1)
    assert (enough, saved) == (5, pytest.approx(11.6))
    assert sum(saved_calls(size, 2, 0.1) for size in sizes) == pytest.approx(11.2)


@pytest.mark.parametrize("level", ["kod", "grupp"])
@pytest.mark.parametrize("band", BANDS)
def test_the_countys_line_is_of_what_is_chosen(version: str, band: str, level: str) -> None:
    choices = Choices(band=band, level=level)
    among = {one for line in answer(version, choices).lines for one in line.chance.boards}
    for code, name in inputs(version).names.items():
        said = county.line(version, code, choices)
        assert said.startswith(name) and ("fler länsstyrelser köpte också" in said) == (code in among)


def test_the_countys_line_says_within_how_long(version: str) -> None:
    lines = [
        county.line(version, code, Choices(band="alla", level="huvudgrupp", window="90")) for code in inputs(version).names
    ]
    assert any("köpte inom 90" in line for line in lines)


def test_the_line_of_saved_work_has_its_turn_and_its_ends_marked_on_a_slide(version: str) -> None:
    position = panel.at_rest(version, Choices())
    found = redrawn(plots.work(position))
    assert found
    (marks,) = (one for one in found.series if one.draws == "marks")
    assert marks.x == (1.0, position.even, 21.0) and marks.values == (position.curve[0], 0, position.curve[-1])
    words = {word.strip() for one in found.series if one.draws == "words" for word in one.labels}
    assert words == {"3 räcker", "16,9 vid 21"}


def test_cars_of_several_years_say_which_and_what_the_report_says(version: str) -> None:
    shown = exhibits.cars(cars.answer(version, Choices()))
    assert shown.title.endswith("register och år, 2003–2025")
    assert shown.slide and shown.slide.key == ("Rapporten anger ca 160 bilar.",)
