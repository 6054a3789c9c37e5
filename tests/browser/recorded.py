"""What every page says and gives away, recorded from outside, so that two builds can be compared.

`python -m tests.browser.recorded OUT.json [NAME …]` serves this build and records every address of `recorded_states.STATES`
and every act of `recorded_acts.ACTS`, or those of the pages, addresses and acts named. `--compare A.json B.json` prints what
differs, and exits with 1 if anything does; files that one of the two has not fetched are left out. Nothing here knows the
product's modules: only what is served.
"""

from __future__ import annotations

import argparse
import base64
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from babel.dates import format_date
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lstdash import clock
from tests.browser import recorded_acts, recorded_files, recorded_states
from tests.browser.measures import quiet
from tests.browser.recorded_diff import differences
from tests.browser.visits import draw_charts
from tests.lib.server import ROOT, serve

SCRIPTS = Path(__file__).parent / "scripts"
PATIENCE = 120_000  # milliseconds
CALM = 400
DIGITS = 10  # significant, of a float in a chart: the rest is how a sum was ordered
MOST_FOLDS = 60
LONGEST_LINE = 400  # characters of a difference, as it is printed
Kinds = Collection[str]
QUICK = ("csv", "xlsx")
TEXTS = (*QUICK, "deck")  # the deck has every slide that the page gives away one by one
ALL = (*TEXTS, "pptx", "svg", "png")
MASKS = (
    (re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}"), "<version>"),
    (re.compile(r"(127\.0\.0\.1|localhost):\d+"), "<host>"),
    (re.compile(r"(?<=filer/)[\w-]{22}"), "<shelf>"),
    (re.compile(r"(?<=kl\. )\d\d\.\d\d"), "<time>"),
    (re.compile(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{8}(?: [0-9a-f]{8}){7}\b"), "<checksum>"),
    (re.compile(r"(?<=scenarier=)(?!<)[^&\s\"]+"), "<token>"),
)


@contextmanager
def served() -> Iterator[str]:
    """Publish what is in data/source to a folder of its own and serve it; yields the address."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"LSTDASH_EXTRACTS": f"{folder}/extracts", "LSTDASH_DATABASE_URL": f"sqlite:///{folder}/workshop.db"}
        subprocess.run([sys.executable, "-m", "lstdash", "publicera"], env={**os.environ, **own}, cwd=ROOT, check=True)
        with serve(Path(own["LSTDASH_EXTRACTS"]), **own) as address:
            yield address


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-background-networking"])
        yield started
        started.close()


@contextmanager
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """Somebody at a desk, whose browser keeps the programs that it has fetched."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", locale="sv-SE")
    yield context
    context.close()


def record(context: BrowserContext, address: str, kinds: Kinds = TEXTS, calm: int = CALM) -> dict[str, Any]:
    """What a page says at an address and what stands in its files of some kinds; pictures take seconds each."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        page.goto(address, wait_until="domcontentloaded")
        return read(page, kinds=kinds, calm=calm)
    finally:
        page.close()


def read(page: Page, names: Mapping[str, str] | None = None, kinds: Kinds = TEXTS, calm: int = CALM) -> dict[str, Any]:
    """What a page says as it stands, its folds opened; `names` replace what only chance has given."""
    page.wait_for_selector("h1")
    quiet(page, calm=calm)
    for _ in range(MOST_FOLDS):
        if not page.evaluate(_script("unfold")):
            break
        quiet(page, calm=100)
    return masked(tidy({"url": page.url, **_sorted(page, settled(page, calm), kinds)}), names or {})


def settled(page: Page, calm: int) -> dict[str, Any]:
    """What the page says when nothing is under way: the same twice."""
    before: dict[str, Any] | None = None
    while True:
        quiet(page, calm=calm)
        draw_charts(page)
        said: dict[str, Any] = page.evaluate(_script("recorded"))
        if said == before:
            return said
        before = said


def _sorted(page: Page, said: dict[str, Any], kinds: Kinds) -> dict[str, Any]:
    """Lay out what was found by kind; what is no line leaves its name where it stood."""
    found = said.pop("found")
    lines, tables, charts, files = [], {}, {}, {}
    for one in found:
        if one["kind"] == "line":
            lines.append(one["text"])
        elif one["kind"] == "table":
            lines.append(f"(table {_put(tables, one['name'], one['rows'])})")
        elif one["kind"] == "chart":
            lines.append(f"(chart {_put(charts, one['alt'], one['figure'])})")
        else:
            lines.append(f"(file {_put(files, one['label'], _file(page, one['href'], kinds))})")
    return {**said, "lines": lines, "tables": tables, "charts": charts, "files": files}


def _put(kept: dict[str, Any], name: str, value: Any) -> str:
    key = next(key for n in range(1, 1000) if (key := name if n == 1 else f"{name} #{n}") not in kept)
    kept[key] = value
    return key


def _file(page: Page, address: str, kinds: Kinds) -> Any:
    kind = recorded_files.kind(address)
    if kind not in kinds:
        return {"place": address, "content": recorded_files.NOT_FETCHED}
    answer = page.context.request.get(address, timeout=PATIENCE)
    assert answer.status == 200, f"{page.url}: {address} answers {answer.status} {answer.text()[:300]}"
    headers = {name: answer.headers.get(name, "") for name in ("content-type", "content-disposition")}
    return {"place": address, **headers, "content": recorded_files.content(kind, answer.body())}


def _script(name: str) -> str:
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


def tidy(value: Any) -> Any:
    """Plain lists for packed arrays, floats rounded to what they mean."""
    if isinstance(value, dict):
        if "bdata" in value:
            packed = np.frombuffer(base64.b64decode(value["bdata"]), value["dtype"])
            return tidy(packed.tolist())
        return {key: tidy(one) for key, one in value.items()}
    if isinstance(value, list):
        return [tidy(one) for one in value]
    return float(f"{value:.{DIGITS}g}") if isinstance(value, float) and math.isfinite(value) else value


def masked(value: Any, names: Mapping[str, str]) -> Any:
    """Without what differs between two recordings of the same build: day and time, version, address, tokens."""
    if isinstance(value, dict):
        return {masked(key, names): masked(one, names) for key, one in value.items()}
    if isinstance(value, list):
        return [masked(one, names) for one in value]
    if not isinstance(value, str):
        return value
    for found, name in names.items():
        value = value.replace(found, name)
    for pattern, name in MASKS:
        value = pattern.sub(name, value)
    return _today().sub("<day>", value)


def _today() -> re.Pattern[str]:
    today = clock.today()
    return re.compile(rf"{today.isoformat()}|\b{format_date(today, 'd MMMM y', locale='sv').replace(' ', chr(92) + 's')}")


def build(names: Iterable[str], recorded: dict[str, Any], is_quick: bool) -> None:
    """Record this build, every address and act or those named; what is recorded stays there if one of them fails."""
    texts, everything = (QUICK, QUICK) if is_quick else (TEXTS, ALL)
    wanted = set(names) or {*recorded_states.STATES, *recorded_acts.ACTS}

    def note(name: str, page: Page, given: Mapping[str, str]) -> None:
        recorded[name] = read(page, given, texts)
        print(name, file=sys.stderr, flush=True)

    with served() as base_url, browser() as chromium, visitor(chromium) as context:
        for address, is_default in recorded_states.addresses():
            if not wanted.isdisjoint((address, address.partition("?")[0])):
                started = time.monotonic()
                recorded[f"/{address}"] = record(context, f"{base_url}/{address}", everything if is_default else texts)
                print(f"{time.monotonic() - started:5.1f} s  /{address}", file=sys.stderr, flush=True)
        for name, act in recorded_acts.ACTS.items():
            if name in wanted:
                act(chromium, base_url, note)


def main() -> int:
    """Record, or compare two recordings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", help="where the recording goes; with --compare: the first recording", type=Path)
    parser.add_argument("rest", nargs="*", help="pages to record, all if none; with --compare: the second recording")
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--quick", action="store_true", help="no presentations and pictures, which take most of the time")
    given = parser.parse_args()
    if not given.compare:
        recorded: dict[str, Any] = {}
        try:
            build(given.rest, recorded, given.quick)
        finally:
            given.out.write_text(json.dumps(recorded, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return 0
    found = differences(*(json.loads(Path(path).read_text(encoding="utf-8")) for path in (given.out, given.rest[0])))
    print("\n".join(line[:LONGEST_LINE] for line in found) or "No difference.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
