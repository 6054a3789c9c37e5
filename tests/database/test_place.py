"""A store that nobody has written to is neither read nor made by whoever only looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash import clock
from lstdash.database import engine, place
from lstdash.questions.overview.answers import overdue
from lstdash.questions.promised_benefits.answers import register
from lstdash.questions.proposals.answers import events
from lstdash.views import notes
from tests.pages.test_pages import open_page


def test_it_is_there_once_the_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(place.VARIABLE, f"sqlite:///{tmp_path / 'w.db'}?timeout=3")
    assert not place.is_made()
    engine.open_store().close()
    assert place.is_made()
    (tmp_path / "w.db").unlink()
    assert place.is_made()  # it is gone, which is not the same as never written


@pytest.mark.parametrize("address", ["postgresql://nobody@localhost/none", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_what_is_no_file_of_ours_is_for_the_store_to_judge(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(place.VARIABLE, address)
    assert place.is_made()


def test_looking_makes_none(tmp_path: Path, version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(place.VARIABLE, f"sqlite:///{tmp_path / 'w.db'}")
    assert notes.read("overview") == () == events.load() == register.read()
    assert overdue.overdue(version, clock.today()) and not open_page("overview").exception
    assert list(tmp_path.iterdir()) == []
