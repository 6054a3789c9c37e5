"""gallra, sakerhetskopiera and aterlas at the terminal: what they say, and that a damaged copy changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lstdash import clock
from lstdash.cli import main
from lstdash.database import scenarios
from lstdash.database.engine import open_store
from lstdash.workshop import kinds, listing, people, workshops
from lstdash.workshop.entities import Criterion, Item
from tests.database.kept_rows import add
from tests.lib.devices import cookie_of

DEVICE = "d" * 32
NOW = datetime(2006, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")

    def call(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        said = capsys.readouterr()
        return int(stopped.value.code or 0), said.out + said.err

    return call


def hold_a_workshop(now: datetime) -> None:
    anchors = ("1", "2", "3", "4", "5")
    made = workshops.create(
        open_store(),
        kind=kinds.kind(kinds.FIRST),
        title="Var börjar vi?",
        items=[Item("mallar", "Mallar", "", "egen")],
        criteria=[Criterion("planering", "effort", "Planering", anchors), Criterion("effekt", "benefit", "Effekt", anchors)],
        data_version="v1",
        settings={},
        now=now,
    )
    people.join(open_store(), made.code, cookie_of(DEVICE), nickname="Ada", now=now)


@pytest.mark.parametrize(
    ("setting", "days", "is_purged"),
    [
        ("30", 1, False),
        ("30", 31, False),  # the code was good for seven days, and the votes are kept for thirty after that
        ("30", 37, True),
        ("30", 365, True),
        ("0", 6, False),
        ("0", 7, True),
        ("3650", 5 * 365, False),
        ("3650", 3657, True),
    ],
)
def test_purge_deletes_the_participants_of_an_expired_workshop(
    run, monkeypatch: pytest.MonkeyPatch, setting: str, days: int, is_purged: bool
) -> None:
    monkeypatch.setenv("LSTDASH_RETENTION_DAYS", setting)
    hold_a_workshop(NOW)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=days))
    code, said = run("gallra")
    count = int(is_purged)
    assert code == 0 and f"Deltagare: {count}." in said and f"varav {count} fick sitt protokoll nu" in said
    assert "Deltagare: 0." in run("gallra")[1]


def test_a_copy_can_be_read_back_into_an_empty_store_only_unless_asked(run, tmp_path: Path) -> None:
    token = scenarios.save(
        open_store(),
        page="payroll",
        name="Försiktigt",
        parameters={},
        data_version="v1",
        model_version="1",
        now=clock.now(),
    )
    path = str(tmp_path / "kopia åäö.gz")
    assert run("sakerhetskopiera", path)[0] == 0
    code, said = run("aterlas", path)
    assert code == 10 and "inte tomt" in said
    assert run("aterlas", path, "--ersatt")[0] == 0
    assert scenarios.load(open_store(), token).name == "Försiktigt"


def test_an_old_copy_says_what_it_brings_back_and_what_of_that_was_to_be_gone(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_a_workshop(NOW)
    path = str(tmp_path / "kopia.gz")
    run("sakerhetskopiera", path)
    said = " ".join(run("aterlas", path, "--ersatt")[1].split())
    assert "1 workshop, 1 deltagare, 0 röster och 0 scenarier" in said
    monkeypatch.setattr(clock, "now", lambda: NOW)
    assert "gallrat" not in run("aterlas", path, "--ersatt")[1]
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=60))
    said = " ".join(run("aterlas", path, "--ersatt")[1].split())
    assert "Av det skulle 1 deltagare vara gallrat." in said and "python -m lstdash gallra" in said
    assert "Deltagare: 1." in run("gallra")[1]


def test_an_old_copy_says_which_names_scenarios_and_log_entries_were_to_be_gone(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    hold_a_workshop(NOW)
    add(open_store(), NOW)  # followed up by Åsa: her name in the row and in its history
    token = scenarios.save(open_store(), page="p", name="n", parameters={}, data_version="d", model_version="m", now=NOW)
    scenarios.delete(open_store(), token, version=1, now=NOW)
    run("gallra")  # an entry in the log, as is the copy itself
    path = str(tmp_path / "kopia.gz")
    run("sakerhetskopiera", path)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=400))
    said = " ".join(run("aterlas", path, "--ersatt")[1].split()).replace(chr(0xA0), " ")
    assert "Av det skulle 1 deltagare, 1 borttaget scenario, 2 namn i uppföljningen och 2 rader i loggen vara gallrat." in said
    assert "Ett namn som någon har tagit bort efter kopian är tillbaka" in said
    assert "Deltagare: 1." in run("gallra")[1], "it was counted, not deleted"


def test_workshops_are_listed_and_ended_by_whoever_runs_the_server(run, version: str) -> None:
    hold_a_workshop(clock.now())
    said = run("workshoppar")[1]
    assert "Var börjar vi?" in said and "pågår" in said
    workshop = listing.every(open_store())[0].workshop
    code, said = run("avsluta", workshop[:6])
    assert code == 0 and "avslutad och förseglad" in said
    assert "avslutad" in run("workshoppar")[1] and "förseglad" in run("logg")[1]
    code, said = run("avsluta", "finns-inte")
    assert code == 10 and "ingen sådan workshop" in said


def test_a_damaged_copy_is_refused_in_swedish(run, tmp_path: Path) -> None:
    damaged = tmp_path / "trasig.jsonl"
    damaged.write_text("inte en kopia", encoding="utf-8")
    code, said = run("aterlas", str(damaged), "--ersatt")
    assert code == 10 and "Traceback" not in said and "trasig.jsonl" in said


def test_the_log_is_shown_and_written_to_a_file(run, tmp_path: Path) -> None:
    code, said = run("gallra")
    assert code == 0 and "Ändringar i loggen, äldre än 365 dagar: 0." in said.replace("\u00a0", " ")
    code, said = run("logg")
    assert code == 0 and "kommandot:" in said and "gallra" in said and "1 ändring." in said.replace("\u00a0", " ")
    path = tmp_path / "logg.csv"
    assert run("logg", str(path))[0] == 0
    head, row, *more = path.read_text(encoding="utf-8-sig").splitlines()
    assert head == "När;Vem;Som;Att;Vad;Från;Till" and ";vid servern;gallra;" in row and not more
    assert "hämta loggen som fil" in " ".join(run("logg")[1].split())


def test_a_log_that_cannot_be_written_to_a_file_says_so(run, tmp_path: Path) -> None:
    code, said = run("logg", str(tmp_path / "saknas" / "logg.csv"))
    assert code != 0 and "gick inte att skriva" in said and "Traceback" not in said
