"""Scenarios of a question that is none of ours: whatever a `Kind` says is saved, read again and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from lstdash.database.faults import Conflict, NotFound
from lstdash.scenarios import saved
from lstdash.scenarios.compare import Side, compare, current, pinned
from lstdash.scenarios.kind import Kind, Line

PUBLISHED = {"2006": {"price": 10.0, "number": 3.0}, "2007": {"price": 12.0, "number": 3.0}}


@dataclass(frozen=True)
class Bought:
    levers: tuple[tuple[str, float], ...] = ()
    where: str = "här"


@dataclass(frozen=True)
class Cost:
    kronor: float


def told(_version: str, choices: Bought, levers: Mapping[str, float]) -> dict[str, str]:
    return {"Var": choices.where} | {lever: f"{value:g}" for lever, value in levers.items()}


def lines(left: Cost, right: Cost) -> tuple[Line, ...]:
    return (("Kostnad", f"{left.kronor:.0f} kr", f"{right.kronor:.0f} kr", f"{right.kronor - left.kronor:+.0f} kr"),)


def answer(version: str, choices: Bought) -> Cost:
    at = KIND.at(version, choices)
    return Cost(at["price"] * at["number"])


KIND = Kind(
    page="inkop",
    model_version="1",
    choices=Bought,
    result=Cost,
    levers=("price", "number"),
    defaults=lambda version: PUBLISHED[version],
    answer=answer,
    told=told,
    lines=lines,
    verb=lambda left, right: "kostar mer" if right.kronor > left.kronor else "kostar inte mer",
    short=lambda found: f"{found.kronor:.0f} kr",
    base=lambda _: Bought(),
)
OTHER = replace(KIND, page="forsaljning")


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'scenarios.db'}")


def test_choices_and_answer_are_read_as_they_were_saved() -> None:
    choices = Bought((("number", 5.0),), "där")
    found = saved.load(KIND, saved.save(KIND, "2006", "Fem", choices))
    assert (found.name, found.choices, found.result) == ("Fem", choices, Cost(50.0))
    assert found.levers == {"price": 10.0, "number": 5.0} and not found.is_outdated("2006") and found.is_outdated("2007")


def test_a_lever_at_its_published_default_follows_the_data_and_the_answer_of_then_does_not() -> None:
    found = saved.load(KIND, saved.save(KIND, "2006", "Som publicerat", Bought((("price", 10.0),))))
    now = current("2007", KIND, "Nu", found.choices)
    compared = compare(KIND, pinned("2007", found), now)
    assert found.choices == Bought() and now.result == Cost(36.0)
    assert compared.answers == (("Kostnad", "30 kr", "36 kr", "+6 kr"),)
    assert compared.changes == (("price", "10", "12"),)
    assert compared.headline == "Nu skiljer sig från Som publicerat i 1\N{NO-BREAK SPACE}val och kostar mer."
    assert saved.update("2007", found, found.choices).result == Cost(36.0)


def test_what_is_alike_is_said_to_be_and_a_changed_model_is_seen() -> None:
    one = Side("Ett", {"Var": "här"}, Cost(1.0))
    assert compare(KIND, one, replace(one, name="Två")).headline == "Två är likadant som Ett."
    assert compare(KIND, one, Side("Två", one.told, Cost(2.0))).headline == "Två har samma val som Ett och kostar mer."


def test_a_scenario_of_another_question_is_refused() -> None:
    token = saved.save(OTHER, "2006", "Annans", Bought())
    with pytest.raises(NotFound, match="hör till en annan sida"):
        saved.load(KIND, token)


def test_choices_that_are_unknown_today_are_left_out() -> None:
    @dataclass(frozen=True)
    class Older(Bought):
        colour: str = "röd"

    older = replace(
        KIND, choices=Older, levers=("price", "number", "gone"), defaults=lambda _: {**PUBLISHED["2006"], "gone": 0.0}
    )
    token = saved.save(older, "2006", "Gammalt", Older((("gone", 1.0), ("number", 2.0)), "där"))
    found = saved.load(KIND, token)
    assert found.choices == Bought((("number", 2.0),), "där") and found.levers == {"price": 10.0, "number": 2.0}


def test_a_change_is_undone_and_an_outdated_view_overwrites_nothing() -> None:
    first = saved.load(KIND, saved.save(KIND, "2006", "Ett", Bought()))
    renamed = saved.rename(first, "Två")
    with pytest.raises(Conflict):
        saved.delete(first)
    assert saved.restore(saved.delete(renamed), 1).name == "Ett"
    assert [entry.change for entry in saved.history(first)] == ["restored", "deleted", "renamed", "created"]


def test_a_links_list_names_each_once() -> None:
    assert saved.links("a.b.a.") == ("a", "b") and saved.links("") == ()
