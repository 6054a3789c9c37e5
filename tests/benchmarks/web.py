"""The servers and the browser that measurements need; everything on 127.0.0.1, everything stopped by its own PID."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lstdash import clock
from lstdash.database.place import VARIABLE
from tests.lib.server import ROOT, free_port, wait_until_up

APPS = Path(__file__).parent / "apps"
PROBE = Path(__file__).parent / "probe.js"
OURS = ROOT / "app.py"
EMPTY = APPS / "empty.py"
OTHER = "det andra bygget"
FAST_POLL_SECONDS = 0.01


@dataclass(frozen=True)
class Checkout:
    """One build of ours: where it is, the Python that has its packages, and its own published data."""

    root: Path
    python: str
    extracts: Path

    @property
    def app(self) -> Path:
        return self.root / "app.py"


def checkout(root: Path, extracts: Path) -> Checkout:
    """Return another checkout, by its own Python where it has one, with its own data published by its own command."""
    own = root / ".venv" / "bin" / "python"
    found = Checkout(root, str(own) if own.exists() else sys.executable, extracts)
    variables = {**os.environ, "LSTDASH_EXTRACTS": str(extracts), "PYTHONPATH": str(root)}
    command = [found.python, "-m", "lstdash", "publicera", "--om-saknas"]
    subprocess.run(command, cwd=root, env=variables, check=True, capture_output=True)
    return found


@dataclass(frozen=True)
class Server:
    """One running server: its address, its process and when the command was given (seconds since 1970)."""

    address: str
    process: subprocess.Popen[bytes]
    commanded_at: float


@contextmanager
def started(command: Sequence[str], port: int, extracts: Path, root: Path = ROOT) -> Iterator[Server]:
    """Run a command that serves on a port, with a store that nobody has written to yet; the caller waits until it answers."""
    store = f"sqlite:///{extracts.absolute() / 'lstdash.db'}"
    variables = {**os.environ, "LSTDASH_EXTRACTS": str(extracts), VARIABLE: store, "PYTHONPATH": str(root)}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start
    at = clock.now().timestamp()
    process = subprocess.Popen(command, cwd=root, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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
def starting(app: Path, extracts: Path, of: Checkout | None = None) -> Iterator[Server]:
    """Start a Streamlit app (of another checkout) and yield at once, before it answers."""
    port = free_port()
    command = [of.python if of else sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    with started(command, port, extracts, of.root if of else ROOT) as server:
        yield server


@contextmanager
def streamlit(app: Path, extracts: Path, of: Checkout | None = None) -> Iterator[Server]:
    """Serve a Streamlit app (of another checkout) and yield when it answers."""
    with starting(app, extracts, of) as server:
        wait_until_up(server.address, server.process)
        yield server


@contextmanager
def beside(root: Path | None) -> Iterator[Server | None]:
    """Serve another checkout with its own data, where one is given."""
    if root is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="lstdash-other-") as folder:
        found = checkout(root.absolute(), Path(folder))
        with streamlit(found.app, found.extracts, found) as server:
            yield server


def stream(server: Server) -> str:
    """Return the address that Streamlit's own protocol is spoken at."""
    return server.address.replace("http", "ws", 1) + "/_stcore/stream"


def program() -> str | None:
    """Return the path of the system's Chromium, if there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")
