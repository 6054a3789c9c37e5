"""Two servers behind nginx: two hundred people who click, a server that is killed, a version that is published.

The two hundred are not compared with anything: their goal is in milliseconds. Who measures uses the same processor, and a row
where that took more than a quarter of a core is marked: its answers waited for the measuring, too.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import psutil

from lstdash import formats
from lstdash.extracts.publishing import publish
from lstdash.views.freshness import CHECK_EVERY_SECONDS
from tests.benchmarks.protocol import Visitor
from tests.benchmarks.results import Row, Series, limit
from tests.benchmarks.sessions import OURS, PAUSE_SECONDS
from tests.benchmarks.settings import Settings
from tests.lib.postgres_server import find_binaries, serving
from tests.lib.several import COUNT, Reader, Several, started, with_another_year

NAME = "servrar"
TITLE = "Två servrar bakom nginx, med PostgreSQL"
MOST_OF_A_CORE = 25.0  # percent that measuring may take
READERS = 20
MOST_MS = 350.0
GOALS = {"tillbaka": "mål: högst 2 s", "nytt": "mål: högst 5 s"}


def measure(settings: Settings) -> list[Row]:
    """Start them once, and take the three in turn."""
    binaries = find_binaries()
    if binaries is None:
        return [Row(TITLE, "alla", note="PostgreSQL saknas")]
    with tempfile.TemporaryDirectory() as folder, serving(binaries) as database:
        extracts = Path(folder) / "extracts"
        shutil.copytree(settings.extracts, extracts)  # one is published here, and the other measurements go on with theirs
        with started(extracts, database) as several:
            _warm(several)
            count = settings.sessions[-1]
            rows = _clicks(several, count, max(settings.session_seconds, 2 * PAUSE_SECONDS))
            rows.append(_published(several, extracts, Path(folder) / "files"))
            rows.append(_killed(several))
    return rows


def _warm(several: Several) -> None:
    for server in range(1, COUNT + 1):
        with ExitStack() as staying:
            for click in OURS:
                Reader(several, server, (click.page, click.query), staying)


def _clicks(several: Several, count: int, seconds: float) -> list[Row]:
    took, shares, faults = asyncio.run(_crowd(several, count, seconds))
    marked = f"; MÄTAREN TOG MER ÄN {MOST_OF_A_CORE:.0f} % AV EN KÄRNA" if shares["mätaren"] > MOST_OF_A_CORE else ""
    beside = ", ".join(f"{name} {formats.decimal(share, 0)} %" for name, share in shares.items())
    note = f"av en kärna: {beside}{f'; {faults} fel' if faults else ''}{marked}"
    what = f"{count} personer, ett klick var fjärde sekund: svar"
    return [Row(TITLE, what, took, note=note), limit(TITLE, f"{what}, 95:e percentilen", took.p95, MOST_MS)]


async def _crowd(several: Several, count: int, seconds: float) -> tuple[Series, dict[str, float], int]:
    """Return answers in ms, percent of a core by who used it, and faults."""
    address = several.address.replace("http", "ws", 1) + "/_stcore/stream"
    watched = {"mätaren": [psutil.Process()], "nginx": _front(several)}
    watched |= {f"server {number}": [psutil.Process(several.pid(number))] for number in range(1, COUNT + 1)}
    ready, until = asyncio.Barrier(count + 1), asyncio.Event()
    visitors = [Visitor(address, OURS[n % len(OURS) :] + OURS[: n % len(OURS)]) for n in range(count)]
    everyone = asyncio.gather(
        *(visitor.live(ready, until, PAUSE_SECONDS, PAUSE_SECONDS * n / count) for n, visitor in enumerate(visitors))
    )
    waiting: asyncio.Future[object] = asyncio.ensure_future(ready.wait())
    await asyncio.wait([everyone, waiting], return_when=asyncio.FIRST_COMPLETED)
    start, used = time.perf_counter(), {name: sum(map(_cpu, those)) for name, those in watched.items()}
    await asyncio.sleep(seconds)
    lasted = time.perf_counter() - start
    shares = {name: 100 * (sum(map(_cpu, those)) - used[name]) / lasted for name, those in watched.items()}
    until.set()
    await everyone
    took = Series.of(ms for visitor in visitors for ms in visitor.took)
    return took, shares, sum(visitor.faults for visitor in visitors)


def _killed(several: Several) -> Row:
    """From a server's death until each of its readers has the same page from the other."""
    with ExitStack() as staying, ThreadPoolExecutor(READERS) as pool:
        pages = [OURS[n % len(OURS)] for n in range(READERS)]
        everyone = [Reader(several, 1 + n % COUNT, (page.page, page.query), staying) for n, page in enumerate(pages)]
        readers = [reader for reader in everyone if reader.server == 1]
        os.kill(several.pid(1), signal.SIGKILL)
        killed = time.perf_counter()
        took = list(pool.map(lambda reader: _timed(killed, reader, Reader.is_lost, 0.01), readers))
        back = list(pool.map(lambda reader: _back(killed, reader), readers))
    note = f"{GOALS['tillbaka']}; hälften av tjugo, alla på en gång, utan den halva sekund som en webbläsare väntar först"
    note += f"; avbrottet märktes efter {formats.decimal(max(took) / 1000, 1)} s"
    return Row(TITLE, "läsare vars server dödas: samma sida igen", Series.of(back), note=note)


def _back(since: float, reader: Reader) -> float:
    reader.come_back()
    return 1000 * (time.perf_counter() - since)


def _published(several: Several, extracts: Path, files: Path) -> Row:
    """From the moment the pointer has moved until each open page is told, when it asks as often as a browser does."""
    with ExitStack() as staying, ThreadPoolExecutor(READERS) as pool:
        readers = [Reader(several, 1 + n % COUNT, ("omraden", ""), staying) for n in range(READERS)]
        publish.publish(with_another_year(files), root=extracts)
        moved = time.perf_counter()
        told = [
            pool.submit(_timed, moved, reader, Reader.is_told, CHECK_EVERY_SECONDS, CHECK_EVERY_SECONDS * n / READERS)
            for n, reader in enumerate(readers)
        ]
        took = Series.of(one.result() for one in told)
    return Row(
        TITLE, "ny version publicerad: öppna sidor säger det", took, note=f"{GOALS['nytt']}; de frågar var tredje sekund"
    )


def _timed(
    since: float, reader: Reader, happened: Callable[[Reader], bool], every_seconds: float, after_seconds: float = 0.0
) -> float:
    time.sleep(after_seconds)
    while not happened(reader):
        time.sleep(every_seconds)
    return 1000 * (time.perf_counter() - since)


def _front(several: Several) -> list[psutil.Process]:
    """nginx and its workers: the command's children that are none of the servers, and theirs."""
    servers = {several.pid(number) for number in range(1, COUNT + 1)}
    own = [child for child in psutil.Process(several.process.pid).children() if child.pid not in servers]
    return [*own, *(worker for child in own for worker in child.children())]


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
