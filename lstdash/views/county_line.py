"""The chosen county's own line, on every page whose figures can be read for a county."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lstdash.views import cache, prose, url_state
from lstdash.views.controls import FOCUS


def show(compute: Callable[..., str], *choices: Any) -> None:
    """Show `compute(version, county, *choices)` when a county is chosen and something can be said."""
    county = url_state.value(FOCUS)
    line = cache.answer(compute, county, *choices) if county else ""
    if line:
        prose.say(f"▸ {line}")
