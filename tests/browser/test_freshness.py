"""A newer version reaches an open page; nothing published is explained; a second year becomes a trend."""

from __future__ import annotations

import csv
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from lstdash.extracts.publishing import publish
from lstdash.extracts.reading.intake import SOURCE_DIR
from lstdash.views import freshness
from tests.browser.visits import Visit
from tests.lib.server import serve

TOLD_WITHIN_SECONDS = 5
DRAWN_WITHIN_SECONDS = 2  # an answer from a busy server, and the browser's own work
Start = Callable[..., Visit]


def with_second_year(folder: Path) -> Path:
    """Copy data/source and add 2026 to the areas: the same counts, it one higher."""
    shutil.copytree(SOURCE_DIR, folder)
    for name in ("areas", "area_totals"):
        path = folder / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        later = [row | {"year": "2026"} for row in rows]
        for row in later:
            if row.get("area") == "it":
                row["coordinated"] = str(int(row["coordinated"]) + 1)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows + later)
    return folder


def test_a_page_asks_often_enough_to_be_told_within_five_seconds() -> None:
    """The promise is five seconds; a machine busy with tests may need longer, so what is required is the asking."""
    assert 0 < freshness.CHECK_EVERY_SECONDS <= TOLD_WITHIN_SECONDS - DRAWN_WITHIN_SECONDS


def test_an_open_page_is_told_of_a_new_version_and_shows_the_trend_when_asked(tmp_path: Path, visit: Start) -> None:
    root = tmp_path / "extracts"
    publish.publish(root=root)
    with serve(root) as address:
        visited = visit()
        page = visited.open(f"{address}/omraden?lan=M")
        assert "har ökat mest" not in visited.text()
        publish.publish(with_second_year(tmp_path / "files"), root=root)
        published = time.monotonic()
        page.get_by_text("Nya uppgifter har publicerats").wait_for(timeout=30_000)
        print(f"The notice came {time.monotonic() - published:.1f} seconds after the publish.")
        assert "22 verksamheter" in visited.text().replace("\u00a0", " "), "the page does not change by itself"
        page.get_by_role("button", name="Läs in de nya uppgifterna").click()
        page.get_by_role("heading", name="IT och tele har ökat mest 2005–2026, från 22 till 23").wait_for(timeout=15_000)
        visited.settle()
        assert "23 verksamheter" in visited.text().replace("\u00a0", " ")
        assert page.url.endswith("/omraden?lan=M")
        earlier = visit()
        earlier.open(f"{address}/omraden?ar=2005")
        assert "22 verksamheter" in earlier.text().replace("\u00a0", " ")
        assert not visited.complaints and not earlier.complaints


def test_a_reader_is_told_what_to_do_when_nothing_is_published(tmp_path: Path, visit: Start) -> None:
    with serve(tmp_path) as address:
        page = visit().page
        page.goto(address)
        page.get_by_text("Inga uppgifter är publicerade ännu.").wait_for(timeout=30_000)
        said = page.locator("[data-testid=stAlert]").inner_text()
        assert "python -m lstdash publicera" in said and "Traceback" not in said
