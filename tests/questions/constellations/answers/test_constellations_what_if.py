"""What-ifs: who moves where, what it does to the means, and what cannot be tried; sentences word for word."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from lstdash.evidence.survey import Choices, Trouble
from lstdash.formats import decimal
from lstdash.questions.constellations.answers import members, what_if
from lstdash.questions.constellations.answers.what_if import MeanChange, Scenario
from lstdash.shared_model.bounds import Interval
from tests.questions.constellations.answers.constellations_world import CONSTELLATION_MEMBERS, sourced, world

MINUS, NB = decimal(-1)[0], "\u00a0"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    return world(tmp_path)


def told(trouble: Trouble | None) -> dict[str, str]:
    assert trouble is not None
    return {"Vad": trouble.what, **dict(trouble.lines)}


def test_a_moved_county_changes_the_mean_jointly(small: str) -> None:
    """Skåne till Sydlänen: by brute force over all counts with the least slack."""
    answer = members.answer(small, Choices(), Scenario(counties=("M",), target="sydlanen"))
    south = next(mean for mean in answer.means if mean.code == "sydlanen")
    changes, after = [], []
    for ab, c, g, m, bd in product(range(11, 14), range(11, 14), range(2, 15), range(2, 15), range(1, 15)):
        if abs(c + g - 17) + abs(ab + m + bd - 21) + abs(ab + c - 24) + abs(g + m - 10) + abs(bd - 5) == 1:
            after.append((g + m) / 2)
            changes.append((g + m) / 2 - g)
    assert (south.size_before, south.size_after) == (1, 2)
    assert south.after == Interval(min(after), max(after))
    assert south.change == Interval(min(changes), max(changes))
    assert answer.sentence == (
        f"Sydlänen går från 1 till 2{NB}län och från 4,0–7,0 till 4,5–5,0 samordningar per län; "
        f"medeltalet kan gå åt båda hållen ({MINUS}2,0 till +1,0)."
    )


def test_the_reports_proposal_for_the_south(version: str) -> None:
    """Eight counties share 68 + O; by hand the change runs from 71/8 - 65/6 to 79/8 - 47/6."""
    choices = Choices(without=("dubbelt", "syd-flest", "namngivna"))
    answer = members.answer(version, choices, Scenario(proposals=("ansluter",)))
    assert answer.sentence == (
        f"Sydlänen går från 6 till 8{NB}län och från 7,8–10,8 till 8,8–10,0 samordningar per län; "
        f"medeltalet kan gå åt båda hållen ({MINUS}2,0 till +2,0)."
    )
    assert [answer.cells[county, "sydlanen"] for county in ("O", "E")] == ["blir medlem", "blir medlem"]
    assert {answer.home[county] for county in ("O", "E")} == {"sydlanen"}


def test_swx_on_its_own_changes_no_mean_but_ends_the_visits(version: str) -> None:
    answer = members.answer(version, Choices(), Scenario(proposals=("swx-utvecklas",)))
    own = next(mean.before for mean in answer.means if mean.code == "swx")
    assert answer.sentence == (
        "De ordinarie medlemmarna ändras inte, så medeltalen är desamma som före. "
        f"SWX-länen räknas för sig: {decimal(own.low, 1)}–{decimal(own.high, 1)} per län."
    )
    assert ("X", "nordlanen") not in answer.cells and "X" not in answer.visits


@pytest.mark.parametrize("target", ["nordlanen", "ostra_mellansverige", "sydlanen"])
def test_swx_can_be_attached_to_each_of_the_others(version: str, target: str) -> None:
    answer = members.answer(version, Choices(), Scenario(proposals=(f"swx-till-{target}",)))
    assert {answer.home[county] for county in "SWX"} == {target}
    assert "swx" not in {column.code for column in answer.columns}
    assert answer.sentence.endswith("SWX-länen upphör som egen grupp.")


def test_a_county_that_moves_leaves_its_group(version: str) -> None:
    answer = members.answer(version, Choices(), Scenario(counties=("X",), target="nordlanen"))
    assert (answer.cells["X", "swx"], answer.cells["X", "nordlanen"]) == ("lämnar", "blir medlem")


def test_a_county_can_join_the_big_cities_and_stay_at_home(version: str) -> None:
    answer = members.answer(version, Choices(), Scenario(counties=("C",), target="storstadslanen"))
    assert answer.trouble is None and answer.home["C"] == "ostra_mellansverige"
    assert answer.cells["C", "storstadslanen"] == "blir medlem"


def test_a_county_can_leave_for_no_group(version: str) -> None:
    answer = members.answer(version, Choices(), Scenario(counties=("T",), target="ingen"))
    assert "T" not in answer.home
    assert answer.sentence.startswith(f"Östra Mellansverige går från 6 till 5{NB}län")


def test_the_changes_add_up_in_order(version: str) -> None:
    scenario = Scenario(("ansluter",), ("S", "W"), "sydlanen", ("nordlanen", "swx"))
    answer = members.answer(version, Choices(), scenario)
    assert answer.trouble is None
    assert {answer.home[county] for county in ("O", "E", "S", "W")} == {"sydlanen"}
    assert answer.home["X"] == "nordlanen"


@pytest.mark.parametrize(
    ("scenario", "what", "where", "found"),
    [
        pytest.param(Scenario(merged=("sydlanen", "storstadslanen")), "Länet är ordinarie medlem i två konstellationer.",
                     "Stockholm", "Stockholm i Östra Mellansverige och Sydlänen", id="i två ordinarie"),
        pytest.param(Scenario(counties=("S", "W", "X"), target="nordlanen"), "Konstellationen har inga län.", "SWX-länen",
                     "inget län", id="tom konstellation"),
        pytest.param(Scenario(("swx-till-nordlanen", "swx-till-sydlanen")), "Konstellationen finns inte.", "ändringen",
                     "SWX-länen", id="swx till två"),
        pytest.param(Scenario(counties=("M",), target="sydlanen"), "Länet är redan ordinarie medlem.", "Sydlänen", "Skåne",
                     id="redan med"),
        pytest.param(Scenario(counties=("O",), target="ingen"), "Länet har ingen grupp att lämna.", "ändringen",
                     "Västra Götaland", id="inget att lämna"),
    ],
)  # fmt: skip
def test_what_cannot_be_tried_is_explained_and_changes_nothing(
    version: str, scenario: Scenario, what: str, where: str, found: str
) -> None:
    today, answer = (members.answer(version, Choices(), tried) for tried in (Scenario(), scenario))
    said = told(answer.trouble)
    assert (said["Vad"], said["Var"], said["Funnet"]) == (what, where, found)
    assert said["Gör så här"]
    assert (answer.cells, answer.sentence, answer.means) == (today.cells, "", ())


@pytest.mark.parametrize(
    ("scenario", "hint"),
    [
        (Scenario(), ""),
        (Scenario(counties=("M",)), "Välj också vart länet ska."),
        (Scenario(target="swx"), "Välj också vilket län som ska flytta."),
        (Scenario(merged=("swx",)), "Välj minst två konstellationer att slå ihop."),
        (Scenario(merged=("swx", "nordlanen")), ""),
    ],
)
def test_a_half_made_choice_gets_a_hint(scenario: Scenario, hint: str) -> None:
    assert what_if.hint(scenario) == hint


def test_half_a_choice_says_nothing_about_the_means(small: str) -> None:
    tried = what_if.outcome(small, Choices(), Scenario(counties=("M",)))
    assert (tried.sentence, tried.hint) == ("", "Välj också vart länet ska.")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(-1.0, 1.0, "kan gå åt båda hållen"), (0.0, 2.0, "kan inte sjunka"), (-2.0, 0.0, "kan inte stiga")],
)
def test_the_direction_is_only_said_when_it_is_certain(low: float, high: float, words: str) -> None:
    mean = MeanChange("a", "Alfa", 2, 3, Interval(4, 5), Interval(4, 6), Interval(low, high), True)
    assert words in what_if.sentence([mean], Scenario(counties=("M",)))


def test_means_title_ranks_only_when_one_lies_above_all_others() -> None:
    def mean(name: str, low: float, high: float) -> MeanChange:
        return MeanChange(name, name, 2, 2, Interval(low, high), Interval(low, high), Interval(0, 0), False)

    assert what_if.means_title([mean("Alfa", 6, 7), mean("Beta", 1, 5)], 2005) == "Alfa låg högst 2005, hur man än räknar"
    assert (
        what_if.means_title([mean("Alfa", 5, 7), mean("Beta", 1, 5)], 2005) == "Gruppernas medeltal 2005 går inte att rangordna"
    )
    assert what_if.means_title([], None) == "Gruppernas medeltal går inte att rangordna"


def test_table_shows_numbers_and_no_change_where_members_stay(small: str) -> None:
    answer = members.answer(small, Choices(), Scenario(merged=("nordlanen", "sydlanen")))
    rows = {row[0]: row for row in what_if.table(answer.means)}
    assert rows["Sydlänen"][4:] == (0, None, None, None)
    assert rows["Storstadslänen"][1] == rows["Storstadslänen"][4] == 2
    assert rows["Storstadslänen"][7] is None


@pytest.mark.parametrize(
    ("extra", "without", "what", "found"),
    [
        (("sydlanen", "C"), "", "Länet är ordinarie medlem i två konstellationer.", " och "),
        ((), "nordlanen", "Konstellationen har inga län.", "inget län"),
    ],
)
def test_published_members_that_cannot_hold_together_are_explained(
    extra: tuple[str, ...], without: str, what: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    kept = [
        row
        for row in CONSTELLATION_MEMBERS
        if row["constellation"] != without and (row["constellation"], row["county"]) != extra
    ]
    added = [{"constellation": extra[0], "county": extra[1], "membership": "ordinarie"}] if extra else []
    published = world(tmp_path, constellation_members=sourced([*kept, *added], basis="namngiven"))
    told = what_if.outcome(published, Choices(), Scenario()).trouble
    assert told is not None and told.what == what
    assert found in dict(told.lines)["Funnet"]
    assert told.lines[-1] == ("Gör så här", what_if.PUBLISHED_WRONG)
