"""A workshop from start to seal through the answers: who may what, what is withheld, and that the seal holds."""

from __future__ import annotations

import json
import time

import pytest

from lstdash.errors import UserError
from lstdash.questions.start_here.answers import room
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.workshop.answers import access, phone, progress, records, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.workshop import changes, kinds, votes
from tests.lib.devices import cookie_of
from tests.lib.rooms import CRITERIA, KEYS, device, room_of, score


def test_typed_items_and_catalogue_items_stand_side_by_side(opened: Opened) -> None:
    items = room_of(opened).items
    assert [item.label for item in items] == ["Upphandlingar", "Löneadministration", "Gemensam växel", "=1+1 <b>"]
    assert [item.origin for item in items] == ["rapporten", "rapporten", "egen", "egen"]
    assert items[0].effort_half == "small" and items[2].effort_half is None


def test_nothing_is_shown_before_the_reveal(opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: 4)
    with pytest.raises(UserError, match="Resultatet är dolt"):
        room.scoring(room_of(opened), 1)
    now = progress.come_so_far(room_of(opened))
    assert (now.joined, now.scores, now.expected) == (1, 8, 8)
    assert now.items[0] == ("Upphandlingar", 1)


def test_only_the_right_cookie_steers(opened: Opened, cookie: str) -> None:
    for wrong in ("", "hittepa", cookie_of(device(1))):
        with pytest.raises(UserError, match="Bara workshopledaren"):
            rooms.reveal(opened.workshop, wrong)
    rooms.reveal(opened.workshop, cookie)
    assert room_of(opened).revealed_rounds == (1,)


def test_keeping_the_same_sliders_moves_no_counter(opened: Opened, cookie: str) -> None:
    stage = rooms.pulse(opened.workshop).stages
    rooms.keep(room_of(opened), cookie, room.settings(Sliders()))
    assert rooms.pulse(opened.workshop).stages == stage


def test_a_hidden_round_is_left_out_of_the_seal_only_when_said(version: str, opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: 4)
    with pytest.raises(UserError, match="inte har visats"):
        records.close(room_of(opened), cookie)
    token = records.close(room_of(opened), cookie, leave_out_hidden=True)
    kept = records.open_record(version, token)
    assert kept.headline == "Workshopen avslutades utan någon visad omgång."
    assert [(one.participants, one.cells, one.is_shown) for one in kept.rounds] == [(1, (), False)]


def test_what_fewest_have_scored_is_warned_for_before_the_reveal_on_the_screen_and_in_the_record(
    version: str, opened: Opened, cookie: str
) -> None:
    for number in range(6):
        score(opened, number, lambda item, _: 0 if item == "upphandlingar" else 3)
    assert progress.come_so_far(room_of(opened)).doubt == "", "what nobody has scored gives nobody away"
    vote.record(opened.workshop, device(1), {f"upphandlingar{phone.SEPARATOR}effekt": 2})
    assert progress.come_so_far(room_of(opened)).doubt.startswith("På minst en fråga har bara 1\u00a0deltagare svarat.")
    rooms.reveal(opened.workshop, cookie)
    assert rooms.few(room_of(opened), 1).startswith("På minst en fråga har bara 1\u00a0deltagare svarat.")
    kept = records.open_record(version, records.close(room_of(opened), cookie))
    assert kept.doubt.startswith("På minst en fråga svarade färre än fem (1 i omgång 1)")


