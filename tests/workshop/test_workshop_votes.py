"""Joining and scoring: what is acknowledged is stored once, and late or strange messages change nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event
from workshop_room import CRITERIA, ITEMS, NOW, Room, begin, device

from lstdash.database import limits
from lstdash.database.faults import NotAllowed, NotFound, TooMuch, WorkshopError
from lstdash.workshop import changes, devices, people, progress, results, rounds, votes, workshops
from lstdash.workshop.votes import Score


def stored(room: Room) -> list[tuple[int, str, str, int]]:
    with room.store.read() as connection:
        sql = "select round, item, criterion, score from scores order by round, item, criterion, participant"
        return [tuple(row) for row in connection.exec_driver_sql(sql)]


def test_a_reload_is_the_same_person(room: Room) -> None:
    first = room.join(1, group="Norr", nickname="Åsa")
    again = room.join(1, group="Norr", nickname="Åsa L")
    assert (again.id, again.nickname, again.joined_at) == (first.id, "Åsa L", NOW)
    found = people.known(room.store, room.id, device(1))
    assert found is not None and found.id == first.id
    assert people.known(room.store, room.id, device(2)) is None
    assert people.known(room.store, room.id, None) is None


def test_a_device_cannot_be_followed_between_workshops(room: Room) -> None:
    other = begin(room.store, NOW)
    room.join(1)
    other.join(1)
    with room.store.read() as connection:
        hashes = connection.exec_driver_sql("select device_hash from participants").scalars().all()
    assert len(set(hashes)) == 2 and device(1) not in "".join(hashes)


@pytest.mark.parametrize("bad", ["", "kort", "x" * 201])
def test_a_device_without_a_proper_cookie_is_refused(room: Room, bad: str) -> None:
    with pytest.raises(NotAllowed, match="kakor"):
        people.join(room.store, room.created.code, devices.signed(room.store, bad), now=NOW)


def test_a_full_workshop_and_a_closed_door(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PARTICIPANTS", 2)
    room.join(1)
    room.join(2)
    with pytest.raises(TooMuch, match="full"):
        room.join(3)
    room.join(2)  # those who are in may come back
    monkeypatch.undo()
    workshops.set_joining(room.store, room.steering, is_open=False)
    with pytest.raises(NotAllowed, match="inte emot fler"):
        room.join(3)
    room.join(1)
    workshops.set_joining(room.store, room.steering, is_open=True)
    room.join(3)


def test_names_and_groups_are_limited(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooMuch, match="namn"):
        room.join(1, nickname="x" * (limits.LONGEST_NAME + 1))
    monkeypatch.setattr(limits, "MOST_GROUPS", 2)
    room.join(1, "Norr")
    room.join(2, "Syd")
    room.join(3, "Syd")
    with pytest.raises(TooMuch, match="grupper"):
        room.join(4, "Väst")


def test_a_group_may_change_only_before_scoring(room: Room) -> None:
    room.join(1, "Norr")
    assert room.join(1, "Syd").group == "Syd"
    room.score(1, 3)
    with pytest.raises(WorkshopError, match="kan inte ändras"):
        room.join(1, "Norr")


def test_presence_is_counted_and_fades(room: Room) -> None:
    room.join(1)
    room.join(2)
    later = NOW + people.PRESENT_FOR
    people.touch(room.store, room.id, device(1), now=later)
    counted = progress.counts(room.store, room.id, 1, now=later)
    assert (counted.joined, counted.present) == (2, 1)
    before = changes.poll(room.store, room.id)
    people.touch(room.store, room.id, device(1), now=later + timedelta(seconds=60))
    assert changes.poll(room.store, room.id) == before  # being there is no change


def test_touch_writes_at_most_every_ten_seconds(room: Room) -> None:
    room.join(1)
    for seconds, written in ((9, 0), (10, 0), (11, 11)):
        people.touch(room.store, room.id, device(1), now=NOW + timedelta(seconds=seconds))
        with room.store.read() as connection:
            seen = connection.exec_driver_sql("select last_seen from participants").scalar_one()
        assert seen == (NOW + timedelta(seconds=written)).isoformat(timespec="microseconds")


def test_scoring_twice_stores_one_score_and_the_last_counts(room: Room) -> None:
    room.join(1)
    receipt = room.score(1, 2)
    assert (receipt.round, receipt.stored) == (1, (Score("upphandlingar", "effekt", 2),))
    for _ in range(2):
        room.score(1, 5)
    assert stored(room) == [(1, "upphandlingar", "effekt", 5)]
    assert votes.own_scores(room.store, room.id, device(1), 1) == {("upphandlingar", "effekt"): 5}


def test_many_scores_are_stored_all_or_none(room: Room) -> None:
    room.join(1)
    good, bad = Score("mallar", "effekt", 3), Score("mallar", "saknas", 3)
    with pytest.raises(NotFound):
        votes.record_scores(room.store, room.id, device(1), [good, bad], now=NOW)
    assert stored(room) == []
    votes.record_scores(room.store, room.id, device(1), [good, Score("mallar", "startkostnad", 1)], now=NOW)
    assert stored(room) == [(1, "mallar", "effekt", 3), (1, "mallar", "startkostnad", 1)]


@pytest.mark.parametrize("score", [6, -1, 2.0, "3", None, True, False, 10**30])
def test_only_whole_steps_are_scores(room: Room, score: object) -> None:
    room.join(1)
    with pytest.raises(WorkshopError, match="skalan"):
        votes.record_scores(room.store, room.id, device(1), [Score("mallar", "effekt", score)], now=NOW)  # type: ignore[arg-type]


def test_a_stranger_cannot_score_or_read(room: Room) -> None:
    for action in (lambda: room.score(1, 3), lambda: votes.own_scores(room.store, room.id, device(1), 1)):
        with pytest.raises(NotAllowed, match="inte med"):
            action()


@pytest.mark.parametrize("cells", [1, 6])
def test_a_message_costs_six_statements_however_many_scores_are_in_it(room: Room, cells: int) -> None:
    room.join(1)
    every = [Score(item.key, criterion.key, 3) for item in ITEMS for criterion in CRITERIA]
    statements: list[str] = []
    event.listen(room.store.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    votes.record_scores(room.store, room.id, device(1), every[:cells], now=NOW)
    assert len([one for one in statements if not one.startswith("begin")]) == 6
    assert len(stored(room)) == cells


def test_counts_tell_how_many_but_never_what(room: Room) -> None:
    room.all_score([1, 5, 5])
    room.join(9)
    counted = progress.counts(room.store, room.id, 1, now=NOW)
    assert (counted.joined, counted.cells) == (4, {("upphandlingar", "effekt"): 3})


def test_every_vote_moves_the_change_counter_but_not_the_stage(room: Room) -> None:
    room.join(1)
    before = changes.poll(room.store, room.id)
    room.score(1, 3)
    after = changes.poll(room.store, room.id)
    assert (after.changes, after.stages) == (before.changes + 1, before.stages)
    rounds.stop(room.store, room.steering)
    assert changes.poll(room.store, room.id).stages == before.stages + 1


def test_phones_share_a_poll_that_is_a_tenth_of_a_second_old_at_most(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(changes.time, "monotonic", lambda: clock[0])
    first = changes.poll_shared(room.store, room.id)
    room.reveal()
    assert changes.poll_shared(room.store, room.id) == first
    clock[0] += changes.SHARED_SECONDS + 0.01
    assert changes.poll_shared(room.store, room.id) == changes.poll(room.store, room.id) != first


def test_the_roster_shows_progress_and_no_scores(room: Room) -> None:
    room.join(1, nickname="Åsa")
    room.join(2)
    room.score(1, 5)
    roster = people.roster(room.store, room.steering, 1, now=NOW)
    assert sorted((row.nickname, row.is_present, row.scored) for row in roster) == [("", True, 0), ("Åsa", True, 1)]


def test_withdrawing_deletes_the_hidden_scores_and_the_name(room: Room) -> None:
    room.join(1, "Norr", "Åsa")
    room.score(1, 5)
    people.withdraw(room.store, room.id, device(1))
    known = people.known(room.store, room.id, device(1))
    assert stored(room) == [] and known is not None and (known.nickname, known.group) == ("", "")
    people.withdraw(room.store, room.id, device(2))  # a stranger: nothing happens


def test_withdrawing_after_the_reveal_keeps_what_was_shown(room: Room) -> None:
    room.all_score([1, 2, 3, 4, 5], group="Norr")
    room.reveal()
    people.withdraw(room.store, room.id, device(0))
    assert results.groups(room.store, room.id, 1) == {"Norr": 5}
    assert len(results.results(room.store, room.id, 1).rows) == 5


def test_a_message_that_comes_late_does_not_undo_a_later_one(room: Room) -> None:
    room.join(1)
    item, criterion = ITEMS[0].key, CRITERIA[0].key

    def send(score: int, sent: int) -> votes.Receipt:
        given = [Score(item, criterion, score)]
        return votes.record_scores(room.store, room.id, device(1), given, now=NOW, round_number=1, sent=sent)

    assert send(2, 1_700_000_000_000).sent == 1_700_000_000_000  # milliseconds since 1970: more than 32 bits
    assert send(4, 1_700_000_000_001).stored
    late = send(2, 1_700_000_000_000)
    assert (late.stored, late.sent) == ((), 1_700_000_000_001)
    assert send(4, 1_700_000_000_001).stored, "the same message again is stored once, and acknowledged"
    assert stored(room) == [(1, item, criterion, 4)]


def test_a_score_of_another_round_is_not_counted_in_this_one(room: Room) -> None:
    room.join(1)
    given = [Score(ITEMS[0].key, CRITERIA[0].key, 3)]
    for number in (0, 2):
        with pytest.raises(NotAllowed, match="tar inte emot fler"):
            votes.record_scores(room.store, room.id, device(1), given, now=NOW, round_number=number)
    assert stored(room) == []


@pytest.mark.parametrize("number", [-1, votes.HIGHEST_NUMBER + 1, True, 1.5])
def test_a_message_needs_a_number_that_can_be(room: Room, number: int) -> None:
    room.join(1)
    with pytest.raises(WorkshopError, match="saknar nummer"):
        votes.record_scores(room.store, room.id, device(1), [], now=NOW, sent=number)
