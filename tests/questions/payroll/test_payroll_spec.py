"""När har gemensam löneadministration betalat sig? Rader som går att räkna efter för hand.

Mått: vad lönearbetet kostar de sju länen ett år i dag. Engångskostnaden är 1,68 sådana år (4 x 0,42), betald vid
starten. Varje rad ändrar något i grundfallet; sista kolumnen är återbetalningstiden i år, linjär inom året.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lstdash.questions.payroll.model.members import Member
from lstdash.questions.payroll.model.payroll import closed_form_payback, outcome
from lstdash.questions.payroll.model.scenario import PayrollScenario, scenario_from
from lstdash.questions.payroll.model.sensitivity import flips

SEVEN = tuple(Member(county, 180, 250) for county in "FGHKMNO")
VALUES = {
    "saving_share": 0.42,
    "one_off_cost": 1.68,
    "fixed_share": 0.5,
    "ramp_years": 0,
    "parallel_share": 0,
    "discount_rate": 0,
    "horizon_years": 15,
    "target_years": 5,
    "productivity_share": 0.006,
    "scale_elasticity": 0,
    "exit_cost_share": 0,
    "realised_share": 1,
}
BASE = scenario_from(VALUES, SEVEN, SEVEN)

ROWS = """
titel                                                     saving_share  discount_rate  ramp_years  parallel_share  productivity_share  år
Rapportens två tal, utan något annat                      0.42          0              0           0               0                   4.0000
Kalkylränta 2 procent                                     0.42          0.02           0           0               0                   4.2123
Kalkylränta 3,5 procent                                   0.42          0.035          0           0               0                   4.3883
Kalkylränta 4 procent                                     0.42          0.04           0           0               0                   4.4503
Ett års införande                                         0.42          0              1           0               0                   4.5000
Två års införande                                         0.42          0              2           0               0                   5.0000
Tre års införande                                         0.42          0              3           0               0                   5.5000
Ett års införande med 10 procent parallell drift          0.42          0              1           0.10            0                   4.7381
Två års införande med 10 procent parallell drift          0.42          0              2           0.10            0                   5.4762
Tre års införande med 10 procent parallell drift          0.42          0              3           0.10            0                   6.2143
Införande, parallell drift och ränta tillsammans          0.42          0.035          1           0.10            0                   5.2435
Kostnaden hade ändå minskat med 0,6 procent om året       0.42          0              0           0               0.006               4.0615
Besparing 20 procent                                      0.20          0              0           0               0                   8.4000
Besparing 30 procent                                      0.30          0              0           0               0                   5.6000
Besparing 50 procent                                      0.50          0              0           0               0                   3.3600
"""  # noqa: E501


def rows() -> list[object]:
    header, *lines = (re.split(r"\s{2,}", line.strip()) for line in ROWS.strip().splitlines())
    return [pytest.param(dict(zip(header[1:-1], map(float, r[1:-1]), strict=True)), float(r[-1]), id=r[0]) for r in lines]


@pytest.mark.parametrize(("levers", "years"), rows())
def test_payback(levers: dict[str, float], years: float) -> None:
    scenario = replace(BASE, **levers)
    assert outcome(scenario).payback_years == pytest.approx(years, abs=5e-5)
    if not (scenario.discount_rate or scenario.productivity_share):
        assert closed_form_payback(scenario) == pytest.approx(years, abs=5e-5)


def test_base_is_exactly_four_years() -> None:
    """Grundfallet är kalibrerat: exakt 4 år, inte ungefär."""
    assert outcome(BASE).payback_years == pytest.approx(4, abs=1e-12)


@pytest.mark.parametrize(
    ("lever", "ends", "value", "holds_above"),
    [
        pytest.param("saving_share", (0.1, 0.7), 0.336, True, id="Besparingen får sjunka till 33,6 procent"),
        pytest.param("one_off_cost", (0.5, 4), 2.10, False, id="Engångskostnaden får växa till 210 procent av ett års kostnad"),
        pytest.param("discount_rate", (0, 0.15), 0.0793083, False, id="Kalkylräntan får stiga till 7,93 procent"),
        pytest.param("ramp_years", (0, 6), 3, False, id="Tredje införandeåret är ett för mycket"),
    ],
)
def test_what_turns_the_base(lever: str, ends: tuple[float, float], value: float, holds_above: bool) -> None:
    """Med målet 5 år vänder svaret när ett reglage ensamt flyttas så här långt."""
    (found,) = flips(BASE, {lever: ends})
    assert (found.value, found.holds_above) == (pytest.approx(value, abs=5e-8), holds_above)
    assert found.holds_now


def coalition(counties: str, **years: int) -> PayrollScenario:
    return scenario_from(VALUES, [Member(county, 200, 200, **years) for county in counties.split()], [*SAME_SIZE])


SAME_SIZE = tuple(Member(county, 200, 200) for county in "FGHKMNO")


def test_saving_slider_leaves_the_one_off_cost() -> None:
    """Engångskostnaden räknas en gång: den följer inte med när besparingen flyttas."""
    for saving in (0.2, 0.42, 0.6):
        assert outcome(replace(BASE, saving_share=saving)).rows[0].one_off == pytest.approx(1.68)


def test_two_counties_carry_the_whole_fixed_part() -> None:
    """Två jämnstora län utanför de sju: fast del 0,84 plus 2/7 av 0,84, besparing 2/7 av 0,42: 9 år."""
    assert outcome(coalition("U T")).payback_years == pytest.approx(9.0)


def test_all_counties_share_one_fixed_part() -> None:
    """21 jämnstora län: 0,84 + 3 x 0,84 mot 3 x 0,42 om året: 2 år och 8 månader."""
    assert outcome(coalition("AB C D E F G H I K M N O S T U W X Y Z AC BD")).payback_years == pytest.approx(8 / 3)


def test_a_number_of_counties_weighs_like_the_seven() -> None:
    """Källan anger bara antalet 14: de räknas som två gånger de sju, 0,84 + 2 x 0,84 mot 2 x 0,42: 3 år."""
    assert outcome(scenario_from(VALUES, 14, SEVEN)).payback_years == pytest.approx(3.0)


def test_late_start_moves_the_answer_as_many_years() -> None:
    """Alla går med år 3: kostnaden faller år 2 och är tillbaka 4 år senare."""
    found = outcome(coalition("F G H K M N O", join_year=3))
    assert found.payback_years == pytest.approx(6.0)
    assert [row.one_off for row in found.rows[:4]] == pytest.approx([0, 0, 1.68, 0])


def test_leaving_early_flattens_the_curve() -> None:
    """Alla lämnar efter år 3: tre års besparing räcker inte, och svaret är aldrig."""
    found = outcome(coalition("F G H K M N O", leave_year=3))
    assert found.payback_years is None
    assert {round(row.cumulative, 9) for row in found.rows[3:]} == {-0.42}


def test_exit_cost_can_undo_a_payback() -> None:
    """Kurvan är över noll efter år 4 men utträdet år 6 kostar mer än överskottet: aldrig."""
    leaving = coalition("F G H K M N O", leave_year=6)
    assert outcome(leaving).payback_years == pytest.approx(4.0)
    assert outcome(replace(leaving, exit_cost_share=0.9)).payback_years is None


def test_half_taken_home_takes_twice_as_long() -> None:
    """Bara hälften av den frigjorda kapaciteten tas till vara: 8 år."""
    assert outcome(replace(BASE, realised_share=0.5)).payback_years == pytest.approx(8.0)


def test_scale_effect() -> None:
    """Dubbel volym med skaleffekt 0,1: besparingen växer till 0,42 x 2^0,1 och tiden krymper lika mycket."""
    fourteen = scenario_from({**VALUES, "scale_elasticity": 0.1}, 14, SEVEN)
    assert outcome(fourteen).payback_years == pytest.approx(3.0 / 2**0.1)


def test_kronor_change_amounts_not_years() -> None:
    """Med 10 mkr om året i dag: 16,8 mkr vid starten, 4,2 mkr om året, samma 4 år."""
    found = outcome(replace(BASE, cost_base_mkr=10.0))
    assert found.payback_years == pytest.approx(4.0)
    assert (found.rows[0].net, found.rows[1].net, found.npv) == pytest.approx((-16.8, 4.2, 46.2))


def test_value_measures() -> None:
    """15 år utan ränta: nuvärde 6,3 - 1,68, nytta per krona 3,75, internränta 24,0 procent."""
    found = outcome(BASE)
    assert (found.npv, found.benefit_cost_ratio) == pytest.approx((4.62, 3.75))
    assert found.irr == pytest.approx(0.2401, abs=5e-5)


def test_horizon_decides_what_never_means() -> None:
    """Inom 3 år hinner kostnaden inte komma tillbaka; inom 4 gör den det, på dagen."""
    assert outcome(replace(BASE, horizon_years=3, target_years=3)).payback_years is None
    assert outcome(replace(BASE, horizon_years=4, target_years=4)).payback_years == pytest.approx(4.0)


def test_productivity_assumption_is_used_only_on_request() -> None:
    """Sparkravet är en jämförelse som slås på; antagandets 0,6 procent ändrar inte grundfallet."""
    assert BASE.productivity_share == 0
    assert scenario_from(VALUES, SEVEN, SEVEN, counts_productivity=True).productivity_share == 0.006
