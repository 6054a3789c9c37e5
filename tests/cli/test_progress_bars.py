"""Bars in a terminal: they appear, move, speak Swedish and go away; anywhere else nothing is drawn."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from rich.progress import Task

from lstdash.cli import screen
from lstdash.extracts.checking.plan import prepare
from lstdash.extracts.publishing.request import Request
from tests.extracts.conftest import _prepared, root, source  # noqa: F401 (fixtures)
from tests.extracts.sample import LETTERS, area, participation, write_csv

PROJECT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "lstdash")


def in_a_terminal(*arguments: object) -> tuple[int, str]:
    """Run a command whose input and output are a terminal; return its code and all that was written to it."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"}
    with subprocess.Popen(
        [*COMMAND, *map(str, arguments)], cwd=PROJECT, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        written = b""
        try:
            while block := os.read(ours, 4096):
                written += block
        except OSError:  # Linux says so when the other end has closed
            pass
        finally:
            os.close(ours)
    return process.returncode, written.decode("utf-8")


def test_a_publish_in_a_terminal(root: Path, tmp_path: Path) -> None:  # noqa: F811
    file = write_csv(tmp_path / "areas.csv", [area("ea", 2026, 20, 9, 2)])
    code, written = in_a_terminal("publicera", file, "--ja")
    assert code == 0
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", written)
    for step in ("Läser filer", "Kontrollerar tabeller", "Jämför med den publicerade versionen", "Skriver den nya versionen"):
        assert re.search(rf"{step} +━+ 100\u00a0% 0:00:0", plain), step
    assert "%" not in plain.replace("\u00a0%", ""), "a space before the sign, as in Swedish"
    assert written.count("\x1b[?25l") == written.count("\x1b[?25h") >= 1, "the cursor comes back"
    last = written.rsplit("\x1b[2K", 1)[-1]
    assert last.startswith("Publicerade version") and "━" not in last, "the bars are wiped away"


def test_nothing_is_drawn_where_nobody_sees_it(root: Path, tmp_path: Path) -> None:  # noqa: F811
    file = write_csv(tmp_path / "areas.csv", [area("ea", 2026, 20, 9, 2)])
    done = subprocess.run([*COMMAND, "kontrollera", str(file)], cwd=PROJECT, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == "" and "Läser filer" not in done.stdout and "\x1b" not in done.stdout


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_reading_tells_how_far_it_has_come(root: Path, tmp_path: Path, suffix: str) -> None:  # noqa: F811
    rows = [participation("webben", letter, year) for year in range(1990, 2100) for letter in LETTERS] * 2
    path = write_csv(tmp_path / "participations.csv", rows)
    if suffix == "xlsx":
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Deltagande")
        for line in path.read_text(encoding="utf-8").splitlines():
            sheet.append(line.split(","))
        path = path.with_suffix(".xlsx")
        book.save(path)
    told: list[tuple[str, float]] = []
    with prepare(Request((path,)), root, lambda what, share: told.append((what, share))):
        pass
    shares = [share for what, share in told if what == "Läser filer"]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert len({share for share in shares if 0 < share < 1}) >= 1


@pytest.mark.parametrize(("still", "finished", "sweeps"), [(5.0, False, True), (0.1, False, False), (5.0, True, False)])
def test_a_step_that_stands_still_sweeps(still: float, finished: bool, sweeps: bool) -> None:
    task = Task(0, "Skriver", 1.0, 1.0 if finished else 0.34, _get_time=lambda: 100.0, fields={"moved": 100.0 - still})  # type: ignore[arg-type]
    task.finished_time = 1.0 if finished else None
    assert screen._Bar().render(task).pulse is sweeps
