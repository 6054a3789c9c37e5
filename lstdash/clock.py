"""What time it is, and which day that is in Sweden: the one place that asks the computer.

What depends on the time takes it as an argument, `now` (a moment with zone) or `today` (a day in Sweden), or asks here, as
`clock.now()`: a test that replaces that one function has moved the time for everyone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day it is in Sweden."""
    return day(now())


def in_sweden(moment: datetime) -> datetime:
    """Return a moment as the clocks in Sweden show it."""
    return moment.astimezone(SWEDEN)


def day(moment: datetime) -> date:
    """Return the day of a moment in Sweden: late in the evening it is tomorrow there before it is in UTC."""
    return in_sweden(moment).date()
