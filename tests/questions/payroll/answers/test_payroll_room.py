"""A room that sets the payroll assumptions: on phones, after the reveal, with few, and sealed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from lstdash import formats
from lstdash.errors import UserError
from lstdash.exhibits import Exhibit
from lstdash.questions.payroll.answers import kind, room
from lstdash.questions.payroll.answers.room_words import Payback, Turning, headline
from lstdash.questions.payroll.charts import room_exhibits
from lstdash.questions.workshop.answers import access, phone, progress, records, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.workshop import kinds
from tests.lib.devices import cookie_of
from tests.lib.rooms import database, device, room_of  # noqa: F401 (fixture)

NBSP = formats.NBSP
KEYS = ("besparing", "engangskostnad", "hemtaget", "inforande", "ranta")
CRITERIA = ("troligast", "lagst", "hogst")


@pytest.fixture
def opened(version: str, database: None) -> Opened:  # noqa: F811 (a fixture asks for a fixture)
    return setup.create(version, Plan("reglage", "Vad tror vi?", KEYS, (), CRITERIA))


@pytest.fixture
def cookie(opened: Opened) -> str:
    return access.exchange(access.token_by_secret(opened.code, opened.secret, device(999))).token


def step(opened: Opened, item: str, text: str) -> int:
    """The step of a slider that is called so."""
    [found] = [one for one in room_of(opened).items if one.key == item]
    return kind.words(found).index(text.replace(" ", NBSP)) + 1


def give(opened: Opened, number: int, **values: str) -> None:
    """Somebody sets sliders: `besparing="42 %"`, three points as `besparing="30 %|42 %|50 %"`, `vet ej` to pass."""
    vote.join(opened.code, cookie_of(device(number)), "", "")
    scores: dict[str, int] = {}
    for item, written in values.items():
        if written == "vet ej":
            scores[f"{item}|troligast"] = 0
            continue
        likely, *ends = written.split("|")[1:2] + written.split("|")[::2] if "|" in written else [written]
        scores[f"{item}|troligast"] = step(opened, item, likely)
        scores |= {f"{item}|{name}": step(opened, item, end) for name, end in zip(("lagst", "hogst"), ends, strict=False)}
    vote.record(opened.workshop, device(number), scores)


def test_the_form_offers_the_sliders_that_move_the_seven(version: str) -> None:
    found = kind.offer(version)
    assert tuple(one.key for one in found.items) == KEYS and [one.key for one in found.more] == ["parallell"]
    saving = found.items[0]
    words = kind.words(saving)
    assert (words[0], words[-1], len(words)) == (f"5{NBSP}%", f"70{NBSP}%", saving.steps) == (words[0], words[-1], 66)
    assert all(len(set(kind.words(one))) == one.steps for one in (*found.items, *found.more)), "every step has its own words"
    assert setup.time_needed(5, 1, scored="värden").startswith(f"Varje deltagare sätter 5{NBSP}värden.")


def test_a_phone_gets_each_sliders_steps_and_not_where_the_page_stands(opened: Opened) -> None:
    vote.join(opened.code, cookie_of(device(1)), "", "")
    told = json.loads(json.dumps(phone.message(vote.phone(opened.workshop, device(1)))))
    assert (told["noun"], told["scored"]) == ("Reglage", "värden")
    assert [one["optional"] for one in told["criteria"]] == [False, True, True]
    assert told["items"][0]["steps"][37] == f"42{NBSP}%" and "42" not in told["items"][0]["description"]
    with pytest.raises(UserError, match="skalan"):
        vote.record(opened.workshop, device(1), {"besparing|troligast": 67})
    vote.record(opened.workshop, device(1), {"besparing|troligast": 66})


def test_likely_values_alone_make_a_participant_done(opened: Opened) -> None:
    give(opened, 1, besparing="42 %", engangskostnad="168 %", hemtaget="100 %", inforande="0 år", ranta="vet ej")
    give(opened, 2, besparing="30 %|42 %|50 %")
    now = progress.come_so_far(room_of(opened))
    assert (now.done, now.scores, now.expected, now.passed) == (1, 6, 10, 1)
    assert "6 av 10 värden räknade." in now.sentence


def test_five_participants_get_draws_beside_the_reports_and_ours(version: str, opened: Opened, cookie: str) -> None:
    for number, saving in enumerate(("20 %", "30 %", "42 %", "42 %", "50 %")):
        give(opened, number, besparing=saving, engangskostnad="168 %", hemtaget="100 %", inforande="0 år", ranta="0 %")
    with pytest.raises(UserError, match="dolt"):
        room.answer(version, room_of(opened), 1)
    rooms.reveal(opened.workshop, cookie)
    found = room.answer(version, room_of(opened), 1)
    report, ours, mine = found.paybacks
    assert (report.middle_years, report.is_point) == (4.0, True)
    assert (mine.low_years, mine.middle_years, mine.high_years) == pytest.approx((3.36, 4.0, 8.4)), "1,68 through each saving"
    assert ours.middle_years == pytest.approx(6.0, abs=0.1)
    assert [one.lever for one in found.turning] == ["saving_share"], "on nothing else do they differ"
    assert found.middle_years == pytest.approx(4.0), "what a slider at a time moves away from"
    assert found.headline == (
        f"Med rummets värden har lönesamordningen i de sju länen betalat sig inom 4,0{NBSP}år i hälften av utfallen (åtta av "
        f"tio: 3,4–8,4{NBSP}år); målet 5{NBSP}år nås i 60{NBSP}% av utfallen. Rapportens egen kalkyl ger 4,0{NBSP}år och "
        f"mitten av våra spann {formats.years(ours.middle_years)}. Mest flyttar oenigheten om besparingen: 8,4{NBSP}år vid "
        f"20{NBSP}%, "
        f"3,4{NBSP}år vid 50{NBSP}%."
    )
    told = vote.phone(opened.workshop, device(0)).result
    assert told is not None and told.headline == found.headline
    assert told.lines[0] == ("Besparing", f"mitten 42{NBSP}%, åtta av tio mellan 20{NBSP}% och 50{NBSP}% (kalkylen: 42{NBSP}%)")


def test_fewer_than_five_get_no_percentage_and_no_certainty(version: str, opened: Opened, cookie: str) -> None:
    for number in range(4):
        give(opened, number, besparing="30 %")
    assert "går inte att säga med färre än fem" in progress.come_so_far(room_of(opened)).doubt
    rooms.reveal(opened.workshop, cookie)
    found = room.answer(version, room_of(opened), 1)
    assert "%" not in found.headline and "utfallen" not in found.headline and not found.turning
    assert found.headline.startswith(
        f"Med rummets mitt betalar sig lönesamordningen i de sju länen efter 5,6{NBSP}år. Färre än fem"
    )
    assert found.spreads[0].low is None and found.spreads[0].middle == 0.30 and found.spreads[1].middle is None


def test_a_slider_that_too_few_set_has_a_middle_and_no_spread(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        give(opened, number, besparing="30 %", **({"ranta": "4 %"} if number < 2 else {"ranta": "vet ej"}))
    rooms.reveal(opened.workshop, cookie)
    found = room.answer(version, room_of(opened), 1)
    interest = next(one for one in found.spreads if one.lever == "discount_rate")
    assert (interest.answers, interest.low, interest.middle) == (2, None, 0.04) and found.is_drawn
    assert rooms.passed(room_of(opened), 1) == "4 svar var ”vet ej” och räknas inte som värden: Kalkylränta (4)."


def test_six_who_answered_different_sliders_get_no_percentage(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        give(opened, number, **({"besparing": f"{30 + number} %"} if number < 3 else {"ranta": f"{number} %"}))
    rooms.reveal(opened.workshop, cookie)
    found = room.answer(version, room_of(opened), 1)
    assert found.people == 6 and not found.is_drawn and not found.turning and found.paybacks[-1].is_point
    assert "Färre än fem har svarat på varje reglage" in found.headline and "utfallen" not in found.headline


def test_a_slider_is_shown_for_a_group_whose_likely_values_are_enough(version: str, database: None) -> None:  # noqa: F811
    opened = setup.create(version, Plan("reglage", "Vad tror vi?", ("besparing",), (), CRITERIA, ("IT",)))
    cookie = access.exchange(access.token_by_secret(opened.code, opened.secret, device(999))).token
    for number in range(6):
        vote.join(opened.code, cookie_of(device(number)), "", "IT")
        given = {"besparing|troligast": 10 + number} | ({"besparing|lagst": 5} if number < 2 else {})
        vote.record(opened.workshop, device(number), given)
    rooms.reveal(opened.workshop, cookie)
    found = room.answer(version, room_of(opened), 1, "IT")
    assert found.spreads[0].answers == 6 and not any("För få i gruppen" in note for note in found.notes)


def test_an_extreme_that_few_gave_is_nobodys_alone_in_the_record_and_no_cause_for_warning(
    version: str, opened: Opened, cookie: str
) -> None:
    for number in range(6):
        vote.join(opened.code, cookie_of(device(number)), "", "")
        given = {"besparing|troligast": 10 + number, "ranta|troligast": 3} | ({"besparing|lagst": 5} if number < 4 else {})
        vote.record(opened.workshop, device(number), given | {"besparing|hogst": 30})
    assert "har bara" not in progress.come_so_far(room_of(opened)).doubt
    rooms.reveal(opened.workshop, cookie)
    assert rooms.few(room_of(opened), 1) == ""
    kept = records.open_record(version, records.close(room_of(opened), cookie))
    assert kept.doubt == ""
    assert {on: sum(counts) for item, on, counts, _, _ in kept.rounds[0].cells if item == "Besparing"} == {
        "Vad tror du är troligast?": 6,
        "Högst tänkbart": 6,
    }


def test_nobody_has_answered(version: str, opened: Opened, cookie: str) -> None:
    rooms.reveal(opened.workshop, cookie)
    found = room.answer(version, room_of(opened), 1)
    assert found.headline == "Ingen har svarat i omgången, så rummet har inget eget värde." and len(found.paybacks) == 2
    token = records.close(room_of(opened), cookie)
    assert records.open_record(version, token).headline == found.headline


def test_the_seal_reads_back_what_was_shown_and_can_be_taken_along(version: str, opened: Opened, cookie: str) -> None:
    for number, saving in enumerate(("20 %", "30 %", "42 %", "42 %", "20 %|30 %|50 %")):
        give(opened, number, besparing=saving, inforande="2 år")
    rooms.reveal(opened.workshop, cookie)
    shown = room.answer(version, room_of(opened), 1)
    kept = records.open_record(version, records.close(room_of(opened), cookie))
    assert room.reopened(kept.document) == shown and kept.headline == shown.headline
    assert ("Rummets mitt: besparing", f"30{NBSP}%") in kept.settled and kept.settled[-3][0] == "Rapportens kalkyl"
    sums = {(item, criterion): counts for one in kept.rounds for item, criterion, counts, _, _ in one.cells}
    assert sum(sums["Besparing", "Vad tror du är troligast?"]) == 5
    assert ("Besparing", "Lägst tänkbart") not in sums, "that one gave is nobody else's"
    for exhibit in (room_exhibits.sealed(shown), room_exhibits.spreads(shown), room_exhibits.swings(shown)):
        assert isinstance(exhibit, Exhibit) and exhibit.figure is not None
        assert exhibit.figure().data and exhibit.alt.endswith(".")
    assert room_exhibits.sealed(None).table.rows == ()
    never = replace(shown.paybacks[0], low_years=None, middle_years=None, high_years=None, is_point=True)
    unpaid = room_exhibits.paybacks(replace(shown, paybacks=(never,)))
    assert unpaid.figure and unpaid.figure().layout.annotations[0].xanchor == "right", "whole at the edge of a phone"
    (row,) = unpaid.table.rows
    assert row[1:] == (None, f"aldrig inom {shown.horizon_years:.0f} år", None)


@pytest.mark.parametrize(
    ("low", "middle", "high", "says"),
    [
        (None, None, None, "betalar sig lönesamordningen i de sju länen sällan inom 15"),
        (4.0, None, None, "inte betalat sig inom 15"),
        (4.0, 6.0, None, "inom 6,0"),
    ],
)
def test_never_is_said(low: float | None, middle: float | None, high: float | None, says: str) -> None:
    paybacks = [
        Payback("R", None, 4.0, None, True),
        Payback("V", 3.0, 6.0, 9.0, False),
        Payback("Rummet", low, middle, high, False),
    ]
    turning = [Turning("saving_share", "20 %", None, "50 %", 3.36)]
    found = headline(6, paybacks, turning, 0.005, 5, 15).replace(NBSP, " ")
    assert says in found and "mindre än 1 %" in found and "aldrig inom 15 år vid 20 %, 3,4 år vid 50 %" in found


def test_the_kind_is_one_of_three() -> None:
    assert list(kinds.ROOMS) == ["borja-har", "faktorer", "reglage"]
    assert kinds.kind("reglage").noun.many == "reglage" and kinds.kind("reglage").scored == "värden"
