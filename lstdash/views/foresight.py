"""Answers made while a thumb rests, so that the page has them when it is let go.

A panel says where its thumb rests by a plain request (`lstdash/web/panels.py`): a run of the page would redraw it under the
hand. One worker makes the answers, kept where pages look for them. What it has no time for, the page makes itself.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import Lock
from typing import Any

from lstdash.scenarios.kind import C, Kind
from lstdash.views import cache

Codes = Mapping[str, str]  # slider's name -> its value, as an address writes it
Steps = Callable[[Codes], Iterable[Callable[[], object]]]  # what a page makes for them, one answer at a time
Ahead = Callable[[Mapping[str, float]], Iterable[Callable[[], object]]]  # the same for values, by slider's name

MOST_PAGES = 200

_worker = ThreadPoolExecutor(1, thread_name_prefix="foresight")
_lock = Lock()
_steps: OrderedDict[str, Steps] = OrderedDict()
_asked: dict[str, Codes] = {}
_let_go: set[str] = set()


def of(choices: C, *answers: Callable[[str, C], object], kind: Kind[C, Any], draw: Callable[[str, C], None]) -> Ahead:
    """Return how a page's answers, in the order it asks for them, are made with other values of its sliders.

    Then what its scenarios, of the kind, are compared with, and last of all it is drawn.
    """
    return partial(_moved, cache.version(), choices, answers, kind, draw)


def _moved(
    version: str,
    choices: C,
    answers: Iterable[Callable[[str, C], object]],
    kind: Kind[C, Any],
    draw: Callable[[str, C], None],
    values: Mapping[str, float],
) -> Iterator[Callable[[], object]]:
    moved = replace(choices, levers=tuple((lever, values.get(lever, value)) for lever, value in choices.levers))
    for answer in answers:
        yield partial(cache.prepared, version, answer, moved)
    yield partial(_compared, version, kind, moved)
    yield partial(draw, version, moved)


def _compared(version: str, kind: Kind[C, Any], choices: C) -> None:
    from lstdash.views.scenarios import side_by_side  # needs the store: loaded where it is drawn

    side_by_side.ahead(version, kind, choices)


def offer(page: str, steps: Steps) -> None:
    """Remember how an open page makes its answers; the pages that have run latest are remembered."""
    with _lock:
        _steps[page] = steps
        _steps.move_to_end(page)
        while len(_steps) > MOST_PAGES:
            _let_go.discard(_steps.popitem(last=False)[0])


def ask(page: str, codes: Codes) -> None:
    """Make a page's answers where its thumbs rest; only the latest place counts, and a page nobody knows is passed over."""
    with _lock:
        is_waiting = page in _asked
        _let_go.discard(page)
        if page in _steps:
            _asked[page] = codes
        if page in _steps and not is_waiting:
            _worker.submit(_make, page)


def let_go(page: str) -> None:
    """Leave the rest to the page itself, which has begun to run: two at the same work only wait for each other."""
    with _lock:
        if page in _steps:
            _let_go.add(page)


def _make(page: str) -> None:
    with _lock:
        codes, steps = _asked.pop(page), _steps.get(page)
    with suppress(Exception):  # the page that follows meets the same error, and says it
        for step in steps(codes) if steps else ():
            if page in _asked or page in _let_go:
                return  # the thumb has moved on, or the page runs
            step()
