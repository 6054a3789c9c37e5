"""A saved scenario of costs: kept, read again, compared, and told apart in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.questions.costs.answers.costs import Choices
from lstdash.questions.costs.answers.scenarios import KIND, Result, lines, verb
from lstdash.scenarios import saved
from lstdash.scenarios.compare import compare, current

NB = "\u00a0"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")


def test_a_saved_scenario_is_read_as_it_was(version: str) -> None:
    choices = Choices(coalition="nio", without=("O", "M"), base="anslaget", levers=(("saving_share", 0.3),))
    token = saved.save(KIND, version, "Utan de stora", choices)
    found = saved.load(KIND, token)
    assert found.choices == choices
    assert found.result == KIND.answer(version, choices)
    told = KIND.words(version, choices)
    assert (told["Utom"], told["Sparbetinget räknas på"]) == ("Västra Götaland och Skåne", "Anslaget 2005 (1.1.3)")


def test_two_scenarios_are_told_apart(version: str) -> None:
    sides = [current(version, KIND, name, choices) for name, choices in (("A", Choices()), ("B", Choices(without=("O",))))]
    found = compare(KIND, *sides)
    assert "täcker 0,1 år mindre" in found.headline.replace(NB, " ")
    told = {line[0]: tuple(cell.replace(NB, " ") for cell in line[1:]) for line in found.answers}
    assert told["Besparing om året, 2005 års nivå"] == ("27,4 mkr", "24,1 mkr", "−3,3 mkr")
    assert [change[0] for change in found.changes] == ["Utom"]


def test_a_saving_of_the_whole_base_has_no_number_of_years() -> None:
    some, whole = (Result(1.0, years, 0.5, years, 0.5, None, 1) for years in (1.0, None))
    assert verb(some, whole) == "täcker hela underlaget" and verb(whole, whole) == "täcker lika mycket"
    assert verb(some, some) == "täcker lika många år"
    assert dict((line[0], line[3]) for line in lines(some, whole))["År som täcks"] == "–"
