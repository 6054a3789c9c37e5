"""What the server loads before its first reader comes: the first page is ready, and what only a file needs is not loaded."""

from __future__ import annotations

import subprocess
import sys
from threading import Event
from types import SimpleNamespace

import pytest

from lstdash.views import ahead
from tests.lib.server import ROOT

FOR_PAGES = ("duckdb", "babel", "numpy", "sqlalchemy", "lstdash.store", "lstdash.formats", "lstdash.views.controls")
STARTED = f"""
import sys, app
print([name for name in {FOR_PAGES} if name in sys.modules])
"""
WHOLE = """
from threading import Event
from lstdash.views import ahead
ahead.LATER_AFTER_SECONDS = 0
ahead.load(Event())
print(len(ahead._tasks), len(ahead._later))
"""
FOR_FILES = ("pandas", "pptx", "xlsxwriter", "kaleido")
LOADED = f"""
import sys
from threading import Event
from lstdash.views import ahead
ahead._do(ahead.FIRST, [], Event())
print(len(ahead._tasks), [name for name in {FOR_FILES} if name in sys.modules])
"""  # in a Python of its own: here everything is loaded


def test_the_first_page_is_made_ready_and_no_writer_of_files_is_loaded() -> None:
    said = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout
    assert said.split(maxsplit=1) == ["2", "[]\n"]  # the page, and the store of its notes


def test_nothing_is_said_in_english_while_pages_are_made_ready(version: str) -> None:
    done = subprocess.run([sys.executable, "-c", WHOLE], capture_output=True, text=True, check=True)
    assert "ScriptRunContext" not in done.stderr and all(map(int, done.stdout.split())), done.stderr


def test_a_server_answers_before_it_has_loaded_what_only_pages_need() -> None:
    said = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert said == "[]\n"


def test_a_server_that_is_told_to_stop_begins_nothing_more(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped, done = Event(), []

    def first(given: str) -> None:
        done.append(given)
        stopped.set()

    monkeypatch.setattr(ahead, "_tasks", [first, done.append])
    monkeypatch.setattr(ahead, "_later", [done.append])
    monkeypatch.setattr(ahead.sys, "setswitchinterval", lambda _seconds: None)
    monkeypatch.setattr(ahead, "gc", SimpleNamespace(**dict.fromkeys(("disable", "enable", "collect", "freeze"), lambda: None)))
    ahead.load(stopped)
    assert done == [version]
