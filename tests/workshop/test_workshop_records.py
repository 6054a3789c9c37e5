"""Closing seals sums; retention deletes the rest; the record stays readable and true."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from workshop_room import NOW, Room, begin, device

from lstdash.database import scenarios
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound, WorkshopError
from lstdash.workshop import people, records, results, retention, rounds, steering, votes, workshops
from lstdash.workshop.entities import Steering

ANALYSIS = {"agenda": ["upphandlingar"], "seed": 7, "ranking": [{"key": "upphandlingar", "start_here_share": 0.87}]}


def close(room: Room, **other: object) -> records.Record:
    return records.close(room.store, room.steering, **{"analysis": ANALYSIS, "now": NOW + timedelta(hours=2), **other})  # type: ignore[arg-type]


def test_the_record_holds_sums_spread_settings_and_versions_but_no_single_vote(room: Room) -> None:
    room.join(1, nickname="Åsa", group="Norr")
    room.all_score([1, 4, 5, 5])
    room.reveal()
    record = close(room)
    document = record.document
    assert document["rounds"][0]["cells"] == [  # type: ignore[index]
        {"item": "upphandlingar", "criterion": "effekt", "counts": [1, 0, 0, 1, 2], "mean": 3.75, "deviation": 1.639360}
    ]
    assert (document["participants"], document["data_version"], document["model_version"]) == (4, "2026-11-01", "2")
    assert document["analysis"] == ANALYSIS and document["settings"] == {"weights": [1, 1, 1]}
    assert [item["label"] for item in document["items"]] == ["Upphandlingar", "Mallar och blanketter"]  # type: ignore[index, union-attr]
    known = people.known(room.store, room.id, device(1))
    assert known is not None
    for secret in ("Åsa", "Norr", room.created.code, known.id):
        assert secret not in json.dumps(document, ensure_ascii=False)


def test_the_hash_is_over_the_canonical_document(room: Room) -> None:
    record = close(room)
    canonical = json.dumps(record.document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert record.sha256 == hashlib.sha256(canonical.encode()).hexdigest()


def test_a_record_is_opened_by_its_link_only(room: Room) -> None:
    assert records.record_of(room.store, room.id) is None
    record = close(room)
    assert records.open_record(room.store, record.token) == record == records.record_of(room.store, room.id)
    for wrong in ("", room.id, record.token[:-1], "å\x00\ud800"):
        with pytest.raises(NotFound):
            records.open_record(room.store, wrong)


def test_a_changed_record_is_not_shown(room: Room) -> None:
    record = close(room)
    with room.store.write() as connection:
        connection.execute(text("update records set document = replace(document, '0.87', '0.99')"))
    with pytest.raises(WorkshopError, match="ändrats efter förseglingen"):
        records.open_record(room.store, record.token)


def test_closing_twice_gives_the_same_record(room: Room) -> None:
    first = close(room)
    assert close(room, analysis={}, now=NOW + timedelta(days=1)) == first
    assert workshops.load(room.store, room.id).closed_at == NOW + timedelta(hours=2)


def test_scores_that_were_never_shown_are_not_sealed_by_mistake(room: Room) -> None:
    room.all_score([2, 3])
    with pytest.raises(NotAllowed, match="inte har visats"):
        close(room)
    assert workshops.load(room.store, room.id).status == "open"
    document = close(room, leave_out_hidden=True).document
    assert document["rounds"][0]["cells"] == [] and document["rounds"][0]["participants"] == 2  # type: ignore[index]


def test_a_closed_workshop_takes_no_changes_but_shows_what_was_shown(room: Room) -> None:
    room.all_score([2, 3])
    room.reveal()
    close(room)
    assert len(results.results(room.store, room.id, 1).rows) == 2
    for change in (
        lambda: room.join(9),
        lambda: rounds.begin_next(room.store, room.steering, now=NOW),
        lambda: workshops.set_settings(room.store, room.steering, {}),
        lambda: people.withdraw(room.store, room.id, device(0)),
    ):
        with pytest.raises(NotAllowed, match="avslutad"):
            change()


def test_closing_nothing(store: Store) -> None:
    with pytest.raises(NotFound):
        records.close(store, Steering("saknas"), analysis={}, now=NOW)


def count(store: Store, table: str) -> int:
    with store.read() as connection:
        return int(connection.exec_driver_sql(f"select count(*) from {table}").scalar_one())


@pytest.mark.parametrize(("days", "is_purged"), [(29, False), (30, True)])
def test_retention_deletes_people_and_votes_and_keeps_the_sums(room: Room, days: int, is_purged: bool) -> None:
    room.join(1, "Norr", "Åsa")
    room.all_score([1, 5])
    room.reveal()
    record = close(room, now=NOW)
    purged = retention.purge(room.store, now=NOW + timedelta(days=days), keep_days=30)
    assert purged == retention.Purged(int(is_purged), 0, 2 * is_purged, 2 * is_purged, 0, 0)
    assert records.open_record(room.store, record.token) == record
    left = 0 if is_purged else 2
    assert (count(room.store, "participants"), count(room.store, "scores")) == (left, left)
    if is_purged:
        with pytest.raises(NotAllowed, match="gallrade"):
            results.results(room.store, room.id, 1)
        assert not steering.may_steer(room.store, room.id, room.cookie, now=NOW)
        assert retention.purge(room.store, now=NOW + timedelta(days=99), keep_days=30).workshops == 0


def test_a_forgotten_workshop_is_sealed_before_its_votes_go(room: Room) -> None:
    room.all_score([1, 5])
    room.reveal()
    rounds.begin_next(room.store, room.steering, now=NOW)
    room.score(0, 3)
    late = NOW + timedelta(days=7 + 30)
    assert retention.purge(room.store, now=late - timedelta(seconds=1), keep_days=30).workshops == 0
    assert retention.purge(room.store, now=late, keep_days=30) == retention.Purged(1, 1, 2, 3, 0, 0)
    record = records.record_of(room.store, room.id)
    assert record is not None
    assert [len(one["cells"]) for one in record.document["rounds"]] == [1, 0]  # type: ignore[attr-defined, index]


def test_retention_leaves_running_workshops_alone(room: Room) -> None:
    other = begin(room.store, NOW)
    other.all_score([3])
    close(room, now=NOW)
    retention.purge(room.store, now=NOW + timedelta(days=1), keep_days=0)
    assert votes.own_scores(other.store, other.id, device(0), 1) == {("upphandlingar", "effekt"): 3}


def test_what_was_deleted_is_gone_from_the_file_too(tmp_path: Path) -> None:
    from lstdash.database.engine import connect

    store = connect(f"sqlite:///{tmp_path / 'w.db'}")
    room = begin(store, NOW)
    room.join(1, nickname="Unikt-Namn-Åsa")
    close(room, now=NOW)
    assert any(b"Unikt-Namn" in file.read_bytes() for file in tmp_path.iterdir())
    retention.purge(store, now=NOW + timedelta(days=1), keep_days=0)
    assert not any(b"Unikt-Namn" in file.read_bytes() for file in tmp_path.iterdir())
    store.close()


def test_deleted_scenarios_go_after_the_same_time(store: Store) -> None:
    token = scenarios.save(store, page="p", name="n", parameters={}, data_version="d", model_version="m", now=NOW)
    scenarios.delete(store, token, version=1, now=NOW)
    assert retention.purge(store, now=NOW + timedelta(days=29), keep_days=30).scenarios == 0
    assert retention.purge(store, now=NOW + timedelta(days=30), keep_days=30).scenarios == 1
    with pytest.raises(NotFound):
        scenarios.load(store, token)
    assert count(store, "scenario_history") == 0


@pytest.mark.parametrize(("value", "days"), [(None, 30), ("0", 0), (" 90 ", 90), ("3650", 3650)])
def test_the_retention_setting(monkeypatch: pytest.MonkeyPatch, value: str | None, days: int) -> None:
    monkeypatch.delenv("LSTDASH_RETENTION_DAYS", raising=False)
    if value is not None:
        monkeypatch.setenv("LSTDASH_RETENTION_DAYS", value)
    assert retention.retention_days() == days


@pytest.mark.parametrize("value", ["", "-1", "3651", "tio", "1,5", "²"])
def test_a_wrong_retention_setting_is_explained(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LSTDASH_RETENTION_DAYS", value)
    with pytest.raises(WorkshopError, match="LSTDASH_RETENTION_DAYS"):
        retention.retention_days()
