"""A real server for browser tests: our app.py on a free port of 127.0.0.1, stopped by its own PID.

What it says is read when it has stopped: a page that failed is a failed test, also where nobody looked at that page.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
UNEXPECTED = "unexpected error"  # as views/error_box.py logs a bug
TRACEBACK = "Traceback (most recent call last)"


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(extracts: Path, app: Path = ROOT / "app.py", port: int = 0, refusals: str = "", **environment: str) -> Iterator[str]:
    """Serve the app and yield its address once it answers; `refusals` begins what Streamlit may log with a traceback."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    variables = {**os.environ, "LSTDASH_EXTRACTS": str(extracts), **environment}
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        process = subprocess.Popen(command, env=variables, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_until_up(address, process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)
            log.seek(0)
            said = log.read()
            if refusals:
                said = re.sub(rf"{refusals}.*?(?=^\d{{4}}-|\Z)", "", said, flags=re.DOTALL | re.MULTILINE)
            assert UNEXPECTED not in said and TRACEBACK not in said, said[-10_000:]


def wait_until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the server answers; fail when it dies or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server stopped while starting"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not answer in time")
