"""/upphandling against the published calls: the worked rows, the ladder, and the sentence word for word."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from lstdash.evidence.registers import staff
from lstdash.exports.cells import texts
from lstdash.questions.joint_procurement import joint_procurement_spec
from lstdash.questions.joint_procurement.answers import cars, county, meeting, panel, together, words
from lstdash.questions.joint_procurement.answers.choices import Choices
from lstdash.questions.joint_procurement.answers.inputs import inputs
from lstdash.questions.joint_procurement.answers.joint_procurement import answer
from lstdash.questions.joint_procurement.charts import exhibits
from lstdash.questions.joint_procurement.model.calls import counted
from lstdash.questions.joint_procurement.model.gain import (
    lower_price_share,
    needed_discount_share,
    saved_calls,
    smallest_group,
    split,
    together_share,
)
from lstdash.worked import Example
from tests.lib.worked import each

NB = "\u00a0"


def plain(text: str) -> str:
    return text.replace(NB, " ")


@each(joint_procurement_spec.WORK)
def test_work(example: Example) -> None:
    given = example.given
    assert saved_calls(given["boards"], given["fixed_calls"], given["variable_share"]) == pytest.approx(example.gives["saved"])
    assert smallest_group(given["fixed_calls"], given["variable_share"]) == example.gives["smallest"]


@each(joint_procurement_spec.VOLUME)
def test_volume(example: Example) -> None:
    assert lower_price_share(**example.given) == pytest.approx(example.gives["lower_share"], abs=5e-7)


@each(joint_procurement_spec.TOGETHER)
def test_price_and_work_together(example: Example) -> None:
    assert together_share(**example.given) == pytest.approx(example.gives["together"], abs=5e-7)


def test_how_sure_the_work_saved_is(version: str) -> None:
    found = together.sure(version, Choices())
    assert (found.smallest.p10, found.smallest.p90) == (2, 4)
    assert found.saved.p10 is not None and found.saved.p50 is not None and found.saved.p90 is not None
    assert 7 < found.saved.p10 < found.saved.p50 < 12 < found.saved.p90 < 17
    assert [(round(s.at_low or 0, 2), round(s.at_high or 0, 2)) for s in found.swings] == [(18.2, 7.2), (12.8, 6.8)]


def test_price_and_work_are_added_once_somebody_says_how(version: str) -> None:
    rows = together.together(version, Choices(levers=(("volume_discount", 0.0),), work_share=0.05))
    gained = 0.05 * (1 - 2.3 / 3)
    assert rows[:2] == (pytest.approx((2, 0.0, -0.005, -0.005)), pytest.approx((3, 0.0, gained, gained)))
    told = plain(together.sentence(rows, 0.05))
    assert told.startswith("Är eget arbete 5 % av köpet vinner var och en från 3 som deltar; när alla 21 deltar blir det 4,0 %")


@pytest.mark.parametrize(("cost", "needed"), [(0.01, 0.00286), (0.02, 0.00573), (0.05, 0.01449)])
def test_the_discount_that_covers_joint_costs(cost: float, needed: float) -> None:
    assert needed_discount_share(cost, 160 / 14) == pytest.approx(needed, abs=5e-6)


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [
        ("agv-anstallda", 2003, 162.83),
        ("agv-anstallda", 2004, 171.00),
        ("agv-anstallda", 2005, 162.16),
        ("agv-anstallda", 2006, 169.01),
        ("agv-anstallda", 2025, 153.58),
        ("esv-anstallda", 2005, 169.0476),
        ("esv-anstallda", 2006, 168.18),
        ("esv-anstallda", 2025, 154.89),
        ("esv-arsarbetskrafter", 2005, 166.04),
        ("esv-arsarbetskrafter", 2006, 159.83),
        ("esv-arsarbetskrafter", 2025, 157.01),
        ("stkt-arsarbetskrafter", 2007, 169.76),
        ("stkt-arsarbetskrafter", 2025, 156.81),
    ],
)
def test_fourteen_cars_by_register_and_year(version: str, code: str, year: int, expected: float) -> None:
    assert cars.total(staff(version, code, year), 14) == pytest.approx(expected, abs=0.005)


def test_a_register_that_lacks_a_board_gives_no_cars(version: str) -> None:
    assert cars.total(staff(version, "esv-anstallda", 2007), 14) is None


def test_cars_and_gains_by_staff(version: str) -> None:
    parts = split(160, staff(version, "esv-anstallda", 2005).values)
    assert sum(parts.values()) == 160
    assert [parts[c] for c in ("O", "M", "AB", "BD", "K")] == [19, 13, 13, 9, 4]
    found = cars.answer(version, Choices(register="esv-anstallda", year=2005))
    lower = {gain.county: gain.lower_share for gain in found.gains}
    assert [lower[c] for c in "KMO"] == pytest.approx([0.05149, 0.03548, 0.03050], abs=1e-5)
    sizes = staff(version, "esv-anstallda", 2005).values
    assert sum(lower[c] * size for c, size in sizes.items()) / sum(sizes.values()) == pytest.approx(0.042, abs=1e-5)
    assert math.log2((found.cars or 0) / 14) == pytest.approx(3.5939, abs=1e-4)
    assert "håller" in found.sentence and "håller inte" not in found.sentence


def test_boards_counted_in_another_way_are_named(version: str) -> None:
    found = cars.answer(version, Choices(register="esv-arsarbetskrafter", year=2005))
    assert "Södermanland, Blekinge och Norrbotten: antal i stället för årsarbetskrafter." in plain(found.missing)


def test_ties_in_a_division_go_by_letter() -> None:
    assert split(1, {"B": 1, "A": 1}) == {"B": 0, "A": 1}


LADDER = [
    ((7, 35, 14, 21), (9, 53, 17, 31), (7, 66, 18, 36)),
    ((17, 75, 18, 40), (17, 114, 21, 64), (14, 131, 21, 72)),
    ((32, 135, 21, 72), (29, 211, 21, 114), (17, 238, 21, 113)),
]


def test_the_ladder(version: str) -> None:
    found = [(s.found.keys, s.found.calls, s.found.boards, s.found.fewer) for s in answer(version, Choices()).ladder]
    assert found == [step for band in LADDER for step in band]
    short = answer(version, Choices(window="180")).ladder[0].found
    assert (short.keys, short.calls, short.boards, short.fewer) == (10, 32, 14, 18)


def test_a_longer_window_does_not_always_give_more(version: str) -> None:
    fewer = {days: answer(version, Choices("grupp", "alla", days)).ladder[7].found.fewer for days in ("180", "helaret")}
    assert fewer == {"180": 118, "helaret": 114}


def test_what_the_published_calls_hold(version: str) -> None:
    known = inputs(version)
    assert Counter(known.mark(call) for call in known.calls) == {"platsbunden": 109, "samlingsbar": 72, "oklar": 66}
    assert Counter(row["agreement"] for row in known.rows.values()) == {"Kontrakt": 189, "Ramavtal": 58}
    assert sum(row["procedure"] in meeting.DYNAMIC for row in known.rows.values()) == 17
    assert len({(call.county, call.day, call.code) for call in known.calls}) == 241
    assert sum(not call.group for call in known.calls) == 15 and sum(row["kind"] is None for row in known.rows.values()) == 8


def test_seven_stop_gaining_where_a_joint_call_takes_as_much_work() -> None:
    assert saved_calls(7, 6.3, 0.1) == pytest.approx(0) and smallest_group(6.3, 0.1) == 8 and smallest_group(6.2, 0.1) == 7


def test_the_headline(version: str) -> None:
    found = answer(version, Choices())
    assert plain(found.headline) == (
        "År 2021 gjorde länsstyrelserna 247 upphandlingar. 35 av dem gällde något som en annan länsstyrelse också köpte "
        "och som kan köpas ihop enligt vår märkning; högst 21 hade kunnat ersättas. Med oklara koder tillkommer högst 19. "
        "För att spara arbete räcker 3 länsstyrelser, enligt vår bedömning."
    )
    assert "53 av 18 421 märkta" in plain(found.not_joint)
    assert "0,71 väntat, och ingen alls i 49 % av fallen" in plain(found.not_joint)
    values = plain(found.figures[0].note)  # a framework's ceiling is never added to contracts: 227.7 + 256.2 of 126 of 247
    assert values == "känt värde: kontrakt 227,7 mkr i 91 av 189; ramavtalens tak 256,2 mkr i 35 av 58"


def test_the_headline_without_marks_without_chances_and_with_an_unknown_code(version: str) -> None:
    known = inputs(version)
    nothing = counted(())
    assert "Ingen varukod (CPV) är märkt" in words.headline(replace(known, marks={}), Choices(), nothing, 0, "2021")
    assert plain(words.headline(known, Choices(window="90", band="alla"), nothing, 0, "2021")).endswith(
        "Ingen av dem gällde något som en annan länsstyrelse också köpte inom 90 dagar."
    )
    odd = replace(known, marks={**known.marks, "99999999": "samlingsbar"})
    assert odd.unknown_marks == ("99999999",) and not known.unknown_marks


def test_how_few_are_enough_follows_the_levers(version: str) -> None:
    light = answer(version, Choices(levers=(("joint_fixed_calls", 1), ("joint_variable_share", 0))))
    assert plain(light.headline).endswith("För att spara arbete räcker 2 länsstyrelser, enligt vår bedömning.")
    heavy = Choices(levers=(("joint_fixed_calls", 21), ("joint_variable_share", 0.5)))
    assert plain(answer(version, heavy).headline).endswith("räcker inte ens 21 länsstyrelser, enligt vår bedömning.")
    assert panel.title(panel.at_rest(version, heavy)).startswith("En gemensam upphandling sparar inget arbete")


def test_the_list_for_a_meeting_is_of_all_or_of_what_ones_own_board_could_join(version: str) -> None:
    found = answer(version, Choices())
    everything, own = meeting.meeting(version, found, ""), meeting.meeting(version, found, "H")
    assert len(everything.rows) == 35 and everything.columns == meeting.COLUMNS
    assert own.title == "Lista till mötet: det som Kalmar och andra köpte"
    assert {row[0] for row in own.rows} == {"Företags- och organisationsrådgivning", "Skyltning"} and len(own.rows) == 11
    assert sum(row[-1] == meeting.MAYBE_DYNAMIC for row in everything.rows) == 3
    nothing = meeting.meeting(version, found, "N")
    assert (
        nothing.title == "Lista till mötet: Halland köpte inget av det som kan köpas ihop som fler köpte" and not nothing.rows
    )
    assert len({row[0] for row in meeting.meeting(version, answer(version, Choices(band="alla")), "N").rows}) == 4
    alone = meeting.meeting(version, answer(version, Choices(band="alla", window="90")), "I")
    assert plain(alone.title) == "Lista till mötet: Gotland köpte inget som fler köpte inom 90 dagar"
    assert meeting.NAME in meeting.meeting(version, answer(version, Choices(level="grupp")), "").columns


def test_figures_are_whole_in_the_file_and_written_with_few_decimals(version: str) -> None:
    sheet = exhibits.cars(cars.answer(version, Choices())).table
    assert sheet.rows[0][2:] == pytest.approx((162.828025, 0.017675), abs=5e-6)
    assert texts(sheet)[0][2:] == ("162,8", f"1,8{NB}%")


def test_without_a_discount_nobody_gains_and_no_chart_is_drawn(version: str) -> None:
    none = cars.answer(version, Choices(levers=(("volume_discount", 0.0),)))
    assert none.gain_title == "Utan rabatt vinner ingen på volymen" and not none.is_gain
    on = exhibits.assumptions(version, date(2006, 1, 16))
    assert exhibits.gains(none, "", on).figure is None and len(exhibits.gains(none, "", on).table.rows) == 21
    assert exhibits.gains(cars.answer(version, Choices()), "", on).figure is not None


def test_every_position_of_every_slider_and_where_it_turns(version: str) -> None:
    along = panel.positions(version, Choices())
    for dial in panel.levers(version):
        assert along[dial.key][dial.positions.index(dial.default)] == panel.at_rest(version, Choices())
    flips = panel.flips(version, Choices())
    assert flips["joint_fixed_calls"][0] == pytest.approx(1.8)
    assert flips["joint_variable_share"][0] is None and flips["volume_discount"][0] is None


def test_the_countys_line(version: str) -> None:
    told = plain(county.line(version, "BD", Choices()))
    assert told == "Norrbotten gjorde 18 upphandlingar 2021; fler länsstyrelser köpte också utbildningstjänster och snöskotrar."
    assert county.line(version, "", Choices()) == ""
