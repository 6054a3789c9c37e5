"""A workshop from start to seal through the answers: what is shown, what is withheld, and that the seal holds."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from lstdash.errors import UserError
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.workshop.answers import access as workshop_access
from lstdash.questions.workshop.answers import record as workshop_record
from lstdash.questions.workshop.answers import result as workshop_result
from lstdash.questions.workshop.answers import room as workshop_room
from lstdash.questions.workshop.answers import setup as workshop_setup
from lstdash.questions.workshop.answers import vote
from lstdash.questions.workshop.answers.room import Room
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.routes import cookies as workshop_cookies
from lstdash.workshop import changes

KEYS = ("upphandlingar", "loneadministration")
CRITERIA = ("initialkostnad", "effekt")
GROUPS = ("Länsledning", "IT")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")


@pytest.fixture
def opened(version: str, database: None) -> Opened:
    return workshop_setup.create(version, Plan("Var börjar vi?", KEYS, ("Gemensam växel", "=1+1 <b>"), CRITERIA, GROUPS))


@pytest.fixture
def cookie(opened: Opened) -> str:
    token = workshop_access.token_by_secret(opened.code, opened.secret, "d" * 20)
    return workshop_access.exchange(token).token


def device(number: int) -> str:
    return f"device-{number:020}"


def room_of(opened: Opened) -> Room:
    return workshop_room.room(opened.workshop)


def score(opened: Opened, number: int, value: Callable[[str, str], int], group: str = "") -> None:
    vote.join(opened.code, device(number), f"P{number}", group)
    of = room_of(opened)
    given = {f"{i}{vote.SEPARATOR}{c.key}": value(i, c.key) for i in of.round_items for c in of.criteria}
    vote.record(of.id, device(number), given)


def test_typed_items_and_catalogue_items_stand_side_by_side(opened: Opened) -> None:
    items = room_of(opened).items
    assert [item.name for item in items] == ["Upphandlingar", "Löneadministration", "Gemensam växel", "=1+1 <b>"]
    assert [item.origin for item in items] == ["rapporten", "rapporten", "egen", "egen"]
    assert items[0].effort_half == "small" and items[2].effort_half is None


def test_nothing_is_shown_before_the_reveal(opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: 4)
    with pytest.raises(UserError, match="Resultatet är dolt"):
        workshop_result.scoring(room_of(opened), 1)
    progress = workshop_room.progress(room_of(opened))
    assert (progress.joined, progress.scores, progress.expected) == (1, 8, 8)
    assert progress.items[0] == ("Upphandlingar", 1)


def test_only_the_right_cookie_steers(opened: Opened, cookie: str) -> None:
    for wrong in ("", "hittepa", workshop_cookies.new_device()):
        with pytest.raises(UserError, match="Bara workshopledaren"):
            workshop_room.reveal(opened.workshop, wrong)
    workshop_room.reveal(opened.workshop, cookie)
    assert room_of(opened).revealed_rounds == (1,)


def test_what_ifs_change_the_picture_and_never_the_votes(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        score(opened, number, lambda item, _: 2 if item == "upphandlingar" else 4)
    workshop_room.reveal(opened.workshop, cookie)
    before, _, _ = workshop_result.scoring(room_of(opened), 1)
    changed = Sliders((("effekt", 1.0), ("initialkostnad", 3.0)), effort_penalty=0.0)
    workshop_room.keep_sliders(room_of(opened), cookie, changed)
    of = room_of(opened)
    after, _, _ = workshop_result.scoring(of, 1)
    assert of.sliders == changed and np.array_equal(before.scores, after.scores)
    heavier = workshop_result.answer(version, of, 1, "", changed).assessment
    assert [line.priority for line in heavier.placed] == [line.benefit for line in heavier.placed]


def test_keeping_the_same_sliders_moves_no_counter(opened: Opened, cookie: str) -> None:
    stage = workshop_room.pulse(opened.workshop).stages
    workshop_room.keep_sliders(room_of(opened), cookie, Sliders())
    assert workshop_room.pulse(opened.workshop).stages == stage


def test_a_small_group_is_never_shown_alone(version: str, opened: Opened, cookie: str) -> None:
    for number in range(10):
        score(opened, number, lambda *_: 3, GROUPS[0] if number < 6 else GROUPS[1])
    workshop_room.reveal(opened.workshop, cookie)
    assert workshop_result.groups(room_of(opened), 1) == {}, "four left over would be told by the difference"
    with pytest.raises(UserError, match="Gruppen visas inte för sig"):
        workshop_result.answer(version, room_of(opened), 1, GROUPS[0], Sliders())


def test_items_left_out_of_a_round_keep_their_scores(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        score(opened, number, lambda *_: 2)
    workshop_room.reveal(opened.workshop, cookie)
    workshop_room.next_round(opened.workshop, cookie, ["loneadministration"])
    assert room_of(opened).round_items == ("loneadministration",)
    for number in range(6):
        score(opened, number, lambda *_: 5)
    workshop_room.reveal(opened.workshop, cookie)
    of = room_of(opened)
    board, participants, _ = workshop_result.scoring(of, 2)
    at = [item.key for item in of.items].index("loneadministration")
    assert participants == 6
    assert (board.scores[:, at] == 5).all() and (np.delete(board.scores, at, axis=1) == 2).all()
    movements = workshop_result.answer(version, of, 2, "", Sliders()).movements
    assert [(one.key, one.before, one.after) for one in movements] == [("loneadministration", (2.0, 2.0), (5.0, 5.0))]


def test_a_second_round_that_few_answer_leaves_what_nobody_scored_as_it_was(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        score(opened, number, lambda _, criterion, n=number: 2 + n % 2 if criterion == "effekt" else 2)
    workshop_room.reveal(opened.workshop, cookie)
    before = workshop_result.scoring(room_of(opened), 1)[0].scores
    workshop_room.next_round(opened.workshop, cookie)
    one = {f"loneadministration{vote.SEPARATOR}{criterion.key}": 5 for criterion in room_of(opened).criteria}
    vote.record(opened.workshop, device(1), one)
    workshop_room.reveal(opened.workshop, cookie)
    of = room_of(opened)
    after, participants, _ = workshop_result.scoring(of, 2)
    at = [item.key for item in of.items].index("loneadministration")
    assert participants == 1 and np.isfinite(after.scores[:, at]).any(axis=1).sum() == 1
    assert np.array_equal(np.delete(after.scores, at, axis=1), np.delete(before, at, axis=1), equal_nan=True)
    result = workshop_result.answer(version, of, 2, "", Sliders())
    (moved,) = result.movements
    assert moved.key == "loneadministration" and moved.deviation_before > 0 and np.isnan(moved.deviation_after)
    assert result.movement_sentence.endswith("steg i matrisen."), "one alone neither agrees nor disagrees"
    record = workshop_record.open_record(version, workshop_record.close(of, cookie))
    assert (record.round, record.headline) == (2, result.headline)


def test_two_camps_are_named_and_put_on_the_agenda(version: str, opened: Opened, cookie: str) -> None:
    for number in range(8):
        score(opened, number, lambda item, c, n=number: (1 if n % 2 else 5) if (item, c) == (KEYS[1], "effekt") else 3)
    workshop_room.reveal(opened.workshop, cookie)
    result = workshop_result.answer(version, room_of(opened), 1, "", Sliders())
    first = result.spreads[0]
    assert (first.key, first.shape) == (KEYS[1], "two_camps")
    assert first.sentence.startswith("Två läger om hur mätbar och stor effekten är.")
    assert first.distributions[0].counts == (4, 0, 0, 0, 4)


def test_the_seal_keeps_ranking_sums_sliders_and_versions(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        score(opened, number, lambda item, _: 2 if item == "upphandlingar" else 4)
    workshop_room.reveal(opened.workshop, cookie)
    workshop_room.keep_sliders(room_of(opened), cookie, Sliders((("initialkostnad", 2.0), ("effekt", 1.0)), 2.5))
    of = room_of(opened)
    shown = workshop_result.answer(version, of, 1, "", of.sliders)
    token = workshop_record.close(of, cookie)
    record = workshop_record.open_record(version, token)
    assert (record.headline, record.assessment) == (shown.headline, shown.assessment)
    assert record.sliders.effort_threshold == 2.5 and ("Initialkostnad", 2.0) in record.weights
    assert (record.data_version, record.is_current_data, len(record.sha256)) == (version, True, 64)
    cells = {(item, criterion): counts for _, item, criterion, *counts in workshop_record.sum_table(record)}
    assert cells["Upphandlingar", "Initialkostnad"][:5] == ["0", "6", "0", "0", "0"]
    assert workshop_record.close(room_of(opened), cookie) == token, "closing twice gives the same seal"


def test_a_hidden_round_is_left_out_of_the_seal_only_when_said(version: str, opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: 4)
    with pytest.raises(UserError, match="inte har visats"):
        workshop_record.close(room_of(opened), cookie)
    token = workshop_record.close(room_of(opened), cookie, leave_out_hidden=True)
    record = workshop_record.open_record(version, token)
    assert record.headline == "Workshopen avslutades utan någon visad omgång."
    assert [(one.participants, one.cells, one.is_shown) for one in record.rounds] == [(1, (), False)]


def test_a_phone_holds_the_own_scores_and_nobody_elses(opened: Opened) -> None:
    score(opened, 1, lambda *_: 1)
    score(opened, 2, lambda *_: 5)
    shown = vote.phone(opened.workshop, device(1))
    assert set(shown.scores.values()) == {1} and len(shown.scores) == 8
    assert shown.before == {}, "what is being scored is not from before"
    assert shown.result is None and shown.is_open


def test_the_next_round_starts_from_ones_own_shown_scores_and_none_of_them_counts(opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: 2)
    score(opened, 2, lambda *_: 5)
    workshop_room.reveal(opened.workshop, cookie)
    workshop_room.next_round(opened.workshop, cookie)
    of = room_of(opened)
    assert set(vote.phone(of.id, device(1)).before.values()) == {2}
    assert workshop_room.progress(of).scores == 0
    vote.record(of.id, device(1), {f"upphandlingar{vote.SEPARATOR}effekt": 4})
    shown = vote.phone(of.id, device(1))
    assert dict(shown.scores) == {f"upphandlingar{vote.SEPARATOR}effekt": 4}
    assert shown.before[f"upphandlingar{vote.SEPARATOR}effekt"] == 2
    assert shown.result is None, "the round before is not shown while one is open"


def test_a_phone_hears_news_only_when_the_stage_moves(opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: 4)
    shown = vote.phone(opened.workshop, device(1))
    score(opened, 2, lambda *_: 2)
    assert vote.news(opened.workshop, device(1), shown.stage) is None, "what others score is no news"
    workshop_room.stop(opened.workshop, cookie)
    time.sleep(1.5 * changes.SHARED_SECONDS)
    stopped = vote.news(opened.workshop, device(1), shown.stage)
    assert stopped is not None and (stopped.is_open, stopped.result, stopped.items) == (False, None, ())
    workshop_room.reveal(opened.workshop, cookie)
    revealed = vote.phone(opened.workshop, device(1))
    assert revealed.stage > stopped.stage > shown.stage
    assert revealed.result is not None and revealed.result.lines
    with pytest.raises(UserError, match="inte med"):
        vote.phone(opened.workshop, device(3))


def test_a_message_is_plain_json(opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: 4)
    told = json.loads(json.dumps(vote.message(vote.phone(opened.workshop, device(1)))))
    assert told["open"] and len(told["items"]) * len(told["criteria"]) == len(told["scores"]) == 8
    workshop_room.reveal(opened.workshop, cookie)
    workshop_record.close(room_of(opened), cookie)
    told = json.loads(json.dumps(vote.message(vote.phone(opened.workshop, device(1)))))
    assert told["record"].startswith("protokoll?nyckel=") and told["result"]["lines"] and not told["items"]


def test_typed_criteria_are_scored_and_weighed_like_the_reports(version: str, database: None) -> None:
    plan = Plan("T", KEYS, (), CRITERIA, own_effort=("Behov av <b>kurs</b>",), own_benefit=("=1+1",))
    made = workshop_setup.create(version, plan)
    of = workshop_room.room(made.workshop)
    own = [criterion for criterion in of.criteria if criterion.key in workshop_setup.OWN_KEYS]
    assert [(one.key, one.axis, one.name, one.raises) for one in own] == [
        ("egen-1", "effort", "Behov av <b>kurs</b>", True),
        ("egen-2", "benefit", "=1+1", True),
    ]
    assert own[0].anchors[4] == "Mycket stor insats" and own[1].anchors[0] == "Mycket liten vinst"
    assert plan.questions == len(of.criteria) == 4
    token = workshop_access.exchange(workshop_access.token_by_secret(made.code, made.secret, "d" * 20)).token
    score(made, 1, lambda _, key: 5 if key == "egen-1" else 1)
    workshop_room.reveal(of.id, token)
    shown = room_of(made)
    sliders = Sliders(weights=(("egen-1", 0.0),))
    with_own, without = (workshop_result.answer(version, shown, 1, "", at).assessment.placed for at in (shown.sliders, sliders))
    assert with_own[0].effort == 3.0 and without[0].effort == 1.0


@pytest.mark.parametrize(
    ("own", "message"),
    [
        (tuple(f"K{n}" for n in range(7)), "för många egna kriterier"),
        (("K" * 121,), "för lång"),
        (("Utbildning", "utbildning"), "samma namn"),
    ],
)
def test_typed_criteria_have_limits(version: str, database: None, own: tuple[str, ...], message: str) -> None:
    with pytest.raises(UserError, match=message):
        workshop_setup.create(version, Plan("T", KEYS, (), CRITERIA, own_effort=own))


@pytest.mark.parametrize(
    ("name", "step", "told"),
    [
        ("upphandlingar|initialkostnad", 6, "finns inte på skalan"),
        ("upphandlingar|initialkostnad", "3", "finns inte på skalan"),
        ("hittepa|effekt", 3, "går inte att poängsätta"),
        ("upphandlingar", 3, "går inte att poängsätta"),
        ("upphandlingar|effekt|", 3, "går inte att poängsätta"),
        ("|", 3, "går inte att poängsätta"),
        ("", 3, "går inte att poängsätta"),
    ],
)
def test_one_answer_that_cannot_be_refuses_the_whole_message(opened: Opened, name: str, step: int, told: str) -> None:
    vote.join(opened.code, device(1), "", "")
    with pytest.raises(UserError, match=told):
        vote.record(opened.workshop, device(1), {"upphandlingar|effekt": 3, name: step})
    assert vote.phone(opened.workshop, device(1)).scores == {}


def test_limits_are_said_in_swedish(version: str, database: None) -> None:
    with pytest.raises(UserError, match="för många förslag") as caught:
        workshop_setup.create(version, Plan("T", (), tuple(f"F{n}" for n in range(61)), CRITERIA))
    assert "högst 60" in caught.value.expected
    with pytest.raises(UserError, match="minst ett kriterium"):
        workshop_setup.create(version, Plan("T", KEYS, (), ("effekt",)))
    with pytest.raises(UserError, match="Texten saknas"):
        workshop_setup.create(version, Plan("  ", KEYS, (), CRITERIA))


def test_time_needed() -> None:
    assert workshop_setup.time_needed(6, 4) == "Varje deltagare sätter 24\u00a0poäng. Det tar ungefär 2\u00a0minuter."


@pytest.mark.parametrize(
    ("given", "seen", "address", "is_only_here"),
    [
        ("https://styr.example.se/", "http://127.0.0.1:8501/workshop", "https://styr.example.se", False),
        ("", "http://10.0.0.7:8501/workshop?rum=x", "http://10.0.0.7:8501", False),
        ("", "http://localhost:8501/workshop", "http://localhost:8501", True),
    ],
)
def test_links_lead_where_phones_can_go(
    given: str, seen: str, address: str, is_only_here: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", given)
    assert workshop_access.public_url(seen) == address
    assert workshop_access.is_only_here(address) is is_only_here
