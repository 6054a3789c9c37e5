"""A bucket whose answers are lost, or whose copy here cannot be written: nothing that counts is taken away, nobody stops."""

from __future__ import annotations

import errno
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from lstdash import clock
from lstdash.access import Actor
from lstdash.database import audit
from lstdash.database.engine import connect
from lstdash.errors import DataError
from lstdash.published import bucket
from lstdash.published.bucket import Bucket, Busy, Lost
from lstdash.published.folder import LEASES, Folder
from lstdash.published.manifest import MANIFEST, Manifest, TableEntry, sha256
from lstdash.published.objects import Refused, Taken
from lstdash.published.storage import POINTER, Unreachable

ADDRESS = "s3://uttag"
Do = Callable[[], None]


def silent() -> None:
    raise Unreachable("Lagret med uppgifter svarar inte.", found="tiden är ute")


def refuses() -> None:
    raise Refused("Lagret med uppgifter svarar inte.", found="403")


class Kept(dict[str, bytes]):
    """Objects in memory; what happens before and after the pointer is put, and before an object is read, is the test's."""

    def __init__(self) -> None:
        super().__init__()
        self.before: Do = lambda: None
        self.after: Do = lambda: None
        self.reading: Callable[[str], object] = lambda name: None

    def got(self, name: str) -> tuple[bytes, str] | None:
        self.reading(name)
        return (self[name], sha(self[name])) if name in self else None

    def put(self, name: str, content: bytes, mode: Any = "overwrite") -> None:
        if name == POINTER:
            self.before()
        if (mode == "create" and name in self) or (isinstance(mode, dict) and mode["e_tag"] != sha(self[name])):
            raise Taken
        self[name] = content
        if name == POINTER:
            self.after()

    def names(self, prefix: str = "") -> dict[str, datetime]:
        return {name: clock.now() for name in self if name.startswith(prefix)}

    def delete(self, name: str) -> None:
        self.pop(name, None)


def sha(content: bytes) -> str:
    return str(hash(content))


class Asked:
    """What a bucket asks, of objects that are kept."""

    def __init__(self, kept: Kept) -> None:
        self.get, self.put, self.names, self.delete = kept.got, kept.put, kept.names, kept.delete


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    found = Kept()
    monkeypatch.setattr(bucket, "Objects", lambda address: Asked(found))
    monkeypatch.setattr(bucket, "ASK_EVERY_SECONDS", 0.0)
    monkeypatch.setattr(bucket, "SILENT_SECONDS", 0.0)
    return found


def written(root: Path, version: str) -> str:
    """Write a version that is only here."""
    folder = root / version
    folder.mkdir(parents=True)
    (folder / "areas.parquet").write_text(version, encoding="utf-8")
    entry = TableEntry(0, sha256(folder / "areas.parquet"), {}, "test")
    Manifest(version, datetime(2006, 11, 21, tzinfo=UTC), "", {"areas": entry}).write(folder)
    return version


@pytest.fixture
def first(kept: Kept, tmp_path: Path) -> Bucket:
    """A machine that has published v1, and has v2 to publish."""
    machine = Bucket(ADDRESS, tmp_path / "a")
    machine.move(written(tmp_path / "a", "v1"), "")
    written(tmp_path / "a", "v2")
    return machine


def test_a_put_that_is_done_though_its_answer_is_lost_is_a_publish(first: Bucket, kept: Kept) -> None:
    kept.after = silent
    first.move("v2", "v1")
    assert kept[POINTER] == b"v2\n" and {f"v2/{MANIFEST}", "v2/areas.parquet"} <= set(kept)
    assert first.current() == "v2" and first.trouble() == ""


def test_nothing_is_taken_away_while_nobody_knows_whether_it_counts(first: Bucket, kept: Kept, tmp_path: Path) -> None:
    """The storage is gone from the moment that it has moved the pointer."""

    def gone() -> None:
        kept.reading = lambda name: silent()
        silent()

    kept.after = gone
    with pytest.raises(Lost, match="inte känt om den är publicerad"):
        first.move("v2", "v1")
    kept.reading = lambda name: None
    assert first.current() == "v2" and Bucket(ADDRESS, tmp_path / "b").current() == "v2"


def test_a_put_that_may_still_be_on_its_way_leaves_the_version(first: Bucket, kept: Kept) -> None:
    kept.before = silent
    with pytest.raises(Lost):
        first.move("v2", "v1")
    kept[POINTER] = b"v2\n"  # now it arrives
    assert first.current() == "v2" and first.every() == ("v2", "v1")


