"""Creating, finding and changing a workshop; limits; texts that people type."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from workshop_room import ANCHORS, CRITERIA, ITEMS, NOW, Room, begin, device

from lstdash.database import limits, values
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound, TooMuch, WorkshopError
from lstdash.workshop import changes, items, kinds, steering, workshops
from lstdash.workshop.entities import Created, Criterion, Item, Steering


def create(store: Store, **other: object) -> Created:
    usual = {"kind": kinds.kind(kinds.FIRST), "title": "Titel", "items": ITEMS, "criteria": CRITERIA, "data_version": "d"}
    return workshops.create(store, **{**usual, "settings": {}, "now": NOW, **other})  # type: ignore[arg-type]


def test_a_new_workshop_is_read_back_as_it_was_made(room: Room) -> None:
    workshop = workshops.load(room.store, room.id)
    assert (workshop.title, workshop.status, workshop.code) == ("Var börjar vi?", "open", room.created.code)
    assert (workshop.kind, workshop.model_version) == ("borja-har", kinds.kind("borja-har").model_version)
    assert (workshop.items, workshop.criteria) == (ITEMS, CRITERIA)
    assert workshop.settings == {"weights": [1, 1, 1]}
    assert (workshop.created_at, workshop.expires_at) == (NOW, NOW + timedelta(days=7))
    assert (workshop.round.number, workshop.round.status, workshop.round.items) == (1, "open", ("upphandlingar", "mallar"))
    assert not workshop.round.is_revealed and workshop.joining_open and workshop.closed_at is None


@pytest.mark.parametrize("code", kinds.ROOMS)
def test_every_kind_is_scored_on_its_own_axes_and_on_no_other(store: Store, code: str) -> None:
    kind = kinds.kind(code)
    own = tuple(Criterion(axis.key, axis.key, axis.name, ANCHORS) for axis in kind.axes)
    made = create(store, kind=kind, criteria=own)
    found = workshops.load(store, made.id)
    assert (found.kind, found.model_version, found.criteria) == (code, kind.model_version, own)
    other = next(kinds.kind(one) for one in kinds.ROOMS if one != code)
    with pytest.raises(WorkshopError, match="Varje axel behöver minst ett kriterium"):
        create(store, kind=other, criteria=own)


def test_codes_and_secrets_are_random_and_the_secret_is_not_stored(room: Room) -> None:
    other = begin(room.store, NOW)
    assert len(room.created.code) == 8 and set(room.created.code) <= set(values.ALPHABET)
    assert not set("01ILOU") & set(values.ALPHABET) and len(values.ALPHABET) ** 8 > 6e11
    assert len({room.created.code, other.created.code}) == 2 and room.created.secret != other.created.secret
    with room.store.read() as connection:
        stored = repr(connection.exec_driver_sql("select * from workshops").all())
    assert room.created.secret not in stored and room.created.secret.replace("-", "") not in stored


@pytest.mark.parametrize("written", ["{}", " {} ", "lower", "dashed", "spaced"])
def test_a_code_may_be_typed_in_many_ways(room: Room, written: str) -> None:
    code = room.created.code
    typed = {"lower": code.lower(), "dashed": values.shown(code), "spaced": " ".join(code)}.get(written, written.format(code))
    assert workshops.by_code(room.store, typed, device(1), now=NOW) == room.id


@pytest.mark.parametrize("code", ["", "ABC", "ABCDEFG0", "ABCDEFGHJ", "ÅÄÖÅÄÖÅÄ", "ABCD\x00FGH", "*" * 1000])
def test_a_malformed_code_is_explained_and_not_counted_as_a_guess(room: Room, code: str) -> None:
    for _ in range(limits.MOST_TRIES + 1):
        with pytest.raises(NotFound, match="inte skriven som"):
            workshops.by_code(room.store, code, device(1), now=NOW)
    assert workshops.by_code(room.store, room.created.code, device(1), now=NOW) == room.id


def test_guessing_codes_is_stopped_per_device_and_starts_over_after_ten_minutes(room: Room) -> None:
    for _ in range(limits.MOST_TRIES):
        with pytest.raises(NotFound, match="hör inte till"):
            workshops.by_code(room.store, "ZZZZZZZZ", device(1), now=NOW)
    with pytest.raises(TooMuch, match="För många försök"):
        workshops.by_code(room.store, room.created.code, device(1), now=NOW)
    assert workshops.by_code(room.store, room.created.code, device(2), now=NOW) == room.id  # the room shares an address
    later = NOW + limits.TRIES_WINDOW
    assert workshops.by_code(room.store, room.created.code, device(1), now=later) == room.id


@pytest.mark.parametrize(("before", "is_known"), [(timedelta(microseconds=1), True), (timedelta(0), False)])
def test_a_code_expires(room: Room, before: timedelta, is_known: bool) -> None:
    at = NOW + timedelta(days=7) - before
    if is_known:
        assert workshops.by_code(room.store, room.created.code, device(1), now=at) == room.id
    else:
        with pytest.raises(NotFound, match="gått ut"):
            workshops.by_code(room.store, room.created.code, device(1), now=at)


def test_an_expired_code_can_be_extended(room: Room) -> None:
    late = NOW + timedelta(days=20)
    assert workshops.extend(room.store, room.steering, now=late, days=2) == late + timedelta(days=2)
    assert workshops.by_code(room.store, room.created.code, device(1), now=late) == room.id


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_code_is_good_for_a_day_to_a_year(store: Store, days: int) -> None:
    with pytest.raises(WorkshopError, match="så länge"):
        create(store, days=days)


def test_settings_are_kept_and_counted_as_a_change_on_stage(room: Room) -> None:
    before = changes.poll(room.store, room.id)
    workshops.set_settings(room.store, room.steering, {"effort_threshold": 2.5})
    after = changes.poll(room.store, room.id)
    assert workshops.load(room.store, room.id).settings == {"effort_threshold": 2.5}
    assert (after.changes, after.stages) == (before.changes + 1, before.stages + 1)


def test_settings_have_a_size_limit_and_no_nan(room: Room) -> None:
    with pytest.raises(TooMuch, match="reglage"):
        workshops.set_settings(room.store, room.steering, {"x": "a" * values.MOST_JSON})
    with pytest.raises(ValueError):
        workshops.set_settings(room.store, room.steering, {"x": float("nan")})


def test_polling_an_unknown_workshop(store: Store) -> None:
    with pytest.raises(NotFound):
        changes.poll(store, "saknas")
    with pytest.raises(NotFound):
        items.add(store, Steering("saknas"), ITEMS, now=NOW)


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"title": "   "}, "saknas"),
        ({"title": "å" * (limits.LONGEST_TITLE + 1)}, "för lång"),
        ({"criteria": CRITERIA[:2]}, "axel"),
        ({"criteria": (*CRITERIA, replace(CRITERIA[0], key="ny", axis="annan"))}, "axel"),
        ({"criteria": (*CRITERIA, CRITERIA[0])}, "två gånger"),
        ({"criteria": tuple(replace(CRITERIA[n % 3], key=f"k{n}") for n in range(limits.MOST_CRITERIA + 1))}, "kriterier"),
        ({"items": (*ITEMS, ITEMS[0])}, "finns redan"),
        ({"items": tuple(Item(f"i{n}", "x") for n in range(limits.MOST_ITEMS + 1))}, "förslag"),
        ({"items": (Item("a", ""),)}, "saknas"),
        ({"items": (Item("a", "b" * (limits.LONGEST_LABEL + 1)),)}, "för lång"),
    ],
)
def test_a_workshop_that_cannot_be_made_leaves_nothing(store: Store, other: dict[str, object], message: str) -> None:
    with pytest.raises(WorkshopError, match=message):
        create(store, **other)
    with store.read() as connection:
        assert connection.exec_driver_sql("select count(*) from workshops").scalar_one() == 0


def test_texts_at_the_limit_are_kept_whole(store: Store) -> None:
    title = "å" * limits.LONGEST_TITLE
    made = create(store, title=title, items=tuple(Item(f"i{n}", f"x{n}") for n in range(limits.MOST_ITEMS)))
    workshop = workshops.load(store, made.id)
    assert workshop.title == title and len(workshop.items) == limits.MOST_ITEMS


def test_number_of_workshops_is_limited_but_expired_ones_do_not_count(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_OPEN_WORKSHOPS", 1)
    create(store)
    with pytest.raises(TooMuch, match="för många workshoppar"):
        create(store)
    create(store, now=NOW + timedelta(days=8))


def test_typed_text_is_one_line_without_control_or_direction_marks() -> None:
    assert values.clean(" rad 1\r\nrad\t2\x00\u202e\u200b ", "fält", 40) == "rad 1 rad 2"
    assert values.clean("<b>**=SUMMA(A1)</b>", "fält", 40) == "<b>**=SUMMA(A1)</b>"  # shown as text, so kept as text
    assert values.clean("a\u030a", "fält", 1) == "å"
    assert values.clean("x\ud800y", "fält", 5) == "xy"


def test_a_time_without_zone_is_a_bug() -> None:
    with pytest.raises(ValueError):
        values.stamp(datetime(2006, 1, 1))


def test_items_can_be_added_and_removed(room: Room) -> None:
    items.add(room.store, room.steering, [Item("", "Eget förslag"), Item("", "Ännu ett")], now=NOW)
    items.remove(room.store, room.steering, "upphandlingar", now=NOW)
    workshop = workshops.load(room.store, room.id)
    assert [item.label for item in workshop.items] == ["Mallar och blanketter", "Eget förslag", "Ännu ett"]
    assert len({item.key for item in workshop.items}) == 3
    assert workshop.round.items == tuple(item.key for item in workshop.items)
    with pytest.raises(NotFound):
        items.remove(room.store, room.steering, "saknas", now=NOW)


@pytest.mark.parametrize("typed", [["  mallar  OCH blanketter "], ["Gemensam växel", "gemensam växel"]])
def test_a_typed_item_that_is_called_as_another_is_refused_and_nothing_is_added(room: Room, typed: list[str]) -> None:
    with pytest.raises(WorkshopError, match="finns redan"):
        items.add(room.store, room.steering, [Item("", name) for name in typed], now=NOW)
    assert workshops.load(room.store, room.id).items == ITEMS


def test_steering_needs_the_secret_once_and_then_the_cookie(room: Room) -> None:
    token = steering.once_by_secret(
        room.store, room.created.code, room.created.secret.lower().replace("-", " "), device(1), now=NOW
    )
    cookie = steering.exchange(room.store, token, now=NOW)
    assert cookie.workshop == room.id and steering.may_steer(room.store, room.id, cookie.token, now=NOW)
    with pytest.raises(NotAllowed, match="redan använd"):
        steering.exchange(room.store, token, now=NOW)


def test_a_one_time_token_is_short_lived_and_no_cookie(room: Room) -> None:
    token = steering.once_by_secret(room.store, room.created.code, room.created.secret, device(1), now=NOW)
    assert not steering.may_steer(room.store, room.id, token, now=NOW)
    with pytest.raises(NotAllowed):
        steering.exchange(room.store, token, now=NOW + timedelta(minutes=steering.ONCE_MINUTES))
    with pytest.raises(NotAllowed):
        steering.exchange(room.store, room.cookie, now=NOW)  # a cookie is no one-time token either


@pytest.mark.parametrize("cookie", [None, "", "gissning", "\ud800\x00"])
def test_without_the_cookie_nobody_steers(room: Room, cookie: str | None) -> None:
    with pytest.raises(NotAllowed, match="Bara workshopledaren"):
        steering.authorise(room.store, room.id, cookie, now=NOW)


def test_a_cookie_steers_its_own_workshop_only_and_expires(room: Room) -> None:
    other = begin(room.store, NOW)
    assert not steering.may_steer(room.store, other.id, room.cookie, now=NOW)
    assert not steering.may_steer(room.store, room.id, room.cookie, now=NOW + timedelta(days=steering.COOKIE_DAYS))
    steering.stop_steering(room.store, room.cookie)
    assert not steering.may_steer(room.store, room.id, room.cookie, now=NOW)


def test_a_wrong_secret_is_refused_and_counted(room: Room) -> None:
    other = begin(room.store, NOW)
    for _ in range(limits.MOST_TRIES):
        with pytest.raises(NotAllowed, match="hör inte ihop"):
            steering.once_by_secret(room.store, room.created.code, other.created.secret, device(1), now=NOW)
    with pytest.raises(TooMuch):
        steering.once_by_secret(room.store, room.created.code, room.created.secret, device(1), now=NOW)


def test_an_unknown_code_and_an_empty_secret_never_match(room: Room) -> None:
    with pytest.raises(NotAllowed):
        steering.once_by_secret(room.store, "ZZZZZZZZ", "", device(1), now=NOW)


def test_the_facilitator_gets_back_in_after_the_code_has_expired(room: Room) -> None:
    late = NOW + timedelta(days=30)
    token = steering.once_by_secret(room.store, room.created.code, room.created.secret, device(1), now=late)
    assert steering.exchange(room.store, token, now=late).workshop == room.id
