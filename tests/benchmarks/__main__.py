"""Run the measurements and print one report: `python -m tests.benchmarks [--quick] [--only NAME ...] [--json FILE]`."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lstdash import clock, formats
from lstdash.extracts.publishing import publish
from tests.benchmarks.results import Row, goal_text, judged, missed, table
from tests.benchmarks.settings import Settings

# Name on the command line -> module. A module that is not there, or that lacks its library, is said so and skipped.
MEASUREMENTS = {
    "start": "cold_start",
    "sidor": "pages",
    "reglage": "sliders",
    "fragor": "queries",
    "dragningar": "draws",
    "sessioner": "sessions",
    "servrar": "replicas",
    "skala": "scale",
    "last": "load",
    "rum": "rooms",
    "uppdatering": "refresh",
    "px": "px",
    "arbetsbocker": "workbooks",
    "mot": "against",
    "linje": "line",
    "bilder": "pictures",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for; 1 when something could not be measured."""
    asked = _arguments(arguments)
    print(_machine(), flush=True)
    began, rows, failed = time.monotonic(), [], []
    with tempfile.TemporaryDirectory(prefix="lstdash-benchmarks-") as folder:
        extracts = Path(folder) / "extracts"
        publish.publish(root=extracts)
        os.environ["LSTDASH_EXTRACTS"] = str(extracts)
        settings = Settings.quick(extracts, asked.mot) if asked.quick else Settings(extracts, asked.mot)
        for name in asked.only or MEASUREMENTS:
            print(f"Mäter {name} …", file=sys.stderr, flush=True)
            try:
                found = _measure(name)(settings)
            except Exception as error:  # the other measurements still count; this one is named at the end
                failed.append(f"{name}: {type(error).__name__}: {error}")
                continue
            rows += found
            print(f"\n{table(found)}", flush=True)
    _finish(rows, failed, time.monotonic() - began)
    if asked.json:
        report = {"machine": _machine(), "rows": [row.as_json() for row in rows], "failed": failed}
        asked.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if failed else 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description="Mät hur snabb instrumentpanelen är.")
    parser.add_argument("--quick", action="store_true", help="färre omgångar")
    parser.add_argument("--only", action="append", choices=MEASUREMENTS, help="bara den här mätningen; kan upprepas")
    parser.add_argument(
        "--mot", type=Path, metavar="KATALOG", help="en annan utcheckning, som mätningarna mot och linje ställs bredvid"
    )
    parser.add_argument("--json", type=Path, metavar="FIL", help="spara också allt, varje enskilt värde, som JSON")
    return parser.parse_args(arguments)


def _measure(name: str) -> Callable[[Settings], list[Row]]:
    module = f"tests.benchmarks.{MEASUREMENTS[name]}"
    if importlib.util.find_spec(module) is None:
        return lambda _settings: [Row(name, name, note="finns inte i den här versionen")]
    measure: Callable[[Settings], list[Row]] = importlib.import_module(module).measure
    return measure


def _machine() -> str:
    load = f", last {formats.decimal(os.getloadavg()[0], 1)}" if hasattr(os, "getloadavg") else ""
    when = f"{clock.in_sweden(clock.now()):%Y-%m-%d %H:%M}"
    return f"{when} · {platform.system()}, {os.cpu_count()} kärnor{load}, Python {platform.python_version()}"


def _finish(rows: Sequence[Row], failed: Sequence[str], seconds: float) -> None:
    short = missed(rows)
    print(f"{len(short)} av {len(judged(rows))} mål nås inte{', längst ifrån först:' if short else ''}")
    for row in short:
        print(f"  {row.measure}: {row.what}, {formats.decimal(row.ratio, 2)} gånger {row.against} (mål {goal_text(row)})")
    for line in failed:
        print(f"Gick inte att mäta: {line}")
    print(
        f"{_machine()}. Tog {formats.decimal(seconds / 60, 1)} minuter. Läs kvoterna: tiderna beror på hur upptagen datorn är."
    )


if __name__ == "__main__":
    sys.exit(main())
