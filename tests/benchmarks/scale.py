"""What grows, for docs/skala.md: open pages that nobody touches, a thousand times the figures, many indicators, votes stored.

Nothing is compared with anything; how many there may be is what is asked.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from lstdash import formats, store
from lstdash.database.engine import VARIABLE, connect
from lstdash.questions.workshop.answers import setup, vote
from lstdash.questions.workshop.answers.setup import Plan
from lstdash.views.freshness import CHECK_EVERY_SECONDS
from lstdash.workshop import kinds
from tests.benchmarks import web
from tests.benchmarks.queries import GIVEN, PARAM
from tests.benchmarks.results import Row, Series
from tests.benchmarks.sessions import OURS
from tests.benchmarks.settings import Settings
from tests.benchmarks.synthetic import enlarge
from tests.benchmarks.timing import milliseconds
from tests.lib.devices import cookie_of
from tests.lib.postgres_server import find_binaries, serving

NAME = "skala"
IDLE, LARGE = "Öppna sidor som ingen rör", "Tusen gånger så mycket uppgifter, en dator"
MANY, VOTES = "Indikatorer för 290 kommuner, tio år", "Databasen, PostgreSQL"
INDICATORS, MUNICIPALITIES, YEARS = 200, 290, 10
MEGABYTE = 1024**2
QUERIES = {
    "en indikator, alla kommuner och år": "select * from v where indicator = 7 order by municipality, year",
    "alla indikatorer i en kommun, senaste året": "select * from v where municipality = 77 and year = 2006 order by indicator",
    "varje kommuns plats i varje indikator": "select *, rank() over (partition by indicator, year order by value) from v",
}


def measure(settings: Settings) -> list[Row]:
    """Each in turn; the server of the open pages is alone while it is measured."""
    return [*_idle(settings), *_large(settings), *_many(), *_votes()]


@dataclass
class _Open:
    """One open page, whose polled parts are asked for as often as a browser does."""

    address: str
    number: int

    async def live(self, ready: asyncio.Barrier, until: asyncio.Event) -> None:
        click = OURS[self.number % len(OURS)]
        async with websockets.connect(self.address, subprotocols=["streamlit"], max_size=None, ping_interval=None) as socket:  # type: ignore[list-item]
            await self._ask(socket, click.page, click.query)
            await ready.wait()
            while not until.is_set():
                await asyncio.sleep(CHECK_EVERY_SECONDS)
                await self._ask(socket, click.page, click.query, self._part)

    async def _ask(self, socket: websockets.ClientConnection, page: str, query: str, part: str = "") -> None:
        message = BackMsg()
        message.rerun_script.page_name, message.rerun_script.query_string = page, query
        message.rerun_script.fragment_id = part
        message.rerun_script.widget_states.SetInParent()
        finished = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY if part else ForwardMsg.FINISHED_SUCCESSFULLY
        await socket.send(message.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await socket.recv())  # type: ignore[arg-type]
            kind = told.WhichOneof("type")
            if kind == "auto_rerun" and not part and told.auto_rerun.interval == CHECK_EVERY_SECONDS:
                self._part = told.auto_rerun.fragment_id
            elif kind == "script_finished" and told.script_finished == finished:
                return


def _idle(settings: Settings) -> list[Row]:
    few, many = settings.idle
    with web.streamlit(web.OURS, settings.extracts) as server:
        address = server.address.replace("http", "ws", 1) + "/_stcore/stream"
        process = psutil.Process(server.process.pid)
        asyncio.run(_held(address, process, len(OURS), 1.0))  # what is computed once is computed
        (less, _), (more, share) = (asyncio.run(_held(address, process, n, settings.session_seconds)) for n in (few, many))
    name = f"{many} öppna sidor"
    return [
        Row(IDLE, f"{name}: processor", Series.of([share]), unit="% av en kärna", note="var och en frågar var tredje sekund"),
        Row(IDLE, f"{name}: minne per sida", Series.of([max(0.0, more - less) / (many - few)]), unit="MB"),
        Row(IDLE, f"{name}: minne i allt", Series.of([more]), unit="MB"),
    ]


async def _held(address: str, process: psutil.Process, count: int, seconds: float) -> tuple[float, float]:
    """Return megabytes and percent of a core while so many pages are open."""
    ready, until = asyncio.Barrier(count + 1), asyncio.Event()
    pages = [asyncio.create_task(_Open(address, number).live(ready, until)) for number in range(count)]
    await ready.wait()
    start, used = time.perf_counter(), _cpu(process)
    await asyncio.sleep(seconds)
    share = 100 * (_cpu(process) - used) / (time.perf_counter() - start)
    held = process.memory_full_info().uss / MEGABYTE
    until.set()
    await asyncio.gather(*pages)
    return held, share


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _large(settings: Settings) -> list[Row]:
    version = store.current_version()
    kept = os.environ["LSTDASH_EXTRACTS"]
    with tempfile.TemporaryDirectory(prefix="lstdash-large-") as folder:
        large = enlarge(settings.extracts / version, Path(folder), settings.copies)
        os.environ["LSTDASH_EXTRACTS"] = folder
        try:
            asked = {path.stem: store.query_text(path.stem) for path in sorted(store.QUERIES.glob("*.sql"))}
            took = {name: milliseconds(_running(sql, large)) for name, sql in asked.items()}
        finally:
            os.environ["LSTDASH_EXTRACTS"] = kept
        size = _megabytes(Path(folder) / large)
        rows = duckdb.sql(f"select sum(num_rows) from parquet_file_metadata('{folder}/{large}/*.parquet')").fetchall()[0][0]
    slowest = max(took, key=lambda name: took[name])
    return [
        Row(
            LARGE,
            "på disk",
            Series.of([size]),
            unit="MB",
            note=f"{formats.decimal(rows)} rader",
        ),
        Row(LARGE, "en fråga, var och en gång", Series.of(took.values()), note=f"långsammast är {slowest}"),
        Row(LARGE, "den långsammaste frågan", Series.of([took[slowest]])),
    ]


def _running(sql: str, version: str) -> Callable[[], object]:
    given = {param: GIVEN[param] for param in PARAM.findall(sql)}
    return lambda: store.run(sql, version, **given)


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*.parquet")) / MEGABYTE


def _many() -> list[Row]:
    """As an extract would hold them; there is no such table today."""
    count = INDICATORS * MUNICIPALITIES * YEARS
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as con:
        path = Path(folder) / "v.parquet"
        con.execute(
            f"copy (select i::int indicator, m::int municipality, (2000 + y)::int as year, hash(i, m, y) % 100000 as part, "
            f"200000 as whole, part / whole as value from range({INDICATORS}) a (i), range({MUNICIPALITIES}) b (m), "
            f"range({YEARS}) c (y) order by i, m, y) to '{path}' (format parquet, compression zstd)"
        )
        con.execute(f"create view v as from '{path}'")
        rows = [Row(MANY, f"{formats.decimal(count)} rader på disk", Series.of([path.stat().st_size / MEGABYTE]), unit="MB")]
        for name, sql in QUERIES.items():
            rows.append(Row(MANY, name, Series.of(milliseconds(lambda sql=sql: con.sql(sql).fetchall()) for _ in range(5))))  # type: ignore[misc]
    return rows


def _votes() -> list[Row]:
    """Two hundred people who answer every question of a room, and what that takes on disk."""
    binaries = find_binaries()
    if binaries is None:
        return [Row(VOTES, "röster", note="PostgreSQL saknas")]
    with serving(binaries) as url:
        os.environ[VARIABLE] = url
        connect(url).close()
        keys, criteria = ("upphandlingar", "loneadministration", "gemensamma_it_system"), ("initialkostnad", "effekt")
        opened = setup.create(store.current_version(), Plan(kinds.FIRST, "Var börjar vi?", keys, (), criteria, ()))
        votes = {f"{key}{vote.SEPARATOR}{criterion}": 3 for key in keys for criterion in criteria}
        size = "select pg_database_size(current_database())"
        with connect(url).read() as connection:
            before = connection.exec_driver_sql(size).scalar_one()
        took = [milliseconds(lambda n=n: _one(opened, f"device-{n:020}", votes)) for n in range(200)]  # type: ignore[misc]
        with connect(url).read() as connection:
            after = connection.exec_driver_sql(size).scalar_one()
    stored = 200 * len(votes)
    return [
        Row(VOTES, f"{stored} röster på disk", Series.of([(after - before) / MEGABYTE]), unit="MB"),
        Row(VOTES, "en deltagare går med och svarar på allt", Series.of(took)),
    ]


def _one(opened: setup.Opened, device: str, votes: dict[str, int]) -> None:
    vote.join(opened.code, cookie_of(device), "", "")
    vote.record(opened.workshop, device, votes)
