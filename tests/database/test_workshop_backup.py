"""A copy of the store: whole or refused, from either database to either."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lstdash.database import scenarios, schema
from lstdash.database.backup import BackupSummary, backup, examine, restore
from lstdash.database.engine import Store, connect
from lstdash.database.faults import NotAllowed, WorkshopError
from lstdash.workshop import records, results, votes, workshops
from lstdash.workshop.votes import Score
from tests.workshop.workshop_room import NOW, Room, begin, device


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    with store.read() as connection:
        tables = [table.name for table in schema.metadata.sorted_tables if table is not schema.signing_keys]  # a store's own
        return {name: sorted(map(tuple, connection.exec_driver_sql(f"select * from {name}")), key=repr) for name in tables}


def fill(store: Store) -> Room:
    room = begin(store, NOW)
    room.join(1, "Norr", 'Åsa "citat" \\ 🌲')
    room.all_score([1, 2, 5])
    room.reveal()
    records.close(store, room.steering, analysis={"å": [1.5, None, True]}, now=NOW)
    token = scenarios.save(store, page="p", name="n", parameters={"a": 1}, data_version="d", model_version="m", now=NOW)
    scenarios.rename(store, token, "nytt", version=1, now=NOW)
    begin(store, NOW).all_score([4])
    return room


@pytest.mark.parametrize("name", ["kopia.json", "kopia.json.gz"])
@pytest.mark.parametrize("target", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_a_copy_read_back_is_the_same_store(
    store: Store, new_url: Callable[[str], str], target: str, tmp_path: Path, name: str
) -> None:
    room = fill(store)
    path = tmp_path / name
    made = backup(store, path, now=NOW)
    assert made.rows["scores"] == 4 and made == examine(path)
    other = connect(new_url(target))
    assert restore(other, path) == made
    assert everything(other) == everything(store)
    assert len(results.results(other, room.id, 1).rows) == 3
    other.close()


def test_the_restored_store_works_on(store: Store, new_url: Callable[[str], str], backend: str, tmp_path: Path) -> None:
    room = begin(store, NOW)
    room.join(1)
    backup(store, tmp_path / "kopia", now=NOW)
    other = connect(new_url(backend))
    restore(other, tmp_path / "kopia")
    votes.record_scores(other, room.id, device(1), [Score("mallar", "effekt", 4)], now=NOW)
    assert workshops.load(other, begin(other, NOW).id).status == "open"
    other.close()


def test_a_store_with_content_is_replaced_only_on_demand(store: Store, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "kopia", now=NOW)
    before = everything(store)
    begin(store, NOW)
    with pytest.raises(NotAllowed, match="inte tomt"):
        restore(store, tmp_path / "kopia")
    assert everything(store) != before
    restore(store, tmp_path / "kopia", replace=True)
    assert everything(store) == before


def test_the_copy_is_private_and_complete_or_absent(store: Store, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "kopia", now=NOW)
    assert (tmp_path / "kopia").stat().st_mode & 0o077 == 0
    with pytest.raises(WorkshopError, match="gick inte att skriva"):
        backup(store, tmp_path / "saknas" / "kopia", now=NOW)
    assert [file.name for file in tmp_path.iterdir() if "kopia" in file.name] == ["kopia"]


def test_a_copy_that_fails_midway_leaves_no_file(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store)
    monkeypatch.setattr("lstdash.database.backup.canonical", _failing_after(3))
    with pytest.raises(WorkshopError, match="plats"):
        backup(store, tmp_path / "kopia", now=NOW)
    assert not [file for file in tmp_path.iterdir() if "kopia" in file.name]


def _failing_after(calls: int) -> Callable[[object], str]:
    left = iter(range(calls))

    def canonical(value: object) -> str:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        return json.dumps(value)

    return canonical


def sealed(lines: list[bytes]) -> bytes:
    """Return the lines with a footer that fits them, as someone who edits a copy by hand would make it."""
    body = b"".join(lines)
    footer = {"rows": len(lines) - 1, "sha256": hashlib.sha256(body).hexdigest()}
    return body + json.dumps(footer).encode() + b"\n"


def with_header(lines: list[bytes], rows: list[bytes], **change: Any) -> bytes:
    header = {**json.loads(lines[0]), **change}
    return sealed([json.dumps(header).encode() + b"\n", *rows])


DAMAGE: dict[str, Callable[[bytes, list[bytes]], bytes]] = {
    "avklippt": lambda whole, lines: b"".join(lines[:-1]),
    "mitt i": lambda whole, lines: whole[: len(whole) // 2],
    "ändrad": lambda whole, lines: whole.replace(b"Upphandlingar", b"Uppfinningar", 1),
    "tom": lambda whole, lines: b"",
    "annat slag": lambda whole, lines: b'{"a": 1}\n',
    "bild": lambda whole, lines: bytes(range(256)) * 10,
    "trasig gzip": lambda whole, lines: gzip.compress(whole)[:-20],
    "rad efter slutet": lambda whole, lines: whole + b"[]\n",
    "okänd tabell": lambda whole, lines: sealed([lines[0], b'["okand",1]\n']),
    "för kort rad": lambda whole, lines: sealed([lines[0], b'["rounds",1]\n']),
    "sql i namn": lambda whole, lines: with_header(lines, [], tables={"rounds; drop table scores": ["a"]}),
    "okänd kolumn": lambda whole, lines: with_header(lines, [b'["rounds",1]\n'], tables={"rounds": ["okand"]}),
    "fel slags värde": lambda whole, lines: sealed([*lines[:-1], b'["rounds",{},[],1,1,1,1]\\n']),
    "rader som saknas": lambda whole, lines: sealed([line for line in lines[:-1] if not line.startswith(b'["items"')]),
    "nyare version": lambda whole, lines: with_header(lines, lines[1:-1], revision="9999"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_copy_is_refused_and_the_store_untouched(store: Store, tmp_path: Path, kind: str) -> None:
    fill(store)
    backup(store, tmp_path / "hel", now=NOW)
    whole = (tmp_path / "hel").read_bytes()
    (tmp_path / "trasig").write_bytes(DAMAGE[kind](whole, whole.splitlines(keepends=True)))
    before = everything(store)
    with pytest.raises(WorkshopError) as error:
        restore(store, tmp_path / "trasig", replace=True)
    assert error.value.where == "trasig" and error.value.found
    assert everything(store) == before


def test_a_missing_copy_is_explained(store: Store, tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="saknas.json"):
        restore(store, tmp_path / "saknas.json")
    assert isinstance(backup(store, tmp_path / "tom", now=NOW), BackupSummary)
    assert restore(store, tmp_path / "tom").rows == {}


ROOMS = {"rounds": ["reopened_at", "ends_at"], "items": ["removed_at", "scale"], "participants": ["removed_at"]}
SHOWN = {"scores": ["shown_score", "shown_at"]}
LATER = {
    "0001": {**ROOMS, **SHOWN, "participants": ["sent", "removed_at"], "workshops": ["kind"]},
    "0002": {**ROOMS, **SHOWN, "workshops": ["kind"]},
    **dict.fromkeys(("0003", "0004", "0005", "0006", "0007"), {**ROOMS, **SHOWN}),
    "0008": {**SHOWN, "reasons": ["shown_at"]},
}  # columns to come
LATER_TABLES = {  # table -> the revision that made it
    "proposal_events": "0004",
    "followup_versions": "0004",
    "benefits": "0005",
    "benefit_years": "0005",
    "benefit_uses": "0005",
    "audit_log": "0006",
    "notes": "0007",
    "reasons": "0008",
    "happenings": "0008",
    "decisions": "0008",
}


def is_known(table: str, revision: str) -> bool:
    return LATER_TABLES.get(table, revision) <= revision


def as_of(revision: str, lines: list[str]) -> str:
    """Return a copy as a program of that revision would have written it."""
    header, *rows, footer = map(json.loads, lines)
    header["revision"] = revision
    rows = [row for row in rows if is_known(row[0], revision)]
    header["tables"] = {name: columns for name, columns in header["tables"].items() if is_known(name, revision)}
    for table, columns in LATER[revision].items():
        for place in sorted((header["tables"][table].index(column) for column in columns), reverse=True):
            rows = [[*row[: place + 1], *row[place + 2 :]] if row[0] == table else row for row in rows]
        header["tables"][table] = [column for column in header["tables"][table] if column not in columns]
    older = "".join(json.dumps(entry) + "\n" for entry in (header, *rows))
    footer["rows"], footer["sha256"] = len(rows), hashlib.sha256(older.encode()).hexdigest()
    return older + json.dumps(footer) + "\n"


@pytest.mark.parametrize("revision", LATER)
def test_a_copy_of_an_older_schema_is_brought_to_todays(
    store: Store, new_url: Callable[[str], str], backend: str, tmp_path: Path, revision: str
) -> None:
    room = fill(store)
    backup(store, tmp_path / "kopia", now=NOW)
    lines = (tmp_path / "kopia").read_text(encoding="utf-8").splitlines()
    (tmp_path / "äldre").write_text(as_of(revision, lines), encoding="utf-8")
    other = connect(new_url(backend))
    assert restore(other, tmp_path / "äldre").revision == revision
    kept, written = ({name: rows for name, rows in everything(of).items() if is_known(name, revision)} for of in (other, store))
    assert kept == written
    assert len(results.results(other, room.id, 1).rows) == 3
    assert workshops.load(other, room.id).kind == "borja-har"
    other.close()
