"""A throw-away PostgreSQL for the tests: Debian's binaries, an unprivileged user, 127.0.0.1, stopped by its own PID."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

PATIENCE_SECONDS = 60


def find_binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs, None if there is none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    if folders and (folders[-1] / "initdb").exists():
        return folders[-1]
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextlib.contextmanager
def serving(binaries: Path) -> Iterator[str]:
    """Serve an empty database and give its URL."""
    user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="lstdash-postgres-"))
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    switch = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    server = None
    try:
        data = folder / "data"
        initdb = [str(binaries / "initdb"), "-D", str(data), "-U", "lstdash", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run([*initdb, "--no-sync"], check=True, capture_output=True, cwd=folder, **switch)
        port = _free_port()
        options = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"]
        command = [str(binaries / "postgres"), "-D", str(data), "-p", str(port), *options]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **switch)
        _wait(server, port, folder / "log")
        yield f"postgresql://lstdash@127.0.0.1:{port}/postgres"
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)  # fast shutdown
            server.wait(PATIENCE_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; anyone else runs it as themselves."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(host="127.0.0.1", port=port, user="lstdash", dbname="postgres", connect_timeout=2).close()
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")
