"""Which published indicator of which period: chosen the same way on every page that shows one."""

from __future__ import annotations

from functools import lru_cache

from lstdash import store
from lstdash.errors import DataError
from lstdash.evidence.indicators import offered
from lstdash.views import cache
from lstdash.views.controls import Choice


def measures() -> tuple[Choice, ...]:
    """Return the choice of indicator and of period for the version that this run shows; none when nothing is published."""
    return _measures(cache.version())


def declared() -> tuple[Choice, ...]:
    """Return the same for a page's controls, also where nothing is published: the page says so."""
    try:
        return measures()
    except DataError:
        return ()


@lru_cache(maxsize=8)
def _measures(version: str) -> tuple[Choice, ...]:
    known = offered(version)
    periods = sorted({row["period"] for row in store.table("indicator_values", version)})
    return (
        Choice("matt", "Mått", known, default=next(iter(known), ""), help="Varje publicerat mått kan visas här."),
        Choice("period", "Period", {period: period for period in periods}, placeholder="Senaste"),
    )
