"""The servers and the browser that measurements need; everything on 127.0.0.1, everything stopped by its own PID."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lstdash import clock
from tests.lib.server import ROOT, free_port, wait_until_up

APPS = Path(__file__).parent / "apps"
PROBE = Path(__file__).parent / "probe.js"
OURS = ROOT / "app.py"
EMPTY = APPS / "empty.py"
FAST_POLL_SECONDS = 0.01


@dataclass(frozen=True)
class Server:
    """One running server: its address, its process and when the command was given (seconds since 1970)."""

    address: str
    process: subprocess.Popen[bytes]
    commanded_at: float


@contextmanager
def started(command: Sequence[str], port: int, extracts: Path) -> Iterator[Server]:
    """Run a command that serves on a port; the caller waits until it answers."""
    variables = {**os.environ, "LSTDASH_EXTRACTS": str(extracts)}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start
    at = clock.now().timestamp()
    process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Server(f"http://127.0.0.1:{port}", process, at)
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def starting(app: Path, extracts: Path) -> Iterator[Server]:
    """Start a Streamlit app and yield at once, before it answers."""
    port = free_port()
    with started([sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)], port, extracts) as server:
        yield server


@contextmanager
def streamlit(app: Path, extracts: Path) -> Iterator[Server]:
    """Serve a Streamlit app and yield when it answers."""
    with starting(app, extracts) as server:
        wait_until_up(server.address, server.process)
        yield server


def program() -> str | None:
    """Return the path of the system's Chromium, if there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")
