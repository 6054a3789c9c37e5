"""The day in Sweden is not the day in UTC: an hour's difference in winter, two in summer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from lstdash import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2006, 11, 21, 22, 59, tzinfo=UTC), date(2006, 11, 21)),
        (datetime(2006, 11, 21, 23, 0, tzinfo=UTC), date(2006, 11, 22)),
        (datetime(2006, 6, 30, 21, 59, tzinfo=UTC), date(2006, 6, 30)),
        (datetime(2006, 6, 30, 22, 0, tzinfo=UTC), date(2006, 7, 1)),
        (datetime(2006, 12, 31, 23, 30, tzinfo=UTC), date(2007, 1, 1)),
    ],
)
def test_the_day_changes_at_midnight_in_sweden(moment: datetime, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    assert clock.day(moment) == day
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert clock.today() == day


def test_the_clock_goes_and_knows_its_zone() -> None:
    first, second = clock.now(), clock.now()
    assert first <= second and first.utcoffset() == timedelta(0)
    assert clock.in_sweden(first) == first and clock.in_sweden(first).tzinfo is clock.SWEDEN
