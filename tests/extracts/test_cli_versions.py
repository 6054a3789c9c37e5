"""The analyst's commands on versions: back, forth, what is removed, what the log keeps, and two servers that start at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash import clock
from lstdash.cli.codes import BUSY, OK, USER_ERROR
from lstdash.database import audit, scenarios
from lstdash.database.engine import open_store
from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.publishing import publish
from lstdash.extracts.publishing.lock import writing
from lstdash.extracts.publishing.request import Request
from lstdash.published import versions
from lstdash.published.bucket import Lost
from lstdash.published.manifest import Manifest
from lstdash.workshop import kinds, records, workshops
from lstdash.workshop.entities import Steering
from tests.extracts.conftest import Run
from tests.extracts.sample import area, write_csv
from tests.extracts.test_cli import NEW_YEAR
from tests.workshop.workshop_room import CRITERIA, ITEMS


def test_back_and_forth_and_away(root: Path, run: Run, inbox: Path) -> None:
    first = versions.current_version(root)
    run("publicera", write_csv(inbox / "areas.csv", NEW_YEAR), "--ja")
    second = versions.current_version(root)
    said = run("aterstall", first[:22])
    assert said.code == OK and f"aterstall {second}" in said.out and versions.current_version(root) == first
    assert "redan den som visas" in run("aterstall", first).out
    assert run("aterstall", "x").code == USER_ERROR
    kept = run("rensa", "--behall", 1)
    assert f"Behöll {first}: den är publicerad nu." in kept.out and versions.every(root) == (second, first)
    run("aterstall", second)
    assert f"Tog bort {first}." in run("rensa", "--behall", 1).out
    assert "Inget att ta bort" in run("rensa", "--behall", 1).out


def test_what_commands_do_with_the_versions_stands_in_the_log(
    root: Path, run: Run, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'lstdash.db'}")
    first = versions.current_version(root)
    assert run("publicera", write_csv(inbox / "areas.csv", NEW_YEAR), "--ja").code == OK
    second = versions.current_version(root)
    run("aterstall", first)
    run("aterstall", second)
    run("rensa", "--behall", 1)
    run("sakerhetskopiera", tmp_path / "kopia")
    copy, cleaned, *moved = audit.entries(open_store())
    assert (copy.action, copy.resource) == ("sakerhetskopiera", "kopia")
    assert (cleaned.action, cleaned.before, cleaned.after) == ("rensa", first, "borttagna")
    assert [(one.action, one.before, one.after) for one in moved] == [
        ("aterstalla", first, second),
        ("aterstalla", second, first),
        ("publicera", first, second),
    ]


def test_a_publish_of_which_nobody_knows_is_noted_and_one_that_is_refused_is_not(
    root: Path, run: Run, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(version: str, *_: object) -> None:
        (root / versions.POINTER).write_text(version, encoding="utf-8")
        raise Lost("Lagret svarade inte.", f"version {version}")

    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'lstdash.db'}")
    path = write_csv(inbox / "areas.csv", NEW_YEAR)
    with writing(root):
        assert run("publicera", path, "--ja").code == BUSY
    assert audit.entries(open_store()) == ()
    monkeypatch.setattr(publish, "point_to", lost)
    assert run("publicera", path, "--ja").code != OK
    assert [one.after for one in audit.entries(open_store())] == [f"okänt: version {versions.current_version(root)}"]


def test_without_a_log_a_command_is_carried_out_and_says_so(
    root: Path, run: Run, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lstdash.db").write_text("inte en databas" * 100, encoding="utf-8")
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'lstdash.db'}")
    before = versions.current_version(root)
    said = run("publicera", write_csv(inbox / "areas.csv", NEW_YEAR), "--ja")
    assert said.code == OK and "antecknas inte i loggen" in said.err and versions.current_version(root) != before


def test_what_a_scenario_a_record_and_an_open_page_use_is_never_removed(root: Path, run: Run, inbox: Path) -> None:
    made = [versions.current_version(root)]
    for coordinated in (20, 21, 22, 23):
        run("publicera", write_csv(inbox / "areas.csv", [area("ea", 2026, coordinated, 9, 2)]), "--ja")
        made.append(versions.current_version(root))
    store, now = open_store(), clock.now()
    scenarios.save(store, page="lonesamordning", name="Prov", parameters={}, data_version=made[0], model_version="1", now=now)
    room = workshops.create(
        store,
        kind=kinds.kind(kinds.FIRST),
        title="Prov",
        items=ITEMS,
        criteria=CRITERIA,
        data_version=made[1],
        settings={},
        now=now,
    )
    records.close(store, Steering(room.id), analysis={}, now=now)
    assert versions.hold(made[2], root)
    listed = " ".join(run("versioner").out.split())
    assert listed.count("läst den senaste timmen") == 1
    said = run("rensa", "--behall", 1).out
    for version in made[:2]:
        assert f"Behöll {version}: ett sparat scenario eller protokoll använder den." in said
    assert f"Behöll {made[2]}: en webbläsare har visat den den senaste timmen." in said
    assert f"Tog bort {made[3]}." in said and versions.every(root) == (made[4], *made[2::-1])


def test_rensa_removes_nothing_when_the_workshop_store_does_not_answer(
    root: Path, run: Run, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("publicera", write_csv(inbox / "areas.csv", NEW_YEAR), "--ja")
    monkeypatch.setenv("LSTDASH_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    assert run("rensa", "--behall", 1).code == USER_ERROR
    assert len(versions.every(root)) == 2


def test_the_first_publish_asks_nothing(source: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path / "new"))
    assert run("versioner").code == USER_ERROR
    assert "Publicerade version" in run("publicera", "--om-saknas").out
    again = run("publicera", "--om-saknas")
    assert (again.code, again.out, again.err) == (OK, "", "")


def test_of_two_servers_that_start_at_once_the_second_takes_what_the_first_published(
    source: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path / "new"))
    commit = publish.commit

    def second(plan: Plan, *rest: object, **more: float) -> Manifest:
        with prepare(Request(), plan.root) as theirs:
            commit(theirs)
        return commit(plan, **more)

    monkeypatch.setattr(publish, "commit", second)
    started = run("publicera", "--om-saknas")
    assert (started.code, started.out, started.err) == (OK, "", "") and len(versions.every()) == 1
