"""Many sessions at once: a light click script each, p95 of the answers, processor and memory, against the empty app.

A visitor looks at one page, chooses something, changes page, about every four seconds: as many people around a table do.
"""

from __future__ import annotations

import asyncio
import time

import psutil

from tests.benchmarks import web
from tests.benchmarks.protocol import Click, Visitor
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings

NAME = "sessioner"
TITLE = "Samtidiga sessioner, ett klick var fjärde sekund"
AGAINST = "tom Streamlit-app"
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
    """Step by step more sessions, on both servers in turn; a server holds one step's sessions at a time."""
    rows = []
    with web.streamlit(web.OURS, settings.extracts) as ours, web.streamlit(web.EMPTY, settings.extracts) as empty:
        for server, clicks in ((ours, OURS), (empty, EMPTY)):  # first visits are measured elsewhere
            asyncio.run(_step(server, clicks, 1, PAUSE_SECONDS))
            asyncio.run(_warm(server, clicks))
        for count in settings.sessions:
            seconds = max(settings.session_seconds, PAUSE_SECONDS * len(OURS) / count)  # every click at least once
            mine = asyncio.run(_step(ours, OURS, count, seconds))
            theirs = asyncio.run(_step(empty, EMPTY, count, seconds))
            rows += _rows(count, mine, theirs)
    return rows


Step = tuple[Series, float, float, int]  # answers in ms; processor in percent of one core; memory per session in MB; faults


def _rows(count: int, mine: Step, theirs: Step) -> list[Row]:
    name = "1 session" if count == 1 else f"{count} sessioner"
    faults = f"{mine[3]} fel i svaren" if mine[3] else ""
    rows = [Row(TITLE, f"{name}: svar", mine[0], AGAINST, theirs[0], note=faults)]
    rows.append(Row(TITLE, f"{name}: processor", Series.of([mine[1]]), AGAINST, Series.of([theirs[1]]), unit="% av en kärna"))
    if count > 1:  # what one session takes disappears in the noise
        memory = Series.of([mine[2]]), Series.of([theirs[2]])
        rows.append(Row(TITLE, f"{name}: minne per session", memory[0], AGAINST, memory[1], unit="MB"))
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
    after = _memory(process)
    until.set()
    await everyone
    took = Series.of(ms for visitor in visitors for ms in visitor.took)
    return took, 100 * share, max(0.0, after - before) / count, sum(visitor.faults for visitor in visitors)


def _memory(process: psutil.Process) -> float:
    """Return what only this process holds, in MB."""
    return float(process.memory_full_info().uss / MEGABYTE)


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
