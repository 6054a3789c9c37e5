"""A process that publishes in children it kills, starves, locks out or races; run by test_promises.py.

python -m tests.extracts.publisher MODE ROOT INBOX: prints one JSON line for each child. Everything is imported before the
first fork, so that a child is quick to start and needs no file it may not read.
"""

from __future__ import annotations

import importlib
import itertools
import json
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from lstdash.errors import UserError
from lstdash.extracts.checking.plan import prepare
from lstdash.extracts.publishing.lock import Busy
from lstdash.extracts.publishing.publish import commit, publish
from lstdash.extracts.publishing.request import Request
from lstdash.published import versions
from tests.extracts.sample import area, write_csv

RANDOM_POINTS, MOST_TRIES = 50, 150  # a child that was done before its point does not count
NOBODY = 65534


def main(mode: str, root: Path, inbox: Path) -> None:
    """Run one mode."""
    warm_up(inbox)
    for result in {"kill": killed, "die": dying, "limit": limited, "uid": locked_out, "race": raced}[mode](root, inbox):
        print(json.dumps(result | {"current": versions.current_version(root), "damage": current_damage(root)}), flush=True)


def warm_up(inbox: Path) -> None:
    """Import what a publish imports along the way, without starting a database in this process."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        publish(year_file(inbox, 2000), root=inbox / "warm")
        with os.fdopen(write, "w") as pipe:
            pipe.write("\n".join(sys.modules))
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        names = pipe.read().split()
    os.waitpid(pid, 0)
    for name in names:
        with suppress(ImportError):
            importlib.import_module(name)


def year_file(inbox: Path, number: int) -> Path:
    """A file that changes something each time."""
    folder = inbox / str(number)
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    return write_csv(folder / "areas.csv", [area("ea", 2026, 1000 + number, 9, 2)])


def child(work: Callable[[], object]) -> int:
    """Start a child that does the work and exits with 0, 10 for an error told in Swedish, 13 for Busy, 1 for a bug."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except Busy:
        code = 13
    except UserError as error:
        print(json.dumps({"told": str(error)}), flush=True)
        code = 10
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(pid: int) -> dict[str, object]:
    """Wait for a child and tell how it ended."""
    status = os.waitpid(pid, 0)[1]
    return {"signal": os.WTERMSIG(status)} if os.WIFSIGNALED(status) else {"code": os.WEXITSTATUS(status)}


def killed(root: Path, inbox: Path) -> Iterator[dict[str, object]]:
    """SIGKILL at random moments, spread over the time that a whole publish takes."""
    started = time.monotonic()
    yield ended(child(lambda: publish(year_file(inbox, 0), root=root)))
    whole = time.monotonic() - started
    chance = random.Random()
    deaths = 0
    for number in range(1, MOST_TRIES + 1):
        if deaths == RANDOM_POINTS:
            break
        pid = child(lambda number=number: publish(year_file(inbox, number), root=root))  # type: ignore[misc]
        time.sleep(chance.uniform(0, whole))
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        end = ended(pid)
        deaths += "signal" in end
        yield end


def dying(root: Path, inbox: Path) -> Iterator[dict[str, object]]:
    """SIGKILL right before and right after each step that leaves a trace on disk, from the last one backwards."""
    points = [(name, count, is_after) for name in ("replace", "rename") for count in (1,) for is_after in (False, True)]
    points += [("fsync", count, True) for count in (1, 3, 5, 6, 7)]
    points += [("link", 30, True), ("fsync", 8, False)]
    for number, (name, count, is_after) in enumerate(points):

        def work(number: int = number, name: str = name, count: int = count, is_after: bool = is_after) -> None:
            die_at(name, count, is_after=is_after)
            publish(year_file(inbox, number), root=root)

        yield {"point": f"{'after' if is_after else 'before'} {name} {count}"} | ended(child(work))


def die_at(name: str, count: int, *, is_after: bool) -> None:
    """Kill this process at the given call of a function of `os`."""
    original = getattr(os, name)
    calls = itertools.count(1)  # two threads write at the same time: each call has a number of its own

    def counted(*args: object, **kwargs: object) -> object:
        number = next(calls)
        if number == count and not is_after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*args, **kwargs)
        if number == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(os, name, counted)


def limited(root: Path, inbox: Path) -> Iterator[dict[str, object]]:
    """No file may grow beyond a limit, as on a full disk."""
    for limit in (0, 10, 200, 1000, 10_000):

        def work(limit: int = limit) -> None:
            path = year_file(inbox, limit)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            publish(path, root=root)

        yield {"limit": limit} | ended(child(work))


def locked_out(root: Path, inbox: Path) -> Iterator[dict[str, object]]:
    """A user who may read everything and write nothing; and who may not read one file."""
    path, secret = year_file(inbox, 1), year_file(inbox, 2)
    secret.chmod(0)

    def as_nobody(work: Callable[[], object]) -> dict[str, object]:
        def lowered() -> None:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            work()

        return ended(child(lowered))

    def check(wanted: Path) -> None:
        with prepare(Request((wanted,)), root) as plan:
            plan.require_sound()

    yield {"what": "check"} | as_nobody(lambda: check(path))
    yield {"what": "publish"} | as_nobody(lambda: publish(path, root=root))
    yield {"what": "secret"} | as_nobody(lambda: check(secret))


def raced(root: Path, inbox: Path) -> Iterator[dict[str, object]]:
    """Two publishers that have both checked and then publish at the same moment."""
    for number in range(6):
        gates = [os.pipe(), os.pipe()]
        ready = os.pipe()

        def work(
            index: int, number: int = number, gates: list[tuple[int, int]] = gates, ready: tuple[int, int] = ready
        ) -> None:
            with prepare(Request((year_file(inbox, 100 * (index + 1) + number),)), root) as plan:
                os.write(ready[1], b"x")
                os.read(gates[index][0], 1)
                commit(plan, note=str(index))

        pids = [child(lambda index=index: work(index)) for index in (0, 1)]  # type: ignore[misc]
        for _ in pids:
            os.read(ready[0], 1)
        for gate in gates:
            os.write(gate[1], b"x")
        yield {"codes": sorted(ended(pid).get("code", -1) for pid in pids)}  # type: ignore[type-var]
        for pipe in (*gates, ready):
            os.close(pipe[0])
            os.close(pipe[1])


def current_damage(root: Path) -> list[str]:
    """Files of the current version that are not as they were published."""
    return versions.damage(versions.current_version(root), root)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