def test_a_phone_is_told_by_the_version_that_its_room_began_with(
    opened: Opened, cookie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        score(opened, number, lambda *_: 3)
    rooms.reveal(opened.workshop, cookie)
    monkeypatch.setattr("lstdash.published.versions.known_version", lambda root=None: "nyare")
    told = vote.phone(opened.workshop, device(0)).result
    assert told and told.headline.startswith("Högst hamnar")


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
    rooms.reveal(opened.workshop, cookie)
    rooms.next_round(opened.workshop, cookie)
    of = room_of(opened)
    assert set(vote.phone(of.id, device(1)).before.values()) == {2}
    assert progress.come_so_far(of).scores == 0
    vote.record(of.id, device(1), {f"upphandlingar{phone.SEPARATOR}effekt": 4})
    shown = vote.phone(of.id, device(1))
    assert dict(shown.scores) == {f"upphandlingar{phone.SEPARATOR}effekt": 4}
    assert shown.before[f"upphandlingar{phone.SEPARATOR}effekt"] == 2
    assert shown.result is None, "the round before is not shown while one is open"


def test_vet_ej_of_the_round_before_stands_like_a_score_and_can_be_kept(opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: votes.PASS)
    score(opened, 2, lambda *_: 5)
    rooms.reveal(opened.workshop, cookie)
    rooms.next_round(opened.workshop, cookie)
    before = vote.phone(opened.workshop, device(1)).before
    assert set(before.values()) == {votes.PASS} and len(before) == 8
    vote.record(opened.workshop, device(1), dict(before))
    shown = vote.phone(opened.workshop, device(1))
    come = progress.come_so_far(room_of(opened))
    assert shown.scores == before and (come.passed, come.voters) == (8, 0), "kept, and still no score"


def test_a_phone_hears_news_only_when_the_stage_moves(opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: 4)
    shown = vote.phone(opened.workshop, device(1))
    score(opened, 2, lambda *_: 2)
    assert vote.news(opened.workshop, device(1), shown.stage) is None, "what others score is no news"
    rooms.stop(opened.workshop, cookie)
    time.sleep(1.5 * changes.SHARED_SECONDS)
    stopped = vote.news(opened.workshop, device(1), shown.stage)
    assert stopped is not None and (stopped.is_open, stopped.result, stopped.items) == (False, None, ())
    rooms.reveal(opened.workshop, cookie)
    revealed = vote.phone(opened.workshop, device(1))
    assert revealed.stage > stopped.stage > shown.stage
    assert revealed.result is not None and revealed.result.lines
    with pytest.raises(UserError, match="inte med"):
        vote.phone(opened.workshop, device(3))


def test_a_message_is_plain_json(opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: 4)
    told = json.loads(json.dumps(phone.message(vote.phone(opened.workshop, device(1)))))
    assert told["open"] and len(told["items"]) * len(told["criteria"]) == len(told["scores"]) == 8
    rooms.reveal(opened.workshop, cookie)
    records.close(room_of(opened), cookie)
    told = json.loads(json.dumps(phone.message(vote.phone(opened.workshop, device(1)))))
    assert told["record"].startswith("protokoll?nyckel=") and told["result"]["lines"] and not told["items"]


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
        setup.create(version, Plan(kinds.FIRST, "T", KEYS, (), CRITERIA, own=tuple(("effort", name) for name in own)))


@pytest.mark.parametrize(
    ("name", "step", "told"),
    [
        ("upphandlingar|initialkostnad", 6, "finns inte på skalan"),
        ("upphandlingar|initialkostnad", "3", "finns inte på skalan"),
        ("hittepa|effekt", 3, "går inte att svara på"),
        ("upphandlingar", 3, "går inte att svara på"),
        ("upphandlingar|effekt|", 3, "går inte att svara på"),
        ("|", 3, "går inte att svara på"),
        ("", 3, "går inte att svara på"),
    ],
)
def test_one_answer_that_cannot_be_refuses_the_whole_message(opened: Opened, name: str, step: int, told: str) -> None:
    vote.join(opened.code, cookie_of(device(1)), "", "")
    with pytest.raises(UserError, match=told):
        vote.record(opened.workshop, device(1), {"upphandlingar|effekt": 3, name: step})
    assert vote.phone(opened.workshop, device(1)).scores == {}


def test_limits_are_said_in_swedish(version: str, database: None) -> None:
    with pytest.raises(UserError, match="för många förslag") as caught:
        setup.create(version, Plan(kinds.FIRST, "T", (), tuple(f"F{n}" for n in range(61)), CRITERIA))
    assert "högst 60" in caught.value.expected
    with pytest.raises(UserError, match="minst ett kriterium"):
        setup.create(version, Plan(kinds.FIRST, "T", KEYS, (), ("effekt",)))
    with pytest.raises(UserError, match="Texten saknas"):
        setup.create(version, Plan(kinds.FIRST, "  ", KEYS, (), CRITERIA))


def test_time_needed() -> None:
    assert setup.time_needed(6, 4) == "Varje deltagare sätter 24\u00a0poäng. Det tar ungefär 2\u00a0minuter."


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
    assert access.public_url(seen) == address
    assert access.is_only_here(address) is is_only_here
