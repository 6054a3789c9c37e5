"""The choice on /arsredovisning: whose year is accounted for, the last that has ended unless another is chosen."""

from __future__ import annotations

from lstdash.views import url_state
from lstdash.views.controls import Choice, Control
from lstdash.views.controls.year import year


def shown() -> Choice:
    """Return the choice of year."""
    return year("Redovisat år")


def read() -> int:
    """Return the year."""
    return int(url_state.value(shown()))


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (shown(),)
