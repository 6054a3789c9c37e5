"""Several servers behind one nginx on this machine: all are started, what dies is started again, and all stop together.

They share the database (PostgreSQL), the extracts and the secret that cookies are signed with; the caller has seen to the first
two.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from lstdash.errors import UserError
from lstdash.web import nginx, own_address, serve

SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"
REPLICAS = "LSTDASH_REPLICAS"
LOOK_SECONDS = 0.2
START_SECONDS = 120
STOP_SECONDS = 20
LONGEST_PAUSE_SECONDS = 30
MEANWHILE = "Besökarna går så länge till de andra."
STEADY_SECONDS = 60  # what has lived this long is started at once when it dies

LAST_PORT = 65_535
NO_PROXY = urllib.request.build_opener(
    urllib.request.ProxyHandler({})
)  # what is asked is on this machine, whatever http_proxy says

Say = Callable[[str], None]


@dataclass
class Program:
    """A program that is kept running; one that dies again and again is started with longer and longer pauses."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    meanwhile: str = ""
    process: subprocess.Popen[bytes] = field(init=False)
    _started: float = 0.0
    _died: float = 0.0  # 0 while nobody has been told
    _pause: float = 0.0

    def start(self) -> None:
        """Start it in a group of its own: Ctrl+C reaches us, and we decide in which order they stop."""
        self.process = subprocess.Popen(self.command, env=self.environment, start_new_session=True)
        self._started, self._died = time.monotonic(), 0.0

    def keep(self, say: Say) -> None:
        """Start it again if it has died and its pause is over."""
        code = self.process.poll()
        if code is None:
            return
        if not self._died:
            self._died = time.monotonic()
            is_steady = self._died - self._started >= STEADY_SECONDS
            self._pause = 0.0 if is_steady else min(LONGEST_PAUSE_SECONDS, 2 * self._pause + 1)
            wait = f" om {self._pause:.0f} s" if self._pause > 1 else ""
            say(f"{self.name} har stannat ({_reason(code)}) och startas igen{wait}. {self.meanwhile}".strip())
        if time.monotonic() - self._died >= self._pause:
            self.start()

    def stop(self) -> None:
        """Ask it to stop, and kill it when it does not."""
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _reason(code: int) -> str:
    return f"slutkod {code}" if code >= 0 else signal.Signals(-code).name


def ports(port: int, count: int) -> list[int]:
    """Return the ports of the servers: the ones after nginx's own."""
    return list(range(port + 1, port + 1 + count))


def require_possible(address: str, port: int, count: int) -> None:
    """Raise UserError where it cannot run: Windows, no nginx, a port that is taken or does not exist."""
    if sys.platform == "win32":
        raise UserError(
            "Flera servrar på en dator går att köra i Linux och macOS.",
            found="Windows",
            action="Starta en enda: python -m lstdash starta. Flera på varsin dator: se docs/flera-servrar.md.",
        )
    if port + count > LAST_PORT:
        raise UserError(
            "Portarna räcker inte till alla servrar.",
            f"port {port}",
            f"högst {LAST_PORT - count}: servrarna får portarna efter nginx egen",
            f"port {port + count} för den sista",
            f"Välj en lägre: make replicas N={count} PORT={serve.PORT}.",
        )
    nginx.program()
    serve.require_free(address, port)
    for own in ports(port, count):
        serve.require_free(serve.OWN, own)


def serve_all(address: str, port: int, count: int, url: str, say: Say) -> None:
    """Serve until SIGINT or SIGTERM; `url` is what people's browsers are given. Raises UserError when one does not start."""
    with tempfile.TemporaryDirectory(prefix="lstdash-nginx-") as name, _stopping() as stop:
        folder = Path(name)
        servers = _servers(ports(port, count), url)
        nginx.write(folder, f"{address}:{port}", urlsplit(url).scheme, [f"{serve.OWN}:{own}" for own in ports(port, count)])
        front = Program("nginx", nginx.command(nginx.program(), folder), dict(os.environ))
        running: list[Program] = []
        try:
            for one in servers:
                one.start()
                running.append(one)
            for one, own in zip(servers, ports(port, count), strict=True):
                _await(one, own, stop)
            if not stop.is_set():
                front.start()
                running.insert(0, front)
                _await(front, port, stop)
                say(f"{count} servrar svarar på {url}. Avsluta med Ctrl+C.")
            while not stop.wait(LOOK_SECONDS):
                for one in running:
                    one.keep(say)
        finally:
            for one in running:  # nginx first: nobody is sent to a server that is leaving
                one.stop()


def _servers(own: Sequence[int], url: str) -> list[Program]:
    shared = {
        **os.environ,
        REPLICAS: str(len(own)),
        SECRET: os.environ.get(SECRET, "").strip() or secrets.token_hex(32),
        "LSTDASH_PUBLIC_URL": url,
    }
    run = [sys.executable, "-m", "streamlit", "run", str(serve.APP)]
    host = own_address.name(url) or "localhost"
    commands = [[*run, *serve.options(port, host=host)] for port in own]
    return [Program(f"Server {number}", command, shared, MEANWHILE) for number, command in enumerate(commands, start=1)]


def _await(one: Program, port: int, stop: threading.Event) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not stop.is_set():
        with suppress(OSError), NO_PROXY.open(f"http://{serve.OWN}:{port}/_stcore/health", timeout=2):
            return
        if one.process.poll() is not None or time.monotonic() > deadline:
            raise UserError(
                f"{one.name} startade inte.",
                f"port {port}",
                "en server som svarar",
                "inget svar" if one.process.poll() is None else _reason(one.process.returncode),
                "Läs vad den skrev här ovanför.",
            )
        stop.wait(LOOK_SECONDS)


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """Give what is set when somebody asks us to stop."""
    stop = threading.Event()
    asked = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: stop.set()) for number in asked]
    try:
        yield stop
    finally:
        for number, handler in zip(asked, before, strict=True):
            signal.signal(number, handler)
