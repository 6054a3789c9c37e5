"""What the first pages would otherwise wait for, loaded by the server when it has begun to answer."""

from __future__ import annotations

import gc
import importlib
import sys
import time
from contextlib import suppress

from lstdash import store
from lstdash.errors import DataError
from lstdash.views import warm

FIRST = (
    "lstdash.views.controls",
    "lstdash.views.freshness",
    "lstdash.views.exhibit",
    "lstdash.questions.areas.charts.exhibits",
    "lstdash.questions.overview.views.ready",
)  # as the first page needs them
LATER = (
    "pandas",
    "lstdash.views.scenarios",
    "lstdash.questions.overview.answers.decisions",
)  # for the first table that is opened, what needs the store, and the models of the pages that are asked most
LATER_AFTER_SECONDS = 5.0
TURN_SECONDS = 0.001  # a page that only needs a moment does not wait long for one that counts, nor for an import


def load() -> None:
    """Import what pages need, answer the first page and draw its chart; when nothing is published, the page says so."""
    sys.setswitchinterval(TURN_SECONDS)
    gc.disable()  # hardly anything of what is loaded now is garbage
    try:
        _import(FIRST)
        with suppress(DataError):
            warm.run(store.current_version())
        time.sleep(LATER_AFTER_SECONDS)
        _import(LATER)
    finally:
        gc.enable()
    gc.collect()
    gc.freeze()  # what is loaded stays: looking through it for garbage stopped every page for 0.1 s now and then


def _import(names: tuple[str, ...]) -> None:
    for name in names:
        importlib.import_module(name)
