"""The accessibility statement's two files: what is known to be wrong (by hand), and what the last tests found (written here).

`python -m tests.browser.known` visits every page and writes data/accessibility.json; a test compares.
"""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, sync_playwright

from lstdash import clock
from lstdash.extracts.publishing import publish
from lstdash.views.site import SITES, Site
from tests.browser.conftest import launch
from tests.browser.crawl import PHONE, TAGS, WIDE, read_by, visited
from tests.browser.measures import NARROW, Fault
from tests.browser.product import addresses_of
from tests.lib.server import ROOT, serve

KNOWN_FILE = ROOT / "data" / "accessibility_known.toml"
RESULTS_FILE = ROOT / "data" / "accessibility.json"
BY_HAND = "hand"


@dataclass(frozen=True, slots=True)
class Known:
    """A shortcoming that is declared: how the tests recognise it."""

    id: str
    check: str
    rule: str
    target: str
    state: str

    def covers(self, fault: Fault) -> bool:
        """Whether a fault is this shortcoming."""
        return (self.check, self.rule) == (fault.check, fault.rule) and all(
            re.fullmatch(pattern, text) for pattern, text in ((self.target, fault.target), (self.state, fault.state))
        )


def known() -> list[Known]:
    """Every declared shortcoming that the tests can find."""
    listed = tomllib.loads(KNOWN_FILE.read_text(encoding="utf-8"))["known"]
    return [
        Known(entry["id"], entry["check"], entry["rule"], entry["target"], entry.get("state", ".*"))
        for entry in listed
        if entry["check"] != BY_HAND
    ]


def unknown(faults: Iterable[Fault]) -> list[Fault]:
    """The faults that nobody has declared."""
    declared = known()
    return [fault for fault in faults if not any(one.covers(fault) for one in declared)]


def occurring(faults: Iterable[Fault]) -> set[str]:
    """The declared shortcomings among the faults."""
    found = list(faults)
    return {one.id for one in known() if any(one.covers(fault) for fault in found)}


def stated() -> dict[str, Any]:
    """What the statement says that the tests found: as its file, without the date; `pages` by address and title."""
    found: dict[str, Any] = json.loads(RESULTS_FILE.read_text(encoding="utf-8"))
    del found["tested"]
    found["pages"] = {(page["path"], page["title"]): page["known"] for page in found["pages"]}
    return found


def preamble() -> dict[str, Any]:
    """What is tested and how, in the form that the statement reads."""
    axe = re.search(r"axe v(\d+\.\d+\.\d+)", AXE_SCRIPT[:200])
    assert axe, "axe no longer says its version first"
    return {
        "axe": axe[1],
        "streamlit": version("streamlit"),
        "rules": list(TAGS),
        "widths": [WIDE, PHONE],
        "narrow": [list(size) for size in NARROW],
    }


def found_on(reader: BrowserContext, address: str, site: Site) -> list[str]:
    """The declared shortcomings that occur on a page."""
    visits = visited(reader, address, *addresses_of(site))
    return sorted(occurring(fault for seen in visits.values() for fault in seen.faults))


def main() -> None:
    """Visit every page of a server of our own and write what was found."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        publish.publish(root=root)
        browser = launch(playwright)
        with serve(root, LSTDASH_DATABASE_URL=f"sqlite:///{root / 'workshop.db'}") as address:
            pages = [{"path": s.address, "title": s.title, "known": found_on(read_by(browser), address, s)} for s in SITES]
        browser.close()
    written = {"tested": clock.today().isoformat(), **preamble(), "pages": pages}
    RESULTS_FILE.write_text(json.dumps(written, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
