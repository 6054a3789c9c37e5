"""What a room that sets the payroll assumptions is told, in plain Swedish, and the figures that the words are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats
from lstdash.questions.payroll.answers.risk import chance
from lstdash.questions.payroll.answers.words import paid_text, uncapitalised
from lstdash.terms import TERMS

NOBODY = "Ingen har svarat i omgången, så rummet har inget eget värde."
NO_CERTAINTY = "Färre än fem har svarat på varje reglage, så hur säkert det är går inte att säga."
METHOD = (
    "I vart och ett av utfallen följs en deltagare, slumpad bland dem som har svarat: varje reglage slumpas mellan det "
    "lägsta och det högsta som deltagaren har angett, eller står på värdet om bara ett är angett. Där deltagaren inte har "
    "svarat gäller någon annans svar. Reglage som färre än fem har svarat på står i rummets mitt, och de som ingen har svarat "
    "på står där kalkylen har dem. Hälften av utfallen är därför inte precis kalkylen med alla reglage i rummets mitt."
)


@dataclass(frozen=True, slots=True)
class SliderSpread:
    """How a room set one slider: how many answered, the middle of the likely values, and between what eight of ten lie.

    `low` and `high` are None when fewer than five have answered, `middle` when nobody has. `first` and `last` are the
    slider's ends, `published` where the page has it; each `_text` is the value as it is written.
    """

    lever: str
    name: str
    answers: int
    first: float
    last: float
    low: float | None
    middle: float | None
    high: float | None
    published: float
    low_text: str
    middle_text: str
    high_text: str
    published_text: str


@dataclass(frozen=True, slots=True)
class Payback:
    """A payback in years from one side, and between what eight of ten outcomes lie; None is never, a point has no ends."""

    name: str
    low_years: float | None
    middle_years: float | None
    high_years: float | None
    is_point: bool


@dataclass(frozen=True, slots=True)
class Turning:
    """What the room disagrees on: the payback when the slider stands at the low and the high of eight in ten answers."""

    lever: str
    low_text: str
    low_years: float | None
    high_text: str
    high_years: float | None


def headline(
    people: int,
    paybacks: Sequence[Payback],
    turning: Sequence[Turning],
    within_target: float | None,
    target_years: float,
    horizon_years: float,
) -> str:
    """Say what payback follows from the room, beside the report's and ours, and which disagreement moves it most."""
    if not people:
        return NOBODY
    report, ours, room = paybacks
    beside = (
        f"Rapportens egen kalkyl ger {_years(report, horizon_years)} och mitten av våra spann {_years(ours, horizon_years)}."
    )
    if within_target is None:
        return f"Med rummets mitt {_paid(room, horizon_years)}. {NO_CERTAINTY} {beside}"
    target = f"målet {formats.years(target_years, 0)} nås i {chance(within_target)} av utfallen"
    return " ".join((f"{_likely(room, horizon_years)}; {target}.", beside, most(turning, horizon_years)))


def most(turning: Sequence[Turning], horizon_years: float) -> str:
    """Say which slider's disagreement moves the answer most."""
    if not turning:
        return "Det som svaren skiljer sig åt om flyttar inte svaret."
    first = turning[0]
    low, high = (_written(years, horizon_years) for years in (first.low_years, first.high_years))
    return (
        f"Mest flyttar oenigheten om {TERMS[first.lever].definite}: {low} vid {first.low_text}, {high} vid {first.high_text}."
    )


def spread(one: SliderSpread) -> str:
    """Say how a slider was set, in a line."""
    if one.middle is None:
        return "ingen har svarat"
    between = f", åtta av tio mellan {one.low_text} och {one.high_text}" if one.low is not None else ""
    return f"mitten {one.middle_text}{between} (kalkylen: {one.published_text})"


def paid(one: Payback, horizon_years: float) -> str:
    """Write a payback with its interval, if it has one."""
    middle = paid_text(one.middle_years, horizon_years)
    if one.is_point:
        return middle
    return f"{middle} (åtta av tio: {_between(one, horizon_years)})"


def withheld(labels: Sequence[str]) -> str:
    """Say which sliders too few of a group have set to be shown; empty for none."""
    return f"För få i gruppen har svarat på {formats.listed(list(labels))}; de svaren visas inte för sig." if labels else ""


def _likely(room: Payback, horizon_years: float) -> str:
    if room.low_years is None:
        return f"Med rummets värden betalar sig lönesamordningen i de sju länen sällan inom {formats.years(horizon_years, 0)}"
    if room.middle_years is None:
        half = f"inte betalat sig inom {formats.years(horizon_years, 0)} i hälften av utfallen"
    else:
        half = f"betalat sig inom {formats.years(room.middle_years)} i hälften av utfallen"
    return f"Med rummets värden har lönesamordningen i de sju länen {half} (åtta av tio: {_between(room, horizon_years)})"


def _between(one: Payback, horizon_years: float) -> str:
    if one.low_years is not None and one.high_years is not None:
        return f"{formats.interval(one.low_years, one.high_years, 1)}{formats.NBSP}år"
    return f"från {_written(one.low_years, horizon_years)} till {_written(one.high_years, horizon_years)}"


def _paid(one: Payback, horizon_years: float) -> str:
    if one.middle_years is None:
        return f"betalar sig lönesamordningen i de sju länen inte inom {formats.years(horizon_years, 0)}"
    return f"betalar sig lönesamordningen i de sju länen efter {formats.years(one.middle_years)}"


def _years(one: Payback, horizon_years: float) -> str:
    return _written(one.middle_years, horizon_years)


def _written(years: float | None, horizon_years: float) -> str:
    return uncapitalised(paid_text(years, horizon_years))
