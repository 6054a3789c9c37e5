"""What two or three states of every page say, as reviewed texts in `tests/golden/`: pinned, not proven.

A difference is not a fault in itself: somebody looks at it and either mends the code or takes the new text.
`python -m tests.browser.golden` shows what would change; with `--write` it is taken, with paths only those pages. Of a file
there is a checksum: what has changed in it is shown by two recordings, see `tests.browser.recorded`.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from lstdash.views.site import SITES
from tests.browser import recorded
from tests.browser.recorded_files import NOT_FETCHED

FOLDER = Path(__file__).parents[1] / "golden"
MOST_ROWS = 25  # of a table; the rest stands for its checksum, as a file does
KINDS = recorded.QUICK  # a presentation may hold pictures, which take seconds each: tests/exports has them
CALM = 200  # milliseconds without a change, when the page is at rest
DRAWN = ("name", "x", "y", "z", "text", "locations")  # of a series: what it says, not how it looks
LONGEST = 400  # characters of a line
FRONT = "start"  # the name of the page without a path

# Besides its default state, which every page has: what is chosen, where other figures stand.
CHOSEN: dict[str, tuple[str, ...]] = {
    "": ("lan=M",),
    "omraden": ("lan=S&omrade=it&form=samordning",),
    "borja-har": ("tyngd=0&vikt-initialkostnad=3&poang=forslag-lonepilot.111111155",),
    "workshop": ("rum=finns-inte",),
    "rosta": ("kod=ABCD-EFGH",),
    "protokoll": ("nyckel=finns-inte",),
    "lonesamordning": ("flik=vem&koalition=alla&mkr=100&nyckel=lika&vard=F&lan=F", "satsning=efaktura&efbesparing=0.2"),
    "konstellationer": ("norr=dalarna&ostra=bada&flytta=M&till=ingen&lan=W",),
    "mitt-lan": ("lan=M&antal=5&storlek=3",),
    "kallor": ("visa=tabeller&tabell=criteria", "visa=antaganden&rad=areas:it,2005"),
    "tillganglighet": ("lan=M",),
}
PATHS = tuple(site.address for site in SITES)


def file_of(path: str) -> Path:
    """Where a page's text is kept."""
    return FOLDER / f"{path or FRONT}.txt"


def found(context: BrowserContext, base_url: str, path: str) -> str:
    """What the states of a page say today."""
    lines: list[str] = []
    for query in ("", *CHOSEN.get(path, ())):
        address = f"{path}?{query}" if query else path
        lines += [f"# /{address}", *written(recorded.record(context, f"{base_url}/{address}", KINDS, CALM)), ""]
    return "\n".join(line[:LONGEST].rstrip() for line in lines)


def written(said: dict[str, Any]) -> Iterator[str]:
    """The compact text of a recording: title, headline, figures, headings, charts, tables, files and links."""
    yield from (f"{name}: {text}" for name in ("title", "headline") for text in _listed(said[name]))
    yield f"figures: {' | '.join(said['figures'])}"
    yield from (line for line in said["lines"] if line.startswith(("h2: ", "h3: ")))
    for alt, figure in said["charts"].items():
        series = [{key: one.get(key) for key in DRAWN} for one in figure["data"]]
        yield f"chart ({checksum(series)}) {alt}"
    for name, rows in said["tables"].items():
        yield f"table {name} ({len(rows) - 1} rows, {checksum(rows)})"
        yield from (f"  {' | '.join(row)}" for row in rows[:MOST_ROWS])
    for label, file in said["files"].items():
        sum_ = "not fetched" if file["content"] == NOT_FETCHED else checksum(file["content"])
        yield f"file {label}: {file.get('content-disposition', '').partition('filename=')[2]} ({sum_})"
    links = {line.rpartition("→ ")[2] for line in said["lines"] if "→ ./" in line}
    yield f"links: {' '.join(sorted(links))}"


def checksum(content: Any) -> str:
    """Short, and the same for the same content."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def difference(path: str, now: str) -> str:
    """What has changed on a page since its text was reviewed; empty if nothing has."""
    file = file_of(path)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    name = file.name
    return "\n".join(
        difflib.unified_diff(before.splitlines(), now.splitlines(), f"reviewed {name}", f"now {name}", "", "", 1, "")
    )


def main() -> None:
    """Show what differs, and take it over if told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", help="pages, all if none")
    parser.add_argument("--write", action="store_true", help="take over what is shown")
    given = parser.parse_args()
    with recorded.served() as base_url, recorded.browser() as chromium, recorded.visitor(chromium) as context:
        for path in given.paths or PATHS:
            now = found(context, base_url, path)
            print(difference(path, now) or f"{path or FRONT}: as reviewed", file=sys.stdout, flush=True)
            if given.write:
                file_of(path).write_text(now, encoding="utf-8")


if __name__ == "__main__":
    main()
