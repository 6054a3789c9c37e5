"""The sentence and the numbers of /forslag, and what is refused when an event is entered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lstdash import clock
from lstdash.access import Actor
from lstdash.database import place
from lstdash.database.faults import NotAllowed, WorkshopError
from lstdash.database.kept import Outdated, Writer
from lstdash.questions.proposals.answers import events, proposals, tables, words
from lstdash.questions.proposals.answers.events import CAUSES
from lstdash.questions.proposals.answers.origins import Tracked, tracked
from lstdash.questions.proposals.model import states

TODAY = date(2008, 11, 28)
WRITER = Writer(Actor(is_at_server=True), "Åsa")
ENTRY = {
    "happened_on": "2007-03-01",
    "state": states.ACCEPTED,
    "document": "Regleringsbrev 2007",
    "section": "3.1",
    "read_on": "2008-11-01",
    "mark": "fylld",
    "causality": CAUSES[0],
}


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(place.VARIABLE, f"sqlite:///{tmp_path / 'w.db'}")
    monkeypatch.setattr(clock, "now", lambda: datetime(2008, 11, 28, 12, tzinfo=UTC))
    yield


def of(version: str, key: str) -> Tracked:
    return next(one for one in tracked(version) if one.key == key)


def enter(version: str, key: str, **change: str) -> None:
    events.enter(of(version, key), ENTRY | change, WRITER)


def answered(version: str, year: int = 2007) -> proposals.ProposalsAnswer:
    return proposals.answer(version, events.load(), TODAY, year)


def test_at_first_nothing_is_known_and_everything_is_due(version: str) -> None:
    found = answered(version)
    assert found.headline == "Vi vet inte vad som hände med något av de 34 förslagen. 34 är förfallna för uppföljning."
    assert (len(found.rows), len(found.questions), found.overdue, found.months) == (34, 4, 34, 12)
    assert {row.state for row in (*found.rows, *found.questions, *found.inquiry)} == {states.UNKNOWN}
    assert found.figures[1].note == "0 % av alla 34, inga kända att jämföra med".replace(" %", "\u00a0%")
    assert found.moved == "Under 2007 flyttade sig inget förslag, av det som är infört"
    assert [row.late_days for row in found.inquiry] == [
        None if row.due is None else (TODAY - row.due).days for row in found.inquiry
    ]


def test_what_is_entered_is_counted_and_only_a_document_makes_a_cause(version: str) -> None:
    enter(version, "lonepilot", state=states.DONE, causality=CAUSES[2])
    enter(version, "riktlinjer", state=states.PARTLY, happened_on="2008-02-01")
    enter(version, "omsesidigt_avtal", happened_on="2008-11-01")
    enter(version, "arliga_beting", state=states.OBSOLETE)
    enter(version, "gemensam_teknik", state=states.DONE, happened_on="2004-05-01")
    found = answered(version)
    assert found.headline == (
        "Av 34 förslag vet vi vad som hände med 4: 1 genomfört, 1 delvis, 1 öppet, 1 avslutat. "
        "1 fanns redan före rapporten, vilket inte säger vad som hände sedan. 30 är förfallna för uppföljning."
    )
    assert "ledde" not in found.headline
    assert found.figures[1].note.replace("\u00a0", " ") == "3 % av alla 34, 25 % av de 4 kända"
    assert found.moved == "Under 2007: 1 framåt och 1 avslutades, 32 oförändrade"
    assert answered(version, 2008).moved == "Under 2008: 2 framåt, 32 oförändrade"
    enter(version, "lonepilot", state=states.DONE, causality=words.CAUSED, document="Slutrapport")
    assert "För 1 säger källan att förslaget ledde till det." in answered(version).headline


def test_two_documents_that_disagree_show_the_weaker_and_say_so(version: str) -> None:
    enter(version, "lonepilot", state=states.DONE)
    enter(version, "lonepilot", state=states.PARTLY, document="En annan")
    row = next(row for row in answered(version).rows if row.tracked.key == "lonepilot")
    assert (row.state, row.is_contested, len(row.events)) == (states.PARTLY, True, 2)
    (shown,) = (cells for cells in tables.proposals([row]))
    assert "oense" in str(shown[4])
    assert {"Regleringsbrev 2007, 3.1 (● i källan)", "En annan, 3.1 (● i källan)"} == set(str(shown[6]).split("; "))


def test_a_question_is_answered_by_an_event_and_never_due(version: str) -> None:
    enter(version, "gransdragning", state=states.ANSWERED)
    row = next(row for row in answered(version).questions if row.tracked.key == "gransdragning")
    assert (row.state, row.due, row.is_overdue) == (states.ANSWERED, None, False)


def test_the_inquirys_proposals_are_followed_the_same_way(version: str) -> None:
    found = proposals.answer(version, (), date(2006, 6, 1), 2006)
    assert len(found.inquiry) == 8 and not any(row.is_overdue for row in found.inquiry)
    assert {str(row.due) for row in found.inquiry} == {"2025-12-31"}


@pytest.mark.parametrize("name", ["happened_on", "state", "document", "section", "read_on", "mark"])
def test_what_is_missing_is_named_and_nothing_is_saved(version: str, name: str) -> None:
    with pytest.raises(WorkshopError) as refused:
        enter(version, "lonepilot", **{name: " "})
    assert refused.value.what == f"Händelsen är inte sparad: {events.EVENTS.labels[name]} saknas."
    assert events.load() == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"happened_on": "2008-11-29"}, "dag kan inte stämma"),
        ({"read_on": "1 mars"}, "läst kan inte stämma"),
        ({"state": states.DONE, "mark": "tom"}, "underlag kan inte stämma"),
        ({"state": states.PARTLY, "mark": "tom"}, "underlag kan inte stämma"),
        ({"state": states.UNKNOWN}, "tillstånd kan inte stämma"),
        ({"state": states.ANSWERED}, "tillstånd kan inte stämma"),
        ({"causality": "kanske"}, "orsak kan inte stämma"),
        ({"document": "x" * 601}, "för lång"),
    ],
)
def test_what_cannot_be_is_refused(version: str, change: dict[str, str], said: str) -> None:
    with pytest.raises(WorkshopError, match=said) as refused:
        enter(version, "lonepilot", **change)
    assert refused.value.expected and refused.value.action
    assert events.load() == ()


def test_an_event_is_corrected_withdrawn_and_put_back_with_its_history(version: str) -> None:
    enter(version, "lonepilot")
    (first,) = events.load()
    second = events.enter(of(version, "lonepilot"), ENTRY | {"section": "3.2"}, WRITER, first.kept)
    with pytest.raises(Outdated, match=r"3\.2"):
        events.withdraw(first.kept, WRITER)
    gone = events.withdraw(second, WRITER)
    assert events.load() == () and answered(version).overdue == 34
    assert [event.kept for event in events.load(withdrawn=True)] == [gone]
    events.put_back(gone, WRITER)
    (back,) = events.load()
    told = [(row[0], row[1], row[3]) for row in tables.history(events.history(back))]
    assert told == [
        (4, "återinfört", "Åsa, vid servern"),
        (3, "tillbakadraget", "Åsa, vid servern"),
        (2, "rättat", "Åsa, vid servern"),
        (1, "infört", "Åsa, vid servern"),
    ]


def test_whoever_only_reads_enters_nothing(version: str) -> None:
    with pytest.raises(NotAllowed):
        events.enter(of(version, "lonepilot"), ENTRY, Writer(Actor()))


def test_months_are_the_readers_or_the_assumptions(version: str) -> None:
    assert proposals.answer(version, (), date(2006, 8, 1), 2006).overdue == 0
    assert proposals.answer(version, (), date(2006, 8, 1), 2006, 6).overdue == 34


def test_every_proposal_stands_in_one_group(version: str) -> None:
    found = answered(version)
    for by in ([row.tracked.addressee for row in found.rows], [row.tracked.area for row in found.rows]):
        groups = tables.grouped(found.rows, by)
        assert sum(sum(one.values()) for one in groups.values()) == 34


def test_the_only_known_one_is_one() -> None:
    assert words.shares(1, 34, 1).endswith("100\u00a0% av det enda kända")
