"""The limit of open files is raised when the server starts, and said in Swedish when it stays too low for a room."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from lstdash.web import open_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
CODE = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
from lstdash.web import open_files
print(open_files.raise_limit())
print(*resource.getrlimit(resource.RLIMIT_NOFILE))
"""


def started(soft: int, hard: int) -> list[str]:
    done = subprocess.run([sys.executable, "-c", CODE.format(soft=soft, hard=hard)], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_a_low_limit_is_raised_to_what_the_system_allows() -> None:
    assert started(256, 4_096) == ["", "4096 4096"]


def test_one_that_cannot_be_raised_enough_is_told() -> None:
    said, limits = started(256, 512)
    assert limits == "512 512"
    assert said.startswith("VARNING: servern får bara ha 512 filer öppna") and "ulimit -n 1024" in said


@pytest.mark.parametrize("most", [2_000, 200])
def test_a_kernel_that_refuses_what_it_says_it_allows_stops_nothing(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    had = [256]

    def refusing(_which: int, limits: tuple[int, int]) -> None:
        if limits[0] > most:
            raise ValueError("current limit exceeds maximum limit")
        had[0] = limits[0]

    monkeypatch.setattr(resource, "getrlimit", lambda _which: (256, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", refusing)
    said = open_files.raise_limit()
    assert (had[0], bool(said)) == ((open_files.ENOUGH, False) if most >= open_files.ENOUGH else (256, True))


def test_the_warning_reaches_the_log(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(open_files, "too_few", lambda limit: "VARNING: för få")
    with caplog.at_level(logging.WARNING):
        assert open_files.raise_limit() == "VARNING: för få"
    assert "VARNING: för få" in caplog.text
