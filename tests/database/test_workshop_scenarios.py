"""Named scenarios: history, undo, and nobody overwrites somebody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from lstdash.database import limits, scenarios, values
from lstdash.database.engine import Store
from lstdash.database.faults import Conflict, NotFound, TooMuch, WorkshopError
from lstdash.database.scenario_rows import Scenario
from tests.workshop.workshop_room import NOW, begin

LATER = NOW + timedelta(minutes=1)


def save(store: Store, name: str = "Försiktigt", **parameters: object) -> str:
    chosen = parameters or {"besparing": 0.3}
    return scenarios.save(
        store, page="lonesamordning", name=name, parameters=chosen, data_version="d1", model_version="m1", now=NOW
    )


def update(store: Store, token: str, version: int, saving: float) -> Scenario:
    parameters = {"besparing": saving}
    return scenarios.update(
        store, token, version=version, parameters=parameters, data_version="d2", model_version="m1", now=LATER
    )


def test_a_saved_scenario_is_read_back_by_its_link(store: Store) -> None:
    token = save(store)
    found = scenarios.load(store, token)
    assert found == Scenario(found.key, "lonesamordning", "Försiktigt", {"besparing": 0.3}, "d1", "m1", 1, NOW, NOW, None)
    with store.read() as connection:
        assert token not in repr(connection.exec_driver_sql("select * from scenarios").all())
    with pytest.raises(NotFound):
        scenarios.load(store, token + "x")


def test_what_reads_a_scenario_does_not_change_it(store: Store) -> None:
    token = save(store)
    key = scenarios.load(store, token).key
    assert scenarios.load(store, key) == scenarios.load(store, token) and len(scenarios.history(store, key)) == 1
    for change in (
        lambda: update(store, key, 1, 0.4),
        lambda: scenarios.rename(store, key, "Annat", version=1, now=LATER),
        lambda: scenarios.delete(store, key, version=1, now=LATER),
        lambda: scenarios.restore(store, key, 1, version=1, now=LATER),
    ):
        with pytest.raises(NotFound):
            change()


def test_a_change_from_an_outdated_view_is_refused(store: Store) -> None:
    token = save(store)
    assert update(store, token, 1, 0.4).version == 2
    for outdated in (
        lambda: update(store, token, 1, 0.5),
        lambda: scenarios.rename(store, token, "Annat", version=1, now=LATER),
        lambda: scenarios.delete(store, token, version=1, now=LATER),
        lambda: scenarios.restore(store, token, 1, version=1, now=LATER),
        lambda: update(store, token, 3, 0.5),
    ):
        with pytest.raises(Conflict, match="Någon annan"):
            outdated()
    assert scenarios.load(store, token).parameters == {"besparing": 0.4}


def test_of_many_at_once_exactly_one_wins(store: Store) -> None:
    token = save(store)

    def attempt(number: int) -> bool:
        try:
            update(store, token, 1, number / 100)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(attempt, range(12))) == 1
    assert scenarios.load(store, token).version == 2 and len(scenarios.history(store, token)) == 2


def test_undo_rename_delete_and_restore(store: Store) -> None:
    token = save(store)
    update(store, token, 1, 0.5)
    scenarios.rename(store, token, "Djärvt", version=2, now=LATER)
    assert scenarios.delete(store, token, version=3, now=LATER).deleted_at == LATER
    restored = scenarios.restore(store, token, 1, version=4, now=LATER)
    assert (restored.name, restored.parameters, restored.data_version, restored.deleted_at) == (
        "Försiktigt",
        {"besparing": 0.3},
        "d1",
        None,
    )
    kept = [(entry.version, entry.change, entry.name) for entry in scenarios.history(store, token)]
    assert kept == [
        (5, "restored", "Försiktigt"),
        (4, "deleted", "Djärvt"),
        (3, "renamed", "Djärvt"),
        (2, "changed", "Försiktigt"),
        (1, "created", "Försiktigt"),
    ]
    with pytest.raises(NotFound, match="version 9"):
        scenarios.restore(store, token, 9, version=5, now=LATER)


def test_history_is_kept_to_a_limit(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenarios, "MOST_HISTORY", 3)
    token = save(store)
    for version in range(1, 6):
        update(store, token, version, version / 10)
    assert [entry.version for entry in scenarios.history(store, token)] == [6, 5, 4]


@pytest.mark.parametrize(
    ("name", "error"),
    [("", WorkshopError), (" \n ", WorkshopError), ("x" * (limits.LONGEST_SCENARIO_NAME + 1), TooMuch)],
)
def test_names_are_needed_and_limited(store: Store, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        save(store, name)
    token = save(store, "x" * limits.LONGEST_SCENARIO_NAME)
    with pytest.raises(error):
        scenarios.rename(store, token, name, version=1, now=NOW)


def test_size_and_number_are_limited(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooMuch):
        save(store, a="x" * values.MOST_JSON)
    monkeypatch.setattr(limits, "MOST_SCENARIOS", 1)
    token = save(store)
    with pytest.raises(TooMuch, match="för många sparade"):
        save(store)
    scenarios.delete(store, token, version=1, now=NOW)
    save(store)


def test_half_a_surrogate_pair_in_a_parameter_does_not_stop_the_save(store: Store) -> None:
    assert scenarios.load(store, save(store, a="x\ud800y")).parameters == {"a": "x?y"}


def test_data_versions_in_use_are_listed(store: Store) -> None:
    assert scenarios.versions_in_use(store) == frozenset()
    token = save(store)
    update(store, token, 1, 0.5)
    begin(store, NOW)
    assert scenarios.versions_in_use(store) == {"d1", "d2", "2026-11-01"}
