"""What two states of every page say and give away, as lines that a person can review: a figure that moves is seen in a diff.

`python -m tests.pages.golden` writes tests/golden/ anew, one file a page; followed by stems only theirs. Left out is what
differs between two publishings of the same build: day, version and address. A long file is its first and last rows and a
checksum of the rest.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from unittest.mock import patch
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from lstdash import clock, formats
from lstdash.extracts.publishing import publish
from lstdash.views.markdown import plain
from lstdash.views.site import SITES, Site, page
from tests.lib.drawn import drawn_charts, figures, headings, tables
from tests.lib.first_screen import first_screen
from tests.lib.taken import offered, read_csv
from tests.pages.test_pages import headline, open_page

FOLDER = Path(__file__).parents[1] / "golden"
DATA = Path(__file__).parents[2] / "data"
# A state of each page that shows other figures than its default; a page without one is recorded as it opens.
CHOSEN = {
    "overview": "lan=M",
    "areas": "lan=S&omrade=it",
    "start_here": "lan=M&poang=forslag-lonepilot.111111155&vikt-planering=0",
    "factors": "faktor=engagemang.30&faktor=personberoende.45&faktor=pionjarer.42&faktor=liten_personalstyrka.33",
    "workshop": "lan=M",
    "vote": "kod=x",
    "record": "nyckel=finns-inte",
    "payroll": "flik=vem&koalition=F.G3.H2-8&uttrade=0.5&mkr=25,5&lan=H&besparing=0.3",
    "costs": "utan=O&underlag=anslaget&besparing=0.3&lan=H",
    "joint_procurement": "markning=alla&niva=grupp&fast=1&lan=H",
    "constellations": "flytta=M&flytta=K&till=ingen&farg=storlek",
    "my_county": "lan=BD&antal=10&storlek=3&jamfor=AC",
    "size": "register=esv-anstallda&registerar=1985&lan=H",
    "shared_systems": "lan=U&visa=alla&slag=system&register=esv-anstallda&registerar=2007",
    "staff": "lansgrupp=alla&vard=O&mkr=25&besparing=0.3&ovriga=0.05&lan=I&reglage=enkla",
    "inquiry": "amne=dialog&svar=ja-pa-villkor&instans=stockholms-stad",
    "sources": "visa=tabeller&tabell=money",
    "forms": "syfte=fora-ut-information&vilka=staten-och-regionerna&intresse=starkt",
    "governance": "omrade=it",
    "equality": "dampning=10&ordning=storlek&lan=O",
    "proposals": "uppfoljning=6",
    "promised_benefits": "rad=finns-inte",
    "yearly_account": "ar=2006",
    "accessibility": "lan=BD",
}
computers_now = clock.now  # not moved
FIRST, LAST = 8, 2  # rows of a long file
MASKS = (
    (re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}"), "<version>"),
    (re.compile(r"https?://[^\s;\"]*?/(?=[\w?-]*[?\s;\"]|$)"), "<host>/"),
    (re.compile(r"(?<=kl\. )\d\d[.:]\d\d"), "<time>"),
)


def states(site: Site) -> tuple[str, ...]:
    """The states that are recorded of a page, as queries; the default first."""
    return ("", CHOSEN[site.stem]) if site.stem in CHOSEN else ("",)


def recorded(site: Site) -> str:
    """Everything recorded of a page, as text, in the evening of the day when the pages were last tried for accessibility.

    So nothing recorded has expired, however old this becomes; the published version is the one that is current.
    """
    tried = date.fromisoformat(json.loads((DATA / "accessibility.json").read_text(encoding="utf-8"))["tested"])
    evening = datetime.combine(tried, time(20), UTC)
    with patch.object(clock, "now", lambda: evening):
        return "".join(f"{line}\n" for query in states(site) for line in _state(site, query))


def _state(site: Site, query: str) -> Iterator[str]:
    app = open_page(site.stem, **parse_qs(query))
    yield f"=== /{site.address}{'?' if query else ''}{query}"
    yield from map(masked, _said(app))
    for name, file in sorted(offered(app).items()):
        kind = name.rpartition(".")[2]
        yield masked(f"file: {_stem(name)}.{kind}")
        if kind == "csv":
            yield from (f"    {masked(line)}" for line in _rows(read_csv(file.build())))


def _said(app: AppTest) -> Iterator[str]:
    yield f"title: {headings(app, 1)[0]}"
    yield f"headline: {headline(app)}"
    yield from (f"screen: {text}" for text in first_screen(app) if text not in (headings(app, 1)[0], headline(app)))
    yield from (f"figure: {figure}" for figure in figures(app))
    yield from (f"chart: {chart.alt}" for chart in drawn_charts(app))
    for table in tables(app):
        rows = [[plain(str(cell)) for cell in row] for row in table.value.itertuples()]
        yield from (f"table: {line}" for line in _rows(rows))


def _rows(rows: list[list[str]]) -> Iterator[str]:
    lines = [" | ".join(row) for row in rows]
    if len(lines) <= FIRST + LAST + 1:
        return iter(lines)
    rest = masked("\n".join(lines[FIRST:-LAST]))
    note = f"({len(lines) - FIRST - LAST} rows: {hashlib.sha256(rest.encode()).hexdigest()[:16]})"
    return iter((*lines[:FIRST], note, *lines[-LAST:]))


def _stem(name: str) -> str:
    """A file's name without what depends on the day and the version."""
    return name.partition("_")[0]


def masked(text: str) -> str:
    """A text without what differs between two publishings."""
    for day in (clock.today(), clock.day(computers_now())):  # the day that is recorded, and the one when it was published
        for written in (day.isoformat(), formats.day(day)):
            text = text.replace(written, "<day>")
    for pattern, name in MASKS:
        text = pattern.sub(name, text)
    return " ".join(text.split())


def path(site: Site) -> Path:
    """The file that a page's states are kept in."""
    return FOLDER / f"{site.stem}.txt"


def main() -> None:
    """Write the file of every page, or of those that are named, anew; that of a page which is gone goes."""
    FOLDER.mkdir(exist_ok=True)
    for kept in set(FOLDER.iterdir()) - set(map(path, SITES)):
        kept.unlink()
    named = sys.argv[1:] or [site.stem for site in SITES]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        publish.publish(root=root)
        os.environ |= {"LSTDASH_EXTRACTS": str(root), "LSTDASH_DATABASE_URL": f"sqlite:///{root / 'workshop.db'}"}
        for site in map(page, named):
            path(site).write_text(recorded(site), encoding="utf-8")


if __name__ == "__main__":
    main()
