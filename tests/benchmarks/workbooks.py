"""Check of workbooks and of CSV, in processor time and memory, in turns with older builds.

`LSTDASH_BEFORE` names folders of older builds, separated as in PATH: without any, the check takes turns with a bare reading of
the same file, by openpyxl or by Python's csv. Each run is a process of its own, imports included.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from lstdash import formats
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.lib.server import ROOT

TITLE = "Arbetsböcker: kontrollera en fil"
GOAL, GOAL_CSV = 0.2, 1.0
TABLE, WIDTH = "activity_mentions", 9  # words, whole numbers, long texts
HEADINGS = (
    "activity", "mention", "name_as_printed", "participants_low", "participants_high", "counties_as_printed", "note", "source",
    "section",
)  # fmt: skip
SPENT = """
import json, pathlib, re, resource
peak = re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([usage.ru_utime + usage.ru_stime, int(peak[1]) / 1024]))
"""
COMMAND = """
import sys
from lstdash.cli import main
sys.argv = ["lstdash", *sys.argv[1:]]
try:
    main()
except SystemExit as done:
    assert not done.code, done.code
"""
BARE_BOOK = """
import sys
import openpyxl
for sheet in openpyxl.load_workbook(sys.argv[2], read_only=True, data_only=True):
    for row in sheet.iter_rows(values_only=True):
        pass
"""
BARE_TEXT = """
import csv, sys
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    for row in csv.reader(file, delimiter=";"):
        pass
"""
BARE = {".xlsx": ("openpyxl", BARE_BOOK), ".csv": ("Pythons csv", BARE_TEXT)}
Run = tuple[float, float]  # seconds of processor, megabytes


def measure(settings: Settings) -> list[Row]:
    """One row for time and one for memory, for each file and each older build."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="lstdash-workbooks-") as name:
        folder = Path(name)
        before = [Path(one) for one in os.environ.get("LSTDASH_BEFORE", "").split(os.pathsep) if one]
        homes = [_home(build, folder / f"{number}") for number, build in enumerate((ROOT, *before))]
        for what, path, goal in _files(folder, settings):
            runs = _in_turns(homes if before else [*homes, None], path, settings.refreshes)
            ours, *theirs = ([Series.of(run[part] for run in found) for part in (0, 1)] for found in runs)
            for against, other in zip([one.name for one in before] or [BARE[path.suffix][0]], theirs, strict=True):
                goals = (goal, 1.0) if before else (None, None)  # a bare reading checks nothing
                rows.append(Row(TITLE, f"{what}: tid", ours[0], against, other[0], unit="s", goal=goals[0]))
                rows.append(Row(TITLE, f"{what}: minne", ours[1], against, other[1], unit="MB", goal=goals[1]))
    return rows


def _files(folder: Path, settings: Settings) -> Iterator[tuple[str, Path, float]]:
    count, empty = settings.book_rows, settings.empty_rows
    full = _book(folder / f"{TABLE}.xlsx", count)
    yield f"{formats.decimal(count)} x {WIDTH} xlsx", full, GOAL
    full.unlink()
    yield f"{formats.decimal(empty)} tomma formaterade rader", _book(folder / f"{TABLE}.xlsx", 6, empty), GOAL
    text = folder / f"{TABLE}.csv"
    with text.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEADINGS, *_rows(count)])
    yield f"{formats.decimal(count)} x {WIDTH} csv", text, GOAL_CSV


def _rows(count: int) -> Iterator[tuple[object, ...]]:
    """Mentions, every key once."""
    for number in range(count):
        words = ("kartlaggningsuppdraget", 1000 + number, f"Samverkan nummer {number % 997}")
        yield *words, number % 21, 21, "AB, C, M", f"Anm. {number % 89}", "heuwing2006", f"5.{number % 9}"


def _book(path: Path, count: int, empty: int = 0) -> Path:
    """Write a workbook of mentions, and below them rows of formatted cells without a value."""
    book = xlsxwriter.Workbook(path)  # texts are shared, as Excel writes them
    sheet, form = book.add_worksheet(TABLE), book.add_format({"num_format": "0.0", "border": 1})
    for number, row in enumerate([HEADINGS, *_rows(count)]):
        sheet.write_row(number, 0, row)
    for number in range(count + 1, count + 1 + empty):
        for column in range(WIDTH):
            sheet.write_blank(number, column, None, form)
    book.close()
    return path


def _home(build: Path, extracts: Path) -> tuple[Path, Path]:
    """Publish what a build comes with; return the build and where it publishes."""
    _run(COMMAND, build, extracts, "publicera", "--ja")
    return build, extracts


def _in_turns(homes: list[tuple[Path, Path] | None], path: Path, repeats: int) -> list[list[Run]]:
    found: list[list[Run]] = [[] for _ in homes]
    for turn in range(repeats):
        for index in sorted(range(len(homes)), reverse=turn % 2 == 1):
            home = homes[index]
            script, (build, extracts) = (COMMAND, home) if home else (BARE[path.suffix][1], (ROOT, path.parent))
            found[index].append(_run(script, build, extracts, "kontrollera", str(path)))
    return found


def _run(script: str, build: Path, extracts: Path, *arguments: str) -> Run:
    """Return seconds and megabytes of a script in a process of its own."""
    environment = os.environ | {"LSTDASH_EXTRACTS": str(extracts), "PYTHONPATH": str(build)}
    command = [sys.executable, "-c", script + SPENT, *arguments]
    done = subprocess.run(command, cwd=build, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError((done.stdout + done.stderr).strip().splitlines()[-1])
    seconds, megabytes = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes
