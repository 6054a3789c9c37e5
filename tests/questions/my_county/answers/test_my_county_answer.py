"""One county's sheet: what it does, what its likes do without it, whom to call; sentences word for word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lstdash.evidence import activities
from lstdash.evidence.activities import Activity
from lstdash.questions.my_county.answers import gaps, my_county, nearest
from lstdash.questions.my_county.answers.gaps import Gap
from lstdash.questions.my_county.answers.nearest import Likenesses, Nearest, NearestAnswer
from lstdash.questions.payroll.answers.county import page_line
from tests.questions.constellations.answers.constellations_world import PARTICIPATIONS, sourced, world

NB = "\u00a0"
TWO = Likenesses(comparable=2)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    return world(tmp_path)


def activity(name: str, **roles: str) -> Activity:
    return Activity(name, name.title(), "stöd", None, "samordning", "i drift", "", dict(roles), "", "2.2", f"activities:{name}")


def near(*counties: tuple[str, float]) -> NearestAnswer:
    found = tuple(Nearest(code, f"{code}-län", share, "granne", share > 0.2) for code, share in counties)
    return NearestAnswer("A", "Vårt", found, "", None)


def gap(name: str, *peers: str, common: bool = False, call: str = "B-län", stance: str = "ej angivet") -> Gap:
    return Gap(activity(name), stance, peers, common, call, "leder")


def test_sheet_of_a_county_whose_likes_all_take_part(small: str) -> None:
    answer = my_county.answer(small, "AB", TWO)
    assert answer.headline == (
        "Stockholm var år 2005 med i 1 av 4 namngivna verksamheter som pågick. "
        f"De flesta av de 2 län som liknar Stockholm mest deltog i 1{NB}verksamhet utan Stockholm; ring först Uppsala."
    )
    assert answer.gap_title == (
        f"De flesta jämförbara län deltog i 1{NB}verksamhet där rapporten inte säger något om Stockholm"
    )
    assert answer.own_title == "Rapporten namnger inte Stockholm i något som bara några län delar"
    assert answer.lines[0] == "Stockholm har landgräns mot Uppsala."
    assert answer.lines[-1] == "1 av dem delade länet med alla andra; listan nedan visar de övriga."


def test_sheet_of_a_county_that_lacks_nothing(small: str) -> None:
    answer = my_county.answer(small, "M", TWO)
    assert answer.headline == (
        "Skåne var år 2005 med i 3 av 4 namngivna verksamheter som pågick. Inget av de 2 län som liknar Skåne mest var med i "
        "något som Skåne saknade."
    )
    assert answer.own_title == f"Skåne var med i 2{NB}verksamheter som bara några län delade"
    assert my_county.own_table(answer) == [
        ("Serverdrift", "deltar", "samordning", "i drift", "Kronoberg"),
        ("Webbplats", "deltar", "samordning", "i drift", "–"),
    ]
    assert my_county.own_lines(answer.own) == (("deltog", "Serverdrift (leddes av Kronoberg); Webbplats"),)


def test_not_stated_and_not_taking_part_are_kept_apart(small: str) -> None:
    answer = my_county.answer(small, "AB", Likenesses(comparable=4))
    assert [(item.activity.activity, item.stance) for item in answer.shared(stated=True)] == [("server", "deltar inte")]
    assert [(item.activity.activity, item.stance) for item in answer.shared(stated=False)] == [("webb", "ej angivet")]


def test_an_observer_is_named_but_does_not_take_part(small: str) -> None:
    answer = my_county.answer(small, "BD", TWO)
    assert [(item.activity.activity, item.stance) for item in answer.shared(stated=True)] == [("server", "observatör")]


def test_the_one_who_leads_is_called_else_the_most_alike(small: str) -> None:
    calls = {item.activity.activity: (item.call, item.call_reason) for item in my_county.answer(small, "AB", TWO).gaps}
    assert calls == {"server": ("Kronoberg", "leder"), "webb": ("Uppsala", "mest lik oss")}


def test_proposed_activities_are_no_gap(small: str) -> None:
    assert "fall" not in {item.activity.activity for item in my_county.answer(small, "AB", TWO).gaps}


def test_gaps_beyond_the_comparable_counties_are_kept_apart(small: str) -> None:
    answer = my_county.answer(small, "AB", Likenesses(comparable=1, neighbours=3))
    assert {item.activity.activity for item in answer.elsewhere} == {"server"}
    table = gaps.gap_table(answer.elsewhere, answer.names)
    assert [dict(zip(gaps.GAP_COLUMNS, row, strict=True)) for row in table] == [
        {"Verksamhet": "Serverdrift", "Ring": table[0][1], "Jämförbara län som var med": "inget", "Vårt län": "deltar inte"}
    ]


@pytest.mark.parametrize(
    ("found", "counties", "ending"),
    [
        pytest.param([], (), "Inget annat län går att jämföra med.", id="inget att jämföra med"),
        pytest.param([], ((("B"), 0.5),), "Inget av det län som liknar mest var med i något som Vårt saknade.", id="ett län"),
        pytest.param(
            [gap("x", "B", common=True), gap("y", "B", common=True, call="C-län")], (("B", 0.5), ("C", 0.4)),
            f"De flesta av de 2 län som liknar Vårt mest deltog i 2{NB}verksamheter utan Vårt; ring först B-län.",
            id="lika många samtal: mest lik först",
        ),
        pytest.param(
            [gap("x", "B"), gap("y", "C")], (("B", 0.5), ("C", 0.4)),
            "Av de 2 län som liknar Vårt mest var som mest 1 med i samma verksamhet utan Vårt: X och Y; ring först B-län.",
            id="två lika",
        ),
        pytest.param(
            [gap("x", "B"), gap("y", "C"), gap("z", "C")], (("B", 0.5), ("C", 0.4)),
            "Av de 2 län som liknar Vårt mest var som mest 1 med i samma verksamhet utan Vårt, i 3 fall; ring först B-län.",
            id="fler än två lika",
        ),
    ],
)  # fmt: skip
def test_headline_in_every_case(found: list[Gap], counties: tuple[tuple[str, float], ...], ending: str) -> None:
    assert my_county.headline("Vårt", 3, 9, found, near(*counties)) == (
        f"Vårt var med i 3 av 9 namngivna verksamheter som pågick. {ending}"
    )


def test_headline_without_activities() -> None:
    assert my_county.headline("Vårt", 0, 0, [], near(("B", 0.5))) == "Inga namngivna verksamheter är publicerade ännu."


@pytest.mark.parametrize(
    ("stances", "title"),
    [
        ((), "Ingen verksamhet samlade de flesta jämförbara län utan Vårt"),
        (("deltar inte",), f"De flesta jämförbara län deltog i 1{NB}verksamhet där Vårt enligt rapporten inte var med"),
        (("ej angivet",), f"De flesta jämförbara län deltog i 1{NB}verksamhet där rapporten inte säger något om Vårt"),
        (
            ("deltar inte", "observatör", "ej angivet"),
            f"De flesta jämförbara län deltog i 3{NB}verksamheter: 2 där Vårt inte var med och 1 där rapporten inget säger",
        ),
    ],
)
def test_gap_title_in_every_case(stances: tuple[str, ...], title: str) -> None:
    found = [gap(f"v{index}", "B", common=True, stance=stance) for index, stance in enumerate(stances)]
    assert gaps.gap_title(found, near(("B", 0.5))) == title


def test_gap_title_with_nothing_to_compare_with() -> None:
    assert gaps.gap_title([], near()) == "Inget annat län går att jämföra med"


def test_counties_that_tie_with_the_last_comparable_one_are_comparable_too(small: str) -> None:
    answer = my_county.answer(small, "M", Likenesses(comparable=1))
    assert [found.name for found in answer.nearest.nearest if found.is_comparable] == ["Stockholm", "Kronoberg"]
    assert answer.nearest.title == "Stockholm och Kronoberg liknar Skåne mest"
    assert nearest.table(answer.nearest)[1] == ("Kronoberg", 0.5, f"granne, 2{NB}verksamheter", True)


def test_weights_change_who_is_nearest(small: str) -> None:
    by_size = my_county.answer(small, "M", Likenesses(size=3, constellations=0, neighbours=0, activities=0))
    by_border = my_county.answer(small, "M", Likenesses(size=0, constellations=0, neighbours=3, activities=0, comparable=1))
    assert by_size.nearest.title == "Stockholm och Norrbotten liknar Skåne mest"
    assert by_border.nearest.title == "Kronoberg liknar Skåne mest"
    assert by_border.nearest.comparable == ("G",)


def test_counties_with_nothing_in_common_are_never_comparable(small: str) -> None:
    answer = my_county.answer(small, "BD", Likenesses(size=0, constellations=0, neighbours=3, activities=0))
    assert answer.nearest.comparable == ()
    assert answer.nearest.title == "Inget län liknar Norrbotten med de valda vikterna"
    assert answer.headline.endswith("Inget annat län går att jämföra med.")


def test_no_weight_at_all_is_explained(small: str) -> None:
    answer = my_county.answer(small, "M", Likenesses(0, 0, 0, 0))
    assert answer.nearest.trouble is not None
    assert answer.nearest.trouble.what == "Vikterna går inte att använda."
    assert answer.headline.endswith("Inget annat län går att jämföra med.")


@pytest.mark.parametrize(
    ("status", "left_out", "is_counted"),
    [
        ("i drift", "", True),
        ("pågår", "", True),
        ("planerad", "", False),
        ("föreslagen", "", False),
        ("ej angivet", "", False),
        ("pågår", "uppdraget självt", False),
        ("i drift", "del av en annan", False),
    ],
)
def test_only_what_was_under_way_and_stands_for_itself_is_counted(status: str, left_out: str, is_counted: bool) -> None:
    assert replace(activity("a"), status=status, left_out=left_out).is_counted is is_counted


def test_a_count_says_what_it_leaves_out(version: str) -> None:
    assert activities.left_out(activities.load(version, 2005)) == (
        f"35{NB}föreslagna, planerade eller utan läge, själva kartläggningen och 4{NB}delar av andra"
    )
    assert activities.left_out([activity("a")]) == ""


def test_figures_are_the_countys_own(small: str) -> None:
    figures = {figure.label: (figure.value, figure.note) for figure in my_county.answer(small, "AB", TWO).figures}
    assert figures == {
        "Storleksklass": ("Större", "3 av 5 länsstyrelser hör dit"),
        "Namngivna verksamheter som pågick 2005": (
            "1 av 4",
            f"Inte värd för någon. Inte räknat: 1{NB}föreslagen, planerad eller utan läge",
        ),
        "Samordningar utöver dem alla deltog i 2005": ("11–13", "Ett spann: rapporten trycker inget tal för länet"),
        "Konstellationer": ("2", "Storstadslänen, Östra Mellansverige (härledd)"),
    }


def test_land_borders(small: str, version: str) -> None:
    names = {"BD": "Norrbotten", "I": "Gotland", "AC": "Västerbotten"}
    assert my_county.border_sentence(version, "BD", names) == "Norrbotten har landgräns mot Västerbotten."
    assert my_county.border_sentence(version, "I", names) == "Gotland har ingen landgräns mot något annat län."


def test_borders_that_are_not_published_are_not_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    assert my_county.border_sentence(world(tmp_path, county_neighbours=[]), "M", {"M": "Skåne"}) == ""


def test_without_activities_the_sheet_still_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    answer = my_county.answer(world(tmp_path, activities=[], participations=[]), "M", TWO)
    assert answer.headline == "Inga namngivna verksamheter är publicerade ännu."
    assert (answer.own, answer.gaps, answer.source_line) == ((), (), "")


def test_what_the_sheet_rests_on_is_written_out_for_paper(small: str) -> None:
    assert my_county.answer(small, "M", TWO).source_line == "Uppgifterna avser 2005. Källa: Boken (2006), avsnitt 4.2."


@pytest.mark.parametrize("county", ["AB", "I", "BD", "M", "O", "T", "U", "Z"])
def test_published_sheets_agree_with_the_overview_and_the_grid(version: str, county: str) -> None:
    answer = my_county.answer(version, county, Likenesses())
    shared = int(answer.lines[-1].split()[0])
    taken, total = (int(word) for word in answer.figures[1].value.split(" av "))
    assert taken == shared + sum(own.activity.is_counted for own in answer.own) and total >= taken
    assert {item.stance for item in answer.gaps} <= {"ej angivet", "deltar inte", "observatör", "intresserad"}


@pytest.mark.parametrize(
    ("county", "text"),
    [
        ("M", "Skåne är ett av de 7 län som löneprojektet i söder gäller."),
        ("T", "Örebro lämnar över arbetet i Gemensam löneadministration Västmanland och Örebro (i drift)."),
        ("U", "Västmanland utför arbetet i Gemensam löneadministration Västmanland och Örebro (i drift)."),
        (
            "BD",
            "Rapporten vill att de nordliga länen samordnar sina löner. Vilka de är sägs inte, "
            "men Norrbotten räknas till nordlänen.",
        ),
        ("I", "Rapporten nämner inte Gotland i någon gemensam löneadministration."),
    ],
)
def test_what_the_payroll_page_says_for_the_county(version: str, county: str, text: str) -> None:
    answer = my_county.answer(version, county, Likenesses())
    line = next(line for line in answer.pages if line.page == "payroll")
    assert line.text == text


def test_payroll_says_nothing_when_nothing_is_published(small: str) -> None:
    assert page_line(small, "M", "Skåne", ()) is None


def test_where_the_report_would_begin_names_the_countys_procurements(version: str) -> None:
    line = next(line for line in my_county.answer(version, "AB", Likenesses()).pages if line.page == "start_here")
    assert line.text.startswith("Som exempel på liten insats och stor vinst nämner rapporten gemensamma it-system, mallar, ")
    assert "Stockholm med i" in line.text


def test_a_single_named_activity_is_singular(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    given = [row for row in PARTICIPATIONS if row["activity"] == "webb"]
    answer = my_county.answer(world(tmp_path, participations=sourced(given)), "M", TWO)
    assert answer.own_title == f"Skåne var med i 1{NB}verksamhet som bara några län delade"
