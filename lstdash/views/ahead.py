"""What the first pages would otherwise wait for, loaded by the server when it has begun to answer.

Rooms say what is worth having ready when the first reader comes; the server does it once.
"""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event

from lstdash import store
from lstdash.errors import DataError
from lstdash.views import cache

FIRST = (
    "lstdash.views.controls",
    "lstdash.views.freshness",
    "lstdash.views.exhibit",
    "lstdash.questions.areas.charts.exhibits",
    "lstdash.questions.overview.views.ready",
)  # as the first page needs them
LATER = (
    "pandas",
    "lstdash.views.scenarios.scenarios",
    "lstdash.questions.overview.answers.decisions",
    "lstdash.questions.payroll.views.ready",
)  # for the first table that is opened, what needs the store, and the models of the pages that are asked most
LATER_AFTER_SECONDS = 5.0
TURN_SECONDS = 0.001  # a page that only needs a moment does not wait long for one that counts, nor for an import

Task = Callable[[str], None]  # version -> nothing; what it makes is kept where it belongs
_tasks: list[Task] = []
_later: list[Task] = []


def at_start(task: Task) -> Task:
    """Register what a room wants done for the current version when the server has begun to answer."""
    _tasks.append(task)
    return task


def later(task: Task) -> Task:
    """Register what can wait until the server has been up for a while, and nobody waits for what it loads."""
    _later.append(task)
    return task


def load(stopped: Event) -> None:
    """Import what pages need, answer the first page and draw its chart, until told to stop.

    When nothing is published, the page says so.
    """
    cache.without_session()
    sys.setswitchinterval(TURN_SECONDS)
    gc.disable()  # hardly anything of what is loaded now is garbage
    try:
        _do(FIRST, _tasks, stopped)
        stopped.wait(LATER_AFTER_SECONDS)
        _do(LATER, _later, stopped)
    finally:
        gc.enable()
    gc.collect()
    gc.freeze()  # what is loaded stays: looking through it for garbage stopped every page for 0.1 s now and then


def _do(names: tuple[str, ...], tasks: list[Task], stopped: Event) -> None:
    """Import the modules and do what is registered, in the order in which the rooms were loaded; a stop comes in between."""
    for name in names:
        if not stopped.is_set():
            importlib.import_module(name)
    with suppress(DataError):
        version = store.current_version()
        for task in tasks:
            if not stopped.is_set():
                task(version)
