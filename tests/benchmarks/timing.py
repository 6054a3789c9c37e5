"""Take turns: every figure is measured beside what it is compared with, A B A B, so that a busy moment hits both."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.benchmarks.results import Series


@dataclass(frozen=True)
class Turns:
    """Things to measure side by side; each returns its own milliseconds."""

    work: Mapping[str, Callable[[], float]]

    def run(self, runs: int, *, warm: int = 1) -> dict[str, Series]:
        """Return name -> milliseconds a run. Each round takes everything once, every other round backwards."""
        found: dict[str, list[float]] = {name: [] for name in self.work}
        for turn in range(-warm, runs):
            for name in list(self.work) if turn % 2 == 0 else list(self.work)[::-1]:
                took = self.work[name]()
                if turn >= 0:
                    found[name].append(took)
        return {name: Series.of(values) for name, values in found.items()}


def milliseconds(do: Callable[[], object]) -> float:
    """Return how long one call took."""
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def timed(do: Callable[[], object]) -> Callable[[], float]:
    """Return a call that measures itself."""
    return lambda: milliseconds(do)
