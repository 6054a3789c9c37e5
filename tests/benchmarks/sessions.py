"""Many sessions at once: a light click script each, p95 of the answers, processor and memory, against the empty app.

A visitor looks at one page, chooses something, changes page, about every four seconds: as many people around a table do.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass

import psutil

from tests.benchmarks import web
from tests.benchmarks.protocol import Click, Visitor
from tests.benchmarks.results import Row, Series, limit
from tests.benchmarks.settings import Settings

NAME = "sessioner"
TITLE = "Samtidiga sessioner, ett klick var fjärde sekund"
AGAINST, OTHER = "tom Streamlit-app", web.OTHER
GOALS_AT, CLICK_MS, CLICK_RATIO, SESSION_MB = 60, 15.0, 2.5, 0.14
PAUSE_SECONDS = 4.0
MEGABYTE = 1024**2

OURS = (
    Click(""),
    Click("omraden"),
    Click("omraden", "omrade=it"),
    Click("kallor"),
    Click("lonesamordning"),
    Click("lonesamordning", "besparing=0.4"),
    Click("", "lan=H"),
)
EMPTY = (Click(""), Click("tva"))


def measure(settings: Settings) -> list[Row]:
    """Step by step more sessions, on all servers in turn; a server holds one step's sessions at a time."""
    rows = []
    with (
        web.streamlit(web.OURS, settings.extracts) as ours,
        web.streamlit(web.EMPTY, settings.extracts) as empty,
        web.beside(settings.other) as other,
    ):
        served = [("ours", ours, OURS), (AGAINST, empty, EMPTY), *([(OTHER, other, OURS)] if other else [])]
        for _, server, clicks in served:  # first visits are measured elsewhere
            asyncio.run(_step(server, clicks, 1, PAUSE_SECONDS))
            asyncio.run(_warm(server, clicks))
        for count in settings.sessions:
            seconds = max(settings.session_seconds, PAUSE_SECONDS * len(OURS) / count)  # every click at least once
            found = {name: asyncio.run(_step(server, clicks, count, seconds)) for name, server, clicks in served}
            rows += _rows(count, found.pop("ours"), found)
    return rows


@dataclass(frozen=True)
class Step:
    """What so many sessions took of a server."""

    took: Series  # answers, ms
    share: float  # processor, percent of one core
    click: float  # processor, ms
    memory: float  # MB a session
    faults: int


def _rows(count: int, mine: Step, others: Mapping[str, Step]) -> list[Row]:
    name = "1 session" if count == 1 else f"{count} sessioner"
    faults = f"{mine.faults} fel i svaren" if mine.faults else ""
    parts = {
        "svar": ("ms", lambda step: step.took),
        "processor": ("% av en kärna", lambda step: Series.of([step.share])),
        "processortid per klick": ("ms", lambda step: Series.of([step.click])),
    }
    if count > 1:  # what one session takes disappears in the noise
        parts["minne per session"] = ("MB", lambda step: Series.of([step.memory]))
    rows = []
    for what, (unit, of) in parts.items():
        for against, step in others.items():
            goal = CLICK_RATIO if (count, what, against) == (GOALS_AT, "processortid per klick", AGAINST) else None
            rows.append(
                Row(TITLE, f"{name}: {what}", of(mine), against, of(step), unit, goal, faults if what == "svar" else "")
            )
    if count == GOALS_AT:
        rows.append(limit(TITLE, f"{name}: processortid per klick", mine.click, CLICK_MS))
        rows.append(limit(TITLE, f"{name}: minne per session", mine.memory, SESSION_MB, "MB"))
    return rows


async def _warm(server: web.Server, clicks: tuple[Click, ...]) -> None:
    """Every click once, so that what is computed once is computed."""
    visitor, until, ready = Visitor(web.stream(server), clicks), asyncio.Event(), asyncio.Barrier(1)
    task = asyncio.create_task(visitor.live(ready, until, 0.0, 0.0))
    while len(visitor.took) < len(clicks) and not task.done():
        await asyncio.sleep(0.05)
    until.set()
    await task


async def _step(server: web.Server, clicks: tuple[Click, ...], count: int, seconds: float) -> Step:
    process = psutil.Process(server.process.pid)
    before = _memory(process)
    ready, until = asyncio.Barrier(count + 1), asyncio.Event()
    turned = [clicks[i % len(clicks) :] + clicks[: i % len(clicks)] for i in range(count)]
    visitors = [Visitor(web.stream(server), mine) for mine in turned]
    offsets = [PAUSE_SECONDS * i / count for i in range(count)]
    pairs = zip(visitors, offsets, strict=True)
    tasks = [asyncio.create_task(visitor.live(ready, until, PAUSE_SECONDS, offset)) for visitor, offset in pairs]
    everyone = asyncio.gather(*tasks)
    waiting: asyncio.Future[object] = asyncio.ensure_future(ready.wait())
    await asyncio.wait([everyone, waiting], return_when=asyncio.FIRST_COMPLETED)  # someone who fails is told of below
    start, used = time.perf_counter(), _cpu(process)
    await asyncio.sleep(seconds)
    share = (_cpu(process) - used) / (time.perf_counter() - start)
    click = 1000 * (_cpu(process) - used) / sum(len(visitor.took) for visitor in visitors)
    after = _memory(process)
    until.set()
    await everyone
    took = Series.of(ms for visitor in visitors for ms in visitor.took)
    faults = sum(visitor.faults for visitor in visitors)
    return Step(took, 100 * share, click, max(0.0, after - before) / count, faults)


def _memory(process: psutil.Process) -> float:
    """Return what only this process holds, in MB."""
    return float(process.memory_full_info().uss / MEGABYTE)


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
