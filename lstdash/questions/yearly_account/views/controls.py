"""The choice on /arsredovisning: whose year is accounted for, the last that has ended unless another is chosen."""

from __future__ import annotations

from lstdash import clock
from lstdash.views import url_state
from lstdash.views.controls import Choice, Control

FIRST_YEAR = 2006


def year() -> Choice:
    """Return the choice of year."""
    today = clock.today().year
    codes = {str(one): str(one) for one in range(today, FIRST_YEAR - 1, -1)}
    return Choice("ar", "Redovisat år", codes, default=str(max(FIRST_YEAR, today - 1)))


def read() -> int:
    """Return the year."""
    return int(url_state.value(year()))


def __getattr__(name: str) -> tuple[Control, ...]:
    if name == "CONTROLS":
        return (year(),)
    raise AttributeError(name)
