"""What may be taken back, skipped, explained and decided in a room, and what the sealed record says of it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from workshop_room import NOW, Room, device

from lstdash.database.faults import NotAllowed, NotFound, TooMuch, WorkshopError
from lstdash.workshop import (
    decisions,
    happenings,
    people,
    progress,
    reasons,
    records,
    results,
    retention,
    rounds,
    votes,
    workshops,
)
from lstdash.workshop.votes import PASS, Score

LATER = NOW + timedelta(minutes=5)


def sealed(room: Room) -> dict[str, object]:
    return records.close(room.store, room.steering, analysis={}, now=LATER, leave_out_hidden=True).document


def why(room: Room, number: int, text: str, score: int = 3, sent: int = 0) -> None:
    room.join(number)
    given = [Score("upphandlingar", "effekt", score)]
    told = [("upphandlingar", "effekt", text)]
    votes.record_scores(room.store, room.id, device(number), given, now=NOW, why=told, sent=sent)


def test_a_reveal_is_taken_back_and_the_record_says_so(room: Room) -> None:
    room.all_score([1, 2, 4, 5])
    room.reveal()
    rounds.reopen(room.store, room.steering, now=LATER)
    with pytest.raises(NotAllowed, match="dolt"):
        results.results(room.store, room.id, 1)
    assert not workshops.load(room.store, room.id).revealed_rounds
    room.join(7)
    room.score(7, 3)
    rounds.reveal(room.store, room.steering, now=LATER)
    assert len(results.results(room.store, room.id, 1).rows) == 5
    told = [
        (one.event, one.detail.get("answers"), one.detail.get("expected"))
        for one in happenings.of_workshop(room.store, room.id)
    ]
    assert told == [("revealed", 4, 24), ("reopened", None, None), ("revealed", 5, 30)], "of two items on three criteria"
    document = sealed(room)
    assert [one["event"] for one in document["happenings"]] == ["revealed", "reopened", "revealed"]  # type: ignore[index, attr-defined]


def test_only_a_shown_round_is_opened_again_and_not_after_the_seal(room: Room) -> None:
    with pytest.raises(NotAllowed, match="omgång som är visad"):
        rounds.reopen(room.store, room.steering, now=NOW)
    room.reveal()
    rounds.begin_next(room.store, room.steering, now=NOW)
    with pytest.raises(NotAllowed):
        rounds.reopen(room.store, room.steering, now=NOW)
    sealed(room)
    with pytest.raises(NotAllowed, match="avslutad"):
        rounds.reopen(room.store, room.steering, now=NOW)


def test_what_was_shown_and_taken_back_is_not_sealed_as_shown_and_stays_when_somebody_leaves(room: Room) -> None:
    room.all_score([1, 2, 4, 5, 5])
    room.reveal()
    rounds.reopen(room.store, room.steering, now=LATER)
    people.withdraw(room.store, room.id, device(0))
    with pytest.raises(NotAllowed, match="inte har visats"):
        records.close(room.store, room.steering, analysis={}, now=LATER)
    rounds.reveal(room.store, room.steering, now=LATER)
    assert len(results.results(room.store, room.id, 1).rows) == 5, "else the difference would tell whose was taken away"
    rounds.reopen(room.store, room.steering, now=LATER)
    one = sealed(room)["rounds"][0]  # type: ignore[index]
    assert (one["cells"], one["participants"], bool(one["reopened_at"])) == ([], 5, True)


def test_vet_ej_is_an_answer_and_no_score(room: Room) -> None:
    room.all_score([1, 5])
    room.join(9)
    room.score(9, PASS)
    counted = progress.counts(room.store, room.id, 1, now=NOW)
    assert counted.cells["upphandlingar", "effekt"] == 3 and counted.passed == {("upphandlingar", "effekt"): 1}
    assert votes.own_scores(room.store, room.id, device(9), 1) == {("upphandlingar", "effekt"): PASS}
    room.reveal()
    shown = results.results(room.store, room.id, 1)
    assert sorted(row.score for row in shown.rows) == [1, 5] and shown.participants == 2
    one = sealed(room)["rounds"][0]  # type: ignore[index]
    assert one["passed"] == [{"item": "upphandlingar", "criterion": "effekt", "given": 1}]
    assert one["cells"][0]["counts"] == [1, 0, 0, 0, 1] and one["cells"][0]["mean"] == 3


def test_who_has_answered_everything_is_done(room: Room) -> None:
    cells = [
        (item, criterion) for item in ("upphandlingar", "mallar") for criterion in ("startkostnad", "fardiga_system", "effekt")
    ]
    for number in (1, 2):
        room.join(number)
        wanted = [Score(*cell, PASS if number == 2 else 3) for cell in cells[: 6 if number == 2 else 5]]
        votes.record_scores(room.store, room.id, device(number), wanted, now=NOW)
    found = progress.counts(room.store, room.id, 1, now=NOW)
    assert (found.done, found.present_done, found.answers, found.expected) == (1, 1, 11, 12)
    away = progress.counts(room.store, room.id, 1, now=NOW + timedelta(minutes=1))
    assert (away.present, away.present_done, away.done) == (0, 0, 1)


def test_a_removed_participant_counts_no_more_and_cannot_come_back(room: Room) -> None:
    room.all_score([1, 1, 5])
    gone = room.join(2).id
    people.remove(room.store, room.steering, gone, now=LATER)
    for attempt in (lambda: room.score(2, 3), lambda: room.join(2), lambda: people.known(room.store, room.id, device(2))):
        with pytest.raises(NotAllowed, match="tagit bort"):
            attempt()
    assert progress.counts(room.store, room.id, 1, now=NOW).joined == 2
    assert len(people.roster(room.store, room.steering, 1, now=NOW)) == 2
    rounds.reveal(room.store, room.steering, now=LATER)
    assert [row.score for row in results.results(room.store, room.id, 1).rows] == [1, 1]
    document = sealed(room)
    assert document["rounds"][0]["participants"] == 2  # type: ignore[index]
    assert [one.get("uncounted") for one in document["happenings"]] == [1, None]  # type: ignore[attr-defined]
    with pytest.raises(NotAllowed):
        people.remove(room.store, room.steering, gone, now=LATER)


def test_what_was_shown_stays_when_somebody_is_removed(room: Room) -> None:
    room.all_score([1, 1, 1, 1, 5])
    room.reveal()
    people.remove(room.store, room.steering, room.join(4).id, now=LATER)
    assert sorted(row.score for row in results.results(room.store, room.id, 1).rows) == [1, 1, 1, 1, 5]
    rounds.reopen(room.store, room.steering, now=LATER)
    rounds.reveal(room.store, room.steering, now=LATER)
    assert len(results.results(room.store, room.id, 1).rows) == 5, "shown once, the difference would tell whose it was"


def test_what_was_given_after_a_reopening_goes_with_its_giver(room: Room) -> None:
    room.all_score([1, 1, 1, 1, 5])
    room.reveal()
    rounds.reopen(room.store, room.steering, now=LATER)
    late, changed = room.join(7).id, room.join(4).id
    why(room, 7, "sent", score=4)
    why(room, 4, "nu vet jag", score=2)
    for gone in (late, changed):
        people.remove(room.store, room.steering, gone, now=LATER)
    assert [one.detail.get("uncounted") for one in happenings.of_workshop(room.store, room.id)][-2:] == [1, 1]
    rounds.reveal(room.store, room.steering, now=LATER)
    found = results.results(room.store, room.id, 1)
    assert sorted(row.score for row in found.rows) == [1, 1, 1, 1, 5], "as it was shown, and nothing else"
    assert reasons.shown(room.store, room.id, 1) == () and found.told == ()
    one = sealed(room)["rounds"][0]  # type: ignore[index]
    assert (one["participants"], one["cells"][0]["counts"]) == (5, [4, 0, 0, 0, 1])


def test_whoever_leaves_after_a_reopening_leaves_what_was_shown(room: Room) -> None:
    room.all_score([1, 1, 1, 1, 5])
    room.reveal()
    rounds.reopen(room.store, room.steering, now=LATER)
    why(room, 4, "nu vet jag", score=2)
    why(room, 7, "sent", score=4)
    for number in (4, 7):
        people.withdraw(room.store, room.id, device(number))
    assert votes.own_scores(room.store, room.id, device(4), 1) == {("upphandlingar", "effekt"): 5}
    rounds.reveal(room.store, room.steering, now=LATER)
    assert sorted(row.score for row in results.results(room.store, room.id, 1).rows) == [1, 1, 1, 1, 5]
    assert reasons.shown(room.store, room.id, 1) == ()


def test_reasons_are_shown_after_the_reveal_by_at_least_five_and_in_no_order(room: Room) -> None:
    for number in range(4):
        why(room, number, f"därför {number}")
    assert reasons.shown(room.store, room.id, 1) == (), "nothing before the reveal"
    room.reveal()
    assert reasons.shown(room.store, room.id, 1) == (), "four are too few"
    rounds.reopen(room.store, room.steering, now=LATER)
    for number in range(4, 30):
        why(room, number, f"därför {number}")
    rounds.reveal(room.store, room.steering, now=LATER)
    found = reasons.shown(room.store, room.id, 1)
    texts = [one.body for one in found]
    assert len(texts) == 30 and texts != [f"därför {number}" for number in range(30)]
    reasons.hide(room.store, room.steering, found[0].id, is_hidden=True)
    assert [one.is_hidden for one in reasons.shown(room.store, room.id, 1)] == [True] + 29 * [False]
    document = sealed(room)
    assert document["rounds"][0]["reasons"] == 30 and document["rounds"][0]["hidden_reasons"] == 1  # type: ignore[index]
    assert "därför" not in json.dumps(document, ensure_ascii=False), "a text of one's own is no sum"


def test_a_reason_is_changed_taken_away_overtaken_and_purged(room: Room) -> None:
    why(room, 1, "en", sent=1)
    why(room, 1, " två\n ord ", sent=3)
    why(room, 1, "för sent", sent=2)
    assert reasons.own(room.store, room.id, device(1), 1) == {("upphandlingar", "effekt"): "två ord"}
    with pytest.raises(TooMuch, match="för lång"):
        why(room, 1, "x" * 201, sent=4)
    with pytest.raises(NotFound):
        votes.record_scores(room.store, room.id, device(1), [], now=NOW, why=[("hittepa", "effekt", "x")])
    why(room, 1, "", sent=5)
    assert reasons.own(room.store, room.id, device(1), 1) == {}
    why(room, 1, "kvar", sent=6)
    people.withdraw(room.store, room.id, device(1))
    assert reasons.own(room.store, room.id, device(1), 1) == {}
    why(room, 1, "kvar", sent=7)
    sealed(room)
    retention.purge(room.store, now=NOW + timedelta(days=60), keep_days=30)
    with room.store.read() as connection:
        assert reasons.count(connection, room.id, 1) == (0, 0)


def test_a_hidden_reason_that_is_emptied_and_written_anew_stays_hidden(room: Room) -> None:
    for number in range(5):
        why(room, number, "därför", sent=1)
    room.reveal()
    reasons.hide(room.store, room.steering, reasons.shown(room.store, room.id, 1)[0].id, is_hidden=True)
    rounds.reopen(room.store, room.steering, now=LATER)
    for number in range(5):
        why(room, number, "", sent=2)
    with room.store.read() as connection:
        assert reasons.count(connection, room.id, 1) == (0, 0)
    for number in range(5):
        why(room, number, "därför, igen", sent=3)
    rounds.reveal(room.store, room.steering, now=LATER)
    assert sorted(one.is_hidden for one in reasons.shown(room.store, room.id, 1)) == [False] * 4 + [True]


def test_decisions_are_sealed_with_owner_and_day(room: Room) -> None:
    decisions.decide(
        room.store, room.steering, "Vi börjar med upphandlingar", "administrativa direktörer", date(2006, 12, 1), now=NOW
    )
    decisions.decide(room.store, room.steering, "Fel", "ingen", None, now=NOW)
    decisions.take_back(room.store, room.steering, 1)
    decisions.decide(room.store, room.steering, "Växeln utreds", "it-chefer", None, now=LATER)
    with pytest.raises(NotFound):
        decisions.take_back(room.store, room.steering, 7)
    for decision, owner in (("", "roll"), ("beslut", " ")):
        with pytest.raises(WorkshopError, match="saknas"):
            decisions.decide(room.store, room.steering, decision, owner, None, now=NOW)
    found = sealed(room)["decisions"]
    assert [(one["decision"], one["owned_by"], one["due_on"]) for one in found] == [  # type: ignore[attr-defined]
        ("Vi börjar med upphandlingar", "administrativa direktörer", "2006-12-01"),
        ("Växeln utreds", "it-chefer", None),
    ]
    with pytest.raises(NotAllowed, match="avslutad"):
        decisions.decide(room.store, room.steering, "Sent", "roll", None, now=NOW)


def test_the_clock_counts_down_and_closes_nothing(room: Room) -> None:
    rounds.set_clock(room.store, room.steering, 5, now=NOW)
    assert workshops.load(room.store, room.id).round.ends_at == NOW + timedelta(minutes=5)
    room.join(1)
    room.score(1, 3, now=NOW + timedelta(minutes=9))
    rounds.set_clock(room.store, room.steering, 0, now=NOW)
    assert workshops.load(room.store, room.id).round.ends_at is None
    with pytest.raises(TooMuch):
        rounds.set_clock(room.store, room.steering, 121, now=NOW)
    room.reveal()
    with pytest.raises(NotAllowed):
        rounds.set_clock(room.store, room.steering, 5, now=NOW)


def test_who_joins_after_the_first_result_came_late(room: Room) -> None:
    room.all_score([1, 2])
    room.reveal()
    rounds.begin_next(room.store, room.steering, now=LATER)
    room.join(8, now=LATER + timedelta(seconds=1))
    room.score(8, 3, now=LATER)
    rounds.reveal(room.store, room.steering, now=LATER)
    assert [one["newcomers"] for one in sealed(room)["rounds"]] == [0, 1]  # type: ignore[attr-defined]


def test_a_room_tells_what_it_shows_from_what_it_showed_before(room: Room) -> None:
    room.all_score([1, 2, 4, 5])
    room.reveal()
    before = workshops.load(room.store, room.id)
    rounds.reopen(room.store, room.steering, now=LATER)
    room.score(0, 5)
    rounds.reveal(room.store, room.steering, now=LATER)
    assert repr(workshops.load(room.store, room.id)) != repr(before), "answers are kept by what their choices say of themselves"
