"""An update in the browser from the first fault to the way back; through a proxy on the same machine nobody updates."""

from __future__ import annotations

import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from lstdash.published import versions
from lstdash.web.own_machine import UPLOADS
from tests.browser.visits import Visit
from tests.lib.proxy import proxy
from tests.lib.server import serve

HEADINGS = "Område;År;Namn;Samordnade;Alla 21 deltar;Koncentrerade;Källa;Avsnitt\n"
REFUSED = "Uppgifterna uppdateras bara från den dator som servern körs på."


def drop(page: Page, coordinated: str) -> None:
    """Drop a file of one area in place of the one that lies there."""
    for button in page.locator("[data-testid=stFileChipDeleteBtn]").all():
        button.click()
    content = f"{HEADINGS}it;2005;It;{coordinated};11;2;heuwing2006;2.2\n".encode()
    field = page.locator("[data-testid=stFileUploaderDropzoneInput]")
    field.set_input_files({"name": "areas.csv", "mimeType": "text/csv", "buffer": content})


def answer(address: str, **headers: str) -> int:
    """The status of a file sent to a session that nobody has."""
    asked = urllib.request.Request(f"{address}{UPLOADS}/en-session/en-fil", b"x", headers, method="PUT")
    try:
        with urllib.request.urlopen(asked, timeout=30) as found:
            return int(found.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_a_file_is_read_published_and_taken_back_here_and_refused_from_elsewhere(
    extracts_root: Path, tmp_path: Path, visit: Callable[..., Visit]
) -> None:
    root = tmp_path / "extracts"
    shutil.copytree(extracts_root, root)
    first = versions.current_version(root)
    with serve(root) as address, proxy(address) as passed_on:
        visited = visit()
        page = visited.open(f"{address}/uppdatera")
        page.get_by_text("Behåll rader som filerna inte nämner").click()
        drop(page, "tjugo")
        page.get_by_role("heading", name=re.compile("1.fel i 1.fil")).wait_for(timeout=60_000)
        visited.settle()
        assert page.get_by_role("button", name="Publicera", exact=True).count() == 0
        drop(page, "25")
        page.get_by_role("heading", name=re.compile("Inga fel")).wait_for(timeout=60_000)
        page.get_by_label("Notering").fill("Rättat i webbläsaren")
        page.get_by_label("Notering").press("Tab")
        visited.settle()
        assert "Så flyttar sig huvudtalen" in visited.text() and versions.current_version(root) == first
        page.get_by_role("button", name=re.compile("^Publicera")).click()
        page.get_by_text("Publicerade version").wait_for(timeout=60_000)
        assert versions.current_version(root) != first and len(versions.every(root)) == 2
        page.get_by_role("button", name="Gå tillbaka till den").click()
        page.get_by_text(f"Version {first} visas nu").wait_for(timeout=60_000)
        assert versions.current_version(root) == first and not visited.complaints

        elsewhere = visit()
        elsewhere.open(f"{passed_on}/uppdatera")
        assert REFUSED in elsewhere.text()
        assert elsewhere.page.locator("[data-testid=stFileUploader]").count() == 0
        assert answer(passed_on) == 403 and answer(address) != 403
        assert answer(address, **{"X-Forwarded-For": "127.0.0.1"}) == 403
        assert answer(address, Host="lst.example.se") == 403
        assert answer(address, Origin="https://lst.example.se") == 403
