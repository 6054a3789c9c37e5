"""Several servers behind nginx, started and stopped by the command that does it: `starta --kopior`."""

from __future__ import annotations

import csv
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
from websockets.exceptions import ConnectionClosed

from lstdash.extracts.reading.intake import SOURCE_DIR
from tests.lib.server import TRACEBACK, UNEXPECTED, wait_until_up
from tests.lib.visitor import Page, Visitor

COOKIE = "lstdash_server"
COUNT = 2
STOP_SECONDS = 60
START_SECONDS = 120
NOTICE = "Nya uppgifter har publicerats"
SHELF = re.compile(r"\./filer/[\w-]+/")


@dataclass(frozen=True)
class Several:
    """The address before them, the port that theirs follow on, the command's process and what it says."""

    address: str
    port: int
    process: subprocess.Popen[bytes]
    log: Path
    count: int = COUNT

    def pid(self, number: int) -> int:
        """Return the process of one of the servers, counted from 1."""
        words = ["--server.port", str(self.port + number)]
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                line = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                if parent == self.process.pid and words[0] in line and line[line.index(words[0]) + 1] == words[1]:
                    return int(folder.name)
        raise AssertionError(f"server {number} is not running")

    def said(self) -> str:
        """Return what the command and its servers have written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_until_said(self, words: str, seconds: float = STOP_SECONDS) -> None:
        """Return when the command has said something."""
        deadline = time.monotonic() + seconds
        while words not in self.said():
            assert self.process.poll() is None, self.said()[-3000:]
            assert time.monotonic() < deadline, f"never said {words!r}:\n{self.said()[-3000:]}"
            time.sleep(0.05)

    def client(self, server: int = 0, **cookies: str) -> httpx.Client:
        """Return a browser's cookies and connections; with a server, one that has been there before."""
        client = httpx.Client(base_url=self.address, timeout=60)
        for name, value in (cookies | ({COOKIE: str(server)} if server else {})).items():
            client.cookies.set(name, value, domain="127.0.0.1", path="/")
        return client


@contextmanager
def started(extracts: Path, database: str, count: int = COUNT, **environment: str) -> Iterator[Several]:
    """Start them, yield when all answer, and stop them as a terminal does; nothing of theirs is left running."""
    port = _free_ports(count)
    command = [sys.executable, "-m", "lstdash", "starta", "--port", str(port), "--kopior", str(count)]
    variables = {**os.environ, "LSTDASH_EXTRACTS": str(extracts), "LSTDASH_DATABASE_URL": database, **environment}
    with tempfile.TemporaryDirectory(prefix="lstdash-several-") as folder:
        log = Path(folder) / "log"
        with log.open("wb") as file:
            process = subprocess.Popen(command, env=variables, stdout=file, stderr=subprocess.STDOUT)
        several = Several(f"http://127.0.0.1:{port}", port, process, log, count)
        try:
            several.wait_until_said(f"{count} servrar svarar", START_SECONDS)
            wait_until_up(several.address, process)
            yield several
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
            said = several.said()
        assert UNEXPECTED not in said and TRACEBACK not in said, said[-10_000:]
        assert process.returncode == 0 and said.rstrip().endswith("Stoppade."), said[-3000:]


def _free_ports(count: int) -> int:
    """Return a port that nobody has, nor the ones after it that the servers take: below those that the system hands out."""
    while True:
        port = random.randrange(10_000, 30_000)
        if all(map(_is_free, range(port, port + 1 + count))):
            return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def without_shelf(said: str) -> str:
    """Return what a page says without the name of the session's own shelf: all that may differ between two sessions."""
    return SHELF.sub("./filer/", said)


def files_of(said: str) -> list[str]:
    """Return the addresses of the files that a page offers."""
    return [f"/{found[2:]}" for found in re.findall(r"\./filer/[\w-]+/[\w.-]+", said)]


class Reader:
    """Somebody with one page open, who comes back to the same address when the connection is lost."""

    def __init__(self, several: Several, server: int, at: tuple[str, str], staying: ExitStack) -> None:
        self.at = at
        self._client = staying.enter_context(several.client(server))
        self._staying = staying
        self._open()

    def _open(self) -> None:
        self.visitor = self._staying.enter_context(Visitor(self._client))
        self.page = self.visitor.open(*self.at)

    @property
    def server(self) -> int:
        """The server that this browser belongs to."""
        return int(self._client.cookies[COOKIE])

    @property
    def shows(self) -> frozenset[str]:
        """What the page said when it was last opened."""
        return settled(self.page)

    def is_lost(self) -> bool:
        """Return whether the server hangs up when it is asked again."""
        try:
            self.page = self.visitor.open(*self.at)
        except (ConnectionClosed, OSError):
            return True
        return False

    def come_back(self) -> None:
        """Open the same address again, as a browser does that has lost its server."""
        self._open()

    def is_told(self) -> bool:
        """Return whether the page's polled parts say that a new version is published."""
        return NOTICE in self.visitor.poll(self.page).said

    def takes_a_file(self) -> httpx.Response:
        """Ask for the first file that the page offers."""
        return self._client.get(files_of(self.page.said)[0])


def settled(page: Page) -> frozenset[str]:
    """What a page says, in whatever order it came, without the notice that it may have got while it was drawn."""
    return frozenset(without_shelf(text) for text in page.texts if NOTICE not in text)


def with_another_year(folder: Path) -> Path:
    """Copy two tables of data/source, with one more coordinated activity in a second year."""
    folder.mkdir()
    for name in ("areas", "area_totals"):
        with (SOURCE_DIR / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        later = [row | {"year": "2006"} for row in rows]
        for row in later:
            if row.get("area") == "it":
                row["coordinated"] = str(int(row["coordinated"]) + 1)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows + later)
    return folder
