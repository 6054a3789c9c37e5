"""What /personal says first, word for word, also where nobody, one, all or nothing stated is chosen."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from lstdash import formats
from lstdash.errors import ScenarioError
from lstdash.exhibits import Sheet
from lstdash.questions.costs.answers import inputs as costs
from lstdash.questions.costs.model.levers import EA_PART
from lstdash.questions.payroll.answers import payroll
from lstdash.questions.staff import staff_spec
from lstdash.questions.staff.answers import county, panel, staff, tables, words
from lstdash.questions.staff.answers.inputs import OWN, Choices, inputs
from lstdash.questions.staff.answers.scenarios import KIND
from lstdash.questions.staff.charts import exhibits, plots
from lstdash.questions.staff.model.levers import ADMIN, FUNCTION, LEVERS
from lstdash.questions.staff.model.staff import Interval, Outcome, as_many_by_chance
from tests.lib.tiny import tiny_version


def said(text: str) -> str:
    return text.replace(formats.NBSP, " ")


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        pytest.param(
            Choices(),
            "De sju länen i syd: omkring 55 medarbetare berörs (15–188, "
            "vår bedömning; Arbetsgivarverket, anställda 2025), 35–55 av dem kvinnor. På 4 år räcker "
            "pensionsavgångarna till 42 % av minskningen; hela minskningen tar 9,5 år.",
            id="utgångsläget",
        ),
        pytest.param(
            Choices("alla"),
            "Alla 21 län: omkring 135 medarbetare berörs (37–459, "
            "vår bedömning; Arbetsgivarverket, anställda 2025), 88–135 av dem kvinnor. På 4 år räcker "
            "pensionsavgångarna till 42 % av minskningen; hela minskningen tar 9,5 år.",
            id="alla",
        ),
        pytest.param(
            Choices(host="M"),
            "De sju länen i syd, med Skåne som värd: omkring 43 medarbetare berörs (12–146, "
            "vår bedömning; Arbetsgivarverket, anställda 2025), 27–43 av dem "
            "kvinnor. På 4 år räcker pensionsavgångarna till 42 % av minskningen; hela minskningen tar 9,5 år.",
            id="med värd",
        ),
        pytest.param(
            Choices(OWN, "I"),
            "Gotland: färre än 5, visas inte. På 4 år räcker pensionsavgångarna till 42 % av minskningen; hela minskningen tar "
            "9,5 år.",
            id="ett litet län",
        ),
        pytest.param(Choices(OWN), words.UNCHOSEN, id="inget län valt"),
        pytest.param(Choices(OWN, "M", "M"), words.NOBODY, id="ingen lämnar"),
        pytest.param(
            Choices(levers=(("saving_share", 0.45),)),
            "De sju länen i syd: omkring 55 medarbetare berörs (15–188, "
            "vår bedömning; Arbetsgivarverket, anställda 2025), 35–55 av dem kvinnor. "
            "Pensionsavgångarna räcker aldrig: 44 % är över 55, minskningen är 45 %.",
            id="aldrig",
        ),
        pytest.param(
            Choices(levers=(("attrition_years", 10.0),)),
            "De sju länen i syd: omkring 55 medarbetare berörs (15–188, "
            "vår bedömning; Arbetsgivarverket, anställda 2025), 35–55 av dem kvinnor. På 10 år räcker "
            "pensionsavgångarna till hela minskningen, som tar 9,5 år.",
            id="räcker",
        ),
        pytest.param(
            Choices(OWN, "I", register="esv-anstallda", register_year=2007),
            "Gotland: hur många som berörs går inte att säga, eftersom registret saknar uppgift. På 4 år räcker "
            "pensionsavgångarna till 42 % av minskningen; hela minskningen tar 9,5 år.",
            id="registret saknar länet",
        ),
    ],
)
def test_the_sentence(version: str, choices: Choices, sentence: str) -> None:
    assert said(staff.answer(version, choices).headline) == sentence


def test_all_boards_and_those_that_give_in_numbers(version: str) -> None:
    found = staff.answer(version, Choices("alla"))  # by the published 0.0775, which is 50 of 645 to four decimals: 0.03 % lower
    assert sum(line.headcount or 0 for line in found.lines) == 6944
    assert found.total.value == pytest.approx(134.5736, rel=3e-4)
    assert found.total.value * 0.42 == pytest.approx(56.5209, rel=3e-4)
    assert found.women_low == pytest.approx(87.8, abs=0.05)
    assert (found.total.low, found.total.high) == pytest.approx((36.83, 458.91), abs=5e-3)
    giving = staff.answer(version, Choices(host="M"))
    assert giving.total.value == pytest.approx(42.9264, rel=3e-4) and "M" not in {line.county for line in giving.lines}


def test_without_figures_of_women_there_is_no_interval_of_them(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "av dem kvinnor" in staff.answer(version, Choices("alla", register_year=1990)).headline
    monkeypatch.setattr(staff, "women_shares", lambda *_: {})
    found = staff.answer(version, Choices("alla"))
    assert found.women_low is None and "kvinnor" not in found.headline
    assert all(row[5] is None and row[6] == "kvinnor ej angivet" for row in tables.table(found) if row[2])
    assert "kvinnor ej angivet" in plots.counties_alt(found)


def test_the_worked_examples_reckon_with_the_published_share(version: str) -> None:
    known = inputs(version).assumptions
    for spec_, end in ((staff_spec.START, "value"), (staff_spec.LOW, "low"), (staff_spec.HIGH, "high")):
        for lever in (ADMIN, FUNCTION):
            assert spec_[lever] == getattr(known[lever], end)
    assert staff_spec.START[ADMIN] == pytest.approx(50 / 645, abs=5e-5)


@pytest.mark.parametrize("group", ["sju", "vastmanland-orebro", "nio", "norra", "alla", "F.G.M", "I"])
def test_both_pages_say_the_same_payback_of_the_same_coalition(version: str, group: str) -> None:
    """The printed one-off cost is the seven's: another coalition's follows its size, on both pages."""
    mine = Choices(OWN, group) if group.isupper() else Choices(group)
    waiting = payroll.answer(version, payroll.Choices(coalition=group, waits_for_leavers=True)).outcome.payback_years
    quick = payroll.answer(version, payroll.Choices(coalition=group)).outcome.payback_years
    found = staff.answer(version, mine)
    assert found.one_off_years is not None
    for theirs, ours in ((waiting, found.outcome.payback_years), (quick, found.one_off_years / 0.42)):
        assert (
            ours == pytest.approx(theirs) if theirs is not None else ours is None or ours > 15
        )  # the years joint payroll counts
    assert panel.at_rest(version, mine).payback_years == found.outcome.payback_years


def test_nobody_pays_nothing_back(version: str) -> None:
    found = staff.answer(version, Choices(OWN))
    assert found.outcome.payback_years is None and words.surprise(inputs(version), found.at, found.outcome, None) == ""
    assert panel.at_rest(version, Choices(OWN)).figures[2] == ("aldrig", "ingen deltar")
    assert tables.draws(staff.spread(version, Choices(OWN)), found)[0] == ("Medarbetare som berörs", *("ingen",) * 3)


def test_years_and_shares_do_not_print_as_what_they_are_not(version: str) -> None:
    late = Choices(levers=(("attrition_years", 9.0), ("saving_share", 0.4), ("over55_share", 0.44)))
    assert "hela minskningen tar 9,1 år" in said(staff.answer(version, late).headline)
    left = Outcome(0.42, 0.4199, 0.9998, 4.004, 8.7)
    told = said(
        words.headline(
            inputs(version),
            Choices(),
            inputs(version).at(Choices()),
            words.Affected(Interval(10, 20, 30), None, 7, 7, staff.answer(version, Choices()).counted),
            left,
        )
    )
    assert told.endswith("räcker pensionsavgångarna till 99,98 % av minskningen; hela minskningen tar 4,004 år.")


def test_the_ground_of_the_surprise_is_what_is_chosen(version: str) -> None:
    def told(choices: Choices) -> str:
        found = staff.answer(version, choices)
        return said(words.surprise(inputs(version), found.at, found.outcome, found.one_off_years))

    assert "(vår bedömning: all kostnad är personal, åldrar som i Västra Götaland 2004)" in told(Choices())
    moved = told(Choices(levers=(("over55_share", 0.5), ("staff_cost_share", 0.75), ("other_leavers_share", 0.05))))
    assert "(vår bedömning: 75 % av kostnaden är personal, 50 % är över 55 år)" in moved and "dessutom" not in moved
    more = told(Choices(levers=(("other_leavers_share", 0.05),)))
    assert "måste sammanlagt 13,3 %, i stället för 5 %, av de yngre sluta varje år." in more
    assert "omräknad från de sju" in told(Choices("alla")) and "omräknad" not in told(Choices())


@pytest.mark.parametrize(
    ("cost", "what"), [("184", "större än all"), ("0", "inte större än noll"), ("många", "går inte att läsa")]
)
def test_an_amount_that_cannot_hold_is_explained(version: str, cost: str, what: str) -> None:
    with pytest.raises(ScenarioError, match=what):
        staff.answer(version, Choices(cost=cost))


def test_what_the_one_county_alone_gives(version: str) -> None:
    known = inputs(version).profile
    assert known is not None
    assert "Blir de 10 färre" in said(words.inside(known, 0.42 * 0.5))
    assert said(words.inside(known, 0.42)) == (
        "Källan: av 50 medarbetare i administrationen i Västra Götaland 2004 är 2 män och 22 över 55 år. Blir de 21 färre är "
        "19 till 21 av dem som slutar kvinnor, vilka de än är. Valde slumpen vore omkring 9 över 55 år (6–13 i 95 fall av 100)."
    )


def test_money_moved_is_the_saving_of_the_entered_cost(version: str) -> None:
    found = staff.answer(version, Choices(cost="25"))
    assert found.saved_mkr == pytest.approx(10.5)
    assert "10,5 mkr lägre kostnad om året" in said(tables.four_r(version, found)[1].says)
    assert "Ej angivet" in tables.four_r(version, staff.answer(version, Choices()))[1].says


@pytest.mark.parametrize(
    ("choices", "figure"),
    [
        (Choices(OWN), "ingen"),
        (Choices(OWN, "I"), "färre än 5"),
        (Choices(OWN, "I", register="esv-anstallda", register_year=2007), "ej angivet"),
        (Choices("alla"), "omkring 135"),
    ],
)
def test_the_figure_says_what_the_sentence_says(version: str, choices: Choices, figure: str) -> None:
    assert said(panel.at_rest(version, choices).figures[0][0]) == figure
    along = panel.positions(version, choices)["attrition_years"]
    assert {said(one.figures[0][0]) for one in along} == {figure}


def test_the_surprise(version: str) -> None:
    found = staff.answer(version, Choices())
    told = said(words.surprise(inputs(version), found.at, found.outcome, found.one_off_years))
    assert "blir återbetalningstiden 8,7 år i stället för 4,0 år" in told
    assert "13,3 % av de yngre sluta varje år. Återbetalningstiden är då 5,9 år." in told


def test_joint_payroll_waits_in_the_same_way(version: str) -> None:
    waiting = payroll.answer(version, payroll.Choices(waits_for_leavers=True))
    assert waiting.outcome.payback_years == pytest.approx(staff.answer(version, Choices()).outcome.payback_years)
    assert waiting.outcome.payback_years == pytest.approx(8.727273, abs=1e-6)
    assert not waiting.is_starting_point
    low, high = waiting.by_size.low, waiting.by_size.high
    assert low is not None and high is not None and low <= 8.727273 <= high


def test_every_position_of_every_slider_has_an_answer_and_the_flips_are_where_it_turns(version: str) -> None:
    known, found = inputs(version), panel.positions(version, Choices())
    assert {lever: len(along) for lever, along in found.items()} == {dial.key: len(dial.positions) for dial in known.levers}
    for dial in known.levers:
        value = dial.positions[-1]
        assert found[dial.key][-1] == panel.at_rest(version, Choices(levers=((dial.key, value),)))
    turns = panel.flips(version, Choices())
    assert set(turns) == set(LEVERS)
    assert turns["saving_share"][0] == pytest.approx(0.176) and turns["other_leavers_share"][0] == pytest.approx(
        0.133288, abs=1e-5
    )
    assert turns["attrition_years"][0] == 10 and turns["ea_addressable_share"] == (None, panel.AFFECTS_NUMBER)


def test_what_must_not_be_concluded_has_the_registers_figures(version: str) -> None:
    told = [said(text) for text in tables.not_concluded(version)]
    assert len(told) == 4
    assert "kvinnor 86,3–99,5 %, över 55 år 30,0–58,7 %, andel i administrationen 5,8–10,1 %" in told[0]
    assert "59,4 % 2004 och 59,5 % 2025, men i alla 21 gick den från 55,8 % till 65,3 %" in told[1]
    assert "22 av 50 är 44 %, alltså inte de flesta" in told[2]


def test_nothing_published_gives_no_card(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path_factory.mktemp("tomt")
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(root))
    tiny_version(root, "tomt2")
    assert county.card("tomt2") is None and county.page_line("tomt2", "M") is None


def test_a_scenario_is_kept_and_told_from_another(version: str) -> None:
    base, other = (KIND.answer(version, choices) for choices in (Choices(), Choices("alla", levers=(("saving_share", 0.45),))))
    assert KIND.verb(base, other) == "når aldrig minskningen" and KIND.verb(base, base) == "når minskningen lika fort"
    assert said(KIND.verb(other, base)) == "når minskningen efter 9,5 år, vilket det andra aldrig gör"
    assert [said(" ".join(line)) for line in KIND.lines(base, other)][0] == "Berörs 55 135 +80"
    few = replace(base, affected=3.2)
    assert [line[3] for one in (base, few) for line in KIND.lines(few, one)[:1]] == ["–", "ingen"]  # 52 would give the 3 away
    never = replace(base, years_until=None)
    assert KIND.verb(never, never) == "når inte heller minskningen"
    assert KIND.words(version, Choices())["Besparing"].startswith("42")
    assert json.loads(json.dumps(asdict(Choices(OWN, "F.G"))))["chosen"] == "F.G"


def test_what_can_be_coordinated_is_one_row_with_that_of_costs(version: str) -> None:
    assert inputs(version).assumptions[FUNCTION] == costs.inputs(version).assumptions[EA_PART]
    assert inputs(version).assumptions[FUNCTION].model == "kostnader"


def test_what_may_be_concluded_is_said_by_chance_and_only_where_it_is_sure(version: str) -> None:
    assert said(tables.concluded(version)) == (
        "Det här går att säga: år 2004 var kvinnorna fler i administrationen i Västra Götaland, 48 av 50, än i hela "
        "länsstyrelsen, 383 av 645. Slumpen ensam ger en så stor skillnad i färre än ett fall av en miljon."
    )
    assert as_many_by_chance(48, 50, 383, 645) == pytest.approx(9e-10, rel=0.1)
    assert as_many_by_chance(0, 2, 1, 4) == 1 and as_many_by_chance(1, 2, 1, 4) == 0.5


def test_on_a_slide_a_county_too_small_to_be_shown_does_not_look_like_nobody(version: str) -> None:
    slide = exhibits.counties(staff.answer(version, Choices(OWN, "I")), Sheet("Antaganden", ("Reglage",), ())).slide
    assert slide is not None and slide.categories == ("Gotland: färre än 5, visas inte",)
