"""What the first pages would otherwise wait for, loaded by the server when it has begun to answer (issue 7, Speed)."""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from lstdash import store
from lstdash.errors import DataError

FIRST = ("lstdash.views.controls", "lstdash.views.freshness", "lstdash.views.areas")  # as the first page needs them
LATER = ("pandas",)  # for the first table that is opened
LATER_AFTER_SECONDS = 5.0
SHORT_TURNS_SECONDS = 0.0005


def load() -> None:
    """Import what pages need, answer the first page and draw its chart; when nothing is published, the page says so."""
    with _short_turns():
        _import(FIRST)
        with suppress(DataError):
            _answer_first_page()
    time.sleep(LATER_AFTER_SECONDS)
    with _short_turns():
        _import(LATER)


def _answer_first_page() -> None:
    from lstdash.answers import overview
    from lstdash.charts import areas
    from lstdash.views import cache
    from lstdash.views.controls import FOCUS

    found = cache.prepared(store.current_version(), overview.answer, FOCUS.default)
    areas.bars(found.areas).to_json()  # kept, and what Plotly loads for its first figure is loaded


def _import(names: tuple[str, ...]) -> None:
    for name in names:
        importlib.import_module(name)


@contextmanager
def _short_turns() -> Iterator[None]:
    """Let the threads that answer in between: an import holds the interpreter for its whole turn, and a page is 80 files."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SHORT_TURNS_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
