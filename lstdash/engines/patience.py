"""How long an engine elsewhere is waited for: a question that takes longer is given up, and it is left alone for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from lstdash.engines import setting
from lstdash.errors import DataError

LONGEST_SECONDS = 60.0  # that a question may take, with all it has to fetch first
SILENT_SECONDS = 30.0  # before an engine that took longer is asked again
T = TypeVar("T")

_silent: dict[str, float] = {}  # address -> until when one that hangs is not asked


def within(address: str, do: Callable[[], T], give_up: Callable[[], None]) -> T:
    """Do it in a thread of its own and return what it gives, or raise what it raises.

    Raises DataError when it takes longer, after `give_up`, and at once for a while after that: nobody else waits.
    """
    if time.monotonic() < _silent.get(address, 0.0):
        raise _late(address)
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(do())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        return future.result(LONGEST_SECONDS)
    except TimeoutError as error:
        _silent[address] = time.monotonic() + SILENT_SECONDS
        give_up()
        raise _late(address) from error


def _late(address: str) -> DataError:
    return DataError(
        "Den distribuerade motorn svarade inte i tid.",
        address,
        f"ett svar inom {LONGEST_SECONDS:.0f} sekunder",
        "inget",
        f"Försök igen om en stund. Se om motorn är överlastad; utan {setting.ENGINE} svarar DuckDB.",
    )
