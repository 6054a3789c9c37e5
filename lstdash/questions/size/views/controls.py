"""Choices on /storlek: register and year, and which other measure of which period: those that the version has."""

from __future__ import annotations

from functools import lru_cache

from lstdash import store
from lstdash.errors import DataError
from lstdash.questions.size.answers import indicators
from lstdash.views import cache
from lstdash.views.controls import Choice, Control
from lstdash.views.registers import REGISTER, YEAR


@lru_cache(maxsize=8)
def _measures(version: str) -> tuple[Choice, Choice]:
    known = indicators.offered(version)
    periods = sorted({row["period"] for row in store.table("indicator_values", version)})
    return (
        Choice("matt", "Mått", known, default=next(iter(known), ""), help="Varje publicerad indikator kan visas här."),
        Choice("period", "Period", {period: period for period in periods}, placeholder="Senaste"),
    )


def measures() -> tuple[Choice, Choice]:
    """Return the choice of indicator and of period, for the version that this run shows."""
    try:
        version = cache.version()
    except KeyError:  # outside a page's run no version is pinned
        version = store.current_version()
    return _measures(version)


def __getattr__(name: str) -> tuple[Control, ...]:
    if name == "CONTROLS":
        try:
            return (REGISTER, YEAR, *measures())
        except DataError:  # nothing is published: the page says so
            return (REGISTER, YEAR)
    raise AttributeError(name)
