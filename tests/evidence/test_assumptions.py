"""Assumptions by the model that owns them, and their table as time goes: which reviews have passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lstdash.errors import DataError
from lstdash.evidence import levers
from lstdash.evidence.assumptions import assumptions, behind, require
from lstdash.questions.payroll.model.scenario import LEVERS
from lstdash.terms import TERMS

REVIEW = date(2007, 6, 30)
WHEN = levers.COLUMNS.index("Nästa översyn")


def test_a_model_has_its_own_assumptions_and_those_it_reads_of_others(version: str) -> None:
    every = assumptions(version)
    own, shared = behind(version, "borja-har"), behind(version, "borja-har", also=("saving_share",))
    assert {found.model for found in own.values()} == {"borja-har"} and list(own) == sorted(own)
    assert set(shared) - set(own) == {"saving_share"} and shared["saving_share"].model == "lonesamordning"
    assert shared["saving_share"] is every["saving_share"]
    assert shared["saving_share"].quality.sign == "◐" and not shared["saving_share"].is_judged


def test_a_document_without_sections_is_named_alone(version: str) -> None:
    labels = {one.source.label for one in assumptions(version).values()}
    assert "Vår bedömning" in labels and any(", avsnitt " in label for label in labels)
    assert not [label for label in labels if label.endswith("–")]


def test_what_a_model_cannot_do_without_is_named(version: str) -> None:
    require("Modellen", ["saving_share"], assumptions(version))
    with pytest.raises(DataError, match="Modellen saknar rader som den behöver.*\n.*\n.*en rad för a och b"):
        require("Modellen", ["a", "saving_share", "b"], assumptions(version))


def test_an_assumption_is_called_as_its_slider(version: str) -> None:
    named = {key: found.name for key, found in assumptions(version).items() if key in TERMS}
    assert len(named) > 20 and named == {key: TERMS[key].label.capitalize() for key in named}


@pytest.mark.parametrize(
    ("days", "written", "counted"),
    [
        (-1, "30 juni 2007", ""),
        (0, "30 juni 2007", ""),
        (1, "30 juni 2007 (har passerat)", ", 1 skulle ha setts över"),
        (31, "30 juni 2007 (har passerat)", ", 1 skulle ha setts över"),
        (5 * 365, "30 juni 2007 (har passerat)", ", 1 skulle ha setts över"),
    ],
)
def test_a_review_has_passed_the_day_after(version: str, days: int, written: str, counted: str) -> None:
    undated = {key: replace(item, next_review=None) for key, item in behind(version, "lonesamordning").items()}
    known = undated | {"ramp_years": replace(undated["ramp_years"], next_review=REVIEW)}
    today = REVIEW + timedelta(days=days)
    cells = [row[WHEN].replace("\u00a0", " ") for row in levers.table(LEVERS, known, today)]
    assert (cells.count(written), len(set(cells))) == (1, 2)
    assert levers.summary(known, today).endswith(f"saknar ägare{counted}")
