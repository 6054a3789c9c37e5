"""The analyst's commands, end to end: what is said, what happens, and the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from lstdash import clock
from lstdash.cli.codes import BUSY, FAULTS, MEANING, OK, REFUSED, USAGE, USER_ERROR, WOULD_LOSE
from lstdash.extracts.publishing.lock import writing
from lstdash.extracts.template import HEAD_ROW
from lstdash.published import versions
from tests.extracts.conftest import Run
from tests.extracts.sample import area, assumption, participation, write_csv
from tests.workshop.workshop_room import NOW

PROJECT = Path(__file__).parents[2]
NEW_YEAR = [area("ea", 2026, 20, 9, 2), area("it", 2026, 30, 12, 4)]


def test_from_template_to_a_published_year(root: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mitt år.xlsx"
    assert "kontrollera" in run("mall", path, "--med-data").out
    book = openpyxl.load_workbook(path)
    sheet = book["Samordning per område"]
    for row in (HEAD_ROW + 2, HEAD_ROW + 3):
        sheet.cell(row, 2).value, sheet.cell(row, 4).value = 2026, 40
    book.save(path)
    checked = run("kontrollera", path)
    assert checked.code == OK and "Inga fel." in checked.out and "Samordning per område" in checked.out
    compared = run("jamfor", path)
    assert "Samordnade verksamheter, raderna 2026" in compared.out and "80" in compared.out
    published = run("publicera", path, "--notering", "Årets enkät", answer="j")
    assert published.code == OK and "Publicerade version" in published.out
    listed = run("versioner")
    assert "Årets enkät" in listed.out and "publicerad nu" in listed.out


def test_every_fault_in_one_table(root: Path, run: Run, inbox: Path) -> None:
    path = write_csv(inbox / "participations.csv", [participation("webben", "Skane"), participation("webben", "AB", role="r")])
    said = run("kontrollera", path)
    assert said.code == FAULTS
    assert all(heading in said.err for heading in ("Fil", "Blad", "Rad", "Kolumn", "Hittade", "Väntade", "Gör så här"))
    assert "Menade du ”M, Skåne län”?" in said.err and "2 fel i 1 fil" in said.err
    for command in ("jamfor", "publicera"):
        again = run(command, path)
        assert again.code == FAULTS and "Skane" in again.err


def test_a_county_that_is_no_more_is_named_and_left_to_a_person(root: Path, run: Run, inbox: Path) -> None:
    said = run("kontrollera", write_csv(inbox / "participations.csv", [participation("webben", "Skaraborgs län")]))
    assert said.code == FAULTS and "Skaraborgs län fanns till 1997 och blev en del av Västra Götaland." in said.err
    assert "Menade du" not in said.err


def test_json_for_machines(root: Path, run: Run, inbox: Path) -> None:
    path = write_csv(inbox / "participations.csv", [participation("webben", "Skane")])
    said = run("kontrollera", path, "--json")
    content = json.loads(said.out)
    assert said.code == FAULTS and content["ok"] is False and said.err == ""
    (fault,) = content["faults"]
    assert (fault["file"], fault["row"], fault["column"], fault["found"]) == ("participations.csv", 2, "county", "Skane")
    write_csv(inbox / "areas.csv", [area("ea", 2005, 17, 6, 1)])
    content = json.loads(run("jamfor", inbox / "areas.csv", "--json").out)
    (change,) = [change for change in content["changes"] if change["table"] == "areas"]
    assert (change["part"], change["removed"], change["changed"]) == ("2005", 1, 1)
    assert content["blocked"][0]["option"] == "--ersatt areas:2005"


@pytest.mark.parametrize("answer", ["n", "", "kanske", None])
def test_without_a_yes_nothing_is_published(root: Path, run: Run, inbox: Path, answer: str | None) -> None:
    before = versions.current_version(root)
    said = run("publicera", write_csv(inbox / "areas.csv", NEW_YEAR), answer=answer)
    assert said.code == REFUSED and "Vill du publicera ändringarna?" in said.out and "Inget har publicerats" in said.out
    assert versions.current_version(root) == before


def test_ja_answers_the_question_and_accepts_sums(root: Path, run: Run, inbox: Path) -> None:
    write_csv(inbox / "areas.csv", NEW_YEAR)
    write_csv(inbox / "area_totals.csv", [{"year": 2026, "coordinated": 47, "source": "rapport", "section": "2"}])
    asked = run("publicera", inbox, answer="n")
    assert "godta 1 summa som inte går ihop" in asked.out and "Summaraden: 47. Raderna tillsammans: 50" in asked.out
    assert run("publicera", inbox, "--ja").code == OK
    again = run("publicera", inbox, "--ja")
    assert "Ingen ny version behövs" in again.out and "47" not in again.out


def test_what_would_disappear_has_its_own_exit_code(root: Path, run: Run, inbox: Path) -> None:
    path = write_csv(inbox / "areas.csv", [area("ea", 2005, 16, 6, 1)])
    said = run("publicera", path, "--ja")
    assert said.code == WOULD_LOSE and "--ersatt areas:2005" in said.err
    assert "--ersatt areas:2005" in run("kontrollera", path).out
    assert run("publicera", path, "--ja", "--ersatt", "areas:2005").code == OK
    reverted = run("publicera", "--ja")
    assert reverted.code == OK  # the source adds the row again and takes nothing away
    path = write_csv(inbox / "assumptions.csv", [assumption("saving_share", 0.35, 0.3, 0.5)])
    assert run("publicera", path, "--ja", "--komplettera").code == OK
    said = run("publicera", "--ja")
    assert said.code == WOULD_LOSE and "publicerade ur data/source, assumptions.csv" in said.err


def test_someone_else_writes(root: Path, run: Run, inbox: Path) -> None:
    path = write_csv(inbox / "areas.csv", NEW_YEAR)
    with writing(root):
        for arguments in (("publicera", path, "--ja"), ("rensa", "--behall", 1), ("aterstall", versions.current_version(root))):
            said = run(*arguments)
            assert said.code == BUSY and "Någon annan" in said.err


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (0, {"gammalt": "försenad 1 dag", "mars": "om 101 dagar"}),
        (1, {"gammalt": "försenad 2 dagar", "mars": "om 100 dagar"}),
        (101, {"gammalt": "försenad 102 dagar", "mars": "om 0 dagar"}),
        (365, {"gammalt": "försenad 366 dagar", "mars": "försenad 264 dagar"}),
        (5 * 365, {"gammalt": "försenad 1 826 dagar", "mars": "försenad 1 724 dagar"}),
    ],
)
def test_status_shows_expired_reviews_first(
    root: Path, run: Run, inbox: Path, monkeypatch: pytest.MonkeyPatch, days: int, due: dict[str, str]
) -> None:
    rows = [assumption("mars", 1, 1, 1, review="2007-03-02"), assumption("gammalt", 1, 1, 1, review="2006-11-20")]
    run("publicera", write_csv(inbox / "assumptions.csv", rows), "--ja", "--komplettera")
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=days))
    said = run("status")
    assert said.code == OK
    lines = [line for line in said.out.splitlines() if "gammalt" in line or "mars" in line]
    assert [name in line and words in line for line, (name, words) in zip(lines, due.items(), strict=True)] == [True, True]
    assert said.out.index("mars") < said.out.index("saving_share")
    assert "Samordning per område 2005" in said.out and "assumptions.csv" in said.out


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("publisera",), "Det finns inget kommando som heter publisera. Menade du publicera?"),
        (("publicera", "--jaa"), "Det finns inget val som heter --jaa. Menade du --ja"),
        (("kontrollera",), "Något saknas: FIL."),
        (("rensa",), "Något saknas: --behall."),
        (("rensa", "--behall", "x"), "det ska vara ett heltal"),
        (("aterstall", "a", "b"), "för mycket"),
        (("publicera", "--notering"), "--notering"),
    ],
)
def test_a_misspelled_command_is_told_in_swedish(root: Path, run: Run, arguments: tuple[str, ...], text: str) -> None:
    said = run(*arguments)
    assert said.code == USAGE and text in said.err and "--help" in said.err


def test_a_missing_file_is_told_with_the_others(root: Path, run: Run, inbox: Path) -> None:
    path = write_csv(inbox / "areas.csv", [area("xx", 2026, 20, 9, 2)])
    said = run("kontrollera", path, inbox / "saknas.csv")
    assert said.code == FAULTS and "ingen sådan fil" in said.err and "xx" in said.err


def test_help_lists_the_commands_and_the_exit_codes(run: Run) -> None:
    said = run()
    assert said.code == OK
    assert "<bool>" not in said.out
    names = ("mall", "kontrollera", "jamfor", "publicera", "versioner", "aterstall", "status", "rensa")
    assert all(name in said.out for name in names)
    flat = " ".join(said.out.split())
    assert all(f"{code} {meaning}" in flat for code, meaning in MEANING.items())
    for name in names:
        text = run(name, "--help").out
        assert "Så här: python -m lstdash" in text and "Visa den här hjälpen." in text
        english = ("Usage", "Options", "Arguments", "Show this", "required", "default", "<", "bool", "list[", "...", "{")
        assert not any(word in text for word in english)


def test_a_table_goes_by_its_swedish_name_and_a_misspelled_one_is_guessed(root: Path, run: Run, inbox: Path) -> None:
    said = run("mall", inbox / "en.xlsx", "--tabell", "deltagande")
    assert said.code == OK and "1 blad" in said.out
    assert "Deltagande" in openpyxl.load_workbook(inbox / "en.xlsx").sheetnames
    said = run("mall", inbox / "två.xlsx", "--tabell", "areass")
    assert said.code == USER_ERROR and "Menade du areas?" in said.err
    path = write_csv(inbox / "areas.csv", [area("ea", 2005, 20, 9, 2)])
    said = run("publicera", path, "--ersatt", "areass:2005", "--ja")
    assert said.code == USER_ERROR and "Menade du areas?" in said.err


def test_a_folder_that_is_not_there_is_told_in_swedish(root: Path, run: Run, tmp_path: Path) -> None:
    said = run("mall", tmp_path / "finns inte" / "mall.xlsx")
    assert said.code == USER_ERROR and "Funnet: mappen finns inte" in said.err and "Errno" not in said.err


def test_what_would_disappear_is_told_once(root: Path, run: Run, inbox: Path) -> None:
    path = write_csv(inbox / "areas.csv", [area("ea", 2005, 16, 6, 1)])
    said = run("publicera", path, "--ja")
    assert said.code == WOULD_LOSE
    assert (said.out + said.err).count("Tillåt det med --ersatt areas:2005") == 1
    assert run("kontrollera", path).out.count("Tillåt det med --ersatt areas:2005") == 1


def test_names_with_markup_are_shown_as_they_are(root: Path, run: Run, inbox: Path) -> None:
    path = write_csv(inbox / "areas.csv", [area("[red]x[/red]", 2026, 20, 9, 2) | {"source": "[/]"}])
    said = run("kontrollera", path)
    assert "[red]x[/red]" in said.err and "[/]" in said.err


def test_as_a_program(root: Path, inbox: Path) -> None:
    path = write_csv(inbox / "areas.csv", [area("xx", 2026, 20, 9, 2)])
    command = [sys.executable, "-m", "lstdash", "kontrollera", str(path)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=120)
    assert done.returncode == FAULTS and "xx" in done.stderr and "Traceback" not in done.stderr
