"""What the first page would otherwise wait for, loaded by the server when it has begun to answer (issue 7, Speed)."""

from __future__ import annotations

import importlib
from contextlib import suppress

from lstdash import store
from lstdash.errors import DataError

# In the order in which the first page needs them.
MODULES = ("lstdash.views.controls", "lstdash.views.freshness", "lstdash.views.areas", "scipy.optimize")


def load() -> None:
    """Import the libraries and open the published version; when there is none, the page says so."""
    for name in MODULES:
        importlib.import_module(name)
    with suppress(DataError):
        store.query("counties", store.current_version())
