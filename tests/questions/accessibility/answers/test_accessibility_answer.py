"""The accessibility statement says what the files say, no more: DOS-lagen (2018:1937) and what Digg asks of a statement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lstdash.questions.accessibility.answers.accessibility import CONTACT, NO_CONTACT, SUPERVISION, answer, statement

FOUND: dict[str, Any] = {
    "tested": "2006-11-21",
    "axe": "4.12.1",
    "widths": [1440, 360],
    "narrow": [[320, 780], [320, 256]],
    "pages": [{"title": "Översikt", "known": ["a"]}, {"title": "Områden", "known": []}],
}
SHORTCOMING = {"id": "a", "what": "Det här går inte.", "instead": "Gör så här.", "cause": "Därför."}
TESTED = date(2006, 11, 21)


def test_a_shortcoming_makes_it_partly_compliant_and_names_its_pages() -> None:
    told = statement(FOUND, {"known": [SHORTCOMING]}, "", TESTED)
    assert told.headline == "Tjänsten följer delvis kraven på tillgänglighet: 1\u00a0känd brist på 2\u00a0sidor."
    assert "delvis förenlig" in told.status
    assert [known.pages for known in told.shortcomings] == [("Översikt",)]


def test_what_is_untested_keeps_it_from_being_fully_compliant() -> None:
    assert "delvis förenlig" in statement(FOUND, {"known": [], "untested": [{"what": "Skärmläsare."}]}, "", TESTED).status
    assert "helt förenlig" in statement(FOUND, {"known": []}, "", TESTED).status


def test_a_contact_is_never_invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CONTACT, raising=False)
    assert (answer().contact, answer().has_contact) == (NO_CONTACT, False)
    monkeypatch.setenv(CONTACT, "samordning@example.se")
    assert (answer().contact, answer().has_contact) == ("samordning@example.se", True)


def test_how_it_was_tested_says_date_tool_and_sizes() -> None:
    told = statement(FOUND, {"known": [SHORTCOMING]}, "", TESTED)
    assert "21 november 2006" in told.tested.replace("\u00a0", " ")
    assert any("axe-core 4.12.1" in line and "1\u00a0440 och 360" in line for line in told.how)
    assert any("320 × 256" in line and "400 %" in line for line in told.how)


def test_the_published_statement_has_all_that_the_law_asks_for() -> None:
    told = answer()
    assert "2018:1937" in told.status and "Digg" in SUPERVISION
    assert told.shortcomings and told.untested and told.how
    assert all(known.what and known.instead and known.cause for known in told.shortcomings)


@pytest.mark.parametrize(("days", "is_old"), [(0, False), (1, False), (31, False), (365, False), (366, True), (1826, True)])
def test_a_statement_whose_tests_are_a_year_old_says_so(days: int, is_old: bool) -> None:
    told = statement(FOUND, {"known": []}, "", TESTED + timedelta(days=days))
    assert ("mer än ett år sedan" in told.tested) == is_old
