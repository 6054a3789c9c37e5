"""What a command prints is never cut, and never stops it: narrow terminals, other encodings, closed pipes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lstdash.cli import screen
from lstdash.cli.codes import FAULTS, OK, USER_ERROR, WOULD_LOSE
from lstdash.extracts.faults import Fault
from lstdash.extracts.template import HEAD_ROW
from lstdash.published import versions
from tests.extracts.conftest import Run
from tests.extracts.sample import area, participation, write_csv

PROJECT = Path(__file__).parents[2]
NEW_YEAR = [area("ea", 2026, 20, 9, 2), area("it", 2026, 30, 12, 4)]
LONG = "ett-mycket-långt-namn-som-inte-ryms-på-en-rad-" * 3


def program(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a program of its own, with an environment like that of another system."""
    command = [sys.executable, "-m", "lstdash", *map(str, arguments)]
    surroundings = {**os.environ, "LC_ALL": "C", **environment}
    return subprocess.run(command, cwd=PROJECT, capture_output=True, timeout=120, env=surroundings)


def bare(text: str) -> str:
    """The letters of a text: no borders, no line breaks."""
    return re.sub(r"[\s\u2500-\u257f]+", "", text)


@pytest.mark.parametrize("width", [40, 80, 119, 120, 200])
def test_nothing_is_cut_however_narrow(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setattr(screen, "PIPED_WIDTH", width)
    fault = Fault(f"{LONG}.xlsx", LONG, 17, "coordinated", f"värdet {LONG}", f"något helt annat än {LONG}", "Gör om.", (LONG,))
    screen.show_faults([fault])
    said = capsys.readouterr().err
    assert "…" not in said and max(map(len, said.splitlines())) <= width
    if width < screen.WIDE:
        for part in (f"{LONG}.xlsx", f"värdet {LONG}", f"något helt annat än {LONG}", f"Menade du ”{LONG}”? Gör om."):
            assert bare(part) in bare(said)
    else:  # columns stand beside each other: every one is whole
        assert bare(said).count("ett-mycket") >= 1 and said.count("-") >= 5 * LONG.count("-")


def test_a_table_of_versions_is_not_cut_either(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "PIPED_WIDTH", 60)
    screen.grid("", ("Version", "Notering"), [("20261129T010203456789-0a1b2c3d", LONG)])
    said = capsys.readouterr().out
    assert "…" not in said and said.count("-") >= LONG.count("-") + 1


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "utf-8"])
def test_output_in_any_encoding(root: Path, inbox: Path, encoding: str) -> None:
    path = write_csv(inbox / "areas.csv", [area("ea", 2005, 17, 6, 1) | {"name": "Łódź → − “”"}])
    done = program("publicera", path, "--ja", "--komplettera", PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert done.returncode == OK, done.stderr
    said = done.stdout.decode(encoding)
    assert "Publicerade version" in said and "16 -> 17" in said.replace("→", "->")
    assert len(versions.every(root)) == 2


@pytest.mark.parametrize("command", ["kontrollera", "jamfor"])
def test_json_is_always_utf8(root: Path, inbox: Path, command: str) -> None:
    path = write_csv(inbox / "areas.csv", [area("ea", 2026, 17, 6, 1) | {"name": "Łódź → ÅÄÖ"}])
    done = program(command, path, "--json", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    (change,) = [one for one in json.loads(done.stdout.decode("utf-8"))["changes"] if one["table"] == "areas"]
    assert ["Namn", "", "Łódź → ÅÄÖ"] in change["rows"][0]["fields"]


def test_nobody_reads_the_output(root: Path, inbox: Path) -> None:
    path = write_csv(inbox / "areas.csv", NEW_YEAR)
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "lstdash", "publicera", str(path), "--ja"]
    done = subprocess.run(command, cwd=PROJECT, stdout=write, stderr=subprocess.PIPE, timeout=120)
    os.close(write)
    assert (done.returncode, done.stderr) == (OK, b"")
    assert len(versions.every(root)) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_the_output_does_not_fit(root: Path, inbox: Path) -> None:
    path = write_csv(inbox / "areas.csv", NEW_YEAR)
    command = [sys.executable, "-m", "lstdash", "publicera", str(path), "--ja"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=PROJECT, stdout=full, stderr=full, timeout=120)
    assert done.returncode == OK and len(versions.every(root)) == 2


def test_a_file_that_may_not_be_read(root: Path, run: Run, inbox: Path) -> None:
    """As another user than root, who may read everything; what the command imports is imported before."""
    path = write_csv(inbox / "areas.csv", NEW_YEAR)
    assert run("kontrollera", path).code == OK
    path.chmod(0)
    for folder in (inbox, *inbox.parents):
        if folder.stat().st_uid == os.getuid() and folder not in (Path("/tmp"), Path("/")):
            folder.chmod(0o755)
    user = os.geteuid()
    os.seteuid(user or 65534)
    try:
        said = run("kontrollera", path)
    finally:
        os.seteuid(user)
    assert said.code == USER_ERROR and "som inte får läsas" in said.err, said.err


def test_faults_of_files_never_reached_have_their_own_code(root: Path, run: Run, inbox: Path) -> None:
    wrong = write_csv(inbox / "areas.csv", [area("xx", 2026, 20, 9, 2)])
    assert run("kontrollera", inbox / "saknas.csv").code == USER_ERROR
    assert run("publicera", inbox / "saknas.csv").code == USER_ERROR
    assert run("kontrollera", inbox / "saknas.csv", wrong).code == FAULTS


def test_new_rows_are_listed_with_their_values(root: Path, run: Run, inbox: Path) -> None:
    path = write_csv(inbox / "areas.csv", NEW_YEAR)
    said = run("jamfor", path).out
    assert "+ ea, 2026: Namn: EA; Samordnade: 20; Alla 21 deltar: 9; Koncentrerade: 2; Källa: rapport; Avsnitt: 2.2" in said
    change = next(one for one in json.loads(run("jamfor", path, "--json").out)["changes"] if one["table"] == "areas")
    assert [row["key"] for row in change["rows"]] == ["ea, 2026", "it, 2026"]


def test_a_duplicate_names_the_file_and_sheet_of_the_first(root: Path, run: Run, inbox: Path) -> None:
    write_csv(inbox / "areas a.csv", NEW_YEAR[:1])
    write_csv(inbox / "areas b.csv", NEW_YEAR[:1])
    assert "den står redan i areas a.csv, rad 2" in " ".join(run("kontrollera", inbox).err.split())


def test_going_back_needs_its_own_answer(root: Path, run: Run, inbox: Path) -> None:
    import openpyxl

    path = inbox / "b.xlsx"
    run("mall", path, "--med-data")
    book = openpyxl.load_workbook(path)
    book["Samordning per område"].cell(HEAD_ROW + 3, 4).value = 25
    for name in set(book.sheetnames) - {"Läs mig", "Listor", "Samordning per område"}:
        del book[name]  # read six times here
    book.save(path)
    run("publicera", write_csv(inbox / "areas.csv", [area("ea", 2005, 19, 6, 1)]), "--ja", "--komplettera")
    before = versions.current_version(root)
    refused = run("publicera", path, "--ja")
    assert refused.code == WOULD_LOSE and "~ ea, 2005: Samordnade: 19 → 16" in refused.out and "--tillbaka" in refused.err
    assert "Samordnade: 19 → 16" in run("kontrollera", path).out
    assert json.loads(run("jamfor", path, "--json").out)["backwards"][0]["count"] == 1
    declined = run("publicera", path, answer="n")
    assert "Ska raderna gå tillbaka?" in declined.out and versions.current_version(root) == before
    assert run("publicera", path, "--ja", "--tillbaka").code == OK
    assert versions.current_version(root) != before


def test_versions_by_their_mark_and_tables_by_their_swedish_name(root: Path, run: Run, inbox: Path) -> None:
    first = versions.current_version(root)
    run("publicera", write_csv(inbox / "areas.csv", NEW_YEAR), "--ja")
    assert run("aterstall", first.rpartition("-")[2]).code == OK and versions.current_version(root) == first
    path = write_csv(inbox / "areas.csv", [area("ea", 2005, 16, 6, 1)])
    assert run("publicera", path, "--ja", "--ersatt", "Samordning per område:2005").code == OK
    refused = run("publicera", path, "--ja", "--ersatt", "areas 2005")
    assert refused.code == USER_ERROR


def test_the_templates_own_sheets_as_csv_are_skipped(root: Path, run: Run, inbox: Path) -> None:
    write_csv(inbox / "areas.csv", NEW_YEAR)
    for name in ("Listor.csv", "Läs mig.csv", "mall-Läs mig.csv"):
        (inbox / name).write_text("Så här använder du arbetsboken\n", encoding="utf-8")
    said = run("kontrollera", inbox)
    assert said.code == OK and said.out.count("Mallens eget blad läses inte.") == 3


def test_a_statistics_file_is_shown_the_way(root: Path, run: Run, inbox: Path) -> None:
    (inbox / "be0101.csv").write_text("region;kön;2004;2005\n01 Stockholms län;män;1;2\n", encoding="utf-8")
    said = " ".join(run("kontrollera", inbox / "be0101.csv").err.split())
    fault = json.loads(run("kontrollera", inbox / "be0101.csv", "--json").out)["faults"][0]
    assert "las-in" in said
    assert "med rubrikerna region, kön, 2004, 2005" in fault["found"]
    assert "Samordning per område" in fault["expected"] and "Antaganden" in fault["expected"]
    (inbox / "be0101.px").write_text("x")
    assert "las-in" in run("kontrollera", inbox / "be0101.px").err


def test_a_folder_in_the_folder_is_a_fault(root: Path, run: Run, inbox: Path) -> None:
    write_csv(inbox / "participations.csv", [participation("webben", "M")])
    (inbox / "äldre").mkdir()
    said = run("kontrollera", inbox)
    assert said.code == FAULTS and "en mapp i mappen" in said.err
