"""Extracts in S3-like storage: several machines, one pointer, and a copy here of what is read."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lstdash import store
from lstdash.errors import DataError
from lstdash.extracts.checking.plan import prepare
from lstdash.extracts.publishing.lock import Busy
from lstdash.extracts.publishing.publish import commit, publish
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.publishing.upkeep import clean, restore
from lstdash.published import bucket, versions
from lstdash.published.manifest import Manifest
from lstdash.published.objects import Objects
from lstdash.published.storage import Unreachable
from tests.extracts.sample import area, write_csv
from tests.lib import seaweed
from tests.lib.seaweed import Seaweed

At = Callable[[str], Path]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seaweed]:
    with seaweed.serving(tmp_path_factory.mktemp("weed")) as found:
        yield found


@pytest.fixture
def at(server: Seaweed, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> At:
    """Be on a machine of that name, with a copy of its own; asked anew, as after the seconds that an answer is kept."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LSTDASH_EXTRACTS", f"s3://uttag/{tmp_path.name}")
    monkeypatch.setattr(bucket, "ASK_EVERY_SECONDS", 0.0)
    monkeypatch.setattr(bucket, "SILENT_SECONDS", 0.0)

    def machine(name: str) -> Path:
        monkeypatch.setenv("LSTDASH_EXTRACTS_CACHE", str(tmp_path / name))
        return versions.extracts_dir()

    return machine


@pytest.fixture
def first(at: At, _prepared: Path) -> str:
    """The sample, published by machine a."""
    return put(at("a"), _prepared / "extracts", "")


def put(root: Path, published: Path, expected: str, version: str = "") -> str:
    """Publish the version of a folder, as it is or under another name."""
    known = versions.current_version(published)
    version = version or known
    shutil.copytree(published / known, root / version)
    papers = Manifest.read(root / version)
    replace(papers, version=version).write(root / version)
    versions.point_to(version, root, expected)
    return version


@pytest.fixture
def objects(at: At, tmp_path: Path) -> Objects:
    return Objects(f"s3://uttag/{tmp_path.name}")


def more(inbox: Path, coordinated: int = 20) -> Path:
    return write_csv(inbox / "areas.csv", [area("ea", 2006, coordinated, 9, 2)])


def test_what_one_machine_publishes_another_reads(at: At, first: str, inbox: Path, objects: Objects) -> None:
    at("b")
    assert versions.is_published() and store.current_version() == first
    counted = len(store.table("areas", first))
    second = publish(more(inbox)).version
    at("a")
    assert store.current_version() == second and len(store.table("areas", second)) == counted + 1
    assert len(store.table("areas", first)) == counted
    assert versions.every() == (second, first) and versions.damage(second, versions.extracts_dir()) == []
    assert restore(first).version == first
    at("b")
    assert store.current_version() == first
    at("new")
    assert versions.every() == (second, first)
    assert len(store.table("areas", second)) == counted + 1, "a version that is not the current one is fetched when it is read"
    names = set(objects.names())
    assert {"current", f"{first}/manifest.json", f"{second}/areas.parquet", f"{second}/source/areas.csv"} <= names


