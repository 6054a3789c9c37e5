"""A room whose version cannot be read: it is counted with the current one and says so, and it can always be sealed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lstdash import store
from lstdash.database import schema
from lstdash.database.engine import open_store
from lstdash.errors import DataError
from lstdash.questions.workshop.answers import records, rooms, vote
from lstdash.questions.workshop.answers.setup import Opened
from lstdash.workshop import basis, kinds, listing
from lstdash.workshop.entities import Workshop
from tests.lib.rooms import cookie, database, device, opened, room_of, score  # noqa: F401


@pytest.fixture
def gone(opened: Opened, cookie: str) -> Workshop:  # noqa: F811
    """A shown room that began with a version which is no longer there."""
    for number in range(5):
        score(opened, number, lambda *_: 3)
    rooms.reveal(opened.workshop, cookie)
    with open_store().write() as connection:
        connection.execute(schema.workshops.update().values(data_version="20060101T000000000000-borta"))
    basis._is_countable.cache.clear()
    return room_of(opened)


def test_it_is_counted_with_the_current_version_and_says_so(gone: Workshop, version: str) -> None:
    assert basis.of(gone) == basis.Basis(version, basis.OTHER)
    assert basis.of(replace(gone, data_version=version)) == basis.Basis(version)


def test_a_version_that_cannot_be_read_is_not_tried_again_at_once(gone: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    basis.of(gone)
    monkeypatch.setattr(store, "opens", lambda version: pytest.fail("tried again"))
    basis.of(gone)


def test_a_phone_shows_the_result_and_says_what_it_rests_on(gone: Workshop) -> None:
    result = vote.phone(gone.id, device(0)).result
    assert result and result.lines[0] == ("Uppgifterna", basis.OTHER) and len(result.lines) > 1


def test_the_leader_seals_it_and_the_record_says_what_it_was_counted_with(
    gone: Workshop,
    cookie: str,  # noqa: F811
    version: str,
) -> None:
    record = records.open_record(version, records.close(gone, cookie))
    assert record.round == 1 and dict(records.papers(record))["Räknat med"] == f"{basis.OTHER} ({version})"


def test_the_command_line_ends_it_too(gone: Workshop, version: str) -> None:
    sealed = listing.end(open_store(), gone.id, now=gone.created_at)
    assert str(sealed.document["analysis"]["said"]).endswith(f"({version})")


def test_it_is_sealed_without_analysis_when_no_version_can_be_read(
    gone: Workshop,
    cookie: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nothing() -> str:
        raise DataError("Inga uppgifter är publicerade ännu.")

    monkeypatch.setattr(store, "current_version", nothing)
    record = records.open_record("", records.close(gone, cookie))
    assert record.headline == basis.UNCOUNTED and record.round is None and record.rounds[0].participants == 5


def test_a_version_that_lacks_what_the_kind_needs_is_not_counted_with(gone: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    of = kinds.kind(gone.kind)
    monkeypatch.setattr(store, "opens", lambda version: True)
    monkeypatch.setattr(kinds, "kind", lambda code: replace(of, offer=lambda version: kinds.Offer((), (), (), ())))
    assert basis.of(gone).said == basis.OTHER