def test_a_put_that_the_library_sent_again_is_still_ours(first: Bucket, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first one counted, its answer was lost, and the second finds its own object there."""
    put = first._objects.put

    def twice(name: str, content: bytes, mode: Any = "overwrite") -> None:
        for _ in range(2):
            put(name, content, mode)

    monkeypatch.setattr(first._objects, "put", twice)
    first.move("v2", "v1")
    assert kept[POINTER] == b"v2\n" and first.current() == "v2"
    monkeypatch.undo()
    kept["v3/areas.parquet"] = b"of another's"
    written(first._root, "v3")
    with pytest.raises(Busy):
        first.move("v3", "v2")


def test_a_storage_that_is_silent_from_the_start_is_not_an_empty_one(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bucket, "SILENT_SECONDS", 60.0)
    kept.reading = lambda name: silent()
    machine = Bucket(ADDRESS, tmp_path / "a")
    for _ in range(2):  # asked, and not asked again yet
        with pytest.raises(Unreachable):
            machine.current()
    kept.reading = lambda name: None
    assert Bucket(ADDRESS, tmp_path / "b").current() == "", "one that answers is"


def test_leases_of_servers_that_are_gone_are_deleted(first: Bucket, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    first.hold("20061121-v1")
    (lease,) = first._objects.names(LEASES)
    assert first.held() == {"20061121-v1"} and lease in kept
    now = clock.now()
    monkeypatch.setattr(first._objects, "names", lambda prefix: {lease: now})
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(hours=2))
    assert first.held() == frozenset() and lease in kept, "the clocks may differ"
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(hours=26))
    assert first.held() == frozenset() and lease not in kept


def test_what_another_published_meanwhile_counts_and_ours_is_taken_away(first: Bucket, kept: Kept) -> None:
    def other() -> None:
        kept[POINTER] = b"v3\n"
        silent()

    kept.before = other
    with pytest.raises(Busy):
        first.move("v2", "v1")
    assert not first._objects.names("v2/")


def test_what_the_storage_refuses_is_taken_away(first: Bucket, kept: Kept) -> None:
    kept.before = refuses
    with pytest.raises(Refused):
        first.move("v2", "v1")
    assert kept[POINTER] == b"v1\n" and not first._objects.names("v2/")


def test_who_reads_the_earlier_version_does_not_wait_for_the_new_one(first: Bucket, kept: Kept, tmp_path: Path) -> None:
    reader = Bucket(ADDRESS, tmp_path / "b")
    assert reader.current() == "v1"
    first.move("v2", "v1")
    fetches, goes_on = Event(), Event()

    def slow(name: str) -> None:
        if name == "v2/areas.parquet":
            fetches.set()
            goes_on.wait()

    kept.reading = slow
    with ThreadPoolExecutor(2) as pool:
        fetching = pool.submit(reader.current)
        try:
            fetches.wait()
            pool.submit(reader.bring, "v1").result(timeout=60)
            assert not fetching.done()
        finally:
            goes_on.set()
        assert fetching.result() == "v2"


def test_a_full_disk_keeps_the_earlier_version_and_says_so(
    first: Bucket, kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Bucket(ADDRESS, tmp_path / "b")
    assert reader.current() == "v1"
    first.move("v2", "v1")
    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", no_room)
        assert reader.current() == "v1"
        assert reader.trouble() == (
            "Uppgifterna från lagret går inte att spara på den här maskinen. Sidan visar de uppgifter som hämtades senast."
        )
        with pytest.raises(DataError, match="LSTDASH_EXTRACTS_CACHE"):
            reader.bring("v2")
        assert Bucket(ADDRESS, tmp_path / "b").current() == "v1", "also a server that is started now"
    assert reader.current() == "v2" and reader.trouble() == ""


DAMAGED = {"no JSON": b"{", "of a newer program": b'{"version": "v2", "tables": {"areas": {"newer": 1}}}', "nothing": b""}


@pytest.mark.parametrize("case", DAMAGED)
def test_papers_that_cannot_be_read_do_not_close_the_way_back(first: Bucket, kept: Kept, tmp_path: Path, case: str) -> None:
    kept[f"v0/{MANIFEST}"] = kept[f"v2/{MANIFEST}"] = DAMAGED[case]
    kept[POINTER] = b"v2\n"
    other = Bucket(ADDRESS, tmp_path / "b")
    assert other.every() == ("v2", "v1", "v0") and Manifest.read(tmp_path / "b" / "v1").version == "v1"
    other.require()
    other.bring("v1")
    other.move("v1", None)
    assert other.current() == "v1"


def test_a_folder_whose_pointer_is_moved_says_no_other_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    here = Folder(tmp_path)
    here.move("v1", None)
    monkeypatch.setattr("lstdash.published.folder.sync_folder", no_room)
    here.move("v2", "v1")
    assert here.current() == "v2" and "could not be flushed" in caplog.text


def test_an_answer_that_is_lost_is_noted_as_such(first: Bucket, kept: Kept, tmp_path: Path) -> None:
    kept.before, store = silent, connect(f"sqlite:///{tmp_path / 'lstdash.db'}")
    with pytest.raises(Lost), audit.noted(store, Actor(name="entra:7"), "publicera", "uppgifterna", now=clock.now()) as changed:
        changed.before = "v1"
        first.move("v2", "v1")
    assert [(one.before, one.after) for one in audit.entries(store)] == [("v1", "okänt: version v2")]
    store.close()


def test_a_copy_whose_pointer_cannot_be_written_shows_what_was_fetched(
    first: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Folder, "move", no_room)
    assert Bucket(ADDRESS, tmp_path / "b").current() == "v1"


def no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