def test_a_file_that_is_here_already_is_not_fetched_again(
    at: At, first: str, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at("b")
    store.current_version()
    at("a")
    second = publish(more(inbox)).version
    fetched: list[str] = []
    got = Objects._got
    monkeypatch.setattr(Objects, "_got", lambda self, name: (fetched.append(name), got(self, name))[1])
    at("b")
    assert store.current_version() == second
    assert sorted(fetched) == sorted(
        ["current", *(f"{second}/{one}" for one in ("manifest.json", "areas.parquet", "source/areas.csv"))]
    )


def test_of_two_publishers_one_is_told_that_the_other_was_first(at: At, first: str, inbox: Path) -> None:
    request = Request((more(inbox, 21),))
    with prepare(request) as plan:
        at("b")
        theirs = publish(more(inbox, 22)).version
        at("a")
        with pytest.raises(Busy, match="publicerat sedan kontrollen"):
            commit(plan)
    assert store.current_version() == theirs


def test_the_storage_itself_refuses_the_second_of_two_at_the_same_moment(
    at: At, first: str, inbox: Path, objects: Objects, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have read the same pointer; only the put tells them apart."""
    seen = bucket.Bucket(objects.address, at("a"))._pointer()
    at("b")
    theirs = publish(more(inbox, 22)).version
    before = set(objects.names())
    at("a")
    monkeypatch.setattr(bucket.Bucket, "_pointer", lambda self: seen)
    with pytest.raises(Busy, match="Inget har ändrats"):
        publish(more(inbox, 21))
    found = objects.get("current")
    assert found is not None and found[0].decode() == f"{theirs}\n"
    assert set(objects.names()) == before, "the version of the second is taken away again"


def test_of_two_first_versions_at_the_same_moment_one_counts(
    at: At, first: str, objects: Objects, monkeypatch: pytest.MonkeyPatch, _prepared: Path
) -> None:
    before = set(objects.names())
    monkeypatch.setattr(bucket.Bucket, "_pointer", lambda self: ("", ""))  # both saw an empty bucket
    with pytest.raises(Busy, match="Inget har ändrats"):
        put(at("b"), _prepared / "extracts", "", "20061129T120000000000-otherone")
    assert set(objects.names()) == before


def test_a_publisher_that_dies_while_it_sends_leaves_what_was_published(
    at: At, first: str, inbox: Path, objects: Objects, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_object, sent = Objects.put, []

    def dies(self: Objects, name: str, *rest: object) -> None:
        sent.append(name)
        if len(sent) == 20:
            raise KeyboardInterrupt
        put_object(self, name, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(Objects, "put", dies)
        with pytest.raises(KeyboardInterrupt):
            publish(more(inbox, 21))
    at("b")
    assert store.current_version() == first and versions.every() == (first,)
    assert [name for name in objects.names() if not name.startswith((first, "current"))], "some of it was sent"
    again = publish(more(inbox, 22)).version
    at("a")
    assert store.current_version() == again and versions.every() == (again, first)


def test_an_object_is_never_replaced(first: str, objects: Objects) -> None:
    with pytest.raises(bucket.Taken):
        objects.put(f"{first}/areas.parquet", b"other", "create")


def test_a_damaged_version_is_not_shown_and_the_earlier_one_stays(at: At, first: str, inbox: Path, objects: Objects) -> None:
    at("b")
    assert store.current_version() == first
    at("a")
    second = publish(more(inbox)).version
    objects.put(f"{second}/areas.parquet", b"not what was published")
    at("b")
    assert store.current_version() == first
    assert store.trouble() == "Versionen i lagret är skadad. Sidan visar de uppgifter som hämtades senast."
    with pytest.raises(DataError, match=r"areas\.parquet"):
        store.table("areas", second)
    at("c")
    with pytest.raises(DataError, match="skadad"):
        store.current_version()


def test_a_file_that_is_spoilt_here_is_fetched_again(at: At, first: str) -> None:
    root, version = at("a"), first
    whole = store.table("areas", version)
    path = root / version / "areas.parquet"
    path.unlink()
    path.write_bytes(b"spoilt")
    fresh = bucket.Bucket(os.environ["LSTDASH_EXTRACTS"], root)
    assert fresh.current() == version and versions.sha256(path) == Manifest.read(root / version).tables["areas"].sha256
    assert store.run(store.table_text("areas"), version) == whole


def test_cleaning_keeps_what_another_machine_shows(at: At, first: str, objects: Objects, _prepared: Path) -> None:
    made = [first]
    for year in (2097, 2098, 2099):
        made.append(put(at("a"), _prepared / "extracts", made[-1], f"{year}1129T120000000000-0000{year}"))
    at("b")
    assert store.hold(made[1]) and store.hold(made[1])
    assert versions.held() == {made[1]}
    root = at("a")
    cleaned = clean(1, (), root)
    assert cleaned.removed == (made[2], made[0]) and cleaned.kept[0][0] == made[1]
    assert versions.every() == (made[3], made[1])
    assert not [name for name in objects.names() if name.startswith((made[0], made[2]))]


def test_without_the_library_it_is_told_what_to_install(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    at("a")
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(DataError, match=r"requirements-s3\.txt"):
        store.current_version()


def test_wrong_keys_are_told(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    at("a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "en annan")
    with pytest.raises(Unreachable, match="Kontrollera adressen, nycklarna"):
        store.current_version()


def test_when_the_storage_is_gone_the_last_version_is_shown_and_publishing_is_refused(
    at: At, first: str, inbox: Path, server: Seaweed
) -> None:
    """Last in the file: the server does not come back."""
    root, version = at("a"), first
    counted = len(store.table("areas", version))
    assert store.trouble() == ""
    server.stop()
    assert store.current_version() == version and len(store.run(store.table_text("areas"), version)) == counted
    assert store.trouble() == "Lagret med uppgifter svarar inte. Sidan visar de uppgifter som hämtades senast."
    assert versions.every() == (version,) and not store.hold(version)
    with pytest.raises(Unreachable, match="Lagret med uppgifter svarar inte"):
        publish(more(inbox))
    with pytest.raises(Unreachable):
        restore(version)
    assert [path.name for path in root.glob("2*")] == [version]
    versions._bucket.cache_clear()
    assert store.current_version() == version, "also a server that is started now"
    at("new")
    with pytest.raises(Unreachable):
        store.current_version()
