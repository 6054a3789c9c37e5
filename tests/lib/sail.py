"""A Spark Connect server of the test's own: Sail, without Java, on this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version

import pytest

from tests.lib.server import free_port

PATIENCE_SECONDS = 60
COMMAND = "from pysail.cli import main; main()"


def require(package: str) -> None:
    """Skip the test when a package is missing; under CI that is a failure."""
    try:
        version(package)
    except PackageNotFoundError:
        message = f"{package} is not installed (pip install -r requirements-dev.txt)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)


@contextmanager
def serving() -> Iterator[str]:
    """Run Sail and give its address."""
    require("pysail")
    port = free_port()
    command = [sys.executable, "-c", COMMAND, "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(port, process)
            yield f"sc://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("Sail did not start")
