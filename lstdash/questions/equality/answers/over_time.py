"""One board through the periods of an indicator, against what chance gives around each period's common level."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.assumptions import assumptions
from lstdash.evidence.indicators import Indicator, indicator
from lstdash.questions.equality.answers import words
from lstdash.questions.equality.model import funnel
from lstdash.questions.equality.model.funnel import Kind, Span, Unit

WIDE = funnel.LEVELS[1]


@dataclass(frozen=True, slots=True)
class Point:
    """A period: the board's level, all boards' level, and the exact limits that hold 99.8 per cent of what chance gives."""

    period: str
    value: float
    common: float
    limits: Span

    @property
    def is_outside(self) -> bool:
        """True when the board lies outside the limits."""
        return funnel.side(self.value, self.limits) != 0


@dataclass(frozen=True, slots=True)
class OverTime:
    """A board's points, oldest first, and what they say; no points and a sentence when there are too few."""

    name: str
    points: tuple[Point, ...]
    title: str
    kind: Kind


def over_time(version: str, county: str, wanted: str) -> OverTime | None:
    """Return the board's periods; None when no indicator that can be judged is published."""
    least_points = int(assumptions(version)["least_points"].value)
    latest = indicator(version, wanted, "")
    if latest is None or latest.kind == "antal":
        return None
    kind: Kind = "andel" if latest.kind == "andel" else "per"
    if len(latest.periods) < least_points:
        return OverTime("", (), _few(latest, least_points), kind)
    name = latest.name_of(county)
    if not name:
        return OverTime("", (), "Välj ett län för att se hur det har legat genom åren.", kind)
    found = [point for period in latest.periods if (point := _point(version, kind, wanted, period, county))]
    if len(found) < least_points:
        return OverTime(name, (), _few(latest, least_points), kind)
    many = sum(point.is_outside for point in found)
    by_chance = formats.plain(len(found) * (1 - WIDE), 2)
    title = (
        f"{name} låg utanför 99,8 % vid {formats.decimal(many)} av {formats.decimal(len(found))} tidpunkter "
        f"{found[0].period}–{found[-1].period}; av slump väntas {by_chance}"
    )
    return OverTime(name, tuple(found), title, kind)


def _few(found: Indicator, least_points: int) -> str:
    points = formats.count(len(found.periods), "tidpunkt är publicerad", "tidpunkter är publicerade")
    return f"{points}; för en bild över tid behövs minst {least_points} (vår bedömning)."


def _point(version: str, kind: Kind, wanted: str, period: str, county: str) -> Point | None:
    found = indicator(version, wanted, period)
    if found is None:
        return None
    counted = [value for value in found.values if value.numerator is not None and value.denominator]
    own = next((value for value in counted if value.county == county), None)
    if own is None or words.refusal(found, counted):
        return None
    common = funnel.target([Unit(value.name, value.numerator or 0.0, value.denominator or 0.0) for value in counted])
    base = own.denominator or 0.0
    return Point(period, (own.numerator or 0.0) / base, common, funnel.exact_limits(kind, base, common, WIDE))


YEAR_COLUMNS = ("Tidpunkt", "Länet", "Alla", "99,8 % från", "99,8 % till", "Utanför")


def _period(name: str) -> str | int:
    return int(name) if name.isdecimal() else name


def year_table(found: OverTime) -> list[tuple[str | float | None, ...]]:
    """Return one row per period."""
    return [(_period(p.period), p.value, p.common, *p.limits, "ja" if p.is_outside else "nej") for p in found.points]
