"""A saved scenario of joint procurement: kept, read again, compared, and told apart in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lstdash import formats
from lstdash.questions.joint_procurement.answers.choices import Choices
from lstdash.questions.joint_procurement.answers.scenarios import KIND, lines, verb
from lstdash.scenarios import saved
from lstdash.scenarios.compare import compare, current


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")


def plain(text: str) -> str:
    return text.replace(formats.NBSP, " ")


def test_a_saved_scenario_is_read_as_it_was(version: str) -> None:
    choices = Choices("grupp", "oklara", "180", "esv-anstallda", 2005, (("joint_fixed_calls", 1.5),), 0.05)
    found = saved.load(KIND, saved.save(KIND, version, "Med oklara", choices))
    assert found.choices == choices and found.result == KIND.answer(version, choices)
    told = KIND.words(version, choices)
    assert (told["Märkning"], told["Tidsfönster"], plain(told["Eget arbete, del av köpet"])) == (
        "Även oklara",
        "180 dagar",
        "5 %",
    )


def test_two_scenarios_are_told_apart(version: str) -> None:
    chosen = (("Bara samlingsbara", Choices()), ("Med oklara", Choices(band="oklara", work_share=0.05)))
    found = compare(KIND, *(current(version, KIND, name, choices) for name, choices in chosen))
    told = {what: tuple(plain(cell) for cell in cells) for what, *cells in found.answers}
    assert told["Färre upphandlingar, som mest"] == ("21", "40", "+19")
    assert told["Så få räcker"] == ("3 länsstyrelser", "3 länsstyrelser", "ingen")
    assert told["Sparat arbete, egna upphandlingar"][0] == "11,6"
    assert told["Pris och arbete när alla deltar"][0] == "ej angivet" and told["Lägre pris för Skåne"][2] == "ingen"
    assert [change[0] for change in found.changes] == ["Märkning", "Eget arbete, del av köpet"]
    assert "upphandlingars arbete mer" in plain(found.headline)


def test_what_cannot_be_said_is_never_zero(version: str) -> None:
    base = KIND.answer(version, Choices())
    never = KIND.answer(version, Choices(levers=(("joint_fixed_calls", 21.0), ("joint_variable_share", 0.5))))
    assert never.saved_calls == 0
    least = {line[0]: line[1:] for line in lines(base, never)}["Så få räcker"]
    assert [plain(cell) for cell in least] == ["3 länsstyrelser", "inte ens 21 länsstyrelser", "–"]
    unknown = replace(base, lower_price_share=None)
    assert dict((line[0], line[1:]) for line in lines(base, unknown))["Lägre pris för Skåne"][1:] == ("ej angivet", "–")
    assert verb(base, base) == "sparar lika mycket arbete" and verb(base, never).endswith("mindre")
