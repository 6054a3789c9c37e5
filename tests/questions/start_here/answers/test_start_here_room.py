"""A room's round as the matrix: ranking, disagreement, movement, and what the seal keeps of them."""

from __future__ import annotations

import numpy as np
import pytest

from lstdash.errors import UserError
from lstdash.questions.start_here.answers import panel, room, sealed
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.workshop.answers import access, phone, records, rooms, setup, sums, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.workshop import kinds
from tests.lib.rooms import CRITERIA, GROUPS, KEYS, device, room_of, score


def test_what_ifs_change_the_picture_and_never_the_votes(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        score(opened, number, lambda item, _: 2 if item == "upphandlingar" else 4)
    rooms.reveal(opened.workshop, cookie)
    before, _ = room.scoring(room_of(opened), 1)
    changed = Sliders((("effekt", 1.0), ("initialkostnad", 3.0)), effort_penalty=0.0)
    rooms.keep(room_of(opened), cookie, room.settings(changed))
    of = room_of(opened)
    after, _ = room.scoring(of, 1)
    assert room.sliders_of(of.settings) == changed and np.array_equal(before.scores, after.scores)
    heavier = room.answer(version, of, 1, "", changed).assessment
    assert [line.priority for line in heavier.placed] == [line.benefit for line in heavier.placed]


def test_a_small_group_is_never_shown_alone(version: str, opened: Opened, cookie: str) -> None:
    for number in range(10):
        score(opened, number, lambda *_: 3, GROUPS[0] if number < 6 else GROUPS[1])
    rooms.reveal(opened.workshop, cookie)
    assert rooms.groups(room_of(opened), 1) == {}, "four left over would be told by the difference"
    with pytest.raises(UserError, match="Gruppen visas inte för sig"):
        room.answer(version, room_of(opened), 1, GROUPS[0], Sliders())


def test_items_left_out_of_a_round_keep_their_scores(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        score(opened, number, lambda *_: 2)
    rooms.reveal(opened.workshop, cookie)
    rooms.next_round(opened.workshop, cookie, ["loneadministration"])
    assert room_of(opened).round.items == ("loneadministration",)
    for number in range(6):
        score(opened, number, lambda *_: 5)
    rooms.reveal(opened.workshop, cookie)
    of = room_of(opened)
    board, stands = room.scoring(of, 2)
    at = [item.key for item in of.items].index("loneadministration")
    assert stands.participants == 6
    assert (board.scores[:, at] == 5).all() and (np.delete(board.scores, at, axis=1) == 2).all()
    movements = room.answer(version, of, 2, "", Sliders()).movements
    assert [(one.key, one.before, one.after) for one in movements] == [("loneadministration", (2.0, 2.0), (5.0, 5.0))]


def test_a_second_round_that_few_answer_leaves_what_nobody_scored_as_it_was(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        score(opened, number, lambda _, criterion, n=number: 2 + n % 2 if criterion == "effekt" else 2)
    rooms.reveal(opened.workshop, cookie)
    before = room.scoring(room_of(opened), 1)[0].scores
    rooms.next_round(opened.workshop, cookie)
    one = {f"loneadministration{phone.SEPARATOR}{criterion.key}": 5 for criterion in room_of(opened).criteria}
    vote.record(opened.workshop, device(1), one)
    rooms.reveal(opened.workshop, cookie)
    of = room_of(opened)
    after, stands = room.scoring(of, 2)
    at = [item.key for item in of.items].index("loneadministration")
    assert stands.participants == 1 and np.isfinite(after.scores[:, at]).any(axis=1).sum() == 1
    assert np.array_equal(np.delete(after.scores, at, axis=1), np.delete(before, at, axis=1), equal_nan=True)
    result = room.answer(version, of, 2, "", Sliders())
    (moved,) = result.movements
    assert moved.key == "loneadministration" and moved.deviation_before > 0 and np.isnan(moved.deviation_after)
    assert result.movement_sentence.endswith("steg i matrisen."), "one alone neither agrees nor disagrees"
    kept = records.open_record(version, records.close(of, cookie))
    assert (kept.round, kept.headline) == (2, result.headline)


@pytest.mark.parametrize(("voters", "is_said"), [(1, False), (4, False), (5, True)])
def test_fewer_than_five_are_told_nothing_of_how_sure_a_place_is(
    version: str, opened: Opened, cookie: str, voters: int, is_said: bool
) -> None:
    for number in range(voters):
        score(opened, number, lambda item, _, n=number: (2 if item == "upphandlingar" else 4) + n % 2)
    rooms.reveal(opened.workshop, cookie)
    found = room.answer(version, room_of(opened), 1, "", Sliders())
    own = [one.region for one in found.assessment.placed if not one.region.is_cell]
    assert own and any(one.reaches for one in own) == is_said
    grids = tuple((criterion.key, (0.0, 1.0, 3.0)) for criterion in room_of(opened).criteria)
    turns = room.along(version, room_of(opened), 1, "", Sliders(), (*grids, ("effort_penalty", (0.0, 1.0, 3.0)))).turns
    assert any(turn.value is not None for turn in turns.values()) == is_said
    assert all((turn.text == panel.FEW) != is_said for turn in turns.values())
    said = [one.sentence for one in found.spreads]
    assert said and all(("i listan" in one or "plats" in one) == is_said and one == one.strip() for one in said)


def test_two_camps_are_named_and_put_on_the_agenda(version: str, opened: Opened, cookie: str) -> None:
    for number in range(8):
        score(opened, number, lambda item, c, n=number: (1 if n % 2 else 5) if (item, c) == (KEYS[1], "effekt") else 3)
    rooms.reveal(opened.workshop, cookie)
    result = room.answer(version, room_of(opened), 1, "", Sliders())
    first = result.spreads[0]
    assert (first.key, first.shape) == (KEYS[1], "two_camps")
    assert first.sentence.startswith("Två läger om hur mätbar och stor effekten är.")
    assert first.distributions[0].counts == (4, 0, 0, 0, 4)


def test_the_seal_keeps_ranking_sums_sliders_and_versions(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        score(opened, number, lambda item, _: 2 if item == "upphandlingar" else 4)
    rooms.reveal(opened.workshop, cookie)
    rooms.keep(room_of(opened), cookie, room.settings(Sliders((("initialkostnad", 2.0), ("effekt", 1.0)), 2.5)))
    of = room_of(opened)
    shown = room.answer(version, of, 1, "", room.sliders_of(of.settings))
    token = records.close(of, cookie)
    kept = records.open_record(version, token)
    reopened = sealed.reopened(kept.document)
    assert (kept.headline, reopened.assessment) == (shown.headline, shown.assessment)
    assert reopened.sliders.effort_threshold == 2.5 and ("Initialkostnad", 2.0) in reopened.weights
    assert ("Gräns för stor insats", "2,5") in kept.settled and ("Vikt: Initialkostnad", "2") in kept.settled
    assert (kept.kind, kept.data_version, kept.is_current_data, len(kept.sha256)) == (kinds.FIRST, version, True, 64)
    cells = {(item, criterion): counts for _, item, criterion, *counts in sums.table(kept)}
    assert cells["Upphandlingar", "Initialkostnad"][:5] == ["0", "6", "0", "0", "0"]
    assert records.close(room_of(opened), cookie) == token, "closing twice gives the same seal"


def test_typed_criteria_are_scored_and_weighed_like_the_reports(version: str, database: None) -> None:
    plan = Plan(kinds.FIRST, "T", KEYS, (), CRITERIA, own=(("effort", "Behov av <b>kurs</b>"), ("benefit", "=1+1")))
    made = setup.create(version, plan)
    of = rooms.room(made.workshop)
    own = [criterion for criterion in of.criteria if criterion.key in kinds.OWN_KEYS]
    assert [(one.key, one.axis, one.name, one.raises) for one in own] == [
        ("egen-1", "effort", "Behov av <b>kurs</b>", True),
        ("egen-2", "benefit", "=1+1", True),
    ]
    assert own[0].anchors[4] == "Mycket stor insats" and own[1].anchors[0] == "Mycket liten vinst"
    assert plan.questions == len(of.criteria) == 4
    token = access.exchange(access.token_by_secret(made.code, made.secret, "d" * 20)).token
    score(made, 1, lambda _, key: 5 if key == "egen-1" else 1)
    rooms.reveal(of.id, token)
    shown = room_of(made)
    sliders = Sliders(weights=(("egen-1", 0.0),))
    with_own, without = (
        room.answer(version, shown, 1, "", at).assessment.placed for at in (room.sliders_of(shown.settings), sliders)
    )
    assert with_own[0].effort == 3.0 and without[0].effort == 1.0
