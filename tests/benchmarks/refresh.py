"""Check and publish of participation-like rows from CSV, against a bare DuckDB COPY of the same file to Parquet.

Each in a process of its own, in turns; the clock runs from the first call to the last (not the imports), and the memory is
the most that the whole process held. The bare process imports DuckDB and nothing else.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from lstdash import formats
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.extracts.sample import LETTERS, sample_rows, write_source
from tests.lib.server import ROOT

NAME = "uppdatering"
TITLE = "Uppdatering: kontrollera och publicera en CSV-fil"
AGAINST = "DuckDB COPY"
GOAL_TIME, GOAL_MEMORY = 3.0, 2.0
ROLES = ("deltar", "deltar inte", "värd", "avlämnar", "tar emot", "observatör", "intresserad")
PER_ACTIVITY = len(LETTERS) * len(ROLES)
# The peak that the kernel keeps for this program (VmHWM, kB); `ru_maxrss` would begin at that of the process that started it.
TIMED = """
import json, pathlib, re, sys, time
{imports}
started = time.perf_counter()
{work}
took = time.perf_counter() - started
peak = re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())
print(json.dumps([took, int(peak[1]) / 1024]))
"""
BARE = TIMED.format(
    imports="import duckdb",
    work="duckdb.execute(f\"copy (from read_csv('{sys.argv[1]}')) to '{sys.argv[2]}' (format parquet, compression zstd)\")",
)
PUBLISH = TIMED.format(
    imports="from pathlib import Path\nfrom lstdash.extracts.publishing.publish import publish",
    work="publish(Path(sys.argv[1]), root=Path(sys.argv[2]))",
)


Run = tuple[float, float]  # seconds, megabytes
Pair = tuple[Series, Series]  # ours, the bare


def measure(settings: Settings) -> list[Row]:
    """One row for time and one for memory a size, and how both grow from the smallest size to the largest."""
    found = {count: _size(count, settings.refreshes) for count in settings.refresh_rows}
    rows = []
    for count, (seconds, megabytes) in found.items():
        name = f"{formats.decimal(count)} rader"
        rows.append(Row(TITLE, f"{name}: tid", *_beside(seconds), unit="s", goal=GOAL_TIME))
        rows.append(Row(TITLE, f"{name}: minne", *_beside(megabytes), unit="MB", goal=GOAL_MEMORY))
    times = formats.plain(max(found) / min(found))
    for part, what in enumerate(("tid", "minne")):
        grown = tuple(_growth(found[min(found)][part][side], found[max(found)][part][side]) for side in (0, 1))
        rows.append(Row(TITLE, f"{times} gånger så många rader: {what}", *_beside(grown), unit="x"))
    return rows


def _beside(pair: tuple[Series, ...]) -> tuple[Series, str, Series]:
    return pair[0], AGAINST, pair[1]


def _growth(small: Series, large: Series) -> Series:
    return Series.of([large.median / small.median])


def _size(count: int, repeats: int) -> tuple[Pair, Pair]:
    """Return seconds and megabytes, ours and the bare, for one number of rows."""
    with tempfile.TemporaryDirectory(prefix="lstdash-refresh-") as name:
        folder = Path(name)
        file, target = folder / "participations.csv", folder / "bare.parquet"
        write_rows(file, count)
        base = _base(folder, count)
        ours, bare = [], []
        for turn in range(repeats):
            if turn % 2:
                ours.append(_publish(file, base))
            bare.append(run(BARE, file, target))
            if not turn % 2:
                ours.append(_publish(file, base))
    seconds, megabytes = ((Series.of(run[part] for run in ours), Series.of(run[part] for run in bare)) for part in (0, 1))
    return seconds, megabytes


def write_rows(path: Path, count: int) -> None:
    """Write a CSV file of participations of one year, every key once."""
    letters, roles = (", ".join(f"'{one}'" for one in many) for many in (LETTERS, ROLES))
    with duckdb.connect() as con:
        con.execute(
            f"copy (select 'verksamhet_' || lpad((i // {PER_ACTIVITY})::varchar, 6, '0') as activity, "
            f"[{letters}][1 + (i // {len(ROLES)}) % {len(LETTERS)}] as county, [{roles}][1 + i % {len(ROLES)}] as role, "
            f"2026 as year, 'uppräknat' as basis, 'rapport' as source, '5.5' as section from range({count}) as r(i)) "
            f"to '{path}' (format csv, header)"
        )


def _base(folder: Path, count: int) -> Path:
    """Publish a version whose activities are those that the rows refer to; return its root."""
    rows = sample_rows()
    named = [rows["activities"][0] | {"activity": f"verksamhet_{one:06}"} for one in range(count // PER_ACTIVITY + 1)]
    rows["activities"] += named
    source = write_source(folder / "source", rows)
    run(PUBLISH, source, folder / "base", LSTDASH_SOURCE=str(source))
    return folder / "base"


def _publish(file: Path, base: Path) -> Run:
    """Publish on a copy of the base, which takes no part in the time."""
    root = base.with_name("work")
    shutil.copytree(base, root)
    try:
        return run(PUBLISH, file, root)
    finally:
        shutil.rmtree(root)


def run(script: str, file: Path, target: Path, **environment: str) -> Run:
    """Return seconds and megabytes of a script in a process of its own."""
    command, variables = [sys.executable, "-c", script, str(file), str(target)], {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    seconds, megabytes = json.loads(done.stdout.splitlines()[-1])  # DuckDB may have shown its progress before it
    return seconds, megabytes
