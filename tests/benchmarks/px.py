"""A PX file read into Parquet, against DuckDB's COPY of the same cells as CSV, a row a cell.

Each in a process of its own, in turns; memory is the most that the process held beyond its imports, against the size of the PX.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import numpy as np

from lstdash import formats
from tests.benchmarks.refresh import AGAINST, run
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings

NAME = "px"
TITLE = "PX: en fil av celler till Parquet"
GOAL_TIME, GOAL_MEMORY = 5.0, 2.0
SEED = 20060116
YEARS, SEXES, AGES = range(1976, 2026), ("män", "kvinnor"), range(100)  # 10 000 cells a region
TIMED = """
import json, pathlib, re, sys, time
{imports}
def held(): return int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) / 1024
def work(source, target):
{work}
before, started = held(), time.perf_counter()
work(sys.argv[1], sys.argv[2])
print(json.dumps([time.perf_counter() - started, held() - before]))
"""
BARE = TIMED.format(
    imports="import duckdb",
    work="    duckdb.execute(f\"copy (from read_csv('{source}')) to '{target}' (format parquet, compression zstd)\")",
)
OURS = TIMED.format(
    imports=(
        "import pyarrow.parquet as pq\nfrom pathlib import Path\n"
        "from lstdash.extracts.reading.cubes import batches\nfrom lstdash.extracts.reading.px import read"
    ),
    work="""
    writer = None
    for batch in batches(read(Path(source))):
        writer = writer or pq.ParquetWriter(target, batch.schema, compression="zstd")
        writer.write_batch(batch)
    writer.close()
""",
)


def measure(settings: Settings) -> list[Row]:
    """One row for time against the bare COPY, and one for memory against the file's size."""
    regions = settings.px_cells // (len(YEARS) * len(SEXES) * len(AGES))
    with tempfile.TemporaryDirectory(prefix="lstdash-px-") as name:
        folder = Path(name)
        write(folder / "celler.px", folder / "celler.csv", regions)
        ours, bare = [], []
        for _ in range(settings.refreshes):
            bare.append(run(BARE, folder / "celler.csv", folder / "bare.parquet"))
            ours.append(run(OURS, folder / "celler.px", folder / "ours.parquet"))
        size = (folder / "celler.px").stat().st_size / 2**20
    what = f"{formats.decimal(settings.px_cells)} celler"
    seconds = [Series.of(turn[0] for turn in turns) for turns in (ours, bare)]
    megabytes = Series.of(turn[1] for turn in ours)
    return [
        Row(TITLE, f"{what}: tid", seconds[0], AGAINST, seconds[1], unit="s", goal=GOAL_TIME),
        Row(TITLE, f"{what}: minne", megabytes, "filens storlek", Series.of([size]), unit="MB", goal=GOAL_MEMORY),
    ]


def write(px: Path, csv: Path, regions: int) -> None:
    """Write the same cells both ways: figures, a few of them missing and a few zeros shown as a dash."""
    with px.open("w", encoding="cp1252") as cells, csv.open("w", encoding="utf-8") as rows:
        cells.write(_head(regions))
        rows.write("region,age,sex,year,value,mark\n")
        for region, figures in enumerate(_figures(regions)):
            names = product(AGES, SEXES, YEARS)
            rows.writelines(f"{region:04},{a},{s},{y},{_row(cell)}\n" for (a, s, y), cell in zip(names, figures, strict=True))
            for start in range(0, len(figures), len(YEARS)):
                cells.write(" ".join(figures[start : start + len(YEARS)]) + " \n")
        cells.write(";\n")


def _figures(regions: int) -> Iterator[list[str]]:
    numbers, per_region = np.random.default_rng(SEED), len(AGES) * len(SEXES) * len(YEARS)
    for _ in range(regions):
        drawn = numbers.integers(0, 200_000, per_region)
        yield ['".."' if odd < 20 else '"-"' if odd < 40 else str(odd) for odd in map(int, drawn)]


def _row(cell: str) -> str:
    return {'".."': ",..", '"-"': "0,-"}.get(cell, f"{cell},")


def _head(regions: int) -> str:
    def listed(values: Iterable[object]) -> str:
        return ",\n".join(f'"{value}"' for value in values)

    return (
        'CHARSET="ANSI";\nAXIS-VERSION="2013";\nTITLE="Folkmängd";\nUNITS="antal";\n'
        'STUB="region","age","sex";\nHEADING="year";\n'
        f'VALUES("region")={listed(f"{one:04}" for one in range(regions))};\nVALUES("age")={listed(AGES)};\n'
        f'VALUES("sex")={listed(SEXES)};\nVALUES("year")={listed(YEARS)};\nTIMEVAL("year")=TLIST(A1),{listed(YEARS)};\nDATA=\n'
    )
