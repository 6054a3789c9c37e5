"""An update in the browser from the first fault to the way back; through a proxy on the same machine nobody updates."""

from __future__ import annotations

import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from lstdash.published import versions
from lstdash.web import hosts, own_machine
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


def is_refused(address: str, refusal: tuple[int, str] = (403, own_machine.REFUSED), **headers: str) -> bool:
    """Whether a file sent to a session that nobody has is met by our refusal, and not by Streamlit's own."""
    asked = urllib.request.Request(f"{address}{UPLOADS}/en-session/en-fil", b"x", headers, method="PUT")
    with pytest.raises(urllib.error.HTTPError) as met, urllib.request.urlopen(asked, timeout=30):
        pass
    with met.value as answer:
        return (answer.code, answer.read().decode()) == refusal


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
        note = page.get_by_role("textbox", name="Notering")
        note.fill("Rättat i webbläsaren")
        note.press("Tab")
        visited.settle()
        assert "Så flyttar sig huvudtalen" in visited.text() and versions.current_version(root) == first
        page.get_by_role("button", name=re.compile("^Publicera")).click()
        page.get_by_text(re.compile(r"Publicerade version \d")).wait_for(timeout=60_000)
        assert versions.current_version(root) != first and len(versions.every(root)) == 2
        page.get_by_role("button", name="Gå tillbaka till den").click()
        page.get_by_text(f"Version {first} visas nu").wait_for(timeout=60_000)
        assert versions.current_version(root) == first and not visited.complaints

        elsewhere = visit()
        elsewhere.open(f"{passed_on}/uppdatera")
        assert REFUSED in elsewhere.text()
        assert elsewhere.page.locator("[data-testid=stFileUploader]").count() == 0
        assert is_refused(passed_on) and not is_refused(address)
        assert is_refused(address, **{"X-Forwarded-For": "127.0.0.1"})
        assert is_refused(address, (400, hosts.STRANGER), Host="lst.example.se")
        assert is_refused(address, (403, hosts.OTHER_SITE), Origin="https://lst.example.se")
